"""The schema's history: migrated equals created, each step after a backup, nothing half done, every release readable."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from repurpose import store
from repurpose.errors import StoreError
from repurpose.store import connect, copying, migrate, tables
from tests.doors.ledger_samples import LEASE, NOW, SLOT, article, draft, entry, keep

SCHEMAS = Path(__file__).with_name("schemas")


def sqlite_schema(path: Path) -> list[tuple[str, ...]]:
    """Every object of a SQLite database with its SQL; spaces, quotes and the order of constraints apart."""
    with copying.opened(path) as raw:
        rows = raw.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        ).fetchall()
    return [(kind, name, table, *_pieces(sql or "")) for kind, name, table, sql in rows]


def _pieces(sql: str) -> list[str]:
    plain, rowid = re.subn(r"\)WITHOUTROWID$", ")", re.sub(r'[\s"]+', "", sql))
    return sorted([*plain.removesuffix(")").split(",CONSTRAINT"), f"without rowid: {rowid}"])


def postgres_schema(engine: Engine) -> list[Any]:
    """Every column, constraint and index of a PostgreSQL database."""
    columns = "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
    constraints = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    asked = (
        f"{columns} WHERE table_schema = 'public' ORDER BY 1, 2",
        f"{constraints} WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    )
    with engine.connect() as conn:
        return [tuple(row) for each in asked for row in conn.execute(text(each))]


def empty_sqlite(path: Path) -> None:
    """A database of ours from before the first schema."""
    with copying.opened(path) as raw:
        raw.execute(f"PRAGMA application_id={tables.APPLICATION_ID}")


def migrated_sqlite(path: Path) -> Path:
    """A database that took every step from nothing."""
    empty_sqlite(path)
    engine = connect.sqlite_engine(path)
    for number in range(1, tables.SCHEMA + 1):
        with engine.connect().execution_options(repurpose_write=True) as conn, conn.begin():
            migrate.step(conn, number)
            conn.exec_driver_sql(f"PRAGMA user_version={number}")
    engine.dispose()
    return path


def test_on_sqlite_migrated_equals_created(tmp_path: Path) -> None:
    store.open(f"sqlite:///{tmp_path}/created.db").close()
    assert sqlite_schema(migrated_sqlite(tmp_path / "migrated.db")) == sqlite_schema(tmp_path / "created.db")


def test_on_postgresql_migrated_equals_created(empty_postgres: Callable[[], str]) -> None:
    created, migrated = empty_postgres(), empty_postgres()
    store.open(created).close()
    engines = [
        create_engine(make_url(url).set(drivername="postgresql+psycopg")) for url in (created, migrated)
    ]
    assert migrate.upgrade_postgres(engines[1], "here") == 0
    made, stepped = (postgres_schema(engine) for engine in engines)
    for engine in engines:
        engine.dispose()
    assert stepped == made
    assert len(made) > 100
    store.open(migrated).close()


def test_the_steps_are_numbered_without_a_gap() -> None:
    found = sorted(path.name for path in migrate.VERSIONS.glob("v*.py"))
    assert [int(name[1:5]) for name in found] == list(range(1, tables.SCHEMA + 1))


def test_a_migrated_ledger_works(tmp_path: Path) -> None:
    path = migrated_sqlite(tmp_path / "state.db")
    with store.open(f"sqlite:///{path}") as ledger:
        assert keep(ledger, [draft("one")], approve=True)
        assert ledger.claim(NOW, LEASE, "t") is not None


LAST = tables.SCHEMA
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{next:04d}"
down_revision = "{last:04d}"


def upgrade() -> None:
    recreate = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("slot", recreate=recreate) as batch:
        batch.add_column(sa.Column("colour", sa.Text(), nullable=True))
    op.execute("UPDATE slot SET colour = 'red'")
    {then}
"""


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[Path]]:
    """Pretends that one more schema was released; the argument is one more line of its migration."""

    def write(then: str = "") -> list[Path]:
        folder = tmp_path / "50% of 'the' steps"
        folder.mkdir()
        (folder / "next.py").write_text(NEXT.format(then=then, next=LAST + 1, last=LAST))
        monkeypatch.setattr(tables, "SCHEMA", LAST + 1)
        return [migrate.VERSIONS, folder]

    return write


def test_a_step_keeps_every_row_and_what_points_at_it(
    tmp_path: Path, next_step: Callable[[str], list[Path]]
) -> None:
    path = tmp_path / "state.db"
    with store.open(f"sqlite:///{path}") as ledger:
        keep(ledger, [draft("one")], approve=True)
    before = path.read_bytes()
    assert migrate.upgrade_sqlite(path, to=LAST + 1, versions=next_step("")) == 1
    assert migrate.upgrade_sqlite(path, to=LAST + 1) == 0
    backup = tmp_path / f"state.db.before-schema-{LAST + 1}"
    with copying.opened(path) as raw, copying.opened(backup) as old:
        assert raw.execute("SELECT colour FROM slot").fetchall() == [("red",)]
        assert raw.execute("SELECT count(*) FROM delivery").fetchone() == (1,)
        assert raw.execute("PRAGMA user_version").fetchone() == (LAST + 1,)
        assert raw.execute("SELECT version_num FROM repurpose_version").fetchone() == (f"{LAST + 1:04d}",)
        assert old.execute("SELECT job FROM slot").fetchall() == [("weekly",)]
        assert old.execute("PRAGMA user_version").fetchone() == (LAST,)
    assert backup.stat().st_size == len(before)


@pytest.mark.parametrize(
    "fault",
    ["op.execute('INSERT INTO nowhere VALUES (1)')", "op.execute(\"UPDATE delivery SET draft = 'nobody'\")"],
)
def test_a_step_that_fails_changes_nothing(
    tmp_path: Path, next_step: Callable[[str], list[Path]], fault: str
) -> None:
    path = tmp_path / "state.db"
    with store.open(f"sqlite:///{path}") as ledger:
        keep(ledger, [draft("one")], approve=True)
    schema, versions = sqlite_schema(path), next_step(fault)
    with pytest.raises((StoreError, RuntimeError)):
        migrate.upgrade_sqlite(path, to=LAST + 1, versions=versions)
    assert sqlite_schema(path) == schema
    with copying.opened(path) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (LAST,)
        assert raw.execute("SELECT draft FROM delivery").fetchone() == (draft("one").id,)


def test_on_postgresql_a_step_that_fails_changes_nothing(
    empty_postgres: Callable[[], str], next_step: Callable[[str], list[Path]]
) -> None:
    url = empty_postgres()
    store.open(url).close()
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    before, versions = postgres_schema(engine), next_step("op.execute('SELECT 1/0')")
    with pytest.raises(StoreError):
        migrate.upgrade_postgres(engine, "here", to=LAST + 1, versions=versions)
    assert postgres_schema(engine) == before
    (versions[1] / "next.py").write_text(NEXT.format(then="", next=LAST + 1, last=LAST))
    assert migrate.upgrade_postgres(engine, "here", to=LAST + 1, versions=versions) == LAST
    assert postgres_schema(engine) != before
    engine.dispose()


@pytest.mark.parametrize("number", range(1, tables.SCHEMA + 1))
def test_every_released_schema_can_be_opened_and_read(tmp_path: Path, number: int) -> None:
    path = tmp_path / "state.db"
    with sqlite3.connect(path) as raw:
        raw.executescript((SCHEMAS / f"{number:04d}.sql").read_text(encoding="utf-8"))
    raw.close()
    with store.open(f"sqlite:///{path}") as ledger:
        assert ledger.held() is not None  # it is a copy, whatever its age
        assert [each.path for each in ledger.entries()] == ["a.md"]
        assert ledger.entries()[0].title == entry("a.md").title
        assert ledger.draft(draft("one").id) == draft("one")
        assert {row.slot: row.state for row in ledger.slots()}[SLOT] == "made"
        assert ledger.balance() == {"total": 2, "sent": 1, "waiting": 1}
        assert ledger.discrepancy() is None
    store.open(f"sqlite:///{tmp_path}/new.db").close()
    assert sqlite_schema(path) == sqlite_schema(tmp_path / "new.db")


def as_released(path: Path) -> str:
    """The SQL text of the ledger that `schemas/NNNN.sql` holds, for a new release to be added."""
    with store.open(f"sqlite:///{path}") as ledger:
        ledger.keep_articles([article("a.md")], now=NOW)
        keep(ledger, [draft("one"), draft("two")])
        ledger.approve([draft("one").id], NOW, "mei")
        claimed = ledger.claim(NOW, LEASE, "t")
        assert claimed is not None
        ledger.finish(claimed[0].key, "t", state="sent", now=NOW)
    with copying.opened(path) as raw:
        head = [
            f"PRAGMA {name}={raw.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        return "\n".join([*head, *raw.iterdump(), ""])
