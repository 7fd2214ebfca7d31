"""What articles are compared by, kept by the hash of their bytes and the version of what made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, select

from . import shapes
from .desk import Desk, runs
from .tables import sketch


def samples(
    conn: Connection, workspace: str, version: int, hashes: Sequence[str], most: int | None
) -> dict[str, Sequence[int]]:
    """Content hash → shingles, the first `most` or all, of those of these that have a sketch of that version."""
    cut: ColumnElement[bytes] = sketch.c.shingles
    if most is not None:  # SQLite's substr makes NULL of nothing
        cut = func.coalesce(func.substr(cut, 1, most * shapes.SHINGLE, type_=cut.type), cut)
    asked = select(sketch.c.sha256, cut).where(sketch.c.workspace == workspace, sketch.c.version == version)
    rows = (row for some in runs(hashes) for row in conn.execute(asked.where(sketch.c.sha256.in_(some))))
    return {sha256: shapes.shingles_from(data) for sha256, data in rows}


class Sketches(Desk):
    """What the ledger keeps to compare articles by."""

    def samples(self, version: int, hashes: Sequence[str], most: int | None) -> dict[str, Sequence[int]]:
        """Content hash → shingles, the first `most` or all, of those of these that have a sketch of that version."""
        with self.read() as conn:
            return samples(conn, self.workspace, version, hashes, most)

    def keep_sketches(self, made: Mapping[str, Sequence[int]], version: int) -> None:
        """Keeps shingles by content hash; those of older versions of the same bytes go."""
        with self.write() as conn:
            for some in runs(sorted(made)):
                conn.execute(
                    delete(sketch).where(
                        sketch.c.workspace == self.workspace,
                        sketch.c.sha256.in_(some),
                        sketch.c.version < version,
                    )
                )
            rows = [
                {"sha256": sha256, "version": version, "shingles": shapes.shingles_bytes(made[sha256])}
                for sha256 in sorted(made)
            ]
            if rows:
                self.bulk(conn, sketch, rows, keep=True)
