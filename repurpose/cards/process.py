"""One worker process: started with its fonts, asked line by line, and ended with the press."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

_PROGRAM = Path(__file__).with_name("worker.py")
#: What a Python may need to start at all; no other variable is passed on, least of all a secret.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")
STOPPED = {
    -signal.SIGPROF: "was stopped for running too long",
    -signal.SIGALRM: "was stopped for running too long",
    -signal.SIGABRT: "was stopped for taking too much memory",
}
"""What exit codes say about the design that was being drawn."""


class Worker:
    """A running worker. Not for two threads at once: the press hands it out to one at a time."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment |= {"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - our own program, our own arguments
            [sys.executable, "-P", str(_PROGRAM), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=environment,
            text=True,
            encoding="utf-8",
        )
        self._end = weakref.finalize(self, _end, self._process, self._complaints)

    def ask(self, request: dict[str, Any]) -> dict[str, Any] | None:
        """The worker's answer, or None where it ended instead."""
        process = self._process
        assert process.stdin is not None  # noqa: S101 - both are pipes, see above
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return None
        line = process.stdout.readline()
        answer: dict[str, Any] | None = json.loads(line) if line.endswith("\n") else None
        return answer

    def ended(self) -> tuple[int, str]:
        """Exit code (a signal's number negative) and the last line of what the process said on its way."""
        code = self._process.wait()
        self._complaints.seek(0)
        said = self._complaints.read().decode("utf-8", "replace").strip().splitlines()
        self._end()
        return code, said[-1] if said else "it said nothing"

    def close(self) -> None:
        """Ends the process."""
        self._end()


def _end(process: subprocess.Popen[str], complaints: IO[bytes]) -> None:
    process.kill()
    process.wait()
    complaints.close()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:  # a request that the ended worker never read is still buffered
                continue
