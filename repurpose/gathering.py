"""Files → the catalogue: what is new, changed, renamed or gone since the last look.

Work is in proportion to what changed: a file whose size and modification time are as before is not opened. One bad file
is reported and left out; it never stops the others, and it is not read again until it changes, unless the fault may be
the system's. Nothing is picked here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import hashlib
import itertools
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from repurpose import articles, catalogue, digest, digesting, index
from repurpose.articles import Found
from repurpose.errors import ArticleError, WorkspaceError
from repurpose.model import Entry, Problem
from repurpose.newsroom import Newsroom
from repurpose.settings import Site
from repurpose.spreading import spread
from repurpose.store import ArticleRow, LeftOut, Stamp, Store

_BATCH = 64  # files a task: enough to be cheap, few enough to keep memory flat
_TOGETHER = 8  # tasks a transaction, each of which costs a wait for the disk
_POOL_FROM = 192  # fewer files are read before a second process has started


@dataclasses.dataclass(frozen=True, slots=True)
class Gathered:
    """What a look at the folders found. Paths in order; `left_out` are the files that could not be read, and why; `stale`
    are the drafts that the look made stale."""

    read: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    gone: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    stored: int = 0
    stale: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave: an entry with what it is compared by, or the problem.

    A problem may be `passing`: the system's fault, not the file's.
    """

    found: Found
    entry: Entry | None
    shingles: tuple[int, ...] = ()
    problem: Problem | None = None
    passing: bool = False


def gather(newsroom: Newsroom, now: dt.datetime, *, full: bool = False) -> Gathered:
    """Bring the catalogue up to date with the folders. `full` opens every file, whatever its stamp says.

    Whatever dies in between, the next look finishes the work: renames are made before the new file is kept, and drafts
    become stale in the transaction that keeps the new text, and relations are marked as open until they are made.
    Raises `WorkspaceError` where every stored article is gone and not `full`: that is a disk that is not there.
    """
    store = newsroom.store
    basis = _basis(newsroom.workspace.settings.site)
    outgrown = store.catalogued_by() != basis
    gathered = _catalogued(newsroom, now, every=full or outgrown, full=full)
    if store.unrelated() or (outgrown and gathered.stored):
        store.relate_all(digest.VERSION, basis, _related)
    return gathered


def _catalogued(newsroom: Newsroom, now: dt.datetime, *, every: bool, full: bool) -> Gathered:
    """The catalogue brought up to date, but for the relations between articles. With `every` each file is opened."""
    store, workspace = newsroom.store, newsroom.workspace
    stamps = store.stamps()
    found = list(articles.scan(workspace.root, workspace.settings.articles, workspace.written))
    if stamps and not found and not full:
        raise WorkspaceError(
            f"No article is left in {', '.join(workspace.settings.articles)} where there were {len(stamps)}; if the "
            "folder is there and meant to be empty, say so with `repurpose run JOB --full`."
        )
    doubted = store.unsent_paths()
    fresh = [item for item in found if every or _changed(newsroom, item, stamps, doubted)]
    present = {item.path for item in found}
    vanished = sorted(stamps.keys() - present)
    renamed: tuple[tuple[str, str], ...] = ()
    first: list[list[Reading]] = []
    rest = fresh
    if (
        vanished
    ):  # which of them is renamed is known when all are read that are new, or could not be read before
        known = stamps.keys() - {each.path for each in store.left_out()}
        new = [item for item in fresh if item.path not in known]
        rest = [item for item in fresh if item.path in known]
        first = [_sketched(newsroom, batch) for batch in _batches(newsroom, new, now)]
        renamed = _rename(newsroom, vanished, first)
    stale: list[str] = []
    if fresh:
        batches = itertools.chain(first, _batches(newsroom, rest, now))
        renamed += _keep(newsroom, batches, present, now, len(fresh), stale)
    moved = {old for old, _ in renamed}
    gone = tuple(path for path in vanished if path not in moved)
    stale += store.forget(gone, now=now)
    read_now = tuple(item.path for item in fresh)
    return Gathered(read_now, renamed, gone, tuple(store.left_out()), len(found), tuple(stale))


def _basis(site: Site) -> str:
    """By what the articles are catalogued, but for their bytes: another one, and all of them are read again."""
    said = json.dumps([site.url, site.permalink, site.timezone])
    return f"{digest.VERSION}.{index.VERSION}.{catalogue.VERSION}.{hashlib.sha256(said.encode()).hexdigest()[:16]}"


def _related(
    entries: Sequence[Entry],
    samples: index.Samples,
    changed: Collection[str],
    lost: Collection[tuple[str, str, dt.datetime | None]],
) -> Iterator[Entry]:
    return index.relate(entries, samples, changed, [index.Lost(*each) for each in lost])


def read(root: Path, found: Found, site: Site, now: dt.datetime) -> Reading:
    """Read one file for the catalogue; a file that cannot be read is a `Reading` with its problem."""
    try:
        article = articles.read(root / found.path, found.path)
        return Reading(found, catalogue.entry(article, site, now), digest.shingles(article))
    except ArticleError as error:
        said, passing = str(error), isinstance(error.__context__, OSError)
    except Exception as error:  # noqa: BLE001  a fault of ours that one article brings out must not stop the others
        said, passing = digesting.broken(found.path, error), True
    return Reading(found, None, (), Problem("unreadable", said, where=found.path), passing)


def _changed(newsroom: Newsroom, found: Found, stamps: Mapping[str, Stamp], doubted: Collection[str]) -> bool:
    """Whether a file has to be read. What is about to be printed is not taken on the word of a stamp: it is hashed."""
    stamp = stamps.get(found.path)
    if stamp is None or (found.size, found.mtime_ns) != (stamp.size, stamp.mtime_ns):
        return True
    return found.path in doubted and _hash(newsroom.path(found.path)) != stamp.sha256


def _hash(path: Path) -> str | None:
    """SHA-256 of a file's bytes; None where it cannot be read, which reading it will say in a sentence."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _keep(
    newsroom: Newsroom,
    batches: Iterator[list[Reading]],
    present: Collection[str],
    now: dt.datetime,
    total: int,
    stale: list[str],
) -> tuple[tuple[str, str], ...]:
    """Keep each batch, its articles in one transaction; nothing of it stays in memory. What came back under another name
    is renamed: (old path, new path). `present`: the files that are there. Drafts that became stale join `stale`."""
    done = 0
    store = newsroom.store
    departed = store.departed()
    returned: list[tuple[str, str]] = []
    for batch in batches:
        kept = _sketched(newsroom, batch)
        before = _stored(newsroom, kept)
        for old, new in _returned(kept, before, departed, present):
            store.rename(old, new)
            del departed[old]
            returned.append((old, new))
        stale += store.keep_articles(
            [_row(reading, before, departed, now) for reading in kept if reading.entry], now=now
        )
        stale += store.leave_out(
            [_left_out(reading) for reading in kept if reading.problem],
            now=now,
            passing={reading.found.path for reading in kept if reading.passing},
        )
        done += len(batch)
        newsroom.progress("reading articles", done, total)
    return tuple(returned)


def _stored(newsroom: Newsroom, batch: Sequence[Reading]) -> dict[str, Entry]:
    """Path → what the catalogue says of these files until now."""
    return {entry.path: entry for entry in newsroom.store.entries([reading.found.path for reading in batch])}


def _returned(
    batch: Sequence[Reading], before: Collection[str], departed: Mapping[str, str], present: Collection[str]
) -> Iterator[tuple[str, str]]:
    """(old path, new path) of files that hold, byte for byte, what an earlier look saw under a name that is no more."""
    old = {sha256: path for path, sha256 in sorted(departed.items()) if path not in present}
    for reading in batch:
        path = reading.found.path
        if reading.entry and path not in before and path not in departed:
            known = old.pop(reading.entry.sha256, None)
            if known is not None:
                yield known, path


def _sketched(newsroom: Newsroom, batch: list[Reading]) -> list[Reading]:
    made = {reading.entry.sha256: reading.shingles for reading in batch if reading.entry and reading.shingles}
    if made:
        newsroom.store.keep_sketches(made, digest.VERSION)
    return [dataclasses.replace(reading, shingles=()) for reading in batch]


def _batches(newsroom: Newsroom, fresh: Sequence[Found], now: dt.datetime) -> Iterator[list[Reading]]:
    work = functools.partial(_read_many, newsroom.workspace.root, newsroom.workspace.settings.site, now)
    read_now = spread(work, fresh, piece=_BATCH, alone=_POOL_FROM)
    while together := [*itertools.islice(read_now, _TOGETHER)]:
        yield [*itertools.chain.from_iterable(together)]


def _read_many(root: Path, site: Site, now: dt.datetime, task: Sequence[Found]) -> list[Reading]:
    return [read(root, found, site, now) for found in task]


def _row(
    reading: Reading, before: Mapping[str, Entry], departed: Mapping[str, str], now: dt.datetime
) -> ArticleRow:
    entry = reading.entry
    assert entry is not None  # noqa: S101  the caller has chosen those with an entry
    old = before.get(entry.path)
    if old is not None:
        edited = old.sha256 != entry.sha256
        entry = dataclasses.replace(entry, updated=now if edited else old.updated)
    elif departed.get(entry.path, entry.sha256) != entry.sha256:
        entry = dataclasses.replace(entry, updated=now)
    return ArticleRow(entry, reading.found.size, reading.found.mtime_ns)


def _left_out(reading: Reading) -> tuple[str, Stamp, Problem]:
    assert reading.problem is not None  # noqa: S101  the caller has chosen those with a problem
    # Rights that are given back or a disk that works again change neither size nor time: such a file is tried again.
    size, mtime_ns = (-1, -1) if reading.passing else (reading.found.size, reading.found.mtime_ns)
    return reading.found.path, Stamp(size, mtime_ns, ""), reading.problem


def _rename(
    newsroom: Newsroom, vanished: Sequence[str], batches: Sequence[list[Reading]]
) -> tuple[tuple[str, str], ...]:
    lost = {entry.path: entry for entry in newsroom.store.entries(vanished)}
    new = [reading.entry for batch in batches for reading in batch if reading.entry]
    likeness = functools.partial(_likeness, functools.partial(newsroom.store.samples, digest.VERSION))
    pairs = tuple(catalogue.renames(lost, new, likeness))
    for old, path in pairs:
        newsroom.store.rename(old, path)
    return pairs


def _likeness(samples: index.Samples, one: str, other: str) -> float | None:
    known = samples([one, other], None)
    first, second = known.get(one), known.get(other)
    return index.alike(first, second) if first and second else None


def _samples(store: Store, readings: Sequence[Reading]) -> index.Samples:
    """The samples that the ledger keeps, and those of what was read and is not kept."""
    made = {reading.entry.sha256: reading.shingles for reading in readings if reading.entry}

    def samples(hashes: Sequence[str], most: int | None) -> dict[str, Sequence[int]]:
        known = store.samples(digest.VERSION, [each for each in hashes if each not in made], most)
        return {**known, **{each: made[each][:most] for each in hashes if each in made}}

    return samples


def preview(newsroom: Newsroom, now: dt.datetime) -> list[Entry]:
    """The catalogue as `gather` would leave it, without writing anything."""
    store, workspace = newsroom.store, newsroom.workspace
    stamps = store.stamps()
    found = list(articles.scan(workspace.root, workspace.settings.articles, workspace.written))
    before = {entry.path: entry for entry in store.entries()}
    outgrown = store.catalogued_by() != _basis(workspace.settings.site)
    fresh = [item for item in found if outgrown or _changed(newsroom, item, stamps, ())]
    readings = [reading for batch in _batches(newsroom, fresh, now) for reading in batch]
    present = {item.path for item in found}
    here = present - {reading.found.path for reading in readings if not reading.entry}
    lost = {path: entry for path, entry in before.items() if path not in present}
    samples = _samples(store, readings)
    read_now = [reading.entry for reading in readings if reading.entry]
    new = [entry for entry in read_now if entry.path not in before]
    names = {to: old for old, to in catalogue.renames(lost, new, functools.partial(_likeness, samples))}
    after = {path: entry for path, entry in before.items() if path in here}
    for entry in read_now:
        known = before.get(names.get(entry.path, entry.path))
        after[entry.path] = dataclasses.replace(entry, guid=known.guid) if known else entry
    return [*index.relate([after[path] for path in sorted(after)], samples)]
