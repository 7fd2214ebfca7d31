"""What a process that died left beside the ledger is swept up; what a living one is writing is left alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from repurpose import store
from repurpose.store.unfinished import sweep, unfinished


def dead() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_only_what_the_dead_left_is_swept_up(tmp_path: Path) -> None:
    path = tmp_path / "state[1].db"
    mine = unfinished(path)
    left = [
        Path(str(unfinished(path)).replace(f".{os.getpid()}-", f".{dead()}-") + ending)
        for ending in ("", "-journal")
    ]
    hexes = "0123456789ab"
    left += [
        tmp_path / f".state[1].db.before-restore-2.{dead()}-{hexes}.new",
        tmp_path / f"..state[1].db.{os.getpid()}-{hexes}.restored.{dead()}-{hexes}.new-journal",
    ]
    others = [tmp_path / name for name in (".state[1].db", ".state[1].db.note.new", "state[1].db.old")]
    for each in (mine, *left, *others):
        each.touch()
    sweep(path)
    assert sorted(tmp_path.iterdir()) == sorted([mine, *others])


def test_opening_sweeps(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    with store.open(f"sqlite:///{path}"):
        pass
    before = sorted(tmp_path.iterdir())
    (tmp_path / f".state.db.{dead()}-0123456789ab.new").touch()
    (tmp_path / f".state.db.instance.{dead()}-0123456789ab.new").touch()
    with store.open(f"sqlite:///{path}"):
        pass
    assert sorted(tmp_path.iterdir()) == before
