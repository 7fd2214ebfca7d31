"""`repurpose templates`: the listing, and copying a starter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from repurpose.cli.templates import command, copy, listing
from repurpose.errors import TemplateError


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    own, starters = tmp_path / "templates", tmp_path / "starters"
    (starters / "cards").mkdir(parents=True)
    for name in ("newsletter.html.j2", "newsletter.txt.j2", "thread.txt.j2", "cards/paper.typ", "notes.md"):
        (starters / name).write_text(f"starter {name}")
    return own, starters


def states(own: Path, starters: Path) -> dict[str, str]:
    return {listed.name: listed.state for listed in listing(own, starters)}


def test_each_template_is_listed_with_the_file_that_is_used(folders: tuple[Path, Path]) -> None:
    own, starters = folders
    own.mkdir()
    (own / "thread.txt.j2").write_text("mine")
    (own / "short.html.j2").write_text("mine")
    (own / "newsletter.txt.j2").write_text("starter newsletter.txt.j2")
    assert states(own, starters) == {
        "cards/paper.typ": "starter",
        "newsletter.html.j2": "starter",
        "newsletter.txt.j2": "copy",
        "short.html.j2": "own",
        "thread.txt.j2": "changed",
    }
    assert {listed.path.parent for listed in listing(own, starters)} == {own, starters, starters / "cards"}


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ("newsletter", ["newsletter.html.j2", "newsletter.txt.j2"]),
        ("newsletter.txt.j2", ["newsletter.txt.j2"]),
        ("paper", ["cards/paper.typ"]),
        ("cards/paper.typ", ["cards/paper.typ"]),
    ],
)
def test_a_starter_is_copied_byte_for_byte(folders: tuple[Path, Path], wanted: str, names: list[str]) -> None:
    own, starters = folders
    assert copy(wanted, own, starters) == [own / name for name in names]
    for name in names:
        assert (own / name).read_bytes() == (starters / name).read_bytes()
        assert states(own, starters)[name] == "copy"


def test_what_is_there_is_never_overwritten(folders: tuple[Path, Path]) -> None:
    own, starters = folders
    own.mkdir()
    (own / "newsletter.txt.j2").write_text("mine")
    with pytest.raises(TemplateError, match="there already"):
        copy("newsletter", own, starters)
    assert (own / "newsletter.txt.j2").read_text() == "mine"
    assert not (own / "newsletter.html.j2").exists()


@pytest.mark.parametrize("wanted", ["nothing", "../secret", "/etc/passwd", "", "notes"])
def test_only_starters_can_be_copied(folders: tuple[Path, Path], wanted: str) -> None:
    with pytest.raises(TemplateError, match="newsletter, paper, thread"):
        copy(wanted, *folders)


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "repurpose.toml").write_text("")

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(command, arguments, obj=tmp_path, catch_exceptions=False)
        assert result.exit_code == 0
        return result.output

    assert "newsletter.html.j2        the starter is used\n" in run()
    assert run("--copy", "summary") == "templates/summary.md.j2\n"
    rows = [json.loads(line) for line in run("--json").splitlines()]
    assert {row["name"]: row["state"] for row in rows}["summary.md.j2"] == "copy"
    (tmp_path / "templates" / "summary.md.j2").write_text("mine")
    assert "summary.md.j2             yours, in the starter's place\n" in run()


def test_where_the_workspace_holds_the_starters_themselves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "repurpose.toml").write_text("")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "thread.txt.j2").write_text("the starter")
    monkeypatch.setattr("repurpose.workspace.starters", lambda: tmp_path)
    result = CliRunner().invoke(command, [], obj=tmp_path, catch_exceptions=False)
    assert result.output == "thread.txt.j2             yours, the same as the starter\n"
    refused = CliRunner().invoke(command, ["--copy", "thread"], obj=tmp_path)
    assert isinstance(refused.exception, TemplateError)
