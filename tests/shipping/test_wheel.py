"""The wheel: built, installed in a fresh environment, and used without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.wheel


def call(*command: str | Path, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command; its output is shown where it fails."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("REPURPOSE_", "PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**clean, **environ},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("repurpose-*.whl"))


@pytest.fixture(scope="module")
def tool(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`repurpose` in a fresh environment, which sees the locked dependencies but not the checkout."""
    folder = tmp_path_factory.mktemp("fresh")
    call(sys.executable, "-m", "venv", folder, cwd=folder)
    inside = Path(next((folder / "lib").glob("python*"))) / "site-packages"
    # With the environment's own pip: another's would take ours for an older version and remove it.
    call(
        folder / "bin" / "python", "-m", "pip", "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder
    )
    here = Path(pytest.__file__).parents[1]
    # Dependencies are taken from this environment: a link for each, but none for the editable checkout.
    for path in here.iterdir():
        if "repurpose" not in path.name and not (inside / path.name).exists():
            (inside / path.name).symlink_to(path)
    return folder / "bin" / "repurpose"


def test_it_carries_the_starters_and_nothing_else(wheel: Path) -> None:
    """Jobs, templates, sample articles and settings; no tests, no state."""
    names = zipfile.ZipFile(wheel).namelist()
    assert "repurpose/_starters/repurpose.toml" in names
    assert any(name.startswith("repurpose/_starters/templates/cards/") for name in names)
    assert any(name.startswith("repurpose/_starters/articles/") for name in names)
    assert "repurpose/_starters/jobs/weekly-newsletter.toml" in names
    assert not [
        name for name in names if name.startswith(("tests", "evals", "benchmarks")) or "state.db" in name
    ]


def test_init_and_run_work_without_the_checkout(tool: Path, tmp_path: Path) -> None:
    """`init` makes a workspace that loads; its jobs run; running again makes nothing twice."""
    made = call(tool, "init", "my-letter", cwd=tmp_path)
    assert "weekly-newsletter" in made.stdout
    letter = tmp_path / "my-letter"
    call(tool, "check", cwd=letter)
    first = call(tool, "run", "--all", cwd=letter, HOME=str(tmp_path))
    assert "newsletters/" in first.stdout
    assert "cards/" in first.stdout
    assert "threads/" in first.stdout
    assert (letter / "out" / "feed.xml").is_file()
    again = call(tool, "run", "--all", cwd=letter)
    assert again.stdout.count("made already") == 2
    proof = call(tool, "verify", cwd=letter)
    assert "0 not proved" in proof.stdout
