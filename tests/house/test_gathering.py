"""What a look at the folders makes of a change: what is read again, what stays as it was, and what nobody may lose."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from repurpose import articles, gathering, index, pipeline, publishing
from repurpose.errors import ArticleError
from repurpose.model import DeliveryState, Entry
from repurpose.pipeline import Ran
from repurpose.store import relating
from tests.house.conftest import NOW, SETTINGS, open_room, write_article

Run = Callable[..., Ran]
HOUR = dt.timedelta(hours=1)


def looked(root: Path, now: dt.datetime = NOW) -> dict[str, Entry]:
    """The catalogue after a look."""
    with open_room(root) as room:
        pipeline.look(room, now)
        return {each.path: each for each in room.store.entries()}


def feed(root: Path, now: dt.datetime) -> list[dict[str, Any]]:
    """The items of the JSON feed after a look."""
    with open_room(root) as room:
        pipeline.look(room, now)
        publishing.publish(room, now)
    items = json.loads((root / "out/feed.json").read_text(encoding="utf-8"))["items"]
    assert isinstance(items, list)
    return items


def test_other_settings_reach_the_articles_that_are_stored(root: Path) -> None:
    """Their addresses and their dates are made from the settings."""
    before = feed(root, NOW)
    assert all(item["url"].startswith("https://echo.example.org/posts/") for item in before)
    settings = SETTINGS.replace('echo.example.org/"', 'tide.example.org/"\npermalink = "/read/:slug/"')
    (root / "repurpose.toml").write_text(settings.replace("Asia/Taipei", "Europe/Berlin"), encoding="utf-8")
    after = feed(root, NOW + HOUR)
    assert all(item["url"].startswith("https://tide.example.org/read/") for item in after)
    assert all(item["date_published"].endswith("+01:00") for item in after)
    assert [item["id"] for item in after] == [item["id"] for item in before]


def test_other_rules_for_copies_relate_everything_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_article(root / "articles", 1, file="copy.md", date="2026-02-09T09:00:00+08:00")
    assert looked(root)["articles/copy.md"].copy_of == "articles/20260201-listening.md"
    monkeypatch.setattr(index, "ALIKE", 1.1)
    assert looked(root, NOW + HOUR)["articles/copy.md"].copy_of is not None
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    assert looked(root, NOW + 2 * HOUR)["articles/copy.md"].copy_of is None


def test_an_older_program_that_relates_meanwhile_is_put_right(root: Path) -> None:
    """It knows nothing of the sketches of today, and takes every copy for an original."""
    write_article(root / "articles", 1, file="copy.md", date="2026-02-09T09:00:00+08:00")
    assert looked(root)["articles/copy.md"].copy_of is not None
    with open_room(root) as room:
        room.store.relate_all(1, "older", lambda entries, *_: index.relate(entries, lambda *_: {}))
    assert looked(root, NOW + HOUR)["articles/copy.md"].copy_of is not None


def test_what_is_moved_over_a_file_that_could_not_be_read_is_the_same_article(root: Path, run: Run) -> None:
    """It was sent, so it must not be picked again under its new name; a dry run knows as much."""
    bad = root / "articles/bad.md"
    bad.write_bytes(b"\xff\xfe\x00")
    run()
    old = root / "articles/20260203-listening.md"
    guid = looked(root)["articles/20260203-listening.md"].guid
    old.rename(bad)
    with open_room(root) as room:
        previewed = {each.path: each.guid for each in gathering.preview(room, NOW + HOUR)}
    assert previewed["articles/bad.md"] == guid
    assert looked(root, NOW + HOUR)["articles/bad.md"].guid == guid


def test_more_articles_than_are_kept_in_one_go_are_related(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating, "_TOGETHER", 2)
    for number in (1, 2, 3):
        write_article(root / "articles", number, file=f"copy-{number}.md", date="2026-02-09T09:00:00+08:00")
    found = looked(root)
    assert [found[f"articles/copy-{number}.md"].copy_of for number in (1, 2, 3)] == [
        f"articles/2026020{number}-listening.md" for number in (1, 2, 3)
    ]
    assert all(each.episode for each in found.values())


def test_a_file_moved_over_another_article_leaves_that_one_its_guid(root: Path) -> None:
    """Both names were known: one article is gone, the other says something else now."""
    before = looked(root)
    (root / "articles/20260201-listening.md").rename(root / "articles/20260203-listening.md")
    after = looked(root, NOW + HOUR)
    assert "articles/20260201-listening.md" not in after
    kept = "articles/20260203-listening.md"
    assert after[kept].guid == before[kept].guid
    assert after[kept].sha256 == before["articles/20260201-listening.md"].sha256


def series(path: Path, text: str) -> None:
    """A part of a series that always has the same title."""
    path.write_text(f"---\ntitle: 本週連結\n---\n\n{text}\n", encoding="utf-8")


def test_the_next_of_a_series_with_one_title_is_an_article_of_its_own(root: Path) -> None:
    """The last one is deleted as it comes; one that is only renamed and added to is the same."""
    folder = root / "articles"
    series(folder / "20261101-links.md", "潮汐表上的每一個數字都是有人在風裡讀出來的。")
    guid = looked(root)["articles/20261101-links.md"].guid
    (folder / "20261101-links.md").rename(folder / "20261103-links.md")
    with (folder / "20261103-links.md").open("a", encoding="utf-8") as file:
        file.write("燈塔看守人每天都抄一次，抄了三十年。\n")
    assert looked(root, NOW + HOUR)["articles/20261103-links.md"].guid == guid
    (folder / "20261103-links.md").unlink()
    series(folder / "20261108-links.md", "排字工人留下的鉛字還收在三樓的木櫃裡，沒有人捨得熔掉。")
    with open_room(root) as room:
        previewed = {each.path: each.guid for each in gathering.preview(room, NOW + 2 * HOUR)}
    dry = previewed["articles/20261108-links.md"]
    assert looked(root, NOW + 2 * HOUR)["articles/20261108-links.md"].guid == dry != guid


def test_a_file_that_comes_back_under_another_name_is_the_same_article(root: Path, run: Run) -> None:
    run()
    old = root / "articles/20260203-listening.md"
    guid, text = looked(root)["articles/20260203-listening.md"].guid, old.read_bytes()
    old.unlink()
    assert "articles/20260203-listening.md" not in looked(root, NOW + HOUR)
    (root / "articles/moved.md").write_bytes(text)
    with open_room(root) as room:
        gathered = pipeline.look(room, NOW + 2 * HOUR)
        assert gathered.renamed == (("articles/20260203-listening.md", "articles/moved.md"),)
        back = {each.path: each for each in room.store.entries()}["articles/moved.md"]
        assert (back.guid, back.first_seen) == (guid, NOW.astimezone(dt.UTC))
        assert guid in {use.guid for use in room.store.uses()}
    (root / "articles/second.md").write_bytes(text)  # while the first is there, it is another
    assert looked(root, NOW + 3 * HOUR)["articles/second.md"].guid != guid


def test_a_file_that_was_broken_and_mended_under_another_name_is_the_same_article(root: Path) -> None:
    path = root / "articles/20260202-listening.md"
    guid, text = looked(root)["articles/20260202-listening.md"].guid, path.read_bytes()
    path.write_bytes(b"\xff\xfe\x00broken")
    assert "articles/20260202-listening.md" not in looked(root, NOW + HOUR)
    path.unlink()
    (root / "articles/mended.md").write_bytes(text)
    assert looked(root, NOW + 2 * HOUR)["articles/mended.md"].guid == guid


def test_an_edit_that_mends_a_file_is_an_update(root: Path) -> None:
    """While it was broken nothing was known of it but what it had been."""
    path = root / "articles/20260202-listening.md"
    text = path.read_text(encoding="utf-8")
    feed(root, NOW)
    path.write_bytes(b"\xff\xfe\x00broken")
    feed(root, NOW + HOUR)
    path.write_text(text + "\n又一行。\n", encoding="utf-8")
    item = next(each for each in feed(root, NOW + 2 * HOUR) if "第 2 個" in each["title"])
    assert item["date_modified"] == (NOW + 2 * HOUR).isoformat()


def test_an_article_without_a_date_stays_where_it_was_first_seen(root: Path) -> None:
    path = write_article(root / "articles", 4, file="undated.md")
    text = path.read_text(encoding="utf-8").replace("date: 2026-02-04T09:00:00+08:00\n", "")
    path.write_text(text, encoding="utf-8")
    feed(root, NOW)
    path.write_text(text + "\n又一行。\n", encoding="utf-8")
    item = next(each for each in feed(root, NOW + 48 * HOUR) if "第 4 個" in each["title"])
    assert item["date_published"] == NOW.isoformat()
    assert item["date_modified"] == (NOW + 48 * HOUR).isoformat()


def test_a_fault_of_the_disk_takes_nothing_back(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("hand")
    read = articles.read

    def failing(_path: Path, name: str, _folder: Path | None = None) -> Any:
        error = ArticleError(f"{name} cannot be read (Input/output error): look at the disk.")
        error.__context__ = OSError(5, "Input/output error")
        raise error

    def rows() -> list[str]:
        with open_room(root) as room:
            return [room.store.draft_row(each.id).state for each in room.store.drafts()]

    waiting = rows()
    assert set(waiting) == {"waiting"}
    for path in (root / "articles").iterdir():
        os.utime(path, ns=(1, 1))
    monkeypatch.setattr(articles, "read", failing)
    assert looked(root, NOW + HOUR) == {}
    assert rows() == waiting
    monkeypatch.setattr(articles, "read", read)
    assert len(looked(root, NOW + 2 * HOUR)) == 3
    assert rows() == waiting


def test_what_is_about_to_be_sent_is_not_taken_on_the_word_of_a_stamp(root: Path, run: Run) -> None:
    """An edit that keeps size and time is seen where a draft prints from the file; elsewhere no file is opened."""
    run("hand")
    with open_room(root) as room:
        made_of = sorted(
            {source.path for each in room.store.drafts() for source in room.store.draft(each.id).sources}
        )
        room.store.approve([each.id for each in room.store.drafts()], NOW, "mei")
    path = root / made_of[0]
    kept, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("三個漁港", "五個漁港"), encoding="utf-8")
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert path.stat().st_size == kept.st_size
    with open_room(root) as room:
        assert pipeline.look(room, NOW + HOUR).read == (made_of[0],)
        states = {each.state for each in room.store.deliveries()}
        assert DeliveryState.CANCELLED in states


def test_a_dry_run_sees_what_a_run_would_see(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of copies too when the rules are newer than the catalogue, and of files that cannot be read."""
    write_article(root / "articles", 1, file="copy.md", date="2026-02-09T09:00:00+08:00")
    looked(root)
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    (root / "articles/20260202-listening.md").write_bytes(b"\xff\xfe\x00broken")
    with open_room(root) as room:
        seen = {each.path: each.copy_of for each in gathering.preview(room, NOW + HOUR)}
    assert seen == {path: each.copy_of for path, each in looked(root, NOW + HOUR).items()}
    assert "articles/20260202-listening.md" not in seen


@pytest.mark.parametrize("how", ["deleted", "edited", "deleted, then its copy renamed"])
def test_a_copy_of_what_was_used_does_not_go_out_when_the_original_is_no_more(root: Path, how: str) -> None:
    """A duplicate is cleared away after its text was sent: the other file holds the same text."""
    folder = root / "articles"
    for path in folder.iterdir():
        path.unlink()
    original = write_article(folder, 1)
    write_article(folder, 1, file="copy.md", date="2026-02-09T09:00:00+08:00")
    with open_room(root) as room:
        job = room.workspace.job("auto")
        assert [each.path for each in pipeline.run(room, job, NOW).picks] == [
            "articles/20260201-listening.md"
        ]
        if how == "edited":
            original.write_text(
                "---\ntitle: 別的\n---\n\n這裡說的是完全不同的一件事，和海沒有關係。\n", encoding="utf-8"
            )
        else:
            original.unlink()
        if "renamed" in how:
            pipeline.look(room, NOW + HOUR)
            (folder / "copy.md").rename(folder / "moved.md")
        picks = pipeline.run(room, job, NOW + 24 * HOUR).picks
        assert "articles/copy.md" not in {each.path for each in picks}
        assert "articles/moved.md" not in {each.path for each in picks}
        assert {each.path: each.copy_of for each in room.store.entries()}[
            "articles/moved.md" if "renamed" in how else "articles/copy.md"
        ] is None
