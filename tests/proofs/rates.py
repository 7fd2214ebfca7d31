"""How fast the PostgreSQL side is, and where the time goes. `python -m tests.proofs.rates [planning steps delivering digests]`

A busy machine makes every figure worse, so each is taken in several short windows and printed with the machine's load
average beside it, and with the processor time that was spent: the process's own and PostgreSQL's.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import dataclasses
import datetime as dt
import os
import pstats
import secrets
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks import generate
from repurpose import articles, digest, store
from repurpose.engine import duties, queue
from repurpose.engine.tasks import make_app
from repurpose.engine.work import Shift, set_up
from repurpose.gathering import gather
from repurpose.model import DeliveryState, Receipt, Slot
from repurpose.newsroom import Newsroom
from tests.proofs import post
from tests.proofs.servers import Server, server, spent_by, wait

_AT_ONCE = 100  # drafts, and accounts each, in one slot
_EACH = 5  # articles a draft task
_SETTINGS = 'database = "{url}"\nworkspace_id = "{name}"\n[site]\nurl = "https://echo.example.org/"\ntimezone = "Asia/Taipei"\n'
_JOB = f'approve = "auto"\n[pick]\ncount = {_EACH}\n[[make]]\nkind = "summary"\n'
_NOW = dt.datetime(2026, 2, 10, 8, 0, tzinfo=dt.UTC)


@dataclasses.dataclass(frozen=True)
class Window:
    """How many were done in `seconds` of wall time, with what processor time (seconds), at what load average."""

    done: int
    seconds: float
    ours: float
    theirs: float
    load: float

    def __str__(self) -> str:
        each = 1000 / self.done
        return (
            f"{self.done / self.seconds:7.0f}/s   {each * self.ours:7.2f} ms ours + {each * self.theirs:6.2f} ms "
            f"PostgreSQL's each   load {self.load:.1f}"
        )


def window(
    pids: Sequence[int], running: Server | None, count: Callable[[], int], do: Callable[[], Any]
) -> Window:
    """What `count` says more after `do` than before."""
    before, began, mine, theirs = (
        count(),
        time.monotonic(),
        spent_by(pids),
        running.spent() if running else 0.0,
    )
    do()
    seconds = time.monotonic() - began
    done = max(1, count() - before)
    return Window(
        done, seconds, spent_by(pids) - mine, running.spent() - theirs if running else 0.0, os.getloadavg()[0]
    )


def report(what: str, windows: Sequence[Window]) -> None:
    """All windows, the best and the median."""
    for one in windows:
        print(f"  {one}", flush=True)
    rates = sorted(one.done / one.seconds for one in windows)
    print(f"{what}: best {rates[-1]:.0f}/s, median {rates[len(rates) // 2]:.0f}/s\n", flush=True)


def planned(desk: Newsroom, total: int, *, enqueue: bool = True) -> list[str]:
    """Plan `total` deliveries, 10 000 at most in a slot."""
    keys: list[str] = []
    while len(keys) < total:
        left = min(total - len(keys), _AT_ONCE * _AT_ONCE)
        drafts = max(1, left // _AT_ONCE)
        at = f"2026-02-10T08:00-{secrets.token_hex(4)}"
        keys += post.plan(desk.store, Slot("letters", at), drafts, min(left, _AT_ONCE), enqueue=enqueue)
    return keys


def planning(desk: Newsroom, running: Server, windows: int) -> None:
    """10 000 deliveries a window, in one transaction: on PostgreSQL with and without jobs, and on SQLite."""
    with (
        tempfile.TemporaryDirectory() as folder,
        store.open(f"sqlite:///{folder}/state.db", "letters") as lone,
    ):
        small = dataclasses.replace(desk, store=lone)
        for what, where, jobs, pg in (
            ("planning, jobs included", desk, True, running),
            ("planning, without a queue", desk, False, running),
            ("planning on SQLite", small, False, None),
        ):
            made: list[str] = []

            def more(where: Newsroom = where, made: list[str] = made, *, jobs: bool = jobs) -> None:
                made.extend(planned(where, _AT_ONCE * _AT_ONCE, enqueue=jobs))

            found = [window([os.getpid()], pg, lambda made=made: len(made), more) for _ in range(windows)]  # type: ignore[misc]
            report(what, found)
    clear(desk)


def clear(desk: Newsroom) -> None:
    """As if nothing had been planned."""
    names = "attempt, delivery, draft_slot, draft_path, pick, draft, slot, output, blob, tally"
    with desk.store.write() as conn:
        conn.exec_driver_sql(f"TRUNCATE {names}, procrastinate_jobs, procrastinate_events CASCADE")
    (desk.workspace.root / post.FILE).unlink(missing_ok=True)


def steps(desk: Newsroom, total: int) -> None:
    """What each step takes when nobody else works (the median in ms), and a profile of delivering in one thread."""
    keys, timed = planned(desk, total), dict[str, list[float]]()

    def step(name: str, began: float) -> float:
        timed.setdefault(name, []).append(time.perf_counter() - began)
        return time.perf_counter()

    asyncio.run(_queue_steps(desk, step))
    for key in keys[: total // 2]:
        token, began = secrets.token_hex(16), time.perf_counter()
        assert desk.store.claim(_now(), duties.LEASE, token, key=key)
        began = step("ledger: claim one delivery", began)
        desk.store.finish(key, token, state=DeliveryState.SENT, receipt=Receipt(None), now=_now())
        step("ledger: write its result", began)
    for name, all_ in timed.items():
        print(f"{name}: {sorted(all_)[len(all_) // 2] * 1000:.1f} ms", flush=True)
    profile = cProfile.Profile()
    channels = {post.Post.name: post.Post(desk.workspace.root / post.FILE)}
    profile.enable()
    for key in keys[total // 2 :]:
        duties.deliver(desk, key, _now(), channels)
    profile.disable()
    print(f"a delivery, by who has the processor or waits: {shares(pstats.Stats(profile))}\n", flush=True)
    clear(desk)


async def _queue_steps(desk: Newsroom, step: Callable[[str, float], float]) -> None:
    from procrastinate.jobs import Status

    app = make_app(Shift(desk.workspace.database, [desk], _now).app().connector, {}, _now, lambda _: {})
    async with app.open_async():
        number, began = await app.job_manager.register_worker(), time.perf_counter()
        while (job := await app.job_manager.fetch_job(queues=None, worker_id=number)) is not None:
            began = step("queue: fetch a job", began)
            assert job.id is not None
            await app.job_manager.finish_job_by_id_async(job.id, Status.SUCCEEDED, delete_job=True)
            began = step("queue: finish it", began)


def shares(found: Any) -> str:
    """Of the time in a profile, how much each library had."""
    spent: dict[str, float] = defaultdict(float)
    for (file, _line, name), (_calls, _all, own, *_rest) in found.stats.items():
        spent[_whose(file, name)] += own
    total = sum(spent.values())
    ranked = sorted(spent.items(), key=lambda item: -item[1])
    return ", ".join(f"{who} {own / total:.0%}" for who, own in ranked if own / total >= 0.01)


def _whose(file: str, name: str) -> str:
    if file.endswith("psycopg/connection.py") and name == "wait":
        return "waiting for PostgreSQL"
    for library in ("sqlalchemy", "psycopg", "procrastinate", "repurpose", "tests"):
        if f"/{library}/" in file:
            return library
    return "sqlalchemy" if "sqlalchemy" in name else "Python"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def delivering(desk: Newsroom, running: Server, workers: int, windows: int, seconds: float) -> None:
    """Deliveries a second once all workers are at it. There is always more to do than a window can take."""
    root = desk.workspace.root
    planned(desk, 10_000)
    started = [post.start(root, 4) for _ in range(workers)]
    pids = [one.pid for one in started]
    count = lambda: (root / post.FILE).stat().st_size // _line(root)  # noqa: E731
    try:
        wait(lambda: len(post.posters(root)) == workers)
        found = []
        for _ in range(windows):
            found.append(window(pids, running, count, lambda: time.sleep(seconds)))
            if desk.store.balance().get("ready", 0) < 5_000:
                planned(desk, 10_000)
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(60)
    report(f"delivering, {workers} workers", found)
    clear(desk)


def _line(root: Path) -> int:
    """Bytes that a posted line has, about: keys are equally long, process numbers nearly."""
    with (root / post.FILE).open("rb") as file:
        return len(file.readline())


def digests(running: Server, workers: int, seed: int, tasks: int) -> None:
    """Articles understood a second by draft tasks: in four workspaces, each task for a slot with other articles."""
    with tempfile.TemporaryDirectory() as folder:
        desks = [
            _served(Path(folder) / f"w{seed}-{number}", running.url, seed * 10 + number, tasks)
            for number in range(4)
        ]
        roots = [desk.workspace.root for desk in desks]
        first, *others = roots
        more = [word for root in others for word in ("--workspace", str(root))]
        asked = [sys.executable, "-m", "repurpose", "--workspace", str(first), "worker", *more]
        with (Path(folder) / "log").open("wb") as log:
            started = [subprocess.Popen(asked, stderr=log, stdout=log) for _ in range(workers)]
        drafted = 4 * tasks

        def kept() -> int:
            return _counted(desks[0], f"SELECT count(*) FROM digest WHERE workspace LIKE 'w{seed}-_'")

        def most() -> None:
            asked = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'repurpose.draft' AND status = 'todo'"
            wait(lambda: _counted(desks[0], asked) <= drafted // 10)

        try:
            wait(lambda: kept() >= 4 * workers)
            found = window([one.pid for one in started], running, kept, most)
        finally:
            for one in started:
                one.terminate()
            for one in started:
                one.wait(60)
            for desk in desks:
                desk.store.close()
    report(f"digests by draft tasks, {workers} workers", [found])


def _served(root: Path, url: str, seed: int, tasks: int) -> Newsroom:
    """A workspace whose articles are catalogued and not understood, and `tasks` slots to be made of them."""
    generate.write(root / "articles", tasks * _EACH, seed)
    (root / "jobs").mkdir()
    (root / "jobs" / "brief.toml").write_text(_JOB, encoding="utf-8")
    (root / "repurpose.toml").write_text(_SETTINGS.format(url=url, name=root.name), encoding="utf-8")
    desk = post.enter(root)
    gather(desk, _NOW)
    with desk.store.write() as conn:
        for number in range(tasks):
            queue.enqueue_draft(
                conn, root.name, Slot("brief", f"2026-02-{1 + number // 24:02d}T{number % 24:02d}:00")
            )
    return desk


def _counted(desk: Newsroom, asked: str) -> int:
    with desk.store.read() as conn:
        return int(conn.exec_driver_sql(asked).scalar_one())


def pure(count: int, windows: int) -> None:
    """Articles read and understood a second by one process that does nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        generate.write(Path(folder), count, 99)
        names, made = sorted(Path(folder).iterdir()), list[str]()

        def all_of_them() -> None:
            made.extend(digest.digest(articles.read(path, path.name)).sha256 for path in names)

        report(
            "digests, one process and nothing else",
            [window([os.getpid()], None, lambda: len(made), all_of_them) for _ in range(windows)],
        )


def main() -> None:
    """Measure what the command line names, everything where it names nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", help="planning, steps, delivering, digests")
    parser.add_argument("--windows", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=5.0, help="of a window of delivering")
    parser.add_argument(
        "--tasks", type=int, default=24, help="draft tasks a workspace, of five articles each"
    )
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    asked = parser.parse_args()
    wanted = asked.what or ["planning", "steps", "delivering", "digests"]
    with server() as running, tempfile.TemporaryDirectory() as folder:
        with post.enter(post.make(Path(folder) / "post", running.url, "letters")) as desk:
            set_up(desk)
            if "planning" in wanted:
                planning(desk, running, asked.windows)
            if "steps" in wanted:
                steps(desk, 1_000)
            for workers in asked.workers if "delivering" in wanted else []:
                delivering(desk, running, workers, asked.windows, asked.seconds)
        if "digests" in wanted:
            pure(100, asked.windows)
            for seed, workers in enumerate(asked.workers, 1):
                digests(running, workers, seed, asked.tasks)


if __name__ == "__main__":
    main()
