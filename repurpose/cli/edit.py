"""`repurpose edit`: change a draft's texts; it is reviewed and proved again and gets a new id."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TextIO

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
        if not only_print:
            pipeline.look(desk, at_hand.moment(None, place))
            _refuse_closed(desk.store.draft_row(draft.id))  # before a person writes what cannot be kept
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


def _refuse_closed(row: Any) -> None:
    from repurpose.errors import DraftError
    from repurpose.model import DraftState

    if row.state in (DraftState.REJECTED, DraftState.STALE):
        raise DraftError(
            f"Draft {row.id} is {row.state} ({row.reason}) and cannot be edited; `repurpose drafts` lists what can."
        )
