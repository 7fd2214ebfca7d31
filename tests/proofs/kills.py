"""A run disturbed at every one of its steps: killed, out of room, with a failing disk. `python -m tests.proofs.kills`

Each point is a fork of a process that has everything imported, so that hundreds take minutes. After a disturbance the
next run must leave exactly what an undisturbed run leaves.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import errno
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from repurpose import publishing
from repurpose.channels import outbox
from tests.house.conftest import NOW
from tests.proofs import scene
from tests.proofs.events import Act, Watch, fail_with, kill
from tests.proofs.scene import AFTER, BEFORE, State, command

STAGES = ("fresh", "changed", "daemon", "approve")
MODES: dict[str, tuple[Act, bool]] = {
    "kill": (kill, False),
    "full disk once": (fail_with(errno.ENOSPC), False),
    "full disk": (fail_with(errno.ENOSPC), True),
    "failing disk once": (fail_with(errno.EIO), False),
    "failing disk": (fail_with(errno.EIO), True),
}


@dataclasses.dataclass(frozen=True)
class Stage:
    """A workspace to disturb, what it was before and what is left when nobody disturbs it, and what is disturbed."""

    name: str
    root: Path
    before: State | None
    wanted: State
    doing: tuple[str, ...]
    steps: list[str]

    def afterwards(self) -> list[tuple[str, ...]]:
        """The next run; and where no article was edited since, every span that was printed is proved."""
        edited = self.name in ("changed", "daemon")
        return [command(AFTER)] if edited else [command(AFTER), ("verify", "--all")]


def stages(folder: Path, *, cards: bool, names: Sequence[str] = ("fresh", "changed")) -> Iterator[Stage]:
    """A workspace in which nothing was run; one between two days in which articles changed; that one with a daemon;
    and one whose drafts wait for a person, who approves them."""
    scene.warm_up(folder / "warm", cards=cards)
    for name in names:
        root = folder / name
        scene.make(root, cards=cards, approve="hand" if name == "approve" else "auto")
        before, doing = None, command(NOW)
        if name in ("changed", "daemon"):
            assert scene.waited(scene.forked(root, [command(BEFORE), scene.rung(BEFORE)])) == 0
            before = scene.state(root)
            scene.change(root)
            doing = scene.rung(NOW) if name == "daemon" else doing
        elif name == "approve":
            assert scene.waited(scene.forked(root, [command(NOW)])) == 0
            before = scene.state(root)
            doing = ("approve", *(row[0] for row in before.rows["drafts"]), "--now", NOW.isoformat())
        yield _stage(folder, Stage(name, root, before, before or State({}, {}), doing, []))


def _stage(folder: Path, begun: Stage) -> Stage:
    # All on one path, since the step's text and the lock's message name it.
    trial, said = folder / "trial", folder / "steps"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(begun.root, trial)
    child = os.fork()
    if not child:
        watch = Watch(trial)
        watch.install()
        with open(os.devnull, "w") as quiet:  # noqa: PTH123
            sys.stdout = sys.stderr = quiet
            code = scene.run(trial, *begun.doing)
        said.write_text(json.dumps(watch.steps))
        os._exit(code)
    assert scene.waited(child) == 0, begun.name
    assert scene.waited(scene.forked(trial, [command(AFTER)])) == 0, begun.name
    wanted = scene.state(trial)
    shutil.rmtree(trial)
    steps = [step for step in json.loads(said.read_text()) if str(said) not in step]
    return dataclasses.replace(begun, wanted=wanted, steps=steps)


def disturb(folder: Path, stage: Stage, mode: str, at: int) -> list[str]:
    """Disturb one run at step `at`; what is wrong after the next."""
    act, onwards = MODES[mode]
    trial, said = folder / "trial", folder / "said"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(stage.root, trial)
    code = scene.waited(scene.forked(trial, [stage.doing], Watch(trial, at, act, onwards=onwards), said))
    words = said.read_text(encoding="utf-8")
    loose = mode.startswith("failing") and "/articles/" in stage.steps[at - 1]
    found = [] if loose else scene.torn(trial, stage.before, stage.wanted)
    if mode == "kill":
        found += [] if code == -signal.SIGKILL else [f"it was not killed but ended with {code}"]
    else:
        found += spoken(code, words)
    again = scene.waited(scene.forked(trial, [stage.doing, *stage.afterwards()], None, said))
    if again:
        found.append(f"the next runs ended with {again}: {said.read_text(encoding='utf-8')[-300:]}")
    else:
        found += scene.faults(trial, stage.wanted, loose=loose)
    where = f"{stage.name}, {mode}, step {at} ({stage.steps[at - 1]})"
    return [f"{where}: {fault}" for fault in found]


def spoken(code: int, words: str) -> list[str]:
    """What is wrong with how a run that failed says so."""
    found = []
    if code not in (0, 1, 2):
        found.append(f"exit code {code}: {words[-300:]}")
    if "Traceback" in words or "should not have" in words:
        found.append(f"no sentence for people: {words[-300:]}")
    if code and not words.strip():
        found.append("it failed without a word")
    return found


def points(steps: list[str], most: int, seed: int, begins: str = "") -> list[int]:
    """Steps to disturb, from 1: all, or `most` of them: around commits and renames first, the others by chance."""
    every = [at for at, step in enumerate(steps, 1) if step.startswith(begins)]
    if most >= len(every):
        return list(every)
    chance = random.Random(seed)
    near = [at for at in every if any("commit" in s or "rename" in s for s in steps[max(0, at - 2) : at + 1])]
    chosen = set(chance.sample(near, min(len(near), most // 2)))
    rest = [at for at in every if at not in chosen]
    return sorted(chosen | set(chance.sample(rest, most - len(chosen))))


def plant_plain_writes() -> None:
    """Write files as a careless program would, to prove that the proof sees it."""

    def careless(path: Path, data: bytes) -> os.stat_result:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(file, data[: len(data) // 2])
        os.write(file, data[len(data) // 2 :])
        written = os.fstat(file)
        os.close(file)
        return written

    for room in (outbox, publishing):
        vars(room)["write_file"] = careless


def main() -> int:
    """Disturb runs and print a report; 1 where something was lost, doubled or torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10**9, help="at most so many points a workspace and mode")
    parser.add_argument("--modes", nargs="*", default=list(MODES), choices=list(MODES))
    parser.add_argument("--stages", nargs="*", default=list(STAGES), choices=STAGES)
    parser.add_argument("--begins", default="", help="only steps that begin so, like `write` or `sql commit`")
    parser.add_argument("--cards", action="store_true", help="draw cards too, which is slower")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--plant", action="store_true", help="write files carelessly; the proof must fail")
    asked = parser.parse_args()
    if asked.plant:
        plant_plain_writes()
    began = time.monotonic()
    tried: collections.Counter[str] = collections.Counter()
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stage in stages(folder, cards=asked.cards, names=asked.stages):
            for mode in asked.modes:
                for at in points(stage.steps, asked.runs, asked.seed, asked.begins):
                    found += disturb(folder, stage, mode, at)
                    tried[f"{stage.name}: {mode}"] += 1
            print(f"{stage.name}: a run has {len(stage.steps)} steps", flush=True)
    for what, number in tried.items():
        print(f"{what}: {number} points")
    for fault in found:
        print(f"FAULT {fault}")
    print(f"{sum(tried.values())} disturbances, {len(found)} faults, {time.monotonic() - began:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
