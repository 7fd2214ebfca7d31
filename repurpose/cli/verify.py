"""`repurpose verify`: prove every quotation of every draft against its source file."""

from __future__ import annotations

import click

from repurpose.cli import at_hand


@click.command(name="verify")
@click.argument("ids", nargs=-1, metavar="[ID…]")
@click.option("--all", "everything", is_flag=True, help="Rejected and stale drafts too.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a failure and a line with the counts."
)
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Slice every source file at every span that a draft prints and compare; report the ones that fail."""
    from repurpose import newsroom, proving

    with newsroom.enter(at_hand.workspace(ctx), create=False) as desk:
        proof = proving.verify(desk, ids, everything=everything, progress=at_hand.shown_progress())
    for id_, problem in proof.failures:
        if as_json:
            at_hand.print_json(
                {"draft": id_, "code": problem.code, "where": problem.where, "message": problem.message}
            )
        else:
            click.echo(f"{id_}: {problem.message}")
    if as_json:
        at_hand.print_json({"drafts": proof.drafts, "spans": proof.spans, "failures": len(proof.failures)})
    else:
        click.echo(f"{proof.spans} printed spans of {proof.drafts} drafts: {len(proof.failures)} not proved.")
    if proof.failures:
        ctx.exit(1)
