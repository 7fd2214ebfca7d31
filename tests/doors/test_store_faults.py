"""A database that must not be used is refused in one sentence, and nothing is sent from it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert

from repurpose import store
from repurpose.errors import Busy, RepurposeError, SettingsError, StoreError
from repurpose.store import Store, connect, copying, tables
from repurpose.store.tables import METADATA
from tests.doors.ledger_samples import LEASE, NOW, SLOT, article, draft, keep

ROOT = os.geteuid() == 0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with one delivery that is ready."""
    path = tmp_path / "state.db"
    with store.open(f"sqlite:///{path}") as ledger:
        keep(ledger, [draft("one")], approve=True)
    return path


def refused(path: Path, kind: type[RepurposeError] = StoreError) -> str:
    """The sentence with which the ledger at `path` is refused."""
    with pytest.raises(kind) as caught, store.open(f"sqlite:///{path}", create=False) as ledger:
        ledger.claim(NOW, LEASE, "t")
    words = str(caught.value)
    assert "\n" not in words
    assert words.endswith(".")
    assert str(path) in words
    return words


def test_an_empty_file_is_not_taken_for_a_ledger_in_which_nothing_was_sent(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.touch()
    assert "is empty" in refused(path)
    assert path.stat().st_size == 0


def test_a_missing_file_is_not_made_unless_asked(tmp_path: Path) -> None:
    assert "no database" in refused(tmp_path / "state.db")
    assert list(tmp_path.iterdir()) == []


def test_no_empty_ledger_takes_the_place_of_one_from_which_something_left(path: Path, tmp_path: Path) -> None:
    """A ledger that is gone, and not with all that belongs to it: everything would be sent again."""
    copy = tmp_path / "copy.db"
    store.backup(path, copy, NOW)
    path.unlink()
    store.open(f"sqlite:///{path}").close()  # nothing had left
    path.unlink()
    store.restore(copy, path)
    with store.open(f"sqlite:///{path}") as ledger:
        ledger.resume()
        assert ledger.claim(NOW, LEASE, "t")
    path.unlink()
    with pytest.raises(StoreError, match=r"deliveries left from one.*repurpose restore"):
        store.open(f"sqlite:///{path}")
    assert not path.exists()
    store.restore(copy, path)
    with store.open(f"sqlite:///{path}") as ledger:
        assert ledger.held()
    path.unlink()
    path.with_name("state.db.instance").unlink()
    store.open(f"sqlite:///{path}").close()


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3", b"\x00" * 4096])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state.db"
    path.write_bytes(content)
    assert "not a SQLite database" in refused(path)
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state.db").mkdir()
    assert "cannot be read" in refused(tmp_path / "state.db")


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE delivery (key TEXT)")
        raw.commit()
    before = path.read_bytes()
    assert "another program" in refused(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused(path: Path) -> None:
    with copying.opened(path) as raw:
        raw.execute(f"PRAGMA user_version={tables.SCHEMA + 1}")
    assert "upgrade repurpose" in refused(path)


@pytest.mark.parametrize("where", [0.02, 0.3, 0.9])
def test_a_damaged_database_is_refused_when_it_matters(path: Path, where: float) -> None:
    data = bytearray(path.read_bytes())
    begin = max(100, int(len(data) * where))
    data[begin : begin + 8192] = os.urandom(min(8192, len(data) - begin))
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError) as caught:
        copying.copy(path, path.with_name("copy.db"), held=None)
    assert "damaged" in str(caught.value) or "failed" in str(caught.value)
    assert not path.with_name("copy.db").exists()


def test_a_truncated_database_is_damaged(path: Path) -> None:
    os.truncate(path, 4096)
    assert "is damaged" in refused(path)


@pytest.mark.skipif(ROOT, reason="root may write everything")
def test_a_read_only_file_is_refused_when_something_would_be_claimed(path: Path) -> None:
    path.chmod(0o444)
    assert "read-only" in refused(path)


@pytest.mark.skipif(ROOT, reason="root may write everything")
def test_a_folder_without_rights_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="check"):
        store.open(f"sqlite:///{folder}/state.db")


def test_read_only_for_the_connection_is_said_so(path: Path) -> None:
    with store.open(f"sqlite:///{path}") as ledger:
        with ledger.engine.connect() as conn:
            conn.exec_driver_sql("PRAGMA query_only=ON")
        with pytest.raises(StoreError, match="is read-only"):
            ledger.claim(NOW, LEASE, "t")


def test_a_missing_folder_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder"):
        store.open(f"sqlite:///{tmp_path}/nowhere/state.db")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_stops_the_write_and_leaves_the_ledger_whole(path: Path) -> None:
    with store.open(f"sqlite:///{path}") as ledger:
        with ledger.engine.connect() as conn:
            pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
            conn.exec_driver_sql(f"PRAGMA max_page_count={pages}")  # SQLite's own way to run out of room
        with pytest.raises(StoreError, match="disk is full"):
            ledger.keep_articles([article(f"{number}.md") for number in range(500)], now=NOW)
        assert ledger.entries() == []
        assert ledger.discrepancy() is None
        assert ledger.claim(NOW, LEASE, "t") is not None


def test_a_locked_database_is_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = connect.sqlite_engine
    monkeypatch.setattr(connect, "sqlite_engine", lambda path: engine(path, 0.05))
    with copying.opened(path) as raw, store.open(f"sqlite:///{path}") as ledger:
        raw.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Busy, match="in use by another process"):
            ledger.claim(NOW, LEASE, "t")
        raw.execute("ROLLBACK")
        assert ledger.claim(NOW, LEASE, "t") is not None


def test_a_writer_waits_for_another_instead_of_failing(path: Path) -> None:
    claimed: list[object] = []
    with store.open(f"sqlite:///{path}") as ledger, copying.opened(path) as raw:
        raw.execute("BEGIN IMMEDIATE")
        waiting = threading.Thread(target=lambda: claimed.append(ledger.claim(NOW, LEASE, "t")))
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        raw.execute("COMMIT")
        waiting.join()
    assert claimed != [None]
    assert len(claimed) == 1


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/x", "nonsense", ""])
def test_a_url_that_cannot_be_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="`database`"):
        store.open(url)


def test_a_path_means_itself_whatever_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "50%25 of?mode=memory#x 稿件"
    folder.mkdir()
    path = folder / "state.db"
    with store.open(f"sqlite:///{path}") as ledger:
        keep(ledger, [draft("one")])
    assert {each.name for each in folder.iterdir()} <= {
        "state.db",
        "state.db.instance",
        "state.db-journal",
        "state.db-wal",
    }
    store.backup(path, folder / "copy ?.db", NOW)
    assert store.restore(folder / "copy ?.db", path) is not None
    assert sorted(each.name for each in tmp_path.iterdir()) == [folder.name]


def test_a_password_is_never_in_an_error() -> None:
    with pytest.raises(StoreError) as caught:
        store.open("postgresql://editor:canary-secret@127.0.0.1:1/none?password=canary-secret")
    error: BaseException | None = caught.value
    assert "canary" not in str(error)
    assert "127.0.0.1" in str(error)


def test_the_journal_is_the_one_that_this_sqlite_can_be_trusted_with(path: Path) -> None:
    assert connect.journal_mode((3, 51, 2)) == connect.journal_mode((3, 40, 1)) == "truncate"
    assert connect.journal_mode((3, 51, 3)) == "wal"
    with store.open(f"sqlite:///{path}") as ledger, ledger.engine.connect() as conn:
        pragmas = {
            name: conn.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": connect.journal_mode(), "synchronous": 2, "foreign_keys": 1}


def test_ddl_is_undone_with_its_transaction(path: Path) -> None:
    with store.open(f"sqlite:///{path}") as ledger:
        with contextlib.suppress(RuntimeError), ledger.write() as conn:
            conn.exec_driver_sql("CREATE TABLE half_made (x)")
            raise RuntimeError
        with ledger.read() as conn:
            assert (
                conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'half_made'").first()
                is None
            )


def _open_and_claim(path: str, start: object, won: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    with store.open(f"sqlite:///{path}") as ledger:
        if keep(ledger, [draft("one")], approve=True):
            won.put(os.getpid())  # type: ignore[attr-defined]


def test_processes_that_make_the_database_at_once_share_one_ledger(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    start, won = context.Barrier(3), context.Queue()
    path = tmp_path / "state.db"
    workers = [context.Process(target=_open_and_claim, args=(str(path), start, won)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 3
    with store.open(f"sqlite:///{path}") as ledger:
        assert ledger.held() is None
        assert [row.slot for row in ledger.slots()] == [SLOT]
        assert ledger.balance() == {"total": 1, "ready": 1}
    won.get(timeout=10)
    assert won.empty()
    assert not list(tmp_path.glob(".*"))


def test_opening_a_current_ledger_imports_nothing_beyond_sqlmodel(path: Path) -> None:
    code = (
        "import sqlmodel, sys, sqlalchemy.dialects.sqlite; before = set(sys.modules)\n"
        f"from repurpose import store\nledger = store.open('sqlite:///{path}'); ledger.status(); ledger.ready\n"
        "print(' '.join(sorted(set(sys.modules) - before)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = (
        "alembic",
        "psycopg",
        "httpx",
        "sqlalchemy.dialects.postgresql.psycopg",
        "jinja2",
        "typst",
        "yaml",
    )
    assert [name for name in done.stdout.split() if name.startswith(heavy)] == []


def test_a_process_that_sleeps_in_a_transaction_keeps_nothing_from_the_others(
    empty_postgres: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL; what it wrote is undone, and it is told so when it wakes."""
    url, engine = empty_postgres(), connect.postgres_engine
    monkeypatch.setattr(connect, "postgres_engine", lambda given: engine(given, idle_seconds=2))
    with store.open(url) as sleeper, store.open(url) as other:
        with pytest.raises(StoreError):
            _sleep_and_write(sleeper, other)
        assert other.meta("a") == "awake"
        sleeper.set_meta("b", "awake again")


def _sleep_and_write(sleeper: Store, other: Store) -> None:
    with sleeper.write() as conn:
        conn.execute(insert(METADATA.tables["meta"]).values(workspace="default", name="a", value="asleep"))
        assert other.meta("a") is None
        other.set_meta("a", "awake")  # waits for the sleeper's lock until the server has ended it
