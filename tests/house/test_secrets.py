"""A password that stands out, in every place where a secret may be: nothing that is said, kept or made holds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from repurpose.cli import COMMANDS
from tests.house.conftest import files, make_root
from tests.house.console import LATER, call

CANARY = "c4n4ry"
#: Every command that opens a workspace, in an order in which each finds something to do.
CALLS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("run", "hand", "--now", LATER),
    ("run", "auto", "--now", LATER, "--json"),
    ("run", "--all", "--now", LATER),
    ("run", "auto", "--dry-run"),
    ("daemon", "--once", "--now", LATER),
    ("articles", "--json"),
    ("drafts", "--json"),
    ("show", "0"),
    ("edit", "0", "--print"),
    ("approve", "0"),
    ("reject", "0", "--reason", "no"),
    ("resolve", "0", "--sent"),
    ("status",),
    ("status", "--json"),
    ("status", "--settings"),
    ("verify", "--all"),
    ("templates",),
    ("backup", "copy.db"),
    ("restore", "copy.db"),
    ("resume",),
    ("doctor", "--json"),
    ("worker", "--once"),
)
NEED_NONE = {"init", "inspect", "count"}


def test_every_command_is_called() -> None:
    assert {arguments[0] for arguments in CALLS} == COMMANDS.keys() - NEED_NONE


@pytest.fixture
def root(tmp_path: Path, empty_postgres: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose ledger is in PostgreSQL, behind a password."""
    pytest.importorskip("psycopg", reason="the postgres extra is not installed")
    address = make_url(empty_postgres()).set(password=CANARY).render_as_string(hide_password=False)
    assert CANARY in address
    root = make_root(tmp_path / "letter")
    monkeypatch.setenv("REPURPOSE_DATABASE", address)
    monkeypatch.setenv("SOME_TOKEN", CANARY)
    return root


def said(root: Path) -> str:
    """All that all commands say, on both streams."""
    words = []
    for arguments in CALLS:
        if arguments[0] == "worker":  # it takes the signals and the loggers of its process
            words.append(in_a_process(root, *arguments))
            continue
        answer = call(root, *arguments)
        assert "Traceback" not in answer.err, (arguments, answer.err)
        words.append(answer.out + answer.err)
    return "\n".join(words)


def in_a_process(root: Path, *arguments: str, **environ: str) -> str:
    """What the program says when it is on its own."""
    program = [sys.executable, "-m", "repurpose", "--workspace", str(root), *arguments]
    where = Path(__file__).parents[2]
    done = subprocess.run(
        program, capture_output=True, text=True, cwd=where, env={**os.environ, **environ}, check=False
    )
    return done.stdout + done.stderr


def rows(address: str) -> Iterator[str]:
    """Everything in the database, the queue's tables included."""
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.connect() as conn:
        for (name,) in conn.execute(
            text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ).all():
            yield from (repr(row) for row in conn.execute(text(f'SELECT * FROM "{name}"')))
    engine.dispose()


def test_where_all_goes_well_nothing_said_made_or_kept_holds_a_secret(root: Path) -> None:
    words = said(root)
    assert "drafts" in words
    assert CANARY not in words
    assert files(root)
    for path in root.rglob("*"):
        assert CANARY not in str(path)
        assert not path.is_file() or CANARY.encode() not in path.read_bytes()
    kept = list(rows(os.environ["REPURPOSE_DATABASE"]))
    assert len(kept) > 20
    assert not [row for row in kept if CANARY in row]


@pytest.mark.parametrize("fault", ["no such database", "another program's", "nobody listens", "no such host"])
def test_where_the_database_fails_nothing_said_holds_a_secret(
    root: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    address = make_url(os.environ["REPURPOSE_DATABASE"])
    if fault == "no such database":
        address = address.set(database="not_there")
    if fault == "another program's":
        engine = create_engine(address.set(drivername="postgresql+psycopg"))
        with engine.begin() as conn:
            conn.execute(text("CREATE TABLE delivery (x int)"))
        engine.dispose()
    if fault == "nobody listens":
        address = address.set(host="127.0.0.1", port=1, query={})
    if fault == "no such host":
        address = address.set(host="nowhere.invalid", query={})
    monkeypatch.setenv("REPURPOSE_DATABASE", address.render_as_string(hide_password=False))
    assert CANARY not in said(root)
    assert CANARY not in in_a_process(root, "run", "auto", REPURPOSE_DEBUG="1")
    assert not (root / "out").exists()
