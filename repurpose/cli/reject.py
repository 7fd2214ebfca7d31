"""`repurpose reject`: a person's word that a draft shall not go."""

from __future__ import annotations

import click

from repurpose.cli import at_hand


@click.command(name="reject")
@click.argument("id_", metavar="ID")
@click.option("--reason", required=True, help="Why, for whoever asks later.")
@click.pass_context
def command(ctx: click.Context, id_: str, reason: str) -> None:
    """Reject a draft; its deliveries are cancelled."""
    from repurpose import newsroom, proving

    place = at_hand.workspace(ctx)
    with newsroom.enter(place, create=False) as desk:
        proving.refuse_left(desk, id_, "rejected")
        rejected = desk.store.reject(id_, reason, at_hand.moment(None, place), at_hand.person())
        click.echo(f"rejected {rejected}: {reason}")
