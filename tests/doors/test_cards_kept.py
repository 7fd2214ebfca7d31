"""Finished cards on their shelf: what was put there comes back whole or not at all."""

from pathlib import Path

import pytest

from repurpose.cards.kept import Shelf
from repurpose.cards.order import Rendered

CARD = Rendered(b"\x89PNG", b"<svg/>", size_pt=40.0, lines=("潮水", "漲了"))


def test_a_card_comes_back_as_it_was(tmp_path: Path) -> None:
    """In a folder that is made for the first one."""
    shelf = Shelf(tmp_path / "new" / "cards")
    shelf.put("a", CARD)
    assert shelf.get("a") == CARD
    assert shelf.get("b") is None


def test_a_torn_card_is_as_good_as_none(tmp_path: Path) -> None:
    """Whatever is left of it."""
    shelf = Shelf(tmp_path)
    shelf.put("a", CARD)
    whole = (tmp_path / "a.card").read_bytes()
    for end in (0, 5, len(whole) - 1):
        (tmp_path / "a.card").write_bytes(whole[:end])
        assert shelf.get("a") is None


@pytest.mark.parametrize("fault", ["a file", "a link in a circle", "a long name", "a folder in its place"])
def test_a_place_that_cannot_be_written_costs_time_and_never_a_card(tmp_path: Path, fault: str) -> None:
    """Nothing is raised, nothing is left behind, and the card is drawn anew."""
    folder, key = tmp_path / "cards", "a"
    if fault == "a file":
        folder.write_text("x", encoding="utf-8")
    elif fault == "a link in a circle":
        folder.symlink_to(folder)
    elif fault == "a long name":
        key = "a" * 300
    else:
        (folder / "a.card" / "x").mkdir(parents=True)
    shelf = Shelf(folder)
    shelf.put(key, CARD)
    assert shelf.get(key) is None
    shelf.tidy()
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path != folder]
