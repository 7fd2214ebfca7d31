"""The program as a user calls it: `main()` with arguments, what it says on each stream, and its exit code."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import json
import sys
from pathlib import Path
from typing import Any
from unittest import mock

from repurpose import cli

LATER = "2026-02-10T08:00:00+08:00"


@dataclasses.dataclass(frozen=True)
class Said:
    """What one call said and returned."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON, one object a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    def sentence(self, code: int, *words: str) -> str:
        """The one sentence on standard error with which it failed; it holds all of `words`."""
        assert self.code == code, (self.code, self.out, self.err)
        assert "Traceback" not in self.err
        assert "should not have" not in self.err
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].endswith("."), self.err
        for word in words:
            assert word in lines[0], (word, self.err)
        return lines[0]


def call(root: Path | None, *arguments: str, stdin: str = "") -> Said:
    """`repurpose --workspace ROOT ARGUMENTS…`, or without a workspace where `root` is None."""
    place = () if root is None else ("--workspace", str(root))
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    code: object = None
    with (
        mock.patch.object(sys, "argv", ["repurpose", *place, *arguments]),
        mock.patch.object(sys, "stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
    assert isinstance(code, int)
    for stream in (out, err):
        stream.flush()
    read = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return Said(code, *read)
