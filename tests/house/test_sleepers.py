"""A real process that is stopped in the middle of a delivery, past its lease, and goes on: what it says is too late."""

from __future__ import annotations

import collections
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from repurpose.engine.duties import LEASE
from repurpose.engine.work import set_up
from repurpose.model import DeliveryState, Slot
from repurpose.newsroom import Newsroom
from tests.house.conftest import NOW, open_room
from tests.house.console import call
from tests.proofs import post, scene

COMMANDS = {"run": scene.command(NOW), "daemon": ("daemon", "--once", "--now", NOW.isoformat())}


def process(root: Path, kind: str, sleeps: str, *command: str) -> subprocess.Popen[bytes]:
    """The program with a channel that cannot take anything back."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.proofs.sleeper", str(root), kind, sleeps, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=Path(__file__).parents[2],
    )


def asleep(sleeper: subprocess.Popen[bytes]) -> None:
    """Wait until it is stopped."""
    for _ in range(1200):
        assert sleeper.poll() is None, "it ended instead of falling asleep"
        if Path(f"/proc/{sleeper.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T":
            return
        time.sleep(0.1)
    pytest.fail("it did not fall asleep")


def history(desk: Newsroom, key: str) -> list[str]:
    """What happened to a delivery."""
    return [row.event for row in desk.store.attempts(key)]


@pytest.mark.parametrize(
    ("who", "kind", "sleeps"),
    [
        ("run", "keyless", "before"),
        ("run", "keyed", "after"),
        ("daemon", "keyless", "after"),
        ("daemon", "keyed", "before"),
    ],
)
def test_a_process_that_slept_past_its_lease_is_fenced(
    tmp_path: Path, who: str, kind: str, sleeps: str
) -> None:
    """Another run goes on meanwhile. Without keys it leaves the doubt to a person; with keys it sends, and once."""
    root = tmp_path / "letter"
    scene.make(root)
    with open_room(root) as desk:
        desk.store.set_meta("decided:daily", "2026-02-09T08:00")
    sleeper = process(root, kind, sleeps, *COMMANDS[who])
    try:
        asleep(sleeper)
        with open_room(root) as desk:
            (mine,) = desk.store.deliveries("sending")
        other = process(root, kind, "never", *scene.command(scene.AFTER))
        said, _ = other.communicate(timeout=120)
        assert other.returncode == 0, said.decode()
        sleeper.send_signal(signal.SIGCONT)
        said, _ = sleeper.communicate(timeout=120)
        assert sleeper.returncode == (1 if (who, kind) == ("run", "keyless") else 0), said.decode()
        assert b"not delivered yet" not in said
    finally:
        sleeper.kill()
        sleeper.wait()
    with open_room(root) as desk:
        planned = desk.store.deliveries()
        assert desk.store.discrepancy() is None
        assert (
            history(desk, mine.key)
            == {
                "keyless": ["sending", "unknown", "late"],
                "keyed": ["sending", "retry", "sending", "sent", "late"],
            }[kind]
        )
    assert post.posted(root) == collections.Counter(row.key for row in planned)
    assert {row.state for row in planned if row.key != mine.key} == {DeliveryState.SENT}
    if kind == "keyless":
        (doubt,) = call(root, "status", "--json").lines[0]["unknown"]
        assert doubt["key"] == mine.key
        assert call(root, "resolve", mine.key[:12], "--sent").code == 0
    assert call(root, "status", "--json").lines[0]["deliveries"] == {
        "sent": len(planned),
        "total": len(planned),
    }


@pytest.mark.parametrize("sleeps", ["before", "after"])
def test_a_worker_that_slept_past_its_lease_is_fenced(
    tmp_path: Path, empty_postgres: Callable[[], str], sleeps: str
) -> None:
    """Others do the rest; what it held is in doubt, and what it says when it wakes changes nothing."""
    with post.enter(post.make(tmp_path / "post", empty_postgres(), "letters")) as desk:
        set_up(desk)
        root = desk.workspace.root
        keys = post.plan(desk.store, Slot("letters", "2026-02-10T08:00"), 3, 2)
        sleeper = post.start(root, 1, POST_SLEEPS=sleeps)
        try:
            asleep(sleeper)
            (mine,) = desk.store.deliveries("sending")
            desk.store.recover(dt.datetime.now(dt.UTC) + LEASE)
            assert [row.key for row in desk.store.deliveries("unknown")] == [mine.key]
            assert post.serve(desk, once=True) == 0
            assert desk.store.balance() == {"total": len(keys), "sent": len(keys) - 1, "unknown": 1}
            sleeper.send_signal(signal.SIGCONT)
            for _ in range(600):
                if history(desk, mine.key)[-1] == "late":
                    break
                time.sleep(0.1)
            assert history(desk, mine.key) == ["sending", "unknown", "late"]
        finally:
            os.kill(sleeper.pid, signal.SIGCONT)
            sleeper.terminate()
            sleeper.wait(60)
        assert post.settle_doubts(desk.store, root) == 1
        assert desk.store.balance() == {"total": len(keys), "sent": len(keys)}
        assert post.posted(root) == collections.Counter(keys)
