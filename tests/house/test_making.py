"""What drafts are made of: the picks as they were picked, and what else there is of their episodes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from repurpose import pipeline
from repurpose.making import Moved
from repurpose.model import Entry
from repurpose.pipeline import Ran
from repurpose.store import Store
from tests.house.conftest import NOW, open_room, write_article

HOUR = dt.timedelta(hours=1)


def letter(root: Path) -> str:
    """The text of the only letter."""
    (found,) = (root / "out/newsletters").glob("*.txt")
    return found.read_text(encoding="utf-8")


def test_a_letter_names_the_other_articles_of_an_episode(root: Path, run: Callable[..., Ran]) -> None:
    """Picks are chosen from an outline of the catalogue; what else is printed of others is read besides."""
    write_article(
        root / "articles", 1, file="20260101-earlier.md", title="同一集的另一篇", video="vid00000003"
    )
    ran = run()
    assert "articles/20260101-earlier.md" not in {pick.path for pick in ran.picks}
    assert "同一集的另一篇" in letter(root)


@pytest.mark.parametrize("how", ["gone", "edited"])
def test_what_is_another_article_by_the_time_it_is_used_is_not_printed(
    root: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Between the pick and the making another process looked at the folder, and then the file was as before again."""
    read = Store.entries

    def overtaken(store: Store, paths: Collection[str] | None = None) -> list[Entry]:
        entries = read(store, paths)
        if how == "gone":
            return entries[1:]
        return [dataclasses.replace(each, sha256="0" * 64, url="https://other.example/") for each in entries]

    with open_room(root) as room:
        gathered = pipeline.look(room, NOW)
        job = room.workspace.job("auto")
        slot = pipeline.next_slot(room, job, NOW)
        with monkeypatch.context() as patch:
            patch.setattr(Store, "entries", overtaken)
            with pytest.raises(Moved, match="run the job again"):
                pipeline.draft(room, job, slot, NOW, gathered)
        assert not room.store.drafts()
        assert pipeline.run(room, job, NOW + HOUR).drafts
