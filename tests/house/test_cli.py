"""Every command as a user calls it: what it does, how it fails, and that a program can read it."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from repurpose import cli, newsroom, store
from repurpose.model import DeliveryState, Slot
from tests.house.conftest import NOW, open_room, write_article
from tests.house.console import LATER, call


def run(root: Path, job: str = "hand", *more: str) -> None:
    """A run that must succeed."""
    said = call(root, "run", job, "--now", LATER, *more)
    assert said.code == 0, said


def waiting(root: Path) -> list[str]:
    """The ids of the drafts that wait."""
    return [line["id"] for line in call(root, "drafts", "--state", "waiting", "--json").lines]


def test_help_lists_every_command_and_every_command_has_help() -> None:
    said = call(None, "--help")
    assert said.code == 0
    for name, (module, _) in cli.COMMANDS.items():
        assert name in said.out
        if Path(cli.__file__).with_name(f"{module}.py").exists():
            assert call(None, name, "--help").out.startswith("Usage: ")


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ('articles = ["nowhere"]', "there is no folder or file 'nowhere'"),
        ('articles = ["articles/*.none"]', "no article is where `articles` says"),
        ('[site]\npermalink = "/:slugg/"', '":slugg" is not known here; write :slug, '),
    ],
)
def test_check_names_what_the_settings_mean_and_is_not_there(root: Path, settings: str, named: str) -> None:
    (root / "repurpose.toml").write_text(settings + "\n", encoding="utf-8")
    said = call(root, "check")
    assert said.code == 2
    assert named in said.out + said.err


def test_check_draws_a_card_in_every_design(root: Path) -> None:
    (root / "jobs" / "cards.toml").write_text('[[make]]\nkind = "card"\ntemplate = "own"\n', encoding="utf-8")
    designs = root / "templates" / "cards"
    designs.mkdir(parents=True)
    (designs / "own.typ").write_text("#let x =\n", encoding="utf-8")
    said = call(root, "check")
    assert said.code == 2
    assert "jobs/cards.toml: cards/own.typ line 1" in said.out


def test_a_command_searches_seldom_for_cycles(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter, before, seen = newsroom.enter, gc.get_threshold(), []

    def watched(*arguments: Any, **named: Any) -> newsroom.Newsroom:
        seen.append(gc.get_threshold()[0])
        return enter(*arguments, **named)

    monkeypatch.setattr(newsroom, "enter", watched)
    call(root, "status")
    assert seen[0] > 10 * before[0] > 0
    assert gc.isenabled()
    assert gc.get_threshold() == before


def test_the_version_is_printed() -> None:
    assert call(None, "--version").out.startswith("repurpose, version ")


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["run", "--nothing"], ["reject", "abc"], ["approve"], ["show"]]
)
def test_a_wrong_call_is_the_callers_to_mend(arguments: list[str]) -> None:
    said = call(None, *arguments)
    assert said.code == 2
    assert "Usage" in said.err
    assert "Traceback" not in said.err


def test_outside_a_workspace_every_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("check", "articles", "drafts", "status", "verify", "doctor", "resume"):
        assert "repurpose init" in call(None, command).sentence(2, "repurpose.toml")


def test_before_the_first_run_there_is_no_ledger(root: Path) -> None:
    for command in (["drafts"], ["status"], ["verify"], ["show", "ab"], ["approve", "ab"], ["resume"]):
        call(root, *command).sentence(1, "no database", "repurpose run")
    assert not (root / "state.db").exists()


def test_init_makes_a_workspace_that_runs(tmp_path: Path) -> None:
    said = call(None, "init", str(tmp_path / "new"))
    assert said.code == 0
    assert "repurpose run --all" in said.out
    assert call(tmp_path / "new", "check").code == 0
    call(None, "init", str(tmp_path / "new")).sentence(2, "not empty")


def test_check_names_faults_and_missing_settings(root: Path) -> None:
    assert call(root, "check").code == 0
    (root / "jobs" / "bad.toml").write_text("schedule = 'never'\n[[make]]\nkind = 'card'\n")
    said = call(root, "check", "--json")
    assert said.code == 2
    (found,) = said.lines
    assert found["jobs"] == ["auto", "bad", "hand"]
    assert "jobs/bad.toml" in found["errors"][0]


def test_run_says_what_it_made_and_the_second_time_that_it_was_made(root: Path) -> None:
    first = call(root, "run", "auto", "--now", LATER)
    assert first.code == 0
    assert "2 articles" in first.out
    assert "out/newsletters/auto-2026-02-10T0000.{html,txt,eml}" in first.out
    again = call(root, "run", "auto", "--now", LATER)
    assert again.code == 0
    assert "made already" in again.out


def test_run_as_json(root: Path) -> None:
    (found,) = call(root, "run", "auto", "--now", LATER, "--json").lines
    assert [found[key] for key in ("job", "slot", "run", "already")] == ["auto", "2026-02-10T00:00", 1, False]
    assert all(Path(name).is_file() for made in found["drafts"] for name in made["outputs"])
    assert {each["state"] for each in found["deliveries"]} == {"sent"}
    assert found["left_out"] == found["failures"] == found["restored"] == []


def test_a_dry_run_is_the_run_without_traces(root: Path) -> None:
    (dry,) = call(root, "run", "auto", "--now", LATER, "--dry-run", "--json").lines
    assert not (root / "state.db").exists()
    (wet,) = call(root, "run", "auto", "--now", LATER, "--json").lines
    assert [pick["path"] for pick in dry["picks"]] == [pick["path"] for pick in wet["picks"]]


def test_run_without_a_job_or_with_an_unknown_one_is_refused(root: Path) -> None:
    call(root, "run").sentence(2, "--all", "the jobs here: auto, hand.")
    call(root, "run", "auto", "--all").sentence(2, "--all")
    call(root, "run", "nothing").sentence(2, "auto, hand")
    call(root, "run", "../auto").sentence(2, "auto, hand")
    call(root, "run", "auto", "--now", "yesterday").sentence(2, "yesterday")


def test_run_all_goes_on_after_a_job_that_fails(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "broken.md.j2").write_text("{{ nothing }}")
    (root / "jobs" / "broken.toml").write_text("[[make]]\nkind = 'summary'\ntemplate = 'broken'\n")
    said = call(root, "run", "--all", "--now", LATER)
    assert said.code == 1
    assert "broken: Template broken.md.j2" in said.err
    assert said.out.count("2 articles") == 2


def test_articles_lists_what_is_stored_and_what_is_left_out(root: Path) -> None:
    assert [line["used"] for line in call(root, "articles", "--json").lines] == [0, 0, 0]
    (root / "articles" / "bad.md").write_bytes(b"\x00\xff")
    said = call(root, "articles")
    assert said.code == 1
    assert "20260203-listening.md" in said.out
    assert "articles/bad.md" in said.err


def test_a_draft_is_shown_approved_and_rejected(root: Path) -> None:
    run(root)
    first, second, *_ = waiting(root)
    shown = call(root, "show", first)
    assert "← articles/" in shown.out
    (found,) = call(root, "show", first[:6], "--json").lines
    for each in waiting(root):
        (draft,) = call(root, "show", each, "--json").lines
        said = call(root, "show", each).out
        assert all(f":{s['start']}-{s['end']} ({s['role']}" in said for s in draft["sources"])
    text = (root / found["sources"][0]["path"]).read_text(encoding="utf-8")
    source = found["sources"][0]
    assert text[source["start"] : source["end"]]
    assert f"approved {first}" in call(root, "approve", first, "--now", LATER).out
    call(root, "approve", first, "--now", LATER).sentence(2, first, "approved")
    assert f"rejected {second}" in call(root, "reject", second, "--reason", "too long").out
    assert "too long" in call(root, "drafts", "--state", "rejected").out
    call(root, "show", "ffffffffffff").sentence(2, "no draft")
    call(root, "show", "xyz").sentence(2, "is not a draft's id")


def test_an_edited_article_is_seen_before_anything_is_approved(root: Path) -> None:
    run(root)
    first = waiting(root)[0]
    for path in (root / "articles").iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "\n新的一段。\n", encoding="utf-8")
    call(root, "approve", first, "--now", LATER).sentence(2, "stale")


@pytest.mark.parametrize("more", [(), ("--dry-run",), ("--json",)])
def test_a_broken_job_file_stops_no_other_job(root: Path, more: tuple[str, ...]) -> None:
    """The others are made, the broken one is named, and the exit code says that not all went well."""
    (root / "jobs" / "broken.toml").write_text("schedule = [", encoding="utf-8")
    said = call(root, "run", "--all", "--now", LATER, *more)
    assert said.code == 1
    assert said.err.startswith("repurpose: broken: ")
    assert said.err.count("jobs/broken.toml") == 1
    assert "auto" in said.out
    assert "hand" in said.out
    for name in ("auto", "hand"):
        (root / "jobs" / f"{name}.toml").unlink()
    call(root, "run", "--all", "--now", LATER, *more).sentence(2, "broken.toml")


def test_a_run_tells_what_it_made_and_what_it_could_not_put_back(root: Path, tmp_path: Path) -> None:
    run(root, "auto")
    shutil.rmtree(root / "out" / "summaries")
    (root / "out" / "summaries").symlink_to(tmp_path)
    said = call(root, "run", "hand", "--now", LATER)
    assert said.code == 1
    assert "waits for approval" in said.out
    (line,) = said.err.splitlines()
    assert line.startswith("failed: ")
    assert "through a link" in line
    assert call(root, "run", "hand", "--now", LATER, "--json").lines[0]["failures"] == [line[8:]]


def test_edit_prints_takes_and_refuses(root: Path, tmp_path: Path) -> None:
    run(root)
    id_ = next(line["id"] for line in call(root, "drafts", "--json").lines if line["kind"] == "thread")
    text = call(root, "edit", id_, "--print").out
    assert "as it was" in call(root, "edit", id_, "--from", "-", stdin=text).out
    (tmp_path / "big5.txt").write_bytes("潮聲".encode("big5"))
    call(root, "edit", id_, "--from", str(tmp_path / "big5.txt")).sentence(2, "UTF-8")
    for article in (root / "articles").iterdir():
        article.write_text(article.read_text(encoding="utf-8") + "\n更正。\n", encoding="utf-8")
    call(root, "edit", id_, "--from", "-", stdin=text).sentence(2, "is stale (the article was edited)")


def test_verify_proves_and_names_what_is_not_proved(root: Path) -> None:
    run(root)
    said = call(root, "verify", "--json")
    assert said.code == 0
    assert said.lines[-1]["spans"] > 10
    (root / "articles" / "20260203-listening.md").write_text("---\ntitle: x\n---\n別的。\n", encoding="utf-8")
    said = call(root, "verify")
    assert said.code == 1
    assert "articles/20260203-listening.md" in said.out


def test_status_has_what_scripts_read(root: Path) -> None:
    (root / "jobs" / "daily.toml").write_text("schedule = '0 8 * * *'\n[[make]]\nkind = 'summary'\n")
    run(root, "auto")
    (found,) = call(root, "status", "--json").lines
    assert found["slots"] == 1
    assert found["drafts"] == {"approved": 7}
    assert found["deliveries"] == {"sent": 7, "total": 7}
    assert (found["unknown"], found["held"], found["heartbeat"], found["discrepancy"]) == (
        [],
        None,
        None,
        None,
    )
    assert [len(labels) for labels in found["next"].values()] == [3]
    said = call(root, "status")
    assert "deliveries: 7 planned: 7 sent" in said.out
    assert "next: daily at " in said.out


def test_status_shows_the_daemon(root: Path) -> None:
    assert call(root, "daemon", "--once", "--now", LATER).code == 0
    (found,) = call(root, "status", "--json").lines
    assert found["heartbeat"] == {
        "at": LATER,
        "host": found["heartbeat"]["host"],
        "pid": os.getpid(),
        "state": "stopped",
    }
    assert f"daemon: stopped at {LATER} (process {os.getpid()}" in call(root, "status").out


def test_status_says_where_the_sums_are_wrong(root: Path) -> None:
    run(root, "auto")
    with sqlite3.connect(root / "state.db") as raw:
        raw.execute("UPDATE tally SET planned = planned + 1")
    raw.close()
    for command in (["status"], ["run", "auto", "--now", LATER]):
        said = call(root, *command)
        assert said.code == 1
        assert "planned 8 deliveries and holds 7" in said.out + said.err


def test_settings_are_shown_with_their_origin_and_without_passwords(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "REPURPOSE_DATABASE", "postgresql://editor:canary-1@db.example.org/x?password=canary-2"
    )
    said = call(root, "status", "--settings")
    assert said.code == 0
    assert "REPURPOSE_DATABASE" in said.out
    assert "canary" not in said.out + said.err


def test_a_delivery_in_doubt_is_listed_and_resolved(root: Path) -> None:
    run(root)
    with open_room(root) as room:
        ledger = room.store
        ledger.approve(waiting(root)[:1], NOW, "test")
        claimed = ledger.claim(NOW, NOW - NOW, "token")
        assert claimed is not None
        ledger.finish(claimed[0].key, "token", state=DeliveryState.UNKNOWN, error="no answer", now=NOW)
        key = claimed[0].key
    assert f"repurpose resolve {key[:12]} --sent" in call(root, "status").out
    call(root, "resolve", key[:12]).sentence(2, "--sent", "--resend")
    call(root, "resolve", "0123", "--sent").sentence(2, "no delivery")
    assert "is now sent" in call(root, "resolve", key[:12], "--sent").out
    call(root, "resolve", key[:12], "--sent").sentence(2, "nothing to resolve")


def test_backup_restore_resume(root: Path, tmp_path: Path) -> None:
    run(root)
    copy = tmp_path / "copy.db"
    assert str(copy) in call(root, "backup", str(copy)).out
    call(root, "backup", str(copy)).sentence(1, "exists already")
    first = waiting(root)[0]
    said = call(root, "restore", str(copy))
    assert said.code == 0
    assert "files under out/ that are newer than the backup" in said.out
    said = call(root, "approve", first, "--now", LATER)
    assert said.code == 1
    assert "resume" in said.err
    said = call(root, "run", "auto", "--now", LATER)
    assert said.code == 1
    assert "nothing is sent now" in said.err
    assert "resume" in said.err
    assert not [path for path in (root / "out").iterdir() if path.is_dir()]
    assert call(root, "daemon", "--once", "--now", LATER).code == 1
    assert "held" in call(root, "status").out
    assert "go on with the next `repurpose run` or the daemon; 8 wait to leave. " in call(root, "resume").out
    assert call(root, "resume").out == "Deliveries were not held.\n"
    assert call(root, "run", "auto", "--now", LATER).code == 0
    assert (root / "out" / "newsletters").is_dir()
    call(root, "restore", str(root / "repurpose.toml")).sentence(1, "not a SQLite database")


def test_doctor_says_what_to_do(root: Path) -> None:
    run(root)
    found = {line["what"]: line for line in call(root, "doctor", "--json").lines}
    assert {"python", "sqlite", "clock", "articles", "out", "disk", "jobs", "fonts", "ledger"} <= set(found)
    assert all(line["level"] in ("ok", "note", "warning", "error") for line in found.values())
    (root / "state.db").write_bytes(b"")
    said = call(root, "doctor")
    assert said.code == 1
    assert "is empty" in said.out


def test_inspect_and_count_need_no_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = write_article(tmp_path, 1)
    assert call(None, "inspect", "--json", str(path)).lines[0]["language"] == "zh-Hant"
    said = call(None, "inspect", "--json", str(path), str(tmp_path / "nothing.md"))
    assert said.code == 1
    assert len(said.lines) == 2
    counted = call(None, "count", "--json", stdin=json.dumps({"network": "x", "text": "好"}) + "\n")
    assert counted.lines[0]["length"] == 2
    assert call(None, "count", "--json", stdin="{").code == 2
    assert list(tmp_path.iterdir()) == [path]


def test_templates_lists_the_starters(root: Path) -> None:
    said = call(root, "templates")
    assert said.code == 0
    assert "newsletter" in said.out


def test_a_daemon_takes_no_time_of_its_own(root: Path) -> None:
    call(root, "daemon", "--now", LATER).sentence(2, "--once")


def test_the_ledger_on_a_server_is_backed_up_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPURPOSE_DATABASE", "postgresql://editor:canary@db.example.org/x")
    for command in (["backup", "x.db"], ["restore", "x.db"]):
        assert "canary" not in call(root, *command).sentence(2, "pg_dump")


def test_nothing_opened_is_left_open(root: Path) -> None:
    """Two commands after one another find the ledger unlocked."""
    run(root)
    with store.open(f"sqlite:///{root}/state.db") as ledger:
        ledger.set_meta("x", "y")
    assert call(root, "status").code == 0


def test_a_run_says_which_drafts_went_stale_and_why(root: Path) -> None:
    run(root)
    for article in (root / "articles").iterdir():
        article.write_text(article.read_text(encoding="utf-8") + "\n更正。\n", encoding="utf-8")
    said = call(root, "run", "hand", "--now", LATER)
    assert said.code == 0
    (line,) = said.err.splitlines()
    assert line.startswith("stale: 7 drafts of hand went stale: the article was edited; ")
    assert "`repurpose run hand --again`" in line
    assert "stale" not in call(root, "run", "hand", "--now", LATER).err
    run(root, "hand", "--again")
    (root / "articles" / "20260203-listening.md").unlink()
    (found,) = call(root, "run", "hand", "--now", LATER, "--json").lines
    rows = {line["id"]: line for line in call(root, "drafts", "--state", "stale", "--json").lines}
    assert {rows[id_]["reason"] for id_ in found["stale"]} == {"the article was deleted"}


def test_the_daemon_logs_which_drafts_went_stale(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run(root)
    for article in (root / "articles").iterdir():
        article.write_text(article.read_text(encoding="utf-8") + "\n更正。\n", encoding="utf-8")
    said = call(root, "daemon", "--once", "--now", LATER)
    logged = said.err + capfd.readouterr().err
    assert "action=stale job=hand drafts=7 reason=the article was edited" in logged


def test_a_slot_in_which_nothing_was_made_is_not_called_made(root: Path) -> None:
    for article in (root / "articles").iterdir():
        article.rename(root / article.name)
    for _ in range(2):
        said = call(root, "run", "auto", "--now", LATER)
        assert said.code == 0
        assert "nothing was made. No article is stored" in said.out
        assert "made already" not in said.out
    (dry,) = call(root, "run", "auto", "--now", LATER, "--dry-run", "--json").lines
    assert dry["picks"] == []
    (root / "20260203-listening.md").rename(root / "articles" / "20260203-listening.md")
    (dry,) = call(root, "run", "auto", "--now", LATER, "--dry-run", "--json").lines
    assert len(dry["picks"]) == 1
    assert "1 article, " in call(root, "run", "auto", "--now", LATER).out
    (root / "jobs" / "daily.toml").write_text("schedule = '0 7 * * *'\n[[make]]\nkind = 'summary'\n")
    with open_room(root) as room:
        assert room.store.skip(Slot("daily", "2026-02-10T07:00"), "too late", NOW)
    said = call(root, "run", "daily", "--now", LATER)
    assert "daily 2026-02-10T07:00: nothing was made then: too late; --again " in said.out


def test_another_run_says_what_was_rejected_before(root: Path) -> None:
    run(root)
    for id_ in waiting(root):
        call(root, "reject", id_, "--reason", "too long")
    said = call(root, "run", "hand", "--now", LATER, "--again")
    assert said.code == 0
    assert said.out.count("was rejected before: too long") == 6
    assert said.out.count("waits for approval") == 1  # the letter is of another run


def test_a_delivery_that_is_tried_again_is_told_with_time_and_reason(root: Path) -> None:
    run(root)
    (root / "out").rename(root / "aside")
    (root / "out").mkdir()
    (root / "out" / "threads").write_text("in the way", encoding="utf-8")
    (root / "out" / "summaries").write_text("in the way", encoding="utf-8")
    call(root, "approve", *waiting(root), "--now", LATER)
    told = call(root, "status").out
    assert told.count("to be tried again: ") == 6
    assert " from 2026-02-10 08:01 on: The outbox cannot write " in told
    (found,) = call(root, "status", "--json").lines
    assert {each["due"] for each in found["retries"]} == {"2026-02-10T00:01:00+00:00"}
    (root / "out" / "threads").unlink()
    (root / "out" / "summaries").unlink()
    said = call(root, "run", "hand", "--now", "2026-02-10T09:00:00+08:00")
    assert said.code == 0
    assert said.out.count("delivered late: ") == 6
    assert "to be tried again" not in call(root, "status").out


def test_drafts_of_a_job_that_is_not_there_is_the_callers_to_mend(root: Path) -> None:
    run(root)
    call(root, "drafts", "--job", "nope").sentence(2, 'no job "nope"', "auto, hand")
    assert call(root, "drafts", "--job", "auto").out == ""
    (root / "jobs" / "hand.toml").unlink()
    assert len(call(root, "drafts", "--job", "hand", "--json").lines) == 7


def test_check_counts_what_is_missing_and_what_cannot_be_used(root: Path) -> None:
    assert "settings, 2 jobs and their templates are fine." in call(root, "check").out
    settings = (root / "repurpose.toml").read_text(encoding="utf-8")
    lines = [line for line in settings.splitlines() if not line.startswith("unsubscribe")]
    (root / "repurpose.toml").write_text("\n".join(lines), encoding="utf-8")
    (root / "articles" / "bad.md").write_text("---\ntitle: [\n---\nx\n", encoding="utf-8")
    for number in (1, 2):
        write_article(root / "articles", number, file=f"{number}.md", title="同一個網址")
    for name in ("1.md", "2.md"):
        path = root / "articles" / name
        text = path.read_text(encoding="utf-8").replace("tags:", "url: /same/\ntags:")
        path.write_text(text, encoding="utf-8")
    for _ in range(2):  # before there is a ledger, and with one
        said = call(root, "check")
        assert said.code == 0
        assert "left out: articles/bad.md" in said.out
        assert "At 1 address stands more than one article" in said.out
        assert "templates work, with 3 warnings." in said.out
        told = [line["said"] for line in call(root, "doctor", "--json").lines if line["level"] == "warning"]
        assert any(each.startswith("articles/bad.md") for each in told)
        assert any(
            each.startswith(
                "articles/1.md, articles/2.md stand at one address, https://echo.example.org/same/"
            )
            for each in told
        )
        (found,) = call(root, "check", "--json").lines
        assert [len(found[key]) for key in ("missing", "left_out", "same_address")] == [1, 1, 1]
        assert call(root, "articles").code == 1
    for number in range(5):
        (root / "articles" / f"bad{number}.md").write_bytes(b"\x00\xff")
    assert "left out: 1 more; `repurpose doctor` names all." in call(root, "check").out
    (root / "state.db").write_bytes(b"")
    said = call(root, "check")
    assert "The articles were not looked at: " in said.out
    assert "is empty" in said.out
