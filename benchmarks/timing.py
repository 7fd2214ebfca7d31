"""Whole processes, timed in turn: A B A B …, so that a machine whose speed drifts slows both."""

from __future__ import annotations

import dataclasses
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


@dataclasses.dataclass(frozen=True, slots=True)
class Took:
    """One run: seconds of wall clock and of processor (children included), and the peak memory of the largest process."""

    wall: float
    cpu: float
    peak_mib: float


@dataclasses.dataclass(frozen=True, slots=True)
class Pair:
    """Ours against theirs: medians, and the median of the ratios pair by pair."""

    ours: Took
    theirs: Took
    wall_ratio: float
    cpu_ratio: float


def run(command: Sequence[str], cwd: Path, environ: Mapping[str, str] | None = None) -> Took:
    """Run a command to its end. Raises `RuntimeError` with its words where it fails."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(environ or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    with process.stderr as stream:
        errors = stream.read()
    # wait4 tells of this process and those it waited for; RUSAGE_CHILDREN would keep the peak of all that ran before
    _, status, used = os.wait4(process.pid, 0)
    wall, process.returncode = time.perf_counter() - begin, os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: {errors.decode(errors='replace')[-500:]}")
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def pair(ours: Callable[[], Took], theirs: Callable[[], Took], times: int) -> Pair:
    """Both in turn, `times` times after one warm-up each."""
    ours(), theirs()
    runs = [(ours(), theirs()) for _ in range(times)]
    return Pair(
        _median([a for a, _ in runs]),
        _median([b for _, b in runs]),
        statistics.median(a.wall / b.wall for a, b in runs),
        statistics.median(a.cpu / b.cpu for a, b in runs),
    )


def _median(runs: Sequence[Took]) -> Took:
    return Took(
        *(statistics.median(getattr(one, field.name) for one in runs) for field in dataclasses.fields(Took))
    )
