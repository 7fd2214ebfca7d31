"""Preflight: what is found in a draft, under which code, and whether it may still be approved."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.model import Draft, Output, Part, Severity, Source, Span
from repurpose.review import Facts, prove, review

TEXT = "---\ntitle: 海\n---\n林若海說：「我們不是在種菜，我們是在跟\n**洋流**談條件。」海帶一天可以長十五公分。\n"
SAID = "我們不是在種菜，我們是在跟洋流談條件。"
RAW = "我們不是在種菜，我們是在跟\n**洋流**談條件。"
WRITTEN = "海帶一天可以長十五公分。"
NAME = Span(TEXT.index("林若海"), TEXT.index("說："))


def source(text: str = SAID, raw: str = RAW, **changes: Any) -> Source:
    """Somebody's words that stand in the file."""
    start = TEXT.index(raw)
    made = Source("a.md", "f" * 64, start, start + len(raw), text, "quote", "林若海", NAME)
    return dataclasses.replace(made, **changes)


SENTENCE = source(WRITTEN, WRITTEN, role="sentence", speaker=None, evidence=None)


def draft(*posts: str, sources: tuple[Source, ...] = (), **changes: Any) -> Draft:
    """A thread with these posts."""
    made = Draft(
        id="0" * 12,
        kind="thread",
        job="daily",
        title="海",
        language="zh-Hant",
        template="thread",
        template_sha256="a" * 64,
        view={},
        parts=tuple(Part(post) for post in posts),
        sources=sources or (source(), SENTENCE),
        network="x",
    )
    return dataclasses.replace(made, **changes)


def codes(
    made: Draft, facts: Facts | None = None, banned: tuple[str, ...] = (), text: str | None = TEXT
) -> list[str]:
    """The codes of what is found."""
    texts = {} if text is None else {"a.md": text}
    return [problem.code for problem in review(made, facts or Facts(), texts, banned)]


def test_a_sound_draft_has_no_problems() -> None:
    assert codes(draft(f"「{SAID}」\n\n——林若海\n\n1/2", f"{WRITTEN}\n\n2/2")) == []


# ---------------------------------------------------------------- the proof


def test_a_source_is_proved_by_slicing() -> None:
    assert prove(source(), TEXT) is None
    assert prove(SENTENCE, TEXT) is None


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (source("我們是在種菜，我們是在跟洋流談條件。"), "quote-not-verbatim"),
        (source(start=0), "quote-not-verbatim"),
        (source(start=-1), "quote-not-verbatim"),
        (source(end=10_000), "quote-not-verbatim"),
        (source(start=9, end=9), "quote-not-verbatim"),
        (source("", start=5, end=6), "quote-not-verbatim"),
        (dataclasses.replace(SENTENCE, text="海帶一天可以長十六公分。"), "not-verbatim"),
        (source(evidence=Span(0, 3)), "speaker-not-proved"),
        (source(evidence=Span(5, 10_000)), "speaker-not-proved"),
        (source(evidence=Span(9, 9)), "speaker-not-proved"),
    ],
)
def test_what_the_file_does_not_say_is_found(changed: Source, code: str) -> None:
    problem = prove(changed, TEXT)
    assert problem is not None
    assert (problem.code, problem.severity, problem.where) == (code, Severity.ERROR, "a.md")


def test_a_file_that_is_gone_proves_nothing() -> None:
    problem = prove(source(), None)
    assert problem is not None
    assert problem.code == "source-missing"
    assert codes(draft(WRITTEN), text=None) == ["source-missing"]


@given(st.integers(-5, 200), st.integers(-5, 200), st.text(max_size=8))
def test_any_span_of_any_text_is_judged(start: int, end: int, text: str) -> None:
    problem = prove(source(text, start=start, end=end, evidence=None), TEXT)
    stands = 0 <= start < end <= len(TEXT) and TEXT[start:end].split() == text.split()
    assert problem is None or not (stands and text.strip())


def test_a_changed_file_is_an_error_only_where_the_words_are_gone() -> None:
    now = Facts(hashes={"a.md": "e" * 64})
    (problem,) = review(draft(WRITTEN), now, {"a.md": TEXT}, ())
    assert (problem.code, problem.severity) == ("source-changed", Severity.WARNING)
    assert codes(draft(WRITTEN), Facts(hashes={"a.md": "f" * 64})) == []
    assert codes(draft(WRITTEN), now, text=TEXT.replace("十五", "十六"))[-1] == "not-verbatim"


def test_a_quotation_without_a_speaker() -> None:
    nobody = draft(WRITTEN, sources=(source(speaker=None, evidence=None),))
    assert codes(nobody) == ["quote-without-speaker"]
    assert codes(nobody, Facts(prints_speaker=False)) == []
    assert codes(draft(WRITTEN, sources=(source(speaker=" "),))) == ["quote-without-speaker"]


# ---------------------------------------------------------------- lengths and measures


def test_a_post_that_is_too_long() -> None:
    assert codes(draft("海" * 141)) == ["too-long"]
    assert codes(draft("海" * 141, network="bluesky")) == []
    assert codes(draft("海" * 141, view={"limit": 400})) == []
    (problem,) = review(draft("海", "海" * 141), Facts(), {"a.md": TEXT}, ())
    assert problem.message == "Post 2 counts 282 on x, 2 more than the 280 allowed; shorten it."
    assert problem.where == "post 2"


def test_a_post_that_a_network_refuses() -> None:
    assert "not-postable" in codes(draft("海\ufeff帶"))
    assert "not-postable" in codes(
        draft("海" * 150 + "👩\u200d👩\u200d👧\u200d👦" * 120, network="bluesky", view={"limit": 400})
    )


def test_only_posts_are_counted() -> None:
    assert codes(draft("海" * 500, kind="summary", network=None)) == []


def test_what_was_measured() -> None:
    facts = Facts(
        missing=("U+1F389 PARTY POPPER",), overflow=("1200x630",), mail_bytes=102_001, mail_limit=102_000
    )
    found = review(draft(WRITTEN), facts, {"a.md": TEXT}, ())
    assert [(problem.code, problem.severity.value) for problem in found] == [
        ("missing-glyph", "error"),
        ("overflow", "error"),
        ("mail-too-large", "warning"),
    ]
    assert "U+1F389 PARTY POPPER" in found[0].message
    assert codes(draft(WRITTEN), Facts(mail_bytes=102_000)) == []


# ---------------------------------------------------------------- what is printed


def test_nothing_to_print() -> None:
    assert codes(draft()) == ["empty-draft"]
    assert codes(draft(WRITTEN, " \n")) == ["empty-part"]


@pytest.mark.parametrize(
    "text",
    [
        "看[這裡](https://example.org)",
        "這是**重點**",
        "{{< youtube x >}}",
        "{{% note %}}",
        "<br>海",
        "</p>",
        "海[^1]",
        "![圖](a.png)",
    ],
)
def test_markup_that_shows(text: str) -> None:
    assert codes(draft(text)) == ["broken-markup"]


@pytest.mark.parametrize("text", ["a < b > c", "[海]（帶）", "2 * 3 * 4", "{海}", "#海 @帶", "3<5"])
def test_what_only_looks_like_markup(text: str) -> None:
    assert codes(draft(text)) == []


@pytest.mark.parametrize("text", ["海\ufffd帶", "海\x07", "海\nNone\n帶", "[object Object]", "海\ue000"])
def test_leftovers(text: str) -> None:
    (problem,) = review(draft(text), Facts(), {"a.md": TEXT}, ())
    assert (problem.code, problem.severity) == ("leftover", Severity.WARNING)


def test_repeated_posts() -> None:
    assert codes(draft(f"{WRITTEN}\n\n1/3", "海\n\n2/3", f"{WRITTEN}\n\n3/3")) == ["repeated-post"]
    assert codes(draft("海 1/2", "帶 2/2")) == []


@pytest.mark.parametrize(
    "text",
    [
        "他說「我們其實就是在種菜而已啊」",
        "“We never said such a thing”",
        '"We never said such a thing"',
        "『我們其實就是在種菜而已啊』",
    ],
)
def test_a_quotation_that_stands_in_no_source(text: str) -> None:
    assert codes(draft(text)) == ["quote-not-in-source"]


@pytest.mark.parametrize(
    "text",
    [
        "「我們是在跟洋流談條件」",
        "「我们不是在种菜，我们是在跟洋流谈条件」",
        "「種菜」",
        "it’s what they’d said before",
        "「沒有說完的話",
    ],
)
def test_a_quotation_that_does(text: str) -> None:
    assert codes(draft(text)) == []


def test_halves_of_one_utterance_may_be_joined() -> None:
    halves = (
        source("我們不是在種菜，", "我們不是在種菜，"),
        source("我們是在跟洋流談條件。", "我們是在跟\n**洋流**談條件。"),
    )
    assert codes(draft(f"「{SAID}」", sources=halves)) == []


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("這個軟體很好", "软体", True),
        ("这个软体很好", "軟體", True),
        ("ＳＰＡＭ 很多", "spam", True),
        ("Spamming is bad", "spam", False),
        ("a spam.", "Spam", True),
        ("spam軟體", "spam", True),
        ("海", " ", False),
        ("C++ 很好", "c++", True),
        ("海", "[", False),
    ],
)
def test_banned_words(text: str, word: str, found: bool) -> None:
    assert codes(draft(text), banned=(word,)) == (["banned-word"] if found else [])


def page(html: str, name: str = "newsletters/a.html", media_type: str = "text/html; charset=utf-8") -> Draft:
    """A letter with this output."""
    return draft(WRITTEN, kind="newsletter", network=None, outputs=(Output(name, media_type, html.encode()),))


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ('<a href="">海</a>', "empty-link"),
        ("<a href='#'>海</a>", "empty-link"),
        ('<a href="None">海</a>', "empty-link"),
        ('<img src="">', "empty-link"),
        ("<p>{{ title }}</p>", "template-left"),
        ("<p>{% if x %}</p>", "template-left"),
        ("<style>@media(x){.a{width:100%}}</style><a href='https://example.org'>海</a>", None),
        ("<p class='spam'>海</p><!-- spam -->", None),
        ("<p>sp&#97;m</p>", "banned-word"),
    ],
)
def test_outputs(html: str, code: str | None) -> None:
    assert codes(page(html), banned=("spam",)) == ([code] if code else [])


def test_pictures_and_accounts_are_not_read_as_text() -> None:
    assert codes(page('{"a": "{{"}', "threads/a.json", "application/json; charset=utf-8")) == []
    assert codes(page("[海]()", "summaries/a.md", "text/markdown; charset=utf-8")) == ["empty-link"]


def test_problems_come_in_a_fixed_order_and_once() -> None:
    made = draft("", "海" * 200, sources=(source(start=0), source(start=0)))
    assert codes(made) == ["quote-not-verbatim", "empty-part", "too-long"]


@pytest.mark.parametrize(
    "unit", ["「", "(", "<", "[^", "{{", "\u200b", "1/1 ", "<!--", "<style>", "<style ", "href=", "](", "“a”"]
)
def test_hostile_text_is_judged(unit: str) -> None:
    text = unit * 20_000
    assert isinstance(review(draft(text), Facts(), {"a.md": TEXT}, ("spam",)), tuple)
    assert isinstance(review(page(text), Facts(), {"a.md": TEXT}, ("spam",)), tuple)
