"""The starter templates, rendered: what stands in a mail program, on a phone, in a text reader, in a Markdown file."""

from __future__ import annotations

import dataclasses
import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from repurpose import html, mail
from repurpose.compose import Material, newsletter, summary
from repurpose.compose.letter import letter
from repurpose.jobs import Make
from repurpose.model import Draft
from repurpose.render import Renderer
from repurpose.text.columns import columns
from tests.core.letter_samples import article, context, kelp, lighthouse, material, quote, salt, tide

TEMPLATES = Path(__file__).parents[2] / "templates"
RENDERER = Renderer([TEMPLATES])
VOID = frozenset(("meta", "br", "hr", "img", "link", "input", "wbr"))


class Page(HTMLParser):
    """Elements with their attributes, text, and whether tags pair up."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unpaired: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unpaired.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(draft: Draft) -> str:
    return html.inlined(RENDERER.text("newsletter.html.j2", draft.view))


def text_of(draft: Draft) -> str:
    return RENDERER.text("newsletter.txt.j2", draft.view)


def whole() -> Draft:
    return newsletter.compose(
        [kelp(), tide(), salt(), lighthouse()], context(Make(kind="newsletter", intro="一。\n\n二。"))
    )


DRAFTS = [
    whole(),
    newsletter.compose([lighthouse()], context()),
    newsletter.compose([salt(), kelp()], context()),
]


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.language)
def test_the_html_is_what_mail_programs_understand(draft: Draft) -> None:
    page = Page(page_of(draft))
    assert page.unpaired == page.open == []
    names = {name for name, _ in page.elements}
    assert names.isdisjoint({"script", "link", "iframe", "form", "object", "video", "svg", "img"})
    assert page.named("html")[0]["lang"] == draft.language
    assert all(table.get("role") == "presentation" for table in page.named("table"))
    assert all(td.get("style") for td in page.named("td"))
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "data-css-inline" not in page_of(draft)
    assert "@import" not in page_of(draft)
    assert "url(" not in page_of(draft)


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.language)
def test_headings_are_in_order_and_landmarks_once(draft: Draft) -> None:
    page = Page(page_of(draft))
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    roles = [attributes.get("role") for _, attributes in page.elements]
    assert roles.count("main") == roles.count("contentinfo") == 1


def test_the_html_prints_all_of_the_view() -> None:
    draft = whole()
    words = "".join(Page(page_of(draft)).words)
    links = {a["href"] for a in Page(page_of(draft)).named("a")}
    for section in draft.view["sections"]:
        assert section["title"] in words
        assert section["lead"]["label"] in words
        assert section["lead"]["text"] in words
        for quotation in section["quotes"]:
            assert quotation["text"] + quotation["close"] in words
            assert quotation["speaker"] in words
        assert section["url"] in links
        assert {place["url"] for place in section["listen"]} <= links
        assert {other["url"] for other in section["related"]} <= links
    assert draft.view["footer"]["unsubscribe"] in links
    assert draft.view["footer"]["address"] in words
    assert "一。" in words


def test_the_preheader_is_first_and_hidden() -> None:
    draft = whole()
    page = page_of(draft)
    first = page.index(draft.view["preheader"])
    assert page.index("<body") < first < page.index("<table")
    assert "display: none" in page[page.rindex("<div", 0, first) : first]


def test_another_language_is_said_to_the_reader_of_the_page() -> None:
    page = Page(page_of(whole()))
    assert [td.get("lang") for td in page.named("td") if "section" in (td.get("class") or "")] == [
        None,
        None,
        "zh-Hans",
        "en",
    ]


def test_dark_screens_get_their_colours() -> None:
    page = page_of(whole())
    assert "prefers-color-scheme: dark" in page
    assert "[data-ogsc] .headline" in page
    assert '<meta name="color-scheme" content="light dark">' in page


def test_eight_sections_stay_under_the_size_at_which_mail_is_clipped() -> None:
    kinds = [kelp, tide, salt, lighthouse]
    materials = [
        dataclasses.replace(one, entry=dataclasses.replace(one.entry, episode=f"{number}"))
        for number, one in enumerate(make() for make in kinds * 2)
    ]
    assert len(page_of(newsletter.compose(materials, context())).encode()) < 80_000


HOSTILE = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}&amp;"


def hostile() -> Material:
    of = article("articles/x.md", f"甲：「{HOSTILE}」", HOSTILE, lead=HOSTILE.replace('"', ""))
    said = dataclasses.replace(quote(of, HOSTILE, None), speaker=HOSTILE)
    return material(of, [said], source_name=HOSTILE, url=f"https://e.example/{HOSTILE}")


def test_what_looks_like_markup_is_printed_as_text() -> None:
    draft = newsletter.compose(
        [hostile()], context(Make(kind="newsletter", subject="{title}", intro=HOSTILE))
    )
    page = Page(page_of(draft))
    assert page.named("script") == page.named("img") == []
    assert HOSTILE in "".join(page.words)
    assert "{{ 7*7 }}" in text_of(draft)


def test_the_text_is_set_for_reading() -> None:
    text = text_of(whole())
    assert "  1 在洋流上種海帶" in text
    assert "    「我們不是在種菜，我們是在跟洋流談條件。」\n    — 林若海\n" in text
    assert "\n\n\n\n" not in text
    assert not text.startswith("\n")
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    for line in text.split("\n"):
        assert columns(line) <= 72 or "://" in line
        assert not line.startswith(tuple("，。、；：！？」』）"))


def test_the_text_prints_all_of_the_view() -> None:
    draft = whole()
    flat = "".join(text_of(draft).split())
    for section in draft.view["sections"]:
        for piece in (section["title"], section["lead"]["text"], *(q["text"] for q in section["quotes"])):
            assert "".join(piece.split()) in flat
        for url in (section["url"], *(place["url"] for place in section["listen"])):
            assert url in text_of(draft)
    assert draft.view["footer"]["unsubscribe"] in text_of(draft)


def test_corrections_have_a_place() -> None:
    view = {
        **whole().view,
        "corrections": [{"title": "鹽田", "url": "https://e.example/", "text": "應為三格。"}],
    }
    assert "應為三格。" in RENDERER.text("newsletter.html.j2", view)
    assert "鹽田 應為三格。\nhttps://e.example/" in RENDERER.text("newsletter.txt.j2", view)


def test_the_mail_holds_both() -> None:
    draft = whole()
    data = mail.build(letter(draft, page_of(draft), text_of(draft), context()))
    assert data.index(b"text/plain") < data.index(b"text/html")
    assert f"<{draft.id}@example.org>".encode() in data


def test_a_section_with_nothing_but_a_title_renders() -> None:
    bare = material(article("articles/a.md", "", "船塢"), url=None, date=None)
    draft = newsletter.compose([bare], context())
    assert "船塢" in page_of(draft)
    assert "None" not in page_of(draft) + text_of(draft)


def test_the_summary_as_markdown() -> None:
    one = tide()
    page = RENDERER.text("summary.md.j2", summary.compose(one, context(Make(kind="summary"))).view)
    assert page.startswith("# 誰在看潮位？三十七座驗潮站的維修日誌\n\n2026 年 2 月 6 日\n\n## 摘要\n\n")
    assert "從來沒有單獨列過。[^2]她帶著" in page
    assert "> 「潮位差五公分，碼頭的高度就要差一輩子。」[^4]\n>\n> — 周以安，中央港務研究室主任\n" in page
    assert "\n\n\n" not in page
    for number, start, end in re.findall(
        r"^\[\^(\d+)\]: `articles/tide-gauges\.md:(\d+)-(\d+)", page, re.MULTILINE
    ):
        assert one.article.text[int(start) : int(end)] in page, number
    assert html.to_html(page, None).count("<sup>") == 4
    view = summary.compose(one, context(Make(kind="summary"))).view
    view["notes"][0]["spans"] = []  # a person wrote that sentence: it stands nowhere
    assert "[^1]: `articles/tide-gauges.md`\n" in RENDERER.text("summary.md.j2", view)


DOCUMENT = TEMPLATES.parent / "docs" / "templates.md"


def names(view: object) -> set[str]:
    """Every key of a view, those of the labels left out."""
    if isinstance(view, dict):
        return {str(key) for key in view} | {
            n for key, value in view.items() if key != "labels" for n in names(value)
        }
    return {n for item in view for n in names(item)} if isinstance(view, list) else set()


def test_the_page_of_documentation_names_every_variable() -> None:
    prose = re.sub(r"```.*?```", "", DOCUMENT.read_text(encoding="utf-8"), flags=re.DOTALL)
    written = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", prose))))
    said = summary.compose(tide(), context(Make(kind="summary")))
    for view in (whole().view, said.view, {"labels": None, **dict.fromkeys(said.view["labels"])}):
        assert names(dict(view)) - written == set()


def test_the_short_letter_of_the_documentation_renders(tmp_path: Path) -> None:
    samples = re.findall(r"```jinja\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    for number, sample in enumerate(samples):
        (tmp_path / f"{number}.html.j2").write_text(sample, encoding="utf-8")
    renderer = Renderer([tmp_path])
    assert "我們是在跟洋流談條件" in renderer.text("0.html.j2", whole().view)
    thread = {"posts": [{"text": "一", "number": None, "role": "whole"}], "count": 1}
    assert renderer.text("1.html.j2", thread) == "[1/1]\n一\n\n"
