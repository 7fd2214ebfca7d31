"""`repurpose run`: make a job's latest due slot, or every job's."""

from __future__ import annotations

import datetime as dt
import os
from typing import Any

import click

from repurpose.cli import at_hand

_NAMED = 12  # files of the feed that are named


@click.command(name="run")
@click.argument("job", required=False)
@click.option(
    "--all", "everything", is_flag=True, help="Run every job of the workspace, in the order of their names."
)
@click.option(
    "--now", "when", metavar="TIME", help="Act as if it were this time, like 2026-02-10T08:00:00+08:00."
)
@click.option("--dry-run", is_flag=True, help="Print the picks and their reasons; write nothing.")
@click.option("--again", is_flag=True, help="Make one more run of a slot that is made already.")
@click.option("--full", is_flag=True, help="Read every article anew, whatever its size and time say.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a job.")
@click.pass_context
def command(
    ctx: click.Context,
    job: str | None,
    everything: bool,
    when: str | None,
    dry_run: bool,
    again: bool,
    full: bool,
    as_json: bool,
) -> None:
    """Make a job's latest due slot: pick, draft, review, deliver, publish the feed."""
    from repurpose import newsroom, pipeline
    from repurpose.errors import RepurposeError, UsageError

    place = at_hand.workspace(ctx)
    now = at_hand.moment(when, place)
    if everything == bool(job):
        known = ", ".join(place.names()) or "none, write one in jobs/"
        raise UsageError(f"Name one job, or say --all; the jobs here: {known}.")
    found = place.jobs() if everything else {job or "": place.job(job or "")}
    jobs = [each for each in found.values() if not isinstance(each, RepurposeError)]
    broken = {name: each for name, each in found.items() if isinstance(each, RepurposeError)}
    for name, error in broken.items():
        if len(found) == 1:
            raise error
        click.echo(f"repurpose: {name}: {error}", err=True)
    failed = bool(broken)
    if dry_run:
        _dry_run(ctx, jobs, now, again, as_json)
        ctx.exit(1 if failed else 0)
    with newsroom.enter(place, at_hand.shown_progress(), enqueue=at_hand.enqueuer(place)) as desk:
        for each in jobs:
            try:
                ran = pipeline.run(desk, each, now, again=again, full=full)
            except RepurposeError as error:
                if len(found) == 1:
                    raise
                click.echo(f"repurpose: {each.name}: {error}", err=True)
                failed = True
                continue
            failed = _report(desk, ran, as_json) or failed
        failed = at_hand.say_held(desk) or failed
        if off := desk.store.discrepancy():
            click.echo(f"repurpose: {off}", err=True)
            failed = True
    if failed:
        ctx.exit(1)


def _dry_run(ctx: click.Context, jobs: Any, now: dt.datetime, again: bool, as_json: bool) -> None:
    from repurpose import newsroom, pipeline

    with newsroom.enter_reading(at_hand.workspace(ctx), at_hand.shown_progress()) as desk:
        for job in jobs:
            slot, picked = pipeline.dry_run(desk, job, now, again=again)
            if as_json:
                picks = [
                    {"path": p.path, "sha256": p.sha256, "reason": p.reason, "rank": p.rank}
                    for p in picked.picks
                ]
                at_hand.print_json(
                    {
                        "job": slot.job,
                        "slot": slot.at,
                        "run": slot.run,
                        "picks": picks,
                        "empty": picked.empty_reason,
                    }
                )
                continue
            click.echo(f"{slot.job} {slot.at}" + (f" (run {slot.run})" if slot.run > 1 else ""))
            for pick in picked.picks:
                click.echo(f"  {pick.path}  {pick.reason}")
            if picked.empty_reason:
                click.echo(f"  {picked.empty_reason}")


def _report(desk: Any, ran: Any, as_json: bool) -> bool:
    """Say what a run did; True if something failed."""
    from repurpose import pipeline
    from repurpose.model import DeliveryState

    left_out = [row.problem.message for row in ran.gathered.left_out]
    bad = [one for one in ran.delivered if one.state is not DeliveryState.SENT]
    if as_json:
        at_hand.print_json(_object(desk, ran))
        return bool(left_out or bad or ran.failures)
    _say_made(desk, ran)
    for message in left_out:
        click.echo(f"left out: {message}", err=True)
    for name, reason, count in pipeline.went_stale(desk, ran.gathered):
        click.echo(
            f"stale: {_many(count, 'draft')} of {name} went stale: {reason}; `repurpose run {name} --again` makes the job's "
            "latest slot anew.",
            err=True,
        )
    for message in ran.failures:
        click.echo(f"failed: {message}", err=True)
    for one in bad:
        click.echo(f"{one.state}: delivery {one.key[:12]} of draft {one.draft}: {one.reason}", err=True)
    return bool(left_out or bad or ran.failures)


def _say_made(desk: Any, ran: Any) -> None:
    from repurpose.model import DeliveryState

    name = f"{ran.slot.job} {ran.slot.at}" + (f" run {ran.slot.run}" if ran.slot.run > 1 else "")
    if ran.already is not None and ran.already.state == "skipped":
        click.echo(f"{name}: nothing was made then: {ran.already.reason}; --again makes it after all.")
    elif ran.already is not None:
        click.echo(f"{name}: made already, nothing was made twice (--again makes another on purpose).")
    elif ran.empty_reason:
        click.echo(f"{name}: nothing was made. {ran.empty_reason}")
    else:
        click.echo(f"{name}: {_many(len(ran.picks), 'article')}, {_many(len(ran.drafts), 'draft')}")
    out = desk.workspace.out
    delivered = {one.draft: one.state for one in ran.delivered}
    if ran.drafts and len(delivered) < len(ran.drafts):  # another process may have been quicker
        others = (one for one in desk.store.deliveries(DeliveryState.SENT) if one.slot == ran.slot)
        delivered = {one.draft: one.state for one in others} | delivered
    for draft in ran.drafts:
        faults = "".join(f"\n    {p.severity}: {p.message}" for p in draft.problems)
        if delivered.get(draft.id) is DeliveryState.SENT:
            click.echo(
                f"  {_label(draft)}  {_relative(out)}/{_together([output.name for output in draft.outputs])}"
            )
        elif draft.id in delivered:
            click.echo(f"  {_label(draft)}  was not delivered ({delivered[draft.id]}): repurpose status")
        else:
            click.echo(f"  {_label(draft)}  {_standing(desk.store.draft_row(draft.id))}")
        if faults:
            click.echo(faults[1:])
    _say_late(desk, ran)
    if ran.restored:
        click.echo(
            f"  put back            {_many(len(ran.restored), 'file')} that had gone from {_relative(out)}"
        )
    if ran.written:
        click.echo(f"  feed                {_relative(out)}/{_some([path.name for path in ran.written])}")


def _standing(row: Any) -> str:
    """How a draft stands that was not delivered: one that was made before keeps the word that was said of it."""
    from repurpose.model import DraftState

    if row.state is DraftState.APPROVED:
        return "is approved and not delivered yet"
    if row.state is DraftState.REJECTED:
        return f"was rejected before: {row.reason}"
    if row.state is DraftState.STALE:
        return f"went stale: {row.reason}"
    return f"waits for approval: repurpose show {row.id}"


def _say_late(desk: Any, ran: Any) -> None:
    """What an earlier run had left, and this one delivered."""
    from repurpose.model import DeliveryState

    made = {(draft.id, ran.slot) for draft in ran.drafts}
    late = [
        one for one in ran.delivered if one.state is DeliveryState.SENT and (one.draft, one.slot) not in made
    ]
    for one in late[:_NAMED]:
        draft = desk.store.draft(one.draft)
        names = _together([output.name for output in draft.outputs])
        click.echo(f"  delivered late: {_label(draft).strip()} of {one.slot.job} {one.slot.at}  {names}")
    if len(late) > _NAMED:
        click.echo(f"  delivered late: {_many(len(late) - _NAMED, 'more draft')}")


def _label(draft: Any) -> str:
    return f"{f'{draft.kind} {draft.network}' if draft.network else draft.kind:<18}"


def _some(names: list[str]) -> str:
    """The first names, and how many more there are: a new folder has archives by the hundred."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {_many(more, 'more file')}" if more > 0 else "")


def _together(names: list[str]) -> str:
    """`a/b.x.txt`, `a/b.x.json` as `a/b.x{.txt,.json}`."""
    shared = os.path.commonprefix(names)  # noqa: RUF071  letters are what is meant, not folders
    endings = [name[len(shared) :] for name in names]
    return shared + ("{" + ",".join(endings) + "}" if len(names) > 1 else endings[0])


def _relative(path: Any) -> str:
    from pathlib import Path

    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _object(desk: Any, ran: Any) -> dict[str, Any]:
    return {
        "job": ran.slot.job,
        "slot": ran.slot.at,
        "run": ran.slot.run,
        "already": ran.already is not None,
        "empty": ran.empty_reason,
        "picks": [{"path": p.path, "reason": p.reason} for p in ran.picks],
        "drafts": [
            {
                "id": d.id,
                "kind": d.kind,
                "network": d.network,
                "title": d.title,
                "outputs": [str(desk.workspace.out / output.name) for output in d.outputs],
                "problems": [
                    {"code": p.code, "message": p.message, "severity": p.severity} for p in d.problems
                ],
            }
            for d in ran.drafts
        ],
        "deliveries": [
            {"key": d.key, "draft": d.draft, "state": d.state, "reason": d.reason} for d in ran.delivered
        ],
        "restored": [str(desk.workspace.out / name) for name in ran.restored],
        "written": [str(path) for path in ran.written],
        "left_out": [{"path": row.path, "message": row.problem.message} for row in ran.gathered.left_out],
        "stale": list(ran.gathered.stale),
        "failures": list(ran.failures),
    }
