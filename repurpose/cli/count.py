"""`repurpose count`: texts as the networks count them. Needs no workspace and writes nothing.

`--json` is a contract that scripts depend on: JSON lines in, one object a line out, in the same order.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import click

from repurpose.errors import UsageError
from repurpose.model import NETWORKS, Network
from repurpose.text.lengths import Count, count

_KEYS = frozenset({"network", "text", "limit", "spoiler_text"})


@dataclasses.dataclass(frozen=True, slots=True)
class Request:
    """One line of input: a text, where it will be posted, and what differs from that network's own rules."""

    network: Network
    text: str
    limit: int | None = None
    spoiler_text: str = ""


def as_json(counted: Count) -> dict[str, Any]:
    """The object that `count --json` prints for one text."""
    return {
        "length": counted.length,
        "limit": counted.limit,
        "valid": counted.valid,
        "urls": list(counted.urls),
        "facets": [
            {
                "byteStart": facet.byte_start,
                "byteEnd": facet.byte_end,
                "type": facet.type,
                "value": facet.value,
            }
            for facet in counted.facets
        ],
    }


def requests(stream: BinaryIO) -> Iterator[Request]:
    """The lines of `stream`, one at a time; empty ones are left out. Raises `UsageError`: which line, what is wrong."""
    for number, line in enumerate(stream, start=1):
        if line.strip():
            yield _request(line, number)


def _request(line: bytes, number: int) -> Request:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        raise UsageError(f"Line {number} is not JSON; give one object a line.") from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise UsageError(
            f'Line {number}: give an object like {{"network": "x", "text": "…"}}, both of them strings.'
        )
    if unknown := sorted(value.keys() - _KEYS):
        raise UsageError(f'Line {number}: unknown key "{unknown[0]}"; known are {", ".join(sorted(_KEYS))}.')
    limit, warning = value.get("limit"), value.get("spoiler_text")
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 0):
        raise UsageError(f'Line {number}: "limit" is a whole number, 0 or more.')
    if not isinstance(warning, str | None):
        raise UsageError(f'Line {number}: "spoiler_text" is a string.')
    return Request(_network(value.get("network"), number), value["text"], limit, warning or "")


def _network(value: object, number: int) -> Network:
    for network in NETWORKS:
        if network == value:
            return network
    raise UsageError(f'Line {number}: "network" is one of {", ".join(NETWORKS)}.')


@click.command(name="count")
@click.option("--json", "as_lines", is_flag=True, help="Print one JSON object a text: length, limit, links.")
def command(as_lines: bool) -> None:
    """Count the texts on standard input as the networks count them.

    Input is one JSON object a line: {"network": "x", "text": "…"}, with "limit" and, for Mastodon, "spoiler_text"
    where they are needed.
    """
    for request in requests(sys.stdin.buffer):
        counted = count(request.network, request.text, limit=request.limit, spoiler_text=request.spoiler_text)
        if as_lines:
            click.echo(_line(as_json(counted)))
        else:
            click.echo(_told(request, counted))


def _line(value: dict[str, Any]) -> str:
    """One line of JSON, escaped only where a lone surrogate could not be written otherwise."""
    line = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if any("\ud800" <= char <= "\udfff" for char in line) else line


def _told(request: Request, counted: Count) -> str:
    """The same for people."""
    if counted.valid:
        judged = "fits"
    elif counted.length > counted.limit:
        judged = f"{counted.length - counted.limit} too long"
    else:
        judged = "cannot be posted"
    links = f", links: {len(counted.urls)}" if counted.urls else ""
    return f"{request.network}: {counted.length} of {counted.limit}, {judged}{links}"
