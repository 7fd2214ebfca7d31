"""Mastodon, Threads and LinkedIn: what each counts, from their documentation and Mastodon's own cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.model import NETWORKS, Network
from repurpose.text.graphemes import graphemes
from repurpose.text.lengths import LIMITS, count

LINK = f"http://{'b' * 30}.com/example"


@pytest.mark.parametrize(
    ("text", "warning", "length"),
    [
        ("", "a" * 520, 520),
        (" \n\u3000", "aa", 2),
        ("a" * 520, "", 520),
        ("b" * 251, "a" * 250, 501),
        ("a" * 476 + " " + LINK, "", 500),
        ("a" * 476 + LINK, "", 476 + len(LINK)),  # not linked there, so it counts as it stands
        (f"http://example.com/valid?{'#foo?' * 1000}", "", 25 + 5000),
        ("a" * 475 + f" @alice@{'b' * 30}.com", "", 482),
        (f"@alice@{'b' * 500}.com", "", 511),
        ("✨" * 500, "", 500),
        ("🏳️\u200d⚧️" * 500, "", 500),
        ("@alice@example.com @bob", "", 11),
        ("example.com", "", 11),  # without a scheme it is no link
        ("https://example.com/中文/路徑?問=題 完", "", 25),
        ("https://example.com/a(b)。", "", 23),  # a full-width stop belongs to the path
        ("見https://example.com/文，見", "", 24),
        ("「https://example.com」", "", 25),
        ("gemini://example.com/a ftp://example.com/a", "", 23 + 20),
        ("@a@b.c@d", "", 8),
        ("https://example.com/@alice@example.com", "", 23),
        ("https://example.com", "https://example.com", 42),  # a warning is never linked
    ],
)
def test_mastodon_length(text: str, warning: str, length: int) -> None:
    counted = count("mastodon", text, spoiler_text=warning)
    assert (counted.length, counted.limit, counted.valid) == (length, 500, length <= 500)


def test_an_instance_has_its_own_limit() -> None:
    assert count("mastodon", "a" * 501, limit=5000).valid
    assert not count("mastodon", "a" * 401, limit=400).valid


def test_mastodon_facets() -> None:
    found = count("mastodon", "見 https://example.com @a@b.tw #標籤。#123 @c，").facets
    assert [(facet.type, facet.value) for facet in found] == [
        ("link", "https://example.com"),
        ("mention", "a@b.tw"),
        ("tag", "標籤"),
        ("mention", "c"),
    ]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("abc", 3),
        ("中文。", 3),
        ("😀", 4),
        ("☺️", 6),
        ("👨\u200d👩\u200d👧", 18),
        ("🇹🇼", 8),
        ("1\ufe0f\u20e3", 7),
        ("e\u0301", 2),
        ("https://example.com", 19),
    ],
)
def test_threads_length(text: str, length: int) -> None:
    assert count("threads", text).length == length


@pytest.mark.parametrize(("text", "length"), [("abc", 3), ("中文", 2), ("😀", 2), ("\U00020021", 2)])
def test_linkedin_length(text: str, length: int) -> None:
    assert count("linkedin", text).length == length


@pytest.mark.parametrize("network", NETWORKS)
def test_the_limit_itself_is_valid(network: Network) -> None:
    assert count(network, "a" * LIMITS[network]).valid
    assert not count(network, "a" * (LIMITS[network] + 1)).valid


def test_only_mastodon_counts_a_content_warning() -> None:
    assert count("x", "a", spoiler_text="b").length == 1
    assert count("mastodon", "a", spoiler_text="b").length == 2


@given(st.text(max_size=80), st.sampled_from(NETWORKS))
def test_facets_lie_inside_the_text(text: str, network: Network) -> None:
    size = len(text.encode())
    for facet in count(network, text).facets:
        assert 0 <= facet.byte_start < facet.byte_end <= size


@given(st.text(alphabet=st.characters(exclude_characters="@#:.", exclude_categories=["Cs"]), max_size=60))
def test_text_without_links_counts_its_graphemes(text: str) -> None:
    assert count("bluesky", text).length == len(graphemes(text))
    assert count("mastodon", f"a{text}").length == len(graphemes(f"a{text}"))


@pytest.mark.parametrize("unit", ["🇹", "@a.", "@a@", "http://a.co/(", "#", "\u0301", "(", "a.co?"])
@pytest.mark.parametrize("network", NETWORKS)
def test_a_repeated_unit_is_counted_in_linear_time(network: Network, unit: str) -> None:
    assert count(network, unit * 20_000).length > 0
