"""A channel that cannot take anything back and knows no keys, and a worker process that serves it.

Each delivery is one line, appended in one write: what two workers did twice stands there twice.
`python -m tests.proofs.post FOLDER CONCURRENCY`
"""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from repurpose import newsroom, workspace
from repurpose.engine.queue import Enqueuer
from repurpose.engine.work import Shift, work
from repurpose.model import Draft, Receipt, Slot
from repurpose.newsroom import Newsroom
from repurpose.store import PlannedDelivery, Store
from repurpose.store.keys import delivery_key
from tests.doors.ledger_samples import draft

FILE = "posted"


class Post:
    """Appends `key pid` to a file. `pause` is what the other side takes, in seconds.

    `sleeps`: at which point the first delivery stops the process: `"before"` the effect, `"after"` it, or never.
    """

    name = "post"
    honours_key = False

    def __init__(self, path: Path, pause: float = 0.0, sleeps: str = "") -> None:
        self._path, self._pause, self._sleeps = path, pause, sleeps

    def preview(self, draft: Draft) -> str:
        """The draft's title."""
        return draft.title

    def send(self, draft: Draft, key: str) -> Receipt:
        """One line, after which there is no way back."""
        time.sleep(self._pause)
        self._sleep("before")
        self._act(key)
        self._sleep("after")
        return Receipt(key[:12])

    def _sleep(self, where: str) -> None:
        if self._sleeps == where:
            self._sleeps = ""
            os.kill(os.getpid(), signal.SIGSTOP)

    def _act(self, key: str) -> None:
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(file, f"{key} {os.getpid()}\n".encode())
        finally:
            os.close(file)


class KeyedPost(Post):
    """One that recognises a key that it saw before."""

    honours_key = True

    def _act(self, key: str) -> None:
        if not posted(self._path.parent)[key]:
            super()._act(key)


def make(root: Path, url: str, workspace_id: str) -> Path:
    """A workspace without articles or jobs, its ledger in PostgreSQL."""
    root.mkdir(parents=True)
    (root / "articles").mkdir()
    settings = f'database = "{url}"\nworkspace_id = "{workspace_id}"\n'
    (root / "repurpose.toml").write_text(settings, encoding="utf-8")
    return root


def enter(root: Path) -> Newsroom:
    """Its newsroom, with a queue."""
    place = workspace.load(root, {})
    return newsroom.enter(place, enqueue=Enqueuer(place.settings.workspace_id))


def plan(store: Store, slot: Slot, drafts: int, accounts: int, *, enqueue: bool = True) -> list[str]:
    """Plan `drafts` × `accounts` deliveries in one transaction, with their jobs; their keys."""
    # of the slot's job, as made drafts are: what a job approved by itself is not voided by another template
    made = [dataclasses.replace(draft(f"{slot.at}-{number}"), job=slot.job) for number in range(drafts)]
    planned = [
        PlannedDelivery(one.id, Post.name, f"account-{number}") for one in made for number in range(accounts)
    ]
    keys = [delivery_key(one.draft, one.channel, one.account, slot) for one in planned]
    put_in = Enqueuer(store.workspace)
    now = dt.datetime.now(dt.UTC)
    also = (lambda conn: put_in(conn, keys)) if enqueue else None
    assert store.keep(slot, [], made, planned, now=now, approve=True, also=also)
    return keys


def posters(root: Path) -> set[str]:
    """The processes that posted something."""
    path = root / FILE
    return (
        {line.split()[1] for line in path.read_text(encoding="ascii").splitlines()}
        if path.exists()
        else set()
    )


def posted(root: Path) -> collections.Counter[str]:
    """How often each key was posted."""
    path = root / FILE
    lines = path.read_text(encoding="ascii").splitlines() if path.exists() else []
    return collections.Counter(line.split()[0] for line in lines)


def start(root: Path, concurrency: int = 2, **environ: str) -> subprocess.Popen[bytes]:
    """A worker process."""
    log = (root / "worker.log").open("ab")
    asked = [sys.executable, "-m", "tests.proofs.post", str(root), str(concurrency)]
    with log:
        return subprocess.Popen(
            asked, stderr=log, stdout=log, cwd=Path(__file__).parents[2], env={**os.environ, **environ}
        )


def forked(root: Path, concurrency: int = 2) -> BaseProcess:
    """A worker process that need not import anything. What is open here stays with us."""
    worker = multiprocessing.get_context("fork").Process(target=_apart, args=(root, concurrency))
    worker.start()
    return worker


def _apart(root: Path, concurrency: int) -> None:
    with enter(root) as desk:
        serve(desk, concurrency, pause=float(os.environ.get("POST_PAUSE", "0")))


def settle_doubts(store: Store, root: Path) -> int:
    """A person's word on what is `unknown`, by looking at what was posted; how many there were."""
    there, unknown = posted(root), store.deliveries("unknown")
    for one in unknown:
        store.resolve(one.key, sent=one.key in there, now=dt.datetime.now(dt.UTC), by="the proof")
    return len(unknown)


def serve(
    desk: Newsroom, concurrency: int = 2, *, once: bool = False, pause: float = 0.0, sleeps: str = ""
) -> int:
    """Work in this process; the exit code."""
    post = Post(desk.workspace.root / FILE, pause, sleeps)
    clock = lambda: dt.datetime.now(dt.UTC)  # noqa: E731
    return work(Shift(desk.workspace.database, [desk], clock, concurrency, once, lambda _: {post.name: post}))


def main() -> int:
    """Serve one workspace."""
    logging.basicConfig(level=logging.WARNING, format="%(process)d %(message)s")
    with enter(Path(sys.argv[1])) as desk:
        pause, sleeps = float(os.environ.get("POST_PAUSE", "0")), os.environ.get("POST_SLEEPS", "")
        return serve(desk, int(sys.argv[2]), pause=pause, sleeps=sleeps)


if __name__ == "__main__":
    sys.exit(main())
