"""Summaries: the article's own sentences, each once, each with a note of where it stands."""

from __future__ import annotations

import dataclasses
import json

from repurpose.compose import summary
from repurpose.jobs import Make
from repurpose.model import Draft
from repurpose.text import mend
from tests.core.letter_samples import article, context, kelp, material, quote, tide

CONTEXT = context(Make(kind="summary"))


def said(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts]


def test_every_sentence_has_a_note_and_the_note_its_span() -> None:
    for one in (kelp(), tide()):
        draft = summary.compose(one, CONTEXT)
        for source in draft.sources:
            assert mend.same(source.text, one.article.text[source.start : source.end])
        notes = {note["number"]: note for note in draft.view["notes"]}
        assert list(notes) == list(range(1, len(draft.parts) + 1))
        for number, part in enumerate(draft.parts, 1):
            spans = [(draft.sources[i].start, draft.sources[i].end) for i in part.sources]
            assert spans == [(span["start"], span["end"]) for span in notes[number]["spans"]]


def test_the_authors_lead_is_marked_and_first() -> None:
    draft = summary.compose(kelp(), CONTEXT)
    assert draft.view["lead"]["by"] == "author"
    assert draft.view["lead"]["note"] == 1
    assert said(draft)[0] == draft.view["lead"]["text"]


def test_nothing_is_said_twice() -> None:
    of = article("a.md", "阿土說：「船會自己說話，你要聽。」繩子比船先老。繩子比船貴。", "船塢")
    sentences = ("阿土說：「船會自己說話，你要聽。」", "繩子比船先老。")
    one = material(
        of, [quote(of, "船會自己說話，你要聽。", "阿土")], sentences, ("繩子比船先老。", "繩子比船貴。")
    )
    view = summary.compose(one, CONTEXT).view
    assert view["summary"] == list(sentences)
    assert view["key_points"] == ["繩子比船貴。"]
    assert view["quotes"] == []
    assert (view["summary_notes"], view["key_point_notes"]) == ([1, 2], [3])


def test_the_view_is_json_and_the_draft_the_same_again() -> None:
    draft = summary.compose(tide(), CONTEXT)
    assert json.loads(json.dumps(draft.view)) == draft.view
    assert draft == summary.compose(tide(), CONTEXT)
    assert (draft.template, draft.template_sha256) == ("summary", "c" * 64)


def test_links_lead_to_the_web_only() -> None:
    one = kelp()
    odd = dataclasses.replace(
        one, entry=dataclasses.replace(one.entry, url="data:text/html,x", source_url=None)
    )
    view = summary.compose(odd, CONTEXT).view
    assert view["url"] is None
    assert [place["label"] for place in view["listen"]] == ["YouTube", "Spotify", "Apple Podcasts"]


def test_an_article_that_says_nothing_gives_a_draft_without_parts() -> None:
    assert summary.compose(material(article("a.md", "", "船塢")), CONTEXT).parts == ()
