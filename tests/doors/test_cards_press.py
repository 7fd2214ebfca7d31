"""The press: real fonts, real typst, real pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from repurpose.cards import Order, Press

ROOT = Path(__file__).parents[2]
DESIGNS = sorted(path.stem for path in (ROOT / "templates" / "cards").glob("*.typ"))
SIZES = ((1200, 630), (1080, 1350))
HANT: dict[str, Any] = {
    "quote": "科技不是答案，而是讓我們把問題問對的工具；真正難的，是決定什麼值得做。",
    "speaker": "林若晴",
    "role": "晨光實驗室共同創辦人",
    "source": "週末慢慢聊",
    "title": "先把問題問對",
    "site": "海風週報",
    "date": "2026-02-10",
    "language": "zh-Hant",
    "marks": ["「", "」"],
    "alt": "林若晴說：「科技不是 <答案> & 其他」",
}
LONG_HANT = HANT | {
    "quote": "我在 2019 年離開 Northlight Labs 的時候，帳戶裡只剩下 3.5 萬元；很多人問我後不後悔，我說：「不會，因為那一年我學會的事情，"
    "比前面十年加起來還多。」後來我們用 GPT-4o 做了第一個版本，花了 20% 的預算，卻解決了 80% 的問題……這才是重點。",
    "speaker": "歐陽亞歷山大·史密斯-陳",
    "role": "國立海洋大學人工智慧與永續治理研究中心主任",
    "site": "海風與山風之間的長名字週報",
}
HANS = HANT | {
    "quote": "我们不是在跟机器比速度，而是在跟自己比耐心。他说“慢就是快”，我花了十年，才真正听懂《AI 时代》里的这句话——真的（没骗你）！",
    "speaker": "周以宁",
    "role": "",
    "source": "城市夜谈",
    "site": "海风周报",
    "language": "zh-Hans",
    "marks": ["“", "”"],
}
ENGLISH = HANT | {
    "quote": "The hard part was never the model. It was deciding which of our beliefs we were willing to let the data change, "
    "and I don’t think that “move fast” has ever taught anybody how to do that; patience has.",
    "speaker": "Marta Erdoğan-Nowak",
    "role": "Chief scientist, Northlight Labs",
    "source": "Slow Weekend, episode 41",
    "site": "Sea Breeze Weekly",
    "language": "en",
    "marks": ["“", "”"],
}
SHORT = HANT | {"quote": "先做完，再做好。", "role": None}
VIEWS = {"long": LONG_HANT, "hans": HANS, "english": ENGLISH, "short": SHORT}

NEVER_FIRST = "。，、；：！？)）」』”’》〉】〕…—·%"
NEVER_LAST = "「『（(《〈【〔“‘"


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press([ROOT / "templates"], workers=2) as warm:
        yield warm


@pytest.fixture(scope="module")
def drawn(press: Press) -> dict[tuple[str, str, int], Any]:
    wanted = [(design, name, size) for design in DESIGNS for name in VIEWS for size in SIZES]
    cards = press.render_all([Order(design, VIEWS[name], *size) for design, name, size in wanted])
    return {(design, name, size[0]): card for (design, name, size), card in zip(wanted, cards, strict=True)}


def glyphs(svg: bytes) -> list[str]:
    """The outlines that a card draws, as data, in order."""
    shapes = dict(re.findall(r'<symbol id="(\w+)"[^>]*><path d="([^"]*)"', svg.decode()))
    return [shapes[use] for use in re.findall(r'xlink:href="#(\w+)"', svg.decode()) if use in shapes]


def test_there_are_designs_to_choose_from() -> None:
    assert len(DESIGNS) >= 3


def test_every_design_holds_every_text_in_every_size(drawn: dict[tuple[str, str, int], Any]) -> None:
    for (design, name, width), card in drawn.items():
        assert (card.overflow, card.missing) == (False, ()), (design, name, width)
        assert int.from_bytes(card.png[16:20]) == width


def test_the_lines_say_the_quotation_and_break_no_rule(drawn: dict[tuple[str, str, int], Any]) -> None:
    for (_, name, _), card in drawn.items():
        quote = VIEWS[name]["quote"]
        assert "".join(card.lines).replace(" ", "") == quote.replace(" ", "")
        assert not [line for line in card.lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]
        words = re.findall(r"[A-Za-z0-9’.-]*[A-Za-z0-9]", quote)
        assert all(any(word in line for line in card.lines) for word in words)


def test_no_line_is_a_widow(drawn: dict[tuple[str, str, int], Any]) -> None:
    for card in drawn.values():
        assert len(card.lines[-1]) > 2


def test_a_short_quotation_is_set_larger_than_a_long_one(press: Press) -> None:
    sizes = [press.render("paper", view, 1200, 630).size_pt for view in (SHORT, HANT, LONG_HANT)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[2]


def test_what_does_not_fit_at_the_smallest_size_is_refused(press: Press) -> None:
    for words in ("我們說了很多話。" * 60, "字" * 400_000, "Donaudampfschiffahrt" * 12):
        card = press.render("paper", HANT | {"quote": words}, 1200, 630)
        assert card.overflow
        assert (card.png, card.svg) == (b"", b"")


def test_a_name_that_does_not_fit_is_refused_too(press: Press) -> None:
    card = press.render("paper", HANT | {"speaker": "歐陽亞歷山大" * 30}, 1200, 630)
    assert card.overflow


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("創辦人🎉", ("U+1F389 PARTY POPPER",)),
        ("創辦人👩\u200d💻", ("U+1F469 WOMAN", "U+1F4BB PERSONAL COMPUTER")),
        ("ก", ("U+0E01 THAI CHARACTER KO KAI",)),
        ("前\u202e後", ("U+202E RIGHT-TO-LEFT OVERRIDE",)),
        ("前\x07後", ("U+0007 without a name",)),
        ("前\ud800後", ("U+D800 without a name",)),
        ("前\ue000後", ("U+E000 without a name",)),
    ],
)
def test_a_character_that_no_font_has_is_named(press: Press, text: str, named: tuple[str, ...]) -> None:
    card = press.render("paper", HANT | {"role": text}, 1200, 630)
    assert card.missing == named
    assert (card.png, card.svg) == (b"", b"")


@pytest.mark.parametrize(
    "text",
    ["Erdoğan, Škoda, Łukasz", "Nguyễn", "cafe\u0301", "葛\U000e0100飾", "𠮷野家", "堃喆", "a\u200bb", "①→★"],
)
def test_rare_letters_and_invisible_marks_are_not_missing(press: Press, text: str) -> None:
    assert press.render("paper", HANT | {"role": text}, 1200, 630).missing == ()


def test_only_what_a_design_prints_can_be_missing(press: Press) -> None:
    assert press.render("paper", HANT | {"title": "🎉"}, 1200, 630).missing == ()


def test_each_script_has_its_own_forms(press: Press) -> None:
    """骨 and 角 are drawn differently in Taiwan and in China; 一 is not."""
    forms = {}
    for language in ("zh-Hant", "zh-Hans"):
        for char in "骨角一":
            view = {"quote": char, "speaker": "", "role": "", "source": "", "site": "", "language": language}
            card = press.render("poster", HANT | view, 1200, 630)
            forms[language, char] = glyphs(card.svg)
    assert [forms["zh-Hant", char] == forms["zh-Hans", char] for char in "骨角一"] == [False, False, True]


def test_the_same_card_is_the_same_bytes_from_another_press(press: Press) -> None:
    with Press([ROOT / "templates"]) as other:
        other.render("column", HANS, 1080, 1350)
        for design in ("ink", "column"):
            one, two = (p.render(design, HANT, 1200, 630) for p in (press, other))
            assert (one.png, one.svg) == (two.png, two.svg)
            assert press.key(design, HANT, 1200, 630) == other.key(design, HANT, 1200, 630)


def test_the_key_follows_everything_that_decides_the_bytes(press: Press, tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "note.txt").write_text("a design could read this")
    with Press([tmp_path, ROOT / "templates"]) as other:
        keys = {
            press.key("paper", HANT, 1200, 630),
            press.key("paper", HANT, 1200, 631),
            press.key("ink", HANT, 1200, 630),
            press.key("paper", HANT | {"quote": "一"}, 1200, 630),
            press.key("paper", HANT | {"alt": "一"}, 1200, 630),
            other.key("paper", HANT, 1200, 630),
        }
    assert len(keys) == 6


def test_the_svg_stands_alone_and_can_be_read_aloud(press: Press) -> None:
    root = ElementTree.fromstring(press.render("ink", HANT, 1200, 630).svg)
    svg = "{http://www.w3.org/2000/svg}"
    title = root.find(f"{svg}title")
    assert title is not None
    assert title.text == HANT["alt"]
    assert root.get("role") == "img"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hant"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1200", "630", "0 0 1200 630")
    tags = {element.tag.removeprefix(svg) for element in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "g",
        "path",
        "use",
        "defs",
        "symbol",
        "linearGradient",
        "stop",
        "clipPath",
    }
    links = [value for e in root.iter() for name, value in e.attrib.items() if name.endswith("href")]
    assert links
    assert all(link.startswith("#") for link in links)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_markup_in_the_words_stays_words(press: Press) -> None:
    words = '#panic("x") *a* _b_ $c$ <d> @e `f` \\ ]'
    card = press.render("paper", HANT | {"quote": words, "language": "en"}, 1200, 630)
    assert " ".join(card.lines) == words


def test_cards_asked_for_at_once_come_back_in_order(press: Press) -> None:
    words = [f"第{number}張卡片。" for number in "一二三四五六七八"]
    cards = press.render_all([Order("ink", HANT | {"quote": quote}, 600, 315) for quote in words])
    assert ["".join(card.lines) for card in cards] == words
