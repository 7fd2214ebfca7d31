"""`repurpose backup`: a copy of the ledger, consistent also while the daemon runs."""

from __future__ import annotations

from pathlib import Path

import click

from repurpose.cli import at_hand


@click.command(name="backup")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def command(ctx: click.Context, target: Path) -> None:
    """Copy the ledger to TARGET, a new file, as it is at one moment."""
    from repurpose import store

    place = at_hand.workspace(ctx)
    store.backup(at_hand.database_file(place), target, at_hand.moment(None, place))
    click.echo(f"The ledger is copied to {target}.")
