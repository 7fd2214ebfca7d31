"""What stands in a turn and is not its speaker's: adverts, the page's remarks, announcers."""

from __future__ import annotations

from repurpose.digest import digest
from tests.core.transcripts import article

GUEST = (
    "I would give every child a stick and an hour, because the hour is what schools cannot afford any longer."
)
TALK = """**Dara Quill:** What first drew you to rivers?

**Maren Holt:** A river never repeats an argument, and that is why I trust it more than most people I have worked with.

{between}

**Dara Quill:** How would you teach it to children?

**Maren Holt:** {guest}
"""


def quoted(between: str) -> list[tuple[str, str | None]]:
    text = TALK.format(between=between, guest=GUEST)
    return [(q.text, q.speaker) for q in digest(article(text, language="en")).quotes]


ALONE = quoted("[music]")


def test_the_talk_itself_is_quoted() -> None:
    assert {who for _, who in ALONE} == {"Maren Holt"}
    assert GUEST in {words for words, _ in ALONE}


def test_an_advert_is_never_quoted_and_neither_is_the_rest_of_its_turn() -> None:
    advert = (
        "This episode is brought to you by Kettle Accounts. Every small business deserves books that sing, and mine do.\n\n"
        "I have used it for years, and nothing else has ever made me look forward to the end of a quarter."
    )
    assert quoted(advert) == ALONE
    assert quoted("**Tilda Wray:** " + advert) == ALONE


def test_a_remark_of_the_page_s_in_italics_is_not_the_speaker_s() -> None:
    assert (
        quoted(
            "*Holt has been awarded the medal of the river board, which is given once in every ten years.*"
        )
        == ALONE
    )


def test_an_announcer_is_never_the_guest() -> None:
    asked = TALK.replace("Dara Quill", "Q").replace("Maren Holt", "A")
    between = "**Narrator:** The river rose by eleven metres in a single night, and nobody in the valley slept a minute."
    text = "Maren Holt is a hydrologist.\n\n" + asked.format(between=between, guest=GUEST)
    quotes = digest(article(text, title="Maren Holt on floods", language="en")).quotes
    assert {q.speaker for q in quotes if "eleven metres" in q.text} <= {None}
    assert {q.speaker for q in quotes if q.text == GUEST} == {"Maren Holt"}


def test_a_stage_direction_parts_sentences_and_is_never_printed() -> None:
    words = (
        "A lamp cannot be switched off by anyone. [laughs] I wanted children to look after something that is dangerous "
        "if they forget it. (pauses) You only learn the weight of a thing when somebody else is leaning on it [sighs]."
    )
    text = TALK.format(
        between=f"**Dara Quill:** And then what happens?\n\n**Maren Holt:** {words}", guest=GUEST
    )
    quotes = [q.text for q in digest(article(text, language="en")).quotes]
    assert "I wanted children to look after something that is dangerous if they forget it." in quotes
    assert not any("laughs" in q or "pauses" in q or "sighs" in q for q in quotes)
