"""Where an article stands on the web. What is expected is what Hugo 0.168 gave for the same files and permalinks."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from repurpose import catalogue
from repurpose.catalogue.addresses import sanitized
from repurpose.model import Article
from repurpose.settings import TOKENS, Site

SITE = Site(url="https://echo.example.org/", timezone="Asia/Taipei")
DATE = dt.datetime(2026, 1, 5, 9, 0)  # noqa: DTZ001  the site's zone is meant


def article(path: str, **changes: Any) -> Article:
    """A made-up article."""
    made = Article(path, "0" * 64, "", 0, "標題 Title", "zh-Hant", (), date=DATE)
    return dataclasses.replace(made, **changes)


def path_of(made: Article, permalink: str = "", **changes: Any) -> str:
    """The article's path on the site, decoded."""
    url = catalogue.permalink(made, SITE.model_copy(update={"permalink": permalink, **changes}))
    assert url.isascii()
    assert url.startswith("https://echo.example.org/")
    return unquote(url.removeprefix("https://echo.example.org"))


@pytest.mark.parametrize(
    ("path", "changes", "expected"),
    [
        ("content/posts/20260105-Name.md", {}, "/posts/20260105-name/"),
        ("content/posts/name/index.md", {}, "/posts/name/"),
        ("content/posts/name/index.md", {"slug": "other"}, "/posts/other/"),
        ("content/posts/Bun.dle/index.md", {}, "/posts/bun.dle/"),
        ("site/content/Podcast Eins/Ep 1.md", {}, "/podcast-eins/ep-1/"),
        ("content/posts/sub/deep/Page One.md", {}, "/posts/sub/deep/page-one/"),
        ("content/posts/sub/deep/Page One.md", {"slug": "one"}, "/posts/sub/deep/one/"),
        ("content/about me.md", {}, "/about-me/"),
        ("../site/content/posts/x.md", {}, "/posts/x/"),
        ("articles/My Letter.md", {}, "/posts/my-letter/"),
        ("articles/x.md", {"slug": "My Slug 二"}, "/posts/my-slug-二/"),
    ],
)
def test_without_a_permalink_a_page_stands_where_its_file_does(
    path: str, changes: dict[str, Any], expected: str
) -> None:
    """What is in no folder `content` stands in posts."""
    assert path_of(article(path, **changes)) == expected


@pytest.mark.parametrize(
    ("name", "plain", "filled"),
    [
        ("MyPost_One", "mypost_one", "mypost_one"),
        ("我的 文章", "我的-文章", "我的-文章"),
        ("全形：冒號，逗號。句號（括號）！", "全形冒號逗號句號括號", "全形冒號逗號句號括號"),
        ("「引號」《書名》—破折號…", "引號書名破折號", "引號書名破折號"),
        ("emoji 🎙\ufe0f talk", "emoji-\ufe0f-talk", "emoji-\ufe0f-talk"),
        ("v1.2.3 notes", "v1.2.3-notes", "v1.2.3-notes"),
        ("C++ and C#", "c++-and-c#", "c-and-c"),
        ("C# x#y z", "c#-x#y-z", "c#-x#y-z"),
        ("café crème", "café-crème", "café-crème"),
        (
            unicodedata.normalize("NFD", "café"),
            unicodedata.normalize("NFD", "café"),
            unicodedata.normalize("NFD", "café"),
        ),
        ("A & B = C?", "a--b--c", "a-b-c"),
        ("a  b   c", "a--b---c", "a-b-c"),
        ("a - b", "a---b", "a-b"),
        ("--x--", "--x--", "--x--"),
        (" lead", "-lead", "lead"),
        ("100% sure", "100-sure", "100-sure"),
        ("50%zz", "50zz", "50zz"),
        ("~tilde+plus@at", "~tilde+plus@at", "~tilde-plus@at"),
        ("it's 'q' \"d\"", "its-q-d", "its-q-d"),
        ("ÄÖÜ ẞß", "äöü-ßß", "äöü-ßß"),
        ("İstanbul ΣΑΣ", "istanbul-σασ", "istanbul-σασ"),
        ("ＦＵＬＬ\u3000ｗ", "ｆｕｌｌ-ｗ", "ｆｕｌｌ-ｗ"),
        ("½ ² Ⅷ ① x", "----x", "x"),
        ("हिन्दी", "हिन्दी", "हिन्दी"),
        ("zw\u200bsp", "zwsp", "zwsp"),
        ("x.", "x.", "x."),
    ],
)
def test_names_are_made_safe_as_hugo_does_it(name: str, plain: str, filled: str) -> None:
    """Without permalinks each space of a name counts; filled into one, white space is one hyphen and a `+` is a space."""
    page = article(f"content/posts/{name}.md")
    assert path_of(page) == f"/posts/{plain}/"
    assert path_of(page, "/q/:contentbasename/") == f"/q/{filled}/"


@pytest.mark.parametrize(
    ("value", "slug", "title"),
    [
        ("My Slug 二", "my-slug-二", "my-slug-二"),
        ("二、三", "二三", "二三"),
        ("「引」 用", "引-用", "引-用"),
        ("C++", "c", "c"),
        ("a+b", "a-b", "a-b"),
        ("A/B", "a/b", "a-b"),
        ("a / b", "a-/-b", "a-b"),
        ("/lead/", "lead", "-lead-"),
        ("-x-", "x", "-x-"),
        ("a -- b", "a--b", "a--b"),
        ("x#", "x", "x"),
        ("C# & F#", "c#-f#", "c#-f#"),
        ("What? Why!", "what-why", "what-why"),
        ("1.2.3", "1.2.3", "1.2.3"),
        ("訪談：〈海〉與《風》", "訪談海與風", "訪談海與風"),
        ("x～y…", "xy", "xy"),
        ("50%", "50", "50"),
        ("%E4%BA%8C", "二", "二"),
        ("My Title: A/B & 二、三 C++ v1.0", "my-title-a/b-二三-c-v1.0", "my-title-a-b-二三-c-v1.0"),
    ],
)
def test_slugs_and_titles_are_made_safe_as_hugo_does_it(value: str, slug: str, title: str) -> None:
    assert path_of(article("content/posts/x.md", slug=value), "/q/:slug/") == f"/q/{slug}/"
    assert path_of(article("content/posts/x.md", title=value), "/q/:slug/") == f"/q/{title}/"
    assert path_of(article("content/posts/x.md", title=value), "/q/:title/") == f"/q/{title}/"


def test_a_slug_of_which_nothing_is_left_leaves_nothing() -> None:
    """Hugo too has the page stand where its section does; but hyphens alone are no slug."""
    assert path_of(article("content/posts/x.md", slug="🎙")) == "/posts/"
    assert path_of(article("content/posts/x.md", slug="--")) == "/posts/x/"


@pytest.mark.parametrize(
    ("token", "slugged", "plain"),
    [
        ("slug", "my-slug", "標題-title"),
        ("slugorcontentbasename", "my-slug", "my_file"),
        ("slugorfilename", "my-slug", "my_file"),
        ("contentbasename", "my_file", "my_file"),
        ("filename", "my_file", "my_file"),
        ("title", "標題-title", "標題-title"),
        ("section", "podcast-eins", "podcast-eins"),
        ("sections", "podcast-eins/deep", "podcast-eins/deep"),
        ("sectionslug", "podcast-eins", "podcast-eins"),
        ("sectionslugs", "podcast-eins/deep", "podcast-eins/deep"),
        ("year", "2026", "1"),
        ("month", "11", "01"),
        ("monthname", "november", "january"),
        ("day", "15", "01"),
        ("weekday", "0", "1"),
        ("weekdayname", "sunday", "monday"),
        ("yearday", "319", "1"),
    ],
)
def test_every_token_says_what_it_says_in_hugo(token: str, slugged: str, plain: str) -> None:
    """An article without a date is one of the first day of the calendar."""
    path = "content/Podcast Eins/deep/My_File.md"
    with_all = article(path, slug="My Slug", date=dt.datetime(2026, 11, 15, tzinfo=dt.UTC))
    assert token in TOKENS
    assert path_of(with_all, f"/:{token}/") == f"/{slugged}/"
    assert path_of(article(path, date=None), f"/:{token}/") == f"/{plain}/"


@pytest.mark.parametrize(
    ("permalink", "expected"),
    [
        ("/:year-:month-:day/:yearday:weekday/", "/2026-01-05/51/"),
        ("/x-:slug-:year/", "/x-標題-title-2026/"),
        ("/P Q/Über/a+B/:filename/", "/p-q/über/a-b/x/"),
        ("/:filename.html", "/x.html"),
        ("/:section/:filename/", "/x/"),
    ],
)
def test_what_is_written_around_the_tokens_is_part_of_the_path(permalink: str, expected: str) -> None:
    assert path_of(article("content/x.md"), permalink) == expected


def test_the_day_is_the_one_that_the_file_says() -> None:
    """Half past eleven in the evening, eight hours west of Greenwich, is the day after in Taipei."""
    late = dt.datetime(2026, 1, 5, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert path_of(article("content/posts/x.md", date=late), "/:day/") == "/05/"


def test_the_day_is_not_the_one_on_which_it_is_published_later() -> None:
    made = article("content/posts/x.md", address_date=dt.datetime(2024, 2, 3, tzinfo=dt.UTC))
    assert path_of(made, "/:year/:month/:day/") == "/2024/02/03/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/About Me/", "/About%20Me/"),
        ("x y/", "/x%20y/"),
        ("/UP/Low", "/UP/Low/"),
        ("/全形：x/", "/%E5%85%A8%E5%BD%A2%EF%BC%9Ax/"),
        ("/C++/x", "/C++/x/"),
        ("rel.html", "/rel.html"),
        ("/v1.0/x", "/v1.0/x"),
        ("x/index.html", "/x/"),
        ("/A%20B/", "/A%20B/"),
        ("/a?b=c#d", "/a?b=c%23d/"),
        ("//evil.example/x", "/evil.example/x"),
        ("a/../../b", "/b/"),
        ("/", "/"),
        ("/:section/x/:slugorcontentbasename/:year/", "/posts/x/x/2026/"),
        ("/:title/UP", "/%E6%A8%99%E9%A1%8C-title/UP/"),
        ("javascript:alert(1)", "/javascript:alert(1)/"),
    ],
)
def test_an_address_in_the_front_matter_stays_as_it_is_written(url: str, expected: str) -> None:
    """But for its tokens, what an address cannot hold, and the slash at its end."""
    for base in ("https://echo.example.org", "https://echo.example.org/letter/"):
        site = Site(url=base, permalink="/p/:slug/")
        made = catalogue.permalink(article("content/posts/x.md", url=url), site)
        assert made == base.rstrip("/") + expected


@pytest.mark.parametrize("base", ["https://echo.example.org/letter", "https://echo.example.org/letter/"])
@pytest.mark.parametrize("permalink", ["", "/posts/:filename/", "posts/:filename/"])
def test_a_site_may_stand_in_a_folder(base: str, permalink: str) -> None:
    made = catalogue.permalink(article("content/posts/x.md"), Site(url=base, permalink=permalink))
    assert made == "https://echo.example.org/letter/posts/x/"


@pytest.mark.parametrize("token", ["slugg", "sections[1:]", "2006", "Slug", "year_x", "dayname"])
def test_a_token_that_says_nothing_here_is_refused(token: str) -> None:
    with pytest.raises(ValidationError, match=r"is not known here; write :slug, "):
        Site(permalink=f"/p/:{token}/")


@given(st.text(st.characters(codec=None), max_size=40), st.sampled_from(["", *(f"/a/:{t}/" for t in TOKENS)]))
def test_nothing_in_a_name_leaves_its_place(text: str, permalink: str) -> None:
    """Neither a query nor a fragment nor a step upward comes of a slug, a title or a name."""
    name = text.replace("/", "").strip(".") or "x"
    for made in (article(f"content/posts/{name}.md", title=text), article("content/posts/x.md", slug=text)):
        site = Site(url="https://echo.example.org/letter/", permalink=permalink)
        parts = urlsplit(catalogue.permalink(made, site))
        assert parts.path.startswith("/letter/")
        assert not {"..", "."} & set(parts.path.split("/"))
        assert (parts.query, parts.fragment) == ("", "")


@given(st.text(max_size=40))
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    once = sanitized(text)
    assert sanitized(once) == once or "%" in text
