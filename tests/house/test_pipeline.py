"""The whole pipe on a real ledger and the real starters: from files to files, once."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from repurpose import delivering, gathering, pipeline, proving, workspace
from repurpose.channels.outbox import Outbox
from repurpose.errors import ArticleError, DraftError
from repurpose.making import Maker
from repurpose.model import DeliveryState, Draft, DraftState
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


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("thread", "thread.txt.j2"),
        ("summary", "summary.md.j2"),
        ("newsletter", "newsletter.html.j2"),
        ("newsletter", "newsletter.txt.j2"),
        ("card", "cards/paper.typ"),
    ],
)
def test_a_changed_template_voids_what_was_made_with_it(root: Path, kind: str, file: str) -> None:
    """Approved and not gone yet, or waiting: the word that was given, or is asked for, was for what it printed."""
    with (root / "jobs" / "hand.toml").open("a", encoding="utf-8") as job:
        job.write('[[make]]\nkind = "card"\nsizes = ["1200x630"]\n')
    starter = next(path / file for path in workspace.load(root, {}).templates if (path / file).exists())
    with open_room(root) as room:
        room.store.hold("nothing may leave yet")
        ran = pipeline.run(room, room.workspace.job("hand"), NOW)
        chosen = [draft.id for draft in ran.drafts if draft.kind == kind]
        room.store.approve(chosen[:1], NOW, "mei")
        pipeline.look(room, NOW)
        assert not room.store.drafts("stale")
        own = root / "templates" / file
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(starter.read_bytes() + (b"\n// more\n" if kind == "card" else b"{# more #}"))
        pipeline.look(room, NOW)
        stale = room.store.drafts("stale")
        assert {row.id for row in stale} == set(chosen)
        assert {row.reason for row in stale} == {
            f"the {kind} template {Path(file).name.split('.')[0]} was changed"
        }
        room.store.resume()
        assert pipeline.deliver(room, NOW) == ()
        with pytest.raises(DraftError):
            pipeline.approve(room, chosen[1:] or chosen, NOW, "mei")


@pytest.mark.parametrize("edited", ["template", "article"])
def test_again_brings_a_letter_back_that_an_edit_voided(root: Path, run: Run, edited: str) -> None:
    """Nothing is made in its place before; then it is made of the same articles, and waits."""
    first = run("hand")
    if edited == "template":
        (root / "templates").mkdir()
        starter = next(path for path in workspace.load(root, {}).templates if path != root / "templates")
        own = (starter / "newsletter.txt.j2").read_text(encoding="utf-8") + "{# more #}"
        (root / "templates" / "newsletter.txt.j2").write_text(own, encoding="utf-8")
    else:
        article = root / first.picks[0].path
        article.write_text(article.read_text(encoding="utf-8") + "\n多了一段。\n", encoding="utf-8")
    assert run("hand").drafts == ()
    with open_room(root) as room:
        assert "newsletter" not in {row.kind for row in room.store.drafts("waiting")}
        assert "newsletter" in {row.kind for row in room.store.drafts("stale")}
    again = run("hand", again=True)
    assert [pick.path for pick in again.picks] == [pick.path for pick in first.picks]
    (letter,) = (draft for draft in again.drafts if draft.kind == "newsletter")
    assert letter.outputs[0].name == "newsletters/hand-2026-02-10T0000-2.html"
    with open_room(root) as room:
        assert room.store.draft_row(letter.id).state is DraftState.WAITING


def test_a_template_that_is_gone_voids_too_and_what_has_left_stays(root: Path, run: Run) -> None:
    own = root / "templates"
    own.mkdir()
    (own / "own.md.j2").write_text("{{ title }}")
    job = (root / "jobs" / "hand.toml").read_text(encoding="utf-8")
    for name in ("auto", "hand"):
        (root / "jobs" / f"{name}.toml").write_text(
            job.replace('"hand"', f'"{name}"').replace('"summary"', '"summary"\ntemplate = "own"')
        )
        run(name)
    (own / "own.md.j2").unlink()
    with open_room(root) as room:
        pipeline.look(room, NOW)
        assert {(row.job, row.kind) for row in room.store.drafts("stale")} == {("hand", "summary")}


def test_what_a_job_approved_by_itself_goes_out_whatever_becomes_of_its_template(root: Path) -> None:
    """Nobody looked at it; an upgrade that comes with other starters loses nothing."""
    with open_room(root) as room:
        room.store.hold("nothing may leave yet")
        ran = pipeline.run(room, room.workspace.job("auto"), NOW)
        (root / "templates").mkdir()
        (root / "templates" / "summary.md.j2").write_text("{{ title }}")
        pipeline.look(room, NOW)
        room.store.resume()
        assert len(pipeline.deliver(room, NOW)) == len(ran.drafts)


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


def test_an_article_that_is_renamed_and_edited_at_once_is_updated(root: Path, run: Run) -> None:
    """A reader who has the entry is to see that its text changed, whatever its file is called by now."""
    run()
    old = root / "articles" / "20260203-listening.md"
    text = old.read_text(encoding="utf-8").replace("四十年", "五十年")
    old.unlink()
    (root / "articles" / "20260205-listening.md").write_text(text, encoding="utf-8")
    later = NOW + dt.timedelta(days=1)
    assert run(now=later).gathered.renamed
    (item,) = (
        item
        for item in json.loads((root / "out" / "feed.json").read_bytes())["items"]
        if "五十年" in item["content_html"]
    )
    assert item["date_modified"] == later.isoformat()


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
    assert again.already is None
    assert again.empty_reason == ran.empty_reason
    with open_room(root) as room:
        kept = pipeline.draft(room, room.workspace.job("auto"), ran.slot, NOW)
        assert kept.already is not None
        assert kept.already.reason == ran.empty_reason
        assert len(room.store.slots()) == 1


def test_a_slot_in_which_nothing_was_made_is_made_when_there_is_something(root: Path, run: Run) -> None:
    """By hand: nothing can be made twice, because nothing was made."""
    (root / "articles").rename(root / "aside")
    (root / "articles").mkdir()
    assert run().empty_reason
    (root / "articles").rmdir()
    (root / "aside").rename(root / "articles")
    ran = run()
    assert len(ran.picks) == 2
    assert ran.slot.run == 1
    assert run().already is not None


def test_verify_proves_every_span_and_finds_what_changed(root: Path, run: Run) -> None:
    """A changed source file is found without being gathered first."""
    ran = run("hand")
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
    assert {problem.code for _, problem in failures} == {"quote-not-verbatim", "not-verbatim"}


def test_what_was_sent_before_its_article_was_edited_is_told_in_those_words(root: Path, run: Run) -> None:
    """Only what the article no longer says anywhere; words that moved are still its words."""
    ran = run()
    article = root / ran.picks[0].path
    before = article.read_text(encoding="utf-8")
    article.write_text(before.replace("## 從一張", "多了一段。\n\n## 從一張"), encoding="utf-8")
    with open_room(root) as room:
        assert proving.verify(room).failures == ()
        article.write_text(before.replace("不是模型不夠大", "不是模型太小"), encoding="utf-8")
        failures = proving.verify(room).failures
    assert {problem.code for _, problem in failures} == {"edited-since-sent"}
    assert all("was edited since it was sent" in problem.message for _, problem in failures)
    assert all("不是模型不夠大" in problem.message for _, problem in failures)


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


@pytest.mark.parametrize("kind", ["thread", "summary", "newsletter", "card"])
def test_an_edit_is_made_with_the_template_as_it_is_and_stands(root: Path, kind: str) -> None:
    """Where the template was changed since the draft was made, no later look voids what a person wrote."""
    with (root / "jobs" / "auto.toml").open("a", encoding="utf-8") as job:
        job.write('[[make]]\nkind = "card"\nsizes = ["1200x630"]\n')
    file = {"card": "cards/paper.typ", "newsletter": "newsletter.html.j2", "summary": "summary.md.j2"}.get(
        kind, "thread.txt.j2"
    )
    with open_room(root) as room:
        room.store.hold("nothing may leave yet")
        ran = pipeline.run(room, room.workspace.job("auto"), NOW)
        starter = next(path / file for path in room.workspace.templates if (path / file).exists())
        own = root / "templates" / file
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(starter.read_bytes() + (b"\n// more\n" if kind == "card" else b"\n{# more #}"))
        old = next(draft for draft in ran.drafts if draft.kind == kind)
        place = {"card": "source", "newsletter": "subject", "summary": "title"}.get(kind, "posts.0.text")
        new = pipeline.edit(room, old, {place: "潮聲之外"}, NOW)
        assert new.template_sha256 != old.template_sha256
        pipeline.look(room, NOW)
        assert room.store.draft_row(new.id).state is DraftState.WAITING
        assert pipeline.approve(room, [new.id], NOW, "mei") == [new.id]


def test_an_edit_of_a_draft_whose_article_was_edited_says_so(root: Path, run: Run) -> None:
    """Also where what is printed still stands there; and the next look at the folder makes it stale."""
    thread = next(d for d in run("hand").drafts if d.kind == "thread" and d.network == "x")
    article = root / thread.sources[0].path
    article.write_text(article.read_text(encoding="utf-8") + "\n多了一段。\n", encoding="utf-8")
    with open_room(root) as room:
        new = pipeline.edit(room, thread, {"posts.1.text": thread.view["posts"][1]["text"] + "。"}, NOW)
        assert "source-changed" in {problem.code for problem in new.problems}
        gathering.gather(room, NOW)
        row = room.store.draft_row(new.id)
        assert (row.state, row.reason) == (DraftState.STALE, "the article was edited")


def test_an_article_edited_while_drafts_are_made_of_it_is_made_anew(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process sees the edit after this one read the article and before it keeps what it made."""
    finish = Maker.finish

    def overtaken(maker: Maker, *what: Any) -> Draft:
        article = root / "articles" / "20260203-listening.md"
        article.write_text(article.read_text(encoding="utf-8").replace("四十年", "五十年"), encoding="utf-8")
        with open_room(root) as other:
            gathering.gather(other, NOW)
        monkeypatch.setattr(Maker, "finish", finish)
        return finish(maker, *what)

    monkeypatch.setattr(Maker, "finish", overtaken)
    with pytest.raises(ArticleError, match=r"listening\.md was changed"):
        run()
    assert not (root / "out").exists()
    run()
    letter = (root / "out" / "newsletters" / "auto-2026-02-10T0000.txt").read_text(encoding="utf-8")
    assert "四十年" not in letter


class Mute(Outbox):
    """An outbox that cannot tell that it saw a key before."""

    honours_key = False


def test_the_channel_says_whether_it_honours_keys(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was claimed by a process that died is tried again with the one, and doubt with the other."""
    later = NOW + 2 * pipeline.LEASE
    for channel, states in ((Outbox, {"sent"}), (Mute, {"unknown"})):
        shutil.rmtree(root)
        make_root(root)
        monkeypatch.setattr(
            pipeline, "channels_of", lambda room, kind=channel: {"outbox": kind(room.workspace.out)}
        )
        monkeypatch.setattr(delivering, "_send", die)
        with pytest.raises(KeyboardInterrupt):
            run()
        monkeypatch.undo()
        monkeypatch.setattr(
            pipeline, "channels_of", lambda room, kind=channel: {"outbox": kind(room.workspace.out)}
        )
        with open_room(root) as room:
            (lost,) = room.store.deliveries("sending")
            pipeline.deliver(room, later)
            assert {row.state for row in room.store.deliveries() if row.key == lost.key} == states


def die(*_: object) -> None:
    """What a person at the keyboard does."""
    raise KeyboardInterrupt


def test_a_lease_begins_when_the_delivery_is_claimed(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making took longer than a lease; another process must not take what is being sent for lost."""
    passed = itertools.count(0.0, 2 * pipeline.LEASE.total_seconds())
    monkeypatch.setattr(time, "monotonic", passed.__next__)
    send = delivering._send
    seen: list[DeliveryState] = []

    def slowly(*what: Any) -> Any:
        with open_room(root) as other:
            other.store.recover(NOW + 2 * pipeline.LEASE)
            seen.extend(row.state for row in other.store.deliveries() if row.key == what[1].key)
        return send(*what)

    monkeypatch.setattr(delivering, "_send", slowly)
    ran = run()
    assert set(seen) == {DeliveryState.SENDING}
    assert {row.state for row in ran.delivered} == {DeliveryState.SENT}


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
