"""Picking: filters, order, cooldown, variety, and a reason for everything."""

import dataclasses
import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from repurpose import catalogue
from repurpose.jobs import Job, parse
from repurpose.model import Entry, Use
from repurpose.pick import Picked
from repurpose.pick import pick as picking

ZONE = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 2, 10, 8, 0, tzinfo=ZONE)


def entry(name: str, days: int = 1, **changes: Any) -> Entry:
    """A made-up entry, `days` old."""
    path = f"articles/{name}.md"
    made = Entry(path, "0" * 64, name, "zh-Hant", NOW - dt.timedelta(days=days), catalogue.guid(path), None)
    return dataclasses.replace(made, **{"episode": path, **changes})


def job(picking: str = "count = 3") -> Job:
    """A job with the given `[pick]` table."""
    return parse("weekly", f'[pick]\n{picking}\n[[make]]\nkind = "summary"\n')


def pick(
    job: Job, entries: list[Entry], uses: list[Use], now: dt.datetime, said: dict[str, str] | None = None
) -> Picked:
    """Picks where `said` tells who speaks in an article, by its title."""
    return picking(
        job, entries, uses, now, lambda one: [name for name in [(said or {}).get(one.title)] if name]
    )


def names(picked: Any) -> list[str]:
    """The titles of the picks, by their paths."""
    return [p.path.removeprefix("articles/").removesuffix(".md") for p in picked.picks]


def use(name: str, at: str, by: str = "weekly") -> Use:
    """That an article was used."""
    path = f"articles/{name}.md"
    return Use(path, catalogue.guid(path), by, at)


def test_newest_first_and_every_pick_says_why() -> None:
    """Number, date, and what else counted."""
    picked = pick(job(), [entry("old", 9), entry("new", 1), entry("mid", 5), entry("older", 20)], [], NOW)
    assert names(picked) == ["new", "mid", "old"]
    assert picked.picks[0].reason == "number 1 by date (of 2026-02-09)"


def test_drafts_future_articles_and_copies_are_never_picked() -> None:
    """Whatever the job says."""
    entries = [
        entry("draft", draft=True),
        entry("future", -1),
        entry("copy", copy_of="articles/x.md"),
        entry("good"),
    ]
    assert names(pick(job(), entries, [], NOW)) == ["good"]


def test_an_article_at_this_very_minute_is_due() -> None:
    """Due means at or before now."""
    assert names(pick(job(), [entry("now", 0)], [], NOW)) == ["now"]


def test_filters_by_age_tag_category_and_language() -> None:
    """Each alone; an undated article is never young enough."""
    entries = [
        entry("a", 2, tags=("ai", "ads")),
        entry("b", 3, tags=("ai",), categories=("news",), language="en"),
        entry("c", 40, tags=("ai",)),
        entry("d", date=None),
    ]
    assert names(pick(job('count = 9\nwithin = "14d"'), entries, [], NOW)) == ["a", "b"]
    assert names(pick(job('count = 9\ntags = ["ai"]\nexclude_tags = ["ads"]'), entries, [], NOW)) == [
        "b",
        "c",
    ]
    assert names(pick(job('count = 9\ncategories = ["news"]'), entries, [], NOW)) == ["b"]
    assert names(pick(job('count = 9\nlanguages = ["en"]'), entries, [], NOW)) == ["b"]


def test_never_again_or_after_a_while() -> None:
    """Another job's use does not count; a renamed article is still the same one."""
    entries = [entry("a", 1), entry("b", 2)]
    uses = [use("a", "2026-02-01T08:00"), use("b", "2026-02-01T08:00", by="other")]
    assert names(pick(job(), entries, uses, NOW)) == ["b"]
    assert names(pick(job('count = 3\ncooldown = "9d"'), entries, uses, NOW)) == ["a", "b"]
    assert names(pick(job('count = 3\ncooldown = "10d"'), entries, uses, NOW)) == ["b"]
    renamed = dataclasses.replace(entries[0], path="articles/renamed.md")
    assert names(pick(job(), [renamed], uses, NOW)) == []


def test_longest_unused_comes_first() -> None:
    """Never used before used long ago before used lately."""
    entries = [entry("lately", 1), entry("never", 30), entry("long", 2)]
    uses = [use("lately", "2026-01-20T08:00"), use("long", "2025-12-01T08:00")]
    picked = pick(job('count = 3\norder = "longest-unused"\ncooldown = "7d"'), entries, uses, NOW)
    assert names(picked) == ["never", "long", "lately"]
    assert picked.picks[1].reason.startswith("longest unused: last used 2025-12-01")


def test_one_per_episode_and_per_speaker() -> None:
    """Variety: the next best takes the place."""
    entries = [
        entry("a", 1, episode="e1"),
        entry("b", 2, episode="e1"),
        entry("c", 3, episode="e2"),
        entry("d", 4, episode="e3"),
    ]
    assert names(pick(job('count = 4\none_per = ["episode"]'), entries, [], NOW)) == ["a", "c", "d"]
    said = {"a": "陳安", "b": "林立", "c": "陳安"}
    assert names(pick(job('count = 4\none_per = ["episode", "speaker"]'), entries, [], NOW, said)) == [
        "a",
        "d",
    ]


def test_only_those_that_come_into_question_are_asked_who_speaks() -> None:
    """Who speaks is known from reading the article: a folder of thousands is not read for a job that wants two."""
    entries = [entry(f"{number:03d}", number) for number in range(100)]
    asked: list[str] = []

    def speakers(one: Entry) -> list[str]:
        asked.append(one.title)
        return ["陳安"] if len(asked) < 4 else [one.title]

    picked = picking(job('count = 3\none_per = ["speaker"]'), entries, [], NOW, speakers)
    assert names(picked) == ["000", "003", "004"]
    assert len(asked) == 5
    picking(job("count = 3"), entries, [], NOW, speakers)
    assert len(asked) == 5


def test_an_empty_hand_says_which_filter_emptied_it() -> None:
    """So that nobody has to guess."""
    assert (
        pick(job(), [], [], NOW).empty_reason == "No article is stored; check `articles` in repurpose.toml."
    )
    reason = pick(job(), [entry("a")], [use("a", "2026-02-01T08:00")], NOW).empty_reason
    assert reason is not None
    assert "not used before" in reason
    assert "1 stored" in reason


@given(st.permutations([entry(name, days) for name, days in (("a", 1), ("b", 1), ("c", 2), ("d", 3))]))
def test_the_order_of_the_catalogue_does_not_matter(entries: list[Entry]) -> None:
    """The same articles give the same picks, however they are listed."""
    assert names(pick(job(), entries, [], NOW)) == ["a", "b", "c"]
