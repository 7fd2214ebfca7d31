"""The daemon as a process: one a workspace, ready, stopped cleanly, and nothing secret in what it says."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.conftest import make_root
from tests.house.console import call

LOCKER = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""
PATIENCE = 120.0  # seconds for a busy machine; nothing is measured with it


@contextlib.contextmanager
def daemon(root: Path, log: Path, **environ: str) -> Iterator[subprocess.Popen[bytes]]:
    """A running daemon on `root`; killed at the end if it has not ended by then."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "repurpose", "--workspace", str(root), "daemon"],
            stderr=said,
            env={**os.environ, **environ},
            cwd=Path(__file__).parents[2],
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(log: Path, word: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until the log holds `word`."""
    end = time.monotonic() + PATIENCE
    while word not in log.read_text(encoding="utf-8"):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.05)


def test_one_daemon_a_workspace_and_a_clean_stop(tmp_path: Path) -> None:
    root = make_root(tmp_path / "letter")
    address = str(tmp_path / "notify")
    log = tmp_path / "log"
    (root / ".repurpose").mkdir()
    (root / ".repurpose" / "daemon.lock").write_text("999999")  # of a process that was killed
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(address)
        systemd.settimeout(PATIENCE)
        with daemon(root, log, NOTIFY_SOCKET=address, CANARY_TOKEN="canary-env") as process:
            assert systemd.recv(100) == b"READY=1"
            until(log, "action=published", process)
            call(root, "daemon", "--once").sentence(1, f"process {process.pid}", "stop that one first")
            call(root, "daemon").sentence(1, f"process {process.pid}")
            call(root, "restore", str(tmp_path / "x")).sentence(1, f"process {process.pid}")
            (beat,) = (line["heartbeat"] for line in call(root, "status", "--json").lines)
            assert (beat["pid"], beat["state"]) == (process.pid, "ready")
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE) == 0
            assert systemd.recv(100) == b"STOPPING=1"
    (beat,) = (line["heartbeat"] for line in call(root, "status", "--json").lines)
    assert beat["state"] == "stopped"
    words = log.read_text(encoding="utf-8")
    assert "action=ready" in words
    assert words.splitlines()[-1].endswith("action=stopped")
    assert "Traceback" not in words
    assert "canary" not in words
    assert call(root, "daemon", "--once").code == 0


def test_a_stop_in_the_middle_of_something_slow_takes_no_longer_than_it_may(tmp_path: Path) -> None:
    """The ledger is locked by somebody else for half a minute; the stop does not wait for that."""
    root = make_root(tmp_path / "letter")
    log = tmp_path / "log"
    assert call(root, "articles").code == 0
    with daemon(root, log) as process:
        until(log, "action=published", process)
        locker = subprocess.Popen(
            [
                sys.executable,
                "-c",
                LOCKER,
                str(root / "state.db"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert locker.stdout is not None
        assert locker.stdout.readline() == b"locked\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) == 0
        assert locker.poll() is None  # it was still locked when the daemon was gone
        locker.communicate()
    assert "action=cut-off" in log.read_text(encoding="utf-8")
    assert call(root, "status").code == 0


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://editor:canary@127.0.0.1:1/x",
        "postgresql://editor:canary@127.0.0.1:port/x",
        "postgresql://editor:can@ary@127.0.0.1:1/x?password=canary&connect_timeout=1",
        "mysql://editor:canary@127.0.0.1/x",
        "postgresql:///x?host=/nowhere&password=canary",
        "canary://",
    ],
)
def test_the_password_of_the_database_is_in_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    pytest.importorskip("psycopg", reason="the postgres extra is not installed")
    root = make_root(tmp_path / "letter")
    monkeypatch.setenv("REPURPOSE_DATABASE", address)
    for command in (["run", "auto"], ["status"], ["doctor"], ["daemon", "--once"], ["backup", "x"]):
        said = call(root, *command)
        assert said.code in (1, 2)
        assert "Traceback" not in said.err
        words = (said.out + said.err).replace("canary://", "").replace("names canary", "")
        assert "canary" not in words
        assert "ary@" not in words


def test_debugging_shows_no_password_either(tmp_path: Path) -> None:
    root = make_root(tmp_path / "letter")
    said = subprocess.run(
        [sys.executable, "-m", "repurpose", "--workspace", str(root), "status"],
        capture_output=True,
        env={
            **os.environ,
            "REPURPOSE_DEBUG": "1",
            "REPURPOSE_DATABASE": "postgresql://editor:canary@127.0.0.1:1/x",
            "SOME_TOKEN": "canary",
        },
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert said.returncode in (1, 2)
    assert b"canary" not in said.stdout + said.stderr
    assert json.dumps(said.stderr.decode()).count("\\n") <= 1
