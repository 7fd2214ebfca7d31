"""`repurpose check`: settings, jobs and templates, without running anything."""

from __future__ import annotations

import click

from repurpose.cli import at_hand


@click.command(name="check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Load settings, jobs and templates and name every fault and every missing setting."""
    from repurpose import articles, making, workspace
    from repurpose.errors import JobError, RepurposeError
    from repurpose.jobs import Job

    place = at_hand.workspace(ctx)
    faults: list[str] = []
    try:
        if next(articles.scan(place.root, place.settings.articles, place.written), None) is None:
            faults.append(f"{place.root}: no article is where `articles` says; put one there or change it.")
    except RepurposeError as error:
        faults.append(str(error))
    jobs = place.jobs()
    faults += [str(job) for job in jobs.values() if isinstance(job, JobError)]
    if not jobs:
        faults.append(f"There is no job in {place.root / 'jobs'}; write one, or copy a starter.")
    for job in jobs.values():
        if isinstance(job, Job):
            try:
                making.check_templates(place, job)
            except RepurposeError as error:
                faults.append(f"jobs/{job.name}.toml: {error}")
    missing = [problem.message for problem in workspace.missing(place)]
    if as_json:
        at_hand.print_json(
            {"workspace": str(place.root), "jobs": sorted(jobs), "errors": faults, "missing": missing}
        )
    else:
        for message in (*faults, *missing):
            click.echo(message)
        if not faults:
            click.echo(f"{place.root}: settings, {len(jobs)} jobs and their templates are fine.")
    if faults:
        ctx.exit(2)
