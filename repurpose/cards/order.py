"""What the press is asked for and what it gives back: a card's texts as a design gets them, and a finished card."""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Mapping
from typing import Any

from repurpose.cards import designs, svg
from repurpose.cards.designs import GIVEN, PRINTED
from repurpose.cards.lines import pieces
from repurpose.errors import CardError, TemplateError
from repurpose.model import Language


@dataclasses.dataclass(frozen=True, slots=True)
class Rendered:
    """One card in one size, or why there is none: `png` and `svg` are empty where something is missing or overflows.

    `missing` names characters ("U+1F389 PARTY POPPER"); `size_pt` is the quotation's size in points, which are
    pixels here; `lines` are its lines as they are set.
    """

    png: bytes
    svg: bytes
    missing: tuple[str, ...] = ()
    overflow: bool = False
    size_pt: float = 0.0
    lines: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """One card to draw: `view` as `compose.card` makes it, width and height in pixels."""

    design: str
    view: Mapping[str, Any]
    width: int
    height: int


def inputs(view: Mapping[str, Any], width: int, height: int) -> str:
    """What the design gets, as JSON: the view, the size, and each text in pieces that stay on one line."""
    language: Language = view["language"]
    texts = {text for name in PRINTED if (text := view.get(name))}
    words = view.get("words", ())
    cut = {
        text: [dataclasses.asdict(piece) for piece in pieces(text, language, words)] for text in sorted(texts)
    }
    shown = {name: view.get(name) for name in GIVEN}
    return json.dumps({"view": shown, "width": width, "height": height, "pieces": cut}, sort_keys=True)


def rendered(order: Order, answer: dict[str, Any]) -> Rendered:
    """The card that the worker's answer holds. Raises `TemplateError` or `CardError` in a sentence."""
    design, view = order.design, order.view
    if "diagnostic" in answer:
        raise TemplateError(designs.fault(design, answer["message"], answer["diagnostic"]))
    quote = next((fit for fit in answer["fits"] if fit["name"] == "quote"), None)
    if quote is None:
        raise TemplateError(
            f"cards/{design}.typ never prints the quotation; place it with fit(card.quote, …)."
        )
    size, lines = quote["size"], tuple(quote["lines"])
    if any(fit["overflow"] for fit in answer["fits"]):
        return Rendered(b"", b"", overflow=True, size_pt=size)
    if answer["pages"] != 1:
        raise CardError(
            f"cards/{design}.typ makes {answer['pages']} pages; a card is one page, make its parts smaller."
        )
    png = base64.b64decode(answer["png"])
    if _extent(png) != (order.width, order.height):
        raise CardError(f"cards/{design}.typ changes the page's size; leave it to sheet().")
    picture = svg.accessible(answer["svg"], str(view.get("alt", "")), str(view["language"]))
    return Rendered(png, picture.encode(), size_pt=size, lines=lines)


def _extent(png: bytes) -> tuple[int, int]:
    """Width and height in pixels, from the header chunk (PNG, third edition, section 11.2.1)."""
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
