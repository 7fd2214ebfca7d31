"""Proving drafts against the files as they are now: slice, compare, report. Changes nothing.

What was sent was proved when it was made, and stays as it was. Where its article no longer says it, that is told apart
from a draft that must not go out: nobody can mend what has left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from repurpose import articles, review
from repurpose.compose import corrections
from repurpose.errors import ArticleError, DraftError
from repurpose.model import Article, DeliveryState, Problem, Source
from repurpose.newsroom import Newsroom, silent
from repurpose.store.states import RESOLVABLE, UNSENT

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


def refuse_settled(newsroom: Newsroom, id_: str) -> None:
    """Raises `DraftError` where an edited draft would go nowhere, since nothing of the old one is still to leave."""
    refuse_left(newsroom, id_, "edited")
    of_it = [one for one in newsroom.store.deliveries() if one.draft == id_]
    if any(one.state in UNSENT for one in of_it):
        return
    for one in of_it:
        if one.state in RESOLVABLE or one.state is DeliveryState.SENDING:
            raise DraftError(
                f"The delivery {one.key[:12]} of draft {id_} is {one.state}, and an edited draft would not take its "
                f"place: settle it first with `repurpose resolve {one.key[:12]}`."
            )
    if any(one.state is DeliveryState.EXPIRED for one in of_it):
        job = newsroom.store.draft_row(id_).job
        raise DraftError(
            f"The time in which draft {id_} could leave is over, and an edited one would not leave either: make it once "
            f"more with `repurpose run {job} --again`."
        )


def refuse_left(newsroom: Newsroom, id_: str, done: str) -> None:
    """Raises `DraftError` where all of a draft has left that could, and a person's word on it would reach nobody.

    `done`: what cannot be done to it any more ("edited").
    """
    row = newsroom.store.draft_row(id_)
    of_it = [one for one in newsroom.store.deliveries() if one.draft == row.id]
    sent = [one for one in of_it if one.state is DeliveryState.SENT]
    if not sent or any(one.state in UNSENT for one in of_it):
        return
    times = [line.at for line in newsroom.store.attempts(sent[-1].key) if line.event == "sent"]
    zone = newsroom.workspace.settings.site.zone
    when = f" on {times[-1].astimezone(zone):%Y-%m-%d at %H:%M}" if times else ""
    raise DraftError(
        f"Draft {row.id} left{when} ({sent[-1].channel}) and cannot be {done} any more: correct it where it went, or mend "
        f"the article and make it once more with `repurpose run {row.job} --again`."
    )


def read(newsroom: Newsroom, path: str) -> Article | None:
    """A source file as it is now; None where it cannot be read."""
    try:
        return articles.read(newsroom.path(path), path)
    except ArticleError:
        return None
