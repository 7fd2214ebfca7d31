"""A run killed, out of room or on a failing disk at some of its steps; `make proofs` does so at every one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.proofs.kills import STAGES

REPO = Path(__file__).parents[2]


def proof(name: str, *arguments: str) -> tuple[int, str]:
    """The exit code of a proof and what it printed."""
    said = subprocess.run(
        [sys.executable, "-m", f"tests.proofs.{name}", *arguments],
        cwd=REPO,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return said.returncode, said.stdout


@pytest.mark.parametrize(
    ("runs", "modes"),
    [(5, ["kill"]), (1, ["full disk once", "full disk", "failing disk once", "failing disk"])],
    ids=["kill", "disk"],
)
def test_nothing_is_lost_doubled_or_torn(runs: int, modes: list[str]) -> None:
    code, said = proof("kills", "--runs", str(runs), "--modes", *modes)
    assert code == 0, said
    assert f"{len(STAGES) * runs * len(modes)} disturbances, 0 faults" in said


def test_the_proof_sees_files_that_are_written_carelessly() -> None:
    code, said = proof(
        "kills", "--plant", "--runs", "6", "--modes", "kill", "--stages", "fresh", "--begins", "write"
    )
    assert code == 1
    assert "is torn" in said


def test_many_at_once() -> None:
    code, said = proof("races", "--rounds", "1")
    assert code == 0, said
    assert "0 faults" in said
