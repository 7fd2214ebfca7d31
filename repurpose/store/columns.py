"""The two column types that rows need beyond SQLAlchemy's own; nothing here knows a table.

Instants are stored as whole microseconds since 1970 in UTC, so that both databases compare them exactly. Text is
stored so that any Python string comes back unchanged: a file name that is not UTF-8, or a title with a NUL in it,
must not break the run for every other article.
"""

from __future__ import annotations

import datetime as dt
import re

from sqlalchemy import BigInteger, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_FIRST = (dt.datetime.min.replace(tzinfo=dt.UTC) - _EPOCH) // _MICROSECOND
_LAST = (dt.datetime.max.replace(tzinfo=dt.UTC) - _EPOCH) // _MICROSECOND
_ESCAPE = "\ufdd0"  # a noncharacter: Unicode keeps it free for a program's own use
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0]")
_ESCAPED = re.compile("\ufdd0([0-9a-f]{4})")


def to_micros(instant: dt.datetime) -> int:
    """Whole microseconds since 1970-01-01T00:00:00Z. Raises `ValueError` for a time without a zone."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone, so it names no instant.")
    return (instant - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> dt.datetime:
    """The instant in UTC that `to_micros` turned into a number.

    At the two ends of the calendar it is the nearest that UTC can write: 1 January of year 1 in Taipei is in year 0.
    """
    if micros < _FIRST:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    if micros > _LAST:
        return dt.datetime.max.replace(tzinfo=dt.UTC)
    return _EPOCH + dt.timedelta(microseconds=micros)


def storable(text: str) -> str:
    """`text` with NUL, lone surrogates and U+FDD0 written as U+FDD0 and four hex digits."""
    if text.isascii() and "\x00" not in text:
        return text
    return _UNSTORABLE.sub(lambda found: f"{_ESCAPE}{ord(found.group()):04x}", text)


def stored(text: str) -> str:
    """The string that `storable` was given."""
    if _ESCAPE not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


class Instant(TypeDecorator[dt.datetime]):
    """An aware datetime; it comes back in UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, _dialect: Dialect) -> int | None:
        """Microseconds for the database."""
        return None if value is None else to_micros(value)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> dt.datetime | None:
        """An instant for us."""
        return None if value is None else from_micros(value)


class AnyText(TypeDecorator[str]):
    """Any Python string whatever, unchanged when read back."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Text that SQLite and PostgreSQL both take."""
        return None if value is None else storable(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> str | None:
        """The string as it was given."""
        return None if value is None else stored(value)
