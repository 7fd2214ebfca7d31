"""Files beside the ledger that are written whole and then take a name: what they are called, and sweeping up after the dead.

The name tells which process is writing. Nothing else may depend on it.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path

_OURS = re.compile(
    r"(?:\.(?:before-(?:restore|schema)-[0-9]{1,9}|[0-9]{1,10}-[0-9a-f]{12}\.restored))?"
    r"\.([0-9]{1,10})-[0-9a-f]{12}\.(?:new|restored)(?:-journal|-wal|-shm)?"
)


def unfinished(path: Path, ending: str = "new") -> Path:
    """A name next to `path` that no other process uses; `ending` is `new` or `restored`."""
    return path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(6)}.{ending}")


def sweep(path: Path) -> None:
    """Removes what processes that are no more left beside `path`: of itself, of its copies. What cannot be removed stays."""
    with contextlib.suppress(OSError):
        for name in os.listdir(path.parent):  # noqa: PTH208 - a glob would take the name for a pattern
            begins = next(
                (head for head in (f".{path.name}", f"..{path.name}") if name.startswith(head)), None
            )
            left = _OURS.fullmatch(name.removeprefix(begins)) if begins else None
            if left is not None and not _lives(int(left[1])):
                with contextlib.suppress(OSError):
                    path.with_name(name).unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
