"""What a run works with: the workspace, the open ledger, and a place to say what is going on.

Nothing is decided here. The rooms above (`gathering`, `making`, `publishing`, `pipeline`) are given a `Newsroom` instead
of reaching for globals.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

from repurpose import store
from repurpose.store import Store
from repurpose.workspace import Workspace


def silent(_message: str, _done: int, _total: int) -> None:
    """Progress for those who do not want any."""


@dataclasses.dataclass(frozen=True, slots=True)
class Newsroom:
    """A workspace with its ledger open. `progress(message, done, total)` is called as long work goes on."""

    workspace: Workspace
    store: Store
    progress: Callable[[str, int, int], None] = silent

    def __enter__(self) -> Newsroom:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def path(self, name: str) -> Path:
        """The file of an article by its path in the workspace."""
        return self.workspace.root / name


def enter(
    workspace: Workspace, progress: Callable[[str, int, int], None] = silent, *, create: bool = True
) -> Newsroom:
    """Open the ledger of a workspace. Raises `StoreError`."""
    ledger = store.open(workspace.database, workspace.settings.workspace_id, create=create)
    return Newsroom(workspace, ledger, progress)


