"""`repurpose status`: the ledger's balance, what needs a word, and the next times."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import click

from repurpose.cli import at_hand

_NAMED = 10  # deliveries to be tried again that are named


@click.command(name="status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--settings", "show_settings", is_flag=True, help="Print each setting and where its value came from."
)
@click.pass_context
def command(ctx: click.Context, as_json: bool, show_settings: bool) -> None:
    """Print counts of slots, drafts and deliveries by state, deliveries in doubt, the daemon and the next times."""
    from repurpose import newsroom, workspace

    place = at_hand.workspace(ctx)
    if show_settings:
        for key, value, origin in workspace.explain(place):
            click.echo(f"{key} = {value}  ({origin})")
        return
    with newsroom.enter(place, create=False) as desk:
        figures: dict[str, Any] = desk.store.status()
        doubts = desk.store.deliveries("unknown")
        figures["unknown"] = [
            {"key": d.key, "draft": d.draft, "channel": d.channel, "reason": d.reason} for d in doubts
        ]
        figures["retries"] = [
            {"key": d.key, "draft": d.draft, "channel": d.channel, "reason": d.reason, "due": due.isoformat()}
            for d, due in desk.store.scheduled()
            if d.state == "retry"
        ]
        figures["held"] = desk.store.held()
        figures["heartbeat"] = json.loads(desk.store.meta(newsroom.HEARTBEAT) or "null")
        figures["discrepancy"] = desk.store.discrepancy()
    figures["next"] = _next(place, at_hand.moment(None, place))
    if as_json:
        at_hand.print_json(figures)
    else:
        _say(figures, place.settings.site.zone)
    if figures["discrepancy"]:
        ctx.exit(1)


def _next(place: Any, now: Any) -> dict[str, list[str]]:
    from repurpose import schedule
    from repurpose.jobs import Job
    from repurpose.workspace import zone_of

    return {
        name: schedule.upcoming(job.schedule, now, zone_of(job, place.settings), 3)
        for name, job in place.jobs().items()
        if isinstance(job, Job) and job.schedule
    }


def _say(figures: dict[str, Any], zone: dt.tzinfo) -> None:
    click.echo(f"slots: {figures['slots']}")
    click.echo("drafts: " + (", ".join(f"{n} {state}" for state, n in figures["drafts"].items()) or "none"))
    states = {state: n for state, n in figures["deliveries"].items() if state != "total"}
    detail = ", ".join(f"{n} {state}" for state, n in states.items())
    click.echo(f"deliveries: {figures['deliveries']['total']} planned" + (f": {detail}" if detail else ""))
    for doubt in figures["unknown"]:
        click.echo(
            f"  in doubt: {doubt['key'][:12]} (draft {doubt['draft']} to {doubt['channel']}: {doubt['reason']}); "
            f"look whether it arrived, then: repurpose resolve {doubt['key'][:12]} --sent, or --resend"
        )
    for late in figures["retries"][:_NAMED]:
        due = dt.datetime.fromisoformat(late["due"]).astimezone(zone)
        click.echo(
            f"  to be tried again: {late['key'][:12]} (draft {late['draft']} to {late['channel']}), by the first run or the "
            f"daemon from {due:%Y-%m-%d %H:%M} on: {late['reason']}"
        )
    if (more := len(figures["retries"]) - _NAMED) > 0:
        click.echo(f"  to be tried again: {more} more")
    if figures["held"]:
        click.echo(f"held: {figures['held']} (`repurpose resume` lets deliveries go on)")
    if beat := figures["heartbeat"]:
        click.echo(f"daemon: {beat['state']} at {beat['at']} (process {beat['pid']} on {beat['host']})")
    for name, labels in figures["next"].items():
        click.echo(f"next: {name} at {', '.join(labels)}")
    if figures["discrepancy"]:
        click.echo(figures["discrepancy"])
