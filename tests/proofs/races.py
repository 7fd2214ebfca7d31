"""Many at once on one workspace, and one that sleeps past its lease. `python -m tests.proofs.races`

Ten runs and two daemons begin at the same moment on a workspace without a ledger, on one between two days, and a worker
is stopped at a file of its delivery and woken when another has done its work.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from tests.house.conftest import NOW
from tests.proofs import scene
from tests.proofs.events import Watch, stop
from tests.proofs.kills import Stage, stages
from tests.proofs.scene import AFTER, command

RUNS, DAEMONS = 10, 2


def race(folder: Path, stage: Stage) -> list[str]:
    """All at once; what is wrong after the next run."""
    trial = folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(stage.root, trial)
    gate = os.pipe()
    daemon = ("daemon", "--once", "--now", NOW.isoformat())
    runners = [(command(NOW), folder / f"run-{number}") for number in range(RUNS)]
    runners += [(daemon, folder / f"bell-{number}") for number in range(DAEMONS)]
    children = [scene.forked(trial, [what], None, said, gate) for what, said in runners]
    os.close(gate[1])
    ended = [
        (scene.waited(child), said.read_text(encoding="utf-8"))
        for child, (_, said) in zip(children, runners, strict=True)
    ]
    os.close(gate[0])
    runs, bells = ended[:RUNS], ended[RUNS:]
    found = [f"a run ended with {code}: {words}" for code, words in runs if code]
    winners = sum("made already" not in words for _, words in runs)
    winners += sum("action=made" in words for _, words in bells)  # a daemon that comes first makes it
    found += [f"{winners} runs and daemons made the slot"] if winners != 1 else []
    refused = "A daemon runs on this workspace already"
    found += [
        f"a daemon ended with {code}: {words}" for code, words in bells if code and refused not in words
    ]
    again = scene.waited(scene.forked(trial, stage.afterwards(), None, folder / "said"))
    found += (
        [f"the next run ended with {again}: {(folder / 'said').read_text(encoding='utf-8')}"] if again else []
    )
    return [f"{stage.name}, race: {fault}" for fault in (*found, *scene.faults(trial, stage.wanted))]


def sleep(folder: Path, stage: Stage, at: int) -> tuple[list[str], int]:
    """Stop a run at step `at` until another has done all; what is wrong, and how many results came too late."""
    trial = folder / "trial"
    shutil.rmtree(trial, ignore_errors=True)
    scene.copy(stage.root, trial)
    child = scene.forked(trial, [command(NOW)], Watch(trial, at, stop), folder / "said")
    _, status = os.waitpid(child, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        return [f"{stage.name}, step {at}: it did not stop"], 0
    other = scene.waited(scene.forked(trial, [command(AFTER)]))
    os.kill(child, signal.SIGCONT)
    codes = other, scene.waited(child)
    found = [f"exit codes {codes}: {(folder / 'said').read_text(encoding='utf-8')}"] if any(codes) else []
    found += scene.faults(trial, stage.wanted)
    with contextlib.closing(sqlite3.connect(trial / "state.db")) as raw:
        counts = (
            "SELECT sum(event = 'late'), sum(event = 'sent'), (SELECT count(*) FROM delivery) FROM attempt"
        )
        late, sent, planned = raw.execute(counts).fetchone()
    found += [f"{sent} results for {planned} deliveries"] if sent != planned else []
    where = f"{stage.name}, asleep at step {at} ({stage.steps[at - 1]})"
    return [f"{where}: {fault}" for fault in found], int(late)


def main() -> int:
    """Race, sleep, and print a report; 1 where a slot had two winners or anything was doubled or lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="races and sleepers a workspace")
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    began, chance = time.monotonic(), random.Random(asked.seed)
    found: list[str] = []
    late = rounds = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for stage in stages(folder, cards=False):
            sending = [at for at, step in enumerate(stage.steps, 1) if "/out/" in step and ".part" in step]
            for at in chance.sample(sending, min(asked.rounds, len(sending))):
                found += race(folder, stage)
                faults, fenced = sleep(folder, stage, at)
                found, late, rounds = found + faults, late + fenced, rounds + 1
    found += [] if late else ["no sleeper was ever fenced"]
    for fault in found:
        print(f"FAULT {fault}")
    print(
        f"{rounds} races of {RUNS} runs and {DAEMONS} daemons, {rounds} sleepers, {late} results fenced,",
        end=" ",
    )
    print(f"{len(found)} faults, {time.monotonic() - began:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
