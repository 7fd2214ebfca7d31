"""What a row of each table takes in PostgreSQL, indexes and out-of-line values included. `python -m tests.proofs.sizes`

One workspace is made by the program itself; its rows are then copied under other names, so that
the tables are large enough for the figures to be the ones of a large table.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import tempfile
from pathlib import Path

from benchmarks import generate
from repurpose import pipeline
from repurpose.engine.work import set_up
from repurpose.model import Slot
from repurpose.newsroom import Newsroom
from repurpose.store import tables
from tests.proofs import post
from tests.proofs.rates import planned
from tests.proofs.servers import server

_SETTINGS = 'database = "{url}"\nworkspace_id = "one"\n[site]\nurl = "https://echo.example.org/"\ntimezone = "Asia/Taipei"\n'
_MADE = ("newsletter", "thread", "summary", "card")
_JOB = 'approve = "auto"\n[pick]\ncount = 5\n' + "".join(f'[[make]]\nkind = "{kind}"\n' for kind in _MADE)
_NOW = dt.datetime(2026, 2, 10, 8, 0, tzinfo=dt.UTC)


def made(root: Path, url: str, folder: Path | None, slots: int) -> Newsroom:
    """A workspace with articles, drafts of each kind, and all of them delivered."""
    if folder:
        shutil.copytree(folder, root / "articles")
    else:
        generate.write(root / "articles", 100)
    (root / "jobs").mkdir()
    (root / "jobs" / "all.toml").write_text(_JOB, encoding="utf-8")
    (root / "repurpose.toml").write_text(_SETTINGS.format(url=url), encoding="utf-8")
    desk = post.enter(root)
    set_up(desk)
    gathered = pipeline.look(desk, _NOW)
    for number in range(slots):
        now = _NOW + dt.timedelta(hours=number)
        pipeline.draft(
            desk, desk.workspace.job("all"), Slot("all", f"2026-02-10T{8 + number:02d}:00"), now, gathered
        )
        pipeline.deliver(desk, now)
    return desk


def copied(desk: Newsroom, copies: int) -> None:
    """The workspace's rows under `copies` other names."""
    with desk.store.write() as conn:
        conn.exec_driver_sql("TRUNCATE procrastinate_jobs, procrastinate_events CASCADE")
        for table in tables.METADATA.sorted_tables:
            if "workspace" in table.c:
                names = ", ".join(f'"{column.name}"' for column in table.c if column.name != "workspace")
                conn.exec_driver_sql(
                    f"INSERT INTO {table.name} (workspace, {names}) SELECT 'copy-' || n, {names} "
                    f"FROM {table.name}, generate_series(1, {copies}) n WHERE workspace = 'one'"
                )


def figures(desk: Newsroom) -> None:
    """A line for each table."""
    names = [table.name for table in tables.METADATA.sorted_tables if "workspace" in table.c]
    print("| table | rows | bytes a row | of which index |\n|---|---|---|---|")
    for name in [*names, "procrastinate_jobs", "procrastinate_events"]:
        with desk.store.write() as conn:
            conn.exec_driver_sql(f"ANALYZE {name}")
            asked = (
                f"SELECT count(*), pg_total_relation_size('{name}'), pg_indexes_size('{name}') FROM {name}"
            )
            rows, total, indexes = conn.exec_driver_sql(asked).one()
        if rows:
            print(f"| {name} | {rows} | {total / rows:.0f} | {indexes / rows:.0f} |", flush=True)


def main() -> None:
    """Make, copy, measure; and the queue's rows for 10 000 deliveries that wait."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--articles", type=Path, help="a folder of articles; without it, a hundred generated ones"
    )
    parser.add_argument("--slots", type=int, default=8)
    parser.add_argument("--copies", type=int, default=100)
    asked = parser.parse_args()
    with server() as running, tempfile.TemporaryDirectory() as folder:
        with made(Path(folder) / "one", running.url, asked.articles, asked.slots) as desk:
            with desk.store.read() as conn:
                kinds = conn.exec_driver_sql(
                    "SELECT kind, count(*) FROM draft GROUP BY kind ORDER BY kind"
                ).all()
                asked_for = "SELECT kind, sum(length(b.data))::int FROM draft d JOIN output o ON o.payload = d.payload_sha256 "
                sizes = conn.exec_driver_sql(
                    f"{asked_for} JOIN blob b USING (sha256) GROUP BY kind ORDER BY kind"
                ).all()
            print("drafts a copy:", ", ".join(f"{number} {kind}" for kind, number in kinds))
            print("bytes of their files:", ", ".join(f"{kind} {size}" for kind, size in sizes))
            copied(desk, asked.copies)
            figures(desk)
        with post.enter(post.make(Path(folder) / "post", running.url, "letters")) as desk:
            planned(desk, 10_000)
            print("\n10 000 deliveries that wait:")
            figures(desk)


if __name__ == "__main__":
    main()
