"""Putting drafts into the ledger: new ones, ones that are here already, ones rendered anew.

Functions on an open transaction. The bytes of a draft are kept once, by what they are; a payload (the hash of the
list of a draft's files) can never come to mean other bytes.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from repurpose.model import Draft, DraftState, Problem, Severity, Slot

from . import keys, shapes
from .desk import insert, runs
from .tables import blob, delivery, draft, draft_path, draft_slot, output
from .voiding import cancel


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """Whether what can be approved shall be approved at once, and in whose name."""

    approve: bool
    by: str
    now: dt.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class Filed:
    """How a draft stands after it was filed."""

    state: DraftState
    payload: str


def faulty(problems: Iterable[Problem]) -> bool:
    """Whether one of them keeps the draft from being approved."""
    return any(each.severity is Severity.ERROR for each in problems)


def file_drafts(conn: Connection, workspace: str, drafts: Sequence[Draft], wish: Wish) -> dict[str, Filed]:
    """Keeps drafts and their bytes; id → how it stands now. See `Store.keep` for what happens to those here already."""
    payloads = _keep_bytes(conn, workspace, drafts)
    known = _known(conn, workspace, sorted({each.id for each in drafts}))
    filed: dict[str, Filed] = {}
    new: list[dict[str, Any]] = []
    for each in drafts:
        if each.id in filed:
            continue
        before, payload = known.get(each.id), payloads[each.id]
        approved = wish.approve and not faulty(each.problems)
        if before is None:
            state = DraftState.APPROVED if approved else DraftState.WAITING
            new.append({"workspace": workspace, **_values(each, payload, state, wish), "created": wish.now})
        else:
            state = _again(
                conn, workspace, each, before, Filed(_wanted(before, payload, approved), payload), wish
            )
        filed[each.id] = Filed(state, payload)
    if new:
        conn.execute(insert(conn, draft), new)
    _keep_paths(conn, workspace, [each for each in drafts if each.id not in known])
    return filed


def link(conn: Connection, workspace: str, slot: Slot, drafts: Iterable[str]) -> None:
    """Notes that these drafts were made for `slot`."""
    rows = [
        {"workspace": workspace, "draft": each, "job": slot.job, "at": slot.at, "run": slot.run}
        for each in sorted(set(drafts))
    ]
    if rows:
        conn.execute(insert(conn, draft_slot).on_conflict_do_nothing(), rows)


def approve_filed(conn: Connection, workspace: str, ids: Sequence[str], wish: Wish) -> None:
    """Approves drafts for exactly the bytes they have now, and makes their waiting deliveries ready."""
    for some in runs(ids):
        conn.execute(
            update(draft)
            .where(draft.c.workspace == workspace, draft.c.id.in_(some))
            .values(
                state="approved",
                approved_sha256=draft.c.payload_sha256,
                reason=None,
                decided=wish.now,
                decided_by=wish.by,
            )
        )
        conn.execute(
            update(delivery)
            .where(
                delivery.c.workspace == workspace, delivery.c.draft.in_(some), delivery.c.state == "waiting"
            )
            .values(state="ready", due=wish.now, changed=wish.now)
        )


def _wanted(before: Filed, payload: str, approved: bool) -> DraftState:
    """How a draft that is here already shall stand: a person's word holds for exactly the bytes it was given for."""
    if before.payload == payload and before.state in (DraftState.APPROVED, DraftState.REJECTED):
        return before.state
    if before.payload != payload and before.state is DraftState.REJECTED:
        return DraftState.WAITING
    return DraftState.APPROVED if approved else DraftState.WAITING


def _again(
    conn: Connection, workspace: str, each: Draft, before: Filed, after: Filed, wish: Wish
) -> DraftState:
    if after == before:
        return after.state
    if before.payload != after.payload:
        cancel(conn, workspace, [each.id], "the draft was rendered anew and its bytes differ", wish.now)
    conn.execute(
        update(draft)
        .where(draft.c.workspace == workspace, draft.c.id == each.id)
        .values(**_values(each, after.payload, after.state, wish))
    )
    _forget_paths(conn, workspace, each.id)
    _keep_paths(conn, workspace, [each])
    if after.state is DraftState.APPROVED:
        approve_filed(conn, workspace, [each.id], wish)
    return after.state


def _known(conn: Connection, workspace: str, ids: Sequence[str]) -> dict[str, Filed]:
    known: dict[str, Filed] = {}
    for some in runs(ids):
        asked = select(draft.c.id, draft.c.state, draft.c.payload_sha256).where(
            draft.c.workspace == workspace, draft.c.id.in_(some)
        )
        for found, state, payload in conn.execute(asked):
            known[found] = Filed(DraftState(state), payload)
    return known


def _keep_bytes(conn: Connection, workspace: str, drafts: Iterable[Draft]) -> dict[str, str]:
    payloads: dict[str, str] = {}
    blobs: dict[str, bytes] = {}
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for each in drafts:
        payload = payloads[each.id] = keys.payload(each.outputs)
        for position, made in enumerate(each.outputs):
            sha256 = keys.content(made.data)
            blobs[sha256] = made.data
            rows[payload, position] = {
                "workspace": workspace,
                "payload": payload,
                "position": position,
                "name": made.name,
                "media_type": made.media_type,
                "sha256": sha256,
            }
    if blobs:
        kept = [{"workspace": workspace, "sha256": sha256, "data": data} for sha256, data in blobs.items()]
        conn.execute(insert(conn, blob).on_conflict_do_nothing(), kept)
        conn.execute(insert(conn, output).on_conflict_do_nothing(), list(rows.values()))
    return payloads


def _files(each: Draft) -> Mapping[tuple[str, str], int]:
    return {
        file: number for number, file in enumerate(sorted({(one.path, one.sha256) for one in each.sources}))
    }


def _keep_paths(conn: Connection, workspace: str, drafts: Iterable[Draft]) -> None:
    rows = {
        (each.id, number): {
            "workspace": workspace,
            "draft": each.id,
            "position": number,
            "path": path,
            "sha256": sha256,
        }
        for each in drafts
        for (path, sha256), number in _files(each).items()
    }
    if rows:
        conn.execute(insert(conn, draft_path), list(rows.values()))


def _forget_paths(conn: Connection, workspace: str, id_: str) -> None:
    conn.execute(delete(draft_path).where(draft_path.c.workspace == workspace, draft_path.c.draft == id_))


def _values(each: Draft, payload: str, state: DraftState, wish: Wish) -> dict[str, Any]:
    approved = state is DraftState.APPROVED
    return {
        "id": each.id,
        "kind": each.kind,
        "network": each.network,
        "job": each.job,
        "title": each.title,
        "language": each.language,
        "state": state.value,
        "reason": None,
        "decided": wish.now if approved else None,
        "decided_by": wish.by if approved else None,
        "payload_sha256": payload,
        "approved_sha256": payload if approved else None,
        "edited_from": each.edited_from,
        "problems": shapes.problems_text(each.problems),
        "template": each.template,
        "template_sha256": each.template_sha256,
        "parts": shapes.parts_text(each.parts),
        "sources": shapes.sources_text(each.sources, _files(each)),
        "view": shapes.dump(each.view),
    }
