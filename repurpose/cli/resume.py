"""`repurpose resume`: let deliveries go on after a restore."""

from __future__ import annotations

import click

from repurpose.cli import at_hand


@click.command(name="resume")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Let deliveries go on that are held since a restore."""
    from repurpose import newsroom

    with newsroom.enter(at_hand.workspace(ctx), create=False) as desk:
        held = desk.store.held()
        desk.store.resume()
    click.echo(f"Deliveries go on; they were held: {held}" if held else "Deliveries were not held.")
