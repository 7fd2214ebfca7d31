"""`repurpose edit`: change a draft's texts; it is reviewed and proved again and gets a new id."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from repurpose.cli import at_hand


@click.command(name="edit")
@click.argument("id_", metavar="ID")
@click.option(
    "--from",
    "source",
    type=click.File(encoding="utf-8"),
    help="Take the edited text from a file, or - for standard input.",
)
@click.option("--print", "only_print", is_flag=True, help="Print the text to be edited, and change nothing.")
@click.pass_context
def command(ctx: click.Context, id_: str, source: TextIO | None, only_print: bool) -> None:
    """Open the draft's texts in $EDITOR. The old draft becomes stale, the new one waits for approval."""
    from repurpose import newsroom, pipeline
    from repurpose.compose import editing
    from repurpose.errors import UsageError

    place = at_hand.workspace(ctx)
    with newsroom.enter(place, create=False) as desk:
        draft = desk.store.draft(id_)
        text = editing.document(draft)
        if only_print:
            click.echo(text, nl=False)
            return
        try:
            edited = source.read() if source else click.edit(text, extension=".txt")
        except UnicodeDecodeError:
            raise UsageError(
                f"{Path(source.name if source else '-').name} is not UTF-8; save it as UTF-8."
            ) from None
        changed = editing.changes(draft, edited) if edited is not None else {}
        if not changed:
            click.echo(f"Draft {draft.id} is as it was.")
            return
        new = pipeline.edit(desk, draft, changed, at_hand.moment(None, place))
    click.echo(f"Draft {new.id} takes the place of {draft.id}; look at it with `repurpose show {new.id}`.")
    for problem in new.problems:
        click.echo(f"{problem.severity}: {problem.message}")
