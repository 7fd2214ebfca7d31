"""The least that a run over unchanged articles has to do, as a bare process: import sqlmodel, walk, stat, read the rows."""

from __future__ import annotations

import os
import sqlite3
import sys

import sqlmodel  # noqa: F401  its import is part of what is measured


def main(folder: str, database: str) -> None:
    """Walk and stat `folder`; read every article row of `database`."""
    seen = {entry.path: (entry.stat().st_size, entry.stat().st_mtime_ns) for entry in os.scandir(folder)}
    rows = sqlite3.connect(database).execute("SELECT path, size, mtime_ns, sha256 FROM article").fetchall()
    print(len(seen), len(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
