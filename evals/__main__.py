"""`python -m evals`: print every measure for the labelled folder in REPURPOSE_EVAL_DATA."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from evals import data, pages, points, quotations, summaries


def main() -> int:
    """Print the figures; with `-v` also every miss. Returns the exit code."""
    folder = os.environ.get("REPURPOSE_EVAL_DATA")
    if not folder:
        print(
            "REPURPOSE_EVAL_DATA is not set; name the folder that holds corpus/ and gold/.", file=sys.stderr
        )
        return 2
    root = Path(folder)
    found = quotations.measured(data.quotations(root))
    _print("quotations", found.shares())
    whole = data.seeds(root)
    _print("turns", pages.turns(whole))
    stray = pages.chrome(whole)
    _print("page chrome", {"passages": float(len(stray))})
    _print("key points", points.measured(points.labelled(root)))
    _print("summaries", summaries.measured(data.described(root)))
    if "-v" in sys.argv[1:]:
        print(*found.notes, *stray, sep="\n")
    return 0


def _print(title: str, figures: dict[str, float]) -> None:
    told = "  ".join(f"{name} {value:.3f}".removesuffix(".000") for name, value in figures.items())
    print(f"{title:<12} {told}")


if __name__ == "__main__":
    sys.exit(main())
