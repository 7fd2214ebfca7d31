"""`repurpose daemon`: run all jobs when they are due."""

from __future__ import annotations

import datetime as dt
import logging
import sys

import click

from repurpose.cli import at_hand, masked


@click.command(name="daemon")
@click.option("--once", is_flag=True, help="Do what is due now and stop; for those who have cron.")
@click.option("--now", "when", metavar="TIME", help="With --once: act as if it were this time.")
@click.pass_context
def command(ctx: click.Context, once: bool, when: str | None) -> None:
    """Run all jobs when they are due, until SIGTERM; one line of log an event, on standard error."""
    from repurpose import daemon, newsroom
    from repurpose.errors import UsageError

    if when and not once:
        raise UsageError("--now goes with --once only; a daemon lives in the present.")
    place = at_hand.workspace(ctx)
    _log_to_stderr()
    with newsroom.enter(place) as desk:
        ctx.exit(daemon.run(desk, lambda: at_hand.moment(when, place), once=once))


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("repurpose")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


class _OneLine(logging.Formatter):
    """One event, one line, whatever a file's name or an error holds."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802, ARG002  stdlib's name
        return dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="seconds")

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record).replace("\r", "\\r").replace("\n", "\\n"))
