"""Many deliveries, several workers, and what can happen to them. `python -m tests.proofs.scale`

Four workers go through thousands while one of them is killed every few seconds and the database restarts once; then
everything is counted. `rates` measures how fast they are when nothing happens to them.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import tempfile
import time
from pathlib import Path

from repurpose.engine.work import set_up
from repurpose.newsroom import Newsroom
from tests.proofs import post
from tests.proofs.rates import planned
from tests.proofs.servers import Server, server, wait


def chaos(
    desk: Newsroom, running: Server, total: int, workers: int, every: float, *, restarts: bool
) -> list[str]:
    """Kill and restart while `total` deliveries are made; what is not as it must be."""
    root, dice = desk.workspace.root, random.Random(0)
    keys, began = planned(desk, total), time.monotonic()
    alive = [post.forked(root, 4) for _ in range(workers)]
    kills, restarted, next_kill = 0, not restarts, time.monotonic() + every
    stranded: list[tuple[int, set[str]]] = []
    while not over(desk):
        time.sleep(0.2)
        if not restarted and len(post.posted(root)) > total // 2:
            running.restart()
            restarted = True
        if time.monotonic() > next_kill and len(post.posted(root)) < total - 50:
            number = dice.randrange(workers)
            alive[number].kill()
            alive[number].join(10)
            stranded.append((_micros(), in_hand(desk)))
            alive[number], kills, next_kill = post.forked(root, 4), kills + 1, time.monotonic() + every
    took = time.monotonic() - began
    doubts = post.settle_doubts(desk.store, root)
    wait(lambda: desk.store.balance().get("sent", 0) == total, 120)
    for one in alive:
        one.terminate()
    for one in alive:
        one.join(60)
    print(
        f"{total} deliveries, {workers} workers, {kills} killed, {int(restarts)} restart: {took:.0f} s, {doubts} in doubt"
    )
    print(f"the longest from a claim to what came next: {slowest(desk):.0f} s")
    print(
        f"the longest from a worker's death to the claim of what it had in hand: {resumed(desk, stranded):.0f} s"
    )
    return judged(desk, keys)


def over(desk: Newsroom) -> bool:
    """Whether nothing is left but what was sent and what is in doubt."""
    with contextlib.suppress(Exception):  # the database restarts
        return set(desk.store.balance()) <= {"total", "sent", "unknown"}
    return False


def slowest(desk: Newsroom) -> float:
    """Seconds between a claim and the next thing that happened to the delivery, without a person's word."""
    asked = (
        "SELECT max(later.at - began.at) / 1000000.0 FROM attempt began JOIN attempt later USING (workspace, key) "
        "WHERE began.event = 'sending' AND later.number = began.number + 1"
    )
    with desk.store.read() as conn:
        return float(conn.exec_driver_sql(asked).scalar_one())


def in_hand(desk: Newsroom) -> set[str]:
    """The deliveries in jobs that workers have begun, the dead one's among them, and that nobody claimed yet."""
    asked = (
        "SELECT key FROM delivery WHERE state = 'ready' AND key IN (SELECT jsonb_array_elements_text(args -> 'keys') "
        "FROM procrastinate_jobs WHERE task_name = 'repurpose.deliver' AND status = 'doing')"
    )
    with contextlib.suppress(Exception), desk.store.read() as conn:  # the database restarts
        return set(conn.exec_driver_sql(asked).scalars())
    return set()


def resumed(desk: Newsroom, stranded: list[tuple[int, set[str]]]) -> float:
    """Seconds from a kill until the last of what was in hand then was claimed by anybody."""
    with desk.store.read() as conn:
        asked = "SELECT key, min(at) FROM attempt WHERE event = 'sending' GROUP BY key"
        claimed: dict[str, int] = dict(conn.exec_driver_sql(asked).all())
    return max(((claimed[key] - at) / 1e6 for at, keys in stranded for key in keys), default=0.0)


def _micros() -> int:
    return int(time.time() * 1_000_000)


def judged(desk: Newsroom, keys: list[str]) -> list[str]:
    """What is wrong."""
    found = post.posted(desk.workspace.root)
    faults = [f"{key[:12]} has {found[key]} effects" for key in keys if found[key] != 1]
    if set(found) - set(keys):
        faults.append("something was posted that was never planned")
    if desk.store.balance() != {"total": len(keys), "sent": len(keys)}:
        faults.append(f"the ledger says {desk.store.balance()}")
    return faults


def main() -> int:
    """Kill, and count. 1 where something was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--every", type=float, default=5.0, help="seconds between two kills")
    asked = parser.parse_args()
    with server() as running, tempfile.TemporaryDirectory() as folder:
        root = post.make(Path(folder) / "post", running.url, "letters")
        with post.enter(root) as desk:
            set_up(desk)
            faults = chaos(desk, running, asked.deliveries, asked.workers, asked.every, restarts=True)
    for fault in faults[:20]:
        print(f"FAULT {fault}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
