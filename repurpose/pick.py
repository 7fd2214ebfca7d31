"""Which articles a slot gets, and why. Pure: the same catalogue, history and time give the same picks.

Nothing here opens an article. Every pick carries its reason in one sentence, and an empty hand says what
each filter left, so that nobody has to guess.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from repurpose.jobs import Job
from repurpose.model import Entry, Pick, Use


@dataclasses.dataclass(frozen=True, slots=True)
class Picked:
    """The picks in order; `empty_reason` is a sentence where there are none."""

    picks: tuple[Pick, ...]
    empty_reason: str | None = None


#: Who speaks in an article, best first; asked only of those that come into question for a job with one per speaker.
Speakers = Callable[[Entry], Sequence[str]]


def pick(
    job: Job, entries: Sequence[Entry], uses: Sequence[Use], now: dt.datetime, speakers: Speakers
) -> Picked:
    """The articles for one slot of `job` at the aware instant `now`.

    `uses` are the picks of other slots; those of the slot itself are left out by the caller. `speakers` must give the
    same for the same entry.
    """
    history = _history(job, entries, uses)
    left = sorted(entries, key=lambda entry: entry.path)
    steps: list[tuple[str, int]] = [("stored", len(left))]
    for name, keep in _filters(job, now):
        left = [entry for entry in left if keep(entry)]
        steps.append((name, len(left)))
    left = _one_a_text(left)
    steps.append(("not a copy of another of them", len(left)))
    left = [entry for entry in left if _rested(job, history.get(_text(entry)), now)]
    steps.append(("not used before", len(left)))
    chosen = _varied(job, _ordered(job, left, history), speakers)
    if not chosen:
        return Picked((), _why_empty(steps))
    return Picked(tuple(_explained(job, entry, rank, history, now) for rank, entry in enumerate(chosen, 1)))


def _text(entry: Entry) -> str:
    """What an article shares with its copies: the path of the original."""
    return entry.copy_of or entry.path


def _history(job: Job, entries: Sequence[Entry], uses: Sequence[Use]) -> dict[str, str]:
    """Text → the latest label at which this job used it, the original or any copy; a renamed article is still the same
    one."""
    texts = {entry.guid: _text(entry) for entry in entries}
    latest: dict[str, str] = {}
    for use in uses:
        text = texts.get(use.guid)
        if use.job == job.name and text is not None:
            latest[text] = max(use.at, latest.get(text, ""))
    return latest


def _one_a_text(entries: Sequence[Entry]) -> list[Entry]:
    """Of an original and its copies one alone, in the order given: the original where it is there, else the oldest copy.

    An original that the job may not use (a draft, another language) must not take its copies along.
    """
    best: dict[str, Entry] = {}
    for entry in entries:
        other = best.setdefault(_text(entry), entry)
        if entry is not other and _precedence(entry) < _precedence(other):
            best[_text(entry)] = entry
    return [entry for entry in entries if best[_text(entry)] is entry]


def _precedence(entry: Entry) -> tuple[bool, bool, float, str]:
    dated = entry.date.timestamp() if entry.date else 0.0
    return (entry.copy_of is not None, entry.date is None, dated, entry.path)


def _filters(job: Job, now: dt.datetime) -> list[tuple[str, Callable[[Entry], bool]]]:
    """What is asked of each article by itself."""
    want = job.pick
    oldest = now - want.within if want.within else None
    filters: list[tuple[str, Callable[[Entry], bool]]] = [
        ("not a draft", lambda entry: not entry.draft),
        ("not dated in the future", lambda entry: entry.date is None or entry.date <= now),
        ("not expired", lambda entry: entry.expires is None or entry.expires > now),
    ]
    if oldest is not None:
        filters.append(("young enough", lambda entry: entry.date is not None and entry.date >= oldest))
    if want.languages:
        filters.append(("in the languages", lambda entry: entry.language in want.languages))
    if want.tags:
        filters.append(("with one of the tags", lambda entry: not set(want.tags).isdisjoint(entry.tags)))
    if want.categories:
        filters.append(
            ("in the categories", lambda entry: not set(want.categories).isdisjoint(entry.categories))
        )
    if want.exclude_tags:
        filters.append(
            ("without an excluded tag", lambda entry: set(want.exclude_tags).isdisjoint(entry.tags))
        )
    return filters


def _rested(job: Job, used: str | None, now: dt.datetime) -> bool:
    if used is None:
        return True
    if job.pick.cooldown is None:
        return False
    wall = now.replace(tzinfo=None)
    return dt.datetime.fromisoformat(used) + job.pick.cooldown <= wall


def _ordered(job: Job, entries: list[Entry], history: Mapping[str, str]) -> list[Entry]:
    # Sorted by path already, and sorting is stable: equal dates keep the order of their paths.
    newest = sorted(entries, key=lambda entry: _moment(entry), reverse=True)
    if job.pick.order == "newest":
        return newest
    return sorted(newest, key=lambda entry: history.get(_text(entry), ""))


def _moment(entry: Entry) -> float:
    return entry.date.timestamp() if entry.date else float("-inf")


def _varied(job: Job, entries: list[Entry], speakers: Speakers) -> list[Entry]:
    chosen: list[Entry] = []
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if len(chosen) == job.pick.count:
            break
        marks = _marks(job, entry, speakers)
        if seen.isdisjoint(marks):
            chosen.append(entry)
            seen.update(marks)
    return chosen


def _marks(job: Job, entry: Entry, speakers: Speakers) -> set[tuple[str, str]]:
    marks = set()
    if "episode" in job.pick.one_per and entry.episode:
        marks.add(("episode", entry.episode))
    if "speaker" in job.pick.one_per:
        marks |= {("speaker", name) for name in speakers(entry)[:1]}
    return marks


def _explained(job: Job, entry: Entry, rank: int, history: Mapping[str, str], now: dt.datetime) -> Pick:
    want = job.pick
    dated = f"of {entry.date:%Y-%m-%d}" if entry.date else "undated"
    if want.order == "newest":
        order = f"number {rank} by date ({dated})"
    elif _text(entry) in history:
        order = f"longest unused: last used {history[_text(entry)][:10]} ({dated})"
    else:
        order = f"never used ({dated})"
    shared = sorted(set(want.tags) & set(entry.tags))
    also = [f"tagged {', '.join(shared)}"] if shared else []
    also += [f"one per {' and per '.join(want.one_per)}"] if want.one_per else []
    if want.within and entry.date:
        also.append(f"{(now - entry.date).days} days old")
    also += [f"in place of {entry.copy_of}, of which it is a copy"] if entry.copy_of else []
    return Pick(entry.path, entry.sha256, "; ".join([order, *also]), rank)


def _why_empty(steps: list[tuple[str, int]]) -> str:
    if steps[0][1] == 0:
        return "No article is stored; check `articles` in repurpose.toml."
    counted = ", ".join(f"{count} {name}" for name, count in steps)
    emptied = next((name for name, count in steps if count == 0), steps[-1][0])
    return f"No article is left that is {emptied}: {counted}."
