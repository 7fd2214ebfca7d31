"""What most commands begin with, and what a person's machine may lack."""

import os
import pwd
from pathlib import Path

import pytest

from repurpose import newsroom, workspace
from repurpose.cli import at_hand
from tests.house.conftest import write_article
from tests.house.console import LATER, call

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


@pytest.mark.parametrize("command", [("run", "daily"), ("run", "daily", "--dry-run"), ("daemon", "--once")])
@pytest.mark.parametrize("now", ["0001-01-01", "9999-12-31T23:59:59+00:00", "1969-12-31", "3000-01-01"])
def test_a_time_at_the_edge_of_the_calendar_is_refused(
    root: Path, command: tuple[str, ...], now: str
) -> None:
    """Before anything is reckoned from it."""
    call(root, *command, "--now", now).sentence(2, "--now", now, "1970", "2999")


@pytest.mark.parametrize("now", ["1970-01-01", "2999-12-31T23:59:59-12:00", "2999-12-31T23:59:59+14:00"])
def test_the_first_and_the_last_time_serve_with_the_longest_spans(root: Path, now: str) -> None:
    """No span of a job leaves the calendar from there."""
    span = '"52000w"'
    job = f'schedule = "0 8 * * *"\napprove = "auto"\nnot_after = {span}\nlate = {span}\n'
    picks = f"[pick]\nwithin = {span}\ncooldown = {span}\n"
    (root / "jobs" / "daily.toml").write_text(job + picks + JOB, encoding="utf-8")
    for more in ((), ("--again",), ("--dry-run",)):
        said = call(root, "run", "daily", "--now", now, *more)
        assert said.code == 0, said.err


def test_whoever_has_no_login_name_goes_by_a_number(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container whose user is in no list, a person can still say a word on a draft."""
    for number in (1, 2):
        write_article(root, number)
    (root / "jobs" / "daily.toml").write_text(f"[pick]\ncount = 2\n{JOB}", encoding="utf-8")
    assert call(root, "run", "daily", "--now", LATER).code == 0
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)

    def unknown(number: int) -> None:
        raise KeyError(f"getpwuid(): uid not found: {number}")

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert at_hand.person() == str(os.getuid())
    place = workspace.load(root, {})
    with newsroom.enter(place) as desk:
        first, second = (row.id for row in desk.store.drafts())
    assert call(root, "approve", first, "--now", LATER).code == 0
    assert call(root, "reject", second, "--reason", "no").code == 0
    call(root, "resolve", "0" * 12, "--sent").sentence(2, "0" * 12)
