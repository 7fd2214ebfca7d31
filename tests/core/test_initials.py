"""Labels that shorten or shout a name are spelt out by what stands before the turns, and by nothing else."""

from __future__ import annotations

import pytest

from repurpose.digest.initials import alone, spelt_out, titled

HEAD = (
    "The quiet engine, with Marguerite Colfax and Jotham Tull\n"
    "Perrin Oakes talks with Marguerite Colfax (MC), chief engineer of Stillwater Motors, and Jotham Tull, "
    "who breaks things. Piet van Aarle joins them."
)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MC", "Marguerite Colfax"),
        ("M.C.", "Marguerite Colfax"),
        ("JT", "Jotham Tull"),
        ("PA", "Piet van Aarle"),
        ("PERRIN OAKES", "Perrin Oakes"),
        ("OAKES", "Perrin Oakes"),
        ("Jotham", "Jotham Tull"),
        ("Colfax", "Marguerite Colfax"),
    ],
)
def test_a_label_gets_the_name_that_is_spelt_out(label: str, name: str) -> None:
    assert spelt_out({label}, HEAD) == {label: name}


@pytest.mark.parametrize(
    "label", ["XY", "Q", "A", "HOST", "Host", "Wanda", "WANDA", "主持人", "Perrin Oakes"]
)
def test_a_label_of_which_nothing_is_said_stays(label: str) -> None:
    assert spelt_out({label}, HEAD) == {}


def test_two_names_with_the_same_letters_leave_them_as_they_are() -> None:
    head = "Marguerite Colfax and Milo Crane talk about engines."
    assert spelt_out({"MC"}, head) == {}
    assert spelt_out({"MC"}, head.replace("Crane", "Crane (MC)")) == {"MC": "Milo Crane"}


def test_two_labels_never_get_one_name() -> None:
    assert spelt_out({"MC", "Colfax"}, HEAD) == {}
    assert spelt_out({"MC", "Marguerite Colfax"}, HEAD) == {}


def test_a_part_of_a_longer_name_is_no_name() -> None:
    assert spelt_out({"Smith"}, "A talk with Mary Ann Smith.") == {}
    assert spelt_out({"SC"}, "The Stillwater Motor Company and Stillwater College") == {}


def test_who_answers_is_named_by_the_title_or_alone_in_the_introduction() -> None:
    assert titled("Maren Holt on floods", "Maren Holt measures a river.") == {"Maren Holt"}
    assert titled("Maren Holt on floods", "She measures a river.") == set()
    assert alone("Maren Holt measures a river.", ["Maren Holt"]) == {"Maren Holt"}
    assert alone("Maren Holt and Wilm Aster measure a river.", ["Maren Holt"]) == set()


def test_a_long_line_of_capitals_takes_no_time() -> None:
    assert spelt_out({"MC"}, "M" * 200_000 + " " + "Ma " * 50_000) == {}


@pytest.mark.parametrize("before", ["Halden CEO", "Halden’s", "Halden Motors Chief Engineer"])
def test_an_employer_before_a_name_is_no_part_of_it(before: str) -> None:
    head = f"{before} Verrin Colfax talks about engines."
    assert spelt_out({"VC"}, head) == {"VC": "Verrin Colfax"}
    assert spelt_out({"Colfax"}, head) == {"Colfax": "Verrin Colfax"}
    assert titled(f"{before} Verrin Colfax on floods", "Verrin Colfax measures a river.") == {"Verrin Colfax"}
