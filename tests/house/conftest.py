"""A workspace of a few made-up articles with the real starters, and how it is run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from repurpose import newsroom, pipeline, workspace
from repurpose.newsroom import Newsroom
from repurpose.pipeline import Ran
from tests.doors.conftest import empty_postgres, postgres

__all__ = ["empty_postgres", "postgres"]  # fixtures

ZONE = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 2, 10, 8, 0, tzinfo=ZONE)

SETTINGS = """
[site]
title = "回聲週報"
url = "https://echo.example.org/"
author = "回聲編輯室"
timezone = "Asia/Taipei"
[mail]
from = "letter@echo.example.org"
list_id = "letter.echo.example.org"
unsubscribe = "https://echo.example.org/unsubscribe"
address = "100 台北市中正區範例路 1 號"
"""

#: What most tests make: everything but cards, whose press is slow to start.
JOB = """
approve = "{approve}"
[pick]
count = 2
[[make]]
kind = "newsletter"
[[make]]
kind = "thread"
networks = ["x", "linkedin"]
[[make]]
kind = "summary"
"""

ARTICLE = """---
title: "{title}"
date: {date}
description: "{lead}"
tags: ["海洋"]
source_name: "潮聲"
---

> 本文整理自潮聲節目對{name}的訪談。

{{{{< youtube {video} >}}}}

## 從一張潮汐表開始

{name}在節目裡說，他做的第一件事不是寫程式，而是把祖父的潮汐表抄了三遍。這份潮汐表記了四十年，後來成為模型最重要的訓練資料。

「{first}」{name}說。

主持人問他什麼時候開始相信機器。{name}想了很久。

「{second}」他說。「{third}」

## 海邊的實驗

團隊在三個漁港裝了一百二十個感測器，第一年壞掉了七成。{name}把壞掉的每一個都留下來，寫上日期和原因，擺在辦公室門口。
"""


def write_article(folder: Path, number: int, **changes: str) -> Path:
    """One made-up post; later numbers are newer."""
    words = {
        "title": f"第 {number} 個聽海的人",
        "date": f"2026-02-0{number}T09:00:00+08:00",
        "lead": f"第 {number} 位受訪者談他怎麼把潮汐表變成模型，也談他為什麼不相信沒有下過水的資料。",
        "name": ("", "江守田", "何映川", "白露明", "杜松年")[number],
        "video": f"vid0000000{number}",
        "first": f"第 {number} 年我才明白，不是模型不夠大，而是我們從來沒有問過海。",
        "second": f"資料不會說謊，但是收資料的人會累，累了就會在第 {number} 格填上昨天的數字。",
        "third": "所以我要求每一個工程師都要先出海一次，再打開電腦。",
    } | changes
    path = folder / f"2026020{number}-listening.md" if "file" not in changes else folder / changes["file"]
    path.write_text(ARTICLE.format(**{key: words[key] for key in words if key != "file"}), encoding="utf-8")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with three articles and the jobs `auto` and `hand`."""
    return make_root(tmp_path / "letter")


def make_root(root: Path) -> Path:
    """Make that workspace in a new folder."""
    (root / "articles").mkdir(parents=True)
    (root / "jobs").mkdir()
    (root / "repurpose.toml").write_text(SETTINGS, encoding="utf-8")
    for approve in ("auto", "hand"):
        (root / "jobs" / f"{approve}.toml").write_text(JOB.format(approve=approve), encoding="utf-8")
    for number in (1, 2, 3):
        write_article(root / "articles", number)
    return root


def open_room(root: Path) -> Newsroom:
    """The newsroom of a workspace."""
    return newsroom.enter(workspace.load(root, {}))


@pytest.fixture
def run(root: Path) -> Callable[..., Ran]:
    """Run a job of the workspace: `run("auto")`."""

    def run_job(name: str = "auto", now: dt.datetime = NOW, *, again: bool = False) -> Ran:
        with open_room(root) as room:
            return pipeline.run(room, room.workspace.job(name), now, again=again)

    return run_job


def files(root: Path) -> dict[str, bytes]:
    """Every file under `out/`, by its name."""
    out = root / "out"
    return {
        str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
    }
