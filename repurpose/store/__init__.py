"""The ledger and the catalogue: the one room that knows a database.

What was planned, approved, sent, and may have been sent; which articles there are and what was understood of them. It
decides nothing: what is due, what is picked and what is printed come from other rooms, and so does the time.
"""

from .backup import backup, restore
from .ledger import Store
from .opening import (
    beside,
    open,  # noqa: A004 - `store.open(url)` reads as it should
)
from .rows import (
    ArticleRow,
    AttemptRow,
    DraftRow,
    LeftOut,
    PlannedDelivery,
    Sent,
    SlotRow,
    Stamp,
)

__all__ = [
    "ArticleRow",
    "AttemptRow",
    "DraftRow",
    "LeftOut",
    "PlannedDelivery",
    "Sent",
    "SlotRow",
    "Stamp",
    "Store",
    "backup",
    "beside",
    "open",
    "restore",
]
