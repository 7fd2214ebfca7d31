"""`repurpose edit`: change a draft's texts; it is reviewed and proved again and gets a new id."""

from __future__ import annotations

import contextlib
import os
import shlex
import tempfile
from collections.abc import Iterator
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

    place = at_hand.workspace(ctx)
    with newsroom.enter(place, create=False) as desk:
        draft = desk.store.draft(id_)
        if not only_print:
            pipeline.look(desk, at_hand.moment(None, place))
            _refuse_closed(desk, draft.id)  # before a person writes what cannot be kept
        text = editing.document(draft)
        if only_print:
            click.echo(text, nl=False)
            return
        with _given(source) if source else _written(text, draft.id) as edited:
            changed = editing.changes(draft, edited)
            new = pipeline.edit(desk, draft, changed, at_hand.moment(None, place)) if changed else None
    if new is None:
        click.echo(f"Draft {draft.id} is as it was.")
        return
    click.echo(f"Draft {new.id} takes the place of {draft.id}; look at it with `repurpose show {new.id}`.")
    for problem in new.problems:
        click.echo(f"{problem.severity}: {problem.message}")


@contextlib.contextmanager
def _given(source: TextIO) -> Iterator[str]:
    """The edited text that a file or standard input holds."""
    try:
        edited = source.read()
    except UnicodeDecodeError:
        raise _not_utf8(Path(source.name)) from None
    yield edited


@contextlib.contextmanager
def _written(text: str, id_: str) -> Iterator[str]:
    """What a person makes of `text` in an editor. The file goes when all is done; where anything fails, a person's work
    stays, and the error says where."""
    file, name = tempfile.mkstemp(prefix=f"repurpose-{id_}-", suffix=".txt")
    path = Path(name)
    with os.fdopen(file, "w", encoding="utf-8", newline="") as opened:
        opened.write(text)
    try:
        click.edit(filename=name)
        try:
            edited = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise _not_utf8(path) from None
        yield edited
    except BaseException as error:
        if _as_it_was(path, text):
            path.unlink(missing_ok=True)
        else:
            _say_kept(error, path, id_)
        raise
    path.unlink(missing_ok=True)


def _as_it_was(path: Path, text: str) -> bool:
    return not path.exists() or path.read_bytes() == text.encode("utf-8")


def _say_kept(error: BaseException, path: Path, id_: str) -> None:
    from repurpose.errors import RepurposeError

    kept = f"your text is kept: `repurpose edit {id_} --from {shlex.quote(str(path))}` takes it"
    if isinstance(error, RepurposeError):
        error.args = (f"{str(error).rstrip('.')}; {kept}.",)
    else:
        click.echo(f"repurpose: {kept}.", err=True)


def _not_utf8(path: Path) -> Exception:
    from repurpose.errors import UsageError

    return UsageError(f"{path.name} is not UTF-8; save it as UTF-8.")


def _refuse_closed(desk: Any, id_: str) -> None:
    from repurpose import proving
    from repurpose.errors import DraftError
    from repurpose.model import DraftState

    row = desk.store.draft_row(id_)
    if row.state in (DraftState.REJECTED, DraftState.STALE):
        raise DraftError(
            f"Draft {row.id} is {row.state} ({row.reason}) and cannot be edited; `repurpose drafts` lists what can."
        )
    proving.refuse_settled(desk, row.id)
