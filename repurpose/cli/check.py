"""`repurpose check`: settings, jobs and templates, without running anything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from repurpose.cli import at_hand

_NAMED = 5  # articles that are left out and named


def _briefly(seen: Any) -> Iterator[str]:
    """The first articles that are left out, and how much more there is."""
    yield from (f"left out: {message}" for message in seen.left_out[:_NAMED])
    if (more := len(seen.left_out) - _NAMED) > 0:
        yield f"left out: {more} more; `repurpose doctor` names all."
    if seen.clashes:
        yield (
            f"At {len(seen.clashes)} address{'' if len(seen.clashes) == 1 else 'es'} stands more than one article; "
            "`repurpose doctor` names them."
        )


@click.command(name="check")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Load settings, jobs and templates and name every fault, every missing setting, and articles that cannot be used."""
    from repurpose import articles, checkup, making, workspace
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
    seen = checkup.Contents((), ())
    unseen: list[str] = []
    try:
        seen = checkup.look(place, at_hand.moment(None, place))
    except RepurposeError as error:
        if str(error) not in faults:
            unseen = [f"The articles were not looked at: {error}"]
    if as_json:
        at_hand.print_json(
            {
                "workspace": str(place.root),
                "jobs": sorted(jobs),
                "errors": faults,
                "missing": missing,
                "left_out": seen.left_out,
                "same_address": seen.clashes,
            }
        )
    else:
        for message in (*faults, *missing, *unseen, *_briefly(seen)):
            click.echo(message)
        if not faults:
            count = len(missing) + len(unseen) + len(seen.left_out) + len(seen.clashes)
            well = f"work, with {count} warning{'' if count == 1 else 's'}" if count else "are fine"
            many = f"{len(jobs)} job{'' if len(jobs) == 1 else 's'}"
            click.echo(f"{place.root}: settings, {many} and their templates {well}.")
    if faults:
        ctx.exit(2)
