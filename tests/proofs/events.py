"""Every step of a run that leaves a trace: file calls below one folder and SQL statements, counted, and one of them hit.

File calls are seen through Python's audit hooks, `os.write` and `os.fsync` by wrapping them, statements and commits
through SQLAlchemy's events. A hook cannot be taken out again: install in a forked child only.
"""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

_FILE_CALLS = frozenset(
    {
        "open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate",
        "os.scandir", "os.listdir", "os.chmod", "os.utime", "shutil.copyfile", "shutil.rmtree", "sqlite3.connect",
    }
)  # fmt: skip
_WRITING = frozenset({"os.rename", "os.mkdir", "os.link", "os.symlink", "write", "fsync"})
_SQL_WRITES = ("INSERT", "UPDATE", "DELETE", "CREATE", "commit", "BEGIN IMMEDIATE")
Act = Callable[[str, bool], None]


class Watch:
    """Counts the steps below `root` and calls `act(what, writes)` at step `at`, and at each after it if `onwards`."""

    def __init__(self, root: Path, at: int = 0, act: Act | None = None, *, onwards: bool = False) -> None:
        self.root, self.at, self.act, self.onwards = str(root), at, act, onwards
        self.steps: list[str] = []
        self.hits = 0

    def step(self, what: str, *, writes: bool) -> None:
        """Count one step, and act if it is the one."""
        self.steps.append(what)
        if (
            self.act
            and self.at
            and (len(self.steps) == self.at or (self.onwards and len(self.steps) > self.at))
        ):
            self.hits += 1
            self.act(what, writes)

    def install(self) -> None:
        """Watch this process from now on, for good."""
        sys.addaudithook(self._audited)
        write, fsync = os.write, os.fsync

        def watched_write(file: int, data: Any) -> int:
            self._of_descriptor("write", file)
            return write(file, data)

        def watched_fsync(fd: Any) -> None:
            self._of_descriptor("fsync", fd)
            fsync(fd)

        os.write, os.fsync = watched_write, watched_fsync
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", lambda _: self.step("sql commit", writes=True))
        event.listen(Engine, "rollback", lambda _: self.step("sql rollback", writes=False))

    def _audited(self, name: str, args: tuple[Any, ...]) -> None:
        if name not in _FILE_CALLS or not args or not isinstance(args[0], str | bytes | os.PathLike):
            return
        path = os.fsdecode(args[0])
        if self.root not in path:
            return
        writes = name in _WRITING
        if name == "open":
            flags = args[2] if isinstance(args[2], int) else 0
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        self.step(
            f"{name}{' to write' if name == 'open' and writes else ''} {path.partition(self.root)[2]}",
            writes=writes,
        )

    def _of_descriptor(self, name: str, file: Any) -> None:
        number = file if isinstance(file, int) else file.fileno()
        path = os.readlink(f"/proc/self/fd/{number}")  # noqa: PTH115
        if path.startswith(self.root):
            self.step(f"{name} {path.removeprefix(self.root)}", writes=True)

    def _statement(self, *args: Any) -> None:
        said = " ".join(str(args[2]).split())
        self.step(f"sql {said[:60]}", writes=said.startswith(_SQL_WRITES))


def kill(_what: str, _writes: bool) -> None:
    """The process is no more."""
    os.kill(os.getpid(), signal.SIGKILL)


def stop(_what: str, _writes: bool) -> None:
    """The process sleeps until somebody wakes it."""
    os.kill(os.getpid(), signal.SIGSTOP)


def fail_with(number: int) -> Act:
    """A disk that fails: `errno.ENOSPC` at what writes, `errno.EIO` at everything."""

    def act(what: str, writes: bool) -> None:
        if number == errno.ENOSPC and not writes:
            return
        if what == "sql rollback":
            return
        if what.startswith(("sql ", "sqlite3.connect")):
            error = sqlite3.OperationalError("injected")
            full = sqlite3.SQLITE_FULL if number == errno.ENOSPC else sqlite3.SQLITE_IOERR
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN if what.startswith("sqlite3") else full
            raise error
        raise OSError(number, os.strerror(number), what.split(" ")[-1])

    return act
