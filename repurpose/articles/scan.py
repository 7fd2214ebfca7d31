"""Which article files there are: folders and globs to paths, sizes and times of change.

Only directory entries are looked at; no file is opened. Links to folders are never entered, so there are no loops and no
way out of a folder; a link, pipe or folder that is named like an article is listed, so that `read` can say what it is. A
link is as large and as old as what it leads to, where `read` would follow it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from repurpose.errors import SettingsError

SUFFIXES = (".md", ".markdown", ".txt")
_MAGIC = re.compile(r"[*?\[]")
_SECTION = re.compile(r"_index(?:\.[\w-]+)?\.(?:md|markdown|txt)\Z")
_BUNDLE = re.compile(r"index(?:\.[a-z]{2,3}(?:-[a-z0-9]{2,8})*)?\.(?:md|markdown)\Z", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file that may be an article. `path` is POSIX and relative to the root; times are nanoseconds since 1970."""

    path: str
    size: int
    mtime_ns: int


def scan(root: Path, patterns: Sequence[str], without: Collection[Path] = ()) -> Iterator[Found]:
    """The files that `patterns` name, sorted by path, each once.

    A pattern is a folder (everything below it), a file, or a glob (`*`, `?`, `[…]` within a name, `**` across folders),
    relative to `root` or absolute; a folder may lie outside `root`, its files then have `../` in their paths. Hidden
    names, Hugo's `_index.md` and other suffixes than .md, .markdown and .txt are left out; so is what stands beside or
    below an `index.md` in a folder `content`, since in Hugo's leaf bundle that is a file of the page and no page. So are the
    folders `without`, which are not even opened. A pattern that begins in one of these is what somebody asked for by its name.

    Raises SettingsError where a folder or file that is named without a wildcard does not exist.
    """
    found: dict[str, Found] = {}
    closed = frozenset(os.path.realpath(each) for each in without)
    for pattern in patterns:
        for entry in _matching(root, pattern, closed):
            found.setdefault(entry.path, entry)
    yield from sorted(found.values())


def _matching(root: Path, pattern: str, closed: Collection[str]) -> Iterator[Found]:
    parts = pattern.replace(os.sep, "/").rstrip("/").split("/")
    magic = next((i for i, part in enumerate(parts) if _MAGIC.search(part)), len(parts))
    fixed = "/".join(parts[:magic]) or ("/" if pattern.startswith("/") else ".")
    base = os.path.normpath(root / fixed)
    name = os.path.relpath(base, root).replace(os.sep, "/")
    prefix = "" if name == "." else name + "/"
    if magic < len(parts):
        wanted = _compiled("/".join(parts[magic:]))
        yield from (each for each in _walk(base, prefix, closed) if wanted.match(each.path[len(prefix) :]))
    elif Path(base).is_dir():
        yield from _walk(base, prefix, closed)
    elif os.path.lexists(base):
        yield _found(_status(Path(base)), name)
    else:
        raise SettingsError(
            f"articles: there is no folder or file '{pattern}' in {root}; create it or change `articles` in repurpose.toml."
        )


def _walk(base: str, prefix: str, closed: Collection[str]) -> Iterator[Found]:
    """Everything below `base` that is named like an article, in no particular order, but for folders that are `closed`
    (their real paths)."""
    real = os.path.realpath(base).rstrip("/")  # no link is entered below it
    waiting = [(base, "")]
    while waiting:
        folder, below = waiting.pop()
        for entry in _pages(_inside(folder), prefix + below):
            if entry.name.startswith("."):
                continue
            place = below + entry.name
            if entry.name.lower().endswith(SUFFIXES):
                if not _SECTION.match(entry.name):
                    with contextlib.suppress(FileNotFoundError):  # it went away while we looked
                        linked = entry.is_symlink()
                        own = _status(Path(entry.path)) if linked else entry.stat(follow_symlinks=False)
                        yield _found(own, prefix + place)
            elif entry.is_dir(follow_symlinks=False) and f"{real}/{place}" not in closed:
                waiting.append((entry.path, f"{place}/"))


def _inside(folder: str) -> list[os.DirEntry[str]]:
    """What is in a folder. It is read to its end before anything is done with it, since some file systems leave out what
    is written meanwhile."""
    try:
        return list(os.scandir(folder))
    except FileNotFoundError:  # a glob's fixed part, or a folder that went away while we looked
        return []


def _pages(entries: list[os.DirEntry[str]], place: str) -> Iterator[os.DirEntry[str]]:
    """What is in the folder at `place`, of a leaf bundle its page in each language; each is let go in turn, since it takes
    more than what is kept of it."""
    bundle = "content" in place.split("/") and any(_BUNDLE.match(entry.name) for entry in entries)
    while entries:
        entry = entries.pop()
        if not bundle or _BUNDLE.match(entry.name):
            yield entry


def _status(path: Path) -> os.stat_result:
    """What is in the file when it is read: of a link what it leads to, but of one out of its folder or to nothing itself."""
    own = path.lstat()
    if stat.S_ISLNK(own.st_mode) and Path(os.path.realpath(path)).is_relative_to(
        os.path.realpath(path.parent)
    ):
        with contextlib.suppress(OSError):
            return path.stat()
    return own


def _found(status: os.stat_result, path: str) -> Found:
    return Found(path, status.st_size, status.st_mtime_ns)


def _compiled(glob: str) -> re.Pattern[str]:
    """A glob over POSIX paths; `**/` stands for any number of folders, also none."""
    out, at = "", 0
    while at < len(glob):
        if glob.startswith("**/", at):
            out, at = out + "(?:.*/)?", at + 3
        elif glob.startswith("**", at):
            out, at = out + ".*", at + 2
        elif glob[at] == "[" and (close := glob.find("]", at + 2)) > 0:
            inner = glob[at + 1 : close].replace("\\", "\\\\")
            out, at = out + "[" + ("^" + inner[1:] if inner[0] in "!^" else inner) + "]", close + 1
        else:
            out, at = out + {"*": "[^/]*", "?": "[^/]"}.get(glob[at], re.escape(glob[at])), at + 1
    return re.compile(out + r"\Z")
