"""What most commands begin with, and what a person's machine may lack."""

from pathlib import Path

import pytest

from tests.house.console import call

JOB = '[[make]]\nkind = "summary"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of one article, its articles being all that is in it."""
    (tmp_path / "repurpose.toml").write_text('articles = ["."]\n', encoding="utf-8")
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "daily.toml").write_text(JOB, encoding="utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: x\ndate: 2026-02-01\n---\n\nA text.\n", encoding="utf-8")
    return tmp_path


def test_check_and_doctor_count_no_file_that_the_program_wrote(root: Path) -> None:
    """A folder in which nothing else is left is one without articles."""
    (root / "out" / "summaries").mkdir(parents=True)
    (root / "a.md").rename(root / "out" / "summaries" / "a.md")
    assert "no article is where `articles` says" in call(root, "check").out
    assert "No article file is found" in call(root, "doctor").out
