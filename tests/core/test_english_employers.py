"""An employer and an office before a name are no part of it, whether or not the employer is a known firm."""

from __future__ import annotations

import pytest

from repurpose.digest import english_names
from tests.core.english_articles import Sample
from tests.core.test_english import quoted
from tests.core.test_english_names import cast, names


@pytest.mark.parametrize(
    "before",
    [
        "Nvidia CEO",
        "Nvidia Chief Executive Officer",
        "Google DeepMind Chief Executive Officer",
        "Harvard Professor",
        "NASA Administrator",
        "OpenAI co-founder",
        "OpenAI Co-founder",
        "Halden CEO",
        "Halden’s CEO",
        "Halden's",
        "Halden Works Co-CEO",
        "Morgan Halden CEO",
        "Fresno Mayor",
        "Democratic Senator",
        "Transportation Secretary",
        "Google Head of Research",
        "Vice President",
        "Harvard Law Professor Emerita",
        "Secretary of State",
        "Attorney General",
    ],
)
def test_an_employer_and_an_office_are_no_part_of_a_name(before: str) -> None:
    text = f"On Tuesday {before} Lena Oduya spoke in Ghent. Oduya was late."
    assert names(text) == ["Lena Oduya"]
    assert len(cast(text).mentions) == 2


def test_whose_employer_is_a_known_firm_is_a_person_all_the_same() -> None:
    text = (
        "Marten Holt died in 2019. The firm mourned him.\n\n"
        "Tesla CEO Tobias Oduya came to the funeral. “We owe him the whole of the first engine,” he said.\n\n"
        "“Nobody else would have built it,” Oduya said."
    )
    assert {who for _, who in quoted(text)} == {"Tobias Oduya"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mary Baker Oduya, an engineer, left.", "Mary Baker Oduya"),
        ("Kwesi Mason Oduya, an engineer, left.", "Kwesi Mason Oduya"),
        ("Verrin Oduya PhD, an engineer, left. Oduya laughed.", "Verrin Oduya"),
        ("Mary Okafor’s deputy left. Mary Okafor, an engineer, stayed.", "Mary Okafor"),
    ],
)
def test_a_name_that_is_an_office_as_well_stays_whole(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Nvidia CEO Summit was late, the engineers said.",
        "She went to the Halden Director Program and laughed.",
        "On Monday the Google Research Scientist Award said no.",
    ],
)
def test_an_office_in_the_name_of_a_thing_makes_no_person(text: str) -> None:
    assert names(text) == []


def test_the_surname_behind_a_firm_is_the_person_of_that_surname() -> None:
    text = (
        "Anders Kalmer, a partner at Bexley, was late. “I missed it,” Bexley’s Kalmer said.\n\n"
        "“It is the wrong train again,” says Halden’s Vetterli."
    )
    assert [who for _, who in quoted(text)] == ["Anders Kalmer", None]


def test_a_heading_in_capitals_makes_no_name_longer() -> None:
    text = "Tesla CEO Tobias Oduya came. Oduya laughed."
    made = Sample("a", text, (), title="How Tesla CEO Tobias Oduya Built A Bridge").article()
    assert [k.name for k in english_names.cast(made).people] == ["Tobias Oduya"]


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Halden Chief Executive Officer", "Chief Executive Officer"),
        ("Halden Vice President", "Vice President"),
        ("Halden CEO", "CEO"),
        ("Halden Chief Operating Officer", "Chief Operating Officer"),
        ("Halden Senior Research Engineer", "Engineer"),
    ],
)
def test_an_office_in_capitals_is_printed_whole(before: str, role: str) -> None:
    assert cast(f"On Tuesday {before} Lena Oduya spoke.").people[0].role == role


@pytest.mark.parametrize(
    "before",
    [
        "who is vice president at automotive testing specialist",
        "an engineer at battery specialist",
        "who works for Bavarian drone startup",
        "a partner with chip supplier",
    ],
)
def test_who_somebody_works_for_is_no_person(before: str) -> None:
    text = (
        f"“We test everything twice,” said Tobias Oduya, {before} Verrin Kollast. He laughed.\n\n"
        "Verrin Kollast says that it tests everything twice, the engineers said."
    )
    assert names(text) == ["Tobias Oduya"]


@pytest.mark.parametrize("before", ["with the climate specialist", "by the instrument maker", "The painter"])
def test_who_is_a_specialist_is_a_person(before: str) -> None:
    assert names(f"They were seen {before} Verrin Kollast, who laughed. Kollast left.") == ["Verrin Kollast"]


@pytest.mark.parametrize("after", ["Halden CEO,", "Halden Motors co-founder,", "CEO of Halden Motors,"])
def test_an_office_in_capitals_behind_a_name_makes_a_person(after: str) -> None:
    assert names(f"On Tuesday Verrin Oduya, {after} spoke in Ghent. Oduya was late.") == ["Verrin Oduya"]


def test_the_place_where_a_mayor_speaks_is_no_person() -> None:
    assert names("In Halden Point, Mayor Lena Oduya spoke. Oduya was late.") == ["Lena Oduya"]


@pytest.mark.parametrize("title", ["Sen.", "Rep.", "U.S. Rep.", "former Gov."])
def test_a_shortened_office_stands_before_who_speaks(title: str) -> None:
    words = "The bridge will hold us all until the spring,"
    assert quoted(f"“{words}” said {title} Verrin Oduya, who was late.") == [(words, "Verrin Oduya")]
