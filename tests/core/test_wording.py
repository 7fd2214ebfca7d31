"""Words and marks are found quickly where plain patterns find them."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest import hanging, traits
from repurpose.digest.card_words import INSIDE, OPENINGS
from repurpose.digest.wording import breaks_off, english, opening, times

CHINESE = sorted({word for listed in INSIDE.values() for word in listed.partition("|")[0].split()})
ENGLISH = ["i", "think", "most", "of", "us", "is", "going", "to", "no", "one", "best", "the", "ever"]


@given(st.lists(st.one_of(st.sampled_from(CHINESE), st.sampled_from("的，[]^-x ")), max_size=20).map("".join))
def test_of_the_words_at_a_place_the_longest_is_counted(text: str) -> None:
    plain = re.compile("|".join(sorted(map(re.escape, CHINESE), key=len, reverse=True)))
    by_word = {word: name for name, listed in INSIDE.items() for word in listed.partition("|")[0].split()}
    wanted = [by_word[word] for word in plain.findall(text)]
    assert times(text, []) == {name: wanted.count(name) for name in wanted if name != "neutral"}


@given(st.text(st.sampled_from(" .,:!?(019ax\n"), max_size=30))
def test_marks_and_numbers_of_plain_text_are_those_of_any_text(text: str) -> None:
    assert traits._ASCII_MARK.findall(text) == traits._MARK.findall(text)


@pytest.mark.parametrize("name", hanging._ANYWHERE)
@given(data=st.data())
def test_whatever_english_finds_is_counted(name: str, data: st.DataObject) -> None:
    assert hanging.anywhere(data.draw(st.from_regex(hanging._ANYWHERE[name].english)))[name] >= 1


@pytest.mark.parametrize(
    ("bare", "wanted"),
    [
        ("我認為河水會等人。", {"opens_stance", "opens_I"}),
        ("這是最後一艘船。", {"opens_this_is"}),
        ("這個世界不等人。", set()),
        ("在它之前沒有船。", {"points_early"}),
        ("其他人都走了。", set()),
        ("I think rivers wait.", {"opens_I", "opens_stance"}),
        ("It is late.", {"opens_this_is"}),
        ("This year was long.", set()),
        ("Is it late?", {"points_early"}),
        ("Rivers wait.", set()),
        ("", set()),
    ],
)
def test_a_passage_opens_with_words_of_some_kind(bare: str, wanted: set[str]) -> None:
    assert set(opening(bare)) == wanted
    assert wanted <= {*OPENINGS, "points_early"}


@given(st.lists(st.sampled_from(ENGLISH), max_size=4), st.lists(st.sampled_from(ENGLISH), max_size=4))
def test_words_that_break_nothing_off_are_counted_by_themselves(left: list[str], right: list[str]) -> None:
    whole = times("", left + right)
    parts = [times("", left), times("", right)]
    if not breaks_off(left):
        assert whole == {name: sum(p.get(name, 0) for p in parts) for name in {*parts[0], *parts[1]}}


def test_words_that_begin_a_run_break_off() -> None:
    assert breaks_off(english("Nobody is going"))
    assert breaks_off(english("There was no"))
    assert not breaks_off(english("Nobody was going"))
    assert not breaks_off([])


@pytest.mark.parametrize("entries", [INSIDE, OPENINGS])
def test_every_english_word_and_run_of_an_entry_is_found(entries: Mapping[str, str]) -> None:
    """Single words stand between the first bar and the next, a run of words behind each further bar."""
    for name, listed in entries.items():
        single, *runs = listed.partition("|")[2].split("|")
        words = [word for word in single.split() if word.replace("'", "").isalpha()]
        for text in [*words, *(run.strip() for run in runs)]:
            seen = traits.traits(f"{text} stones" if entries is OPENINGS else f"stones {text} stones")
            assert name in seen or name == "opens_pointing", (name, text)


@pytest.mark.parametrize("text", ["First, the sea rises.", "Secondly, the sea falls."])
def test_an_ordinal_counts_its_points(text: str) -> None:
    assert "lists" in traits.traits(text)
