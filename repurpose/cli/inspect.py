"""`repurpose inspect FILE…`: what is understood of article files. Needs no workspace and writes nothing.

`as_json` is a contract that scripts depend on: one object a file, offsets in code points into the file's text as
decoded from UTF-8 (a BOM removed, line ends as they are), front matter included.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from repurpose.model import Article, Digest, Media, Passage, Problem, Quote


def as_json(article: Article, digest: Digest) -> dict[str, Any]:
    """The object that `inspect --json` prints for one article."""
    return {
        "path": article.path,
        "title": article.title,
        "language": article.language,
        "lead": article.lead,
        "media": _media(article.media),
        "summary": [_passage(each) for each in digest.summary],
        "key_points": [_passage(each) for each in digest.key_points],
        "quotes": [_quote(each) for each in digest.quotes],
        "turns": [{"speaker": each.speaker, "start": each.start, "end": each.end} for each in digest.turns],
        "problems": [_problem(each) for each in article.problems],
    }


def unreadable(path: str, reason: str) -> dict[str, Any]:
    """The object of a file that cannot be read: everything empty, and one problem that says why."""
    return {
        "path": path,
        "title": None,
        "language": None,
        "lead": None,
        "media": _media(Media()),
        "summary": [],
        "key_points": [],
        "quotes": [],
        "turns": [],
        "problems": [_problem(Problem("unreadable", reason, where=path))],
    }


def _media(media: Media) -> dict[str, list[str]]:
    return {
        "youtube": list(media.youtube),
        "spotify": list(media.spotify),
        "apple_podcast": list(media.apple_podcast),
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"text": passage.text, "start": passage.start, "end": passage.end}


def _quote(quote: Quote) -> dict[str, Any]:
    evidence = {"start": quote.evidence.start, "end": quote.evidence.end} if quote.evidence else None
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        "speaker": quote.speaker,
        "evidence": evidence,
        "utterance": quote.utterance,
        "score": quote.score,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "severity": problem.severity.value,
        "where": problem.where,
    }


@click.command("inspect")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--json", "as_lines", is_flag=True, help="Print one JSON object per file and line.")
def command(files: Sequence[Path], as_lines: bool) -> None:
    """Print what is understood of article files: summary, key points, quotations with their speakers, turns.

    Needs no workspace and writes nothing. The exit code is 1 if a file cannot be read; it still gets its object.
    """
    failed = False
    for path in files:
        found = _inspected(path)
        failed = failed or found["title"] is None
        click.echo(json.dumps(found, ensure_ascii=False) if as_lines else _told(found))
    if failed:
        raise SystemExit(1)


def _inspected(path: Path) -> dict[str, Any]:
    from repurpose.articles import read
    from repurpose.digest import digest
    from repurpose.errors import ArticleError

    try:
        article = read(path, str(path))
    except ArticleError as error:
        return unreadable(str(path), str(error))
    return as_json(article, digest(article))


def _told(found: dict[str, Any]) -> str:
    """The same for people."""
    lines = [f"{found['path']}: {found['title'] or '(not read)'} [{found['language'] or '-'}]"]
    lines += [f"  problem: {each['message']}" for each in found["problems"]]
    lines += [f"  summary: {each['text']}" for each in found["summary"]]
    lines += [f"  point:   {each['text']}" for each in found["key_points"]]
    lines += [f"  {each['score']:.2f}  {each['speaker'] or '?'}: {each['text']}" for each in found["quotes"]]
    if found["turns"]:
        lines.append(f"  {len(found['turns'])} turns")
    return "\n".join(lines)
