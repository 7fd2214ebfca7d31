"""`python -m benchmarks.growth 100 1000 10000`: what a cold run costs for each article as the folder grows.

The first run of a folder loads the rules and makes the drafts whatever the number of articles, so what one article adds
stands beside what each costs: the difference to the folder before, divided by the articles that it has more.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.__main__ import cold, workspace
from benchmarks.timing import Took


def rows(sizes: Sequence[int]) -> Iterator[str]:
    """A line of the table for each number of articles, smallest first."""
    before: tuple[int, Took] | None = None
    for size in sorted(sizes):
        with tempfile.TemporaryDirectory() as folder:
            took = cold(workspace(Path(folder), size))
        added = "-"
        if before is not None:
            added = f"{(took.cpu - before[1].cpu) / (size - before[0]) * 1000:.1f} ms"
        each = f"{took.cpu / size * 1000:.1f} ms"
        yield f"| {size} | {took.wall:.1f} s | {took.cpu:.1f} s | {each} | {added} | {took.peak_mib:.0f} MiB |"
        before = size, took


def main() -> None:
    """Print the table."""
    print("| articles | wall | processor | for each | for each more | peak of one process |")
    print("|---|---|---|---|---|---|")
    for row in rows([int(size) for size in sys.argv[1:]] or [100, 1000, 10_000]):
        print(row, flush=True)


if __name__ == "__main__":
    main()
