"""A run killed, out of room or on a failing disk at some of its steps; `make proofs` does so at every one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
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
    ("runs", "stages", "modes"),
    [
        (4, STAGES, ["kill"]),
        (1, ["fresh", "changed"], ["full disk once", "full disk", "failing disk once", "failing disk"]),
    ],
    ids=["kill", "disk"],
)
def test_nothing_is_lost_doubled_or_torn(runs: int, stages: Sequence[str], modes: Sequence[str]) -> None:
    code, said = proof("kills", "--runs", str(runs), "--stages", *stages, "--modes", *modes)
    assert code == 0, said
    assert f"{len(stages) * runs * len(modes)} disturbances, 0 faults" in said


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


def test_disks_that_are_full() -> None:
    code, said = proof("fulldisk", "--runs", "4")
    if "skipped" in said:
        pytest.skip("nothing can be mounted here")
    assert code == 0, said
    assert "0 faults" in said


def test_calls_that_the_system_refuses() -> None:
    code, said = proof("syscalls", "--runs", "1", "--stages", "fresh")
    if "skipped" in said:
        pytest.skip("strace is not here")
    assert code == 0, said
    assert "3 calls disturbed" in said
