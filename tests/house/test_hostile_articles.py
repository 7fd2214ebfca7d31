"""One bad article of each kind among ninety-nine good ones: ninety-nine are published, each bad one is reported."""

from __future__ import annotations

import gzip
import json
import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from repurpose import catalogue
from repurpose.model import Article, Entry
from tests.house.conftest import SETTINGS
from tests.house.console import LATER, call

GOOD = 99
JOB = """
approve = "auto"
[pick]
count = 2
[[make]]
kind = "summary"
"""
ARTICLE = """---
title: "第 {number} 則潮汐筆記"
date: 2025-{month:02d}-{day:02d}T09:00:00+08:00
---

守潮人在第 {number} 個漁港記下水位。他把每一格都抄了兩遍，寫上風向和日期。

「第 {number} 格不能留白。」守潮人說。
"""
HEAD = "---\ntitle: 壞\n---\n"
#: Files that cannot be read at all. Each is left out with a sentence.
UNREADABLE: dict[str, bytes] = {
    "nul.md": b"\x00\x01\xff" * 50,
    "png.md": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "gzip.md": gzip.compress(b"text" * 100),
    "big5.md": "潮聲節目的訪談紀錄，請看內文。".encode("big5") * 20,
    "deep-yaml.md": ("---\na: " + "[" * 30_000 + "\n---\n內文\n").encode(),
    "alias-bomb.md": ("---\n" + "".join(f"a{i}: &a{i} [{f'*a{i-1},' * 9 if i else 'x,'}]\n" for i in range(20)) + "---\n內文\n").encode(),
    "long-front.md": ("---\n" + "a: b\n" * 40_000 + "---\n內文\n").encode(),
    "cut-utf8.md": "潮".encode()[:2] * 30,
}  # fmt: skip
#: Files that can be read, each a trap: what they bring is published or left out, and nothing else suffers.
STRANGE: dict[str, bytes] = {
    "empty.md": b"",
    "bom-only.md": b"\xef\xbb\xbf",
    "no-front.md": "沒有前言的文章。\n".encode(),
    "unterminated.md": b"---\ntitle: x\n",
    "list-front.md": b"---\n- a\n- b\n---\ntext\n",
    "script.md": (HEAD + "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))\n").encode(),
    "controls.md": (HEAD + "a\x08b\x1bc\x7f \u202e右到左\u202c\n").encode(),
    "cdata.md": (HEAD + "]]> <![CDATA[ ]]> &unknown; &#0; \ufffe\n").encode(),
    "headers.md": "---\ntitle: \"x\\r\\nBcc: victim@example.org\"\n---\n內文。\n".encode(),
    "template.md": (HEAD + "{{ 7 * 7 }} {% include '/etc/passwd' %} {{< figure src=\"x\" >}}\n").encode(),
    "one-line.md": (HEAD + "字" * 400_000 + "\n").encode(),
    "marks.md": (HEAD + "「" * 60_000 + "\n").encode(),
    "quotes.md": (HEAD + "> " * 20_000 + "x\n").encode(),
    "stars.md": (HEAD + "*" * 100_000 + "\n").encode(),
    "crlf.md": (HEAD + "一行。\n二行。\n").replace("\n", "\r\n").encode(),
    "year.md": "---\ntitle: y\ndate: 99999-99-99\n---\n內文。\n".encode(),
    "types.md": "---\ntitle: [1, {a: b}]\ntags: 7\ndate: [x]\ndraft: maybe\nurl: 'http://[::1'\n---\n內文。\n".encode(),
    "surrogate-\udcff.md": "---\ntitle: name\n---\n檔名不是 UTF-8。\n".encode(),
    "line\nbreak.md": "---\ntitle: name\n---\n檔名有換行。\n".encode(),
}  # fmt: skip


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Path]:
    """The workspace, with pipes, sockets, folders and links that are named like articles too."""
    root = tmp_path / "letter"
    folder = root / "articles"
    folder.mkdir(parents=True)
    (root / "jobs").mkdir()
    (root / "repurpose.toml").write_text(SETTINGS + "[feed]\nnewest = 1000\n", encoding="utf-8")
    (root / "jobs" / "daily.toml").write_text(JOB, encoding="utf-8")
    for number in range(GOOD):
        text = ARTICLE.format(number=number, month=number // 28 + 1, day=number % 28 + 1)
        (folder / f"good-{number:03d}.md").write_text(text, encoding="utf-8")
    for name, data in {**UNREADABLE, **STRANGE}.items():
        (folder / name).write_bytes(data)
    (folder / "folder.md").mkdir()
    os.mkfifo(folder / "pipe.md")
    (folder / "out.md").symlink_to("/etc/hostname")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "around").symlink_to(".")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # the address of a socket is short
        try:
            server.bind("socket.md")
        finally:
            os.chdir(here)
        yield root


def test_ninety_nine_are_published_and_each_bad_one_is_reported(hostile: Path) -> None:
    said = call(hostile, "run", "daily", "--now", LATER, "--json")
    assert said.code == 1
    assert "Traceback" not in said.err
    (found,) = said.lines
    left_out = {row["path"].removeprefix("articles/") for row in found["left_out"]}
    assert left_out >= UNREADABLE.keys() | {"folder.md", "pipe.md", "out.md", "loop.md", "socket.md"}
    assert not any(name.startswith("good-") for name in left_out)
    assert all(row["message"].endswith(".") for row in found["left_out"])
    assert not [row["message"] for row in found["left_out"] if "was not understood" in row["message"]]
    assert len(found["drafts"]) == 2
    items = json.loads((hostile / "out" / "feed.json").read_bytes())["items"]
    titles = [item["title"] for item in items]
    assert sum(bool(re.fullmatch("第 [0-9]+ 則潮汐筆記", title)) for title in titles) == GOOD
    pages = b"".join(path.read_bytes() for path in (hostile / "out").glob("*.*"))
    for active in (b"<script>", b"onerror=", b"javascript:", b"root:"):
        assert active not in pages


def test_the_next_run_says_it_again_and_publishes_nothing_anew(hostile: Path) -> None:
    first = call(hostile, "run", "daily", "--now", LATER, "--json").lines[0]
    again = call(hostile, "run", "daily", "--now", LATER, "--json")
    assert again.code == 1
    assert [row["path"] for row in again.lines[0]["left_out"]] == [row["path"] for row in first["left_out"]]
    assert again.lines[0]["written"] == []
    assert call(hostile, "verify", "--all").code == 0


def test_a_fault_of_ours_that_one_article_brings_out_does_not_stop_the_others(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is reported, and tried again at the next look, since a newer program may do better."""
    entry = catalogue.entry

    def breaks(article: Article, *more: Any) -> Entry:
        if article.path.endswith("20260202-listening.md"):
            raise RuntimeError("no such thing")
        return entry(article, *more)

    with monkeypatch.context() as patched:
        patched.setattr(catalogue, "entry", breaks)
        said = call(root, "run", "auto", "--now", LATER)
    assert said.code == 1
    assert "20260202-listening.md was not understood (RuntimeError: no such thing)" in said.err
    assert len(json.loads((root / "out" / "feed.json").read_bytes())["items"]) == 2
    assert call(root, "run", "auto", "--now", LATER).code == 0
    assert len(json.loads((root / "out" / "feed.json").read_bytes())["items"]) == 3
