"""Many rows in one statement, on both databases: what comes back is what was given, whatever it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, event, select

from repurpose.errors import StoreError
from repurpose.store import Store
from repurpose.store.many import insert_many
from repurpose.store.tables import article
from tests.doors.ledger_samples import NOW, sha

ROW: dict[str, Any] = {
    "size": 1,
    "mtime_ns": 1_700_000_000_123_456_789,
    "sha256": sha("a"),
    "state": "here",
    "guid": None,
    "title": "訪談",
    "language": "zh-Hant",
    "date": None,
    "draft": False,
    "episode": "",
    "copy_of": None,
    "first_seen": NOW,
    "updated": NOW,
    "more": "{}",
}
HARD = [
    "",
    "\x00",
    "\ud800",
    "\ufdd0",
    "\\N",
    "\\",
    '"',
    "'",
    "%s %(w)s",
    "{}",
    "a,b",
    "\n\t",
    "null",
    "𠮷👩‍👩‍👧",
]


def rows_of(ledger: Store, titles: list[str], **same: Any) -> list[dict[str, Any]]:
    """An article for each title."""
    return [
        ROW | {"workspace": ledger.workspace, "path": f"{number:04d}.md", "title": title} | same
        for number, title in enumerate(titles)
    ]


def kept(ledger: Store) -> list[dict[str, Any]]:
    """All articles of the workspace, by path, and none of them afterwards."""
    with ledger.write() as conn:
        asked = select(article).where(article.c.workspace == ledger.workspace).order_by(article.c.path)
        found = [dict(row) for row in conn.execute(asked).mappings()]
        conn.execute(delete(article).where(article.c.workspace == ledger.workspace))
    return found


def check(ledger: Store, rows: list[dict[str, Any]]) -> None:
    """They come back as they were given."""
    with ledger.write() as conn:
        insert_many(conn, article, rows)
    assert kept(ledger) == rows


@pytest.mark.parametrize("titles", [[], ["one"], ["same", "same"], HARD])
def test_none_one_the_same_and_hard_ones(ledger: Store, titles: list[str]) -> None:
    check(ledger, rows_of(ledger, titles))


def test_each_kind_of_column_differing(ledger: Store) -> None:
    """Whole numbers beyond 32 bits, truth values, instants, and null among all of them."""
    rows = rows_of(ledger, ["one", "two", "three"])
    later = NOW + dt.timedelta(days=1, microseconds=1)
    rows[0] |= {"size": 2**53 + 1, "draft": True, "copy_of": "b.md", "updated": later}
    rows[2] |= {"size": -1, "guid": "g", "first_seen": later, "date": "2026-02-10T08:00:00+08:00"}
    check(ledger, rows)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(codec=None), max_size=9), max_size=6))
def test_any_text(ledger: Store, titles: list[str]) -> None:
    check(ledger, rows_of(ledger, titles))


def test_a_row_that_is_there_already_undoes_them_all(ledger: Store) -> None:
    rows = rows_of(ledger, ["one", "two"])
    with ledger.write() as conn:
        insert_many(conn, article, rows[1:])
    with pytest.raises(StoreError, match="refused a change"), ledger.write() as conn:
        insert_many(conn, article, rows)
    assert kept(ledger) == rows[1:]


def test_thousands_are_one_message_on_postgresql(ledger: Store) -> None:
    """A message a row would take half of the time of planning."""
    messages: list[int] = []

    def count(*heard: Any) -> None:
        messages.append(len(heard[3]) if heard[5] else 1)  # parameters, executemany

    event.listen(ledger.engine, "before_cursor_execute", count)
    with ledger.write() as conn:
        messages.clear()
        insert_many(conn, article, rows_of(ledger, [str(number) for number in range(3_000)]))
        assert sum(messages) == (1 if conn.dialect.name == "postgresql" else 3_000)
    assert len(kept(ledger)) == 3_000
