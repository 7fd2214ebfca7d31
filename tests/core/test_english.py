"""Quotations of English articles, with their speakers."""

from __future__ import annotations

import pytest

from repurpose.digest import english, english_names
from repurpose.model import Article
from tests.core import english_articles, english_fresh, english_unseen
from tests.core.english_articles import Sample

OPENING = (
    "Mary Okafor, the chief engineer at Halden, builds bridges. She has done so for years.\n\n"
    "Her colleague Tomas Lindqvist inspects them. He is an old sceptic.\n\n"
)


def quoted(text: str) -> list[tuple[str, str | None]]:
    """The quotations of a text with their speakers."""
    return attributed(Sample("a", text, ()).article())


def attributed(article: Article) -> list[tuple[str, str | None]]:
    """The quotations of an article with their speakers; every piece of evidence lies in the text."""
    found = english.speech(article, english_names.cast(article))
    for passage in found:
        evidence = passage.attribution.evidence
        assert (evidence is None) == (passage.attribution.speaker is None)
        assert evidence is None or article.text[evidence.start : evidence.end].strip() != ""
    return [(article.text[p.start : p.end], p.attribution.speaker) for p in found]


def said(text: str) -> list[str | None]:
    """The speakers of what is quoted after the opening."""
    return [speaker for _, speaker in quoted(OPENING + text)]


@pytest.mark.parametrize(
    "sample",
    [*english_articles.SAMPLES, *english_unseen.SAMPLES, *english_fresh.SAMPLES],
    ids=lambda s: s.name,
)
def test_articles(sample: Sample) -> None:
    found = attributed(sample.article())
    wanted = list(sample.said)
    assert len(found) == len(wanted)
    assert all(text.startswith(words) for (text, _), (words, _) in zip(found, wanted, strict=True))
    for (_, speaker), (words, right) in zip(found, wanted, strict=True):
        assert speaker in (right, None), words
    known = sum(speaker is not None for _, speaker in found)
    assert known >= sum(right is not None for _, right in wanted) - 1


@pytest.mark.parametrize(
    "text",
    [
        "“Steel complains before it breaks,” Okafor said.",
        "“Steel complains before it breaks,” said Okafor, who was tired.",
        "“Steel complains before it breaks,” said the chief engineer.",
        "“Steel complains before it breaks,” the engineer explained.",
        "Okafor said: “Steel complains before it breaks.”",
        "Okafor, who had come by train, put down her bag and said, “Steel complains before it breaks.”",
        "As Okafor puts it, “steel is the thing that complains before it breaks.”",
        "In Okafor’s words, “Steel complains before it breaks.”",
        "Okafor’s answer was short: “Steel complains before it breaks.”",
        "“Steel complains before it breaks,” according to Okafor.",
        "> Steel complains before it breaks.\n> — Mary Okafor",
        "Okafor looked at the cable. “Steel complains before it breaks.”",
        "Lindqvist asked Okafor what steel does.\n\n“Steel complains before it breaks.”",
        "“Steel complains before it breaks.”\n\nThat line is Okafor’s.",
    ],
)
def test_ways_of_naming_a_speaker(text: str) -> None:
    assert said(text) == ["Mary Okafor"]


@pytest.mark.parametrize(
    "text",
    [
        "Engineers call it “the long ear of the whole city.”",
        "She wrote an essay, “The Limits of Listening,” in 2019.",
        "Imagine saying to a mayor, “Please close the bridge today.”",
        "She never said, “Close the bridge today, all of it.”",
        "She thought, “This will not hold until morning.”",
        "People say, “It was always going to fall.”",
        "“It was always going to fall,” people say.",
        "“It was always going to fall,” she might say.",
        "A sign on the pier reads, “Do not lean on the railing.”",
        "The model replied, “I cannot answer that question.”",
        "So-called “dark data” is stored by the sensors’ owners.",
        "If anyone tells you, “This bridge is safe,” ask why.",
        "## “It was always going to fall”",
        "The cable's 6\" clamp and the boards' 9\" bolts were old.",
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "One mother of two, who lives nearby, said she had moved away. “I could not sleep any more,” she said.",
        "“I could not sleep any more,” her deputy said.",
        "“I could not sleep any more,” said one neighbour.",
        "“I could not sleep any more,” Okafor and Lindqvist said.",
        "“We close the bridge today,” Halden Bridgeworks said.",
    ],
)
def test_nobody_is_named_where_it_is_not_clear(text: str) -> None:
    assert said(text) == [None]


def test_pronouns_mean_the_one_they_fit() -> None:
    assert said("Lindqvist met Okafor in March. “It will hold,” she said. “It will not,” he said.") == [
        "Mary Okafor",
        "Tomas Lindqvist",
    ]


def test_words_handed_on_are_their_owners() -> None:
    assert said("“Count what holds, not what you built,” she said, quoting Lindqvist.") == ["Tomas Lindqvist"]
    assert said("“Count what holds, not what you built,” she said, quoting her father.") == [None]
    assert said("She likes to quote Lindqvist: “Count what holds, not what you built.”") == [
        "Tomas Lindqvist"
    ]


def test_halves_are_one_utterance() -> None:
    article = Sample(
        "a",
        OPENING + "“It will hold,” Okafor said. “It has to hold.”\n\n“No,” Lindqvist said. “It never holds.”",
        (),
    ).article()
    found = english.speech(article, english_names.cast(article))
    assert [(p.utterance, p.attribution.speaker) for p in found] == [
        (0, "Mary Okafor"),
        (0, "Mary Okafor"),
        (1, "Tomas Lindqvist"),
    ]


def test_a_quotation_over_paragraphs_closes_once() -> None:
    text = (
        OPENING
        + "Okafor said: “It will hold for years.\n\n“It has to hold.”\n\n“It never holds,” Lindqvist said."
    )
    assert quoted(text) == [
        ("It will hold for years.", "Mary Okafor"),
        ("It has to hold.", "Mary Okafor"),
        ("It never holds,", "Tomas Lindqvist"),
    ]


def test_a_mark_that_is_never_closed_spoils_nothing() -> None:
    text = "“It will hold for years, Okafor said.\n\nThe wind rose. “It never holds,” Lindqvist said."
    assert said(text) == ["Tomas Lindqvist"]


def test_single_marks_and_apostrophes() -> None:
    text = "‘I don’t trust the sensors’ owners,’ said Okafor. ‘It’s the cables’ fault.’"
    assert quoted(OPENING + text) == [
        ("I don’t trust the sensors’ owners,", "Mary Okafor"),
        ("It’s the cables’ fault.", "Mary Okafor"),
    ]


def test_a_line_set_apart_is_quoted_once() -> None:
    text = "“Steel complains before it breaks,” Okafor said.\n\n> “Steel complains before it breaks.”\n> — Mary Okafor"
    assert said(text) == ["Mary Okafor"]


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "”",
        '"',
        "‘",
        "'",
        "“I stay,” she said. ",
        "‘it is me,’ he said. ",
        "Mary Okafor said ",
        "“I am here to stay.\n\n",
    ],
)
def test_any_heap_of_marks_is_read(unit: str) -> None:
    article = Sample("a", unit * (10_000 // len(unit)), ()).article()
    spans = [(p.start, p.end) for p in english.speech(article, english_names.cast(article))]
    assert spans == sorted(spans)
