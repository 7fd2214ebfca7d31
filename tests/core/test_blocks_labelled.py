"""On labelled articles: nothing that somebody said is lost, and no line of the page is taken for prose.

Reads the folder that REPURPOSE_EVAL_DATA names (`corpus/` and `gold/` in it).
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from repurpose.articles import from_bytes
from repurpose.model import PROSE, Article, BlockKind

DATA = os.environ.get("REPURPOSE_EVAL_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="REPURPOSE_EVAL_DATA names no folder of labelled articles")
SEEDS = ("000", "002", "004")


def seed(number: str) -> tuple[Article, dict[str, object]]:
    root = Path(DATA or "")
    (path,) = (root / "corpus" / "seeds").glob(f"{number}_*")
    gold = json.loads((root / "gold" / f"seed_{number}.json").read_text("utf-8"))
    return from_bytes(path.read_bytes(), path.name), gold


def kind_at(article: Article, offset: int) -> BlockKind | None:
    return next((b.kind for b in article.blocks if b.start <= offset < b.end), None)


@pytest.mark.parametrize("number", SEEDS)
def test_every_labelled_quotation_lies_in_prose(number: str) -> None:
    article, gold = seed(number)
    quotes = gold["quotes"]
    assert isinstance(quotes, list)
    lost = [q["text"] for q in quotes if kind_at(article, q["offset"]) not in PROSE]
    assert not lost


@pytest.mark.parametrize("number", SEEDS)
def test_no_line_of_the_page_is_prose(number: str) -> None:
    article, gold = seed(number)
    lines = gold["boilerplate"]
    assert isinstance(lines, list)
    wanted = {"".join(line.split()) for line in lines}
    taken = [
        body
        for block in article.blocks
        if block.kind in PROSE and "".join((body := article.text[block.start : block.end]).split()) in wanted
    ]
    assert not taken


@pytest.mark.parametrize("number", ["000", "004"])
def test_the_headings_are_the_labelled_sections(number: str) -> None:
    article, gold = seed(number)
    sections = gold["sections"]
    assert isinstance(sections, list)
    headings = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.HEADING]
    assert [h for h in headings if h != article.title] == [section["text"] for section in sections]


def rows(name: str) -> list[dict[str, Any]]:
    lines = (Path(DATA or "") / "gold" / name).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def post(name: str) -> Article:
    path = Path(DATA or "") / "corpus" / "interviews" / name
    return from_bytes(path.read_bytes(), name)


def test_every_labelled_speech_of_the_posts_lies_in_prose() -> None:
    lost = []
    for row in rows("quotes.jsonl"):
        if not row["is_speech"] or row["where"] != "body":
            continue
        article = post(row["file"])
        line_start = sum(len(line) for line in article.text.splitlines(keepends=True)[: row["line"] - 1])
        at = article.text.find(row["text"], line_start)
        assert at >= 0, row
        if kind_at(article, at) not in PROSE:
            lost.append(row["text"])
    assert not lost


def test_the_evidence_of_every_labelled_key_point_lies_in_prose() -> None:
    lost = []
    for row in rows("key_points.jsonl"):
        article = post(row["file"])
        for evidence in (each for point in row["key_points"] for each in point["evidence"]):
            at = article.text.find(evidence, article.body_start)
            if at >= 0 and kind_at(article, at) not in PROSE:
                lost.append((kind_at(article, at), evidence))
    assert not lost
