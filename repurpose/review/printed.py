"""What a view prints as somebody's words, held against the sources that the draft has for it. Pure.

A card and a letter keep a quotation without its marks, so that no look at the text alone finds it: the places are known.
A quotation must be its speaker's proved words, whole or cut; what stands under a label that calls it the author's should be.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from repurpose.model import Draft, Problem, Severity, Source
from repurpose.review.proof import shown
from repurpose.review.wording import unproved_quotations
from repurpose.text import mend

_ENDS = "。.，,、；;"  # a quotation that is cut ends as the sentence around it does
_AUTHORS = frozenset({"lead", "sentence"})


@dataclasses.dataclass(frozen=True, slots=True)
class Printed:
    """A text of the view as a reader meets it. `speaker` is None for what a label calls the author's or the article's."""

    where: str
    text: str
    quotation: bool
    speaker: str | None
    sources: tuple[Source, ...]


def unproved(draft: Draft) -> Iterator[Problem]:
    """An error for each text that is printed as a quotation and stands in no source of the draft."""
    for each in printed(draft):
        if each.quotation and each.text.strip() and not _quoted(each):
            yield _unproved(each.where, each.text)
    if draft.kind == "thread":
        known = [source.text for source in draft.sources]
        for number, part in enumerate(draft.parts, 1):
            for quotation in unproved_quotations(part.text, known):
                yield _unproved(f"post {number}", quotation)


def unsourced(draft: Draft) -> Iterator[Problem]:
    """A warning for each text under a label that calls it the author's or the article's and that stands in no source."""
    for each in printed(draft):
        if not each.quotation and each.text.strip() and not _written(each):
            yield Problem(
                "not-the-authors",
                f"{each.where[:1].upper()}{each.where[1:]} says “{shown(each.text)}” under a label that calls it the "
                "article's, and it stands in no source; edit it, or approve it as your own.",
                Severity.WARNING,
                each.where,
            )


def printed(draft: Draft) -> Iterator[Printed]:
    """The texts of a card, a letter or a summary that say whose they are, by their places in the view."""
    view = draft.view
    if draft.kind == "card":
        yield Printed("card 1", view.get("quote", ""), True, view.get("speaker"), draft.sources)
    elif draft.kind == "newsletter":
        for number, section in enumerate(view.get("sections", ())):
            yield from _texts(f"section {number + 1}", section, _sources(draft, number))
    elif draft.kind == "summary":
        yield from _texts("the summary", view, draft.sources)
        for text in (*view.get("summary", ()), *view.get("key_points", ())):
            yield Printed("the summary", text, False, None, draft.sources)


def _texts(where: str, view: Mapping[str, Any], sources: tuple[Source, ...]) -> Iterator[Printed]:
    if view.get("lead"):
        yield Printed(where, view["lead"]["text"], False, None, sources)
    for quote in view.get("quotes", ()):
        yield Printed(where, quote["text"], True, quote["speaker"], sources)


def _sources(draft: Draft, number: int) -> tuple[Source, ...]:
    if number >= len(draft.parts):
        return ()
    return tuple(draft.sources[index] for index in draft.parts[number].sources)


def _quoted(printed: Printed) -> bool:
    """Whether a quotation is one proved span of its speaker, or several that follow each other, and nothing besides."""
    spoken = [
        source.text
        for source in printed.sources
        if source.role == "quote" and source.speaker == printed.speaker
    ]
    text = printed.text.strip().rstrip(_ENDS)
    return any(mend.same(text, run.rstrip(_ENDS)) for run in _runs(spoken, len(text)))


def _runs(texts: Sequence[str], length: int) -> Iterator[str]:
    """Each text, and each with those after it, as long as they may still be the halves of one quotation."""
    for first in range(len(texts)):
        whole = ""
        for text in texts[first:]:
            whole += text
            yield whole
            if len(whole) > 4 * length + 40:  # white space and emphasis apart, it only grows
                break


def _written(printed: Printed) -> bool:
    """Whether a text stands in the article's own words, their marks and the way a front matter writes them apart."""
    known = "".join(_letters(source.text) for source in printed.sources if source.role in _AUTHORS)
    return _letters(printed.text) in known


def _letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


def _unproved(where: str, text: str) -> Problem:
    return Problem(
        "quote-not-in-source",
        f"{where[:1].upper()}{where[1:]} quotes “{shown(text)}”, which stands in no source; edit it.",
        where=where,
    )
