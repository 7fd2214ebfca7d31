"""`repurpose restore`: a backup in the ledger's place, and nothing sent until a person says so."""

from __future__ import annotations

from pathlib import Path

import click

from repurpose.cli import at_hand


@click.command(name="restore")
@click.argument("source", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def command(ctx: click.Context, source: Path) -> None:
    """Put the backup SOURCE in the ledger's place; what was there is kept beside it, and deliveries are held."""
    from repurpose import daemon, store

    place = at_hand.workspace(ctx)
    with daemon.lock(place.private):  # a daemon would go on with what it knew before
        aside = store.restore(source, at_hand.database_file(place))
    click.echo(
        f"The ledger is as it was in {source}." + (f" What was there is kept as {aside}." if aside else "")
    )
    click.echo(
        "Nothing is sent now. The files under out/ that are newer than the backup went out since: look at them, then say: "
        "repurpose resume"
    )
