"""Quote cards: the door to typst. A draft's view and a design → PNG and SVG that are right, or the reason why not."""

from repurpose.cards.designs import PRINTED, design_sha256
from repurpose.cards.order import Order, Rendered
from repurpose.cards.outputs import Measured, outputs
from repurpose.cards.press import Press

__all__ = ["PRINTED", "Measured", "Order", "Press", "Rendered", "design_sha256", "outputs"]
