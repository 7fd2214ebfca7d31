"""The workspaces on which runs are disturbed, and what must hold of them afterwards."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import logging
import os
import shutil
import sqlite3
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from repurpose import cli
from tests.house.conftest import NOW, SETTINGS, write_article
from tests.proofs.events import Watch

BEFORE = NOW - dt.timedelta(days=1)
AFTER = NOW + dt.timedelta(minutes=6)  # past every lease and the first retry

JOB = """
schedule = "0 8 * * *"
approve = "{approve}"
[pick]
count = 2
order = "newest"
cooldown = "1h"
[[make]]
kind = "newsletter"
[[make]]
kind = "thread"
networks = ["x"]
[[make]]
kind = "summary"
"""
CARDS = '[[make]]\nkind = "card"\nsizes = ["1200x630"]\n'


def make(root: Path, *, cards: bool = False, approve: str = "auto") -> None:
    """A workspace with three articles in which nothing was run."""
    (root / "articles").mkdir(parents=True)
    (root / "jobs").mkdir()
    (root / "repurpose.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "jobs" / "daily.toml").write_text(
        JOB.replace("{approve}", approve) + (CARDS if cards else ""), encoding="utf-8"
    )
    for number in (1, 2, 3):
        write_article(root / "articles", number)
    for path in (root / "articles").iterdir():
        os.utime(path, (1_770_000_000, 1_770_000_000))


def change(root: Path) -> None:
    """What an editor does between two days: one article is renamed, one edited, one deleted, one is new."""
    folder = root / "articles"
    (folder / "20260203-listening.md").rename(folder / "20260203-to-the-sea.md")
    edited = folder / "20260202-listening.md"
    edited.write_text(edited.read_text(encoding="utf-8").replace("一百二十", "一百三十"), encoding="utf-8")
    (folder / "20260201-listening.md").unlink()
    write_article(folder, 4)


def copy(source: Path, target: Path) -> None:
    """A workspace's twin, whose ledger does not take itself for a copy."""
    shutil.copytree(source, target)
    instance = target / "state.db.instance"
    if instance.exists():
        kept = json.loads(instance.read_bytes())
        kept["inode"] = (target / "state.db").stat().st_ino
        instance.write_text(json.dumps(kept, sort_keys=True), encoding="ascii")


def run(root: Path, *arguments: str) -> int:
    """One command through the program's own entry; its exit code, 99 for an exception that got through it."""
    sys.argv = ["repurpose", "--workspace", str(root), *arguments]
    try:
        cli.main()
    except SystemExit as stop:
        return int(stop.code or 0)
    except BaseException:  # what a user would see as a traceback
        traceback.print_exc()
        return 99
    return 98


def warm_up(root: Path, *, cards: bool) -> None:
    """Run everything once in this very process, so that no child has to import it."""
    make(root, cards=cards)
    with contextlib.ExitStack() as quietly:
        nowhere = quietly.enter_context(Path(os.devnull).open("w"))
        quietly.enter_context(contextlib.redirect_stdout(nowhere))
        quietly.enter_context(contextlib.redirect_stderr(nowhere))
        codes = [run(root, *command(NOW)), run(root, "daemon", "--once", "--now", NOW.isoformat())]
        codes.append(run(root, "verify", "--all"))
    logging.getLogger("repurpose").handlers.clear()
    assert not any(codes), codes


def forked(
    root: Path,
    commands: Sequence[Sequence[str]],
    watch: Watch | None = None,
    said: Path | None = None,
    gate: tuple[int, int] | None = None,
) -> int:
    """Run commands one after another in a child process, which is `watch`ed; its process id.

    `said` gets what it says; it begins when the writing end of the pipe `gate` is closed.
    """
    child = os.fork()
    if child:
        return child
    code = 97
    try:
        into = os.open(said or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        for stream in (1, 2):
            os.dup2(into, stream)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        if gate is not None:
            os.close(gate[1])
            os.read(gate[0], 1)
        if watch is not None:
            watch.install()
        for command in commands:
            code = run(root, *command)
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def waited(child: int) -> int:
    """The exit code of a child, a signal's number negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def command(now: dt.datetime) -> tuple[str, ...]:
    """The run at a time."""
    return ("run", "daily", "--now", now.isoformat())


def rung(now: dt.datetime) -> tuple[str, ...]:
    """What a daemon does at a time."""
    return ("daemon", "--once", "--now", now.isoformat())


@dataclasses.dataclass(frozen=True)
class State:
    """All of a workspace that must be so and not otherwise."""

    files: dict[str, bytes]
    rows: dict[str, list[Any]]


_ROWS = {
    "slots": 'SELECT job, "at", run, state, reason FROM slot ORDER BY 1, 2, 3',
    "picks": 'SELECT job, "at", run, position, path, guid, sha256 FROM pick ORDER BY 1, 2, 3, 4',
    "drafts": "SELECT id, state, payload_sha256, approved_sha256 FROM draft ORDER BY 1",
    "deliveries": "SELECT key, draft, state, payload_sha256 FROM delivery ORDER BY 1",
    "articles": "SELECT path, state, sha256, guid, title, episode, copy_of, more FROM article ORDER BY 1",
    "payloads": "SELECT o.payload, o.position, o.name, o.sha256, length(b.data) FROM output o JOIN blob b USING (sha256) ORDER BY 1, 2",
    "total": "SELECT planned FROM tally",
}  # fmt: skip


def files(root: Path) -> dict[str, bytes]:
    """Every file under `out/` that a reader would see."""
    out = root / "out"
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def state(root: Path) -> State:
    """The workspace as it stands."""
    with contextlib.closing(sqlite3.connect(root / "state.db")) as raw:
        return State(files(root), {name: raw.execute(asked).fetchall() for name, asked in _ROWS.items()})


def faults(root: Path, wanted: State, *, loose: bool = False) -> list[str]:
    """What is not as it must be after the run that follows a disturbance. `loose`: another pick is allowed."""
    found = _broken(root)
    now = state(root)
    if not loose:
        found += [f"{name} differ" for name in wanted.rows if now.rows[name] != wanted.rows[name]]
        names = now.files.keys() | wanted.files.keys()
        found += [
            f"out/{name} differs" for name in sorted(names) if now.files.get(name) != wanted.files.get(name)
        ]
    return found


def _broken(root: Path) -> list[str]:
    found: list[str] = []
    with contextlib.closing(sqlite3.connect(root / "state.db")) as raw:
        for pragma, well in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
            if raw.execute(f"PRAGMA {pragma}").fetchall() != well:
                found.append(f"{pragma} complains")
        states = dict(raw.execute("SELECT state, count(*) FROM delivery GROUP BY state"))
        if sum(states.values()) != raw.execute("SELECT sum(planned) FROM tally").fetchone()[0]:
            found.append("the balance is off")
        if set(states) != {"sent"}:
            found.append(f"deliveries are {states}")
        twice = raw.execute(
            "SELECT key FROM attempt WHERE event = 'sent' GROUP BY key HAVING count(*) > 1"
        ).fetchall()
        found += [f"{key} was sent twice" for (key,) in twice]
        found += [
            f"{name} was sent and is not under out/"
            for (name,) in raw.execute(
                "SELECT DISTINCT name FROM output JOIN delivery ON payload = payload_sha256"
            )
            if not (root / "out" / name).is_file()
        ]
    kept = {"state.db.instance", "state.db"}
    found += [
        f"{path.relative_to(root)} was left behind"
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and path.name not in kept
        and (path.name.startswith(".") or "state.db" in path.name)
        and not (path.name == "state.db-journal" and not path.stat().st_size)
    ]
    return found


def torn(root: Path, before: State | None, wanted: State) -> list[str]:
    """Files under `out/` that are neither what they were nor what they become, looked at right after a disturbance."""
    old = before.files if before else {}
    return [
        f"out/{name} is torn"
        for name, data in files(root).items()
        if data not in (old.get(name), wanted.files.get(name))
    ]
