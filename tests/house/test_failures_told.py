"""What the machine may do to a workspace: one sentence, an exit code, nothing sent, and afterwards all is well."""

from __future__ import annotations

import contextlib
import importlib
import os
import pkgutil
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import repurpose
from repurpose.store import connect
from tests.house.conftest import files
from tests.house.console import LATER, call

AFTER = "2026-02-10T08:10:00+08:00"
NOBODY = 65534


@contextlib.contextmanager
def unprivileged(root: Path) -> Iterator[None]:
    """Who may read and write everything does what is inside as somebody who may not; the workspace is his."""
    if os.geteuid() != 0:
        yield
        return
    for module in pkgutil.walk_packages(repurpose.__path__, "repurpose."):
        if "migrations" not in module.name:
            importlib.import_module(module.name)  # he need not be able to read the program
    for path in (root, *root.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    closed = {path: path.stat().st_mode for path in root.parents if not path.stat().st_mode & 0o001}
    for path, mode in closed.items():
        path.chmod(mode | 0o011)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for path, mode in closed.items():
            path.chmod(mode)


@pytest.fixture
def approved(root: Path) -> Path:
    """A workspace with drafts of which one is about to be approved; nothing was sent."""
    assert call(root, "run", "hand", "--now", LATER).code == 0
    return root


def commands(root: Path) -> list[list[str]]:
    """What could send something."""
    return [
        ["run", "auto", "--now", LATER],
        ["approve", "ab", "--now", LATER],
        ["daemon", "--once", "--now", LATER],
    ]


def sent(root: Path) -> list[str]:
    """What stands under `out/` apart from the feed."""
    return [name for name in files(root) if "/" in name] if (root / "out").exists() else []


def spoil_empty(path: Path) -> None:
    path.write_bytes(b"")


def spoil_foreign(path: Path) -> None:
    path.unlink()
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE delivery (x)")


def spoil_newer(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version=999")


def spoil_text(path: Path) -> None:
    path.write_bytes(b"not a database" * 1000)


def spoil_cut(path: Path) -> None:
    os.truncate(path, 4096)


def spoil_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (spoil_empty, "is empty"),
        (spoil_foreign, "another program"),
        (spoil_newer, "upgrade repurpose"),
        (spoil_text, "not a SQLite database"),
        (spoil_cut, "is damaged"),
        (spoil_folder, "cannot be read"),
    ],
)
def test_a_ledger_that_must_not_be_used(approved: Path, spoil: Callable[[Path], None], word: str) -> None:
    copy = approved / "copy.db"
    assert call(approved, "backup", str(copy)).code == 0
    spoil(approved / "state.db")
    for command in commands(approved):
        call(approved, *command).sentence(1, word, "state.db")
    assert sent(approved) == []
    if spoil is spoil_folder:
        return
    assert call(approved, "restore", str(copy)).code == 0
    assert call(approved, "resume").code == 0
    assert call(approved, "run", "auto", "--now", LATER).code == 0
    assert sent(approved)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for other processes a moment, not half a minute."""
    engine = connect.sqlite_engine
    monkeypatch.setattr(connect, "sqlite_engine", lambda path: engine(path, 0.05))


@pytest.mark.usefixtures("impatient")
def test_a_locked_ledger(approved: Path) -> None:
    with contextlib.closing(sqlite3.connect(approved / "state.db", isolation_level=None)) as raw:
        raw.execute("BEGIN EXCLUSIVE")
        for command in commands(approved):
            call(approved, *command).sentence(1, "in use by another process")
        assert sent(approved) == []
    assert call(approved, "run", "auto", "--now", LATER).code == 0


def test_a_ledger_that_may_only_be_read(approved: Path) -> None:
    (approved / "state.db").chmod(0o444)
    with unprivileged(approved):
        for command in commands(approved):
            said = call(approved, *command)
            assert said.code == (
                2 if command[0] == "approve" else 1
            )  # there is no such draft, which it can read
            assert command[0] == "approve" or "state.db is read-only" in said.err
            assert "Traceback" not in said.err
    assert sent(approved) == []


@pytest.mark.parametrize("folder", ["out", "articles", "."])
def test_folders_without_rights(approved: Path, folder: str) -> None:
    place = approved / folder
    before = place.stat().st_mode
    (approved / "state.db-journal").unlink(missing_ok=True)  # where it lies, no right to the folder is needed
    place.chmod(0o500 if folder != "articles" else 0)
    try:
        with unprivileged(approved):
            said = call(approved, "run", "auto", "--now", LATER)
        assert said.code in (1, 2)
        assert "Traceback" not in said.err
        assert "should not have" not in said.err
        assert sent(approved) == []
    finally:
        place.chmod(before)
    with unprivileged(approved):
        assert call(approved, "run", "auto", "--now", AFTER).code == 0
    assert sent(approved)


def test_an_article_without_rights_is_read_when_it_has_them_again(root: Path) -> None:
    path = root / "articles" / "20260203-listening.md"
    path.chmod(0)
    with unprivileged(root):
        said = call(root, "run", "auto", "--now", LATER)
        assert said.code == 1
        assert path.name in said.err
        path.chmod(0o644)
        assert call(root, "run", "auto", "--now", AFTER, "--again").code == 0


def test_the_articles_folder_is_gone(approved: Path) -> None:
    """Neither a folder that is missing nor one that is empty, as a disk that is not mounted leaves it, empties the feed."""
    feed = (approved / "out" / "feed.xml").read_bytes()
    (approved / "articles").rename(approved / "elsewhere")
    call(approved, "run", "auto", "--now", LATER).sentence(2, "articles")
    (approved / "articles").mkdir()
    call(approved, "run", "auto", "--now", LATER).sentence(2, "No article is left", "--full")
    said = call(approved, "daemon", "--once", "--now", LATER)
    assert said.code == 1
    assert (approved / "out" / "feed.xml").read_bytes() == feed
    assert sent(approved) == []
    (approved / "articles").rmdir()
    (approved / "elsewhere").rename(approved / "articles")
    assert call(approved, "run", "auto", "--now", LATER).code == 0


def test_a_folder_that_is_meant_to_be_empty_can_be_said_to_be(approved: Path) -> None:
    shutil.rmtree(approved / "articles")
    (approved / "articles").mkdir()
    assert call(approved, "run", "auto", "--now", LATER, "--full").code == 0
    assert "listening" not in (approved / "out" / "feed.xml").read_text(encoding="utf-8")


def test_a_file_stands_where_a_folder_should(root: Path) -> None:
    (root / "out").write_text("a file")
    said = call(root, "run", "auto", "--now", LATER)
    assert said.code == 1
    assert said.err.count("cannot") >= 2
    assert "Traceback" not in said.err
    (root / "out").unlink()
    said = call(root, "run", "auto", "--now", AFTER)
    assert said.code == 0
    assert len(sent(root)) == 13


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A disk on which nothing can be written as long as the list is empty."""
    freed: list[str] = []
    write = os.write

    def writes(file: int, data: bytes) -> int:
        if not freed:
            raise OSError(28, "No space left on device")
        return write(file, data)

    monkeypatch.setattr(os, "write", writes)
    return freed


def test_a_full_disk_is_said_and_the_next_run_sends(root: Path, full_disk: list[str]) -> None:
    said = call(root, "run", "auto", "--now", LATER)
    assert said.code == 1
    assert said.err.count("No space left on device") >= 2
    assert "Traceback" not in said.err
    assert sent(root) == []
    assert not list(root.rglob("*.part"))
    full_disk.append("freed")
    assert call(root, "run", "auto", "--now", AFTER).code == 0
    assert len(sent(root)) == 13


def test_a_copied_ledger_sends_nothing(approved: Path, tmp_path: Path) -> None:
    """A folder put back from last night, by whatever means, is noticed."""
    shutil.copytree(approved, tmp_path / "restored")
    said = call(tmp_path / "restored", "run", "auto", "--now", LATER)
    assert said.code == 1
    assert "repurpose resume" in said.err
    assert sent(tmp_path / "restored") == []


def test_a_fault_of_ours_is_one_line_without_secrets(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("could not reach postgresql://editor:canary@db.example.org/x\nsecond line")

    monkeypatch.setattr("repurpose.pipeline.run", breaks)
    said = call(root, "run", "auto")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "RuntimeError" in said.err
    assert "canary" not in said.err
    assert "db.example.org" in said.err
