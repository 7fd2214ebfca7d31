"""`repurpose templates`: which templates are the user's, and a starter copied for editing."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from repurpose.cli import at_hand
from repurpose.errors import TemplateError

_SUFFIXES = (".j2", ".typ")
_MEANING = {
    "starter": "the starter is used",
    "copy": "yours, the same as the starter",
    "changed": "yours, in the starter's place",
    "own": "yours alone",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Listed:
    """One template. `state`: starter, copy (the user's, still the same), changed, or own (there is no such starter)."""

    name: str
    state: str
    path: Path


def listing(own: Path, starters: Path) -> list[Listed]:
    """Every template that there is, by name, with the file that is used."""
    mine, given = _files(own), _files(starters)
    return [
        Listed(name, _state(mine.get(name), given.get(name)), mine.get(name) or given[name])
        for name in sorted(mine.keys() | given.keys())
    ]


def copy(wanted: str, own: Path, starters: Path) -> list[Path]:
    """Copies a starter, or all files of one (`newsletter` is an HTML and a text template), into the user's folder.

    A file that is there is never overwritten. Raises `TemplateError`.
    """
    given, mine = _files(starters), _files(own)
    names = [name for name in given if wanted in (name, _stem(name))]
    if not names:
        known = ", ".join(sorted({_stem(name) for name in given}))
        raise TemplateError(f'There is no starter template "{wanted}"; there are: {known}.')
    there = [name for name in names if name in mine]
    if there:
        raise TemplateError(
            f"{mine[there[0]]} is there already; move it away first if you want the starter again."
        )
    copied = []
    for name in names:
        target = own / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(given[name].read_bytes())
        copied.append(target)
    return copied


def _files(folder: Path) -> dict[str, Path]:
    if not folder.is_dir():
        return {}
    found = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def _state(mine: Path | None, given: Path | None) -> str:
    if mine is None:
        return "starter"
    if given is None:
        return "own"
    return "copy" if mine.read_bytes() == given.read_bytes() else "changed"


def _stem(name: str) -> str:
    """What a job calls it: `newsletter` for `newsletter.html.j2`, `paper` for `cards/paper.typ`."""
    return name.rpartition("/")[2].partition(".")[0]


@click.command(name="templates")
@click.option("--copy", "wanted", metavar="NAME", help="Copy a starter into the workspace for editing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a template and line.")
@click.pass_context
def command(ctx: click.Context, wanted: str | None, as_json: bool) -> None:
    """List templates and which of them are yours, or copy a starter for editing."""
    place = at_hand.workspace(ctx)
    own, starters = place.root / "templates", place.templates[-1]
    if wanted is not None:
        for path in copy(wanted, own, starters):
            click.echo(str(path.relative_to(place.root)))
        return
    for listed in listing(own, starters):
        if as_json:
            at_hand.print_json({"name": listed.name, "state": listed.state, "path": str(listed.path)})
        else:
            click.echo(f"{listed.name:<24}  {_MEANING[listed.state]}")
