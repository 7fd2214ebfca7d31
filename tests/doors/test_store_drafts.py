"""Drafts: a person's word holds for exactly the bytes it was given for. On both databases."""

from __future__ import annotations

import dataclasses

import pytest

from repurpose.errors import DraftError
from repurpose.model import DraftState, Problem, Severity, Slot
from repurpose.store import Store
from tests.doors.ledger_samples import LEASE, MINUTE, NOW, SLOT, draft, keep

LATER = NOW + MINUTE
NEXT = Slot("weekly", "2026-02-17T08:00")
ERROR = (Problem("quote-not-verbatim", "The quotation is not in the file.", where="part 1"),)
WARNING = (Problem("long", "A bit long.", Severity.WARNING),)


def states(ledger: Store) -> list[str]:
    return [each.state for each in ledger.deliveries()]


def send(ledger: Store) -> None:
    claimed = ledger.claim(LATER, LEASE, "token")
    assert claimed is not None
    assert ledger.finish(claimed[0].key, "token", state="sent", now=LATER)


def test_a_draft_comes_back_as_it_was_by_the_beginning_of_its_id(ledger: Store) -> None:
    made = draft("one", problems=WARNING)
    keep(ledger, [made])
    assert ledger.draft(made.id) == ledger.draft(made.id[:5]) == made
    row = ledger.draft_row(made.id[:7])
    assert (row.id, row.kind, row.network, row.job, row.title) == (
        made.id,
        "thread",
        "x",
        "weekly",
        made.title,
    )
    assert (row.state, row.problems, row.slot, row.created, row.reason) == (
        "waiting",
        WARNING,
        SLOT,
        NOW,
        None,
    )


@pytest.mark.parametrize("wrong", ["", "%", "zz", "0123456789ab0", "_"])
def test_an_id_that_names_nothing_is_refused_in_a_sentence(ledger: Store, wrong: str) -> None:
    keep(ledger, [draft("one")])
    with pytest.raises(DraftError, match="`repurpose drafts` lists"):
        ledger.draft(wrong)


def test_an_id_that_names_two_drafts_is_refused(ledger: Store) -> None:
    made = [dataclasses.replace(draft(str(number)), id=f"ab{number:010d}") for number in range(2)]
    keep(ledger, made)
    with pytest.raises(DraftError, match="more of its digits"):
        ledger.draft_row("ab")
    assert ledger.draft_row(made[1].id).id == made[1].id


def test_drafts_are_listed_by_state_and_job(ledger: Store) -> None:
    one, two = draft("one"), dataclasses.replace(draft("two"), job="daily")
    keep(ledger, [one, two])
    ledger.approve([two.id], NOW, "mei")
    assert [each.id for each in ledger.drafts(job="weekly")] == [one.id]
    assert [each.id for each in ledger.drafts(DraftState.APPROVED)] == [two.id]
    assert len(ledger.drafts()) == 2


def test_approving_makes_deliveries_ready_and_says_who(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made])
    assert ledger.ready(LATER) == []
    assert ledger.approve([made.id[:6]], LATER, "mei") == [made.id]
    row = ledger.draft_row(made.id)
    assert (row.state, row.decided, row.decided_by) == ("approved", LATER, "mei")
    assert [each.draft for each in ledger.ready(LATER)] == [made.id]


def test_approving_is_all_or_nothing(ledger: Store) -> None:
    good, bad = draft("good"), draft("bad", problems=ERROR)
    keep(ledger, [good, bad])
    with pytest.raises(DraftError, match="has errors"):
        ledger.approve([good.id, bad.id], NOW, "mei")
    assert [each.state for each in ledger.drafts()] == ["waiting", "waiting"]


def test_a_job_that_approves_by_itself_leaves_drafts_with_errors_waiting(ledger: Store) -> None:
    good, bad = draft("good", problems=WARNING), draft("bad", problems=ERROR)
    keep(ledger, [good, bad], approve=True)
    assert {each.id: each.state for each in ledger.drafts()} == {good.id: "approved", bad.id: "waiting"}
    assert [each.draft for each in ledger.ready(NOW)] == [good.id]
    assert ledger.draft_row(good.id).decided_by == "job weekly"


def test_rejecting_cancels_what_has_not_left(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made], approve=True)
    ledger.reject(made.id, "off topic", NOW)
    assert (ledger.draft_row(made.id).state, ledger.draft_row(made.id).reason) == ("rejected", "off topic")
    assert states(ledger) == ["cancelled"]
    with pytest.raises(DraftError, match="is rejected and cannot become approved"):
        ledger.approve([made.id], NOW, "mei")


def test_a_stale_draft_cannot_be_approved(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made])
    assert ledger.void(["a.md"], "the article was edited", NOW) == [made.id]
    assert ledger.void([made.id], "again", NOW) == []
    with pytest.raises(DraftError, match="is stale"):
        ledger.approve([made.id], NOW, "mei")
    assert ledger.draft_row(made.id).reason == "the article was edited"
    assert states(ledger) == ["cancelled"]


def test_the_same_bytes_in_a_later_slot_need_no_second_word(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made])
    ledger.approve([made.id], NOW, "mei")
    send(ledger)
    keep(ledger, [made], slot=NEXT, now=LATER)
    assert [each.slot for each in ledger.ready(LATER)] == [NEXT]
    assert ledger.draft_row(made.id).decided_by == "mei"


def test_a_rejection_holds_for_the_same_bytes_too(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made])
    ledger.reject(made.id, "no", NOW)
    keep(ledger, [made], slot=NEXT, approve=True)
    assert ledger.draft_row(made.id).state == "rejected"
    assert states(ledger) == ["cancelled", "cancelled"]


@pytest.mark.parametrize("approve", [True, False])
def test_a_draft_rendered_anew_loses_its_approval_and_what_had_not_left(ledger: Store, approve: bool) -> None:
    keep(ledger, [draft("one")])
    ledger.approve([draft("one").id], NOW, "mei")
    anew = draft("one", data=b"other bytes")
    keep(ledger, [anew], slot=NEXT, approve=approve)
    first, second = sorted(ledger.deliveries(), key=lambda each: each.slot)
    assert (first.state, first.reason) == ("cancelled", "the draft was rendered anew and its bytes differ")
    assert second.state == ("ready" if approve else "waiting")
    assert ledger.draft(anew.id) == anew
    assert first.payload_sha256 != second.payload_sha256


def test_a_stale_draft_whose_article_was_put_back_waits_again(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made], approve=True)
    ledger.void([made.id], "the article was edited", NOW)
    keep(ledger, [made], slot=NEXT)
    row = ledger.draft_row(made.id)
    assert (row.state, row.reason) == ("waiting", None)
    assert sorted(states(ledger)) == ["cancelled", "waiting"]


def test_an_edited_draft_takes_the_place_of_the_old_in_every_slot(ledger: Store) -> None:
    old, new = draft("one"), dataclasses.replace(draft("one, edited"), edited_from=draft("one").id)
    keep(ledger, [old])
    keep(ledger, [old], slot=NEXT)
    keys = ledger.replace(old.id[:8], new, LATER)
    assert len(keys) == 2
    assert ledger.draft_row(old.id).state == "stale"
    assert new.id in str(ledger.draft_row(old.id).reason)
    assert {(each.draft, each.slot, each.state) for each in ledger.deliveries()} == {
        (old.id, SLOT, "cancelled"),
        (old.id, NEXT, "cancelled"),
        (new.id, SLOT, "waiting"),
        (new.id, NEXT, "waiting"),
    }
    assert ledger.draft(new.id) == new
    assert ledger.draft_row(new.id).slot == NEXT
    assert ledger.discrepancy() is None


def test_an_edit_taken_back_is_planned_again_and_counted_once(ledger: Store) -> None:
    old, new = draft("one"), draft("two")
    keep(ledger, [old], approve=True)
    ledger.replace(old.id, new, NOW)
    ledger.replace(new.id, old, LATER)
    assert {(each.draft, each.state) for each in ledger.deliveries()} == {
        (old.id, "waiting"),
        (new.id, "cancelled"),
    }
    assert ledger.balance()["total"] == 2
    assert ledger.discrepancy() is None
    ledger.approve([old.id], LATER, "mei")
    send(ledger)


def test_what_was_sent_is_not_planned_again_by_an_edit(ledger: Store) -> None:
    old, new = draft("one"), draft("two")
    keep(ledger, [old], approve=True)
    send(ledger)
    assert ledger.replace(old.id, new, LATER) == []
    assert states(ledger) == ["sent"]


def test_a_draft_saved_unchanged_stays_one_draft_with_one_delivery(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made])
    assert len(ledger.replace(made.id, made, LATER)) == 1
    assert (ledger.draft_row(made.id).state, states(ledger)) == ("waiting", ["waiting"])
    assert ledger.discrepancy() is None
