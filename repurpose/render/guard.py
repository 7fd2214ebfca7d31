"""A process that renders what a user's templates take part in, so that time, memory and output have an end.

Started at the first need, asked line by line, replaced after a template has ended it. Only JSON passes in either
direction.
"""

from __future__ import annotations

import json
import subprocess
import sys
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from repurpose.errors import TemplateError


class Guard:
    """Renders in a process of its own. Not for two threads at once."""

    def __init__(self, folders: Sequence[Path], seconds: float) -> None:
        self._arguments = [str(seconds), *(str(folder) for folder in folders)]
        self._process: subprocess.Popen[str] | None = None

    def text(self, name: str, view: Mapping[str, Any]) -> str:
        """The rendered text. Raises `TemplateError`, also where the process did not survive the template."""
        answer = self._ask(json.dumps({"name": name, "view": view}))
        if answer is None:
            self.close()
            raise TemplateError(
                f"Template {name} was stopped: it ran too long or took too much memory; look for a loop in it."
            )
        if "error" in answer:
            raise TemplateError(answer["error"])
        return answer["text"]

    def close(self) -> None:
        """Ends the process; the next rendering starts another."""
        if self._process is not None:
            self._end()
            self._process = None

    def _ask(self, request: str) -> dict[str, str] | None:
        process = self._process or self._start()
        assert process.stdin is not None  # noqa: S101 - both are pipes, see below
        assert process.stdout is not None  # noqa: S101
        try:
            process.stdin.write(request + "\n")
            process.stdin.flush()
        except BrokenPipeError:
            return None
        line = process.stdout.readline()
        answer: dict[str, str] | None = json.loads(line) if line.endswith("\n") else None
        return answer

    def _start(self) -> subprocess.Popen[str]:
        environment = {"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - our own program, our own arguments
            [sys.executable, "-P", "-m", "repurpose.render.worker", *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            encoding="utf-8",
        )
        self._end = weakref.finalize(self, _ended, self._process)
        return self._process


def _ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:  # a request that the ended process never read is still buffered
                continue
