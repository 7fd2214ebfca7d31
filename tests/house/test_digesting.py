"""Articles are understood when something asks what they say, once, and one that breaks the rules stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from repurpose import articles, digest, digesting, gathering, pipeline, spreading
from repurpose.digest import understanding
from repurpose.model import Article, Digest, Slot
from repurpose.newsroom import Newsroom
from tests.house.conftest import NOW, open_room

SPEAKER_JOB = """
[pick]
count = 2
one_per = ["speaker"]
[[make]]
kind = "summary"
"""


@pytest.fixture
def desk(root: Path) -> Iterator[Newsroom]:
    """The newsroom of the workspace with three articles."""
    with open_room(root) as room:
        yield room


def kept(desk: Newsroom) -> set[str]:
    """The paths of the articles of which a digest is kept."""
    paths = {entry.sha256: entry.path for entry in desk.store.entries()}
    return {paths[sha256] for sha256 in desk.store.digests(paths, digest.VERSION)}


def breaking_on(name: str) -> Callable[[Article], Digest]:
    """Rules that break on one article."""
    understand = understanding.understand

    def broken(article: Article) -> Digest:
        if article.path.endswith(name):
            raise RecursionError("too deep")
        return understand(article)

    return broken


def test_a_folder_is_catalogued_without_understanding_it(desk: Newsroom) -> None:
    gathering.gather(desk, NOW)
    assert len(desk.store.entries()) == 3
    assert kept(desk) == set()
    hashes = {entry.sha256 for entry in desk.store.entries()}
    assert set(desk.store.samples(digest.VERSION, sorted(hashes), None)) == hashes
    entries = desk.store.entries()[:1]
    found = digesting.understood(desk, entries, NOW)
    article = articles.read(desk.path(entries[0].path), entries[0].path)
    assert found == {entries[0].sha256: digest.digest(article)}
    assert kept(desk) == {entries[0].path}


def test_what_was_understood_once_is_not_made_again(desk: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    gathering.gather(desk, NOW)
    once = digesting.understood(desk, desk.store.entries(), NOW)
    monkeypatch.setattr(understanding, "understand", None)
    assert digesting.understood(desk, desk.store.entries(), NOW) == once


def test_without_a_time_nothing_is_written(desk: Newsroom) -> None:
    gathering.gather(desk, NOW)
    assert len(digesting.understood(desk, desk.store.entries(), None)) == 3
    assert kept(desk) == set()


def test_a_file_that_is_another_by_now_is_not_understood_as_the_old_one(desk: Newsroom) -> None:
    gathering.gather(desk, NOW)
    entries = desk.store.entries()
    desk.path(entries[0].path).write_text("完全不同的文字。", encoding="utf-8")
    desk.path(entries[1].path).unlink()
    assert set(digesting.understood(desk, entries, NOW)) == {entries[2].sha256}
    assert kept(desk) == {entries[2].path}


def test_an_article_that_breaks_the_rules_leaves_and_another_is_picked(
    desk: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(understanding, "understand", breaking_on("03-listening.md"))
    ran = pipeline.run(desk, desk.workspace.job("auto"), NOW)
    assert [Path(pick.path).name for pick in ran.picks] == ["20260202-listening.md", "20260201-listening.md"]
    (left,) = desk.store.left_out()
    assert "20260203-listening.md was not understood (RecursionError: too deep)" in left.problem.message
    assert ran.gathered.left_out == (left,)
    assert "第 3 個聽海的人" not in (desk.workspace.out / "feed.xml").read_text(encoding="utf-8")
    monkeypatch.undo()
    gathering.gather(desk, NOW)
    assert (
        len(desk.store.left_out()) == 1
    )  # the same bytes and the same rules: it is not tried again and again
    desk.path(left.path).write_text("---\ntitle: 新的\n---\n\n換了一段文字。\n", encoding="utf-8")
    gathering.gather(desk, NOW)
    assert desk.store.left_out() == []


def test_one_per_speaker_reads_those_that_come_into_question(desk: Newsroom) -> None:
    (desk.workspace.root / "jobs" / "varied.toml").write_text(SPEAKER_JOB, encoding="utf-8")
    gathering.gather(desk, NOW)
    _, picked = pipeline.dry_run(desk, desk.workspace.job("varied"), NOW)
    assert kept(desk) == set()  # a dry run writes nothing
    ran = pipeline.draft(desk, desk.workspace.job("varied"), Slot("varied", "2026-02-10T00:00"), NOW)
    assert ran.picks == picked.picks
    assert kept(desk) == {pick.path for pick in ran.picks}
    assert len({digesting.speakers(desk, entry, NOW) for entry in desk.store.entries()}) == 3


def test_many_are_understood_by_several_processes_as_by_one(
    desk: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    gathering.gather(desk, NOW)
    alone = digesting.understood(desk, desk.store.entries(), None)
    monkeypatch.setattr(digesting, "_ALONE", 2)
    monkeypatch.setattr(digesting, "_PIECE", 1)
    assert digesting.understood(desk, desk.store.entries(), None) == alone


def test_work_comes_back_in_order_whoever_does_it() -> None:
    work = list(range(23))
    pieces = [work[at : at + 5] for at in range(0, 23, 5)]
    assert list(spreading.spread(sorted, work, piece=5, alone=100)) == pieces
    assert list(spreading.spread(sorted, work, piece=5, alone=1)) == pieces
    assert list(spreading.spread(sorted, [], piece=5, alone=1)) == []
