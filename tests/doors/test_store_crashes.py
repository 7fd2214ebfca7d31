"""A process killed with SIGKILL at SQL statements and commits: each step is whole or not at all, and the next goes on.

With REPURPOSE_EVERY_CRASH set it is killed at every one of them, which takes minutes.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from repurpose import store
from repurpose.model import DeliveryState, Receipt
from repurpose.store import Store
from tests.doors.ledger_samples import LEASE, MINUTE, NOW, article, draft, keep

Step = Callable[[Store], object]
AFTER = NOW + LEASE + MINUTE
MADE = [draft("one"), draft("two", path="b.md")]
STEPS: dict[str, Step] = {
    "gather": lambda ledger: ledger.keep_articles([article("a.md", "second"), article("c.md")], now=NOW),
    "keep": lambda ledger: keep(ledger, MADE, approve=True),
    "approve": lambda ledger: ledger.approve([MADE[0].id], NOW, "mei"),
    "claim": lambda ledger: ledger.claim(NOW, LEASE, "t"),
    "finish": lambda ledger: ledger.finish(
        ledger.deliveries("sending")[0].key, "t", state="sent", receipt=Receipt("r"), now=NOW
    ),
    "recover": lambda ledger: ledger.recover(AFTER),
    "replace": lambda ledger: ledger.replace(MADE[0].id, draft("three"), NOW),
    "forget": lambda ledger: ledger.forget(["a.md"], now=NOW),
}
BEFORE: dict[str, list[str]] = {
    "gather": ["approved drafts"],
    "keep": [],
    "approve": ["waiting drafts"],
    "claim": ["approved drafts"],
    "finish": ["approved drafts", "claim"],
    "recover": ["approved drafts", "claim"],
    "replace": ["approved drafts"],
    "forget": ["approved drafts"],
}


def prepare(ledger: Store, step: str) -> None:
    """Brings a fresh ledger to where `step` begins."""
    ledger.keep_articles([article("a.md"), article("b.md")], now=NOW)
    for each in BEFORE[step]:
        if each == "claim":
            ledger.claim(NOW, LEASE, "t")
        else:
            keep(ledger, MADE, approve=each == "approved drafts")


def look(ledger: Store) -> object:
    """All that a step may change."""
    return (
        ledger.entries(),
        [(row.slot, row.state) for row in ledger.slots()],
        [(row.id, row.state, row.reason, row.slot) for row in ledger.drafts()],
        [(row, ledger.attempts(row.key)) for row in ledger.deliveries()],
        ledger.balance(),
    )


def count(engine: Engine, kill_at: int = 0) -> list[int]:
    """Counts statements and commits from here on, and kills this process before the `kill_at`-th."""
    seen = [0]

    def tick(*_: object) -> None:
        seen[0] += 1
        if seen[0] == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(engine, "before_cursor_execute", tick)
    event.listen(engine, "commit", tick)
    return seen


def die_in(url: str, workspace: str, step: str, number: int) -> None:
    """Runs `step` in a process that is killed before its `number`-th statement or commit."""
    child = os.fork()
    if child == 0:
        try:
            with store.open(url, workspace) as ledger:
                count(ledger.engine, number)
                STEPS[step](ledger)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def chosen(total: int, url: str) -> list[int]:
    """Where to kill: everywhere if asked for, else here and there and always around the commit."""
    stride = 1 if "REPURPOSE_EVERY_CRASH" in os.environ else 3 if url.startswith("sqlite") else 7
    return sorted({*range(1, total + 1, stride), total - 1, total})


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_statement_a_step_is_whole_or_not_at_all(url: str, workspace: str, step: str) -> None:
    with store.open(url, f"{workspace}-whole") as ledger:
        prepare(ledger, step)
        untouched = look(ledger)
        events = count(ledger.engine)
        STEPS[step](ledger)
        total = events[0]
        done = look(ledger)
    assert done != untouched
    for number in chosen(total, url):
        mine = f"{workspace}-{number}"
        with store.open(url, mine) as ledger:
            prepare(ledger, step)
        die_in(url, mine, step, number)
        with store.open(url, mine) as ledger:
            assert ledger.held() is None
            assert ledger.discrepancy() is None
            found = look(ledger)
            assert found in (untouched, done)
            if found == untouched:
                STEPS[step](ledger)
                assert look(ledger) == done


def test_the_bytes_never_leave_before_the_claim_is_there_to_stay(url: str, workspace: str) -> None:
    with store.open(url, workspace) as ledger:
        prepare(ledger, "claim")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        with store.open(url, workspace) as ledger:
            claimed = ledger.claim(NOW, LEASE, "t")
            assert claimed is not None
            os.write(writing, claimed[0].key.encode())
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        key = pipe.read()
    with store.open(url, workspace) as ledger:
        (sending,) = ledger.deliveries(DeliveryState.SENDING)
        assert (sending.key, sending.token) == (key, "t")
        assert [each.state for each in ledger.recover(AFTER)] == ["unknown"]
