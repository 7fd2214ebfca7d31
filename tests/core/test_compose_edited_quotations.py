"""After an edit, what is printed as somebody's words is theirs: proved, cut or joined, or an error that keeps it here."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from repurpose.compose import card, editing, newsletter, summary
from repurpose.jobs import Make
from repurpose.model import Draft, Severity, Source
from repurpose.review import Facts, review, unproved
from repurpose.text import mend
from tests.core.letter_samples import context, kelp
from tests.core.test_compose_editing import SAID, changed, radio

INVENTED = "I never trusted the sea, and nobody should."
CUT = "AI will not replace the keeper of a lamp"


def made(kind: str) -> tuple[Draft, str]:
    """A draft with a quotation, and its place."""
    one = radio()
    if kind == "card":
        return card.compose(one, context(Make(kind="card")))[0], "quote"
    if kind == "newsletter":
        return newsletter.compose([one], context()), "sections.0.quotes.0.text"
    return summary.compose(one, context(Make(kind="summary"))), "quotes.0.text"


def codes(draft: Draft) -> dict[str, Severity]:
    one = radio()
    found = review(draft, Facts(), {one.article.path: one.article.text}, ())
    return {problem.code: problem.severity for problem in found}


KINDS = pytest.mark.parametrize("kind", ["card", "newsletter", "summary"])


@KINDS
def test_an_invented_quotation_is_an_error(kind: str) -> None:
    draft, place = made(kind)
    assert codes(draft) == {}
    new = changed(draft, {place: INVENTED}, radio())
    assert codes(new) == {"quote-not-in-source": Severity.ERROR}
    (problem,) = unproved(new)
    assert "I never trusted" in problem.message


@KINDS
@pytest.mark.parametrize(
    "words", [f"{SAID} {INVENTED}", SAID.replace("not ", ""), SAID.replace("keeper of a ", ""), "No."]
)
def test_a_quotation_with_a_word_more_or_less_is_an_error(kind: str, words: str) -> None:
    draft, place = made(kind)
    assert codes(changed(draft, {place: words}, radio())) == {"quote-not-in-source": Severity.ERROR}


@KINDS
@pytest.mark.parametrize("words", [CUT, f"{CUT}.", f"{CUT},", "it will count his flashes."])
def test_a_quotation_that_is_cut_is_traced_to_the_cut(kind: str, words: str) -> None:
    draft, place = made(kind)
    new = changed(draft, {place: words}, radio())
    assert codes(new) == {}
    (source,) = [source for source in new.sources if source.role == "quote"]
    assert source.text.rstrip(",.") == words.rstrip(",.")
    assert source.speaker == "Holt"


@KINDS
def test_words_of_somebody_else_are_not_the_speakers(kind: str) -> None:
    draft, _ = made(kind)
    others = [
        dataclasses.replace(source, speaker="Wen") if source.role == "quote" else source
        for source in draft.sources
    ]
    assert [problem.code for problem in unproved(dataclasses.replace(draft, sources=tuple(others)))] == [
        "quote-not-in-source"
    ]


def test_halves_are_cut_across_where_they_were_joined() -> None:
    """“…the keeper of a lamp” and “but it will count…” stand apart in the file; what goes over from one into the next
    keeps a span of each, and what leaves out the end of the first keeps none."""
    draft, place = made("card")
    (whole,) = [source for source in draft.sources if source.role == "quote"]
    middle = whole.start + len(CUT) + 1
    text = radio().article.text
    halves: list[Source] = [
        dataclasses.replace(whole, start=start, end=end, text=mend.printed(text[start:end]))
        for start, end in ((whole.start, middle), (middle, whole.end))
    ]
    beside = [source for source in draft.sources if source.role != "quote"]
    draft = dataclasses.replace(
        draft,
        sources=(*halves, *beside),
        parts=(dataclasses.replace(draft.parts[0], sources=(0, 1)),),
    )
    assert codes(draft) == {}
    across = changed(draft, {place: "the keeper of a lamp, but it will count"}, radio())
    assert codes(across) == {}
    assert [source.text for source in across.sources if source.role == "quote"] == [
        "the keeper of a lamp,",
        "but it will count",
    ]
    spliced = changed(draft, {place: "AI will not count his flashes."}, radio())
    assert codes(spliced) == {"quote-not-in-source": Severity.ERROR}


@pytest.mark.parametrize(
    ("kind", "place"),
    [("newsletter", "sections.0.lead.text"), ("summary", "lead.text"), ("summary", "key_points.0")],
)
def test_words_of_ones_own_under_the_authors_label_are_a_warning(kind: str, place: str) -> None:
    draft, _ = made(kind)
    text = editing.fields(draft)[place]
    assert codes(changed(draft, {place: text[:12].rstrip()}, radio())) == {}
    new = changed(draft, {place: "The sea is a machine."}, radio())
    assert codes(new) == {"not-the-authors": Severity.WARNING}


def test_titles_and_fixed_words_are_a_persons_own() -> None:
    draft: Any = newsletter.compose([kelp()], context())
    change = {"subject": "One", "preheader": "Two", "sections.0.title": "Three"}
    new = changed(draft, change, kelp())
    texts = {kelp().article.path: kelp().article.text}
    assert review(new, Facts(), texts, ()) == review(draft, Facts(), texts, ())


@KINDS
@pytest.mark.parametrize("words", [SAID, CUT])
def test_words_that_are_put_back_have_their_source_again(kind: str, words: str) -> None:
    draft, place = made(kind)
    invented = changed(draft, {place: INVENTED}, radio())
    texts = {radio().article.path: radio().article.text}
    assert codes(editing.edit(invented, {place: words}, texts)) != {}
    back = editing.edit(invented, {place: words}, texts, [draft])
    assert codes(back) == {}
    assert [source.text for source in back.sources if source.role == "quote"] == [words]
    still = editing.edit(invented, {place: "No."}, texts, [draft])
    assert codes(still) == {"quote-not-in-source": Severity.ERROR}
