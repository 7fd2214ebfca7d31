"""Quotations under headings: a name in the heading speaks, a subject does not."""

from __future__ import annotations

import pytest

from tests.core.test_english import quoted

WORDS = "A spokeshave that my teacher made from a car spring has never lied to me."


@pytest.mark.parametrize(
    "heading",
    [
        "Ottilie Marrow, boatbuilder",
        "2. Ottilie Marrow, boatbuilder",
        "Ottilie Marrow (luthier)",
        "Mary Marrow",
    ],
)
def test_the_name_above_speaks(heading: str) -> None:
    ((words, who),) = quoted(f"We asked people about tools.\n\n### {heading}\n\n“{WORDS}”\n")
    assert words == WORDS
    assert who in ("Ottilie Marrow", "Mary Marrow")


@pytest.mark.parametrize(
    "heading",
    ["Hidden Costs", "Hidden Costs, explained", "The Long View", "Marrow Institute (founder)", "On Hiring"],
)
def test_a_subject_above_does_not(heading: str) -> None:
    assert {who for _, who in quoted(f"We asked people about tools.\n\n### {heading}\n\n“{WORDS}”\n")} <= {
        None
    }


def test_a_heading_further_up_says_nothing() -> None:
    text = f"### Ottilie Marrow, boatbuilder\n\nShe has a shed by the water.\n\n“{WORDS}”\n"
    assert "Ottilie Marrow" not in {who for _, who in quoted(text)}


@pytest.mark.parametrize(
    "label",
    ["**Ottilie Marrow, boatbuilder:**", "Ottilie Marrow (luthier):", "**Mary Marrow**:", "Mary Marrow:"],
)
def test_the_name_before_speaks(label: str) -> None:
    ((words, who),) = quoted(f"We asked people about tools.\n\n{label} “{WORDS}”\n")
    assert words == WORDS
    assert who in ("Ottilie Marrow", "Mary Marrow")


@pytest.mark.parametrize(
    "label", ["Bottom Line:", "**Key Quote:**", "The Motto:", "**Hidden Costs (explained):**"]
)
def test_a_subject_before_does_not(label: str) -> None:
    assert {who for _, who in quoted(f"We asked people about tools.\n\n{label} “{WORDS}”\n")} <= {None}


def test_a_label_that_repeats_its_heading_speaks() -> None:
    text = f"We asked people.\n\n### Sunniva Brandt, chef\n\n**Sunniva Brandt:** “{WORDS}”\n"
    assert quoted(text) == [(WORDS, "Sunniva Brandt")]


OPENING = "Anselm Grieve, a colonel, designs war games. He has lost most of them.\n\n"
LISTED = f"> “{WORDS}”\n\n> “Nobody has ever simulated what it is to be tired.”\n"


@pytest.mark.parametrize(
    "heading",
    [
        "## Some of my favourite quotes from Anselm",
        "**Some of my favourite quotes from Grieve:**",
        "### Anselm Grieve in his own words",
    ],
)
def test_a_heading_that_announces_somebody_s_words_names_who_says_them_all(heading: str) -> None:
    for listed in (LISTED, LISTED.replace("> ", "- ").replace("\n\n", "\n")):
        assert [who for _, who in quoted(f"{OPENING}{heading}\n\n{listed}")] == ["Anselm Grieve"] * 2


@pytest.mark.parametrize(
    "heading", ["## What others say of Anselm", "## Quotes about Grieve", "## Favourite quotes"]
)
def test_a_heading_that_announces_nobody_s_words_names_nobody(heading: str) -> None:
    assert {who for _, who in quoted(f"{OPENING}{heading}\n\n{LISTED}")} <= {None}
