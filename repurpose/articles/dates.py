"""Dates as people write them in front matter, file names and datelines.

A date keeps the zone that is written beside it and has none where none is written; a two-digit year, or no year, is no
date. Nothing here knows what day it is.
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_TIME = r"(?:(?:\s*[T,，]\s*|\s+(?:at\s+)?)(?P<h>\d{1,2})[:：](?P<mi>\d{2})(?:[:：](?P<s>\d{2})(?:[.,]\d{1,9})?)?\s*(?P<ap>[AaPp]\.?[Mm]\.?)?\s*(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s?[A-Z]{2,5}\b)?)?"
_NUMERIC = re.compile(r"(?P<y>\d{4})\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})(?:\s?日)?" + _TIME)
_MONTH_FIRST = re.compile(r"(?P<n>[A-Za-z]{3,9})\.?\s(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<y>\d{4})" + _TIME)
_DAY_FIRST = re.compile(
    r"(?:[A-Za-z]{3,9},?\s)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\s(?P<n>[A-Za-z]{3,9})\.?,?\s(?P<y>\d{4})" + _TIME
)
_FILE = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2})-(\d{2})|(\d{2})(\d{2}))(?!\d)")


def parse(value: str) -> dt.datetime | None:
    """The date that is all of `value`, None where it is not one or there is no such day."""
    text = value.strip()[:80]
    for shape in (_NUMERIC, _MONTH_FIRST, _DAY_FIRST):
        match = shape.fullmatch(text)
        if match:
            return _made(match)
    return None


def within(line: str) -> dt.datetime | None:
    """The first date with a year in a dateline such as `發布於 2026年1月20日 13:01`."""
    for shape in (_NUMERIC, _MONTH_FIRST, _DAY_FIRST):
        match = shape.search(line[:160])
        if match:
            return _made(match)
    return None


def of_name(path: str) -> dt.datetime | None:
    """The date at the head of a file's name, or of its folder's for a page bundle (`2026-01-20-title/index.md`)."""
    parts = path.split("/")
    stem = parts[-2] if len(parts) > 1 and parts[-1].split(".")[0] == "index" else parts[-1]
    match = _FILE.match(stem)
    if match is None:
        return None
    year, month, day = match[1], match[2] or match[4], match[3] or match[5]
    return _moment(int(year), int(month), int(day))


def _made(match: re.Match[str]) -> dt.datetime | None:
    named = match.groupdict()
    month = _MONTHS.get(named["n"][:3].lower(), 0) if named.get("n") else int(named["m"])
    hour = int(named["h"] or 0)
    half = (named["ap"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return _moment(
        int(named["y"]),
        month,
        int(named["d"]),
        hour,
        int(named["mi"] or 0),
        int(named["s"] or 0),
        _zone(named["z"]),
    )


def _zone(text: str | None) -> dt.tzinfo | None:
    if not text:
        return None
    if text[0] not in "+-":
        return dt.UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return (
        dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes)) if minutes < 1440 else None
    )


def _moment(
    year: int,
    month: int,
    day: int,
    hour: int = 0,
    minute: int = 0,
    second: int = 0,
    zone: dt.tzinfo | None = None,
) -> dt.datetime | None:
    try:
        return dt.datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
