"""The outbox: deliveries as files under `out/`. What is written depends on the draft's outputs alone.

A file is there whole or not at all, whatever dies: it is written beside its place, synced, renamed over it, and its
folder synced. A second delivery of the same outputs writes the same bytes, so the outbox honours every key.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from repurpose.errors import ChannelError
from repurpose.model import Draft, Receipt

PATIENCE_SECONDS = 5.0  # with another writer of the same file; none needs longer that is awake
_BAD = frozenset("\\\x00")


def write_file(path: Path, data: bytes) -> os.stat_result:
    """Makes `path` hold exactly `data`, durably; missing folders are made. Raises `OSError`, and then nothing changed.

    What comes back is said of the file that was written, even where another has its name by now.

    Writers of one path take turns: the file beside it is locked until it has its name. One that was left by a process
    that died is taken over by the next; one that is held for too long by a process that sleeps is left to it.
    """
    _make_folder(path.parent)
    beside = path.with_name(f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:32]}.part")
    file, beside = _open_alone(beside)
    try:
        os.ftruncate(file, 0)
        view = memoryview(data)
        while view:
            view = view[os.write(file, view) :]
        os.fsync(file)
        written = os.fstat(file)
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    finally:
        os.close(file)
    _sync_folder(path.parent)
    return written


def _open_alone(path: Path) -> tuple[int, Path]:
    """A descriptor of the file that has the name `path` now, locked until it is closed; or of one with a name of ours."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file), path.lstat()):
                    return file, path
        except BlockingIOError:
            time.sleep(0.02)
        except BaseException:
            os.close(file)
            raise
        os.close(file)  # whoever had it renamed or removed it while we waited, or has it still
    own = path.with_name(f"{path.stem}-{secrets.token_hex(6)}.part")
    return os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644), own


def _make_folder(folder: Path) -> None:
    """Makes a folder and those above it, each synced into the one that holds it."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        _sync_folder(each.parent)


def _sync_folder(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _listed(folder: Path) -> set[str]:
    try:
        return set(os.listdir(folder))  # noqa: PTH208 - names are all that is needed, and there may be many
    except FileNotFoundError:
        return set()


class Outbox:
    """Writes a draft's outputs below `out`. No output can name a place outside it."""

    name = "outbox"
    honours_key = True

    def __init__(self, out: Path) -> None:
        self.out = out

    def preview(self, draft: Draft) -> str:
        """The files that would be written, one a line."""
        return "\n".join(f"{path} ({len(data)} bytes)" for path, data in self._files(draft))

    def send(self, draft: Draft, key: str) -> Receipt:  # noqa: ARG002 - the same bytes twice are the same file
        """Writes the outputs. Raises `ChannelError`: for good where a name is not allowed, else to be tried again."""
        for path, data in list(self._files(draft)):  # all names are judged before the first file is written
            try:
                write_file(path, data)
            except OSError as error:
                raise ChannelError(
                    f"The outbox cannot write {path} ({error.strerror}): check the folder's rights and the free space; "
                    "it is tried again."
                ) from error
        names = ", ".join(output.name for output in draft.outputs)
        return Receipt(
            draft.outputs[0].name if draft.outputs else None, f"wrote {names}" if names else "no files"
        )

    def missing(self, names: Iterable[str]) -> list[str]:
        """Those of `names` under which there is no file, in their order. Each folder is looked at once."""
        there: dict[PurePosixPath, set[str]] = {}
        gone: list[str] = []
        for name in names:
            plain = PurePosixPath(name)
            if plain.parent not in there:
                there[plain.parent] = _listed(self.out / plain.parent)
            if plain.name not in there[plain.parent]:
                gone.append(name)
        return gone

    def put_back(self, name: str, data: bytes) -> None:
        """Writes one file that was sent before. Raises `OSError`, or `ChannelError` for a name that is not allowed."""
        write_file(self._inside(name), data)

    def _files(self, draft: Draft) -> Iterator[tuple[Path, bytes]]:
        for output in draft.outputs:
            yield self._inside(output.name), output.data

    def _inside(self, name: str) -> Path:
        """The file's path. Raises `ChannelError` for a name that is not plainly below `out`, links followed."""
        plain = PurePosixPath(name)
        steps = plain.parts
        refused = not steps or plain.is_absolute() or ".." in steps or not _BAD.isdisjoint(name)
        if refused or any(step.startswith(".") for step in steps):
            raise ChannelError(
                f"The output name {name!r} is not a plain path below the out folder.", permanent=True
            )
        path = self.out.joinpath(*steps)
        if not path.parent.resolve().is_relative_to(self.out.resolve()):
            raise ChannelError(
                f"The output {name!r} would leave the out folder through a link.", permanent=True
            )
        return path
