"""What articles are compared by, kept by the hash of their bytes and the version of what made it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select

from . import shapes
from .desk import Desk, runs
from .tables import sketch


def sketches(conn: Connection, workspace: str, version: int) -> dict[str, Sequence[int]]:
    """Content hash → shingles, of every sketch of that version in the workspace."""
    asked = select(sketch.c.sha256, sketch.c.shingles).where(
        sketch.c.workspace == workspace, sketch.c.version == version
    )
    return {sha256: shapes.shingles_from(data) for sha256, data in conn.execute(asked)}


class Sketches(Desk):
    """What the ledger keeps to compare articles by."""

    def sketches(self, version: int) -> dict[str, Sequence[int]]:
        """Content hash → shingles, of every sketch of that version."""
        with self.read() as conn:
            return sketches(conn, self.workspace, version)

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
