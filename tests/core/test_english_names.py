"""Persons of English articles: spellings, roles and who hosts."""

from __future__ import annotations

import pytest

from repurpose.digest import english_names
from repurpose.digest.people import Cast
from tests.core.english_articles import Sample


def cast(text: str) -> Cast:
    return english_names.cast(Sample("a", text, ()).article())


def names(text: str) -> list[str]:
    return [known.name for known in cast(text).people]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mary Okafor, the chief engineer at Halden Works, left.", "chief engineer at Halden Works"),
        ("Mary Okafor, a retired geologist who moved to Ghent, left.", "retired geologist"),
        ("Mary Okafor is a glaciologist who has spent nine winters on the ice.", "glaciologist"),
        ("The agronomist Mary Okafor left.", "agronomist"),
        ("The director, Mary Okafor, left.", "director"),
        ("Mary Okafor, who had come late, left.", None),
        ("Mary Okafor and the engineer Tomas Lindqvist left.", None),
        ("Host Mary Okafor left.", None),
        ("With the engineer's help Mary Okafor left.", None),
    ],
)
def test_a_role_is_stated_or_none(text: str, role: str | None) -> None:
    known = next(k for k in cast(text).people if k.name == "Mary Okafor")
    assert known.role == role
    assert known.role_span is None or text[known.role_span.start : known.role_span.end] == role


def test_later_names_are_one_person() -> None:
    found = cast("Dr. Piet Van Aarle left. Van Aarle said no. “Yes,” said Piet. Aarle smiled.")
    assert [k.name for k in found.people] == ["Piet Van Aarle"]
    assert len(found.mentions) == 4


def test_a_surname_of_two_is_nobodys() -> None:
    found = cast("Noel Ruiz left. Ana Ruiz stayed. Ruiz said no.")
    assert len(found.mentions) == 2


def test_a_title_tells_two_of_one_surname_apart() -> None:
    found = cast("Noel Ruiz left. Ana Ruiz stayed. Mrs Ruiz said no.")
    assert found.people[found.mentions[-1].who].name == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        "She spoke on The Long Shift about the Golden Gate Bridge.",
        "The Halden Museum said it would close. Stanford University said no.",
        "On Monday in New York, Silicon Valley asked Open Source to wait.",
        "However, Google said it was late. Microsoft said so too.",
    ],
)
def test_things_are_no_persons(text: str) -> None:
    assert names(text) == []


def test_who_hosts() -> None:
    found = cast(
        "This is based on an episode of Slow Signals, hosted by Bram Castellan. Mary Okafor said no."
    )
    assert found.host is not None
    assert found.people[found.host].name == "Bram Castellan"


def test_what_somebody_is_called_inside_a_quotation_tells_nothing_of_the_one_who_speaks() -> None:
    text = (
        "Captain Idony Marsh, a pilot, berths ships. Lionel Acheson, the harbour master, pays her.\n\n"
        "“Idony is the best pilot we have,” he said. “Idony never sleeps,” he added.\n"
    )
    (marsh,) = [p for p in english_names.cast(Sample("a", text, ()).article()).people if "Marsh" in p.name]
    assert marsh.gender != "m"
