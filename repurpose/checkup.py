"""What `doctor` looks at: this machine and this workspace, one finding a fault, each with what to do. Changes nothing."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from typing import Literal

from repurpose import articles, gathering, making, newsroom, workspace
from repurpose.cards import faces
from repurpose.errors import JobError, RepurposeError
from repurpose.jobs import Job
from repurpose.newsroom import Newsroom
from repurpose.workspace import Workspace

Level = Literal["ok", "note", "warning", "error"]
_LITTLE = 500 << 20  # bytes of free space under which a run may not finish
_CLOCK_FROM = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)  # no clock that is right says less


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do where it is not well."""

    what: str
    level: Level
    said: str


def examine(place: Workspace, now: dt.datetime, open_newsroom: Callable[[], Newsroom]) -> Iterator[Finding]:
    """Every finding, in an order in which mending makes sense."""
    yield python()
    yield sqlite()
    yield clock(now)
    yield from folders(place)
    with contextlib.suppress(RepurposeError):  # said of the folders, or of the ledger below
        yield from contents(look(place, now))
    yield from settings(place)
    yield from jobs(place)
    yield from fonts(place)
    yield from database(now, open_newsroom)


def python() -> Finding:
    """Known faults of the running Python."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < (3, 11, 10):
        return Finding(
            "python",
            "note",
            f"Python {version} lets an encoded word smuggle a mail header in (CVE-2024-6923); letters are read again and "
            "compared before they are kept, so none gets through, but 3.11.10 or newer is better.",
        )
    return Finding("python", "ok", f"Python {version}.")


def sqlite() -> Finding:
    """Known faults of the SQLite in use."""
    version = sqlite3.sqlite_version
    if sqlite3.sqlite_version_info < (3, 51, 3):
        return Finding(
            "sqlite",
            "note",
            f"SQLite {version} can damage a database in WAL mode; the ledger uses a rollback journal instead.",
        )
    return Finding("sqlite", "ok", f"SQLite {version}.")


def clock(now: dt.datetime) -> Finding:
    """A clock that cannot be right makes every due time wrong."""
    if now < _CLOCK_FROM:
        return Finding("clock", "error", f"The clock says {now:%Y-%m-%d %H:%M}, which cannot be; set it.")
    return Finding("clock", "ok", f"{now:%Y-%m-%d %H:%M %Z}.")


def folders(place: Workspace) -> Iterator[Finding]:
    """Rights and free space of every folder that is read or written."""
    found = 0
    try:
        found = sum(1 for _ in articles.scan(place.root, place.settings.articles, place.written))
    except (RepurposeError, OSError) as error:
        yield Finding("articles", "error", str(error))
    else:
        level: Level = "ok" if found else "warning"
        said = f"{found} files" if found else "No article file is found; check `articles` in repurpose.toml"
        yield Finding("articles", level, f"{said}.")
    for name, folder in (("out", place.out), ("private", place.private)):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        if os.access(there, os.W_OK | os.X_OK):
            yield Finding(name, "ok", f"{folder} can be written.")
        else:
            yield Finding(name, "error", f"{folder} cannot be written; change its rights or its owner.")
    free = shutil.disk_usage(place.root).free
    if free < _LITTLE:
        yield Finding(
            "disk", "warning", f"{free >> 20} MiB are free at {place.root}; make room, a run needs some."
        )
    else:
        yield Finding("disk", "ok", f"{free >> 30} GiB free.")


@dataclasses.dataclass(frozen=True, slots=True)
class Contents:
    """What is wrong with the articles in the folders, a sentence each: what is left out, and what stands at one address."""

    left_out: tuple[str, ...]
    clashes: tuple[str, ...]


def look(place: Workspace, now: dt.datetime) -> Contents:
    """Look at the articles as they are in the folders now; nothing is stored. Raises `RepurposeError`."""
    with newsroom.enter_reading(place) as desk:
        entries = gathering.preview(desk, now)
    site, known = place.settings.site, {entry.path for entry in entries}
    found = articles.scan(place.root, place.settings.articles, place.written)
    read = [gathering.read(place.root, each, site, now) for each in found if each.path not in known]
    at: dict[str, list[str]] = {}
    for entry in entries:
        if entry.url and not entry.draft:
            at.setdefault(entry.url, []).append(entry.path)
    return Contents(
        tuple(each.problem.message for each in read if each.problem),
        tuple(_clash(url, paths) for url, paths in sorted(at.items()) if len(paths) > 1),
    )


def _clash(url: str, paths: list[str]) -> str:
    more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
    return (
        f"{', '.join(paths[:3])}{more} stand at one address, {url}, and the letter and the feed would name it more than once; "
        "give all but one another `slug` or `url`."
    )


def contents(seen: Contents) -> Iterator[Finding]:
    """Articles that are left out, and those that stand at one address."""
    for message in (*seen.left_out, *seen.clashes):
        yield Finding("articles", "warning", message)


def settings(place: Workspace) -> Iterator[Finding]:
    """Settings without which something made is worse than it should be."""
    for problem in workspace.missing(place):
        yield Finding("settings", "warning", problem.message)


def jobs(place: Workspace) -> Iterator[Finding]:
    """Job files and the templates that they name."""
    for name, job in place.jobs().items():
        try:
            if isinstance(job, JobError):
                raise job
            making.check_templates(place, job)
        except RepurposeError as error:
            yield Finding("jobs", "error", str(error))
        else:
            yield Finding("jobs", "ok", f"{name}: {_planned(job)}.")


def _planned(job: Job) -> str:
    kinds = ", ".join(dict.fromkeys(make.kind for make in job.make))
    return f"{kinds}; {job.schedule or 'by hand'}; approval {job.approve}"


def fonts(place: Workspace) -> Iterator[Finding]:
    """The fonts that cards are set in."""
    shipped = {path.name for path in faces.packaged()}
    for name in faces.PACKAGES:
        if name not in shipped:
            yield Finding("fonts", "error", f"The packaged font {name} is missing; install repurpose again.")
    try:
        own = len(faces.files(place.fonts))
    except RepurposeError as error:
        yield Finding("fonts", "error", str(error))
    else:
        yield Finding("fonts", "ok", f"{len(shipped)} packages, {own} files of yours.")


def database(now: dt.datetime, open_newsroom: Callable[[], Newsroom]) -> Iterator[Finding]:
    """The ledger: whether it opens, whether its sums are right, whether it is held back."""
    try:
        with open_newsroom() as newsroom:
            store = newsroom.store
            off = store.discrepancy()
            yield Finding("ledger", "error" if off else "ok", off or f"{store.place}: the balance is right.")
            if held := store.held():
                yield Finding(
                    "ledger", "warning", f"Deliveries are held: {held}; `repurpose resume` lets them go on."
                )
            unknown = len(store.deliveries("unknown"))
            if unknown:
                yield Finding(
                    "ledger", "warning", f"{unknown} deliveries are in doubt; `repurpose status` lists them."
                )
            ahead = [row for row in store.slots() if row.created > now + dt.timedelta(hours=1)]
            if ahead:
                yield Finding(
                    "clock", "warning", "The ledger has entries from the future; was the clock set back?"
                )
    except RepurposeError as error:
        yield Finding("ledger", "error", str(error))
