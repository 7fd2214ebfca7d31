"""Slots, picks and the one transaction that claims them, on both databases."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import Connection

from repurpose import store
from repurpose.errors import ArticleError, StoreError
from repurpose.model import Pick, Problem, Slot, Use
from repurpose.store import PlannedDelivery, Stamp, Store
from tests.doors.ledger_samples import MINUTE, NOW, SLOT, article, draft, entry, keep, planned, sha

PICKS = [Pick("b.md", sha("b"), "newest", 1), Pick("a.md", sha("a"), "同集第二篇", 2)]


def test_a_kept_slot_lists_its_picks_in_order_and_its_label(ledger: Store) -> None:
    ledger.keep_articles([article("a.md"), article("b.md")], now=NOW)
    assert ledger.keep(SLOT, PICKS, [], [], now=NOW, approve=False)
    (row,) = ledger.slots("weekly")
    assert (row.slot, row.state, row.reason, row.created) == (SLOT, "made", None, NOW)
    assert ledger.picks(SLOT) == PICKS
    assert ledger.labels("weekly") == {SLOT.at}
    assert ledger.uses() == [Use(each.path, entry(each.path).guid, "weekly", SLOT.at) for each in PICKS]


def test_a_slot_is_claimed_once_and_the_second_claim_writes_nothing(ledger: Store) -> None:
    assert keep(ledger, [draft("one")])
    assert not keep(ledger, [draft("two")])
    assert not ledger.skip(SLOT, "too late", NOW)
    assert [each.id for each in ledger.drafts()] == [draft("one").id]
    assert ledger.balance() == {"total": 1, "waiting": 1}


def test_another_run_of_the_same_label_is_another_slot(ledger: Store) -> None:
    assert keep(ledger, [draft("one")])
    again = Slot(SLOT.job, SLOT.at, 2)
    assert keep(ledger, [draft("one")], slot=again)
    assert ledger.balance()["total"] == 2
    assert [row.slot for row in ledger.slots()] == [SLOT, again]
    assert ledger.draft_row(draft("one").id).slot == again


def test_skipped_and_empty_slots_say_why_and_count_as_made(ledger: Store) -> None:
    assert ledger.skip(SLOT, "six hours too late", NOW)
    other = Slot("weekly", "2026-02-17T08:00")
    assert ledger.keep(other, [], [], [], now=NOW, approve=False, empty_reason="no article is new")
    assert [(row.state, row.reason) for row in ledger.slots()] == [
        ("skipped", "six hours too late"),
        ("empty", "no article is new"),
    ]
    assert ledger.labels("weekly") == {SLOT.at, other.at}
    assert ledger.labels("daily") == set()


def test_only_a_slot_in_which_nothing_was_made_is_claimed_again(ledger: Store) -> None:
    """And only where that is asked for."""
    for slot in (SLOT, Slot("weekly", "2026-02-17T08:00"), Slot("weekly", "2026-02-24T08:00")):
        asked: dict[str, Any] = {"now": NOW, "approve": False}
        if slot == SLOT:
            assert ledger.keep(slot, [], [], [], empty_reason="no article is new", **asked)
        elif slot.at < "2026-02-20":
            assert ledger.skip(slot, "too late", NOW)
        else:
            assert ledger.keep(slot, PICKS, [draft("one")], [], **asked)
        assert not ledger.keep(slot, PICKS, [draft("two")], [], **asked)
        again = ledger.keep(slot, PICKS, [draft("two")], [], over_empty=True, **asked)
        assert again == (slot == SLOT)
    assert [(row.state, row.reason) for row in ledger.slots()] == [
        ("made", None),
        ("skipped", "too late"),
        ("made", None),
    ]


def test_what_fails_inside_the_transaction_leaves_nothing_behind(ledger: Store) -> None:
    def fail(_conn: Connection) -> None:
        raise RuntimeError("the queue is gone")

    with pytest.raises(RuntimeError):
        ledger.keep(SLOT, PICKS, [draft("one")], planned([draft("one")]), now=NOW, approve=True, also=fail)
    assert ledger.status() == {"slots": 0, "drafts": {}, "deliveries": {"total": 0}}
    assert ledger.picks(SLOT) == []
    assert keep(ledger, [draft("one")])


@pytest.mark.parametrize("change", ["edited", "deleted", "unreadable", "unknown", "put back"])
def test_an_article_that_was_changed_while_drafts_were_made_of_it_undoes_the_slot(
    ledger: Store, change: str
) -> None:
    """The change had no drafts to make stale yet; kept now, they would pass for the article's words for good."""
    ledger.keep_articles([article("b.md")] if change == "unknown" else [article("a.md")], now=NOW)
    if change in ("edited", "put back"):
        ledger.keep_articles([article("a.md", "second")], now=NOW)
    if change == "put back":
        ledger.keep_articles([article("a.md")], now=NOW)
    if change == "deleted":
        ledger.forget(["a.md"], now=NOW)
    if change == "unreadable":
        ledger.leave_out([("a.md", Stamp(1, 1, sha("x")), Problem("unreadable", "No."))], now=NOW)
    if change in ("unknown", "put back"):
        assert keep(ledger, [draft("one")], approve=True)
        return
    with pytest.raises(ArticleError, match=r"a\.md was changed while it was being used"):
        keep(ledger, [draft("one")], approve=True)
    assert ledger.status() == {"slots": 0, "drafts": {}, "deliveries": {"total": 0}}


def test_what_runs_along_is_committed_along(ledger: Store) -> None:
    seen: list[int] = []
    keep(ledger, [draft("one")])

    def count(conn: Connection) -> None:
        seen.append(conn.exec_driver_sql("SELECT count(*) FROM delivery").scalar_one())

    ledger.keep(Slot("daily", "2026-02-10T09:00"), [], [], [], now=NOW, approve=False, also=count)
    assert seen[0] >= 1


def test_a_delivery_for_a_draft_that_is_not_there_is_refused_whole(ledger: Store) -> None:
    with pytest.raises(ValueError, match="was not kept with it"):
        ledger.keep(SLOT, [], [], [PlannedDelivery("0123456789ab", "outbox")], now=NOW, approve=False)
    assert ledger.slots() == []


def test_the_same_delivery_asked_for_twice_is_planned_once(ledger: Store) -> None:
    made = draft("one")
    ledger.keep(SLOT, [], [made, made], planned([made, made]), now=NOW, approve=False)
    assert ledger.balance() == {"total": 1, "waiting": 1}
    assert ledger.discrepancy() is None


def test_of_many_that_claim_one_slot_at_once_one_wins(url: str, workspace: str) -> None:
    won: list[str] = []
    start = threading.Barrier(6)
    store.open(url, workspace).close()

    def claim(name: str) -> None:
        with store.open(url, workspace) as mine:
            start.wait()
            if keep(mine, [draft(name)]):
                won.append(name)

    threads = [threading.Thread(target=claim, args=(f"draft {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.open(url, workspace) as after:
        assert [each.id for each in after.drafts()] == [draft(won[0]).id]
        assert len(won) == 1
        assert after.balance() == {"total": 1, "waiting": 1}


def test_no_workspace_sees_anothers_rows(url: str, workspace: str) -> None:
    with store.open(url, workspace) as ours, store.open(url, f"{workspace}-other") as theirs:
        ours.keep_articles([article("a.md")], now=NOW)
        keep(ours, [draft("one")], approve=True)
        ours.set_meta("fact", "ours")
        ours.hold("ours alone")
        before = theirs.status()
        assert (theirs.entries(), theirs.stamps(), theirs.slots(), theirs.drafts(), theirs.uses()) == (
            [],
            {},
            [],
            [],
            [],
        )
        assert theirs.deliveries() == theirs.ready(NOW) == []
        assert theirs.held() is theirs.meta("fact") is None
        assert keep(theirs, [draft("one")], approve=True)
        assert before == {"slots": 0, "drafts": {}, "deliveries": {"total": 0}}
        claimed = theirs.claim(NOW, MINUTE, "t")
        assert claimed is not None
        theirs.finish(claimed[0].key, "t", state="sent", now=NOW)
        theirs.forget(["a.md"], now=NOW)
        assert [each.state for each in ours.deliveries()] == ["ready"]
        assert len(ours.entries()) == 1


def test_a_lost_row_is_noticed(ledger: Store) -> None:
    keep(ledger, [draft("one"), draft("two")])
    assert ledger.discrepancy() is None
    with ledger.write() as conn:
        conn.exec_driver_sql(
            f"DELETE FROM delivery WHERE workspace = '{ledger.workspace}' AND draft = '{draft('one').id}'"
        )
    assert "planned 2 deliveries and holds 1" in str(ledger.discrepancy())


def test_the_database_itself_refuses_a_state_that_cannot_be(ledger: Store) -> None:
    keep(ledger, [draft("one")])
    for change in ("state = 'ready'", "due = 1", "token = 'x'", "draft = 'nobody'"):
        with pytest.raises(StoreError, match="would break the ledger"), ledger.write() as conn:
            conn.exec_driver_sql(f"UPDATE delivery SET {change} WHERE workspace = '{ledger.workspace}'")
