"""`repurpose articles`: what is stored, and what was made of it."""

from __future__ import annotations

from collections import Counter

import click

from repurpose.cli import at_hand


@click.command(name="articles")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an article and line.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """List the stored articles, newest first, and how often each was used."""
    from repurpose import digest, digesting, gathering, newsroom

    place = at_hand.workspace(ctx)
    with newsroom.enter(place, at_hand.shown_progress()) as desk:
        gathered = gathering.gather(desk, at_hand.moment(None, place))
        used = Counter(use.guid for use in desk.store.uses())
        entries = sorted(desk.store.entries(), key=lambda e: (str(e.date or ""), e.path), reverse=True)
        known = desk.store.digests([entry.sha256 for entry in entries], digest.VERSION) if as_json else {}
        for entry in entries:
            if as_json:
                found = known.get(entry.sha256)
                at_hand.print_json(
                    {
                        "path": entry.path,
                        "title": entry.title,
                        "date": entry.date.isoformat() if entry.date else None,
                        "language": entry.language,
                        "guid": entry.guid,
                        "url": entry.url,
                        "draft": entry.draft,
                        "episode": entry.episode,
                        "copy_of": entry.copy_of,
                        "speakers": list(digesting.card_speakers(found)) if found else None,
                        "used": used[entry.guid],
                    }
                )
                continue
            notes = [f"used {used[entry.guid]}×"] if used[entry.guid] else []
            notes += ["draft"] if entry.draft else []
            notes += [f"copy of {entry.copy_of}"] if entry.copy_of else []
            day = f"{entry.date:%Y-%m-%d}" if entry.date else "undated   "
            click.echo(f"{day}  {entry.language:<7}  {entry.path}  {'; '.join(notes)}".rstrip())
        for row in gathered.left_out:
            click.echo(f"left out: {row.problem.message}", err=True)
    if gathered.left_out:
        ctx.exit(1)
