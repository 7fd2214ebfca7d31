"""Which states a delivery and a draft can be in, and which follow which: the one place that says so. Pure.

A delivery that may have arrived (`sending`, `unknown`) is never cancelled and never sent again by the program; a
delivery that is over (`sent`, `expired`) stays so. `cancelled` can be planned again: an edit that is taken back.
"""

from __future__ import annotations

from repurpose.errors import DraftError
from repurpose.model import DeliveryState as D
from repurpose.model import DraftState as S

FOLLOWS: dict[D, frozenset[D]] = {
    D.WAITING: frozenset({D.READY, D.CANCELLED, D.EXPIRED}),
    D.READY: frozenset({D.SENDING, D.CANCELLED, D.EXPIRED}),
    D.SENDING: frozenset({D.SENT, D.RETRY, D.UNKNOWN, D.DEAD, D.CANCELLED, D.EXPIRED}),
    D.RETRY: frozenset({D.SENDING, D.CANCELLED, D.EXPIRED}),
    D.UNKNOWN: frozenset({D.SENT, D.READY, D.CANCELLED, D.EXPIRED}),
    D.DEAD: frozenset({D.READY, D.CANCELLED, D.EXPIRED}),
    D.CANCELLED: frozenset({D.WAITING, D.READY}),
    D.SENT: frozenset(),
    D.EXPIRED: frozenset(),
}
CLAIMABLE = frozenset({D.READY, D.RETRY})
UNSENT = frozenset({D.WAITING, D.READY, D.RETRY})  # nothing has left, or it is known that nothing arrived
RESOLVABLE = frozenset({D.UNKNOWN, D.DEAD})
RESULTS = frozenset({D.SENT, D.RETRY, D.UNKNOWN, D.DEAD})  # what a worker may report of what it sent
SETTLED = frozenset({D.SENT, D.EXPIRED, D.CANCELLED})

DRAFT_FOLLOWS: dict[S, frozenset[S]] = {  # by a person's word, or because its article changed
    S.WAITING: frozenset({S.APPROVED, S.REJECTED, S.STALE}),
    S.APPROVED: frozenset({S.REJECTED, S.STALE}),
    S.REJECTED: frozenset(),
    S.STALE: frozenset(),
}


def step(before: D, after: D) -> D:
    """`after`, where a delivery may go there from `before`; else `ValueError`: the caller is wrong, not the user."""
    if after not in FOLLOWS[before]:
        raise ValueError(f"A delivery cannot go from {before} to {after}.")
    return after


def before(after: D) -> list[str]:
    """The states from which a delivery may go to `after`, sorted."""
    return sorted(state.value for state, following in FOLLOWS.items() if after in following)


def draft_step(draft: str, before: S, after: S) -> S:
    """`after`, where draft `draft` may go there from `before`; else `DraftError` in a sentence."""
    if after not in DRAFT_FOLLOWS[before]:
        raise DraftError(
            f"Draft {draft} is {before} and cannot become {after}; `repurpose drafts` lists what can."
        )
    return after
