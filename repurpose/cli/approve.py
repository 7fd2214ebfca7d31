"""`repurpose approve`: a person's word that drafts may go."""

from __future__ import annotations

import click

from repurpose.cli import at_hand


@click.command(name="approve")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--now", "when", metavar="TIME", hidden=True)
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...], when: str | None) -> None:
    """Approve drafts for exactly the bytes that they have now, and deliver them."""
    from repurpose import newsroom, pipeline
    from repurpose.model import DeliveryState

    place = at_hand.workspace(ctx)
    now = at_hand.moment(when, place)
    with newsroom.enter(place, create=False) as desk:
        pipeline.look(desk, now)  # what was edited since makes its drafts stale before anyone approves them
        for id_ in pipeline.approve(desk, ids, now, at_hand.person()):
            click.echo(f"approved {id_}")
        bad = at_hand.say_held(desk)
        for one in pipeline.deliver(desk, now):
            click.echo(
                f"{one.state}: draft {one.draft} to {one.channel}" + (f": {one.reason}" if one.reason else "")
            )
            bad = bad or one.state is not DeliveryState.SENT
    if bad:
        ctx.exit(1)
