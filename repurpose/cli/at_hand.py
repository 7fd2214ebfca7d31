"""What most commands begin with: the workspace, the time, the newsroom, and how progress is shown.

Only `cli` asks the clock and the terminal; everything below is given `now`.
"""

from __future__ import annotations

import datetime as dt
import getpass
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from repurpose import workspace as workspaces
from repurpose.errors import UsageError
from repurpose.workspace import Workspace

_YEARS = range(1970, 3000)  # in which every span of a job ends within the calendar


def workspace(ctx: click.Context) -> Workspace:
    """The workspace that `--workspace` names, or the nearest one upward."""
    root = Path(ctx.obj).absolute() if ctx.obj else workspaces.find(Path.cwd())
    return workspaces.load(root, environ())


def environ() -> dict[str, str]:
    """The variables that settings may come from."""
    return {name: value for name, value in os.environ.items() if name != "REPURPOSE_DEBUG"}


def database_file(place: Workspace) -> Path:
    """The file of the ledger. Raises `UsageError` where it is on a PostgreSQL server, which has its own backups."""
    path = place.database.removeprefix("sqlite:///")
    if path == place.database:
        raise UsageError(
            "The ledger is on a PostgreSQL server: back it up and restore it there, with pg_dump."
        )
    return Path(path)


def enqueuer(place: Workspace) -> Callable[[Any, Sequence[str]], None] | None:
    """What puts planned deliveries into the workers' queue; None on SQLite, where one process does all."""
    if not place.database.startswith("postgresql"):
        return None
    from repurpose.engine.queue import Enqueuer

    return Enqueuer(place.settings.workspace_id)


def moment(text: str | None, place: Workspace) -> dt.datetime:
    """`--now` as an aware time (a naive one is meant in the site's zone) of the years 1970 to 2999, or the clock's. Raises
    `UsageError`.

    Its offset is fixed: a lease of five minutes is five minutes also on the nights on which the clocks change, where
    Python adds to what stands on the wall (PEP 495).
    """
    if text is None:
        return _fixed(dt.datetime.now(place.settings.site.zone))
    try:
        value = dt.datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f'--now "{text}" is not a time like 2026-02-10T08:00:00+08:00.') from None
    if value.year not in _YEARS:
        raise UsageError(
            f'--now "{text}" is not in the years {_YEARS[0]} to {_YEARS[-1]}; give another time.'
        )
    return _fixed(value.replace(tzinfo=place.settings.site.zone) if value.tzinfo is None else value)


def _fixed(value: dt.datetime) -> dt.datetime:
    return value.astimezone(dt.timezone(value.utcoffset() or dt.timedelta()))


def person() -> str:
    """Who sits at the machine, by the login name; by the number where the system knows no name, as in many a container."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # which of them depends on Python's version
        return str(os.getuid())


def say_held(desk: Any) -> bool:
    """Say on standard error that deliveries are held, where they are; whether they are."""
    held = desk.store.held()
    if held:
        click.echo(f"repurpose: nothing is sent now. {held}", err=True)
    return bool(held)


def print_json(value: Any) -> None:
    """One JSON value on standard output, characters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=None, default=str))


def shown_progress() -> Callable[[str, int, int], None]:
    """A bar on a terminal; elsewhere a plain line now and then, so that a log says what is going on."""
    if not sys.stderr.isatty():
        return _plain
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        transient=True,
        console=_console(),
    )
    tasks: dict[str, Any] = {}

    def show(message: str, done: int, total: int) -> None:
        if not tasks:
            bar.start()
        if message not in tasks:
            tasks[message] = bar.add_task(message, total=total)
        bar.update(tasks[message], completed=done, total=total)
        if all(task.finished for task in bar.tasks):
            bar.stop()
            tasks.clear()
            for task in list(bar.task_ids):
                bar.remove_task(task)

    return show


def _console() -> Any:
    from rich.console import Console

    return Console(stderr=True)


def _plain(message: str, done: int, total: int) -> None:
    if total >= 100 and (done == total or done % 1000 < 64):
        click.echo(f"{message}: {done} of {total}", err=True)
