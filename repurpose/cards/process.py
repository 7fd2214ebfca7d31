"""One worker process: started with its fonts, asked line by line, and ended with the press."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).with_name("worker.py")
_ENDS = {
    -signal.SIGPROF: "was stopped for running too long",
    -signal.SIGALRM: "was stopped for running too long",
    -signal.SIGABRT: "was stopped for taking too much memory",
}


class Worker:
    """A running worker. Not for two threads at once: the press hands it out to one at a time."""

    def __init__(self, arguments: Sequence[str]) -> None:
        environment = {"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - our own program, our own arguments
            [sys.executable, "-P", str(_PROGRAM), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
            encoding="utf-8",
        )
        self._end = weakref.finalize(self, _end, self._process)

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

    def ended(self) -> str:
        """Why the worker ended, as the rest of a sentence."""
        code = self._process.wait()
        self._end()
        return _ENDS.get(code, f"ended the drawing process (exit {code})")

    def close(self) -> None:
        """Ends the process."""
        self._end()


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:  # a request that the ended worker never read is still buffered
                continue
