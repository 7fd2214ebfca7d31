"""Picking: filters, order, cooldown, variety, and a reason for everything."""

import dataclasses
import datetime as dt
from typing import Any, Literal

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


def test_drafts_future_and_expired_articles_and_copies_of_what_is_there_are_never_picked() -> None:
    """Whatever the job says."""
    entries = [
        entry("expired", expires=NOW),
        entry("expiring", 2, expires=NOW + dt.timedelta(seconds=1)),
        entry("draft", draft=True),
        entry("future", -1),
        entry("copy", copy_of="articles/good.md"),
        entry("good"),
    ]
    assert names(pick(job(), entries, [], NOW)) == ["good", "expiring"]


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


def test_a_copy_is_picked_where_its_original_may_not_be() -> None:
    """The other script of a text, or what was published beside its draft, is all that the job has."""
    entries = [
        entry("hant", 5),
        entry("hans", 4, language="zh-Hans", copy_of="articles/hant.md"),
        entry("draft", 3, draft=True, language="zh-Hans"),
        entry("published", 2, language="zh-Hans", copy_of="articles/draft.md"),
    ]
    simplified = pick(job('count = 9\nlanguages = ["zh-Hans"]'), entries, [], NOW)
    assert names(simplified) == ["published", "hans"]
    assert simplified.picks[1].reason.endswith("; in place of articles/hant.md, of which it is a copy")
    assert names(pick(job("count = 9"), entries, [], NOW)) == ["published", "hant"]
    assert names(pick(job('count = 9\nwithin = "4d"'), entries, [], NOW)) == ["published", "hans"]


def test_of_several_copies_the_oldest_alone_is_picked() -> None:
    """However they are called, one of them says it all; an undated one is the last choice."""
    copies = [
        entry("a", 1, copy_of="articles/z.md"),
        entry("b", 3, copy_of="articles/z.md"),
        entry("c", 3, copy_of="articles/z.md"),
        entry("d", date=None, copy_of="articles/z.md"),
    ]
    assert names(pick(job("count = 9"), [*copies, entry("z", 4, draft=True)], [], NOW)) == ["b"]
    assert names(pick(job("count = 9"), [copies[3], copies[0]], [], NOW)) == ["a"]
    assert names(pick(job("count = 9"), [*copies, entry("z", 4)], [], NOW)) == ["z"]


def test_what_went_out_as_a_copy_or_as_the_original_went_out() -> None:
    """Nothing goes out twice, whichever of them may be picked today; both rest together."""
    original, copy, other = (
        entry("a", 9),
        entry("b", 5, language="zh-Hans", copy_of="articles/a.md"),
        entry("c", 4, language="zh-Hans", copy_of="articles/a.md"),
    )
    for used in ("a", "b", "c"):
        uses = [use(used, "2026-02-01T08:00")]
        assert names(pick(job(), [original, copy, other], uses, NOW)) == []
        assert names(pick(job('languages = ["zh-Hans"]'), [original, copy, other], uses, NOW)) == []
        gone_draft = dataclasses.replace(original, draft=True)
        assert names(pick(job(), [gone_draft, copy, other], uses, NOW)) == []
        assert names(pick(job('cooldown = "10d"'), [original, copy, other], uses, NOW)) == []
        assert names(pick(job('cooldown = "9d"'), [original, copy, other], uses, NOW)) == ["a"]
        assert names(pick(job(), [original, copy, other], [use(used, "2026-02-01T08:00", "x")], NOW)) == ["a"]


def test_longest_unused_counts_the_use_of_a_copy() -> None:
    """What readers saw in another script is not unused."""
    entries = [entry("a", 3), entry("b", 9, draft=True), entry("copy", 1, copy_of="articles/b.md")]
    uses = [use("a", "2026-01-01T08:00"), use("b", "2026-01-20T08:00")]
    picked = pick(job('count = 3\norder = "longest-unused"\ncooldown = "7d"'), entries, uses, NOW)
    assert names(picked) == ["a", "copy"]
    assert picked.picks[1].reason.startswith("longest unused: last used 2026-01-20")


def test_a_copy_that_is_left_out_is_counted_after_what_the_job_asks_for() -> None:
    """So that the sentence says what the job could have had."""
    entries = [entry("a"), entry("b", copy_of="articles/a.md"), entry("c", language="en")]
    reason = pick(job('languages = ["zh-Hant"]'), entries, [use("b", "2026-02-01T08:00")], NOW).empty_reason
    assert reason == (
        "No article is left that is not used before: 3 stored, 3 not a draft, 3 not dated in the future, "
        "3 not expired, 2 in the languages, 1 not a copy of another of them, 0 not used before."
    )


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(1, 9), st.booleans(), st.sampled_from(["en", "zh-Hans"])),
        min_size=1,
        max_size=12,
    )
)
def test_no_text_goes_out_twice_however_often_a_job_runs(
    drawn: list[tuple[int, int, bool, Literal["en", "zh-Hans"]]],
) -> None:
    """Day after day, with drafts, copies and languages in any mixture; and each text that may be picked is picked."""
    first: dict[int, str] = {}
    entries = []
    for number, (text, days, draft, language) in enumerate(drawn):
        copied = first.setdefault(text, f"articles/{number}.md")
        of = None if copied == f"articles/{number}.md" else copied
        entries.append(entry(f"{number}", days, draft=draft, language=language, copy_of=of))
    for wanted in ('languages = ["en"]', ""):
        uses: list[Use] = []
        while picks := names(pick(job(f"count = 2\n{wanted}"), entries, uses, NOW)):
            uses += [use(name, f"2026-02-{len(uses) + 1:02d}T08:00") for name in picks]
        sent = [drawn[int(each.path.removeprefix("articles/").removesuffix(".md"))][0] for each in uses]
        may = {text for text, _, draft, language in drawn if not draft and (language == "en" or not wanted)}
        assert sorted(sent) == sorted(may)


@given(st.permutations([entry(name, days) for name, days in (("a", 1), ("b", 1), ("c", 2), ("d", 3))]))
def test_the_order_of_the_catalogue_does_not_matter(entries: list[Entry]) -> None:
    """The same articles give the same picks, however they are listed."""
    assert names(pick(job(), entries, [], NOW)) == ["a", "b", "c"]
