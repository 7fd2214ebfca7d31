"""Finished cards, kept by everything that decided their bytes, so that each is drawn once.

One file a card; a file that is torn or was changed is as good as none. Safe for several processes: a card is written
beside its place and renamed, and whoever comes second writes the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from pathlib import Path

from repurpose.cards.order import Rendered

MOST = 2000  # cards; the oldest go first


class Shelf:
    """The kept cards of one folder, which is made when the first card is put there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Rendered | None:
        """The card kept under `key`, or None."""
        try:
            head, _, body = (self._folder / f"{key}.card").read_bytes().partition(b"\n")
        except OSError:
            return None
        try:
            said = json.loads(head)
            if hashlib.sha256(body).hexdigest() != said["sha256"]:
                return None
            png = said["png"]
            return Rendered(body[:png], body[png:], size_pt=said["size_pt"], lines=tuple(said["lines"]))
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, card: Rendered) -> None:
        """Keep `card`. A folder that cannot be written costs time, never a card."""
        body = card.png + card.svg
        said = {
            "sha256": hashlib.sha256(body).hexdigest(),
            "png": len(card.png),
            "size_pt": card.size_pt,
            "lines": card.lines,
        }
        path = self._folder / f"{key}.card"
        draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(json.dumps(said).encode() + b"\n" + body)
            draft.replace(path)
        except OSError:
            with contextlib.suppress(
                OSError
            ):  # what keeps it from being written may keep it from being removed
                draft.unlink()

    def tidy(self) -> None:
        """Take away all but the newest `MOST` cards."""
        try:
            cards = sorted(
                self._folder.glob("*.card"), key=lambda path: (-path.stat().st_mtime_ns, path.name)
            )
            for path in cards[MOST:]:
                path.unlink(missing_ok=True)
        except OSError:  # another process tidies at the same time
            return
