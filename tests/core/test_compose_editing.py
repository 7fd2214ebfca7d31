"""A person's changes: what is printed, what `show` says and what is reviewed stay one text, with the sources it has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.compose import Material, card, editing, newsletter, summary, thread
from repurpose.errors import DraftError
from repurpose.jobs import Make
from repurpose.model import Draft, Person
from repurpose.text import mend
from tests.core.letter_samples import article, context, kelp, lighthouse, material, quote, span_of, tide

SAID = "AI will not replace the keeper of a lamp, but it will count his flashes."


def radio(title: str = "AI") -> Material:
    """An English article with a title that other texts of it hold too."""
    of = article(
        "articles/lamp.md",
        f"\nThe engineer Maren Holt laughed. “{SAID}” Holt said. AI is a lamp for those who read.\n",
        title,
        lead="AI came to the lighthouse, and Maren Holt stayed.",
        language="en",
    )
    people = [Person("Holt", ("Holt",), "engineer", span_of(of.text, "engineer"))]
    points = ("AI is a lamp for those who read.",)
    return material(of, [quote(of, SAID, "Holt", score=0.9)], (), points, people, source_name="AI")


def changed(draft: Draft, change: Mapping[str, str], *materials: Material) -> Draft:
    return editing.edit(draft, change, {m.article.path: m.article.text for m in materials})


def cards() -> Draft:
    (draft,) = card.compose(radio(), context(Make(kind="card")))
    return draft


def traced(draft: Draft, part: int = 0) -> list[str]:
    return [draft.sources[index].text for index in draft.parts[part].sources]


def proved(draft: Draft, *materials: Material) -> bool:
    texts = {m.article.path: m.article.text for m in materials}
    return all(mend.same(s.text, texts[s.path][s.start : s.end]) for s in draft.sources)


def test_what_a_card_names_as_its_source_is_no_word_of_the_quotation() -> None:
    draft = cards()
    new = changed(draft, {"source": "Radio Tide"}, radio())
    assert (new.view["quote"], new.view["source"]) == (SAID, "Radio Tide")
    assert new.parts == draft.parts
    assert new.view["alt"].endswith("— Holt, engineer. Radio Tide.")
    assert {source.text for source in new.sources} == {source.text for source in draft.sources}


def test_an_edited_quotation_is_read_aloud_as_it_is_printed() -> None:
    draft = cards()
    draft.view["words"].extend(["lamp", "flashes"])
    new = changed(draft, {"quote": "AI will not replace the keeper of a lamp"}, radio())
    assert new.parts[0].text == new.view["quote"]
    assert "flashes" not in new.view["alt"]
    assert new.view["quote"] in new.view["alt"]
    assert new.view["words"] == ["lamp"]
    assert traced(new) == [new.view["quote"]]
    assert "engineer" in {source.text for source in new.sources}  # is still printed beside it
    assert proved(new, radio())


def test_a_title_is_changed_in_its_own_section_only() -> None:
    materials = [radio(), kelp()]
    draft = newsletter.compose(materials, context())
    new = changed(draft, {"sections.0.title": "Radio Tide"}, *materials)
    assert new.parts[1:] != ()
    assert [part.text for part in new.parts[1:]] == [part.text for part in draft.parts[1:]]
    for part, section in zip(new.parts, new.view["sections"], strict=True):
        assert part.text == newsletter.printed(section)
    assert new.parts[0].text == draft.parts[0].text.replace("AI", "Radio Tide", 1)
    assert traced(new) == [text for text in traced(draft) if text != "AI"]


def test_a_place_of_a_section_keeps_the_sources_of_the_others() -> None:
    one = radio()
    draft = newsletter.compose([one], context())
    lead = "AI came to the lighthouse, the engineer said."
    new = changed(draft, {"sections.0.lead.text": lead, "sections.0.quotes.0.text": "A new word."}, one)
    assert new.view["sections"][0]["lead"]["sentences"] == [lead]
    assert new.parts[0].text == f"AI\n{lead}\nA new word."
    assert traced(new) == ["AI", "engineer"]
    lost = changed(new, {"sections.0.lead.text": "Nothing."}, one)
    assert traced(lost) == ["AI", "engineer"]


def test_what_is_emptied_in_a_letter_is_not_printed_there() -> None:
    """No mark stands around nothing, no label above it; what is left can be edited again."""
    one = kelp()
    draft = newsletter.compose([one], context(Make(kind="newsletter", intro="一。\n\n二。")))
    first, *others = (quotation["text"] for quotation in draft.view["sections"][0]["quotes"])
    change = {"intro.0": "", "sections.0.lead.text": " ", "sections.0.quotes.0.text": ""}
    new = changed(draft, change, one)
    (section,) = new.view["sections"]
    assert new.view["intro"] == ["二。"]
    assert section["lead"] is None
    assert [quotation["text"] for quotation in section["quotes"]] == others
    assert new.parts[0].text == "\n".join([section["title"], *others])
    assert not {"lead"} & {source.role for source in new.sources}
    assert first not in {source.text for source in new.sources}
    again = changed(new, {"sections.0.quotes.0.text": first}, one)
    assert again.parts[0].text == "\n".join([section["title"], first, *others[1:]])


@pytest.mark.parametrize("one", [kelp(), tide(), lighthouse(), radio()])
def test_each_place_of_a_summary_is_the_text_of_its_note(one: Material) -> None:
    draft = summary.compose(one, context(Make(kind="summary")))
    for place in editing.fields(draft):
        new = changed(draft, {place: "Radio Tide"}, one)
        different = [number for number, part in enumerate(new.parts) if part.text != draft.parts[number].text]
        if place == "title":
            assert not different
            assert new.title == "Radio Tide"
            assert "title" not in {source.role for source in new.sources}
            continue
        (number,) = different
        assert new.parts[number].text == "Radio Tide"
        assert [note["number"] for note in new.view["notes"]] == list(range(1, len(new.parts) + 1))
        for note, part in zip(new.view["notes"], new.parts, strict=True):
            spans = [(new.sources[i].start, new.sources[i].end) for i in part.sources]
            assert [(span["start"], span["end"]) for span in note["spans"]] == spans
        assert {source.role for source in draft.sources} - {source.role for source in new.sources} <= {
            "lead",
            "quote",
            "sentence",
        }


def test_a_post_that_holds_the_words_of_another_is_not_changed_with_it() -> None:
    one = radio("The keeper of a lamp")
    draft = thread.compose(one, "bluesky", context(Make(kind="thread")))
    posts = [post["text"] for post in draft.view["posts"]]
    assert len(posts) > 2
    new = changed(draft, {"posts.1.text": posts[1] + " Yes."}, one)
    assert [part.text for part in new.parts] == [post["text"] for post in new.view["posts"]]
    assert [part.text for part in new.parts] == [posts[0], posts[1] + " Yes.", *posts[2:]]


def test_a_line_that_looks_like_a_mark_is_a_line_of_text() -> None:
    draft = cards()
    said = "@@ then.\n\\@@ quote\nthe keeper\n@@ quote\n@@@ no"
    new = changed(draft, {"quote": said}, radio())
    document = editing.document(new)
    assert editing.changes(new, document) == {}
    assert editing.changes(new, document.replace("the keeper", "a keeper")) == {
        "quote": said.replace("the keeper", "a keeper")
    }


@given(st.lists(st.sampled_from(["@@ ", "\\", "quote", "source", "\n", "x", " ", "@"]), min_size=1))
def test_whatever_a_text_is_its_document_says_it_back(pieces: list[str]) -> None:
    said = "".join(pieces).strip("\n")
    new = changed(cards(), {"quote": said}, radio())
    assert editing.changes(new, editing.document(new)) == {}
    assert editing.changes(cards(), editing.document(new)).get("quote", SAID) == said


@pytest.mark.parametrize(
    ("edited", "reason"),
    [
        ("@@ then.\nx\n@@ quote\na\n@@ source\nb\n", "backslash"),
        ("@@ quote\na\n@@ source\nb\n@@ quote\nc\n", "twice"),
        ("@@ quote\na\n", "`@@ source` is missing"),
    ],
)
def test_a_document_whose_marks_were_changed_is_refused(edited: str, reason: str) -> None:
    with pytest.raises(DraftError, match=reason):
        editing.changes(cards(), edited)


def test_what_was_edited_can_be_edited_again() -> None:
    draft: Any = newsletter.compose([kelp(), tide()], context())
    for place in editing.fields(draft):
        draft = changed(draft, {place: f"at {place}"}, kelp(), tide())
    for part, section in zip(draft.parts, draft.view["sections"], strict=True):
        assert part.text == newsletter.printed(section)
    assert draft.title == "at subject"
