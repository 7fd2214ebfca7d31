"""`repurpose doctor`: faults of this machine and this workspace, each with what to do."""

from __future__ import annotations

import click

from repurpose.cli import at_hand


@click.command(name="doctor")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding and line.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look at Python, SQLite, the clock, folders, settings, jobs, fonts and the ledger."""
    from repurpose import checkup, newsroom

    place = at_hand.workspace(ctx)
    now = at_hand.moment(None, place)
    failed = False
    for finding in checkup.examine(place, now, lambda: newsroom.enter(place, create=False)):
        failed = failed or finding.level == "error"
        if as_json:
            at_hand.print_json({"what": finding.what, "level": finding.level, "said": finding.said})
        else:
            click.echo(f"{finding.level:<7}  {finding.what:<8}  {finding.said}")
    if failed:
        ctx.exit(1)
