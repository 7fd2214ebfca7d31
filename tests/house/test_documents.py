"""What a feed's document shows of an article's body."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from repurpose import pipeline
from tests.house.conftest import NOW, open_room


def shown(root: Path, body: str) -> str:
    """The body of an article with the title `海的記憶` as the feed has it."""
    path = root / "articles" / "20260209-ledger.md"
    path.write_text(
        f'---\ntitle: "海的記憶"\ndate: 2026-02-09T09:00:00+08:00\n---\n\n{body}\n', encoding="utf-8"
    )
    with open_room(root) as desk:
        pipeline.run(desk, desk.workspace.job("auto"), NOW)
    feed = json.loads((root / "out" / "feed.json").read_text(encoding="utf-8"))
    return str(next(item["content_html"] for item in feed["items"] if item["title"] == "海的記憶"))


@pytest.mark.parametrize("title", ["# 海的記憶", "## **海的記憶**", "# 海的记忆"])
def test_a_body_that_begins_with_its_own_title_does_not_say_it_twice(root: Path, title: str) -> None:
    page = shown(root, f"{title}\n\n退潮的時候才看得見誰在記帳。\n\n## 海的記憶之二\n\n第二段。")
    assert "退潮的時候" in page
    assert page.count("海的記憶") == 1
    assert "海的记忆" not in page


@pytest.mark.parametrize(
    "body", ["# 別的標題\n\n第一段。", "第一段。\n\n# 海的記憶\n\n第二段。", "海的記憶\n===\n\n第一段。"]
)
def test_any_other_heading_stays(root: Path, body: str) -> None:
    page = shown(root, body)
    assert "<h" in page
    assert "第一段" in page
