"""`repurpose worker`: work on a PostgreSQL queue, on as many machines as there are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from repurpose.cli import at_hand, log_lines
from repurpose.errors import StoreError, UsageError


@click.command(name="worker")
@click.option(
    "--workspace",
    "others",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A further workspace of the same database to serve; may be repeated.",
)
@click.option(
    "--concurrency", type=click.IntRange(1, 64), default=4, show_default=True, help="Jobs at a time."
)
@click.option("--once", "--burst", "once", is_flag=True, help="Work until nothing is left to do, then stop.")
@click.pass_context
def command(ctx: click.Context, others: tuple[Path, ...], concurrency: int, once: bool) -> None:
    """Plan, draft and deliver from the queue in the settings' PostgreSQL database, until SIGTERM."""
    places = _places(ctx, others)
    for place in places:
        if not place.database.startswith("postgresql"):
            raise UsageError(
                f'{place.root}: workers need PostgreSQL; set `database = "postgresql://…"` in repurpose.toml, or use '
                "`repurpose daemon`, which needs nothing else."
            )
    if len({place.database for place in places}) > 1:
        raise UsageError("The workspaces name different databases; start a worker for each database.")
    ids = [place.settings.workspace_id for place in places]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        raise UsageError(f'Two of the workspaces have the same workspace_id "{twice}"; give each its own.')
    log_lines.to_stderr("procrastinate")
    ctx.exit(_work(places, concurrency, once))


def _places(ctx: click.Context, others: tuple[Path, ...]) -> list[Any]:
    from repurpose import workspace

    roots = dict.fromkeys(path.absolute() for path in others)
    first = [at_hand.workspace(ctx)] if ctx.obj or not roots else []
    environ = at_hand.environ()
    return [
        *first,
        *(workspace.load(root, environ) for root in roots if not first or root != first[0].root),
    ]


def _work(places: list[Any], concurrency: int, once: bool) -> int:
    import contextlib

    from repurpose import newsroom

    try:
        from repurpose.engine.work import Shift, work
    except ModuleNotFoundError as error:
        raise StoreError(
            f"Workers need {error.name}: install it with `pip install repurpose[postgres]`."
        ) from None
    with contextlib.ExitStack() as stack:
        desks: list[Any] = []
        for place in places:
            desk = (
                newsroom.enter_beside(desks[0], place, enqueue=at_hand.enqueuer(place))
                if desks
                else newsroom.enter(place, enqueue=at_hand.enqueuer(place))
            )
            desks.append(stack.enter_context(desk))
        return work(Shift(places[0].database, desks, lambda: dt.datetime.now(dt.UTC), concurrency, once))
