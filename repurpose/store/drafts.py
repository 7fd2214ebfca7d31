"""Drafts at the desk: listing them, reading one, and a person's word on it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, literal, select, update

from repurpose.errors import DraftError
from repurpose.model import Draft, DraftState, Output, Slot

from . import shapes, states
from .desk import Desk
from .filing import Wish, approve_filed, faulty, file_drafts, link
from .plan import plan
from .rows import DraftRow, MadeWith, PlannedDelivery
from .tables import blob, delivery, draft, draft_path, draft_slot, output
from .voiding import cancel, void_drafts, void_paths

_ID = re.compile(r"[0-9a-f]{1,64}")
_LIGHT = (
    draft.c.id,
    draft.c.kind,
    draft.c.network,
    draft.c.job,
    draft.c.title,
    draft.c.state,
    draft.c.reason,
    draft.c.problems,
    draft.c.created,
    draft.c.decided,
    draft.c.decided_by,
    draft.c.edited_from,
)


def find(conn: Connection, workspace: str, prefix: str) -> str:
    """The id of the one draft that begins with `prefix`; else `DraftError`."""
    if not _ID.fullmatch(prefix):
        raise DraftError(f"{prefix!r} is not a draft's id: `repurpose drafts` lists them.")
    asked = (
        select(draft.c.id)
        .where(draft.c.workspace == workspace, draft.c.id.startswith(prefix))
        .order_by(draft.c.id)
        .limit(2)
    )
    found = conn.execute(asked).scalars().all()
    if not found:
        raise DraftError(f"There is no draft {prefix}: `repurpose drafts` lists those there are.")
    if len(found) > 1 and prefix not in found:
        raise DraftError(f"More than one draft begins with {prefix}: give more of its digits.")
    return str(prefix if prefix in found else found[0])


# Put together once: that takes longer than running them, and every claim runs them.
_DRAFT = select(draft).where(draft.c.workspace == bindparam("w"), draft.c.id == bindparam("id"))
_PATHS = select(draft_path.c.position, draft_path.c.path, draft_path.c.sha256).where(
    draft_path.c.workspace == bindparam("w"), draft_path.c.draft == bindparam("id")
)
_OUTPUTS = (
    select(output.c.name, output.c.media_type, blob.c.data)
    .join(blob, (blob.c.workspace == output.c.workspace) & (blob.c.sha256 == output.c.sha256))
    .where(output.c.workspace == bindparam("w"), output.c.payload == bindparam("payload"))
    .order_by(output.c.position)
)


def outputs(conn: Connection, workspace: str, payload: str) -> tuple[Output, ...]:
    """The files of a payload, in order."""
    rows = conn.execute(_OUTPUTS, {"w": workspace, "payload": payload})
    return tuple(Output(name, media_type, data) for name, media_type, data in rows)


def load(conn: Connection, workspace: str, id_: str, payload: str | None = None) -> Draft:
    """A draft with its files: those of `payload`, else those it stands for now."""
    row = conn.execute(_DRAFT, {"w": workspace, "id": id_}).one()
    paths = conn.execute(_PATHS, {"w": workspace, "id": id_})
    files = {position: (path, sha256) for position, path, sha256 in paths}
    return Draft(
        id=row.id,
        kind=row.kind,
        job=row.job,
        title=row.title,
        language=row.language,
        template=row.template,
        template_sha256=row.template_sha256,
        view=json.loads(row.view),
        parts=shapes.parts_from(row.parts),
        sources=shapes.sources_from(row.sources, files),
        network=row.network,
        outputs=outputs(conn, workspace, payload or row.payload_sha256),
        problems=shapes.problems_from(row.problems),
        edited_from=row.edited_from,
    )


def _listed(row: Row[*tuple[Any, ...]], slot: Slot | None) -> DraftRow:
    id_, kind, network, job, title, state, reason, problems, created, decided, decided_by, edited_from = row
    return DraftRow(
        id=id_,
        kind=kind,
        network=network,
        job=job,
        title=title,
        state=DraftState(state),
        reason=reason,
        slot=slot,
        problems=shapes.problems_from(problems),
        created=created,
        decided=decided,
        decided_by=decided_by,
        edited_from=edited_from,
    )


class Drafts(Desk):
    """What the ledger knows of drafts."""

    def drafts(self, state: DraftState | str | None = None, job: str | None = None) -> list[DraftRow]:
        """The drafts in a state, of a job, or all; by time made, then id."""
        asked = select(*_LIGHT).where(draft.c.workspace == self.workspace)
        linked = select(draft_slot).where(draft_slot.c.workspace == self.workspace)
        if state is not None:
            asked = asked.where(draft.c.state == DraftState(state).value)
        if job is not None:
            asked = asked.where(draft.c.job == job)
        with self.read() as conn:
            rows = conn.execute(asked).all()
            slots = _latest(conn.execute(linked).all())
        listed = [_listed(row, slots.get(row.id)) for row in rows]
        return sorted(listed, key=lambda each: (each.created, each.id))

    def unsent(self) -> list[MadeWith]:
        """What was made with which template, of the drafts that wait for a person's word, or have it and may yet leave;
        by id. What a job approves by itself is not among them: nobody looked at it."""
        leaves = select(delivery.c.draft).where(
            delivery.c.workspace == self.workspace,
            delivery.c.state.in_(sorted(state.value for state in states.UNSENT)),
        )
        asked = select(draft.c.id, draft.c.kind, draft.c.template, draft.c.template_sha256).where(
            draft.c.workspace == self.workspace,
            (draft.c.state == "waiting")
            | (
                (draft.c.state == "approved")
                & (draft.c.decided_by != literal("job ") + draft.c.job)
                & draft.c.id.in_(leaves)
            ),
        )
        with self.read() as conn:
            return sorted((MadeWith(*row) for row in conn.execute(asked)), key=lambda each: each.draft)

    def unsent_paths(self) -> set[str]:
        """The articles from which the drafts print that wait for a person, or may yet leave."""
        leaves = select(delivery.c.draft).where(
            delivery.c.workspace == self.workspace,
            delivery.c.state.in_(sorted(state.value for state in states.UNSENT)),
        )
        asked = select(draft_path.c.path).where(
            draft_path.c.workspace == self.workspace, draft_path.c.draft.in_(leaves)
        )
        with self.read() as conn:
            return set(conn.execute(asked).scalars())

    def draft_row(self, id_: str) -> DraftRow:
        """One draft without its files, by its id or the unique beginning of it. Raises `DraftError`."""
        with self.read() as conn:
            found = find(conn, self.workspace, id_)
            row = conn.execute(
                select(*_LIGHT).where(draft.c.workspace == self.workspace, draft.c.id == found)
            ).one()
            linked = select(draft_slot).where(
                draft_slot.c.workspace == self.workspace, draft_slot.c.draft == found
            )
            return _listed(row, _latest(conn.execute(linked).all()).get(found))

    def draft(self, id_: str) -> Draft:
        """One draft with its files, by its id or the unique beginning of it. Raises `DraftError`."""
        with self.read() as conn:
            return load(conn, self.workspace, find(conn, self.workspace, id_))

    def approve(self, ids: Sequence[str], now: dt.datetime, by: str) -> list[str]:
        """Approves drafts that wait, all or none, for exactly the bytes they have; their full ids come back.

        Their deliveries become ready. Raises `DraftError` where one does not wait or has an error.
        """
        with self.write() as conn:
            found = sorted({find(conn, self.workspace, each) for each in ids})
            for each in found:
                row = conn.execute(
                    select(draft.c.state, draft.c.problems).where(
                        draft.c.workspace == self.workspace, draft.c.id == each
                    )
                ).one()
                states.draft_step(each, DraftState(row.state), DraftState.APPROVED)
                if faulty(shapes.problems_from(row.problems)):
                    raise DraftError(
                        f"Draft {each} has errors and cannot be approved: `repurpose show {each}` lists them."
                    )
            approve_filed(conn, self.workspace, found, Wish(approve=True, by=by, now=now))
            return found

    def reject(self, id_: str, reason: str, now: dt.datetime, by: str = "") -> str:
        """Rejects a draft that waits or is approved; what has not left is cancelled. Its full id comes back."""
        with self.write() as conn:
            found = find(conn, self.workspace, id_)
            before = _state(conn, self.workspace, found)
            states.draft_step(found, before, DraftState.REJECTED)
            conn.execute(
                update(draft)
                .where(draft.c.workspace == self.workspace, draft.c.id == found)
                .values(
                    state="rejected", reason=reason, approved_sha256=None, decided=now, decided_by=by or None
                )
            )
            cancel(conn, self.workspace, [found], reason, now)
            return found

    def void(self, ids_or_paths: Sequence[str], reason: str, now: dt.datetime) -> list[str]:
        """Makes drafts stale, named by id or by an article they print from; ids of those that changed come back.

        What has not left is cancelled. A draft whose deliveries are all over stays as it is.
        """
        with self.write() as conn:
            voided = void_drafts(conn, self.workspace, ids_or_paths, reason, now)
            return sorted({*voided, *void_paths(conn, self.workspace, ids_or_paths, reason, now)})

    def replace(self, old_id: str, new: Draft, now: dt.datetime) -> list[str]:
        """Puts an edited draft in the place of one that waits or is approved; the keys planned for it come back.

        The old draft becomes stale, what has not left of it is cancelled and planned anew for the new draft, which
        waits to be approved. Raises `DraftError`.
        """
        with self.write() as conn:
            old = find(conn, self.workspace, old_id)
            states.draft_step(old, _state(conn, self.workspace, old), DraftState.STALE)
            reason = f"edited: draft {new.id} took its place"
            cancelled = cancel(conn, self.workspace, [old], reason, now)
            conn.execute(
                update(draft)
                .where(draft.c.workspace == self.workspace, draft.c.id == old)
                .values(state="stale", reason=reason, approved_sha256=None, decided=now, decided_by=None)
            )
            filed = file_drafts(conn, self.workspace, [new], Wish(approve=False, by="", now=now))
            for job, at, run in _slots(conn, self.workspace, old):
                link(conn, self.workspace, Slot(job, at, run), [new.id])
            planned: list[str] = []
            for slot, wanted in _planned(conn, self.workspace, cancelled, new.id):
                planned += plan(conn, self.workspace, slot, [wanted], filed, now)
            return planned


def _latest(rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[str, Slot]:
    latest: dict[str, Slot] = {}
    for _workspace, id_, job, at, run in sorted(rows, key=lambda row: (row.at, row.run, row.job)):
        latest[id_] = Slot(job, at, run)
    return latest


def _state(conn: Connection, workspace: str, id_: str) -> DraftState:
    asked = select(draft.c.state).where(draft.c.workspace == workspace, draft.c.id == id_)
    return DraftState(conn.execute(asked).scalar_one())


def _slots(conn: Connection, workspace: str, id_: str) -> list[tuple[str, str, int]]:
    asked = select(draft_slot.c.job, draft_slot.c.at, draft_slot.c.run).where(
        draft_slot.c.workspace == workspace, draft_slot.c.draft == id_
    )
    return sorted((job, at, run) for job, at, run in conn.execute(asked))


def _planned(
    conn: Connection, workspace: str, keys: Sequence[str], draft_id: str
) -> list[tuple[Slot, PlannedDelivery]]:
    """The same deliveries for another draft."""
    rows = conn.execute(
        select(delivery)
        .where(delivery.c.workspace == workspace, delivery.c.key.in_(keys))
        .order_by(delivery.c.planned, delivery.c.key)
    )
    return [
        (
            Slot(row.job, row.at, row.run),
            PlannedDelivery(draft_id, row.channel, row.account, row.honours_key, row.not_after),
        )
        for row in rows
    ]
