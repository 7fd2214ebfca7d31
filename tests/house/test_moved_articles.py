"""Articles that stand elsewhere on the web by now: nothing that prints their old address may still leave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from repurpose import pipeline
from repurpose.errors import DraftError
from repurpose.model import DraftState
from repurpose.pipeline import Ran
from tests.house.conftest import NOW, SETTINGS, open_room

Run = Callable[..., Ran]
HOUR = dt.timedelta(hours=1)


def renamed(root: Path) -> None:
    """The newest article gets another name."""
    (root / "articles/20260203-listening.md").rename(root / "articles/20260203-hearing.md")


def resettled(root: Path) -> None:
    """The whole site gets another address."""
    (root / "repurpose.toml").write_text(SETTINGS.replace("//echo.", "//tide."), encoding="utf-8")


@pytest.mark.parametrize("move", [renamed, resettled])
def test_what_prints_an_old_address_cannot_be_approved(
    root: Path, run: Run, move: Callable[[Path], None]
) -> None:
    ran = run("hand")
    move(root)
    with open_room(root) as room:
        pipeline.look(room, NOW + HOUR)
        letter = next(draft.id for draft in ran.drafts if draft.kind == "newsletter")
        row = room.store.draft_row(letter)
        assert (row.state, row.reason) == (DraftState.STALE, "the article's address changed")
        with pytest.raises(DraftError, match="stale"):
            pipeline.approve(room, [letter], NOW + HOUR, "editor")
