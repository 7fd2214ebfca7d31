"""The store of one workspace: all that the rest of the house may ask of the database, in one place."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from .articles import Catalogue
from .counts import Counts
from .deliveries import Deliveries
from .digests import Digests
from .drafts import Drafts
from .facts import Facts
from .planning import Planning
from .relating import Relating
from .shipped import Shipped
from .sketches import Sketches


class Store(Catalogue, Relating, Sketches, Digests, Planning, Drafts, Deliveries, Shipped, Counts, Facts):
    """One workspace's ledger and catalogue. Opened by `store.open`; a context manager that closes it.

    Every method is one transaction and raises `StoreError` (`Busy` where waiting helps) with one sentence where the
    database fails; nothing is half done then.
    """

    def close(self) -> None:
        """Lets go of the database. Closing twice is harmless."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
