"""Taking back what was planned: a draft becomes stale or rejected, and what has not left is cancelled.

What may have arrived (`sending`, `unknown`) stays as it is: a person decides. Functions on an open transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select, update

from repurpose.model import DeliveryState, DraftState

from . import states
from .desk import runs
from .history import note
from .tables import article, delivery, draft, draft_path

_OPEN = sorted(state.value for state in set(DeliveryState) - states.SETTLED)


def cancel(
    conn: Connection, workspace: str, drafts: Sequence[str], reason: str, now: dt.datetime
) -> list[str]:
    """Cancels the deliveries of these drafts that have not left; their keys come back, sorted."""
    cancelled: list[str] = []
    for some in runs(drafts):
        where = (
            delivery.c.workspace == workspace,
            delivery.c.draft.in_(some),
            delivery.c.state.in_(sorted(state.value for state in states.UNSENT)),
        )
        changed = (
            update(delivery)
            .where(*where)
            .values(state="cancelled", due=None, reason=reason, changed=now)
            .returning(delivery.c.key)
        )
        cancelled += conn.execute(changed).scalars()
    cancelled.sort()
    note(conn, workspace, cancelled, "cancelled", now, reason)
    return cancelled


def void_drafts(
    conn: Connection, workspace: str, ids: Iterable[str], reason: str, now: dt.datetime
) -> list[str]:
    """Makes these drafts stale where they wait or are approved, and cancels what has not left; their ids come back.

    A draft whose deliveries are all over stays as it is: its approval was used, and that is history.
    """
    voided: list[str] = []
    for some in runs(sorted(set(ids))):
        busy = select(delivery.c.draft).where(
            delivery.c.workspace == workspace, delivery.c.draft.in_(some), delivery.c.state.in_(_OPEN)
        )
        planned = select(delivery.c.draft).where(
            delivery.c.workspace == workspace, delivery.c.draft.in_(some)
        )
        changed = (
            update(draft)
            .where(
                draft.c.workspace == workspace,
                draft.c.id.in_(some),
                draft.c.state.in_(["waiting", "approved"]),
                draft.c.id.in_(busy) | draft.c.id.not_in(planned),
            )
            .values(
                state=DraftState.STALE.value,
                reason=reason,
                approved_sha256=None,
                decided=now,
                decided_by=None,
            )
            .returning(draft.c.id)
        )
        voided += conn.execute(changed).scalars()
    cancel(conn, workspace, voided, reason, now)
    return sorted(voided)


def void_paths(
    conn: Connection, workspace: str, paths: Sequence[str], reason: str, now: dt.datetime
) -> list[str]:
    """`void_drafts` for the drafts that print from these articles."""
    ids: set[str] = set()
    for some in runs(paths):
        asked = select(draft_path.c.draft).where(
            draft_path.c.workspace == workspace, draft_path.c.path.in_(some)
        )
        ids.update(conn.execute(asked).scalars())
    return void_drafts(conn, workspace, ids, reason, now)


def overtaken(conn: Connection, workspace: str, files: Iterable[tuple[str, str]]) -> list[str]:
    """Those of these articles (path, SHA-256) that the catalogue has with other bytes by now, or no longer; sorted.

    An article that the catalogue never heard of is not one of them.
    """
    wanted = sorted(set(files))
    now: dict[str, str | None] = {}
    for some in runs(sorted({path for path, _ in wanted})):
        asked = select(article.c.path, article.c.sha256, article.c.state).where(
            article.c.workspace == workspace, article.c.path.in_(some)
        )
        now.update((path, sha256 if state == "here" else None) for path, sha256, state in conn.execute(asked))
    return sorted({path for path, sha256 in wanted if now.get(path, sha256) != sha256})


def void_changed(
    conn: Connection, workspace: str, hashes: Mapping[str, str], reason: str, now: dt.datetime
) -> list[str]:
    """`void_drafts` for the drafts made from other bytes than these (path → SHA-256) of the same articles."""
    ids: set[str] = set()
    for some in runs(sorted(hashes)):
        asked = select(draft_path.c.path, draft_path.c.sha256, draft_path.c.draft).where(
            draft_path.c.workspace == workspace, draft_path.c.path.in_(some)
        )
        ids.update(made for path, sha256, made in conn.execute(asked) if sha256 != hashes[path])
    return void_drafts(conn, workspace, ids, reason, now)
