"""The whole pipe on a real ledger and the real starters: from files to files, once."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from repurpose import gathering, pipeline, proving
from repurpose.errors import DraftError
from repurpose.model import DraftState
from repurpose.pipeline import Ran
from tests.house.conftest import NOW, files, make_root, open_room, write_article

Run = Callable[..., Ran]


def test_a_run_makes_everything_the_job_names(root: Path, run: Run) -> None:
    """Newsletter in three forms, threads as text and JSON, summaries, the feed in three forms."""
    ran = run()
    assert [pick.path for pick in ran.picks] == [
        "articles/20260203-listening.md",
        "articles/20260202-listening.md",
    ]
    made = set(files(root))
    assert {f"newsletters/auto-2026-02-10T0000.{end}" for end in ("html", "txt", "eml")} <= made
    assert {"feed.xml", "atom.xml", "feed.json"} <= made
    assert sum(name.startswith("threads/") for name in made) == 8
    assert sum(name.startswith("summaries/") for name in made) == 2
    assert not [p for draft in ran.drafts for p in draft.problems if p.severity == "error"]


def test_the_same_run_twice_makes_nothing_twice(root: Path, run: Run) -> None:
    """The second says so and leaves every byte alone."""
    run()
    before = files(root)
    ran = run()
    assert ran.already is not None
    assert not ran.drafts
    assert not ran.delivered
    assert files(root) == before
    with open_room(root) as room:
        assert room.store.status()["slots"] == 1
        assert room.store.discrepancy() is None


def test_again_makes_another_on_purpose(root: Path, run: Run) -> None:
    """With the same picks, under a name of its own."""
    first, second = run(), run(again=True)
    assert second.slot.run == 2
    assert [p.path for p in second.picks] == [p.path for p in first.picks]
    assert "newsletters/auto-2026-02-10T0000-2.html" in files(root)


def test_fresh_copies_give_the_same_bytes(tmp_path: Path) -> None:
    """The same articles, jobs and time: equal bytes in every output."""
    outputs = []
    for name in ("one", "two"):
        copy = make_root(tmp_path / name)
        with open_room(copy) as room:
            pipeline.run(room, room.workspace.job("auto"), NOW)
        outputs.append(files(copy))
    assert outputs[0] == outputs[1]


def test_a_dry_run_gives_the_picks_and_touches_nothing(root: Path, run: Run) -> None:
    """Before the run what it would pick, after it what it picked; new files are seen without being stored."""
    with open_room(root) as room:
        slot, picked = pipeline.dry_run(room, room.workspace.job("auto"), NOW)
        assert room.store.status()["slots"] == 0
        assert room.store.entries() == []
    assert not (root / "out").exists()
    ran = run()
    assert (slot, picked.picks) == (ran.slot, ran.picks)
    write_article(root / "articles", 4)
    with open_room(root) as room:
        assert pipeline.dry_run(room, room.workspace.job("auto"), NOW)[1].picks == ran.picks


def test_nothing_stands_under_out_before_a_person_approves(root: Path, run: Run) -> None:
    """With approval by hand only the feed is there; approval of one draft brings that one."""
    ran = run("hand")
    assert {name.split("/")[0] for name in files(root)} == {"feed.xml", "atom.xml", "feed.json"}
    thread = next(draft for draft in ran.drafts if draft.kind == "thread")
    with open_room(root) as room:
        assert pipeline.approve(room, [thread.id], NOW, "test") == [thread.id]
        pipeline.deliver(room, NOW)
    assert {name for name in files(root) if "/" in name} == {output.name for output in thread.outputs}


def test_an_edited_article_voids_what_waits_for_approval(root: Path, run: Run) -> None:
    """An approval holds for exactly those bytes; `drafts` says why."""
    ran = run("hand")
    article = root / ran.picks[0].path
    article.write_text(article.read_text(encoding="utf-8").replace("一百二十", "一百三十"), encoding="utf-8")
    with open_room(root) as room:
        gathering.gather(room, NOW)
        states = {row.id: row for row in room.store.drafts()}
        touched = [d.id for d in ran.drafts if any(s.path == ran.picks[0].path for s in d.sources)]
        assert touched
        assert all(states[id_].state is DraftState.STALE and states[id_].reason for id_ in touched)
        assert all(row.state is DraftState.WAITING for id_, row in states.items() if id_ not in touched)
        with pytest.raises(DraftError):
            pipeline.approve(room, touched[:1], NOW, "test")


def test_a_deleted_article_leaves_the_feed(root: Path, run: Run) -> None:
    """And its drafts are void."""
    ran = run("hand")
    (root / ran.picks[0].path).unlink()
    run("auto", NOW + dt.timedelta(minutes=1))
    assert "第 3 個" not in (root / "out" / "feed.xml").read_text(encoding="utf-8")
    with open_room(root) as room:
        assert any(row.state is DraftState.STALE for row in room.store.drafts(job="hand"))


def test_a_renamed_article_keeps_its_guid(root: Path, run: Run) -> None:
    """By its content; subscribers do not see it again."""
    run()
    guids = [item["id"] for item in json.loads((root / "out" / "feed.json").read_bytes())["items"]]
    (root / "articles" / "20260203-listening.md").rename(root / "articles" / "20260203-to-the-sea.md")
    run(now=NOW + dt.timedelta(days=1))
    items = json.loads((root / "out" / "feed.json").read_bytes())["items"]
    assert [item["id"] for item in items] == guids
    assert items[0]["url"].endswith("to-the-sea/")


def test_a_corrected_article_updates_its_entry(root: Path, run: Run) -> None:
    """The same id, a later date of change, in the same place."""
    run()
    before = json.loads((root / "out" / "feed.json").read_bytes())["items"]
    article = root / "articles" / "20260202-listening.md"
    article.write_text(article.read_text(encoding="utf-8").replace("一百二十", "一百三十"), encoding="utf-8")
    later = NOW + dt.timedelta(hours=1)
    run(now=later)
    after = json.loads((root / "out" / "feed.json").read_bytes())["items"]
    assert [item["id"] for item in after] == [item["id"] for item in before]
    assert after[1]["date_modified"] == later.isoformat()
    assert "一百三十" in after[1]["content_html"]
    assert after[0] == before[0]


def test_future_articles_and_drafts_stay_out(root: Path, run: Run) -> None:
    """Of the picks and of the feed."""
    write_article(root / "articles", 4, date="2026-02-11T09:00:00+08:00")
    path = write_article(root / "articles", 4, file="draft.md")
    path.write_text(path.read_text(encoding="utf-8").replace("tags:", "draft: true\ntags:"), encoding="utf-8")
    ran = run()
    assert all("listening" in pick.path and "04" not in pick.path for pick in ran.picks)
    assert len(json.loads((root / "out" / "feed.json").read_bytes())["items"]) == 3


def test_one_hostile_article_does_not_stop_the_others(root: Path, run: Run) -> None:
    """Each bad file is one sentence; the good ones are published."""
    (root / "articles" / "binary.md").write_bytes(b"\x00\x01\xff")
    (root / "articles" / "deep.md").write_text("---\na: " + "[" * 30_000 + "\n---\n內文\n", encoding="utf-8")
    (root / "articles" / "big5.md").write_bytes("潮聲節目的訪談紀錄，請看內文。".encode("big5") * 20)
    (root / "articles" / "bundle.md").mkdir()
    ran = run()
    assert {row.path for row in ran.gathered.left_out} >= {
        f"articles/{n}.md" for n in ("binary", "deep", "big5")
    }
    assert all(row.problem.message.endswith((".", "。")) for row in ran.gathered.left_out)
    assert len(json.loads((root / "out" / "feed.json").read_bytes())["items"]) == 3
    assert len(ran.drafts) == 7


def test_an_empty_pick_makes_nothing_and_says_why(root: Path, run: Run) -> None:
    """The slot is claimed, with the reason."""
    shutil.rmtree(root / "articles")
    (root / "articles").mkdir()
    ran = run()
    assert ran.empty_reason == "No article is stored; check `articles` in repurpose.toml."
    assert not ran.drafts
    again = run()
    assert again.already is not None
    assert again.already.reason == ran.empty_reason


def test_verify_proves_every_span_and_finds_what_changed(root: Path, run: Run) -> None:
    """A changed source file is found without being gathered first."""
    ran = run()
    with open_room(root) as room:
        proof = proving.verify(room)
        assert proof.spans > 10
        assert proof.failures == ()
        article = root / ran.picks[0].path
        article.write_text(
            article.read_text(encoding="utf-8").replace("不是模型不夠大", "不是模型太小"), encoding="utf-8"
        )
        failures = proving.verify(room).failures
    assert failures
    assert all(ran.picks[0].path in problem.message for _, problem in failures)


def test_an_edit_is_a_new_draft_that_waits(root: Path, run: Run) -> None:
    """The old one is stale; a quotation that a person makes up is an error, and cannot be approved."""
    thread = next(d for d in run("hand").drafts if d.kind == "thread" and d.network == "x")
    with open_room(root) as room:
        shorter = thread.view["posts"][1]["text"] + "。"
        new = pipeline.edit(room, thread, {"posts.1.text": shorter}, NOW)
        assert new.id != thread.id
        assert new.edited_from == thread.id
        assert room.store.draft_row(thread.id).state is DraftState.STALE
        assert room.store.draft_row(new.id).state is DraftState.WAITING
        made_up = pipeline.edit(
            room, new, {"posts.1.text": "「海從來沒有騙過我，騙我的都是岸上的人。」"}, NOW
        )
        assert any(p.severity == "error" for p in made_up.problems)
        with pytest.raises(DraftError):
            pipeline.approve(room, [made_up.id], NOW, "test")


def test_words_that_were_printed_and_changed_since_are_corrected_once(root: Path, run: Run) -> None:
    """In the next letter of the job, and not in the one after it; a change elsewhere in the article is no correction."""
    first = run()
    article = root / first.picks[0].path
    changed = (
        article.read_text(encoding="utf-8")
        .replace("不是模型不夠大", "不是模型太小")
        .replace("一百二十", "九十")
    )
    article.write_text(changed, encoding="utf-8")
    texts = []
    for day in (1, 2):
        if day == 2:
            write_article(root / "articles", 4)
        letter = next(d for d in run(now=NOW + dt.timedelta(days=day)).drafts if d.kind == "newsletter")
        texts.append([item["text"] for item in letter.view["corrections"]])
        html = next(output.data.decode() for output in letter.outputs if output.name.endswith(".html"))
        assert ("更正" in html) == (day == 1)
    assert len(texts[0]) == 1
    assert "不是模型不夠大" in texts[0][0]
    assert texts[1] == []
