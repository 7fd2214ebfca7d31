"""Job files: what is accepted, and one sentence for everything that is not."""

import datetime as dt

import pytest

from repurpose.errors import JobError
from repurpose.jobs import parse, timespan

SUMMARY = '[[make]]\nkind = "summary"\n'
LETTER = '[[make]]\nkind = "newsletter"\n'


def test_what_is_filled_in_and_braces_of_a_person_are_accepted() -> None:
    """A brace that nothing closes is a brace; an introduction is plain text."""
    job = parse("weekly", LETTER + 'subject = "{date} {title} {"\nintro = "集合 {1, 2}"\n')
    assert job.make[0].subject == "{date} {title} {"
    assert job.make[0].intro == "集合 {1, 2}"


def test_a_small_job_has_sensible_defaults() -> None:
    """Only what is made must be said; approval is by hand unless the job says otherwise."""
    job = parse("daily", SUMMARY)
    assert (job.name, job.approve, job.missed, job.pick.count, job.channels) == (
        "daily",
        "hand",
        "latest",
        1,
        ("outbox",),
    )
    assert job.pick.cooldown is None


def test_time_spans_are_read() -> None:
    """Minutes, hours, days, weeks."""
    job = parse("daily", f'late = "90m"\n[pick]\nwithin = "2w"\ncooldown = "30d"\n{SUMMARY}')
    assert job.late == dt.timedelta(minutes=90)
    assert job.pick.within == dt.timedelta(weeks=2)
    assert job.pick.cooldown == dt.timedelta(days=30)


@pytest.mark.parametrize("value", ["", "6", "h", "0d", "-1d", "1.5h", "6 h", "١h", 6, None])
def test_other_time_spans_are_refused(value: object) -> None:
    """Nothing is guessed."""
    with pytest.raises(ValueError, match="whole number and a unit"):
        timespan(value)


@pytest.mark.parametrize("value", ["52001w", "999999w", "364001d", "999999d"])
def test_a_span_that_leaves_the_calendar_is_refused(value: str) -> None:
    """With the greatest that is not, wherever a job has one."""
    assert timespan("52000w") == dt.timedelta(days=364_000)
    for line in ("late = {}\n", "not_after = {}\n", "[pick]\nwithin = {}\n", "[pick]\ncooldown = {}\n"):
        with pytest.raises(JobError) as caught:
            parse("daily", line.format(f'"{value}"') + SUMMARY)
        assert str(caught.value).endswith('give at most "52000w", which is about a thousand years.')


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("Daily Job", SUMMARY, ["file name"]),
        ("daily", "", ["jobs/daily.toml", "`make`", "missing"]),
        ("daily", "[[make]\n", ["jobs/daily.toml", "not valid TOML", "line 1"]),
        ("daily", f'wehn = "x"\n{SUMMARY}', ["unknown key `wehn`"]),
        ("daily", f"[pick]\ncuont = 1\n{SUMMARY}", ["unknown key `pick.cuont`"]),
        ("daily", f"[pick]\ncount = 0\n{SUMMARY}", ["`pick.count`", "greater than or equal to 1"]),
        ("daily", f'[pick]\ncount = "3"\n{SUMMARY}', ["`pick.count`", "integer"]),
        ("daily", f'[pick]\nwithin = "soon"\n{SUMMARY}', ["`pick.within`", "6h"]),
        ("daily", '[[make]]\nkind = "poem"\n', ["`make.1.kind`"]),
        ("daily", '[[make]]\nkind = "card"\nsizes = ["big"]\n', ["`make.1`", "1200x630"]),
        ("daily", '[[make]]\nkind = "thread"\nnetworks = ["myspace"]\n', ["`make.1.networks.1`"]),
        ("daily", f'{LETTER}subject = "{{titel}}"\n', ["`make.1.subject`", "{titel}", "{title} or {date}"]),
        (
            "daily",
            f'{LETTER}subject = "本週 ｛title｝"\n',
            ["`make.1.subject`", "｛title｝", "{title} or {date}"],
        ),
        ("daily", f'{LETTER}subject = "{{}}"\n', ["`make.1.subject`", "{title} or {date}"]),
        ("daily", f'{LETTER}intro = "{{date}} 的信"\n', ["`make.1.intro`", "`subject` only"]),
        ("每週", SUMMARY, ["lower-case letters a-z, digits and hyphens; rename the file"]),
        ("daily", f"[pick]\ncuont = 1\n{SUMMARY}", ["perhaps `count` is meant"]),
        ("daily", f"{SUMMARY}templte = 'x'\n", ["`make.1.templte`", "perhaps `template` is meant"]),
        ("daily", f"{SUMMARY}approve = 'auto'\n", ["`make.1.approve`", "above the first table"]),
        ("daily", f"count = 3\n{SUMMARY}", ["`count`", "it belongs in the table `pick`"]),
        ("daily", f"zzz = 3\n{SUMMARY}", ["`zzz`", "known here: approve, channels, late, make, "]),
        ("daily", f'[pick]\ntags = "海洋"\n{SUMMARY}', ["`pick.tags`", 'write a list, like tags = ["海洋"]']),
        ("daily", '[make]\nkind = "summary"\n', ["`make`", "[[make]]"]),
        ("daily", "make = [1]\n", ["`make.1`", "[[make]]"]),
        ("daily", f"pick = 3\n{SUMMARY}", ["`pick`", "write a table, [pick]"]),
        ("daily", f"title = 3\n{SUMMARY}", ["`title`", "write a text in quotes"]),
        (
            "daily",
            f'missd = "x"\nlate = "x"\n[pick]\ncount = 0\norder = "x"\n{SUMMARY}',
            ["`late`", "`pick.count`", "`pick.order`", "(1 more after it)"],
        ),
        ("daily", f'name = "other"\n{SUMMARY}', ["`name` is not allowed"]),
    ],
)
def test_a_wrong_job_is_refused_in_one_sentence(name: str, text: str, words: list[str]) -> None:
    """The sentence names file, table and key."""
    with pytest.raises(JobError) as caught:
        parse(name, text)
    message = str(caught.value)
    assert all(word in message for word in words), message
    assert message.endswith(".")
    assert "\n" not in message
