"""What a run works with: the workspace, the open ledger, and a place to say what is going on.

Nothing is decided here. The rooms above (`gathering`, `making`, `publishing`, `pipeline`) are given a `Newsroom` instead
of reaching for globals.
"""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from repurpose import store
from repurpose.store import Store
from repurpose.workspace import Workspace

#: Called inside the transaction that plans deliveries, with its connection and their keys.
Enqueue = Callable[[Any, Sequence[str]], None]
HEARTBEAT = "daemon"  # the small fact in which the daemon says that it lives


def silent(_message: str, _done: int, _total: int) -> None:
    """Progress for those who do not want any."""


@dataclasses.dataclass(frozen=True, slots=True)
class Newsroom:
    """A workspace with its ledger open. `progress(message, done, total)` is called as long work goes on.

    `enqueue` puts planned deliveries into a queue for workers, in the transaction that plans them; None: there is none.
    """

    workspace: Workspace
    store: Store
    progress: Callable[[str, int, int], None] = silent
    enqueue: Enqueue | None = None

    def __enter__(self) -> Newsroom:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def path(self, name: str) -> Path:
        """The file of an article by its path in the workspace."""
        return self.workspace.root / name


def enter(
    workspace: Workspace,
    progress: Callable[[str, int, int], None] = silent,
    *,
    create: bool = True,
    enqueue: Enqueue | None = None,
) -> Newsroom:
    """Open the ledger of a workspace. Raises `StoreError`."""
    ledger = store.open(workspace.database, workspace.settings.workspace_id, create=create)
    return Newsroom(workspace, ledger, progress, enqueue)


def enter_beside(desk: Newsroom, workspace: Workspace, *, enqueue: Enqueue | None = None) -> Newsroom:
    """Open the ledger of another workspace in the same database, over the same connections. Raises `StoreError`."""
    ledger = store.beside(desk.store, workspace.settings.workspace_id)
    return Newsroom(workspace, ledger, desk.progress, enqueue)


@contextlib.contextmanager
def enter_reading(
    workspace: Workspace, progress: Callable[[str, int, int], None] = silent
) -> Iterator[Newsroom]:
    """A newsroom for looking only: where there is no ledger yet, an empty one outside the workspace stands in."""
    path = workspace.database.removeprefix("sqlite:///")
    if path == workspace.database or Path(path).exists():
        with enter(workspace, progress, create=False) as desk:
            yield desk
        return
    with tempfile.TemporaryDirectory() as folder:
        ledger = store.open(f"sqlite:///{folder}/empty.db", workspace.settings.workspace_id)
        with Newsroom(workspace, ledger, progress) as desk:
            yield desk
