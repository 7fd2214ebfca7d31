"""Channels: the ways out of the house. A channel sends what it is given and says what became of it; it decides nothing.

A channel must not say more than it knows. It raises `ChannelError` where a delivery failed, and `effect` is `"none"`
only where the other side certainly did not act; everything else is `"unknown"`, and a person is asked.
"""

from __future__ import annotations

from typing import Protocol

from repurpose.model import Draft, Receipt


class Channel(Protocol):
    """What `pipeline` needs of a channel.

    `honours_key`: a second `send` with the same key has no second effect, so that doubt may be settled by sending again.
    """

    @property
    def name(self) -> str:
        """The name that jobs use."""

    @property
    def honours_key(self) -> bool:
        """Whether the other side recognises a key it has seen."""

    def preview(self, draft: Draft) -> str:
        """What `send` would send, for a person to read. No effect."""

    def send(self, draft: Draft, key: str) -> Receipt:
        """Sends the draft's outputs once, under `key`. Raises `ChannelError`."""
