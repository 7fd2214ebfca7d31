"""Quote cards: the door to typst. A draft's view and a design → PNG and SVG that are right, or the reason why not."""

from repurpose.cards.outputs import Measured, outputs
from repurpose.cards.press import PRINTED, Order, Press, Rendered

__all__ = ["PRINTED", "Measured", "Order", "Press", "Rendered", "outputs"]
