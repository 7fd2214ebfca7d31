"""`repurpose show`: one draft, with the source sentence beside each quoted part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from repurpose.cli import at_hand


@click.command(name="show")
@click.argument("id_", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option(
    "--files",
    "folder",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the draft's files below FOLDER, for looking at them before it is approved, and print their paths.",
)
@click.pass_context
def command(ctx: click.Context, id_: str, as_json: bool, folder: Path | None) -> None:
    """Print a draft part by part; under each part the spans of the files that it prints, then what else is printed."""
    from repurpose import newsroom

    place = at_hand.workspace(ctx)
    with newsroom.enter(place, create=False) as desk:
        draft, row = desk.store.draft(id_), desk.store.draft_row(id_)
        own = _own(desk, draft)
    if folder is not None:
        for path in _write(draft, folder):
            click.echo(path)
    elif as_json:
        at_hand.print_json(_object(draft, row, own))
    else:
        _say(draft, row, own, place)


def _own(desk: Any, draft: Any) -> list[tuple[int | None, str]]:
    """What a person wrote in it that stands in no source, and in which part."""
    if draft.edited_from is None:
        return []
    from repurpose.compose import editing

    original = draft
    while original.edited_from is not None:
        original = desk.store.draft(original.edited_from)
    return editing.yours(draft, original)


def _write(draft: Any, folder: Path) -> list[Path]:
    """The draft's files, written below a folder. Raises `UsageError` where one is there with other content."""
    from repurpose.channels.outbox import Outbox
    from repurpose.errors import UsageError

    paths = [folder / output.name for output in draft.outputs]
    for path, output in zip(paths, draft.outputs, strict=True):
        if path.is_symlink() or (path.exists() and not _holds(path, output.data)):
            raise UsageError(
                f"{path} is there already with other content; name an empty folder after --files."
            )
    Outbox(folder).send(draft, "")
    return paths


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _say(draft: Any, row: Any, own: Sequence[tuple[int | None, str]], place: Any) -> None:
    click.echo(
        f"{draft.id}  {row.state}  {draft.kind}{f' {draft.network}' if draft.network else ''}  {draft.title}"
    )
    if row.reason:
        click.echo(f"  {row.reason}")
    for number, part in enumerate(draft.parts):
        click.echo(f"\n[{number + 1}/{len(draft.parts)}] {part.text}")
        for line in (*_sources(draft, part, number), *_yours(own, number)):
            click.echo(line)
    besides = set(range(len(draft.sources))) - {index for part in draft.parts for index in part.sources}
    if besides or _yours(own, None):  # a card's title, what its speaker is, a letter's subject
        click.echo("\n[beside it]")
        for line in (*(_source(draft.sources[index]) for index in sorted(besides)), *_yours(own, None)):
            click.echo(line)
    click.echo()
    for problem in draft.problems:
        click.echo(f"{problem.severity}: {problem.message}")
    files = [_file(output, row, place) for output in draft.outputs]
    for line in files:
        click.echo(line)
    if any(line.startswith("will be ") for line in files):
        click.echo(f"`repurpose show {row.id} --files FOLDER` writes them for looking.")


def _sources(draft: Any, part: Any, number: int) -> list[str]:
    """The lines under a part: its spans, or where a part of a letter comes from that has none."""
    after = number - len(draft.view.get("sections", draft.parts))
    if after < 0:
        return [_source(draft.sources[index]) for index in part.sources]
    if after == 0 and draft.view["intro"]:
        return [f"      ← jobs/{draft.job}.toml (intro)"]
    correction = draft.view["corrections"][after - (1 if draft.view["intro"] else 0)]
    return [f"      ← an earlier letter, of “{correction['title']}”, which says so no more (correction)"]


def _yours(own: Sequence[tuple[int | None, str]], number: int | None) -> list[str]:
    return [f"      ← yours: in no source: {text}" for part, text in own if part == number]


def _file(output: Any, row: Any, place: Any) -> str:
    """A file as what it is: there, or only to be."""
    name, size = f"{place.settings.out}/{output.name}", f"{output.media_type}, {len(output.data)} bytes"
    if _holds(place.out / output.name, output.data):
        return f"{name}  {size}"
    if row.state in ("waiting", "approved"):
        return f"will be {name}  {size}"
    return f"not in {place.settings.out}: {output.name}  {size}"


def _source(source: Any) -> str:
    said = f", {source.speaker}" if source.speaker else ""
    return f"      ← {source.path}:{source.start}-{source.end} ({source.role}{said}) {source.text}"


def _object(draft: Any, row: Any, own: Sequence[tuple[int | None, str]]) -> dict[str, Any]:
    return {
        "id": draft.id,
        "state": row.state,
        "reason": row.reason,
        "kind": draft.kind,
        "network": draft.network,
        "job": draft.job,
        "title": draft.title,
        "template": draft.template,
        "parts": [{"text": part.text, "sources": list(part.sources)} for part in draft.parts],
        "yours": [{"part": part, "text": text} for part, text in own],
        "sources": [
            {
                "path": s.path,
                "sha256": s.sha256,
                "start": s.start,
                "end": s.end,
                "text": s.text,
                "role": s.role,
                "speaker": s.speaker,
                "evidence": {"start": s.evidence.start, "end": s.evidence.end} if s.evidence else None,
            }
            for s in draft.sources
        ],
        "outputs": [
            {"name": o.name, "media_type": o.media_type, "bytes": len(o.data)} for o in draft.outputs
        ],
        "problems": [{"code": p.code, "severity": p.severity, "message": p.message} for p in draft.problems],
        "edited_from": draft.edited_from,
    }
