"""`repurpose drafts`: drafts with their states and problems."""

from __future__ import annotations

from typing import Any

import click

from repurpose.cli import at_hand


def _known(names: list[str], desk: Any, job: str) -> None:
    """Refuse a job of which there is neither a file nor a slot: drafts of one that was deleted are still there."""
    from repurpose.errors import UsageError

    if job not in names and not desk.store.slots(job):
        raise UsageError(f'There is no job "{job}"; the jobs here: {", ".join(names) or "none"}.')


@click.command(name="drafts")
@click.option("--state", type=click.Choice(["waiting", "approved", "rejected", "stale"]), help="Only these.")
@click.option("--job", help="Only this job's.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a draft and line.")
@click.pass_context
def command(ctx: click.Context, state: str | None, job: str | None, as_json: bool) -> None:
    """List drafts: id, state, kind, what it is of, why it is in that state, its problems."""
    from repurpose import newsroom

    place = at_hand.workspace(ctx)
    with newsroom.enter(place, create=False) as desk:
        if job is not None:
            _known(place.names(), desk, job)
        for row in desk.store.drafts(state, job):
            if as_json:
                at_hand.print_json(
                    {
                        "id": row.id,
                        "state": row.state,
                        "kind": row.kind,
                        "network": row.network,
                        "job": row.job,
                        "title": row.title,
                        "reason": row.reason,
                        "slot": row.slot.at if row.slot else None,
                        "problems": [
                            {"code": p.code, "severity": p.severity, "message": p.message}
                            for p in row.problems
                        ],
                    }
                )
                continue
            what = f"{row.kind} {row.network}" if row.network else row.kind
            click.echo(f"{row.id}  {row.state:<8}  {what:<18}  {row.title}")
            if row.reason and row.state in ("rejected", "stale"):
                click.echo(f"    {row.state}: {row.reason}")
            for problem in row.problems:
                click.echo(f"    {problem.severity}: {problem.message}")
