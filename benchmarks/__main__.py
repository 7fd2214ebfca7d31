"""`python -m benchmarks`: ratios in one run, medians of several, and a table for the README.

python -m benchmarks                       10 000 articles, three pairs each, with the peers
python -m benchmarks --articles 40 --times 1 --no-peers      that it runs at all: what CI does
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import generate, peers
from benchmarks.timing import Pair, Took, pair, run

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "benchmarks" / "results" / "table.md"
NOW = ("--now", "2026-02-10T08:00:00+08:00")
JOB = '[pick]\ncount = 5\n[[make]]\nkind = "newsletter"\n[[make]]\nkind = "thread"\nnetworks = ["x"]\n'
EDITED = 3  # articles of a day's work
SETTINGS = '[site]\nurl = "https://echo.example.org/"\ntimezone = "Asia/Taipei"\n'


def repurpose(*arguments: str) -> list[str]:
    """Our program as a command line: the one that is installed beside this Python."""
    return [str(Path(sys.executable).with_name("repurpose")), *arguments]


def workspace(root: Path, count: int) -> Path:
    """A workspace of `count` generated articles and one job."""
    generate.write(root / "articles", count)
    (root / "jobs").mkdir(exist_ok=True)
    (root / "jobs" / "bench.toml").write_text(f'approve = "auto"\n{JOB}', encoding="utf-8")
    (root / "repurpose.toml").write_text(SETTINGS, encoding="utf-8")
    return root


def cold(root: Path) -> Took:
    """From nothing to database, digests, feed, newsletter and drafts."""
    for left in root.glob("state.db*"):
        left.unlink()
    for left in (root / "out", root / ".repurpose"):
        shutil.rmtree(left, ignore_errors=True)
    return run(repurpose("run", "bench", *NOW), cwd=root)


def again(root: Path) -> Took:
    """The same run once more."""
    return run(repurpose("run", "bench", *NOW), cwd=root)


def edited(root: Path) -> Took:
    """The same run once more, after a line was added to the newest articles."""
    for path in sorted((root / "articles").iterdir())[-EDITED:]:
        path.write_text(path.read_text(encoding="utf-8") + "\n潮水又退了一次。\n", encoding="utf-8")
    return again(root)


def measure(
    root: Path, count: int, times: int, *, with_peers: bool
) -> Iterator[tuple[str, str, Pair | None, Took]]:
    """(what, against what, the pair, ours) for each measure."""
    python = sys.executable
    program = peers.pelican() if with_peers else None
    if program is not None:
        found = pair(lambda: cold(root), lambda: _pelican(program, root), times)
        yield f"cold, {count} articles", "Pelican, the same folder", found, found.ours
        if (other := peers.hugo()) is not None:
            found = pair(
                lambda: cold(root),
                lambda: peers.build_with_hugo(other, root / "articles", root.with_name("hugo")),
                times,
            )
            yield f"cold, {count} articles", "Hugo, the same folder", found, found.ours
    else:
        yield f"cold, {count} articles", "", None, cold(root)
    bare = [python, "-m", "benchmarks.probe", str(root / "articles"), str(root / "state.db")]
    for what, ours in (("nothing changed", again), (f"{EDITED} changed", edited)):
        found = pair(functools.partial(ours, root), lambda: run(bare, cwd=ROOT), times)
        yield f"{what}, {count} articles", "import sqlmodel, stat, read rows", found, found.ours
    for what, command, against in (
        ("--help", "--help", "import click"),
        (f"status, {count} articles", "status", "import sqlmodel"),
    ):
        found = _pair_with_import(root, command, against, times)
        yield what, f"python -c '{against}'", found, found.ours


def _pair_with_import(root: Path, command: str, against: str, times: int) -> Pair:
    return pair(
        lambda: run(repurpose(command), cwd=root),
        lambda: run([sys.executable, "-c", against], cwd=root),
        times,
    )


def _pelican(program: Path, root: Path) -> Took:
    return peers.build_with_pelican(program, root / "articles", root.with_name("pelican"))


def row(what: str, against: str, found: Pair | None, ours: Took) -> str:
    """One line of the table."""
    ratio = f"{found.wall_ratio:.2f} × ({found.cpu_ratio:.2f} × processor)" if found else "not compared"
    return f"| {what} | {ours.wall:.2f} s | {ours.peak_mib:.0f} MiB | {ratio} | {against} |"


def main() -> None:
    """Measure, print, and keep the table where peers took part."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--articles", type=int, default=10_000)
    reader.add_argument("--times", type=int, default=3)
    reader.add_argument("--no-peers", action="store_true")
    asked = reader.parse_args()
    lines = [
        (
            f"{dt.datetime.now(dt.UTC):%Y-%m-%d}, {os.cpu_count()} cores, Python {platform.python_version()}; "
            f"medians of {asked.times} pairs run in turn."
        ),
        "",
        "| what | wall | peak of one process | ratio | against |",
        "|---|---|---|---|---|",
    ]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder) / "letter", asked.articles)
        for found in measure(root, asked.articles, asked.times, with_peers=not asked.no_peers):
            lines.append(row(*found))
            print(lines[-1], flush=True)
    if not asked.no_peers:
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
