"""The designs: every file of the `cards/` folders, the user's before the starters, laid out as one folder for typst.

A design sees only this copy: whatever it reads or imports, it cannot leave it. The copy is named by its content, so
that a file changed while cards are drawn never mixes into one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from repurpose.errors import TemplateError

PRESS = Path(__file__).with_name("press.typ")
MOST_BYTES = 32 * 2**20
#: The texts of a view that a design may print.
PRINTED = ("quote", "speaker", "role", "source", "title", "site", "date")
#: All that a design is given.
GIVEN = (*PRINTED, "language", "marks")
_SEARCHED = re.compile(r" \(searched at [^)]*\)")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def read(folders: Sequence[Path]) -> dict[str, bytes]:
    """POSIX name inside `cards/` → bytes; of two files with one name the one of the earlier folder. Links out of a
    folder and hidden files are left out. `TemplateError` where they are larger than 32 MiB together."""
    found: dict[str, bytes] = {}
    for folder in folders:
        root = folder / "cards"
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            name = path.relative_to(root).as_posix()
            if name in found or any(part.startswith(".") for part in name.split("/")):
                continue
            if path.is_file() and path.resolve().is_relative_to(root.resolve()):
                found[name] = path.read_bytes()
                if sum(map(len, found.values())) > MOST_BYTES:
                    raise TemplateError(
                        f"{root}: the files for cards are larger than 32 MiB; make them smaller."
                    )
    found["press.typ"] = PRESS.read_bytes()
    return found


def fingerprint(files: Mapping[str, bytes]) -> str:
    """SHA-256 (hex) of names and bytes."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode("utf-8", "surrogateescape"))
        digest.update(files[name])
    return digest.hexdigest()


def lay_out(files: Mapping[str, bytes], under: Path) -> Path:
    """Writes the files below `under`, once per content, and returns the folder that is typst's root."""
    root = under / fingerprint(files)[:16]
    if not root.exists():
        draft = under / f"{root.name}.{os.getpid()}"
        for name, data in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        draft.rename(root)
    return root


def check(design: str, files: Mapping[str, bytes]) -> None:
    """`TemplateError` where there is no such design; it names those there are."""
    there = sorted(
        name[:-4] for name in files if name.endswith(".typ") and name != "press.typ" and "/" not in name
    )
    if design not in there or not _NAME.fullmatch(design):
        raise TemplateError(f"cards/{design}.typ: there is no such design; use one of {', '.join(there)}.")


def printed(design: str, files: Mapping[str, bytes]) -> list[str]:
    """The texts that a design may print: those that it, or a file it could import, names."""
    sources = {name for name in needed(design, files) if name.endswith(".typ")} - {"press.typ"}
    return [text for text in PRINTED if any(text.encode() in files[name] for name in sources)]


def needed(design: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that decide what a design looks like: itself, our own, every `.typ` file that one of them mentions, and
    all pictures and data (their names may be put together while drawing)."""
    found = {name: data for name, data in files.items() if not name.endswith(".typ")}
    waiting = [f"{design}.typ", "press.typ"]
    while waiting:
        name = waiting.pop()
        found[name] = files[name]
        waiting += [
            other
            for other in files
            if other not in found
            and other not in waiting
            and other.rsplit("/", 1)[-1].encode() in files[name]
        ]
    return found


def design_sha256(folders: Sequence[Path], design: str) -> str:
    """SHA-256 (hex) of all that decides what a design looks like. Raises `TemplateError` where there is none."""
    files = read(folders)
    check(design, files)
    return fingerprint(needed(design, files))


def fault(design: str, message: str, diagnostic: str) -> str:
    """What typst found wrong, as one sentence: `cards/paper.typ line 12: unknown variable: x; mend the design.`

    The line is the last one that the diagnostic names outside our own `press.typ`, which is where the design called it.
    """
    places = re.findall(r"─ \S*?([\w-]+\.typ):(\d+):\d+", diagnostic)
    own = [place for place in places if place[0] != "press.typ"]
    name, line = own[-1] if own else (f"{design}.typ", "1")
    said = _SEARCHED.sub("", message).strip().rstrip(".").removeprefix("assertion failed: ")
    if "failed to download package" in said:
        said = "a design cannot use packages"
    if "does not contain key" in said:
        said += f" (a card has {', '.join(sorted(GIVEN))})"
    return f"cards/{name} line {line}: {said}; mend the design."
