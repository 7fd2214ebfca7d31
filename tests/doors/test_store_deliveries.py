"""Deliveries: claimed once, fenced, never in two states, and in doubt where there is doubt. On both databases."""

from __future__ import annotations

import threading

import pytest

from repurpose import store
from repurpose.errors import DraftError
from repurpose.model import Delivery, DeliveryState, Draft, Receipt, Slot
from repurpose.store import Store
from repurpose.store.keys import delivery_key, payload
from tests.doors.ledger_samples import LEASE, MINUTE, NOW, SLOT, draft, keep

AFTER = NOW + LEASE + MINUTE


def claim(ledger: Store, token: str = "t", now: object = NOW, **more: object) -> tuple[Delivery, Draft]:
    found = ledger.claim(now, LEASE, token, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def only(ledger: Store) -> Delivery:
    (found,) = ledger.deliveries()
    return found


def test_a_claim_gives_the_frozen_bytes_and_shows_at_once_to_others(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made], approve=True)
    delivery, what = claim(ledger)
    assert what == made
    assert delivery.key == delivery_key(made.id, "outbox", "", SLOT)
    assert delivery.payload_sha256 == payload(made.outputs)
    assert (delivery.state, delivery.attempt, delivery.token, delivery.slot) == ("sending", 1, "t", SLOT)
    assert only(ledger) == delivery
    assert ledger.claim(NOW, LEASE, "u") is None


def test_every_key_is_of_its_own() -> None:
    wanted = [
        ("d", "c", "a", Slot("j", "2026-01-01T00:00", 1)),
        ("d", "c", "a", Slot("j", "2026-01-01T00:00", 2)),
        ("d", "c", "", Slot("j", "2026-01-01T00:00", 1)),
        ("d", "ca", "", Slot("j", "2026-01-01T00:00", 1)),
        ("d", "c", "a", Slot("j2", "026-01-01T00:00", 1)),
    ]
    assert len({delivery_key(*each) for each in wanted}) == len(wanted)


def test_sent_is_over_and_remembers_what_the_channel_said(ledger: Store) -> None:
    keep(ledger, [draft("one")], approve=True)
    delivery, _ = claim(ledger)
    assert ledger.finish(delivery.key, "t", state="sent", receipt=Receipt("remote-7", "201"), now=NOW)
    assert (only(ledger).state, only(ledger).remote_id, only(ledger).reason) == ("sent", "remote-7", "201")
    assert not ledger.finish(delivery.key, "t", state="retry", now=NOW)
    assert ledger.recover(AFTER) == []
    assert [each.event for each in ledger.attempts(delivery.key[:8])] == ["sending", "sent", "late"]


def test_the_oldest_that_is_due_goes_first_and_a_retry_waits_its_time(ledger: Store) -> None:
    one, two = draft("one"), draft("two")
    keep(ledger, [one], approve=True)
    keep(ledger, [two], approve=True, slot=Slot("weekly", "2026-02-17T08:00"), now=NOW + MINUTE)
    first, what = claim(ledger, now=NOW + MINUTE)
    assert what == one
    ledger.finish(
        first.key, "t", state="retry", error="no route", now=NOW + MINUTE, retry_at=NOW + 5 * MINUTE
    )
    assert claim(ledger, "u", NOW + 2 * MINUTE)[1] == two
    assert ledger.claim(NOW + 4 * MINUTE, LEASE, "v") is None
    again, _ = claim(ledger, "v", NOW + 5 * MINUTE)
    assert (again.key, again.attempt) == (first.key, 2)


def test_one_delivery_or_channel_can_be_asked_for(ledger: Store) -> None:
    one, two = draft("one"), draft("two")
    keep(ledger, [one], approve=True)
    keep(ledger, [two], approve=True, slot=Slot("daily", "2026-02-10T08:00"), channel="x")
    assert claim(ledger, "a", channels=["x"])[1] == two
    assert ledger.claim(NOW, LEASE, "b", channels=["x"]) is None
    assert ledger.claim(NOW, LEASE, "b", key="nothing") is None
    key = delivery_key(one.id, "outbox", "", SLOT)
    assert claim(ledger, "b", key=key)[0].key == key


def test_a_worker_that_slept_past_its_lease_changes_nothing(ledger: Store) -> None:
    keep(ledger, [draft("one")], approve=True, honours_key=True)
    delivery, _ = claim(ledger, "zombie")
    ledger.recover(AFTER)
    claim(ledger, "living", AFTER)
    assert not ledger.finish(delivery.key, "zombie", state="dead", error="400", now=AFTER)
    assert (only(ledger).state, only(ledger).token) == ("sending", "living")
    assert ledger.finish(delivery.key, "living", state="sent", receipt=Receipt("r"), now=AFTER)
    assert [each.event for each in ledger.attempts(delivery.key)] == [
        "sending",
        "retry",
        "sending",
        "late",
        "sent",
    ]
    assert ledger.attempts(delivery.key)[3].detail == "dead: 400"


def test_an_expired_lease_is_doubt_where_the_channel_knows_no_keys(ledger: Store) -> None:
    keep(ledger, [draft("one")], approve=True)
    delivery, _ = claim(ledger)
    assert ledger.recover(NOW + LEASE - MINUTE) == []
    assert [each.state for each in ledger.recover(NOW + LEASE)] == ["unknown"]
    assert ledger.claim(AFTER, LEASE, "u") is None
    assert not ledger.finish(delivery.key, "t", state="sent", now=AFTER)
    assert only(ledger).state == "unknown"
    assert "may have arrived" in str(only(ledger).reason)


@pytest.mark.parametrize(("sent", "state"), [(True, "sent"), (False, "ready")])
def test_a_person_resolves_doubt(ledger: Store, sent: bool, state: str) -> None:
    keep(ledger, [draft("one")], approve=True)
    delivery, _ = claim(ledger)
    ledger.finish(delivery.key, "t", state="unknown", error="timeout", now=NOW)
    assert ledger.resolve(delivery.key[:10], sent=sent, now=AFTER, by="mei").state == state
    assert ledger.attempts(delivery.key)[-1].detail == "resolved by mei"
    assert bool(ledger.claim(AFTER, LEASE, "u")) is not sent
    with pytest.raises(DraftError, match="nothing to resolve"):
        ledger.resolve(delivery.key, sent=True, now=AFTER)


def test_a_dead_delivery_can_be_sent_again_by_a_person_but_did_not_arrive(ledger: Store) -> None:
    keep(ledger, [draft("one")], approve=True)
    delivery, _ = claim(ledger)
    ledger.finish(delivery.key, "t", state="dead", error="400 too long", now=NOW)
    with pytest.raises(DraftError):
        ledger.resolve(delivery.key, sent=True, now=NOW)
    assert ledger.resolve(delivery.key, sent=False, now=NOW).state == "ready"


def test_doubt_about_a_draft_that_lost_its_approval_is_never_sent_again(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made], approve=True)
    delivery, _ = claim(ledger)
    assert ledger.void([made.id], "the article was edited", NOW) == [made.id]
    assert only(ledger).state == "sending"
    ledger.recover(AFTER)
    assert ledger.resolve(delivery.key, sent=False, now=AFTER).state == "cancelled"


def test_a_lost_send_on_a_channel_with_keys_is_doubt_once_its_draft_is_stale(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made], approve=True, honours_key=True)
    claim(ledger)
    ledger.void([made.id], "the article was edited", NOW)
    assert [each.state for each in ledger.recover(AFTER)] == ["unknown"]


def test_a_failure_without_effect_of_a_draft_that_lost_its_approval_is_cancelled(ledger: Store) -> None:
    made = draft("one")
    keep(ledger, [made], approve=True)
    delivery, _ = claim(ledger)
    ledger.reject(made.id, "no", NOW)
    assert ledger.finish(delivery.key, "t", state="retry", error="refused", now=NOW, retry_at=AFTER)
    assert only(ledger).state == "cancelled"


def test_nothing_goes_out_past_its_time(ledger: Store) -> None:
    late = NOW + MINUTE
    keep(ledger, [draft("one")], approve=True, not_after=late)
    assert ledger.ready(late) == []
    assert ledger.claim(late, LEASE, "t") is None
    assert (only(ledger).state, only(ledger).not_after) == ("expired", late)


def test_what_waits_past_its_time_expires_and_so_does_a_retry_that_would(ledger: Store) -> None:
    one, two = draft("one"), draft("two")
    late = NOW + 10 * MINUTE
    keep(ledger, [one], not_after=late)
    keep(ledger, [two], approve=True, slot=Slot("daily", "2026-02-10T08:00"), not_after=late)
    delivery, _ = claim(ledger)
    ledger.finish(delivery.key, "t", state="retry", error="503", now=NOW, retry_at=late)
    assert [each.state for each in ledger.deliveries("expired")] == ["expired"]
    assert [each.draft for each in ledger.recover(late)] == [one.id]
    assert ledger.approve([one.id], late, "mei") == [one.id]
    assert [each.state for each in ledger.deliveries()] == ["expired", "expired"]


@pytest.mark.parametrize("state", ["waiting", "ready", "sending", "cancelled", "expired"])
def test_a_worker_can_only_report_what_a_send_can_come_to(ledger: Store, state: str) -> None:
    keep(ledger, [draft("one")], approve=True)
    delivery, _ = claim(ledger)
    with pytest.raises(ValueError, match="cannot report"):
        ledger.finish(delivery.key, "t", state=state, now=NOW)
    assert only(ledger).state is DeliveryState.SENDING


@pytest.mark.parametrize(
    "change", ["state = 'waiting'", "approved_sha256 = 'other', payload_sha256 = 'other'", "state = 'stale'"]
)
def test_no_claim_without_an_approval_of_exactly_these_bytes(ledger: Store, change: str) -> None:
    keep(ledger, [draft("one")], approve=True)
    with ledger.write() as conn:  # as if a fault elsewhere had left the delivery ready
        conn.exec_driver_sql(f"UPDATE draft SET {change} WHERE workspace = '{ledger.workspace}'")
    assert ledger.claim(NOW, LEASE, "t") is None
    assert (only(ledger).state, only(ledger).attempt) == ("cancelled", 0)
    assert "not approved" in str(only(ledger).reason)


def test_while_held_nothing_is_given_out(ledger: Store) -> None:
    keep(ledger, [draft("one")], approve=True)
    ledger.hold("restored")
    assert ledger.ready(NOW) == []
    assert ledger.claim(NOW, LEASE, "t") is None
    assert ledger.held() == "restored"
    ledger.resume()
    assert ledger.held() is None
    claim(ledger)


@pytest.mark.parametrize("wrong", ["", "zz", "%", "_" * 64])
def test_a_key_that_names_nothing_is_refused(ledger: Store, wrong: str) -> None:
    keep(ledger, [draft("one")], approve=True)
    with pytest.raises(DraftError, match="no delivery"):
        ledger.resolve(wrong, sent=True, now=NOW)


def test_what_was_sent_can_be_made_again_from_the_ledger(ledger: Store) -> None:
    one, two, three = draft("one"), draft("two"), draft("three")
    keep(ledger, [one, two, three], approve=True)
    for number in range(2):
        delivery, _ = claim(ledger, str(number))
        ledger.finish(delivery.key, str(number), state="sent", now=NOW + number * MINUTE)
    done = {each.draft for each in ledger.deliveries("sent")}
    wanted = {
        (output.name, output.data) for each in (one, two, three) if each.id in done for output in each.outputs
    }
    found = {name: ledger.file_sent(*where) for name, where in ledger.names_sent("outbox").items()}
    assert {(name, each.data) for name, each in found.items()} == wanted
    assert {each.name for each in found.values()} == found.keys()
    assert len(found) == 4
    assert ledger.names_sent("elsewhere") == {}


def test_workers_at_once_never_get_the_same_delivery(url: str, workspace: str) -> None:
    made = [draft(str(number)) for number in range(24)]
    with store.open(url, workspace) as first:
        keep(first, made, approve=True)
    taken: list[str] = []

    def work(name: int) -> None:
        with store.open(url, workspace) as mine:
            count = 0
            while (found := mine.claim(NOW, LEASE, f"{name}-{count}")) is not None:
                taken.append(found[0].key)
                assert mine.finish(found[0].key, f"{name}-{count}", state="sent", now=NOW)
                count += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.open(url, workspace) as after:
        assert sorted(taken) == sorted(each.key for each in after.deliveries("sent"))
        assert after.balance() == {"total": 24, "sent": 24}
