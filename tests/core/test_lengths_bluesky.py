"""Bluesky's counting and facets: the public cases of atproto's rich-text tests, stated as facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.text.lengths import Facet, count

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f467"


def covered(text: str) -> list[tuple[str, str]]:
    """What each facet covers, cut out of the bytes, and its value."""
    octets = text.encode()
    found = count("bluesky", text).facets
    return [(octets[facet.byte_start : facet.byte_end].decode(), facet.value) for facet in found]


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("no mention", []),
        ("@handle.com middle end", [("@handle.com", "handle.com")]),
        ("start @handle.com end", [("@handle.com", "handle.com")]),
        ("start middle @handle.com", [("@handle.com", "handle.com")]),
        ("@handle.com @handle.com @handle.com", [("@handle.com", "handle.com")] * 3),
        ("@full123-chars.test", [("@full123-chars.test", "full123-chars.test")]),
        ("not@right", []),
        ("@handle.com!@#$chars", [("@handle.com", "handle.com")]),
        ("@handle.com\n@handle.com", [("@handle.com", "handle.com")] * 2),
        ("parenthetical (@handle.com)", [("@handle.com", "handle.com")]),
        (f"{FAMILY} @handle.com {FAMILY}", [("@handle.com", "handle.com")]),
        ("見 @handle.com中文", [("@handle.com", "handle.com")]),
        ("@handle.com_x @handle", []),
        ("start https://middle.com end", [("https://middle.com", "https://middle.com")]),
        (
            "start https://middle.com/foo/bar?baz=bux#hash end",
            [("https://middle.com/foo/bar?baz=bux#hash", "https://middle.com/foo/bar?baz=bux#hash")],
        ),
        (
            "https://newline1.com\nhttps://newline2.com",
            [("https://newline1.com", "https://newline1.com"), ("https://newline2.com", "https://newline2.com")],
        ),
        (f"{FAMILY} https://middle.com {FAMILY}", [("https://middle.com", "https://middle.com")]),
        ("a example.com/index.php php link", [("example.com/index.php", "https://example.com/index.php")]),
        ("a trailing bsky.app: colon", [("bsky.app", "https://bsky.app")]),
        ("start middle.com end", [("middle.com", "https://middle.com")]),
        ("start middle.com/foo/bar?baz=bux#hash end", [("middle.com/foo/bar?baz=bux#hash", "https://middle.com/foo/bar?baz=bux#hash")]),
        ("newline1.com\nnewline2.com", [("newline1.com", "https://newline1.com"), ("newline2.com", "https://newline2.com")]),
        ("not.. a..url ..here", []),
        ("e.g.", []),
        ("something-cool.jpg", []),
        ("website.com.jpg", []),
        ("e.g./foo", []),
        ("website.com.jpg/foo", []),
        (
            "Classic article https://socket3.wordpress.com/2018/02/03/designing-windows-95s-user-interface/ ",
            [("https://socket3.wordpress.com/2018/02/03/designing-windows-95s-user-interface/",) * 2],
        ),
        (
            "punctuation https://foo.com, https://bar.com/whatever; https://baz.com.",
            [("https://foo.com",) * 2, ("https://bar.com/whatever",) * 2, ("https://baz.com",) * 2],
        ),
        ("parenthentical (https://foo.com)", [("https://foo.com",) * 2]),
        ("except for https://foo.com/thing_(cool)", [("https://foo.com/thing_(cool)",) * 2]),
        ("http://a.com: 見(b.com)", [("http://a.com", "http://a.com"), ("b.com", "https://b.com")]),
        ("MIDDLE.COM HTTP://A.COM", []),
        ("中文example.com", []),
    ],
)  # fmt: skip
def test_mentions_and_links(text: str, facets: list[tuple[str, str]]) -> None:
    assert covered(text) == facets


@pytest.mark.parametrize(
    ("text", "tags", "spans"),
    [
        ("#a", ["a"], [(0, 2)]),
        ("#a #b", ["a", "b"], [(0, 2), (3, 5)]),
        ("#1", [], []),
        ("#1a", ["1a"], [(0, 3)]),
        ("#tag", ["tag"], [(0, 4)]),
        ("body #tag", ["tag"], [(5, 9)]),
        ("#tag body", ["tag"], [(0, 4)]),
        ("body #1", [], []),
        ("body #1a", ["1a"], [(5, 8)]),
        ("body #a1", ["a1"], [(5, 8)]),
        ("#", [], []),
        ("#?", [], []),
        ("text #", [], []),
        ("text # text", [], []),
        ("body #thisisa64characterstring_" + "a" * 39, ["thisisa64characterstring_" + "a" * 39], [(5, 70)]),
        ("body #" + "a" * 64, ["a" * 64], [(5, 70)]),
        ("body #" + "a" * 65, [], []),
        ("body #" + "a" * 64 + "!", ["a" * 64], [(5, 70)]),
        ("its a #double#rainbow", ["double#rainbow"], [(6, 21)]),
        ("##hashash", ["#hashash"], [(0, 9)]),
        ("some #n0n3s@n5e!", ["n0n3s@n5e"], [(5, 15)]),
        ("works #with,punctuation", ["with,punctuation"], [(6, 23)]),
        (
            "strips trailing #punctuation, #like. #this!",
            ["punctuation", "like", "this"],
            [(16, 28), (30, 35), (37, 42)],
        ),
        ("strips #multi_trailing___...", ["multi_trailing"], [(7, 22)]),
        (
            "works with #🦋 emoji, and #butter🦋fly",
            ["🦋", "butter🦋fly"],
            [(11, 16), (28, 42)],
        ),
        ("#same #same #but #diff", ["same", "same", "but", "diff"], [(0, 5), (6, 11), (12, 16), (17, 22)]),
        ("this #️⃣tag should not be a tag", [], []),
        ("this ##️⃣tag should be a tag", ["#️⃣tag"], [(5, 16)]),
        ("this #t\nag should be a tag", ["t"], [(5, 7)]),
        ("no match (\\u200B): #\u200btag", [], []),
        ("no match (\\u200Ba): #a\u200b#b", ["a"], [(20, 22)]),
        ("match (b\\u200Ba): #b\u200btag", ["b"], [(18, 20)]),
        ("##", [], []),
        ("no match (\\u20e2tag): #\u20e2tag", [], []),
        ("match full width number sign (tag): ＃#️⃣tag", ["#️⃣tag"], [(36, 49)]),
        ("no match 1?: #1?", [], []),
        ("#" + "👍🏽" * 16, ["👍🏽" * 16], [(0, 1 + 8 * 16)]),
        ("#" + "👍🏽" * 17, [], []),
        (
            "$aapl ($Brk) $GOOGLE 日$TSLA $1a $a, $b’s",
            ["$AAPL", "$BRK", "$A", "$B"],
            [(0, 5), (7, 11), (34, 36), (38, 40)],
        ),
        ("中文 ＃標籤。 #二", ["標籤", "二"], [(7, 16), (20, 24)]),
        ("中文#標籤", [], []),
    ],
)
def test_tags(text: str, tags: list[str], spans: list[tuple[int, int]]) -> None:
    found = [facet for facet in count("bluesky", text).facets if facet.type == "tag"]
    assert [facet.value for facet in found] == tags
    assert [(facet.byte_start, facet.byte_end) for facet in found] == spans


def test_graphemes_and_bytes() -> None:
    assert count("bluesky", "中" * 300).valid
    assert not count("bluesky", "中" * 301).valid
    assert count("bluesky", FAMILY * 120).length == 120
    assert count("bluesky", FAMILY * 120).valid  # 25 bytes each: 3 000
    assert not count("bluesky", FAMILY * 120 + "a").valid
    assert count("bluesky", "e\u0301\r\n").length == 2
    assert count("bluesky", "").valid


def test_links_are_listed_with_a_scheme() -> None:
    text = "見 letter.example.com/posts/一 與 https://example.org"
    assert count("bluesky", text).urls == ("https://letter.example.com/posts/一", "https://example.org")


def test_facets_stand_in_the_order_of_the_text() -> None:
    assert [facet.type for facet in count("bluesky", "#a b.com @c.com").facets] == ["tag", "link", "mention"]
    assert count("bluesky", "中 #文").facets == (Facet(4, 8, "tag", "文"),)


@given(st.text(alphabet="a.b-_/:@#$ 中。http?()\u200d😀🇹é\n\ufeff", max_size=60))
def test_a_facet_covers_what_it_says(text: str) -> None:
    for shown, value in covered(text):
        assert value in (shown, shown[1:], shown.upper(), f"https://{shown}")
