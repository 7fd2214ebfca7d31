"""`repurpose init`: make a workspace and prove it by loading it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="init")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a workspace in FOLDER with settings, starter jobs and sample articles."""
    from repurpose import workspace

    made = workspace.init(folder)
    jobs = sorted(made.jobs())
    click.echo(f"{folder} is a workspace with {len(jobs)} jobs: {', '.join(jobs)}.")
    click.echo(f"Next: cd {folder} && repurpose run --all")
