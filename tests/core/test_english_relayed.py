"""Words that the one whom a clause names tells of somebody else."""

from __future__ import annotations

import pytest

from tests.core.test_english import quoted

OPEN = "Mary Okafor, an engineer, left. Tomas Lindqvist, a baker, stayed. Okafor sat down. She laughed.\n\n"
WORDS = "The bridge will hold us all until the spring,"


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("she recalled him saying", None),
        ("she recalls him telling her", None),
        ("Okafor remembers him saying", None),
        ("Okafor remembers her father saying", None),
        ("Okafor recalled being told", None),
        ("Okafor recalled Lindqvist saying", "Tomas Lindqvist"),
        ("Okafor recalled", "Mary Okafor"),
        ("Okafor recalled saying", "Mary Okafor"),
        ("a spokesman for Mary Okafor said", None),
        ("said a spokesperson for Mary Okafor", None),
        ("said the sister of Mary Okafor", None),
        ("said Lindqvist’s wife, Mary Okafor", "Mary Okafor"),
        ("said Lindqvist’s colleague Mary Okafor", "Mary Okafor"),
        ("Lindqvist’s wife, Mary Okafor, said", "Mary Okafor"),
        ("said Lindqvist’s wife", None),
        ("said his former partner, Mary Okafor", "Mary Okafor"),
        ("says her long-time friend Tomas Lindqvist", "Tomas Lindqvist"),
        ("said the mayor, Okafor’s brother", None),
        ("said the woman beside Mary Okafor", None),
        ("said the boy, whom Mary Okafor knew", None),
        ("said the engineer Mary Okafor", "Mary Okafor"),
    ],
)
def test_behind_a_passage(clause: str, who: str | None) -> None:
    assert quoted(f"{OPEN}“{WORDS}” {clause}.") == [(WORDS, who)]


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("A spokesman for Mary Okafor said", None),
        ("On Monday the lawyer for Dr. Okafor, who was late, said", None),
        ("The sister of Mary Okafor said", None),
        ("She recalled him saying", None),
        ("Mary Okafor recalled the doctor telling her", None),
        ("Okafor remembered Lindqvist saying", "Tomas Lindqvist"),
        ("Okafor said, recalling the night", "Mary Okafor"),
        ("The chief of research, Mary Okafor, said", "Mary Okafor"),
        ("For her part, Okafor said", "Mary Okafor"),
        ("In a talk with Lindqvist, Okafor said", "Mary Okafor"),
    ],
)
def test_before_a_passage(clause: str, who: str | None) -> None:
    assert quoted(f"{OPEN}{clause}: “{WORDS[:-1]}.”") == [(f"{WORDS[:-1]}.", who)]
