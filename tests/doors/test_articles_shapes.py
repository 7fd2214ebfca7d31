"""Every readable shape of an article file, and what its keys mean."""

import datetime as dt

import pytest

from repurpose.articles import from_bytes
from repurpose.errors import ArticleError
from repurpose.model import Article, BlockKind

BODY = "\n方小海說：「海比月曆誠實。」他在港口住了三十年，從來沒有看錯過風向。\n"
TAIPEI = dt.timezone(dt.timedelta(hours=8))


def read(text: str, name: str = "posts/a.md") -> Article:
    return from_bytes(text.encode(), name)


def test_hugo_yaml() -> None:
    article = read(
        "---\ntitle: \"海風：談預測\"\ndate: 2026-01-26T11:00:00+08:00\ndescription: '一句話。'\n"
        'tags: ["海", "Podcast"]\ncategories: ["產業"]\nsource_url: "https://www.youtube.com/watch?v=AbCdEfGhI_1"\n'
        'source_name: "海風電台"\nslug: hai-feng\nurl: /posts/hai/\nimages: ["/a.png", "/b.png"]\ndraft: false\n---\n'
        + BODY
    )
    assert article.title == "海風：談預測"
    assert article.date == dt.datetime(2026, 1, 26, 11, tzinfo=TAIPEI)
    assert (article.lead, article.lead_field) == ("一句話。", "description")
    assert (article.tags, article.categories) == (("海", "Podcast"), ("產業",))
    assert article.source_url == "https://www.youtube.com/watch?v=AbCdEfGhI_1"
    assert (article.source_name, article.slug, article.url) == ("海風電台", "hai-feng", "/posts/hai/")
    assert article.image == "/a.png"
    assert article.media.youtube == ("AbCdEfGhI_1",)
    assert (article.draft, article.language, article.problems) == (False, "zh-Hant", ())
    assert article.text[article.body_start :] == BODY


def test_toml() -> None:
    article = read(
        '+++\ntitle = "海"\ndate = 2026-01-20T08:30:00+08:00\ntags = ["甲", "乙"]\ndraft = true\nslug = 12\n'
        '[cover]\nimage = "/c.png"\n+++\n' + BODY
    )
    assert (article.title, article.draft, article.tags, article.slug) == ("海", True, ("甲", "乙"), "12")
    assert article.date == dt.datetime(2026, 1, 20, 8, 30, tzinfo=TAIPEI)
    assert article.image == "/c.png"
    assert article.text[article.body_start :] == BODY


def test_toml_with_a_local_date() -> None:
    assert read('+++\ntitle = "海"\ndate = 2026-01-20\n+++\n' + BODY).date == dt.datetime(2026, 1, 20)  # noqa: DTZ001


def test_json() -> None:
    article = read(
        '{\n  "title": "海 } {",\n  "date": "2026-01-28",\n  "tags": ["a"],\n  "weight": 3\n}\n' + BODY
    )
    assert (article.title, article.tags) == ("海 } {", ("a",))
    assert article.date == dt.datetime(2026, 1, 28)  # noqa: DTZ001
    assert article.text[article.body_start :] == BODY


def test_a_web_clip() -> None:
    article = read(
        '---\ntitle: "海"\nsource: "https://example.com/s/1"\nauthor:\n  - "[[海风编译组]]"\n  - "[[b|李晓]]"\npublished:\n'
        'created: 2025-12-05\ndescription: "爆料！"\nabstract: "海风实验室的负责人谈预测。"\ntags:\n  - "预测"\n---\n'
        "*2025年12月3日 13:01*\n\n方小海说：“海比月历诚实。”这是他第一次接受采访，他从来没有看错过风向。\n"
    )
    assert (article.lead, article.lead_field) == ("海风实验室的负责人谈预测。", "abstract")
    assert (article.author, article.source_url) == ("海风编译组, 李晓", "https://example.com/s/1")
    assert article.date == dt.datetime(2025, 12, 3, 13, 1)  # noqa: DTZ001
    assert article.language == "zh-Hans"


def test_a_clip_without_a_date_line_is_dated_by_when_it_was_made() -> None:
    assert read("---\ntitle: 海\ncreated: 2025-12-05\n---\n" + BODY).date == dt.datetime(2025, 12, 5)  # noqa: DTZ001


def test_markdown_without_front_matter() -> None:
    article = read("# 海的**三種**寫法\n\n*2026年2月24日*\n" + BODY)
    assert article.title == "海的三種寫法"
    assert article.date == dt.datetime(2026, 2, 24)  # noqa: DTZ001
    assert article.body_start == 0


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    article = read("---\n\n這是一段放在兩條線之間的文字。\n\n---\n" + BODY)
    assert article.body_start == 0
    assert not article.problems


def test_a_plain_text_page() -> None:
    article = read("海風實驗室專訪,談預測與等待\n\n海網\n08/02\n\n編譯 | 李晓\n" + BODY, "a.txt")
    assert article.title == "海風實驗室專訪,談預測與等待"
    assert article.date is None
    kinds = [b.kind for b in article.blocks]
    assert kinds == [
        BlockKind.HEADING,
        BlockKind.CHROME,
        BlockKind.CHROME,
        BlockKind.NOTE,
        BlockKind.PARAGRAPH,
    ]


def test_byte_order_mark_and_crlf() -> None:
    plain = "---\ntitle: 海\ndate: 2026-01-02\n---\n" + BODY
    article = from_bytes(b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode(), "a.md")
    assert article.title == "海"
    assert article.text.startswith("---\r\n")
    assert article.text[article.body_start :] == BODY.replace("\n", "\r\n")
    (block,) = article.blocks
    assert article.text[block.start : block.end] == BODY.strip()


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("slug: 012", "012"),
        ("slug: no", "no"),
        ("slug: 1e3", "1e3"),
        ("slug: 2026-01-01", "2026-01-01"),
        ("slug: ~", None),
    ],
)
def test_yaml_does_not_retype(line: str, slug: str | None) -> None:
    article = read(f"---\ntitle: 海\n{line}\n---\n{BODY}")
    assert (article.slug, article.problems) == (slug, ())


def test_a_title_that_yaml_takes_for_a_boolean() -> None:
    assert read(f"---\ntitle: no\n---\n{BODY}").title == "no"


@pytest.mark.parametrize(
    ("value", "draft"),
    [
        ("true", True),
        ("True", True),
        ("yes", True),
        ("'on'", True),
        ("false", False),
        ("", False),
        ("no", False),
    ],
)
def test_draft(value: str, draft: bool) -> None:
    assert read(f"---\ntitle: 海\ndraft: {value}\n---\n{BODY}").draft is draft


@pytest.mark.parametrize(
    ("options", "draft"),
    [
        ("build:\n  render: never", True),
        ("build: {render: false, list: never}", True),
        ("_build:\n  Render: 'link'", True),
        ("headless: true", True),
        ("build:\n  render: always", False),
        ("build: {render: true}", False),
        ("build: {list: never}", False),
        ("build: 12\n_build: [never]", False),
        ("build: {render: [never]}", False),
        ("headless: false", False),
        ("headless: [true]", False),
    ],
)
def test_of_what_hugo_makes_no_page_there_is_nothing_to_lead_to(options: str, draft: bool) -> None:
    """Hugo 0.168 wrote a page for the same files, or none."""
    assert read(f"---\ntitle: 海\n{options}\n---\n{BODY}").draft is draft


@pytest.mark.parametrize("key", ["expiryDate", "expirydate", "unpublishDate"])
def test_an_article_says_until_when_it_is_published(key: str) -> None:
    assert read(f"---\n{key}: 2026-03-01\n---\n{BODY}").expires == dt.datetime(2026, 3, 1)  # noqa: DTZ001
    zoned = read(f"+++\n{key} = 2026-03-01T08:00:00+08:00\n+++\n{BODY}")
    assert zoned.expires == dt.datetime(2026, 3, 1, 8, tzinfo=TAIPEI)
    assert read(f"---\n{key}: ''\n---\n{BODY}").expires is None
    for unsure in ("someday", "2026-03-01\n" + key + ": 2027-03-01"):
        with pytest.raises(ArticleError, match=key.lower() if unsure == "someday" else key):
            read(f"---\n{key}: {unsure}\n---\n{BODY}")


@pytest.mark.parametrize(
    ("dates", "year"),
    [
        ("publishDate: 2025-04-05\ndate: 2024-02-03", 2024),
        ("publishDate: 2025-04-05\ndate: ''", 2025),
        ("lastmod: 2021-06-07\npublishDate: 2019-01-01", 2019),
        ("pubdate: 2023-01-01", 2023),
        ("published: 2022-01-01", 2022),
        ("modified: 2020-06-07\nlastmod: 2021-06-07", 2021),
        ("published: true", None),
    ],
)
def test_addresses_name_the_date_that_hugo_takes(dates: str, year: int | None) -> None:
    """Hugo 0.168 filled these in for `:year`."""
    found = read(f"---\ntitle: 海\n{dates}\n---\n{BODY}").address_date
    assert (found and found.year) == year


def test_a_table_of_build_options_is_read_in_toml_too() -> None:
    assert read(f'+++\ntitle = "海"\n[build]\nrender = "never"\n+++\n{BODY}').draft is True


def test_published_false_is_a_draft() -> None:
    assert read(f"---\ntitle: 海\npublished: false\n---\n{BODY}").draft is True


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-01-26", dt.datetime(2026, 1, 26)),  # noqa: DTZ001
        ("2026/1/6", dt.datetime(2026, 1, 6)),  # noqa: DTZ001
        ("2026年1月6日", dt.datetime(2026, 1, 6)),  # noqa: DTZ001
        ("2026-01-26 11:00", dt.datetime(2026, 1, 26, 11)),  # noqa: DTZ001
        ("2026-01-26T11:00:05.123Z", dt.datetime(2026, 1, 26, 11, 0, 5, tzinfo=dt.UTC)),
        ("2026-01-26 11:00:00 +0800", dt.datetime(2026, 1, 26, 11, tzinfo=TAIPEI)),
        (
            "2026-01-26T11:00:00-05:00",
            dt.datetime(2026, 1, 26, 11, tzinfo=dt.timezone(dt.timedelta(hours=-5))),
        ),
        ("Jan 6, 2026", dt.datetime(2026, 1, 6)),  # noqa: DTZ001
        ("6 January 2026", dt.datetime(2026, 1, 6)),  # noqa: DTZ001
        ("Tue, 6 Jan 2026 09:05:00 GMT", dt.datetime(2026, 1, 6, 9, 5, tzinfo=dt.UTC)),
        ("January 6, 2026 at 1:05 PM", dt.datetime(2026, 1, 6, 13, 5)),  # noqa: DTZ001
    ],
)
def test_dates_as_people_write_them(written: str, expected: dt.datetime) -> None:
    assert read(f"---\ntitle: 海\ndate: '{written}'\n---\n{BODY}").date == expected


def test_the_day_it_is_published_counts_before_the_date() -> None:
    article = read(f"---\ntitle: 海\ndate: 2026-01-01\npublishDate: 2026-03-01\n---\n{BODY}")
    assert article.date == dt.datetime(2026, 3, 1)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("posts/20260126-hai.md", dt.datetime(2026, 1, 26)),  # noqa: DTZ001
        ("2026-01-26-hai.md", dt.datetime(2026, 1, 26)),  # noqa: DTZ001
        ("posts/2026-01-26-hai/index.md", dt.datetime(2026, 1, 26)),  # noqa: DTZ001
        ("posts/20261326-hai.md", None),
        ("posts/202601261200.md", None),
        ("posts/hai.md", None),
    ],
)
def test_dates_in_names(name: str, expected: dt.datetime | None) -> None:
    assert read(BODY, name).date == expected


def test_a_date_line_of_the_same_day_tells_the_hour() -> None:
    text = "# 海的三種寫法\n\n2026/02/17 07:40\n" + BODY
    assert read(text, "20260217-a.md").date == dt.datetime(2026, 2, 17, 7, 40)  # noqa: DTZ001
    assert read(text, "20260218-a.md").date == dt.datetime(2026, 2, 18)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("front", "author"),
    [
        ("author: 方小海", "方小海"),
        ("authors: [方小海, 林海生]", "方小海, 林海生"),
        ("author:\n  name: 方小海", "方小海"),
        ("author:\n  - name: 方小海", "方小海"),
        ("author: '[[方小海]]'", "方小海"),
    ],
)
def test_authors(front: str, author: str) -> None:
    assert read(f"---\n{front}\n---\n{BODY}").author == author


def test_a_source_that_is_a_name() -> None:
    article = read(f"---\nsource: 海風週刊\nurl: https://example.com/a\n---\n{BODY}")
    assert (article.source_name, article.source_url, article.url) == (
        "海風週刊",
        "https://example.com/a",
        None,
    )


def test_the_title_falls_back_to_the_first_line_and_then_to_the_name() -> None:
    assert read("海風很大，船沒有出去。\n\n第二段在這裡。\n").title == "海風很大，船沒有出去。"
    assert read("![a](b.png)\n", "posts/hai-feng/index.md").title == "hai-feng"


def test_an_article_without_text_says_so() -> None:
    article = read("---\ntitle: 海\n---\n![a](b.png)\n")
    assert [p.code for p in article.problems] == ["no-text"]


def test_the_hash_is_of_the_bytes() -> None:
    assert read(BODY).sha256 != from_bytes(b"\xef\xbb\xbf" + BODY.encode(), "posts/a.md").sha256
