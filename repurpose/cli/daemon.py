"""`repurpose daemon`: run all jobs when they are due."""

from __future__ import annotations

import click

from repurpose.cli import at_hand, log_lines


@click.command(name="daemon")
@click.option("--once", is_flag=True, help="Do what is due now and stop; for those who have cron.")
@click.option("--now", "when", metavar="TIME", help="With --once: act as if it were this time.")
@click.pass_context
def command(ctx: click.Context, once: bool, when: str | None) -> None:
    """Run all jobs when they are due, until Ctrl-C or SIGTERM; one line of log an event, on standard error."""
    from repurpose import daemon, newsroom
    from repurpose.errors import UsageError

    if when and not once:
        raise UsageError("--now goes with --once only; a daemon lives in the present.")
    place = at_hand.workspace(ctx)
    log_lines.to_stderr()
    with newsroom.enter(place, enqueue=at_hand.enqueuer(place)) as desk:
        ctx.exit(daemon.run(desk, lambda: at_hand.moment(when, place), once=once))
