"""However the folder came to be what it is, its articles are related as in a folder that was always so."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from repurpose import newsroom, pipeline, workspace
from tests.house.conftest import NOW, write_article

FIRST = {
    "一": "潮水不會說謊，但是它也不會等任何人。每一次退潮都會留下一些東西，而你必須自己走過去看那是什麼。",
    "二": "我們把感測器埋在沙裡的那一天，下了整整六個小時的雨，沒有一個人離開。後來所有人都說那是最好的一天。",
    "三": "機器學會聽海之前，人先要學會安靜。這個道理我的祖父用了四十年才告訴我，我不想讓別人再等四十年。",
}


def related(root: Path, database: str, now: dt.datetime) -> list[tuple[str, str, str | None]]:
    """Path, episode and original of every article, as a look at the folder leaves them in that database."""
    with newsroom.enter(workspace.load(root, {"REPURPOSE_DATABASE": database})) as room:
        pipeline.look(room, now)
        return [(each.path, each.episode, each.copy_of) for each in room.store.entries()]


def disturb(folder: Path, rng: random.Random) -> None:
    """One article more, another text, another date, another name, or one less."""
    here = sorted(folder.glob("*.md"))
    what = rng.choice(["write", "write", "write", "rename", "delete"])
    if what == "write" or len(here) < 4:
        words = FIRST[rng.choice("一二三")]
        write_article(
            folder,
            rng.randint(1, 4),
            file=f"{rng.randint(1, 9)}.md",
            video=f"video00000{rng.randint(1, 4)}",
            first=words,
            second=words[::-1],
        )
    elif what == "rename":
        rng.choice(here).rename(folder / f"renamed-{rng.randint(1, 9)}.md")
    else:
        rng.choice(here).unlink()


def test_a_folder_that_was_edited_is_related_like_one_that_was_always_so(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "repurpose.toml").write_text("", encoding="utf-8")
    copies = 0
    for step in range(30):
        rng = random.Random(step)
        for _ in range(rng.randint(1, 3)):
            disturb(folder, rng)
        now = NOW + dt.timedelta(hours=step)
        found = related(tmp_path, "kept.db", now)
        assert found == related(tmp_path, f"fresh-{step}.db", now)
        copies += sum(original is not None for _, _, original in found)
    assert copies > 10
