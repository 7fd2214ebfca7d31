"""Designs that a user writes: looked up first, kept in their folder, stopped when they do not end."""

from __future__ import annotations

from pathlib import Path

import pytest

from repurpose.cards import Press
from repurpose.cards.designs import design_sha256, read
from repurpose.errors import CardError, RepurposeError, TemplateError

VIEW = {
    "quote": "先做完，再做好。",
    "speaker": "林若晴",
    "role": "店主",
    "source": "週末慢慢聊",
    "site": "海風週報",
    "language": "zh-Hant",
    "marks": ["「", "」"],
    "alt": "",
}
PLAIN = '#import "/press.typ": *\n#show: sheet\n#fit(card.quote)\n'
STARTERS = Path(__file__).parents[2] / "templates"


def folder(base: Path, **files: str) -> Path:
    (base / "cards").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (base / "cards" / f"{name}.typ").write_text(text)
    return base


def fault(base: Path, text: str, kind: type[RepurposeError] = TemplateError, seconds: float = 10) -> str:
    with (
        Press([folder(base, mine=text)], seconds=seconds) as press,
        pytest.raises(kind) as raised,
    ):
        press.render("mine", VIEW, 600, 315)
    return str(raised.value)


def test_the_users_design_comes_before_the_starter(tmp_path: Path) -> None:
    with Press([folder(tmp_path, paper=PLAIN), STARTERS]) as press, Press([STARTERS]) as starters:
        assert press.render("paper", VIEW, 600, 315).svg != starters.render("paper", VIEW, 600, 315).svg
        assert press.render("ink", VIEW, 600, 315).svg == starters.render("ink", VIEW, 600, 315).svg


def test_a_changed_design_is_used_at_once(tmp_path: Path) -> None:
    with Press([folder(tmp_path, mine=PLAIN)]) as press:
        before = press.render("mine", VIEW, 600, 315)
        folder(tmp_path, mine=PLAIN.replace("sheet", "sheet.with(fill: red)"))
        assert press.render("mine", VIEW, 600, 315).png != before.png


def test_a_design_may_use_its_own_files(tmp_path: Path) -> None:
    design = PLAIN + '#import "parts/sign.typ": sign\n#sign\n#image("logo.svg", width: 20pt)\n'
    base = folder(tmp_path, mine=design)
    (base / "cards" / "parts").mkdir()
    (base / "cards" / "parts" / "sign.typ").write_text("#let sign = rect(width: 10pt)")
    (base / "cards" / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    )
    with Press([base]) as press:
        assert press.render("mine", VIEW, 600, 315).png


def test_an_unknown_design_names_those_there_are() -> None:
    with Press([STARTERS]) as press:
        for name in ("papier", "../paper", "press", ""):
            with pytest.raises(TemplateError, match=r"no such design; use one of .*paper"):
                press.render(name, VIEW, 600, 315)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLAIN + "#nonsense\n", "cards/mine.typ line 4: unknown variable: nonsense"),
        ('#import "/press.typ": *\n\n#let x = (1,\n', "cards/mine.typ line 3: unclosed delimiter"),
        (PLAIN.replace("quote", "qoute"), 'does not contain key "qoute" (a card has date, language,'),
        (PLAIN.replace("card.quote", '"somebody else\'s words"'), "line 3: fit takes the card's own texts"),
        ('#import "/press.typ": *\n#show: sheet\n', "never prints the quotation"),
        (PLAIN + '#read("/etc/hostname")', "line 4: file not found;"),
        (PLAIN + '#read("../../../../etc/hostname")', "would escape the project root"),
        (PLAIN + '#import "@preview/cetz:0.1.0": canvas', "line 4: a design cannot use packages"),
        (PLAIN + '#let n = "@preview" + "/cetz:0.1.0"\n#import n: canvas', "a design cannot use packages"),
        ("#let f(x) = f(x + 1)\n#f(1)", "maximum function call depth exceeded"),
        ("#let i = 0\n#while i < 1 { i = calc.rem(i + 1, 1) }", "line 2: loop seems to be infinite"),
    ],
)
def test_a_fault_names_the_design_and_its_line(tmp_path: Path, text: str, said: str) -> None:
    message = fault(tmp_path, text)
    assert said in message
    assert str(tmp_path) not in message
    assert "/tmp" not in message


def test_a_card_is_one_page_of_the_size_asked_for(tmp_path: Path) -> None:
    assert "makes 2 pages" in fault(tmp_path, PLAIN + "#pagebreak()\nmore", CardError)
    wider = PLAIN.replace("#fit", "#set page(width: 10cm)\n#fit")
    assert "changes the page's size" in fault(tmp_path, wider, CardError)


@pytest.mark.parametrize(
    "place", ["dx: 400pt", "dx: -20pt", "dy: 300pt", "bottom + right, dx: 100pt", "top + left, dy: -9pt"]
)
def test_words_that_the_edge_would_cut_are_refused(tmp_path: Path, place: str) -> None:
    design = PLAIN.replace("#fit(card.quote)", f"#place({place}, fit(card.quote, width: 300pt))")
    with Press([folder(tmp_path, mine=design)]) as press:
        assert press.render("mine", VIEW, 600, 315).overflow


def test_a_design_without_end_is_stopped_and_the_press_goes_on(tmp_path: Path) -> None:
    endless = PLAIN + "#for i in range(90000) { for j in range(90000) { let x = i * j } }\n"
    greedy = PLAIN + "#let a = range(1000)\n#for i in range(60) { a = a + a }\n"
    with Press([folder(tmp_path, endless=endless, greedy=greedy, good=PLAIN)], seconds=1) as press:
        for design in ("endless", "greedy"):
            with pytest.raises(
                TemplateError, match=rf"cards/{design}.typ was stopped for (running|taking) too"
            ):
                press.render(design, VIEW, 600, 315)
        assert press.render("good", VIEW, 600, 315).png


def test_links_out_of_the_folder_and_hidden_files_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    base = folder(tmp_path / "templates", mine=PLAIN)
    (base / "cards" / "link.txt").symlink_to(secret)
    (base / "cards" / ".hidden").write_text("hidden")
    assert set(read([base])) == {"mine.typ", "press.typ"}


def test_a_fonts_setting_that_names_no_font_is_refused(tmp_path: Path) -> None:
    with (
        Press([STARTERS], fonts=[tmp_path]) as press,
        pytest.raises(CardError, match="no font file is there"),
    ):
        press.render("paper", VIEW, 600, 315)


def test_a_design_is_known_by_what_it_looks_like(tmp_path: Path) -> None:
    base = folder(tmp_path, mine=PLAIN + '#import "part.typ": a\n', part="#let a = 1", other=PLAIN)
    before = [design_sha256([base], name) for name in ("mine", "other")]
    folder(base, part="#let a = 2")
    after = [design_sha256([base], name) for name in ("mine", "other")]
    assert [one == two for one, two in zip(before, after, strict=True)] == [False, True]
    with pytest.raises(TemplateError, match="no such design"):
        design_sha256([base], "none")


def test_a_card_is_drawn_once_and_kept(tmp_path: Path) -> None:
    shelf = tmp_path / "kept"
    with Press([folder(tmp_path, mine=PLAIN)], keep=shelf) as press:
        drawn = press.render("mine", VIEW, 600, 315)
        (kept,) = shelf.iterdir()
        kept.write_bytes(kept.read_bytes().replace(b'"size_pt": ', b'"size_pt": 1'))
        assert press.render("mine", VIEW, 600, 315).size_pt != drawn.size_pt
        kept.write_bytes(kept.read_bytes()[:-1])
        assert press.render("mine", VIEW, 600, 315) == drawn
        folder(tmp_path, mine=PLAIN + "// changed")
        press.render("mine", VIEW, 600, 315)
        assert len(list(shelf.iterdir())) == 2


def test_nothing_is_kept_of_a_card_that_is_not_right(tmp_path: Path) -> None:
    with Press([STARTERS], keep=tmp_path / "kept") as press:
        assert press.render("paper", {**VIEW, "quote": "🎉"}, 600, 315).missing
        assert press.render("paper", {**VIEW, "quote": "字" * 500}, 600, 315).overflow
    assert not (tmp_path / "kept").exists()
