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
        waiting = len(desk.store.scheduled())
    if not held:
        click.echo("Deliveries were not held.")
        return
    leave = f"{waiting} {'waits' if waiting == 1 else 'wait'} to leave" if waiting else "none waits to leave"
    click.echo(
        f"Deliveries go on with the next `repurpose run` or the daemon; {leave}. They were held: {held}"
    )
