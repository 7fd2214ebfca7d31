"""What each command loads: listing commands and printing the status must be quick, so they load nothing that they do not use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.console import LATER, call

REPO = Path(__file__).parents[2]
PROGRAM = """
import contextlib, io, json, sys
from repurpose import cli
sys.argv = ["repurpose", *sys.argv[1:]]
with contextlib.redirect_stdout(io.StringIO()):
    try:
        cli.main()
    except SystemExit as stop:
        code = stop.code
print(json.dumps([code, sorted(sys.modules)]))
"""
HEAVY = {
    "alembic", "apscheduler", "comrak", "css_inline", "feedgen", "fontTools", "frontmatter", "httpx", "jinja2", "lxml",
    "nh3", "opencc", "procrastinate", "psycopg", "rich", "rjieba", "typst", "yaml",
}  # fmt: skip
DATABASE = {"sqlalchemy", "sqlmodel"}


def loaded(*arguments: str) -> set[str]:
    """The modules that one call loads, in an interpreter of its own."""
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], cwd=REPO, capture_output=True, check=True, text=True
    )
    code, modules = json.loads(said.stdout.splitlines()[-1])
    assert code == 0, said.stderr
    return set(modules)


def test_help_loads_click_and_the_command_line_alone() -> None:
    modules = loaded("--help")
    ours = {name for name in modules if name.split(".")[0] == "repurpose"}
    assert ours == {"repurpose", "repurpose.cli", "repurpose.errors"}
    assert "pathlib" not in modules  # costs a tenth of what click costs


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], HEAVY | DATABASE | {"pydantic"}),
        (["status", "--json"], HEAVY),
        (["status", "--settings"], HEAVY),
        (["drafts"], HEAVY),
        (["resume"], HEAVY),
        (["check"], HEAVY - {"jinja2", "typst", "comrak", "nh3", "css_inline", "yaml", "frontmatter", "opencc",
                             "rjieba", "fontTools"}),
    ],
)  # fmt: skip
def test_a_command_loads_nothing_that_it_does_not_use(
    root: Path, arguments: list[str], never: set[str]
) -> None:
    assert call(root, "run", "hand", "--now", LATER).code == 0
    modules = {name.split(".")[0] for name in loaded("--workspace", str(root), *arguments)}
    assert sorted(modules & never) == []


def test_status_loads_few_rooms(root: Path) -> None:
    assert call(root, "run", "hand", "--now", LATER).code == 0
    rooms = {
        name.split(".")[1]
        for name in loaded("--workspace", str(root), "status")
        if name.startswith("repurpose.")
    }
    assert rooms == {
        "cli",
        "errors",
        "jobs",
        "model",
        "newsroom",
        "schedule",
        "settings",
        "store",
        "workspace",
    }
