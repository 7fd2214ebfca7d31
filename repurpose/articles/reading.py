"""One file to one `Article`.

Opening never blocks and never leaves the folder: pipes, devices, folders and links to somewhere else are refused before a
byte is read. The text stays exactly as it is in the file, so that every span found later can be proved against it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from repurpose.articles import dates
from repurpose.articles.decode import decoded
from repurpose.articles.fields import LEADS, Fields
from repurpose.articles.front import front
from repurpose.digest.blocks import blocks
from repurpose.digest.media import media
from repurpose.errors import ArticleError
from repurpose.model import PROSE, Article, Block, BlockKind, Media
from repurpose.text.scripts import detect

LARGEST = 10_000_000  # bytes
_LONGEST_TITLE = 200
_DATELINES = 12  # blocks from the top in which a clip's date line is looked for
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(r"\*\*|__|`|\[([^\[\]]{0,200})\]\([^()]{0,500}\)")


def read(path: Path, name: str, folder: Path | None = None) -> Article:
    """The article in the file `path`; `name` is its path as it is stored and printed.

    `folder` is where a symbolic link may lead, by default the folder that the file stands in. Raises ArticleError.
    """
    return from_bytes(_bytes(path, name, folder or path.parent), name)


def from_bytes(data: bytes, name: str) -> Article:
    """The article in `data`. Raises ArticleError where it cannot be read; lesser faults are in `problems`."""
    text = _text(data, name)
    head = front(text, name)
    fields = Fields(head.values, name)
    fields.repeated(head.repeated)
    found = blocks(text, head.body_start)
    if not any(block.kind in PROSE or block.kind is BlockKind.HEADING for block in found):
        fields.problem("no-text", "there is no text in it besides front matter, pictures and links")
    _report_controls(text, fields)
    lead, lead_field = fields.named(*LEADS)
    source_url, source_name = fields.source()
    return Article(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        body_start=head.body_start,
        title=fields.text("title") or _title(text, found, name),
        language=detect(text[head.body_start :]),
        blocks=found,
        date=_date(fields, text, found, name),
        lead=lead,
        lead_field=lead_field,
        author=fields.authors(),
        tags=fields.many("tags", "keywords"),
        categories=fields.many("categories", "category"),
        media=media(text, head.body_start, head.values) if found or head.values else Media(),
        source_url=source_url,
        source_name=source_name,
        slug=fields.text("slug"),
        url=fields.own_url(),
        image=fields.image(),
        draft=fields.draft(),
        expires=fields.expires(),
        address_date=fields.address_date(),
        problems=tuple(fields.problems),
    )


def _text(data: bytes, name: str) -> str:
    if len(data) >= LARGEST:
        raise ArticleError(_too_large(len(data), name))
    return decoded(data, name)


def _too_large(size: int, name: str) -> str:
    return f"{name} has {size / 1e6:.1f} MB; an article must be smaller than {LARGEST // 1_000_000} MB, so split it or leave it out."


def _bytes(path: Path, name: str, folder: Path) -> bytes:
    """What is in the file, opened so that nothing but a regular file inside `folder` is ever read."""
    try:
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
            raise ArticleError(f"{name} is a symbolic link out of its folder; copy the file here instead.")
        _regular(path.stat(), name)
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            _regular(os.fstat(descriptor), name)
            return file.read(LARGEST)
    except OSError as error:
        raise ArticleError(
            f"{name} cannot be read ({error.strerror or error}); check the file and its permissions."
        ) from None


def _regular(status: os.stat_result, name: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        kinds = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"))
        kind = next((word for test, word in kinds if test(status.st_mode)), "a device")
        raise ArticleError(f"{name} is {kind}, not a file; rename or remove it.")
    if status.st_size >= LARGEST:
        raise ArticleError(_too_large(status.st_size, name))


def _report_controls(text: str, fields: Fields) -> None:
    match = _CONTROL.search(text)
    if match:
        line = text.count("\n", 0, match.start()) + 1
        fields.problem(
            "control-character",
            f"line {line} holds the invisible control character U+{ord(match[0]):04X}; delete it",
        )


def _title(text: str, found: Sequence[Block], name: str) -> str:
    """The first heading, best one of level 1; else the first line of prose; else the file's name."""
    headings = [block for block in found if block.kind is BlockKind.HEADING]
    best = next((block for block in headings if block.level == 1), None) or next(iter(headings), None)
    best = best or next((block for block in found if block.kind in PROSE), None)
    if best is None:
        path = PurePosixPath(name)
        return path.parent.name if path.stem == "index" and path.parent.name else path.stem
    line = text[best.start : best.end].splitlines()[0]
    return " ".join(_CONTROL.sub("", _MARKS.sub(r"\1", line)).split())[:_LONGEST_TITLE]


def _date(fields: Fields, text: str, found: Sequence[Block], name: str) -> dt.datetime | None:
    """Front matter, else the file's name, else the page's date line, else when the page was clipped.

    A date line of the day that the file is named for is preferred to the name: it may tell the hour.
    """
    moment = fields.date()
    if moment is not None:
        return moment
    named = dates.of_name(name)
    top = found[:_DATELINES]
    lines = (text[b.start : b.end] for b in top if b.kind in (BlockKind.CHROME, BlockKind.NOTE))
    line = next((m for each in lines if (m := dates.within(each))), None)
    if named is not None:
        return line if line is not None and line.date() == named.date() else named
    return line or fields.soft_date("created")
