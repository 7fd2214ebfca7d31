"""What a look at the folders lists, seen in what runs make of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from repurpose import gathering
from repurpose.pipeline import Ran
from tests.house.conftest import NOW, open_room, write_article

DAY = dt.timedelta(days=1)


def test_an_edit_of_an_article_behind_a_link_is_seen(root: Path) -> None:
    """The link is as it was; the text that would be printed is another."""
    folder = root / "articles"
    kept = write_article(folder, 4, file="text.keep", date="2026-02-09T09:00:00+08:00")
    (folder / "linked.md").symlink_to(kept.name)
    with open_room(root) as room:
        assert "articles/linked.md" in gathering.gather(room, NOW).read
        assert gathering.gather(room, NOW).read == ()
        (before,) = room.store.entries(["articles/linked.md"])
        write_article(folder, 4, file="text.keep", title="別的題目", date="2026-02-09T09:00:00+08:00")
        assert gathering.gather(room, NOW + DAY).read == ("articles/linked.md",)
        (after,) = room.store.entries(["articles/linked.md"])
    assert (before.guid, after.title) == (after.guid, "別的題目")


def test_a_text_goes_out_once_in_its_draft_its_post_and_its_other_script(
    root: Path, run: Callable[..., Ran]
) -> None:
    """The post beside its own draft is picked; once the draft is one no longer, that text has been out."""
    folder = root / "articles"
    for path in folder.iterdir():
        path.unlink()
    draft = write_article(folder, 1, file="a-draft.md")
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace("tags:", "draft: true\ntags:"), encoding="utf-8")
    (folder / "post.md").write_text(text, encoding="utf-8")
    assert [pick.path for pick in run().picks] == ["articles/post.md"]
    draft.write_text(text, encoding="utf-8")
    ran = run(now=NOW + DAY)
    assert ran.picks == ()
    assert "1 not a copy of another of them, 0 not used before" in str(ran.empty_reason)


def test_what_one_run_made_is_nothing_that_the_next_may_pick(root: Path, run: Callable[..., Ran]) -> None:
    """A workspace whose articles lie anywhere in it, run for days; `preview` lists the same."""
    settings = root / "repurpose.toml"
    settings.write_text('articles = ["."]\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    picked = [pick.path for day in range(3) for pick in run(now=NOW + day * DAY).picks]
    assert list((root / "out" / "summaries").glob("*.md"))
    assert sorted(picked) == sorted(f"articles/2026020{number}-listening.md" for number in (1, 2, 3))
    with open_room(root) as room:
        assert [each.path for each in gathering.preview(room, NOW)] == sorted(picked)
        assert gathering.gather(room, NOW).stored == 3
