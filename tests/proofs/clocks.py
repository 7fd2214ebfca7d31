"""A daemon, as a process, whose clock steps: a day either way, over both nights of summer time, onto a leap day.

`python -m tests.proofs.clocks` takes some minutes, since the daemon's bell rings once a minute. It needs `libfaketime`
(the package `faketime`); where that is not there it says so.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.house.conftest import SETTINGS, write_article

ZONE = ZoneInfo("Europe/Berlin")
JOB = """
schedule = "30 2 * * *"
approve = "auto"
missed = "latest"
[pick]
count = 1
cooldown = "1m"
[[make]]
kind = "newsletter"
"""
Steps = tuple[tuple[str, str | None], ...]
#: Where the clock is set, and the label that is made soon after; None: none. Each walk has a daemon of its own.
WALKS: dict[str, Steps] = {
    "day": (
        ("2026-02-10T12:00:00+01:00", None),  # a new job owes nothing
        ("2026-02-11T12:00:00+01:00", "2026-02-11T02:30"),  # a day on
        ("2026-02-10T12:05:00+01:00", None),  # a day back
        ("2026-02-11T12:05:00+01:00", None),  # set right: it was made already
        ("2026-02-12T02:29:50+01:00", "2026-02-12T02:30"),
    ),
    "spring": (
        ("2026-03-26T12:00:00+01:00", None),
        ("2026-03-29T01:50:00+01:00", "2026-03-28T02:30"),  # all that was missed is merged into the latest
        (
            "2026-03-29T03:00:10+02:00",
            "2026-03-29T02:30",
        ),  # a time that does not exist comes when the clocks have gone on
        ("2026-03-29T04:00:10+02:00", None),
    ),
    "autumn": (
        ("2026-10-23T12:00:00+02:00", None),
        ("2026-10-25T02:20:00+02:00", "2026-10-24T02:30"),
        ("2026-10-25T02:30:10+02:00", "2026-10-25T02:30"),
        ("2026-10-25T02:30:10+01:00", None),  # it comes a second time
    ),
    "leap": (
        ("2028-02-27T12:00:00+01:00", None),
        ("2028-02-29T02:20:00+01:00", "2028-02-28T02:30"),
        ("2028-02-29T12:00:00+01:00", "2028-02-29T02:30"),
        ("2028-02-28T12:10:00+01:00", None),
        ("2028-03-01T12:00:00+01:00", "2028-03-01T02:30"),
    ),
}
PATIENCE = 180.0  # seconds for one ring


def library() -> Path | None:
    """The library that fakes the time for programs with threads."""
    return next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)


def set_to(clock: Path, when: dt.datetime) -> None:
    """Set the daemon's clock. The file says by how much it is wrong."""
    wrong = f"{when.timestamp() - time.time():+.0f}"
    made = clock.with_suffix(".new")
    made.write_text(wrong, encoding="ascii")
    made.replace(clock)


def opened(root: Path) -> sqlite3.Connection:
    """The ledger, to look at. One that is not there yet is not made."""
    return sqlite3.connect(f"file:{root / 'state.db'}?mode=ro", uri=True)


def rung(root: Path, when: dt.datetime) -> bool:
    """Whether the daemon has rung its bell since its clock was set to `when`, and not long ago."""
    asked = "SELECT value FROM meta WHERE name = 'daemon'"
    with contextlib.suppress(sqlite3.Error), contextlib.closing(opened(root)) as raw:
        for (said,) in raw.execute(asked):
            beat = dt.datetime.fromisoformat(json.loads(said)["at"])
            return when <= beat < when + dt.timedelta(minutes=5)
    return False


def made(root: Path) -> list[str]:
    """The labels of the slots that were made, each as often as it was."""
    with contextlib.closing(opened(root)) as raw:
        return [at for (at,) in raw.execute("SELECT at FROM slot WHERE state = 'made' ORDER BY at, run")]


def walk(root: Path, clock: Path, daemon: subprocess.Popen[bytes], steps: Steps) -> list[str]:
    """Set the clock step by step; what is wrong."""
    found: list[str] = []
    wanted: list[str] = []
    for text, label in steps:
        when = dt.datetime.fromisoformat(text)
        set_to(clock, when)
        end = time.monotonic() + PATIENCE
        wanted = sorted({*wanted, *([label] if label else [])})
        while time.monotonic() < end and not (rung(root, when) and made(root) == wanted):
            if daemon.poll() is not None:
                return [*found, f"at {text} the daemon was gone"]
            time.sleep(0.5)
        time.sleep(2)  # for what should not come
        if made(root) != wanted:
            found.append(f"at {text}: made {made(root)}, wanted {wanted}")
            wanted = made(root)
        print(f"{text}: {len(wanted)} slots made", flush=True)
    letters = len(list((root / "out" / "newsletters").glob("*.eml")))
    return [*found, *([f"{letters} letters for {len(wanted)} slots"] if letters != len(wanted) else [])]


def walked(fake: Path, steps: Steps) -> list[str]:
    """One walk with a daemon on a new workspace; what is wrong."""
    with tempfile.TemporaryDirectory() as name:
        root, clock, log = Path(name) / "letter", Path(name) / "clock", Path(name) / "log"
        (root / "articles").mkdir(parents=True)
        (root / "jobs").mkdir()
        (root / "repurpose.toml").write_text(SETTINGS.replace("Asia/Taipei", ZONE.key), encoding="utf-8")
        (root / "jobs" / "daily.toml").write_text(JOB, encoding="utf-8")
        write_article(root / "articles", 1, date="2026-02-01T09:00:00+08:00")
        set_to(clock, dt.datetime.fromisoformat(steps[0][0]))
        faked = {
            "FAKETIME_TIMESTAMP_FILE": str(clock),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "LD_PRELOAD": str(fake),
        }
        with log.open("wb") as said:
            daemon = subprocess.Popen(
                [sys.executable, "-m", "repurpose", "--workspace", str(root), "daemon"],
                stderr=said, cwd=Path(__file__).parents[2], env={**os.environ, **faked},
            )  # fmt: skip
        try:
            found = walk(root, clock, daemon, steps)
        finally:
            daemon.send_signal(signal.SIGTERM)
            code = daemon.wait(60)
        words = log.read_text(encoding="utf-8")
        found += [f"the daemon ended with {code}: {words[-500:]}"] if code else []
        return [
            *found,
            *(line for line in words.splitlines() if "Traceback" in line or "action=failed" in line),
        ]


def main() -> int:
    """Walk through the steps and print a report; 1 where a time was skipped or made twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", nargs="*", default=list(WALKS), choices=list(WALKS))
    asked = parser.parse_args()
    fake = library()
    if fake is None:
        print("libfaketime is not here: skipped")
        return 0
    began = time.monotonic()
    found = [f"{name}: {fault}" for name in asked.walks for fault in walked(fake, WALKS[name])]
    for fault in found:
        print(f"FAULT {fault}")
    steps = sum(len(WALKS[name]) for name in asked.walks)
    print(f"{steps} steps of a daemon's clock, {len(found)} faults, {time.monotonic() - began:.0f} s")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
