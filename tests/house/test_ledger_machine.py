"""The ledger under everything at once: plans, edits, two workers, crashes, expiries, resolutions, clock steps, restarts.

The other side is modelled as it is: it acts, or it does not, or it acts and nobody hears of it. After every step the
ledger must agree with itself, and at no time may the other side have seen one delivery twice on a channel that does not
recognise keys, unless a person asked for it.
"""

from __future__ import annotations

import collections
import os
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from repurpose import store
from repurpose.errors import DraftError
from repurpose.model import Delivery, DeliveryState, DraftState, Receipt, Slot
from repurpose.store import PlannedDelivery, Store
from repurpose.store.keys import payload
from tests.doors.ledger_samples import LEASE, MINUTE, NOW, draft

WORKERS = st.integers(0, 1)
NAMES = st.integers(0, 2).map(str)
OFTEN = st.sampled_from([True, True, True, True, False])
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # what is proved here is not what a sync does
FINAL = frozenset({DeliveryState.SENT, DeliveryState.EXPIRED})
OUTCOMES = [
    "arrived",
    "arrived unheard",
    "arrived in doubt",
    "refused",
    "refused for good",
    "in doubt",
    "died before",
]


class LedgerMachine(RuleBasedStateMachine):
    """One database, two workers, one editor, and a clock that may step either way."""

    @initialize(keyed=st.booleans())
    def begin(self, keyed: bool) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.url = f"sqlite:///{Path(self.folder.name) / 'state.db'}"
        self.stores: list[Store] = [store.open(self.url), store.open(self.url)]
        self.now = NOW
        self.made: list[Slot] = []
        self.before: dict[str, Delivery] = {}
        self.effects: dict[str, set[int]] = collections.defaultdict(set)  # key → the attempts that arrived
        self.resent: collections.Counter[str] = collections.Counter()
        self.tokens = 0
        self.sleepers: list[tuple[Delivery, str]] = []
        self.plan(0, ["0", "1", "2"], keyed, approve=True, late=None, data=b"")

    def teardown(self) -> None:
        if hasattr(self, "stores"):
            for each in self.stores:
                each.close()
            self.folder.cleanup()

    @rule(
        worker=WORKERS,
        names=st.lists(NAMES, min_size=1, max_size=3, unique=True),
        keyed=st.booleans(),
        approve=OFTEN,
        late=st.sampled_from([None, None, None, 3, 30]),
        data=st.sampled_from([b"", b"", b"", b"rendered anew"]),
    )
    def plan(
        self, worker: int, names: list[str], keyed: bool, approve: bool, late: int | None, data: bytes
    ) -> None:
        slot = Slot("weekly", f"2026-02-{len(self.made) // 24 + 1:02d}T{len(self.made) % 24:02d}:00")
        drafts = [draft(name, path=f"{name}.md", data=data) for name in names]
        channel = "keyed" if keyed else "plain"
        not_after = None if late is None else self.now + late * MINUTE
        wanted = [PlannedDelivery(each.id, channel, "", keyed, not_after) for each in drafts]
        assert self.stores[worker].keep(slot, [], drafts, wanted, now=self.now, approve=approve)
        self.made.append(slot)

    @rule(
        worker=WORKERS,
        does=st.sampled_from(
            ["approves", "approves", "rejects", "edits", "changes an article", "asks again", "restarts"]
        ),
        name=NAMES,
        other=NAMES,
    )
    def editor(self, worker: int, does: str, name: str, other: str) -> None:
        """A person at the desk: any word at any time, also one that cannot be heeded."""
        ledger, id_ = self.stores[worker], draft(name).id
        if does == "approves":
            self._word(lambda: ledger.approve([id_], self.now, "mei"), name, {"waiting"})
        elif does == "rejects":
            self._word(lambda: ledger.reject(id_, "no", self.now), name, {"waiting", "approved"})
        elif does == "edits":
            new = draft(other, path=f"{other}.md")
            self._word(lambda: ledger.replace(id_, new, self.now), name, {"waiting", "approved"})
        elif does == "changes an article":
            ledger.void([f"{name}.md"], "the article was edited", self.now)
        elif does == "asks again" and self.made:
            self._plan_again(ledger, self.made[len(name + other) % len(self.made)])
        else:
            ledger.close()
            self.stores[worker] = store.open(self.url)
            assert self.stores[worker].held() is None

    def _plan_again(self, ledger: Store, slot: Slot) -> None:
        late = draft("late")
        assert not ledger.keep(
            slot, [], [late], [PlannedDelivery(late.id, "plain")], now=self.now, approve=True
        )
        assert not ledger.skip(slot, "too late", self.now)

    def _word(self, say: Any, name: str, from_states: set[str]) -> None:
        states = {each.id: each.state for each in self.stores[0].drafts()}
        allowed = states.get(draft(name).id) in from_states
        try:
            say()
        except DraftError:
            assert not allowed
        else:
            assert allowed

    @rule(worker=WORKERS, name=NAMES)
    def article_changes(self, worker: int, name: str) -> None:
        self.stores[worker].void([f"{name}.md"], "the article was edited", self.now)

    def _claim(self, worker: int, key: str | None = None) -> tuple[Delivery, str] | None:
        self.tokens += 1
        token = f"token {self.tokens}"
        could = [each.key for each in self.stores[worker].ready(self.now) if key in (None, each.key)]
        found = self.stores[worker].claim(self.now, LEASE, token, key=key)
        assert (found is None) == (not could)
        if found is None:
            return None
        delivery, what = found
        assert delivery.key == could[0]
        assert delivery.not_after is None or delivery.not_after > self.now
        assert self.stores[worker].draft_row(what.id).state is DraftState.APPROVED
        assert payload(what.outputs) == delivery.payload_sha256
        return delivery, token

    @rule(
        worker=WORKERS,
        does=st.sampled_from(["works", "works", "falls asleep", "is overtaken", "wakes", "wakes"]),
        outcome=st.sampled_from(OUTCOMES),
        wait=st.sampled_from([0, 0, 1, 9]),
    )
    def worker(self, worker: int, does: str, outcome: str, wait: int) -> None:
        """A worker claims and sends; the other side acts or not; the worker hears of it, or sleeps, or is no more."""
        if does == "wakes":
            if self.sleepers:  # it goes on as if no time had passed: that is why doubt is doubt
                self._send(worker, *self.sleepers.pop(wait % len(self.sleepers)), outcome, wait)
            return
        claimed = self._claim(worker)
        if claimed is None:
            return
        if does == "works":
            self._send(worker, *claimed, outcome, wait)
            return
        self.sleepers.append(claimed)
        if does == "is overtaken":
            self.now += LEASE
            self._recover(1 - worker)
            other = self._claim(1 - worker, claimed[0].key)
            if other is not None:
                self.sleepers.append(other)

    def _send(self, worker: int, delivery: Delivery, token: str, outcome: str, wait: int) -> None:
        if outcome.startswith("arrived") and not (delivery.channel == "keyed" and self.effects[delivery.key]):
            self.effects[delivery.key].add(delivery.attempt)
            self._arrived_once(self._row(delivery.key))
        said = {
            "arrived": DeliveryState.SENT,
            "arrived in doubt": DeliveryState.UNKNOWN,
            "in doubt": DeliveryState.UNKNOWN,
            "refused": DeliveryState.RETRY,
            "refused for good": DeliveryState.DEAD,
        }.get(outcome)
        if said is None:
            return
        before = self._row(delivery.key)
        took = self.stores[worker].finish(
            delivery.key,
            token,
            state=said,
            receipt=Receipt("remote") if said is DeliveryState.SENT else None,
            now=self.now,
            retry_at=self.now + wait * MINUTE,
        )
        assert took == (before.state is DeliveryState.SENDING and before.token == token)

    def _recover(self, worker: int) -> None:
        for each in self.stores[worker].recover(self.now):
            assert each.state in (DeliveryState.RETRY, DeliveryState.UNKNOWN, DeliveryState.EXPIRED)

    @rule(worker=WORKERS, sent=st.booleans(), which=st.integers(0, 9))
    def resolve(self, worker: int, sent: bool, which: int) -> None:
        doubts = self.stores[worker].deliveries(DeliveryState.UNKNOWN)
        if doubts:
            delivery = doubts[which % len(doubts)]
            if not sent:
                self.resent[delivery.key] += 1
            self.stores[worker].resolve(delivery.key, sent=sent, now=self.now, by="mei")

    @rule(minutes=st.sampled_from([1, 2, 6, 6, 10, 60, -1, -1440, 1440]), worker=WORKERS, recovers=OFTEN)
    def time(self, minutes: int, worker: int, recovers: bool) -> None:
        """The clock goes on, or steps by a day either way."""
        self.now += minutes * MINUTE
        if recovers:
            self._recover(worker)

    def _row(self, key: str) -> Delivery:
        return next(each for each in self.stores[0].deliveries() if each.key == key)

    @invariant()
    def the_ledger_is_right(self) -> None:
        if not hasattr(self, "stores"):
            return
        rows = {each.key: each for each in self.stores[0].deliveries()}
        drafts = {each.id: each.state for each in self.stores[1].drafts()}
        assert self.before.keys() <= rows.keys(), "a delivery that was planned is gone"
        assert self.stores[1].discrepancy() is None
        assert self.stores[1].balance()["total"] == len(rows)
        for key, row in rows.items():
            self._agrees(row, drafts[row.draft])
            if self.before.get(key) != row:
                self._arrived_once(row)
                self._history_ends_where_it_is(row)
        self.before = rows

    def _agrees(self, row: Delivery, draft_state: DraftState) -> None:
        before = self.before.get(row.key)
        assert before is None or before.state not in FINAL or row.state is before.state, (
            "what is over changed"
        )
        if row.state in (DeliveryState.READY, DeliveryState.RETRY):
            assert draft_state is DraftState.APPROVED, "ready without an approval"
        if row.state is DeliveryState.WAITING:
            assert draft_state is DraftState.WAITING
        assert (row.token is not None) == (row.state is DeliveryState.SENDING)

    def _arrived_once(self, row: Delivery) -> None:
        times, allowed = len(self.effects[row.key]), 1 if row.channel == "keyed" else 1 + self.resent[row.key]
        assert times <= allowed, f"{row.key} arrived {times} times"
        if row.state is DeliveryState.SENT:
            assert self.effects[row.key] or "resolved" in str(row.reason), (
                "sent, and neither arrived nor resolved"
            )

    def _history_ends_where_it_is(self, row: Delivery) -> None:
        events = [each.event for each in self.stores[0].attempts(row.key) if each.event != "late"]
        assert events.count("sending") == row.attempt
        if row.state not in (DeliveryState.WAITING, DeliveryState.READY):
            assert not events or events[-1] == row.state


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(
    max_examples=int(os.environ.get("REPURPOSE_LEDGER_EXAMPLES", "25")),  # a longer search is a larger number
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
