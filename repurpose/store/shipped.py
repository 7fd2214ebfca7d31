"""What was sent, file by file, as the ledger froze it: what `out/` can be made from again."""

from __future__ import annotations

from sqlalchemy import select

from .desk import Desk
from .rows import Sent
from .tables import blob, delivery, output


class Shipped(Desk):
    """The files that deliveries put somewhere."""

    def names_sent(self, channel: str) -> dict[str, tuple[str, int]]:
        """Name → which file the newest delivery under that name put there, for `file_sent`. No bytes are read."""
        asked = (
            select(output.c.name, output.c.payload, output.c.position)
            .join(
                delivery,
                (delivery.c.workspace == output.c.workspace)
                & (delivery.c.payload_sha256 == output.c.payload),
            )
            .where(
                delivery.c.workspace == self.workspace,
                delivery.c.state == "sent",
                delivery.c.channel == channel,
            )
            .order_by(delivery.c.changed, delivery.c.key, output.c.position)
        )
        with self.read() as conn:
            return {name: (payload, position) for name, payload, position in conn.execute(asked)}

    def file_sent(self, payload: str, position: int) -> Sent:
        """One file of a payload, with its bytes; both numbers are those of `names_sent`."""
        asked = (
            select(output.c.name, output.c.media_type, output.c.sha256, blob.c.data)
            .join(blob, (blob.c.workspace == output.c.workspace) & (blob.c.sha256 == output.c.sha256))
            .where(
                output.c.workspace == self.workspace,
                output.c.payload == payload,
                output.c.position == position,
            )
        )
        with self.read() as conn:
            return Sent(*conn.execute(asked).one())
