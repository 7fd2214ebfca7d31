"""Lists of quotations: whose they are is said by the sentence that leads to them, a signature or a label."""

from __future__ import annotations

import pytest

from tests.core.test_english import quoted

OPENING = "Rosalind Achterberg, the baker who runs Ninth Oven, speaks slowly. She kneads the same way.\n\n"
ITEMS = """
- “A recipe is a promise made by somebody who has never seen your kitchen.”
- “If the dough is in a hurry, it is usually because the baker is.”
"""


def speakers(text: str) -> list[str | None]:
    return [who for _, who in quoted(OPENING + text)]


@pytest.mark.parametrize(
    "lead",
    [
        "Here are two things that Achterberg said to me:",
        "Achterberg had advice for people who want a shop of their own, too:",
        "Two lines from my morning with Achterberg:",
        "A few of Achterberg’s own sayings:",
        "She told me two things that I cannot forget:",
    ],
)
def test_every_item_is_hers_whom_the_lead_names(lead: str) -> None:
    assert speakers(lead + "\n" + ITEMS) == ["Rosalind Achterberg"] * 2


def test_a_label_that_tells_the_subject_does_not_stand_between() -> None:
    text = (
        "Achterberg had advice for beginners:\n\n"
        "1. **On hiring:** “Hire the one who sweeps before being asked to.”\n"
        "2. **On money:** “The till only ever tells you about yesterday.”\n"
        "3. **On hours:** Ninth Oven is closed on Wednesdays.\n"
    )
    assert speakers(text) == ["Rosalind Achterberg"] * 2


def test_a_label_that_may_be_somebody_s_name_does() -> None:
    text = (
        "Achterberg told me what the others say:\n\n"
        "- **Piers:** “She gave me a loaf on the day that I moved in.”\n"
        "- **Her neighbour:** “The smell is worth a hundred on the rent.”\n"
    )
    assert "Rosalind Achterberg" not in speakers(text)


def test_signatures_count_more_than_the_lead() -> None:
    text = (
        "A few of the lines that Achterberg showed me:\n\n"
        "- “She gave me a loaf on the day that I moved in.” — Piers Lindqvist, bookbinder\n"
        "- “I am allergic to wheat and still go in twice a week.” — a passer-by\n"
        "- “An oven is on anyway, so you may as well be kind.” (Achterberg)\n"
    )
    assert speakers(text) == ["Piers Lindqvist", None, "Rosalind Achterberg"]


@pytest.mark.parametrize(
    "lead",
    [
        "Achterberg uses these prompts every day:",
        "The sign above the counter lists Achterberg’s rules:",
        "The chatbot gave Achterberg two answers:",
    ],
)
def test_prompts_signs_and_machines_are_nobody(lead: str) -> None:
    assert "Rosalind Achterberg" not in speakers(lead + "\n" + ITEMS)


def test_two_names_in_the_lead_are_nobody_clearly() -> None:
    lead = "Some lines from Achterberg and from Hester Valdane, a miller:\n"
    assert set(speakers(lead + ITEMS)) <= {None}


def test_what_goes_on_in_the_narration_is_no_item_of_hers() -> None:
    text = "Achterberg told me what she has learned:\n\n- “Consistency” is a word that people use when they mean fear.\n"
    assert speakers(text) == []


def test_quotations_under_a_lead_that_names_nobody_are_nobody_s() -> None:
    lead = "Favourite quotes, without names because I didn't write them down:\n"
    assert speakers(lead + ITEMS) == [None, None]


def test_block_quotes_under_such_a_lead_are_hers_too() -> None:
    listed = "\n\n".join("> " + line[2:] for line in ITEMS.strip().splitlines())
    assert speakers(f"My favourite quotes from Achterberg:\n\n{listed}\n") == ["Rosalind Achterberg"] * 2
    assert speakers(f"Achterberg wrote:\n\n{listed}\n")[0] == "Rosalind Achterberg"


def test_a_label_that_tells_the_subject_leads_to_speech_in_a_paragraph_as_well() -> None:
    text = "[12:40] On boredom: “A bored oven is the most dangerous thing I know.”\n"
    assert speakers(text) == [None]
