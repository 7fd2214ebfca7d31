"""That the benchmarks run, on a few articles and without peers; nothing is asserted about time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks import generate


def test_they_run_and_print_every_measure() -> None:
    """Cold, nothing changed, little changed, help and status."""
    command = [sys.executable, "-m", "benchmarks", "--articles", "6", "--times", "1", "--no-peers"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")][1:]
    assert [row.split("|")[1].split(",")[0].strip() for row in rows] == [
        "cold",
        "nothing changed",
        "3 changed",
        "--help",
        "status",
    ]


def test_growth_is_a_line_for_each_size() -> None:
    """What an article adds stands from the second on."""
    command = [sys.executable, "-m", "benchmarks.growth", "3", "2"]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines()[2:]]
    assert [row[0] for row in rows] == ["2", "3"]
    assert rows[0][4] == "-"
    assert rows[1][4].endswith(" ms")


def test_the_same_number_gives_the_same_article() -> None:
    """And a size like a real post's."""
    assert generate.post(3) == generate.post(3) != generate.post(4)
    assert all(2_000 < len(generate.post(n).encode()) < 20_000 for n in range(40))
