"""What a status code says of the effect of a request. Pure."""

from __future__ import annotations

import datetime as dt
from email.utils import parsedate_to_datetime

# What RFC 9110 (15.5, 15.6) and RFC 6585 say was not acted on; a second try may be.
_LATER = frozenset({408, 421, 425, 429})
# The request was refused before anything was done, and the same request will be refused again.
_NEVER = frozenset({307, 308, 501, 505, 511})
# The server may have acted and answered so: a form that leads elsewhere (RFC 9110, 15.4.4), a replay that was noticed.
_DOUBT = frozenset({301, 302, 303, 409})


def verdict(status: int) -> tuple[str, bool]:
    """(effect, permanent) of a request that was answered with `status`, which is not 200-299.

    A server error says nothing of what was done before it, 503 included: a proxy in between answers so too.
    """
    if status in _LATER:
        return "none", False
    if status in _NEVER:
        return "none", True
    if status in _DOUBT:
        return "unknown", False
    if 400 <= status < 500:
        return "none", True
    return "unknown", False


def retry_after(value: str | None, now: dt.datetime) -> float | None:
    """Seconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3), None where it says nothing usable."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        then = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or dt.UTC) - now).total_seconds())
