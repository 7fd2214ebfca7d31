"""Block quotes that answer the headings above them, and a relative who acts between two remarks."""

from __future__ import annotations

from repurpose.digest import english, english_names
from repurpose.digest.quotes import said
from tests.core.narratives import article


def quoted(text: str) -> list[tuple[str, str | None]]:
    """The quotations of an English text with their speakers."""
    made = article(text)
    return [(said(made, p), p.attribution.speaker) for p in english.speech(made, english_names.cast(made))]


TEXT = """Bruno Halvorsen replied in nine days, in green ink. He is fifty. Halvorsen makes buttons.

## 1. What did you get for your money?

> A hall ninety feet long, which nobody alive knew how to heat.
>
> The seller said he was sorry for me, and he meant it.

## 2. Who buys wooden buttons now?

He sent a table, which I'll spare you.

> A business that depends on a fashion is depending on a mirror.

I remembered a passage from the manual:

> The button shall be round, and deviations are the maker's.
"""


def test_block_quotes_under_questions_are_the_answers_of_who_replied() -> None:
    assert [who for words, who in quoted(TEXT) if not words.startswith("The button")] == [
        "Bruno Halvorsen"
    ] * 3


def test_block_quotes_without_questions_above_are_nobody_s() -> None:
    assert all(who is None for _, who in quoted(TEXT.replace("?", ".")))


def test_his_father_is_he_once_he_acts() -> None:
    text = (
        "Bruno Halvorsen makes buttons with his son Casper. Casper picked up the saw.\n\n"
        "“She never let me touch these tools at all,” Casper said. His father was at the shelf. “You would have cut yourself on it,” he said."
    )
    assert dict(quoted(text))["You would have cut yourself on it,"] != "Casper"
