"""`repurpose resolve`: a person's word on a delivery in doubt."""

from __future__ import annotations

import click

from repurpose.cli import at_hand
from repurpose.errors import UsageError


@click.command(name="resolve")
@click.argument("id_", metavar="DELIVERY")
@click.option("--sent", is_flag=True, help="It arrived.")
@click.option("--resend", is_flag=True, help="It did not arrive: send it again.")
@click.pass_context
def command(ctx: click.Context, id_: str, sent: bool, resend: bool) -> None:
    """Say whether a delivery that is `unknown` arrived; `status` lists them."""
    from repurpose import newsroom

    if sent == resend:
        raise UsageError("Say one of --sent and --resend.")
    place = at_hand.workspace(ctx)
    with newsroom.enter(place, create=False) as desk:
        now = at_hand.moment(None, place)
        settled = desk.store.resolve(id_, sent=sent, now=now, by=at_hand.person())
        click.echo(f"delivery {settled.key[:12]} of draft {settled.draft} is now {settled.state}")
