"""When the feed is written again, and when the catalogue is not even read for it."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from repurpose import pipeline, publishing
from repurpose.channels.outbox import write_file
from repurpose.newsroom import Newsroom
from repurpose.store import Store
from tests.house.conftest import NOW, open_room

DAY = dt.timedelta(days=1)


def titles(root: Path) -> list[str]:
    """What `feed.json` lists."""
    feed = json.loads((root / "out" / "feed.json").read_text(encoding="utf-8"))
    return [item["title"] for item in feed["items"]]


def write(root: Path, title: str, date: dt.datetime | None) -> None:
    """An article of one line."""
    dated = f"date: {date.isoformat()}\n" if date else ""
    path = root / "articles" / f"{title}.md"
    path.write_text(f"---\ntitle: {title}\n{dated}---\n\n潮水退去以後，帳才算得清楚。\n", encoding="utf-8")


def published(desk: Newsroom, now: dt.datetime = NOW) -> list[str]:
    """Look at the folders and publish; the names of what was written."""
    pipeline.look(desk, now)
    return [path.name for path in publishing.publish(desk, now)]


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on nobody may read the catalogue."""

    def read(_: Store) -> None:
        pytest.fail("the catalogue was read")

    monkeypatch.setattr(Store, "outline", read)


def test_where_nothing_changed_the_catalogue_is_not_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_room(root) as desk:
        assert published(desk)
        unread(monkeypatch)
        assert published(desk, NOW + dt.timedelta(minutes=1)) == []


@pytest.mark.parametrize("away", ["feed.xml", "atom.xml", "feed.json"])
def test_a_file_that_is_gone_or_is_another_is_written_again(root: Path, away: str) -> None:
    with open_room(root) as desk:
        published(desk)
        path = root / "out" / away
        before = path.read_bytes()
        path.unlink()
        assert away in published(desk)
        path.write_bytes(b"not a feed")
        assert away in published(desk)
        assert path.read_bytes() == before


def test_what_comes_due_enters_and_leaves_again_where_the_clock_goes_back(root: Path) -> None:
    write(root, "tomorrow", NOW + DAY)
    with open_room(root) as desk:
        published(desk)
        assert "tomorrow" not in titles(root)
        assert published(desk, NOW + DAY - dt.timedelta(seconds=1)) == []
        assert published(desk, NOW + DAY)
        assert "tomorrow" in titles(root)
        assert published(desk, NOW)
        assert "tomorrow" not in titles(root)


def test_what_expires_leaves_the_feed_at_that_moment(root: Path) -> None:
    write(root, "a week", NOW - DAY)
    path = root / "articles/a week.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("title:", f"expiryDate: {NOW + DAY:%Y-%m-%dT%H:%M:%S+08:00}\ntitle:", 1), "utf-8"
    )
    with open_room(root) as desk:
        published(desk)
        assert "a week" in titles(root)
        assert published(desk, NOW + DAY - dt.timedelta(seconds=1)) == []
        assert published(desk, NOW + DAY)
        assert "a week" not in titles(root)
        assert published(desk, NOW)
        assert "a week" in titles(root)


def test_an_edit_a_rename_and_a_deletion_reach_the_feed(root: Path) -> None:
    with open_room(root) as desk:
        write(root, "first", NOW - DAY)
        published(desk)
        write(root, "undated", None)
        assert published(desk)
        assert {"first", "undated"} <= set(titles(root))
        path = root / "articles" / "first.md"
        path.write_text(path.read_text(encoding="utf-8").replace("title: first", "title: second"), "utf-8")
        assert published(desk)
        assert "second" in titles(root)
        path.unlink()
        assert published(desk)
        assert "second" not in titles(root)


def test_other_settings_make_another_feed(root: Path) -> None:
    with open_room(root) as desk:
        published(desk)
    settings = root / "repurpose.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[feed]\nnewest = 1\n", "utf-8")
    with open_room(root) as desk:
        assert "feed.xml" in published(desk)
        assert len(titles(root)) == 1


def test_what_another_process_changes_while_the_feed_is_written_is_in_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edit arrives after the catalogue was read, before what was published is noted."""
    read = Store.outline
    with open_room(root) as desk, open_room(root) as other:
        write(root, "first", NOW - DAY)
        pipeline.look(desk, NOW)

        def overtaken(store: Store) -> object:
            entries = read(store)
            monkeypatch.setattr(Store, "outline", read)
            write(root, "second", NOW - DAY)
            pipeline.look(other, NOW)
            return entries

        monkeypatch.setattr(Store, "outline", overtaken)
        publishing.publish(desk, NOW)
        assert "second" not in titles(root)
        assert publishing.publish(desk, NOW)
        assert "second" in titles(root)


def test_a_file_that_another_process_wrote_in_between_is_not_taken_for_ours(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was slower, and had read an older catalogue."""

    def overtaken(path: Path, data: bytes) -> os.stat_result:
        ours = write_file(path, data)
        write_file(path, b"older")
        return ours

    with open_room(root) as desk:
        monkeypatch.setattr("repurpose.publishing.write_file", overtaken)
        published(desk)
        monkeypatch.setattr("repurpose.publishing.write_file", write_file)
        assert (root / "out" / "feed.json").read_bytes() == b"older"
        assert "feed.json" in published(desk)
        assert titles(root)


def test_two_who_publish_at_once_leave_the_newer_feed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One has read the older catalogue, and writes it between the other's writing and its word of it."""
    with open_room(root) as slow, open_room(root) as quick:
        published(slow)
        write(root, "海岸", NOW - DAY)
        pipeline.look(slow, NOW)
        older, said = slow.store.outline(), Store.set_meta

        def between(self: Store, name: str, value: str | None) -> None:
            if self is quick.store:
                with monkeypatch.context() as patch:
                    patch.setattr(Store, "outline", lambda _: older)
                    publishing.publish(slow, NOW)
            said(self, name, value)

        monkeypatch.setattr(Store, "set_meta", between)
        write(root, "退潮", NOW - DAY)
        published(quick)
        monkeypatch.setattr(Store, "set_meta", said)
        published(quick)
        assert "退潮" in titles(root)


def test_an_article_that_was_away_for_a_moment_is_there_the_next_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process forgets it and reads it again while the feed is written: in the end no article has changed."""
    write(root, "海岸", NOW - DAY)
    with open_room(root) as desk:
        pipeline.look(desk, NOW)
        read = Store.entries
        with monkeypatch.context() as patch:
            patch.setattr(Store, "entries", lambda store, paths: read(store, paths[1:]))
            publishing.publish(desk, NOW)
        assert "海岸" not in titles(root)
        assert publishing.publish(desk, NOW)
        assert "海岸" in titles(root)
        assert publishing.publish(desk, NOW) == []


def test_a_body_that_could_not_be_read_for_a_moment_is_there_the_next_time(root: Path) -> None:
    """The file holds the old bytes again before anybody looks: no article has changed, and the feed lacks one."""
    path = root / "articles/20260203-listening.md"
    with open_room(root) as desk:
        pipeline.look(desk, NOW)
        text, at = path.read_bytes(), path.stat()
        path.write_bytes(text + b"\n")
        publishing.publish(desk, NOW)
        feed = json.loads((root / "out/feed.json").read_text(encoding="utf-8"))
        assert "content_html" not in feed["items"][0]
        path.write_bytes(text)
        os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
        assert published(desk) != []
        feed = json.loads((root / "out/feed.json").read_text(encoding="utf-8"))
        assert "content_html" in feed["items"][0]
        assert published(desk) == []
