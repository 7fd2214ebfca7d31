"""Interviews without labels: bold questions, plain answers, and one guest whom the introduction names."""

from __future__ import annotations

import itertools

import pytest

from repurpose.digest import digest
from repurpose.digest.turns import turns
from repurpose.model import Digest
from tests.core.transcripts import article

TITLE = "“A clock is a rumour”: the watchmaker Perpetua Lindgren in conversation"
INTRODUCTION = (
    "Perpetua Lindgren repairs clocks that others have given up. “Sit down, but not on the springs,” she says. "
    "Interview by Silas Crowe.\n\n"
)
PAIRS = (
    (
        "You started at fourteen. Why so early?",
        "My grandfather could no longer hold the tweezers. So I was his hands for two years, and he was my eyes.",
    ),
    (
        "What is the most common mistake that your customers make?",
        "They oil. I tell everybody that a dry clock is sulking, and an oiled clock is drowning.\n\nOil is what you do when you don't want to look at the thing that I have to look at.",
    ),
    (
        "Tell us about the tower.",
        "I went up in 1998, and some part of me has never come down from it since then.",
    ),
    (
        "Do you own a telephone?",
        "I do. It tells me the time very well, but it can never tell me whose time it is.",
    ),
)


def page(mark: str = "**", introduction: str = INTRODUCTION, after: str = "") -> str:
    return introduction + "\n\n".join(f"{mark}{q}{mark}\n\n{a}" for q, a in PAIRS) + "\n\n" + after


def read(text: str, title: str = TITLE) -> Digest:
    return digest(article(text, title=title, language="en"))


@pytest.mark.parametrize("mark", ["**", "__", "*", "_"])
def test_answers_are_the_guest_s_and_questions_are_nobody_s(mark: str) -> None:
    text = page(mark)
    made = read(text)
    assert [t.speaker for t in made.turns] == ["Q", "Perpetua Lindgren"] * 4
    assert [text[t.start : t.end].split("\n\n")[0].rstrip("*_") for t in made.turns] == [
        words.split("\n\n")[0] for words in itertools.chain(*PAIRS)
    ]
    quoted = [q for q in made.quotes if q.start > text.index("You started")]
    assert quoted
    assert {q.speaker for q in quoted} == {"Perpetua Lindgren"}
    assert all(q.evidence and text[q.evidence.start : q.evidence.end] == "Perpetua Lindgren" for q in quoted)


def test_the_introduction_is_narrated_as_well() -> None:
    assert [q.speaker for q in read(page()).quotes if q.text.startswith("Sit down")] == ["Perpetua Lindgren"]


def test_the_guest_may_be_named_by_the_introduction_alone() -> None:
    assert {t.speaker for t in read(page(), title="A clock is a rumour").turns} == {"Q", "Perpetua Lindgren"}


def test_the_end_of_the_page_is_no_answer() -> None:
    text = page(after="*Perpetua Lindgren has a stall at the winter fair.*\n")
    assert turns(article(text, title=TITLE, language="en"))[-1].end == text.index("*Perpetua") - 2


WHY = {
    "nobody was asked": page()
    .replace("You started", "They started")
    .replace("your ", "the ")
    .replace("you ", "one "),
    "nobody answers for themselves": page()
    .replace("I ", "she ")
    .replace("My ", "Her ")
    .replace("me ", "her "),
    "an answer tells of the guest": page(
        after="**And you?**\n\nI am told that Lindgren laughed at this for a day.\n"
    ),
    "two guests": page(introduction=INTRODUCTION.replace("repairs", "and Ottilie Marrow repair")),
    "no conversation": page(introduction="Perpetua Lindgren repairs clocks.\n\n"),
}


@pytest.mark.parametrize("why", WHY)
def test_a_page_of_questions_is_no_interview(why: str) -> None:
    assert read(WHY[why], title="What a clock is").turns == ()


def test_two_questions_are_too_few() -> None:
    text = INTRODUCTION + "\n\n".join(f"**{q}**\n\n{a}" for q, a in PAIRS[:2])
    assert read(text).turns == ()


@pytest.mark.parametrize(
    ("piece", "times"), [("*", 10**6), ("_", 10**6), ("?", 10**6), ("**you?**\n\nI\n\n", 2000)]
)
def test_whatever_comes_a_great_many_times_is_read_in_one_pass(piece: str, times: int) -> None:
    text = piece * times
    turns(article(text, title="A conversation", language="en"))
