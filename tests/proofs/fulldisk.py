"""A run on a real disk that is full at every page of what it writes. `python -m tests.proofs.fulldisk`

The workspace lies on a small file system in memory, in a mount namespace of its own, a page larger each time until all of
the run fits. Then room is made, and the next run must leave what it leaves on a large disk. It needs the right to mount:
root's, or that of a user in a namespace of his own; where there is none it says so.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.house.conftest import NOW
from tests.proofs import scene
from tests.proofs.kills import Stage, spoken, stages
from tests.proofs.scene import command

PAGE = 4  # KiB, what such a file system grows by


def mounted(place: Path, *options: str) -> None:
    """Mount a file system in memory at `place`, or change the one that is there."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", str(place)], check=True)


def size_of(folder: Path) -> int:
    """KiB that a folder's files and folders take in pages."""
    pages = sum(-(-path.stat().st_size // (PAGE << 10)) for path in folder.rglob("*") if path.is_file())
    return PAGE * (pages + 1)


def disturb(disk: Path, folder: Path, stage: Stage, room: int) -> tuple[list[str], bool]:
    """Run with `room` KiB for what it writes; what is wrong after the next run, and whether all had room."""
    said = folder / "said"
    mounted(disk, f"size={size_of(stage.root) + room}k")
    try:
        trial = disk / "trial"
        scene.copy(stage.root, trial)
        code = scene.waited(scene.forked(trial, [command(NOW)], None, said))
        words = said.read_text(encoding="utf-8")
        found = [*scene.torn(trial, stage.before, stage.wanted), *spoken(code, words)]
        mounted(disk, "remount", "size=64m")
        again = scene.waited(scene.forked(trial, [command(NOW), *stage.afterwards()], None, said))
        if again:
            found.append(f"the next runs ended with {again}: {said.read_text(encoding='utf-8')[-300:]}")
        else:
            found += scene.faults(trial, stage.wanted)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    return [f"{stage.name}, {room} KiB free: {fault}" for fault in found], not code


def sweep(
    disk: Path, folder: Path, stage: Stage, most: int, chance: random.Random
) -> tuple[list[str], list[bool]]:
    """Every amount of room from nothing to enough, or `most` of them; what is wrong, and for each whether it was enough."""
    enough = 512
    while True:
        faults, fits = disturb(disk, folder, stage, enough)
        if faults or fits:
            break
        enough *= 2
    amounts = range(0, enough, PAGE)
    found, enoughs = list(faults), [fits]
    for room in sorted(chance.sample(amounts, min(most, len(amounts)))):
        faults, fits = disturb(disk, folder, stage, room)
        found, enoughs = found + faults, [*enoughs, fits]
    return found, enoughs


def inside() -> list[str]:
    """How this program is run where it may mount; empty where that cannot be."""
    for way in (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"]):
        if (
            shutil.which("unshare")
            and not subprocess.run([*way, "true"], capture_output=True, check=False).returncode
        ):
            return way
    return []


def main() -> int:
    """Fill disks and print a report; 1 where something was lost, doubled or torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10**9, help="at most so many sizes a workspace")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    if "PROOF_MAY_MOUNT" not in os.environ:
        way = inside()
        if not way:
            print("nothing can be mounted here: skipped")
            return 0
        program = [*way, sys.executable, "-m", "tests.proofs.fulldisk", *sys.argv[1:]]
        return subprocess.run(program, env={**os.environ, "PROOF_MAY_MOUNT": "1"}, check=False).returncode
    began = time.monotonic()
    found: list[str] = []
    tried: list[bool] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        disk = folder / "disk"
        disk.mkdir()
        # The reference is made on the same path, on a disk that is large.
        mounted(disk, "size=64m")
        made = list(stages(disk, cards=False))
        kept = [keep(folder, stage) for stage in made]
        subprocess.run(["umount", str(disk)], check=True)
        for stage in kept:
            faults, enoughs = sweep(disk, folder, stage, asked.runs, random.Random(asked.seed))
            found, tried = found + faults, tried + enoughs
            print(f"{stage.name}: {len(enoughs)} sizes", flush=True)
    full = tried.count(False)
    found += [] if full else ["no disk was ever full"]
    for fault in found:
        print(f"FAULT {fault}")
    print(f"{len(tried)} disks, {full} of them full, {len(found)} faults, {time.monotonic() - began:.0f} s")
    return 1 if found else 0


def keep(folder: Path, stage: Stage) -> Stage:
    """The stage with its workspace on another disk."""
    root = folder / stage.name
    shutil.copytree(stage.root, root)
    return dataclasses.replace(stage, root=root)


if __name__ == "__main__":
    sys.exit(main())
