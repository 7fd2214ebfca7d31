"""Digests, kept by the hash of the bytes they were made from and the version of what made them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select

from repurpose.model import Digest

from . import shapes
from .desk import Desk, runs
from .tables import digest


class Digests(Desk):
    """What the ledger keeps of what was understood."""

    def digests(self, sha256s: Iterable[str], version: int) -> dict[str, Digest]:
        """Content hash → digest, for those of `sha256s` that are kept."""
        wanted: Sequence[str] = sorted(set(sha256s))
        found: dict[str, Digest] = {}
        with self.read() as conn:
            for some in runs(wanted):
                asked = select(digest.c.sha256, digest.c.data).where(
                    digest.c.workspace == self.workspace,
                    digest.c.version == version,
                    digest.c.sha256.in_(some),
                )
                for sha256, data in conn.execute(asked):
                    found[sha256] = shapes.digest_from(version, sha256, data)
        return found

    def keep_digests(self, digests: Iterable[Digest]) -> None:
        """Keeps digests; those of older versions of the same bytes go."""
        rows = [
            {
                "sha256": each.sha256,
                "version": each.version,
                "data": shapes.digest_bytes(each),
            }
            for each in digests
        ]
        if not rows:
            return
        with self.write() as conn:
            for some in runs(rows):
                conn.execute(
                    delete(digest).where(
                        digest.c.workspace == self.workspace,
                        digest.c.sha256.in_([row["sha256"] for row in some]),
                        digest.c.version < max(int(str(row["version"])) for row in some),
                    )
                )
            self.bulk(conn, digest, rows, keep=True)
