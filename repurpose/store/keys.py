"""How deliveries and payloads are named: hashes over unambiguous lists. Pure.

Each list is JSON, so that no two different lists can read the same once they are joined.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from repurpose.model import Output, Slot

_WRITTEN = json.JSONEncoder(separators=(",", ":")).encode


def _hash(*values: object) -> str:
    return hashlib.sha256(_WRITTEN(values).encode("ascii")).hexdigest()


def delivery_key(draft: str, channel: str, account: str, slot: Slot) -> str:
    """64 hex digits, the same for the same draft, channel, account and slot with its run, for ever."""
    return _hash("delivery", draft, channel, account, slot.job, slot.at, slot.run)


def content(data: bytes) -> str:
    """64 hex digits: SHA-256 of the bytes."""
    return hashlib.sha256(data).hexdigest()


def payload(outputs: Iterable[Output]) -> str:
    """64 hex digits that stand for exactly these files, with their names, media types, bytes and order."""
    return _hash("payload", *([each.name, each.media_type, content(each.data)] for each in outputs))
