"""A run killed, or refused by the disk, at every system call that writes, syncs or renames. `python -m tests.proofs.syscalls`

This goes below what Python sees: SQLite's own writes too. It needs `strace`; where that is not there it says so.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.house.conftest import NOW
from tests.proofs import scene
from tests.proofs.kills import Stage, stages
from tests.proofs.scene import AFTER, command

CALLS = "write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,ftruncate,mkdir"
FAULTS = {"kill": "signal=SIGKILL", "full disk": "error=ENOSPC", "failing disk": "error=EIO"}


def traced(root: Path, log: Path, *inject: str) -> tuple[int, str]:
    """The exit code of a run under strace (a signal's number negative), and what it said."""
    strace = ["strace", "-qq", "-P", str(root), "-e", f"trace={CALLS}", "-o", str(log)]
    paths = [part for path in sorted(watched(root)) for part in ("-P", path)]
    program = [sys.executable, "-m", "repurpose", "--workspace", str(root), *command(NOW)]
    said = subprocess.run(
        [*strace, *paths, *inject, *program],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return said.returncode, said.stdout


def watched(root: Path) -> set[str]:
    """The paths whose calls count: strace takes whole names, so those that a run always uses."""
    names = ("state.db", "state.db-journal", "out", "out/newsletters", "out/threads", "out/summaries")
    feeds = ("out/feed.xml", "out/atom.xml", "out/feed.json")
    return {str(root / name) for name in (*names, *feeds)}


def disturb(folder: Path, stage: Stage, what: str, at: int) -> list[str]:
    """Disturb one run at its call number `at`; what is wrong after the next."""
    trial = folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(stage.root, trial)
    code, words = traced(trial, folder / "calls", "-e", f"inject={CALLS}:{FAULTS[what]}:when={at}")
    found = scene.torn(trial, stage.before, stage.wanted)
    if what != "kill" and (code not in (0, 1) or "Traceback" in words or "should not have" in words):
        found.append(f"it ended with {code}: {words[-300:]}")
    again = scene.waited(scene.forked(trial, [command(NOW), command(AFTER)], None, folder / "said"))
    if again:
        found.append(
            f"the next run ended with {again}: {(folder / 'said').read_text(encoding='utf-8')[-300:]}"
        )
    else:
        found += scene.faults(trial, stage.wanted)
    return [f"{stage.name}, {what} at call {at}: {fault}" for fault in found]


def calls(folder: Path, stage: Stage) -> int:
    """How many of the calls a run makes."""
    trial, log = folder / "trial", folder / "calls"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(stage.root, trial)
    code, words = traced(trial, log)
    assert code == 0, words
    return len(re.findall(r"(?m)^\w+\(", log.read_text(encoding="utf-8", errors="replace")))


def main() -> int:
    """Disturb runs and print a report; 1 where something was lost, doubled or torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10**9, help="at most so many calls a workspace and fault")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if shutil.which("strace") is None:
        print("strace is not here: skipped")
        return 0
    began, chance = time.monotonic(), random.Random(asked.seed)
    found: list[str] = []
    tried = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stage in stages(folder, cards=False):
            number = calls(folder, stage)
            print(f"{stage.name}: a run makes {number} calls", flush=True)
            for what in FAULTS:
                for at in sorted(chance.sample(range(1, number + 1), min(asked.runs, number))):
                    found += disturb(folder, stage, what, at)
                    tried += 1
    for fault in found:
        print(f"FAULT {fault}")
    print(f"{tried} calls disturbed, {len(found)} faults, {time.monotonic() - began:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
