"""What was sent, file by file, as the ledger froze it: what `out/` can be made from again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, select

from .desk import Desk
from .rows import Sent
from .tables import blob, delivery, output


class Shipped(Desk):
    """The files that deliveries put somewhere."""

    def outputs_sent(self, channel: str | None = None) -> Iterator[Sent]:
        """Every file that was sent (to `channel`), the oldest first."""
        asked = (
            select(delivery.c.changed, delivery.c.key, delivery.c.payload_sha256)
            .where(delivery.c.workspace == self.workspace, delivery.c.state == "sent")
            .order_by(delivery.c.changed, delivery.c.key)
        )
        if channel is not None:
            asked = asked.where(delivery.c.channel == channel)
        with self.read() as conn:
            payloads = [payload for _changed, _key, payload in conn.execute(asked)]
        for payload in payloads:  # one short read each: a long one would keep every writer waiting
            with self.read() as conn:
                found = [Sent(*row) for row in conn.execute(self._files(payload))]
            yield from found

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
        with self.read() as conn:
            return Sent(*conn.execute(self._files(payload).where(output.c.position == position)).one())

    def _files(self, payload: str) -> Select[Any]:
        return (
            select(output.c.name, output.c.media_type, output.c.sha256, blob.c.data)
            .join(blob, (blob.c.workspace == output.c.workspace) & (blob.c.sha256 == output.c.sha256))
            .where(output.c.workspace == self.workspace, output.c.payload == payload)
            .order_by(output.c.position)
        )
