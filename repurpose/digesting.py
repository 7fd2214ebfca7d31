"""Entries → digests: those that the ledger keeps, and the others made now and kept.

An article is understood when something first asks what it says: a draft, the feed, a job that wants one article a
speaker. A folder of ten thousand is catalogued without it. Nothing is decided here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Sequence
from pathlib import Path

from repurpose import articles, digest
from repurpose.errors import ArticleError
from repurpose.model import CARD_WORTHY, Digest, Entry, Problem
from repurpose.newsroom import Newsroom
from repurpose.spreading import spread
from repurpose.store import Stamp

_PIECE = 8  # articles a task and a transaction
_ALONE = 48  # fewer are understood before a second process has started


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """An article that the rules broke on: a fault of ours, which must not stop the other articles."""

    path: str
    stamp: Stamp
    sentence: str


def understood(newsroom: Newsroom, entries: Sequence[Entry], now: dt.datetime | None) -> dict[str, Digest]:
    """Content hash → digest. Without `now` nothing is written.

    Missing are entries whose file is not, or no longer, what the catalogue says, and those on which the rules broke:
    these leave the catalogue with a sentence that says so, until the file or the rules change.
    """
    wanted = {entry.sha256: entry.path for entry in entries}
    known = newsroom.store.digests(wanted, digest.VERSION)
    missing = [(path, sha256) for sha256, path in wanted.items() if sha256 not in known]
    work = functools.partial(_understand, newsroom.workspace.root)
    for results in spread(work, missing, piece=_PIECE, alone=_ALONE):
        made = [each for each in results if isinstance(each, Digest)]
        if now is not None:
            newsroom.store.keep_digests(made)
            _leave_out(newsroom, [each for each in results if isinstance(each, Fault)], now)
        known.update((each.sha256, each) for each in made)
        newsroom.progress("understanding articles", len(known), len(wanted))
    return known


def speakers(newsroom: Newsroom, entry: Entry, now: dt.datetime | None) -> tuple[str, ...]:
    """Who says what is good enough for a card in an article, best first. Without `now` nothing is written."""
    found = understood(newsroom, [entry], now).get(entry.sha256)
    return card_speakers(found) if found else ()


def card_speakers(understood: Digest) -> tuple[str, ...]:
    """The speakers of the card-worthy quotations, best first."""
    worthy = [quote for quote in understood.quotes if quote.speaker and quote.score >= CARD_WORTHY]
    ranked = sorted(worthy, key=lambda quote: (-quote.score, quote.start))
    return tuple(dict.fromkeys(quote.speaker for quote in ranked if quote.speaker))


def broken(path: str, error: Exception) -> str:
    """What is said of an article that brought out a fault of ours."""
    return f"{path} was not understood ({type(error).__name__}: {error}); leave it out and report that."


def _understand(root: Path, work: Sequence[tuple[str, str]]) -> list[Digest | Fault]:
    results = (_one(root, path, sha256) for path, sha256 in work)
    return [each for each in results if each is not None]


def _one(root: Path, path: str, sha256: str) -> Digest | Fault | None:
    try:
        file = (root / path).stat()
        article = articles.read(root / path, path)
    except (ArticleError, OSError):
        return None  # the next look at the folder reports it
    if article.sha256 != sha256:
        return None
    try:
        return digest.digest(article)
    except Exception as error:  # noqa: BLE001  what one article brings out must not stop the others
        return Fault(path, Stamp(file.st_size, file.st_mtime_ns, sha256), broken(path, error))


def _leave_out(newsroom: Newsroom, faults: Sequence[Fault], now: dt.datetime) -> None:
    problems = [
        (each.path, each.stamp, Problem("unreadable", each.sentence, where=each.path)) for each in faults
    ]
    if problems:
        newsroom.store.leave_out(problems, now=now)
