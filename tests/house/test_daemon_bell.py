"""What the daemon does at each ring, with a clock of our own: missed times, late ones, clock steps, faults, DST."""

from __future__ import annotations

import datetime as dt
import json
import logging
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from repurpose import workspace
from repurpose.cli import at_hand
from repurpose.daemon import Bell
from repurpose.newsroom import HEARTBEAT, Newsroom
from repurpose.store import Store
from tests.house.conftest import NOW, SETTINGS, open_room, write_article

HOUR = dt.timedelta(hours=1)
DAY = 24 * HOUR
JOB = """
schedule = "{schedule}"
approve = "auto"
missed = "{missed}"
{more}
[pick]
count = 1
cooldown = "1m"
[[make]]
kind = "summary"
"""


class Clock:
    """A clock that stands still until it is set; its timer goes with `work`."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.worked = 0.0

    def __call__(self) -> dt.datetime:
        return self.now

    def timer(self) -> float:
        return self.worked


class Tower:
    """A workspace with one job `daily` and a bell that is rung at any time."""

    def __init__(self, root: Path, room: Newsroom, clock: Clock) -> None:
        self.root, self.room, self.clock = root, room, clock
        self.bell = Bell(room, clock, threading.Event(), timer=clock.timer)

    def ring(self, at: dt.datetime) -> int:
        self.clock.now = at
        return self.bell.ring()

    def slots(self, job: str = "daily") -> dict[str, str]:
        """Label → state, with the reason for those that were skipped."""
        return {row.slot.at: f"{row.state} {row.reason or ''}".strip() for row in self.room.store.slots(job)}


Build = Callable[..., Tower]


@pytest.fixture
def build(tmp_path: Path, request: pytest.FixtureRequest) -> Build:
    """Make a tower: `build(missed="run", schedule="0 8 * * *", more='late = "6h"', zone="Europe/Berlin")`."""

    def built(
        missed: str = "latest", schedule: str = "0 8 * * *", more: str = "", zone: str = "Asia/Taipei"
    ) -> Tower:
        root = tmp_path / "tower"
        (root / "articles").mkdir(parents=True)
        (root / "jobs").mkdir()
        (root / "repurpose.toml").write_text(SETTINGS.replace("Asia/Taipei", zone), encoding="utf-8")
        job = JOB.format(schedule=schedule, missed=missed, more=more)
        (root / "jobs" / "daily.toml").write_text(job, encoding="utf-8")
        write_article(root / "articles", 1)
        room = open_room(root)
        request.addfinalizer(room.store.close)
        return Tower(root, room, Clock(NOW))

    return built


def test_a_new_job_owes_nothing_and_then_runs_at_each_time_once(build: Build) -> None:
    tower = build()
    tower.ring(NOW + HOUR)
    assert tower.slots() == {}
    for minute in (23 * 60, 23 * 60 + 1, 24 * 60, 47 * 60):
        tower.ring(NOW + HOUR + dt.timedelta(minutes=minute))
    assert tower.slots() == {"2026-02-11T08:00": "made", "2026-02-12T08:00": "made"}
    assert len(list((tower.root / "out" / "summaries").iterdir())) == 1


@pytest.mark.parametrize(
    ("missed", "wanted"),
    [
        ("run", ["made", "made", "made"]),
        ("latest", ["skipped merged into 2026-02-13T08:00"] * 2 + ["made"]),
        ("skip", ["skipped missed: it was not made within two minutes of its time"] * 3),
    ],
)
def test_after_three_days_of_silence(build: Build, missed: str, wanted: list[str]) -> None:
    tower = build(missed)
    tower.ring(NOW + HOUR)
    tower.ring(NOW + 3 * DAY + HOUR)
    assert list(tower.slots().values()) == wanted
    tower.ring(NOW + 3 * DAY + 2 * HOUR)
    assert list(tower.slots().values()) == wanted


def test_what_is_too_late_is_skipped_and_says_so(build: Build) -> None:
    tower = build("run", more='late = "6h"')
    tower.ring(NOW + HOUR)
    tower.ring(NOW + 2 * DAY + HOUR)
    assert tower.slots() == {
        "2026-02-11T08:00": "skipped too late: more than 6 hours after its time",
        "2026-02-12T08:00": "made",
    }


def test_what_came_due_while_another_job_was_made_was_not_missed(build: Build) -> None:
    tower = build("skip")
    tower.ring(NOW + 23 * HOUR)
    tower.clock.now = NOW + DAY - dt.timedelta(minutes=1)
    tower.bell.timer = iter([0.0, 600.0, 600.0, 600.0]).__next__  # that ring took ten minutes
    tower.bell.ring()
    tower.ring(NOW + DAY + dt.timedelta(minutes=9))
    assert tower.slots() == {"2026-02-11T08:00": "made"}


@pytest.mark.parametrize("step", [-DAY, -HOUR, DAY, 3 * DAY])
def test_steps_of_the_clock_neither_double_nor_drop(build: Build, step: dt.timedelta) -> None:
    """The clock is wrong for a while and is set right: each label of the real days is claimed once."""
    tower = build("run")
    tower.ring(NOW + HOUR)
    for hours in range(2, 5 * 24):
        wrong = step if 30 <= hours < 40 else dt.timedelta()
        tower.ring(NOW + hours * HOUR + wrong)
    real = [f"2026-02-{day}T08:00" for day in (11, 12, 13, 14)]
    slots = tower.slots()
    assert [label for label in slots if label <= real[-1]] == real
    assert set(slots.values()) == {"made"}
    assert tower.room.store.discrepancy() is None


@pytest.mark.parametrize("missed", ["latest", "skip"])
def test_a_day_that_was_skipped_by_a_clock_that_was_ahead_comes_when_it_comes(
    build: Build, missed: str
) -> None:
    """Once the clock is a day ahead and finds a day of missed times; set right, it comes to each of them."""
    tower = build(missed, schedule="0 */4 * * *")
    for hours in range(2, 60, 2):
        tower.ring(NOW + hours * HOUR + (DAY if hours == 20 else dt.timedelta()))
    slots = tower.slots()
    real = [f"{NOW + number * HOUR:%Y-%m-%dT%H:%M}" for number in range(4, 60, 4)]
    lost = [label for label in real if slots.get(label, "skipped").startswith("skipped")]
    assert lost == real[4:5]  # at its time the clock was wrong
    assert tower.room.store.discrepancy() is None


def test_a_clock_that_is_behind_for_a_while_brings_back_nothing_that_was_merged(build: Build) -> None:
    tower = build("latest")
    tower.ring(NOW + HOUR)
    tower.ring(NOW + 3 * DAY + HOUR)
    before = tower.slots()
    for hours in range(0, 20, 3):
        tower.ring(NOW + 2 * DAY + hours * HOUR + HOUR)
    tower.ring(NOW + 3 * DAY + 2 * HOUR)
    assert tower.slots() == before


def test_a_leap_day_comes_once(build: Build) -> None:
    tower = build("run", schedule="0 8 29 2 *")
    leap = dt.datetime(2028, 2, 29, 8, 0, tzinfo=NOW.tzinfo)
    tower.room.store.set_meta("decided:daily", "2028-02-27T09:00")
    for hours in range(-30, 60, 6):
        tower.ring(leap + hours * HOUR)
    assert tower.slots() == {"2028-02-29T08:00": "made"}


def test_nights_on_which_clocks_change(build: Build) -> None:
    """Europe/Berlin: 02:30 does not exist on 29 March 2026 and comes twice on 25 October."""
    tower = build("run", schedule="30 2 * * *", zone="Europe/Berlin")
    berlin = ZoneInfo("Europe/Berlin")
    for month, day in ((3, 28), (10, 24)):
        start = dt.datetime(2026, month, day, 12, tzinfo=berlin).astimezone(dt.UTC)
        tower.room.store.set_meta("decided:daily", f"2026-{month:02d}-{day:02d}T12:00")
        for minutes in range(0, 26 * 60, 20):
            tower.ring(start + dt.timedelta(minutes=minutes))
    assert tower.slots() == {"2026-03-29T02:30": "made", "2026-10-25T02:30": "made"}


def test_a_span_is_as_long_as_it_says_on_the_night_that_is_an_hour_longer(build: Build) -> None:
    """What may go until two hours after 01:30 may go until 02:30, the second one."""
    tower = build("run", schedule="30 1 * * *", zone="Europe/Berlin", more='not_after = "2h"')
    tower.room.store.set_meta("decided:daily", "2026-10-24T12:00")
    tower.ring(dt.datetime(2026, 10, 24, 23, 30, tzinfo=dt.UTC))
    (delivery,) = tower.room.store.deliveries()
    assert delivery.not_after == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    place = tower.room.workspace
    for text in ("2026-10-25T02:58:00", "2026-03-29T01:58:00"):
        now = at_hand.moment(text, place)
        later = (now + dt.timedelta(minutes=5)).astimezone(dt.UTC)
        assert later - now.astimezone(dt.UTC) == dt.timedelta(minutes=5)
    assert at_hand.moment(None, place).tzinfo is not place.settings.site.zone


def test_the_watermark_says_up_to_where_all_is_decided(build: Build) -> None:
    tower = build()
    tower.ring(NOW + HOUR)
    assert tower.room.store.meta("decided:daily") == "2026-02-10T09:00"
    tower.ring(NOW)  # set back: what was decided stays so
    assert tower.room.store.meta("decided:daily") == "2026-02-10T09:00"


def test_a_job_that_fails_stops_no_other_and_is_tried_again(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    tower = build("run")
    folder = tower.root / "templates"
    folder.mkdir()
    (folder / "own.md.j2").write_text("{{ nothing }}")
    job = (tower.root / "jobs" / "daily.toml").read_text(encoding="utf-8")
    (tower.root / "jobs" / "afirst.toml").write_text(job.replace('"summary"', '"summary"\ntemplate = "own"'))
    (tower.root / "jobs" / "bad.toml").write_text("schedule = '0 8 * * 1'\n[[make]]\nkind = 'summary'\n")
    tower.ring(NOW + HOUR)
    with caplog.at_level(logging.INFO, "repurpose"):
        assert tower.ring(NOW + DAY) == 2
    assert tower.slots() == {"2026-02-11T08:00": "made"}
    assert tower.slots("afirst") == {}
    lines = [record.getMessage() for record in caplog.records]
    assert any("action=failed job=afirst slot=2026-02-11T08:00 reason=Template own" in line for line in lines)
    assert any('action=failed job=bad reason=jobs/bad.toml: schedule "0 8 * * 1"' in line for line in lines)
    (folder / "own.md.j2").write_text("{{ title }}")
    (tower.root / "jobs" / "bad.toml").unlink()
    assert tower.ring(NOW + DAY + dt.timedelta(minutes=1)) == 0
    assert tower.slots("afirst") == {"2026-02-11T08:00": "made"}


def test_a_fault_of_ours_in_one_job_stops_no_other(
    build: Build, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tower = build("run")
    job = (tower.root / "jobs" / "daily.toml").read_text(encoding="utf-8")
    (tower.root / "jobs" / "afirst.toml").write_text(job, encoding="utf-8")
    tower.ring(NOW + HOUR)
    real = Store.labels

    def labels(store: Store, name: str) -> set[str]:
        if name == "afirst":
            raise RuntimeError("no such thing")
        return real(store, name)

    monkeypatch.setattr(Store, "labels", labels)
    assert tower.ring(NOW + DAY) == 1
    assert tower.slots() == {"2026-02-11T08:00": "made"}
    assert "action=failed job=afirst reason=unexpected RuntimeError: no such thing" in caplog.text


def test_every_event_is_a_line_with_job_slot_draft_and_delivery(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    tower = build("run")
    tower.ring(NOW + HOUR)
    with caplog.at_level(logging.INFO, "repurpose"):
        tower.ring(NOW + DAY)
    lines = [record.getMessage() for record in caplog.records]
    (delivery,) = tower.room.store.deliveries()
    where = f"job=daily slot=2026-02-11T08:00 draft={delivery.draft}"
    assert "action=made job=daily slot=2026-02-11T08:00 drafts=1" in lines
    assert f"action=drafted {where} kind=summary" in lines
    assert f"action=sent {where} delivery={delivery.key[:12]}" in lines


def test_a_stop_leaves_the_rest_for_the_next_start(build: Build) -> None:
    tower = build("run")
    tower.ring(NOW + HOUR)
    tower.bell.stopping.set()
    tower.ring(NOW + 2 * DAY)
    assert tower.slots() == {}
    again = Tower(tower.root, tower.room, tower.clock)
    again.ring(NOW + 2 * DAY)
    assert list(again.slots().values()) == ["made", "made"]


def test_held_deliveries_are_said_once_and_so_is_their_release(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    tower = build("run")
    tower.ring(NOW + HOUR)
    tower.room.store.hold("The ledger was restored.")
    with caplog.at_level(logging.INFO, "repurpose"):
        tower.ring(NOW + DAY)
        tower.ring(NOW + DAY + HOUR)
        assert not (tower.root / "out" / "summaries").exists()
        tower.room.store.resume()
        tower.ring(NOW + DAY + 2 * HOUR)
    assert (tower.root / "out" / "summaries").is_dir()
    assert caplog.text.count("action=held") == 1
    assert caplog.text.count("action=resumed") == 1


def test_what_is_deleted_under_out_comes_back_without_a_run(build: Build) -> None:
    tower = build("run")
    tower.ring(NOW + HOUR)
    tower.ring(NOW + DAY)
    (summary,) = (tower.root / "out" / "summaries").iterdir()
    before = summary.read_bytes()
    summary.unlink()
    tower.ring(NOW + DAY + HOUR)
    assert summary.read_bytes() == before


def test_what_is_approved_leaves_while_the_folders_cannot_be_looked_at(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is planned from a look that failed; the feed and what is gone from `out/` are not held up by it."""
    tower = build("run")
    tower.ring(NOW + HOUR)
    tower.room.store.hold("not yet")
    tower.ring(NOW + DAY)
    assert [one.state for one in tower.room.store.deliveries()] == ["ready"]
    tower.room.store.resume()
    (tower.root / "articles").rename(tower.root / "away")
    (tower.root / "out" / "feed.xml").unlink()
    assert tower.ring(NOW + 2 * DAY) == 2  # the job that is due, and the look
    assert [one.state for one in tower.room.store.deliveries()] == ["sent"]
    assert list(tower.slots()) == ["2026-02-11T08:00"]
    assert (tower.root / "out" / "feed.xml").exists()
    assert "action=failed job=daily reason=" in caplog.text
    shutil.rmtree(tower.root / "out" / "summaries")
    tower.ring(NOW + 2 * DAY + HOUR)
    assert (tower.root / "out" / "summaries").is_dir()
    (tower.root / "away").rename(tower.root / "articles")
    assert tower.ring(NOW + 2 * DAY + 2 * HOUR) == 0
    assert list(tower.slots()) == ["2026-02-11T08:00", "2026-02-12T08:00"]


def test_a_folder_under_out_that_takes_nothing_back_holds_up_no_feed(
    build: Build, caplog: pytest.LogCaptureFixture
) -> None:
    tower = build("run")
    tower.ring(NOW + HOUR)
    tower.ring(NOW + DAY)
    summaries = tower.root / "out" / "summaries"
    summaries.rename(tower.root / "elsewhere")
    summaries.symlink_to(tower.root)
    (tower.root / "out" / "feed.xml").unlink()
    assert tower.ring(NOW + DAY + HOUR) == 1
    assert "action=failed reason=" in caplog.text
    assert "through a link" in caplog.text
    assert (tower.root / "out" / "feed.xml").exists()


def test_the_heart_beats_at_every_ring(build: Build) -> None:
    tower = build()
    for moment in (NOW + HOUR, NOW + 2 * HOUR):
        tower.ring(moment)
        beat = json.loads(tower.room.store.meta(HEARTBEAT) or "")
        assert (beat["at"], beat["state"]) == (moment.isoformat(), "ready")


def test_jobs_are_read_anew_at_every_ring(build: Build) -> None:
    """A job that is added while the daemon runs needs no restart."""
    tower = build()
    tower.ring(NOW + HOUR)
    job = JOB.format(schedule="0 8 * * *", missed="run", more="")
    (tower.root / "jobs" / "second.toml").write_text(job, encoding="utf-8")
    assert "second" in workspace.load(tower.root, {}).jobs()
    tower.ring(NOW + 2 * HOUR)
    tower.ring(NOW + DAY)
    assert tower.slots("second") == {"2026-02-11T08:00": "made"}
