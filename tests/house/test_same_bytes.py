"""Two fresh copies of a workspace and the same time give the same bytes, cards included, whatever surrounds them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.house.conftest import SETTINGS, files, write_article
from tests.house.console import LATER

JOB = """
approve = "auto"
[pick]
count = 2
[[make]]
kind = "newsletter"
[[make]]
kind = "card"
sizes = ["1200x630"]
[[make]]
kind = "thread"
[[make]]
kind = "summary"
"""
REPO = Path(__file__).parents[2]


def made(root: Path, **environ: str) -> dict[str, bytes]:
    """What a run in a process of its own leaves under `out/`."""
    (root / "articles").mkdir(parents=True)
    (root / "jobs").mkdir()
    (root / "home").mkdir()
    (root / "repurpose.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "jobs" / "all.toml").write_text(JOB, encoding="utf-8")
    for number in (
        (3, 1, 2) if "TZ" in environ else (1, 2, 3)
    ):  # folders list files in the order they were made
        write_article(root / "articles", number)
    said = subprocess.run(
        [sys.executable, "-m", "repurpose", "--workspace", str(root), "run", "all", "--now", LATER],
        env={**os.environ, "PYTHONPATH": str(REPO), "HOME": str(root / "home"), **environ},
        cwd=root if "TZ" in environ else REPO,
        capture_output=True,
        check=False,
        text=True,
    )
    assert said.returncode == 0, said.stderr
    return files(root)


def test_the_same_time_gives_the_same_bytes(tmp_path: Path) -> None:
    one = made(tmp_path / "one", PYTHONHASHSEED="1", LANG="C", LC_ALL="C")
    two = made(
        tmp_path / "elsewhere" / "two", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8", LANG="zh_TW.UTF-8"
    )  # fmt: skip
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
    assert sum(name.endswith(".png") for name in one) >= 1
    assert {name.rpartition(".")[2] for name in one} >= {
        "png",
        "svg",
        "json",
        "eml",
        "html",
        "txt",
        "md",
        "xml",
    }
