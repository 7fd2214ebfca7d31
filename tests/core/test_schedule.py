"""The calendar: labels, clock changes, missed times."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose import schedule
from repurpose.errors import JobError
from repurpose.jobs import Job, parse

BERLIN = ZoneInfo("Europe/Berlin")
TAIPEI = ZoneInfo("Asia/Taipei")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # its clocks move by half an hour


def job(**keys: str) -> Job:
    """A job with a schedule and the given keys."""
    lines = "\n".join(f'{key} = "{value}"' for key, value in {"schedule": "0 8 * * *", **keys}.items())
    return parse("daily", f'{lines}\n[[make]]\nkind = "summary"\n')


@pytest.mark.parametrize(
    "line", ["0 8 * * mon", "*/15 6-9 * * mon-fri", "0 7 29 2 *", "0 8 1 jan,jul *", "0 8 * * SUN"]
)
def test_cron_lines_that_are_accepted(line: str) -> None:
    """Names, ranges, steps and leap days are fine."""
    schedule.check(line)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("0 7 * * 1", "ambiguous"),
        ("0 7 * * 1-5", "ambiguous"),
        ("0 7 * * mon#1", "ambiguous"),
        ("0 7 * * montag", "unknown"),
        ("0 7 30 2 *", "day"),
        ("0 7 * *", "five"),
        ("@daily", "five"),
        ("61 7 * * mon", "minute"),
        ("", "five"),
        ("0 8 31 2 *", "never comes: no calendar has such a day"),
        ("0 8 30,31 2 *", "never comes: no calendar has such a day"),
        ("0 8 0 2 *", 'day-of-month "0" is wrong; it takes 1 to 31'),
        ("0 8 32 * *", 'day-of-month "32" is wrong; it takes 1 to 31'),
        ("61 7 * * mon", 'minute "61" is wrong; it takes 0 to 59'),
        ("0 25 * * mon", 'hour "25" is wrong; it takes 0 to 23'),
        ("0 7 * 13 mon", 'month "13" is wrong; it takes 1 to 12 or jan to dec'),
        ("0 7 * * mon-sun/0", 'day-of-week "mon-sun/0" is wrong; it takes mon, tue'),
        ("0 7 * * mon-", 'day-of-week "mon-" is wrong; it takes mon, tue'),
    ],
)
def test_cron_lines_that_are_refused_with_a_sentence(line: str, word: str) -> None:
    """Digits for weekdays, impossible days, wrong counts of fields."""
    with pytest.raises(JobError, match=word) as caught:
        schedule.check(line)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("days", "same"),
    [
        ("mon-sun", "*"),
        ("mon-sun/2", "mon,wed,fri,sun"),
        ("fri-mon", "fri,sat,sun,mon"),
        ("mon-fri/2", "mon,wed,fri"),
        ("sun-tue,thu", "sun,mon,tue,thu"),
    ],
)
def test_a_range_of_weekdays_may_go_over_the_end_of_any_week(days: str, same: str) -> None:
    """Whichever day a week begins with."""
    schedule.check(f"0 8 * * {days}")
    of = [
        list(schedule.labels(f"0 8 * * {each}", "2026-02-01T00:00", "2026-02-28T00:00"))
        for each in (days, same)
    ]
    assert of[0] == of[1] != []
    assert list(schedule.labels(f" 0\t8 * * {days} ", "2026-02-01T00:00", "2026-02-28T00:00")) == of[0]


def test_the_night_clocks_go_back_has_one_label_and_it_comes_at_the_first_of_two_instants() -> None:
    """02:30 comes twice in Berlin on 25 October 2026."""
    assert list(schedule.labels("30 2 * * *", "2026-10-25T00:00", "2026-10-25T23:59")) == ["2026-10-25T02:30"]
    assert schedule.instant("2026-10-25T02:30", BERLIN) == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_the_night_clocks_go_forward_runs_once_at_the_change() -> None:
    """02:30 does not exist in Berlin on 29 March 2026: 03:00 is the next valid instant."""
    assert schedule.instant("2026-03-29T02:30", BERLIN) == dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC)
    assert schedule.instant("2026-10-04T02:15", LORD_HOWE) == dt.datetime(2026, 10, 3, 15, 30, tzinfo=dt.UTC)


def test_latest_between_the_two_passes_of_one_hour_is_the_first_pass() -> None:
    """At the second 02:10 the label 02:30 has already come."""
    second = dt.datetime(2026, 10, 25, 2, 10, tzinfo=BERLIN, fold=1)
    assert schedule.latest("30 2 * * *", second, BERLIN) == "2026-10-25T02:30"
    assert schedule.upcoming("30 2 * * *", second, BERLIN, 1) == ["2026-10-26T02:30"]


def test_latest_is_inclusive_and_upcoming_is_not() -> None:
    """A run at the very minute makes that minute's slot."""
    now = dt.datetime(2026, 2, 10, 8, 0, tzinfo=TAIPEI)
    assert schedule.latest("0 8 * * *", now, TAIPEI) == "2026-02-10T08:00"
    assert schedule.upcoming("0 8 * * *", now, TAIPEI, 2) == ["2026-02-11T08:00", "2026-02-12T08:00"]


def test_a_new_job_owes_nothing() -> None:
    """The past before a job existed is not missed work."""
    now = dt.datetime(2026, 2, 10, 9, 0, tzinfo=TAIPEI)
    assert schedule.due(job(), (), now, None, TAIPEI) == schedule.Due()


@pytest.mark.parametrize(
    ("missed", "run", "skipped"),
    [
        ("run", ("2026-02-09T08:00", "2026-02-10T08:00"), 0),
        ("latest", ("2026-02-10T08:00",), 1),
        ("skip", (), 2),
    ],
)
def test_missed_times_are_run_merged_or_skipped(missed: str, run: tuple[str, ...], skipped: int) -> None:
    """As the job says, and every skipped label has its reason."""
    now = dt.datetime(2026, 2, 10, 12, 0, tzinfo=TAIPEI)
    owed = schedule.due(job(missed=missed), (), now, "2026-02-08T08:00", TAIPEI)
    assert owed.run == run
    assert len(owed.skipped) == skipped
    assert all(reason for _, reason in owed.skipped)


def test_too_late_is_skipped_whatever_missed_says() -> None:
    """`late = "6h"`: yesterday's time is gone, today's is not."""
    now = dt.datetime(2026, 2, 10, 12, 0, tzinfo=TAIPEI)
    owed = schedule.due(job(missed="run", late="6h"), (), now, "2026-02-08T08:00", TAIPEI)
    assert owed.run == ("2026-02-10T08:00",)
    assert owed.skipped == (("2026-02-09T08:00", "too late: more than 6 hours after its time"),)


@given(
    st.lists(st.integers(-36 * 60, 36 * 60), min_size=1, max_size=12),
    st.sampled_from([BERLIN, TAIPEI, LORD_HOWE]),
)
def test_clock_steps_never_double_and_never_drop(steps: list[int], zone: ZoneInfo) -> None:
    """Whatever the clock does, every label up to the furthest time seen is decided exactly once."""
    daily = job(schedule="30 2 * * *", missed="run")
    now = start = dt.datetime(2026, 10, 24, 12, 0, tzinfo=dt.UTC)
    watermark = schedule.label(now, zone)
    made: list[str] = []
    furthest = now
    for minutes in steps:
        now += dt.timedelta(minutes=minutes)
        owed = schedule.due(daily, set(made), now, watermark, zone)
        made += owed.run
        watermark = max(watermark, schedule.label(now, zone))
        furthest = max(furthest, now)
    assert len(made) == len(set(made))
    expected = [
        text
        for text in schedule.labels("30 2 * * *", schedule.label(start, zone), "2027-12-31T00:00")
        if schedule.instant(text, zone) <= furthest
    ]
    assert sorted(made) == expected
