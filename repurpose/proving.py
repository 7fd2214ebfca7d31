"""Proving drafts against the files as they are now: slice, compare, report. Changes nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from repurpose import articles, review
from repurpose.errors import ArticleError
from repurpose.model import Problem
from repurpose.newsroom import Newsroom, silent

_OPEN = frozenset({"waiting", "approved"})


@dataclasses.dataclass(frozen=True, slots=True)
class Proof:
    """How many drafts and printed spans were looked at, and (draft id, problem) for each that is not proved."""

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
    """Prove every span that the drafts print; all open ones, or those that `ids` name. Raises `DraftError`."""
    rows = [newsroom.store.draft_row(id_) for id_ in ids] or [
        row for row in newsroom.store.drafts() if everything or row.state in _OPEN
    ]
    texts: dict[str, str | None] = {}
    failures: list[tuple[str, Problem]] = []
    spans = 0
    for done, row in enumerate(rows, 1):
        for source in newsroom.store.draft(row.id).sources:
            spans += 1
            if source.path not in texts:
                texts[source.path] = read_text(newsroom, source.path)
            problem = review.prove(source, texts[source.path])
            if problem is not None:
                failures.append((row.id, problem))
        progress("proving drafts", done, len(rows))
    return Proof(len(rows), spans, tuple(failures))


def read_text(newsroom: Newsroom, path: str) -> str | None:
    """The text of a source file as it is now; None where it cannot be read."""
    try:
        return articles.read(newsroom.path(path), path).text
    except ArticleError:
        return None
