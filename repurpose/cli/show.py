"""`repurpose show`: one draft, with the source sentence beside each quoted part."""

from __future__ import annotations

from typing import Any

import click

from repurpose.cli import at_hand


@click.command(name="show")
@click.argument("id_", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(ctx: click.Context, id_: str, as_json: bool) -> None:
    """Print a draft part by part; under each part the spans of the files that it prints, then what else is printed."""
    from repurpose import newsroom

    place = at_hand.workspace(ctx)
    with newsroom.enter(place, create=False) as desk:
        draft, row = desk.store.draft(id_), desk.store.draft_row(id_)
    if as_json:
        at_hand.print_json(_object(draft, row))
        return
    click.echo(
        f"{draft.id}  {row.state}  {draft.kind}{f' {draft.network}' if draft.network else ''}  {draft.title}"
    )
    if row.reason:
        click.echo(f"  {row.reason}")
    for number, part in enumerate(draft.parts, 1):
        click.echo(f"\n[{number}/{len(draft.parts)}] {part.text}")
        for index in part.sources:
            click.echo(_source(draft.sources[index]))
    besides = set(range(len(draft.sources))) - {index for part in draft.parts for index in part.sources}
    if besides:  # a card's title, what its speaker is
        click.echo("\n[beside it]")
        for index in sorted(besides):
            click.echo(_source(draft.sources[index]))
    click.echo()
    for problem in draft.problems:
        click.echo(f"{problem.severity}: {problem.message}")
    for output in draft.outputs:
        click.echo(f"{place.settings.out}/{output.name}  {output.media_type}, {len(output.data)} bytes")


def _source(source: Any) -> str:
    said = f", {source.speaker}" if source.speaker else ""
    return f"      ← {source.path}:{source.start}-{source.end} ({source.role}{said}) {source.text}"


def _object(draft: Any, row: Any) -> dict[str, Any]:
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
