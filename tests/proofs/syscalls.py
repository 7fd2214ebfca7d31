"""A run killed, or refused by the disk, at every system call that writes, syncs or renames. `python -m tests.proofs.syscalls`

This goes below what Python sees: SQLite's own writes too. It needs `strace`; where that is not there it says so. Each call
of an undisturbed run below the workspace is a point: its name and how many of that name came before it.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
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

CALLS = "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,ftruncate,mkdir,mkdirat"
FAULTS = {"kill": "signal=SIGKILL", "full disk": "error=ENOSPC", "failing disk": "error=EIO"}
_LINE = re.compile(r"^(\w+)\((.*)", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class Call:
    """The `number`-th call of a name, and what it was about."""

    name: str
    number: int
    about: str


def traced(root: Path, log: Path, *inject: str) -> tuple[int, str]:
    """The exit code of a run under strace (a signal's number negative), and what it said."""
    strace = ["strace", "-qq", "-y", "-s", "0", "-e", f"trace={CALLS}", "-o", str(log), *inject]
    program = [sys.executable, "-m", "repurpose", "--workspace", str(root), *command(NOW)]
    said = subprocess.run(
        [*strace, *program],
        cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    return said.returncode, said.stdout


def calls(folder: Path, stage: Stage) -> list[Call]:
    """The calls of an undisturbed run that change something below the workspace, in order."""
    trial, log = folder / "trial", folder / "calls"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(stage.root, trial)
    code, words = traced(trial, log)
    assert code == 0, words
    seen: collections.Counter[str] = collections.Counter()
    found: list[Call] = []
    for name, about in _LINE.findall(log.read_text(encoding="utf-8", errors="replace")):
        seen[name] += 1
        if str(trial) in about and (name != "openat" or "O_CREAT" in about):
            found.append(Call(name, seen[name], about.replace(str(trial), "")[:60]))
    return found


def disturb(folder: Path, stage: Stage, what: str, at: Call) -> tuple[list[str], bool]:
    """Disturb one run at a call; what is wrong after the next, and whether the call came."""
    trial, log = folder / "trial", folder / "calls"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(stage.root, trial)
    code, words = traced(trial, log, "-e", f"inject={at.name}:{FAULTS[what]}:when={at.number}")
    came = code == -9 or "INJECTED" in log.read_text(encoding="utf-8", errors="replace")
    found = scene.torn(trial, stage.before, stage.wanted)
    if what != "kill" and (code not in (0, 1) or "Traceback" in words or "should not have" in words):
        found.append(f"it ended with {code}: {words[-300:]}")
    again = scene.waited(scene.forked(trial, [command(NOW), command(AFTER)], None, folder / "said"))
    if again:
        said = (folder / "said").read_text(encoding="utf-8")[-300:]
        found.append(f"the next run ended with {again}: {said}")
    else:
        found += scene.faults(trial, stage.wanted)
    return [f"{stage.name}, {what} at {at.name} {at.number} ({at.about}): {fault}" for fault in found], came


def main() -> int:
    """Disturb runs and print a report; 1 where something was lost, doubled or torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10**9, help="at most so many calls a workspace and fault")
    parser.add_argument("--faults", nargs="*", default=list(FAULTS), choices=list(FAULTS))
    parser.add_argument("--stages", nargs="*", default=["fresh", "changed"])
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if shutil.which("strace") is None:
        print("strace is not here: skipped")
        return 0
    began, chance = time.monotonic(), random.Random(asked.seed)
    found: list[str] = []
    tried = missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stage in stages(folder, cards=False):
            if stage.name not in asked.stages:
                continue
            every = calls(folder, stage)
            print(f"{stage.name}: a run makes {len(every)} calls that change something", flush=True)
            for what in asked.faults:
                for at in chance.sample(every, min(asked.runs, len(every))):
                    faults, came = disturb(folder, stage, what, at)
                    found, tried, missed = found + faults, tried + 1, missed + (not came)
                print(
                    f"{stage.name}, {what}: {min(asked.runs, len(every))} points, {len(found)} faults so far",
                    flush=True,
                )
    for fault in found:
        print(f"FAULT {fault}")
    print(
        f"{tried} calls disturbed ({missed} did not come), {len(found)} faults, {time.monotonic() - began:.0f} s"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
