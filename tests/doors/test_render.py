"""Templates: looked up file by file, escaped by output, strict about names."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from repurpose.errors import TemplateError
from repurpose.render import Renderer

VIEW = {"site": {"title": "海帶 & 船"}, "sections": [{"title": "潮汐", "url": None}]}


class Desk:
    """Two folders and a renderer over them."""

    def __init__(self, root: Path) -> None:
        self.user, self.starters = root / "templates", root / "starters"
        self.user.mkdir()
        self.starters.mkdir()
        self.renderer = Renderer([self.user, self.starters], seconds=1)

    def text(self, template: str, name: str = "t.txt.j2", view: Mapping[str, object] = VIEW) -> str:
        (self.user / name).write_text(template, encoding="utf-8")
        return self.renderer.text(name, view)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.renderer.close()


def fault(desk: Desk, template: str, name: str = "t.txt.j2") -> str:
    with pytest.raises(TemplateError) as caught:
        desk.text(template, name)
    return str(caught.value)


def test_the_users_file_stands_before_the_starter_and_the_others_stay(desk: Desk) -> None:
    for name in ("a.txt.j2", "b.txt.j2"):
        (desk.starters / name).write_text("starter")
    (desk.user / "a.txt.j2").write_text("mine")
    assert [desk.renderer.text(name, {}) for name in ("a.txt.j2", "b.txt.j2")] == ["mine", "starter"]


def test_a_process_is_started_only_where_a_file_of_the_users_takes_part(desk: Desk) -> None:
    (desk.starters / "whole.txt.j2").write_text("[{% include 'part.txt.j2' %}]")
    (desk.starters / "part.txt.j2").write_text("starter")
    desk.renderer.text("whole.txt.j2", {})
    assert desk.renderer._guard._process is None
    (desk.user / "part.txt.j2").write_text("mine")
    desk.renderer.text("whole.txt.j2", {})
    assert desk.renderer._guard._process is not None


def test_a_users_part_is_taken_up_by_a_starter(desk: Desk) -> None:
    (desk.starters / "whole.txt.j2").write_text("[{% include 'part.txt.j2' %}]")
    (desk.starters / "part.txt.j2").write_text("starter")
    assert desk.renderer.text("whole.txt.j2", {}) == "[starter]"
    (desk.user / "part.txt.j2").write_text("{{ site.title }}")
    assert desk.renderer.text("whole.txt.j2", VIEW) == "[海帶 & 船]"


@pytest.mark.parametrize("name", ["t.html.j2", "t.htm.j2", "t.xml.j2", "t.svg.j2", "T.HTML.j2", "t.html"])
def test_markup_is_escaped(desk: Desk, name: str) -> None:
    assert desk.text("{{ '<b>&' }}", name) == "&lt;b&gt;&amp;"


@pytest.mark.parametrize("name", ["t.txt.j2", "t.md.j2", "html.txt.j2", "t.j2"])
def test_text_is_not_escaped(desk: Desk, name: str) -> None:
    assert desk.text("{{ '<b>&' }}", name) == "<b>&"


def test_an_edited_template_is_read_again(desk: Desk) -> None:
    assert desk.text("one") == "one"
    assert desk.text("two, longer") == "two, longer"


def test_a_byte_order_mark_is_no_text(desk: Desk) -> None:
    assert desk.text("\ufeffx") == "x"


@pytest.mark.parametrize("folder", ["user", "starters"])
def test_a_wrong_name_is_reported_with_line_and_what_there_is(desk: Desk, folder: str) -> None:
    (getattr(desk, folder) / "t.txt.j2").write_text("a\n{{ sitte.title }}")
    with pytest.raises(TemplateError) as caught:
        desk.renderer.text("t.txt.j2", VIEW)
    assert str(caught.value) == (
        'Template t.txt.j2, line 2: "sitte" is not defined; did you mean "site"? available: sections, site.'
    )


def test_a_wrong_key_is_reported_with_the_keys_there_are(desk: Desk) -> None:
    told = fault(desk, "{% for s in sections %}\n{{ s.titel }}\n{% endfor %}")
    assert (
        told
        == 'Template t.txt.j2, line 2: "titel" is not there; did you mean "title"? available: title, url.'
    )


def test_a_fault_in_a_part_names_the_part(desk: Desk) -> None:
    (desk.user / "part.txt.j2").write_text("\n\n{{ nothing }}")
    assert fault(desk, "x\n{% include 'part.txt.j2' %}").startswith("Template part.txt.j2, line 3: ")


def test_wrong_syntax_names_the_line(desk: Desk) -> None:
    assert fault(desk, "a\nb\n{% if %}").startswith("Template t.txt.j2, line 3: ")


def test_a_missing_template_names_those_there_are(desk: Desk) -> None:
    (desk.starters / "newsletter.html.j2").write_text("")
    with pytest.raises(
        TemplateError, match=r'no template "newsleter.html.j2"; did you mean "newsletter.html.j2"'
    ):
        desk.renderer.text("newsleter.html.j2", {})


def test_what_is_not_utf8_names_the_line(desk: Desk) -> None:
    (desk.user / "t.txt.j2").write_bytes(b"a\n\xff")
    with pytest.raises(TemplateError, match=r"t.txt.j2, line 2: this is not UTF-8"):
        desk.renderer.text("t.txt.j2", {})


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "..", "", "a\0b", "link.txt", "folder/secret.txt"],
)
def test_nothing_outside_the_folders_is_read(desk: Desk, tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (desk.user / "link.txt").symlink_to(tmp_path / "secret.txt")
    (desk.user / "folder").symlink_to(tmp_path)
    with pytest.raises(TemplateError):
        desk.renderer.text(name, {})
    assert "secret" not in fault(desk, f"{{% include {name!r} %}}").replace("secret.txt", "")


def test_the_hash_changes_with_every_part(desk: Desk) -> None:
    (desk.starters / "t.txt.j2").write_text("{% extends 'base.txt.j2' %}{% import 'm.txt.j2' as m %}")
    (desk.starters / "base.txt.j2").write_text("{% include 'part.txt.j2' ignore missing %}")
    (desk.starters / "m.txt.j2").write_text("")
    (desk.starters / "other.txt.j2").write_text("")
    hashes = [desk.renderer.sha256("t.txt.j2")]
    for name in ("base.txt.j2", "m.txt.j2", "part.txt.j2", "t.txt.j2"):
        (desk.user / name).write_text("changed")
        hashes.append(desk.renderer.sha256("t.txt.j2"))
        (desk.user / name).unlink()
    assert len(set(hashes)) == 5
    (desk.user / "other.txt.j2").write_text("changed")
    assert desk.renderer.sha256("t.txt.j2") == hashes[0]


def test_the_hash_of_a_template_that_names_another_by_expression_covers_all(desk: Desk) -> None:
    (desk.user / "t.txt.j2").write_text("{% include name %}")
    before = desk.renderer.sha256("t.txt.j2")
    (desk.user / "any.txt.j2").write_text("")
    assert desk.renderer.sha256("t.txt.j2") != before


def test_it_renders_in_other_threads(desk: Desk) -> None:
    results: list[str] = []

    def work(number: int) -> None:
        results.append(desk.renderer.text("t.txt.j2", {"n": number}))

    (desk.user / "t.txt.j2").write_text("{{ n }}")
    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [str(n) for n in range(8)]


def test_wrap_counts_columns(desk: Desk) -> None:
    assert desk.text("{{ text | wrap(8, '  ') }}", view={"text": "甲乙丙丁。"}) == "  甲乙丙\n  丁。"
