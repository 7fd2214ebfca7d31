"""Proving drafts against the files as they are now: slice, compare, report. Changes nothing.

What was sent was proved when it was made, and stays as it was. Where its article no longer says it, that is told apart
from a draft that must not go out: nobody can mend what has left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from repurpose import articles, review
from repurpose.compose import corrections
from repurpose.errors import ArticleError
from repurpose.model import Article, DeliveryState, Problem, Source
from repurpose.newsroom import Newsroom, silent

_OPEN = frozenset({"waiting", "approved"})


@dataclasses.dataclass(frozen=True, slots=True)
class Proof:
    """How many drafts and printed spans were looked at, and (draft id, problem) for each that is not proved.

    Of a draft that was sent before its article was edited, those are named that the article no longer says at all.
    """

    drafts: int
    spans: int
    failures: tuple[tuple[str, Problem], ...]


def verify(
    newsroom: Newsroom,
    ids: Sequence[str] = (),
    *,
    everything: bool = False,
    progress: Callable[[str, int, int], None] = silent,
) -> Proof:
    """Prove every span that the drafts print, and that every printed quotation has one; all open drafts, or those that
    `ids` name. Raises `DraftError`."""
    rows = [newsroom.store.draft_row(id_) for id_ in ids] or [
        row for row in newsroom.store.drafts() if everything or row.state in _OPEN
    ]
    files: dict[str, Article | None] = {}
    found: list[tuple[str, Source, Problem]] = []
    unproved: list[tuple[str, Problem]] = []
    spans = 0
    for done, row in enumerate(rows, 1):
        draft = newsroom.store.draft(row.id)
        unproved += [(row.id, problem) for problem in review.unproved(draft)]
        for source in draft.sources:
            spans += 1
            if source.path not in files:
                files[source.path] = read(newsroom, source.path)
            article = files[source.path]
            problem = review.prove(source, article.text if article else None)
            if problem is not None:
                found.append((row.id, source, problem))
        progress("proving drafts", done, len(rows))
    sent = _sent(newsroom) if found else set()
    failures = list(dict.fromkeys(unproved))
    for id_, source, problem in found:
        article = files[source.path]
        if id_ not in sent or article is None or article.sha256 == source.sha256:
            failures.append((id_, problem))
        elif not corrections.still_says(source, article):
            failures.append((id_, _edited(source)))
    return Proof(len(rows), spans, tuple(failures))


def _edited(source: Source) -> Problem:
    said = f"{source.path} was edited since it was sent, and no longer says “{review.shown(source.text)}”; "
    return Problem(
        "edited-since-sent",
        f"{said}what has left stays as it is: correct it where it went.",
        where=source.path,
    )


def _sent(newsroom: Newsroom) -> set[str]:
    return {one.draft for one in newsroom.store.deliveries(DeliveryState.SENT)}


def read(newsroom: Newsroom, path: str) -> Article | None:
    """A source file as it is now; None where it cannot be read."""
    try:
        return articles.read(newsroom.path(path), path)
    except ArticleError:
        return None
