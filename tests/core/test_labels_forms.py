"""One conversation under every form of label: the guest's words are the guest's, and nothing else is quoted."""

from __future__ import annotations

import pytest

from repurpose.digest import digest
from repurpose.model import Digest, Quote
from tests.core.transcripts import article

TITLE = "The river keeps its appointments: Maren Holt on floods"
INTRODUCTION = (
    "Maren Holt has measured the same river since 1994. In this conversation with Dara Quill she talks about floods, "
    "patience and sticks.\n\n"
)
ASKED = (
    "What first drew you to rivers?",
    "And did you ever want to stop?",
    "What do people get wrong about floods?",
    "How would you teach it?",
)
BETWEEN = "\n\n![the gauge](gauge.jpg)\n*The gauge in April.*\n\n"
ANSWERED = (
    "A river never repeats an argument, and that is why I trust it more than most people I have worked with.",
    "Every spring I want to stop. Then the water comes up and I remember that nobody else knows where the gauge is."
    + BETWEEN
    + "So I stay. I have stayed for thirty years, one spring at a time.",
    "They think a flood is an accident. [laughs] A flood is the river keeping an appointment that we forgot to write down.",
    "I would give every child a stick and an hour. The stick is optional, but the hour is what schools cannot afford.",
)
FORMS = {
    "bold, colon inside": ("**Dara Quill:** ", "**Maren Holt:** "),
    "bold, colon outside": ("**Dara Quill**: ", "**Maren Holt**: "),
    "italics": ("*Dara Quill:* ", "_Maren Holt_: "),
    "capitals": ("DARA QUILL: ", "MAREN HOLT: "),
    "surnames in capitals": ("QUILL: ", "HOLT: "),
    "given names": ("Dara: ", "Maren: "),
    "plain": ("Dara Quill: ", "Maren Holt: "),
    "time after": ("Dara Quill (00:12): ", "Maren Holt (01:15): "),
    "time before": ("[00:12] Dara Quill: ", "[01:15] Maren Holt: "),
    "time with hours": ("[00:00:12] Dara Quill: ", "[00:01:15] Maren Holt: "),
    "time that is a link": (
        "**Dara Quill** [(00:12)](https://example.org/1): ",
        "**Maren Holt** [(01:15)](https://example.org/2): ",
    ),
    "time in italics": ("**Dara Quill** *(00:12)*: ", "**Maren Holt** *(01:15)*: "),
    "part behind": ("**Dara Quill** (Host): ", "**Maren Holt** (Guest): "),
    "part inside": ("**Dara Quill (Host):** ", "**Maren Holt (hydrologist):** "),
    "part after a comma": ("**Dara Quill, host:** ", "**Maren Holt, hydrologist:** "),
    "alone, bold": ("**Dara Quill**\n\n", "**Maren Holt**\n\n"),
    "alone, plain": ("Dara Quill\n", "Maren Holt\n"),
    "alone, a heading": ("### Dara Quill\n\n", "### Maren Holt\n\n"),
    "alone with a time": ("Dara Quill 00:12\n", "Maren Holt 01:15\n"),
    "alone behind a time": ("[00:12] Dara Quill\n\n", "[01:15] Maren Holt\n\n"),
    "initials": ("DQ: ", "MH: "),
    "bold initials": ("**DQ:** ", "**MH:** "),
    "initials with stops": ("D.Q.: ", "M.H.: "),
    "question and answer": ("Q: ", "A: "),
    "question and answer, bold": ("**Q:** ", "**A:** "),
    "question and answer with stops": ("Q. ", "A. "),
    "host and guest": ("Host: ", "**Guest:** "),
    "interviewer": ("**Interviewer:** ", "**Maren Holt:** "),
    "odd spaces": ("**Dara  Qu ill :** ", "**Mar en  Holt :** "),
    "hard spaces": ("**Dara\u00a0Quill:**\u00a0", "**Maren\u00a0Holt:**\u00a0"),
    "in block quotes": ("> **Dara Quill:** ", "> **Maren Holt:** "),
}


def read(labels: tuple[str, str], before: str = INTRODUCTION, title: str = TITLE) -> Digest:
    turns = [text for pair in zip(ASKED, ANSWERED, strict=True) for text in pair]
    talk = "\n\n".join(labels[n % 2] + text for n, text in enumerate(turns))
    return digest(article(before + talk + "\n", title=title, language="en"))


def found(labels: tuple[str, str], before: str = INTRODUCTION, title: str = TITLE) -> tuple[Quote, ...]:
    return read(labels, before, title).quotes


@pytest.mark.parametrize("form", FORMS)
def test_the_guest_is_quoted_by_name(form: str) -> None:
    made = read(FORMS[form])
    quotes = made.quotes
    assert len(made.turns) == 8
    assert {quote.speaker for quote in quotes} == {"Maren Holt"}
    assert not any("appointment" in q.text and "[laughs]" in q.text for q in quotes)
    assert not any(q.text in ASKED or "gauge in April" in q.text for q in quotes)


def test_show_notes_and_chapters_are_no_turns() -> None:
    notes = (
        INTRODUCTION
        + '## Show notes\n\n- Holt\'s paper: Notes on Gauges\n- Book: "The Quietest River Ever Measured," a history\n\n'
        + "## Chapters\n\n00:00 Introduction\n02:10 Maren on floods\n14:32 Questions\n\n## Transcript\n\n"
    )
    with_notes, without = found(FORMS["plain"], notes), found(FORMS["plain"])
    assert [q.text for q in with_notes] == [q.text for q in without]


def test_who_answers_without_a_name_is_whom_the_introduction_names_alone() -> None:
    before = "Maren Holt has measured the same river since 1994. Holt, a hydrologist, lives beside it.\n\n"
    assert {q.speaker for q in found(FORMS["question and answer"], before, "Floods")} == {"Maren Holt"}
    two = before + "She works with Wilm Aster.\n\n"
    assert {q.speaker for q in found(FORMS["question and answer"], two, "Floods")} == {None}


def test_two_persons_with_the_same_initials_keep_them() -> None:
    before = INTRODUCTION + "With them is Milan Hart.\n\n"
    assert {q.speaker for q in found(FORMS["initials"], before)} == {"MH"}


def test_questions_in_bold_between_labelled_answers_are_nobody_s() -> None:
    text = INTRODUCTION + "\n\n".join(
        f"**{question.removesuffix('?')}, and would you say so again?**\n\n**Holt:** {answer}\n\n**Quill:** I would not."
        for question, answer in zip(ASKED, ANSWERED, strict=True)
    )
    made = digest(article(text, title=TITLE, language="en"))
    assert {t.speaker for t in made.turns} == {"Maren Holt", "Dara Quill"}
    assert not any("would you say so" in text[t.start : t.end] for t in made.turns)
    assert {q.speaker for q in made.quotes} <= {"Maren Holt", "Dara Quill"}
