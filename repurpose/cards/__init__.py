"""Quote cards: the door to typst. A draft's view and a design → PNG and SVG that are right, or the reason why not."""

from repurpose.cards.press import PRINTED, Order, Press, Rendered

__all__ = ["PRINTED", "Order", "Press", "Rendered"]
