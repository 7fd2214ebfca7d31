"""X's weighted length, addresses, mentions and hashtags: twitter-text's public vectors, stated as facts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.text.lengths import Facet, count

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
ARTIST = "\U0001f468\u200d\U0001f3a8"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
TEN = "xxxxxxxxxx-"
POEM = "故人西辞黄鹤楼，烟花三月下扬州。" * 10


@pytest.mark.parametrize(
    ("text", "length", "valid"),
    [
        ("", 0, False),
        ("This is a test.", 15, True),
        ("Hi http://test.co", 26, True),
        ("http://test.co", 23, True),
        ("test.com", 23, True),
        ("Test https://test.com test https://test.com test.com test", 86, True),
        ("285 chars-" + TEN * 25, 285, False),
        ("285 chars- http://www.twitter.com/jack " + TEN * 24, 299, False),
        (TEN * 24 + " http://www.twitter.com/jack ", 289, False),
        ("https://www.twitter.com/aloha " * 10, 240, True),
        (POEM, 320, False),
        (POEM[:140], 280, True),
        (POEM[:140] + "a", 281, False),
        ("the" + POEM, 323, False),
        ("\U0001f637" * 160, 320, False),
        ("\U0001f637" * 140, 280, True),
        ("A\u0301B", 2, True),
        ("A\ufb2c", 4, True),
        ("282 chars-" + TEN * 24 + "xxxxxA\u0301x", 281, False),
        ("저찀쯿쿿", 8, True),
        ("\U00010000\U0010ffff", 4, True),
        (f"H\U0001f431☺{FAMILY}", 7, True),
        ("\U0001f637\U0001f47e\U0001f621\U0001f525\U0001f4a9", 10, True),
        ("\U0001f64b\U0001f3fd" + ARTIST, 4, True),
        (FAMILY * 140, 280, True),
        (FAMILY * 141, 282, False),
        (f"Unicode 10.0 emoji: 🤪; 🧕; 🧕🏾; {ENGLAND}", 34, True),
        ("Unicode 9.0 emoji: 🤠; 💃; 💃🏾", 29, True),
        ("1\ufe0f\u20e3", 2, True),
        ("1\u20e3", 2, True),
        ("©", 1, True),
        ("©\ufe0f", 2, True),
        ("☺\ufe0e", 4, True),
        ("🇹🇼🇯🇵", 4, True),
        ("😀\ufe0f", 4, True),  # shown as an emoji anyway
        ("❤\ufe0f", 2, True),
        ("🇦🇦", 4, True),  # no region: two letters
        ("❤️‍🔥🏳️‍🌈👩🏽‍❤️‍💋‍👨🏿", 6, True),
        ("👩\u200d🎤", 2, True),
        ("🚀\u200d🎤", 5, True),  # no emoji joins these two
        ("「引用」", 8, True),
        ("“quote” — … ‘’", 15, True),
        ("ABC\u202a\uffffABC\ufffe", 12, False),
        ("a\ufeffb", 4, False),
        ("\u2066\u202ahttp://foobar.پاکستان/\u202c\u2069", 31, True),
        ("randomurl" * 7 + "s.com", 68, True),
        ("あいうえおかきくけこ" * 12 + " http://" + "あいうえおかきくけこ" * 5 + "あいう.com", 358, False),
        ("あいうえおかきくけこ" * 12 + " http://" + "あいうえおかきくけこ" * 5 + "あい.com", 264, True),
    ],
)
def test_weighted_length(text: str, length: int, valid: bool) -> None:
    counted = count("x", text)
    assert (counted.length, counted.limit, counted.valid) == (length, 280, valid)


def test_an_address_longer_than_4096_is_text() -> None:
    hostile = "https://" + "somesuperlongurl" * 300 + ".com/foo"
    assert count("x", hostile).urls == ()
    assert count("x", hostile).length == len(hostile)
    assert count("x", "https://a.com/" + "b" * 4082).length == 23
    assert count("x", "https://a.com/" + "b" * 4083).length == 4097


def test_a_limit_may_be_given() -> None:
    assert count("x", "a" * 281).valid is False
    assert count("x", "a" * 281, limit=25_000).valid is True


SPACES = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b"


def test_general_punctuation_weighs_one() -> None:
    text = f"This is a tweet with general punctuation characters: {SPACES}"
    text += " ‐ ‑ ‒ – — ― ‖ \u2017 ‘ ’ ‚ ‛ “ ” „ ‟ ′ ″ ‴ ‵ ‶ ‷"
    assert count("x", text).length == len(text)
    assert count("x", "\u200e\u2020\u2026\u2030").length == 8


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("http://example.com", ["http://example.com"]),
        ("http://ああ.com", ["http://ああ.com"]),
        ("http://あ-あ.com", ["http://あ-あ.com"]),
        ("text http://google.com", ["http://google.com"]),
        ("text http://foobar.com/#", ["http://foobar.com/#"]),
        ("text http://google.com/#foo", ["http://google.com/#foo"]),
        (
            "text http://twitter.com/#search?q=iphone%20-filter%3Alinks",
            ["http://twitter.com/#search?q=iphone%20-filter%3Alinks"],
        ),
        ("text http://somehost.com:3000", ["http://somehost.com:3000"]),
        ("text http://xo.com/~matthew+%ff-x", ["http://xo.com/~matthew+%ff-x"]),
        ("text http://xo.com/~matthew+%ff-,.;x", ["http://xo.com/~matthew+%ff-,.;x"]),
        ("text http://xo.com/,.;x", ["http://xo.com/,.;x"]),
        ("text http://en.wikipedia.org/wiki/Primer_(film)", ["http://en.wikipedia.org/wiki/Primer_(film)"]),
        ("text http://✪df.ws/ejp", ["http://✪df.ws/ejp"]),
        ("test http://example.comだよね.comtest/hogehoge", ["http://example.com"]),
        ("text http://chilp.it/?77e8fd", ["http://chilp.it/?77e8fd"]),
        ("text http://x.com/oneletterdomain", ["http://x.com/oneletterdomain"]),
        (
            "text http://msdn.microsoft.com/ja-jp/library/system.net.httpwebrequest(v=VS.100).aspx",
            ["http://msdn.microsoft.com/ja-jp/library/system.net.httpwebrequest(v=VS.100).aspx"],
        ),
        ("text http://no-tld", []),
        ("text http://tld-too-short.x", []),
        ("(http://twitter.com", ["http://twitter.com"]),
        ("text http://word-and-a-number-8-ftw.domain.com/", ["http://word-and-a-number-8-ftw.domain.com/"]),
        ("text http://foo.com?#foo text", ["http://foo.com?#foo"]),
        ("foo.com foo.net foo.org foo.edu foo.gov", ["foo.com", "foo.net", "foo.org", "foo.edu", "foo.gov"]),
        (
            "foo.baz foo.co.jp www.xxxxxxx.baz www.foo.co.uk wwwww.xxxxxxx foo.comm foo.somecom foo.govedu foo.jp",
            ["foo.co.jp", "www.foo.co.uk", "foo.jp"],
        ),
        ("t.co/abcde bit.ly/abcde", ["t.co/abcde", "bit.ly/abcde"]),
        ("http://foo.jp http://fooooo.jp", ["http://foo.jp", "http://fooooo.jp"]),
        (
            "Go to http://example.com/a+ or http://example.com/a-",
            ["http://example.com/a+", "http://example.com/a-"],
        ),
        ("Go to http://example.com/view/slug-url-?foo=bar", ["http://example.com/view/slug-url-?foo=bar"]),
        (
            "Go to https://en.m.wikipedia.org/wiki/Hatfield–McCoy_feud please",
            ["https://en.m.wikipedia.org/wiki/Hatfield–McCoy_feud"],
        ),
        ("@user Try http:// example.com/path", ["example.com/path"]),
        ("@user Try http://\xa0example.com/path", ["example.com/path"]),
        (
            "これは日本語です。example.com/path/index.html中国語example.com/path한국",
            ["example.com/path/index.html", "example.com/path"],
        ),
        (
            "twitter.comこれは日本語です。example.com中国語t.co/abcde한국twitter.com example2.comテストtwitter.com/abcde",
            ["twitter.com", "example.com", "t.co/abcde", "twitter.com", "example2.com", "twitter.com/abcde"],
        ),
        ("Go to http://twitter.com/Русские_слова", ["http://twitter.com/Русские_слова"]),
        (
            "http://exampleこれは日本語です.com/path/index.html http://"
            + "あ" * 300
            + ".com/path/index.html",
            ["http://exampleこれは日本語です.com/path/index.html"],
        ),
        (
            "twitter.jp日本語it.so中国語foo.jp it.so foo.jp",
            ["twitter.jp", "it.so", "foo.jp", "it.so", "foo.jp"],
        ),
        ("Hello http://xn--はじめよう.com/index.html", []),
        ("text http://domain-dash_2314352345_dfasd.foo-cow_4352.com", []),
        ("MLB.tv vine.co twitch.tv t.co", ["MLB.tv", "vine.co", "twitch.tv", "t.co"]),
        ("test http://sub_domain-dash.twitter.com", ["http://sub_domain-dash.twitter.com"]),
        ("test http://a.b.cd", ["http://a.b.cd"]),
        ("test http://a_b.c-d.com", ["http://a_b.c-d.com"]),
        ("test http://a-b.c.com", ["http://a-b.c.com"]),
        ("test http://-leadingdash.twitter.com", []),
        ("test http://leadingdash.-twitter.com", []),
        ("test http://trailingdash-.twitter.com", []),
        ("test http://_leadingunderscore.twitter.com", []),
        ("test http://leadingunderscore._twitter.com", []),
        ("test http://trailingunderscore_.twitter.com", []),
        ("test http://-twitter.com", []),
        ("test http://twitter-.com", []),
        ("test http://twitter_underscore.com", []),
        ("test http://twitter.c_o_m", []),
        ("test http://www.foo.com/foo/path-with-period./", ["http://www.foo.com/foo/path-with-period./"]),
        ("test http://www.foo.org.za/foo/bar/688.1", ["http://www.foo.org.za/foo/bar/688.1"]),
        (
            "test http://www.foo.com/bar-path/some.stm?param1=foo;param2=P1|0||P2|0",
            ["http://www.foo.com/bar-path/some.stm?param1=foo;param2=P1|0||P2|0"],
        ),
        ("test http://foo.com/bar/123/foo_&_bar/", ["http://foo.com/bar/123/foo_&_bar/"]),
        ("test ELPAÍS.com", ["ELPAÍS.com"]),
        ("test http://twitter.com/.", ["http://twitter.com/"]),
        ("Test http://example.com/path" + "." * 42, ["http://example.com/path"]),
        ("Test http://example.com/" + "," * 42, ["http://example.com/"]),
        ("Test http://example.com/path/" + "!" * 42, ["http://example.com/path/"]),
        ("#test.com @test.com #http://test.com @http://test.com #t.co/abcde @t.co/abcde", []),
        ("I really like http://t.co/pbY2NfTZ's website", ["http://t.co/pbY2NfTZ"]),
        ("Check this site out http://t.co/FNkPfmii- it's great", ["http://t.co/FNkPfmii"]),
        ("According to http://t.co/ulYGBYSo: the internet is cool", ["http://t.co/ulYGBYSo"]),
        ("http://t.co/" + "a" * 40, ["http://t.co/" + "a" * 40]),
        ("http://t.co/" + "a" * 41, []),
        ("text https://t.co/UqIyJAJTfo?amp=1", ["https://t.co/UqIyJAJTfo?amp=1"]),
        ("text https://t.co/asdfdf?a=b#123", ["https://t.co/asdfdf?a=b#123"]),
        ("example.comてすとですtwitter.みんなです", ["example.com", "twitter.みんな"]),
        (
            "http://twitter.com\nhttp://example.com/path\nexample.com/path\nit.so\nit.so/abcde",
            ["http://twitter.com", "http://example.com/path", "example.com/path", "it.so", "it.so/abcde"],
        ),
        ("$http://twitter.com $twitter.com $http://t.co/abcde $t.co/abcde $t.co $TVI.CA $RBS.CA", []),
        ("long.test.tar.bz2 test.tar.bz2 tar.bz2", []),
        ("john.doe.gov@mail.com", []),
        ("john.doe.jp@mail.com", []),
        ("domain.com-and-no-space", []),
        ("☺example.com”.jp/ü 見", ["example.com/ü"]),
        ("https://ｂ&]#tag😀.letter.example.org/一", ["letter.example.org/"]),
        ("test http://xn--ls8h.XN--ls8h.la/", ["http://xn--ls8h.XN--ls8h.la/"]),
        (
            "http://www.foo.com?referer=https://t.co/abcde http://t.co/xyzzy",
            ["http://www.foo.com?referer=https://t.co/abcde", "http://t.co/xyzzy"],
        ),
        ("path/to/site.com trailing_example.com -dash.com", []),
        ("見（https://letter.example.org/posts/一）全文", ["https://letter.example.org/posts/"]),
        ("Ｈ1.5 3.14 v2.0 e.g. i.e. U.S.A. a.m.", []),
        ("http://xhttp://foo.comで", []),
    ],
)
def test_addresses(text: str, urls: list[str]) -> None:
    assert list(count("x", text).urls) == urls


def facets(text: str, kind: str) -> list[tuple[str, str]]:
    """What the facets of a kind cover in the text, and their values."""
    octets = text.encode()
    return [
        (octets[facet.byte_start : facet.byte_end].decode(), facet.value)
        for facet in count("x", text).facets
        if facet.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@username reply", ["username"]),
        ("mention @user_name", ["user_name"]),
        ("mention @12345", ["12345"]),
        ("の@usernameに到着を待っている", ["username"]),
        ("Current Status: @_@ (cc: @username)", ["username"]),
        ("@aliceìnheiro something something", []),
        ("@username email me @test@example.com", ["username"]),
        ("@http://twitter.com", []),
        ("@username\n@mention", ["username", "mention"]),
        ("RT@username RT:@mention RT @test", ["username", "mention", "test"]),
        ("rT@username rt:@mention Rt @test", ["username", "mention", "test"]),
        ("f!@kn f@@kn f#@kn f$@kn f%@kn f&@kn f*@kn", []),
        ("＠username", ["username"]),
        ("＠RT@user.test", []),  # what was refused is used up
    ],
)
def test_mentions(text: str, names: list[str]) -> None:
    assert [value for _, value in facets(text, "mention")] == names


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("a #hashtag here", ["hashtag"]),
        ("a ✌#hashtag here", ["hashtag"]),
        ("a ✌\ufe0e#hashtag here", ["hashtag"]),
        ("a ✌\ufe0f#hashtag here", ["hashtag"]),
        ("this is #hashtag1 #1hashtag", ["hashtag1", "1hashtag"]),
        ("On the #16 bus #0", []),
        ("(#a1 )#a2 [#a3 ]#a4 ’#a5’#a6", ["a1", "a2", "a3", "a4", "a5", "a6"]),
        ("this is not valid: # 会議中 ハッシュ", []),
        ("What is #트위터 anyway? #ﾣﾦﾰ #ашок #ひらがな", ["트위터", "ﾣﾦﾰ", "ашок", "ひらがな"]),
        ("日本語ハッシュテスト。#日本語ハッシュタグ。", ["日本語ハッシュタグ"]),
        ("全角英数字ハッシュタグ ＃ｈａｓｈｔａｇ１２３", ["ｈａｓｈｔａｇ１２３"]),
        ("日本語ハッシュタグ#日本語ハッシュタグ", []),
        ("#云々 #学問のすゝめ #各〻 #各〃", ["云々", "学問のすゝめ", "各〻", "各〃"]),
        ("#メ～テレ #メ〜テレ", ["メ～テレ", "メ〜テレ"]),
        ("#İn #ın #Azərbaycanca #mûǁae", ["İn", "ın", "Azərbaycanca", "mûǁae"]),
        ("#hashtag: #hashtag; :#hashtag ;#hashtag", ["hashtag"] * 4),
        ("#http://twitter.com #https://twitter.com", []),
        ("http://twitter.com/#hashtag twitter.com/#hashtag", []),
        ("#il·lusió #עַל־יְדֵי #וכו׳", ["il·lusió", "עַל־יְדֵי", "וכו׳"]),
        ("#_ #1_2 #122 #〃", []),
        ("#\U00020021 #A\U000104a0", ["\U00020021", "A\U000104a0"]),
        ("#a#b &#c", []),
        ("#標籤\ufe0f#標籤", []),
    ],
)
def test_hashtags(text: str, tags: list[str]) -> None:
    assert [value for _, value in facets(text, "tag")] == tags


def test_facets_are_bytes_of_the_text_as_given() -> None:
    assert facets("皆さん！ http://google.com #中文 @me", "link") == [
        ("http://google.com", "http://google.com")
    ]
    assert facets("A\u0301 見example.com/a #中文，@me", "tag") == [("#中文", "中文")]
    assert count("x", "中 #文").facets == (Facet(4, 8, "tag", "文"),)


@given(st.text(alphabet="a.b-_/:@#$ 中。http?()\u200d😀🇹é\n", max_size=60))
def test_an_address_is_where_it_is_said_to_be(text: str) -> None:
    octets = text.encode()
    last = 0
    for facet in count("x", text).facets:
        assert last <= facet.byte_start < facet.byte_end
        last = facet.byte_end
        if facet.type == "link":
            assert octets[facet.byte_start : facet.byte_end].decode() == facet.value


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_weight_does_not_depend_on_the_normal_form(left: str, right: str) -> None:
    text = left + right
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert count("x", composed).length == count("x", decomposed).length


@pytest.mark.parametrize(
    "unit", ["a", ".", "a.", "_a.", "a_b.com.", "http://", "a.co/(", "@", "中", "🇹", "!", "-."]
)
def test_a_repeated_unit_is_counted_in_linear_time(unit: str) -> None:
    assert count("x", unit * 20_000).length > 0
