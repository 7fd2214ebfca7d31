"""Two hundred workspaces in one database: nothing that is asked of one shows or changes a row of another.

They hold the same paths, draft ids, slots and delivery keys, so that only the workspace tells them apart. Every public
method of the store is called; one that is new fails the last test until it is called here too.
"""

from __future__ import annotations

import contextlib
import dataclasses
import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from sqlalchemy import ColumnElement, Table, select

from repurpose import store
from repurpose.model import Digest, Draft, Problem, Receipt, Slot
from repurpose.store import Stamp, Store
from repurpose.store.tables import METADATA
from tests.doors.ledger_samples import LEASE, MINUTE, NOW, SLOT, article, draft, keep, sha

TWO_HUNDRED, FILLED = 200, 3
WAITING = Slot("weekly", "2026-02-17T08:00")
LATER = NOW + 2 * LEASE
TABLES = [table for table in METADATA.sorted_tables if "workspace" in table.c]


def marker(opened: Store) -> str:
    """What stands in every text of a workspace, and in no other's."""
    return f"<of {opened.workspace}>"


def marked(name: str, opened: Store) -> Draft:
    """A draft whose id is the same everywhere and whose words and bytes are not."""
    return dataclasses.replace(draft(name, data=marker(opened).encode()), title=marker(opened))


def digest(version: int, opened: Store) -> Digest:
    """A digest of the same bytes as in every workspace."""
    return Digest(version, sha("a.md first"), "en", (), (), (), keywords=(marker(opened),))


def fill(opened: Store) -> None:
    """One of everything, in every state that a method asks for."""
    mine = marker(opened)
    rows = [article("a.md"), article("b.md"), article("e.md")]
    opened.keep_articles(
        [dataclasses.replace(row, entry=dataclasses.replace(row.entry, title=mine)) for row in rows], now=NOW
    )
    opened.leave_out([("c.md", Stamp(1, 1, sha("c")), Problem("broken", mine))], now=NOW)
    opened.keep_digests([digest(1, opened)])
    opened.keep_sketches({sha("a.md first"): list(mine.encode())}, 1)
    opened.set_meta("note", mine)
    opened.skip(Slot("weekly", "2026-02-03T08:00"), mine, NOW)
    keep(opened, [marked(name, opened) for name in ("sent", "unknown", "sending", "ready")], approve=True)
    keep(opened, [marked(name, opened) for name in ("waits", "waits too")], slot=WAITING)
    opened.set_meta("heirs", json.dumps({use.guid: [mine] for use in opened.uses()}))
    for state in ("sent", "unknown"):
        claimed = opened.claim(NOW, LEASE, f"{opened.workspace}-{state}")
        assert claimed
        opened.finish(
            claimed[0].key, f"{opened.workspace}-{state}", state=state, receipt=Receipt(mine, mine), now=NOW
        )
    assert opened.claim(NOW, LEASE, f"{opened.workspace}-sending")


@pytest.fixture
def stores(url: str, workspace: str) -> Iterator[list[Store]]:
    """Some workspaces that were filled as any is; on PostgreSQL, two hundred with copies of the first."""
    with contextlib.ExitStack() as stack:
        opened = [stack.enter_context(store.open(url, f"{workspace}-{number}")) for number in range(FILLED)]
        for one in opened:
            fill(one)
        if url.startswith("postgresql"):
            copy(opened[0], workspace)
        yield opened


def copy(first: Store, prefix: str) -> None:
    """Row by row under other workspaces' names."""
    with first.write() as conn:
        for table in TABLES:
            columns = ", ".join(f'"{column.name}"' for column in table.c if column.name != "workspace")
            conn.exec_driver_sql(
                f"INSERT INTO \"{table.name}\" (workspace, {columns}) SELECT %(prefix)s || '-' || other, {columns} "
                f'FROM "{table.name}", generate_series({FILLED}, {TWO_HUNDRED - 1}) AS other WHERE workspace = %(first)s',
                {"prefix": prefix, "first": first.workspace},
            )


def others(opened: Store) -> dict[str, set[tuple[Any, ...]]]:
    """All rows of all other workspaces of the same test."""
    prefix = opened.workspace.rpartition("-")[0]
    foreign = {
        table: table.c.workspace.startswith(prefix) & (table.c.workspace != opened.workspace)
        for table in TABLES
    }
    return rows(opened, foreign)


def own(opened: Store) -> dict[str, set[tuple[Any, ...]]]:
    """All rows of a workspace."""
    return rows(opened, {table: table.c.workspace == opened.workspace for table in TABLES})


def rows(opened: Store, where: Mapping[Table, ColumnElement[bool]]) -> dict[str, set[tuple[Any, ...]]]:
    """Table → its rows of which that is true."""
    with opened.read() as conn:
        return {
            table.name: set(map(tuple, conn.execute(select(table).where(what))))
            for table, what in where.items()
        }


def key(opened: Store, state: str) -> str:
    """The key of the delivery in a state."""
    return opened.deliveries(state)[0].key


def payload(opened: Store) -> tuple[str, int]:
    """A file that was sent."""
    return next(iter(opened.names_sent("outbox").values()))


READS: dict[str, Callable[[Store], Any]] = {
    "attempts": lambda s: s.attempts(key(s, "sent")),
    "balance": lambda s: s.balance(),
    "deliveries": lambda s: s.deliveries(),
    "digests": lambda s: s.digests([sha("a.md first")], 1),
    "discrepancy": lambda s: s.discrepancy() or "none",
    "draft": lambda s: s.draft(draft("ready").id),
    "draft_row": lambda s: s.draft_row(draft("ready").id),
    "drafts": lambda s: s.drafts(),
    "entries": lambda s: s.entries(),
    "file_sent": lambda s: s.file_sent(*payload(s)),
    "held": lambda s: s.held() or "no",
    "inherited": lambda s: s.inherited(),
    "labels": lambda s: s.labels("weekly"),
    "left_out": lambda s: s.left_out(),
    "meta": lambda s: s.meta("note"),
    "names_sent": lambda s: s.names_sent("outbox"),
    "outline": lambda s: s.outline(),
    "picks": lambda s: s.picks(SLOT),
    "ready": lambda s: s.ready(NOW),
    "samples": lambda s: s.samples(1, [sha("a.md first")], None),
    "scheduled": lambda s: s.scheduled(),
    "slots": lambda s: s.slots(),
    "stamps": lambda s: s.stamps(),
    "status": lambda s: s.status(),
    "unsent": lambda s: [(each, s.draft_row(each.draft)) for each in s.unsent()],
    "unrelated": lambda s: str(s.unrelated()),
    "catalogued_by": lambda s: str(s.catalogued_by()),
    "changes": lambda s: str(s.changes()),
    "departed": lambda s: s.departed(),
    "unsent_paths": lambda s: s.unsent_paths(),
    "uses": lambda s: s.uses(),
}
#: How many there are of what is listed: one more, and it is another's.
COUNTS = {
    "attempts": 2, "deliveries": 6, "digests": 1, "drafts": 6, "entries": 3, "inherited": 2, "labels": 3, "left_out": 1,
    "outline": 3, "picks": 1, "ready": 1, "samples": 1, "scheduled": 1, "slots": 3, "stamps": 4, "unsent": 2, "uses": 2,
}  # fmt: skip

#: In this order: later ones find what earlier ones left.
WRITES: dict[str, Callable[[Store], Any]] = {
    "hold": lambda s: s.hold("wait"),
    "resume": lambda s: s.resume(),
    "approve": lambda s: s.approve([draft("waits").id], NOW, "somebody"),
    "replace": lambda s: s.replace(draft("waits").id, marked("edited", s), NOW),
    "reject": lambda s: s.reject(draft("waits too").id, "no", NOW),
    "resolve": lambda s: s.resolve(key(s, "unknown"), sent=False, now=NOW),
    "claim": lambda s: s.claim(NOW, LEASE, "another"),
    "finish": lambda s: s.finish(
        s.deliveries("sending")[0].key, s.deliveries("sending")[0].token or "", state="retry", now=NOW
    ),
    "recover": lambda s: s.recover(LATER),
    "keep": lambda s: keep(s, [marked("new", s)], slot=Slot("weekly", "2026-02-24T08:00")),
    "skip": lambda s: s.skip(Slot("weekly", "2026-03-01T08:00"), "no", NOW),
    "unskip": lambda s: s.unskip(Slot("weekly", "2026-03-01T08:00"), NOW - MINUTE),
    "void": lambda s: s.void([draft("new").id], "gone", NOW + MINUTE),
    "set_meta": lambda s: s.set_meta("note", None),
    "bulk": lambda s: _bulk(s),
    "keep_digests": lambda s: s.keep_digests([digest(2, s)]),
    "keep_sketches": lambda s: s.keep_sketches({sha("a.md first"): [5]}, 2),
    "relate_all": lambda s: s.relate_all(
        1, "basis", lambda entries, *_: [dataclasses.replace(each, episode="once more") for each in entries]
    ),
    "look_again": lambda s: s.look_again(["e.md"]),
    "rename": lambda s: s.rename("e.md", "f.md"),
    "forget": lambda s: s.forget(["b.md"], now=NOW),
    "keep_articles": lambda s: s.keep_articles([article("a.md", "second")], now=NOW),
    "leave_out": lambda s: s.leave_out([("a.md", Stamp(2, 2, sha("x")), Problem("x", "x"))], now=NOW),
}
PLUMBING = {"close", "read", "write"}  # no rows of their own; all the others are made of them


def _bulk(opened: Store) -> bool:
    with opened.write() as conn:
        opened.bulk(conn, METADATA.tables["meta"], [{"name": "more", "value": "x"}])
    return True


def test_no_question_shows_anothers_rows(stores: list[Store]) -> None:
    """Each answer holds what is the workspace's own, and as much of it as was put there."""
    for opened in stores:
        foreign = [marker(each) for each in stores if each is not opened]
        for name, ask in READS.items():
            said = ask(opened)
            assert said, name
            assert name not in COUNTS or len(said) == COUNTS[name], (name, said)
            assert not [each for each in foreign if each in repr(said)], name
        assert opened.balance() == {
            "total": 6,
            "ready": 1,
            "sending": 1,
            "sent": 1,
            "unknown": 1,
            "waiting": 2,
        }


def test_no_change_touches_anothers_rows(stores: list[Store]) -> None:
    """After each change all rows of all others are what they were, and the change did happen."""
    opened = stores[1]
    before = others(opened)
    assert before["delivery"]
    for name, change in WRITES.items():
        mine = own(opened)
        change(opened)
        assert others(opened) == before, name
        assert own(opened) != mine, name


def test_every_public_method_was_called() -> None:
    """A method that is new must be asked here too."""
    public = {name for name, _ in inspect.getmembers(Store, inspect.isfunction) if not name.startswith("_")}
    assert public == READS.keys() | WRITES.keys() | PLUMBING
