"""A card's draft → its files, and what was measured in making them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from repurpose.cards.order import Order, Rendered
from repurpose.cards.press import Press
from repurpose.compose.card import as_json
from repurpose.errors import UsageError
from repurpose.model import Draft, Output


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """What drawing found: characters that no font has ("U+1F389 PARTY POPPER") and sizes ("1200x630") that cannot hold
    the text. Where either is not empty those pictures are not among the outputs."""

    missing: tuple[str, ...] = ()
    overflow: tuple[str, ...] = ()


def pixels(size: str) -> tuple[int, int]:
    """`"1200x630"` as width and height. `UsageError` for anything else."""
    width, _, height = size.partition("x")
    if not (width.isascii() and width.isdecimal() and height.isascii() and height.isdecimal()):
        raise UsageError(f'card size "{size}" is not like "1200x630"; give width and height in pixels.')
    return int(width), int(height)


def outputs(press: Press, draft: Draft, sizes: Sequence[str]) -> tuple[tuple[Output, ...], Measured]:
    """`cards/<id>-<size>.png` and `.svg` of each size, and `cards/<id>.json` that says what they show and why."""
    orders = [Order(draft.template, draft.view, *pixels(size)) for size in sizes]
    drawn = dict(zip(sizes, press.render_all(orders), strict=True))
    pictures = [
        Output(f"cards/{draft.id}-{size}.{ending}", media_type, data)
        for size, card in drawn.items()
        for ending, media_type, data in (("png", "image/png", card.png), ("svg", "image/svg+xml", card.svg))
        if data
    ]
    missing = tuple(dict.fromkeys(name for card in drawn.values() for name in card.missing))
    overflow = tuple(size for size, card in drawn.items() if card.overflow)
    return (*pictures, _account(press, draft, drawn)), Measured(missing, overflow)


def _account(press: Press, draft: Draft, drawn: dict[str, Rendered]) -> Output:
    said = as_json(draft) | {
        "design": draft.template,
        "sizes": {
            size: {"size_pt": round(card.size_pt, 2), "lines": list(card.lines)}
            for size, card in drawn.items()
            if card.png
        },
        "fonts": list(press.fonts),
    }
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    return Output(f"cards/{draft.id}.json", "application/json", text.encode("utf-8", "backslashreplace"))
