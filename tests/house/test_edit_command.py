"""A person's words in a draft, as a user of `edit`, `show`, `verify`, `approve` and `reject` meets them."""

from __future__ import annotations

from pathlib import Path

from repurpose import proving
from repurpose.compose import editing
from tests.house.conftest import NOW, open_room
from tests.house.console import LATER, call

INVENTED = "我從來不相信海，你們也不要相信。"
FIRST = "第 3 年我才明白，不是模型不夠大，而是我們從來沒有問過海。"


def made(root: Path, kind: str, job: str = "hand") -> str:
    """The id of a draft of that kind, after a run."""
    assert call(root, "run", job, "--now", LATER).code == 0
    return next(str(line["id"]) for line in call(root, "drafts", "--json").lines if line["kind"] == kind)


def edited(root: Path, id_: str, old: str, new: str) -> tuple[str, str]:
    """The id of the draft after an edit of its texts, and what was said."""
    text = call(root, "edit", id_, "--print").out
    assert old in text
    said = call(root, "edit", id_, "--from", "-", stdin=text.replace(old, new, 1))
    assert said.code == 0, said
    return said.out.split()[1], said.out


def test_an_invented_quotation_in_a_letter_is_not_approved(root: Path) -> None:
    new, said = edited(root, made(root, "newsletter"), FIRST, INVENTED)
    assert f"error: Section 1 quotes “{INVENTED}”, which stands in no source; edit it." in said
    call(root, "approve", new).sentence(2, "has errors and cannot be approved")
    verified = call(root, "verify", new)
    assert verified.code == 1
    assert f"{new}: Section 1 quotes “{INVENTED}”, which stands in no source; edit it." in verified.out
    assert "1 not proved" in verified.out


def test_a_draft_that_nobody_looked_at_is_not_proved_either(root: Path) -> None:
    """An invented quotation in a draft without a problem, as those have that were made before anyone looked."""
    id_ = made(root, "newsletter")
    with open_room(root) as room:
        old = room.store.draft(id_)
        new = editing.edit(old, {"sections.0.quotes.0.text": INVENTED}, {})
        room.store.replace(id_, new, NOW)
        ((failed, problem),) = proving.verify(room, [new.id]).failures
    assert (failed, problem.code) == (new.id, "quote-not-in-source")
