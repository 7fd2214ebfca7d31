"""The catalogue and the digests: what is put in comes out, on both databases."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from repurpose.model import Digest, DraftState, Entry, Media, Passage, Person, Problem, Quote, Span, Turn
from repurpose.store import ArticleRow, LeftOut, Stamp, Store
from repurpose.store.relating import Then
from tests.doors.ledger_samples import MINUTE, NOW, article, draft, entry, keep, sha

LATER = NOW + MINUTE


def test_an_article_comes_back_as_it_was(ledger: Store) -> None:
    ledger.keep_articles([article("b.md"), article("a.md")], now=NOW)
    assert ledger.entries() == [entry("a.md"), entry("b.md")]
    assert ledger.stamps()["a.md"] == Stamp(1234, 1_700_000_000_123_456_789, entry("a.md").sha256)


@pytest.mark.parametrize(
    "name", ["bad\udcff.md", "nul\x00.md", "\ufdd0dead.md", "emoji 🎙.md", "'; DROP TABLE slot;--"]
)
def test_any_file_name_and_title_can_be_kept(ledger: Store, name: str) -> None:
    row = article(name)
    row = dataclasses.replace(row, entry=dataclasses.replace(row.entry, title=name, lead=name, tags=(name,)))
    ledger.keep_articles([row], now=NOW)
    assert ledger.entries() == [row.entry]
    ledger.forget([name], now=NOW)
    assert ledger.entries() == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_any_text_at_all_is_kept(ledger: Store, text: str) -> None:
    ledger.set_meta("fact", text)
    assert ledger.meta("fact") == text


@pytest.mark.parametrize("date", [None, dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=8)))])
def test_a_missing_date_and_the_first_day_of_the_calendar_are_kept(
    ledger: Store, date: dt.datetime | None
) -> None:
    row = article("a.md")
    row = dataclasses.replace(row, entry=dataclasses.replace(row.entry, date=date, updated=date))
    ledger.keep_articles([row], now=NOW)
    (found,) = ledger.entries()
    assert found.date == date
    assert found.updated is not None


def test_when_an_article_expires_is_kept(ledger: Store) -> None:
    row = article("a.md")
    moment = dt.datetime(2026, 3, 1, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    expiring = dataclasses.replace(row, entry=dataclasses.replace(row.entry, expires=moment))
    ledger.keep_articles([expiring], now=NOW)
    assert ledger.entries() == [expiring.entry]
    assert ledger.outline()[0].expires == moment
    before = ledger.changes()
    ledger.keep_articles([row], now=LATER)
    assert ledger.entries()[0].expires is None
    assert ledger.changes() != before


def test_an_edited_article_keeps_its_guid_and_says_when_its_text_changed(ledger: Store) -> None:
    ledger.keep_articles([article("a.md")], now=NOW)
    edited = article("a.md", "second")
    moved = dataclasses.replace(edited, entry=dataclasses.replace(edited.entry, guid="other", updated=None))
    ledger.keep_articles([moved], now=LATER)
    (found,) = ledger.entries()
    assert (found.guid, found.updated, found.sha256) == (entry("a.md").guid, LATER, edited.entry.sha256)
    ledger.keep_articles([moved], now=LATER + MINUTE)
    assert ledger.entries()[0].updated == LATER


def test_a_deleted_article_that_comes_back_has_the_guid_it_had(ledger: Store) -> None:
    ledger.keep_articles([article("a.md")], now=NOW)
    ledger.forget(["a.md"], now=NOW)
    assert ledger.entries() == []
    assert ledger.stamps() == {}
    back = article("a.md")
    ledger.keep_articles(
        [dataclasses.replace(back, entry=dataclasses.replace(back.entry, guid="new"))], now=LATER
    )
    assert ledger.entries()[0].guid == entry("a.md").guid


def test_a_renamed_article_takes_its_guid_and_its_drafts_along(ledger: Store) -> None:
    ledger.keep_articles([article("a.md")], now=NOW)
    keep(ledger, [draft("one")])
    ledger.rename("a.md", "b.md")
    assert [(each.path, each.guid) for each in ledger.entries()] == [("b.md", entry("a.md").guid)]
    assert {source.path for source in ledger.draft(draft("one").id).sources} == {"b.md"}
    assert ledger.forget(["b.md"], now=NOW) == [draft("one").id]


def at(path: str, url: str, content: str = "first") -> ArticleRow:
    """The row of an article that stands at `url`."""
    return ArticleRow(dataclasses.replace(entry(path, content), url=url), 1234, 1)


def test_unsent_drafts_of_an_article_that_stands_elsewhere_now_are_stale(ledger: Store) -> None:
    """They print the old address, whether they wait or are approved; whoever stays where it was loses nothing."""
    ledger.keep_articles(
        [at("a.md", "https://news.example/a"), at("b.md", "https://news.example/b")], now=NOW
    )
    waiting, approved, other = draft("one"), draft("two"), draft("three", path="b.md")
    keep(ledger, [waiting, approved, other])
    ledger.approve([approved.id], NOW, "editor")
    again = [at("a.md", "https://news.example/a/"), at("b.md", "https://news.example/b")]
    assert ledger.keep_articles(again, now=LATER) == sorted([waiting.id, approved.id])
    row = ledger.draft_row(approved.id)
    assert (row.state, row.reason) == (DraftState.STALE, "the article's address changed")
    assert ledger.draft_row(other.id).state == DraftState.WAITING
    assert ledger.keep_articles(again, now=LATER) == []


def test_a_renamed_article_that_stands_elsewhere_takes_no_unsent_draft_along(ledger: Store) -> None:
    ledger.keep_articles([at("a.md", "https://news.example/a")], now=NOW)
    keep(ledger, [draft("one")])
    ledger.rename("a.md", "b.md")
    there = dataclasses.replace(entry("a.md"), path="b.md", url="https://news.example/b")
    assert ledger.keep_articles([ArticleRow(there, 1234, 1)], now=LATER) == [draft("one").id]


def test_an_edit_that_moves_an_article_too_is_told_as_an_edit(ledger: Store) -> None:
    ledger.keep_articles([at("a.md", "https://news.example/a")], now=NOW)
    keep(ledger, [draft("one")])
    assert ledger.keep_articles([at("a.md", "https://news.example/b", "second")], now=LATER) == [
        draft("one").id
    ]
    assert ledger.draft_row(draft("one").id).reason == "the article was edited"


def test_a_new_article_at_a_path_that_was_renamed_away_gets_a_guid_of_its_own(ledger: Store) -> None:
    ledger.keep_articles([article("a.md")], now=NOW)
    ledger.rename("a.md", "b.md")
    ledger.keep_articles([article("a.md", "another")], now=LATER)
    new, old = ledger.entries()
    assert old.guid == entry("a.md").guid
    assert new.guid != old.guid


def test_renaming_what_is_not_known_changes_nothing(ledger: Store) -> None:
    ledger.keep_articles([article("b.md")], now=NOW)
    ledger.rename("a.md", "b.md")
    assert [each.path for each in ledger.entries()] == ["b.md"]


def test_an_unreadable_file_is_reported_until_it_changes_and_keeps_its_guid(ledger: Store) -> None:
    problem = Problem("unreadable", "a.md is not UTF-8: save it as UTF-8.", where="a.md")
    stamp = Stamp(7, 8, "")
    ledger.keep_articles([article("a.md")], now=NOW)
    ledger.leave_out([("a.md", stamp, problem), ("z.md", stamp, problem)], now=LATER)
    assert ledger.entries() == []
    before = dataclasses.replace(stamp, sha256=entry("a.md").sha256)  # it may come back as it was
    assert ledger.left_out() == [LeftOut("a.md", before, problem), LeftOut("z.md", stamp, problem)]
    assert ledger.stamps() == {"a.md": before, "z.md": stamp}
    assert ledger.departed() == {"a.md": entry("a.md").sha256}
    ledger.keep_articles([article("a.md"), article("z.md")], now=LATER)
    assert [each.guid for each in ledger.entries()] == [entry("a.md").guid, entry("z.md").guid]
    assert ledger.left_out() == []


def test_what_cannot_be_read_for_a_while_comes_back_as_it_was(ledger: Store) -> None:
    """Neither its date of change nor what was made of it is lost by a fault of the disk; an edit meanwhile is seen."""
    ledger.keep_articles([article("a.md"), article("b.md")], now=NOW)
    made = [draft("one", path="a.md"), draft("two", path="b.md")]
    keep(ledger, made, approve=True)
    problems = [
        (name, Stamp(-1, -1, ""), Problem("unreadable", "no", where=name)) for name in ("a.md", "b.md")
    ]
    assert ledger.leave_out(problems, now=LATER, passing={"a.md", "b.md"}) == []
    assert {each.draft for each in ledger.ready(LATER)} == {each.id for each in made}
    again = dataclasses.replace(entry("a.md"), updated=LATER)
    rows = [dataclasses.replace(article("a.md"), entry=again), article("b.md", "second")]
    assert ledger.keep_articles(rows, now=LATER) == [made[1].id]
    assert [(each.updated, each.first_seen) for each in ledger.entries()] == [(NOW, NOW), (NOW, NOW)]
    assert ledger.leave_out(problems[:1], now=LATER) == [made[0].id]


def test_only_what_says_something_else_counts_as_a_change(ledger: Store) -> None:
    row, problem = article("a.md"), ("z.md", Stamp(-1, -1, ""), Problem("unreadable", "no", where="z.md"))
    ledger.keep_articles([row], now=NOW)
    ledger.leave_out([problem], now=NOW)
    ledger.relate_all(1, "one", lambda entries, *_: entries)
    counted = ledger.changes()
    ledger.keep_articles([dataclasses.replace(row, mtime_ns=7)], now=LATER)
    ledger.leave_out([problem], now=LATER)
    assert (ledger.changes(), ledger.unrelated()) == (counted, False)
    assert ledger.stamps()["a.md"].mtime_ns == 7
    changed = dataclasses.replace(row, entry=dataclasses.replace(row.entry, tags=("other",)))
    ledger.keep_articles([changed], now=LATER)
    assert ledger.changes() != counted
    assert ledger.unrelated()
    assert ledger.catalogued_by() == "one"


def test_relations_are_kept_and_nothing_else_is_touched(ledger: Store) -> None:
    ledger.keep_articles([article("a.md"), article("b.md")], now=NOW)
    first, second = ledger.entries()
    related = dataclasses.replace(second, episode="e1", copy_of="a.md")
    said = {"a.md": (first.episode, None), "b.md": ("e1", "a.md")}
    ledger.relate_all(
        4,
        "basis",
        lambda entries, *_: [
            dataclasses.replace(each, episode=said[each.path][0], copy_of=said[each.path][1])
            for each in entries
        ],
    )
    assert ledger.entries() == [first, related]


def test_relating_is_told_what_changed_since_the_last_time(ledger: Store) -> None:
    told: list[tuple[list[str], list[str], list[Then]]] = []

    def relation(
        entries: Sequence[Entry], _: object, changed: Collection[str], lost: Collection[Then]
    ) -> Sequence[Entry]:
        told.append(([each.path for each in entries], sorted(changed), sorted(lost)))
        return [dataclasses.replace(each, copy_of="kept") for each in entries]

    names = ["a.md", "b.md", "c.md", "d.md"]
    ledger.keep_articles([article(name) for name in names], now=NOW)
    ledger.relate_all(1, "one", relation)
    ledger.relate_all(1, "one", relation)
    ledger.keep_articles([article("a.md", "second"), article("d.md")], now=LATER)  # d.md is as it was
    redated = dataclasses.replace(entry("b.md"), date=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    ledger.keep_articles([dataclasses.replace(article("b.md"), entry=redated)], now=LATER)
    assert {each.copy_of for each in ledger.entries()} == {"kept"}
    ledger.forget(["c.md"], now=LATER)
    ledger.relate_all(1, "one", relation)
    ledger.rename("d.md", "e.md")
    ledger.relate_all(1, "one", relation)
    ledger.relate_all(1, "another", relation)
    first = {name: (name, entry(name).sha256, entry(name).date) for name in names}
    a, b = article("a.md", "second").entry, redated
    here = ["a.md", "b.md", "e.md"]
    assert told == [
        (names, names, []),
        (names, [], []),
        (["a.md", "b.md", "d.md"], ["a.md", "b.md"], [first["a.md"], first["b.md"], first["c.md"]]),
        (here, ["e.md"], [first["d.md"]]),
        (here, here, [("a.md", a.sha256, a.date), ("b.md", b.sha256, b.date), ("e.md", *first["d.md"][1:])]),
    ]


def test_some_of_the_catalogue_can_be_asked_for(ledger: Store) -> None:
    ledger.keep_articles([article("a.md"), article("b.md"), article("c.md")], now=NOW)
    ledger.forget(["b.md"], now=NOW)
    assert ledger.entries(["c.md", "b.md", "unknown.md"]) == [entry("c.md")]
    assert ledger.entries([]) == []


def test_an_outline_says_what_picking_needs_and_holds_a_label_once(ledger: Store) -> None:
    said: dict[str, Any] = {"tags": ("潮", "海"), "categories": ("海",), "draft": True}
    rows = [article("b.md"), article("a.md")]
    rows = [dataclasses.replace(row, entry=dataclasses.replace(row.entry, **said)) for row in rows]
    ledger.keep_articles(rows, now=NOW)
    less: dict[str, Any] = {"author": None, "lead": None, "source_name": None, "source_url": None}
    found = ledger.outline()
    assert found == [dataclasses.replace(each, media=Media(), **less) for each in ledger.entries()]
    assert found != ledger.entries()
    assert found[0].tags is found[1].tags
    assert found[0].tags[1] is found[1].categories[0]


def test_editing_an_article_takes_back_the_approval_of_what_was_made_from_it(ledger: Store) -> None:
    ledger.keep_articles([article("a.md"), article("b.md")], now=NOW)
    made = [draft("one", path="a.md"), draft("two", path="b.md")]
    keep(ledger, made, approve=True)
    assert ledger.keep_articles([article("a.md", "second"), article("b.md")], now=LATER) == [made[0].id]
    row = ledger.draft_row(made[0].id)
    assert (row.state, row.reason) == ("stale", "the article was edited")
    assert ledger.draft_row(made[1].id).state == "approved"
    assert [each.draft for each in ledger.ready(LATER)] == [made[1].id]


def test_what_was_sent_stays_approved_when_its_article_changes(ledger: Store) -> None:
    keep(ledger, [draft("one")], approve=True)
    claimed = ledger.claim(NOW, MINUTE, "t")
    assert claimed is not None
    ledger.finish(claimed[0].key, "t", state="sent", now=NOW)
    assert ledger.void(["a.md"], "the article was edited", NOW) == []
    assert ledger.draft_row(draft("one").id).state == "approved"


DIGEST = Digest(
    version=3,
    sha256=sha("x"),
    language="zh-Hant",
    summary=(Passage("第一句。", 0, 4),),
    key_points=(Passage("重點\ud800", 5, 9),),
    quotes=(
        Quote("「好」", 1, 4, "陳美玲", Span(0, 1), 0, 0.75),
        Quote("maybe", 9, 14, None, None, 1, 0.1),
    ),
    turns=(Turn("Q", 3, 9),),
    people=(Person("Ann Lee", ("Ann", "Lee"), "engineer", Span(2, 4)), Person("陳美玲", ("陳美玲",))),
    keywords=("晶片",),
)


def test_a_digest_comes_back_as_it_was_by_content_and_version(ledger: Store) -> None:
    other = dataclasses.replace(DIGEST, sha256=sha("y"))
    ledger.keep_digests([DIGEST, other])
    assert ledger.digests([DIGEST.sha256, sha("unknown")], 3) == {DIGEST.sha256: DIGEST}
    assert ledger.digests([DIGEST.sha256], 4) == {}
    assert set(ledger.digests([DIGEST.sha256, other.sha256], 3)) == {DIGEST.sha256, other.sha256}


def plain(sketches: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    return {sha256: tuple(shingles) for sha256, shingles in sketches.items()}


def test_what_articles_are_compared_by_comes_back_and_the_newer_stays(ledger: Store) -> None:
    made = {sha("x"): (0, 1, 2**32 - 1), sha("y"): ()}
    ledger.keep_sketches(made, 3)
    ledger.keep_sketches(made, 3)
    asked = [*made, sha("unknown")]
    assert plain(ledger.samples(3, asked, None)) == made
    assert plain(ledger.samples(3, asked, 2)) == {sha("x"): (0, 1), sha("y"): ()}
    ledger.keep_sketches({sha("x"): (7,)}, 4)
    assert plain(ledger.samples(3, asked, None)) == {sha("y"): ()}
    assert plain(ledger.samples(4, asked, None)) == {sha("x"): (7,)}
    ledger.keep_articles([article("a.md")], now=NOW)
    seen: list[object] = []

    def relation(
        entries: Sequence[Entry],
        samples: Callable[[Sequence[str], int | None], Mapping[str, Sequence[int]]],
        *_: object,
    ) -> Sequence[Entry]:
        seen.append(plain(samples(asked, None)))
        return entries

    ledger.relate_all(4, "four", relation)
    assert seen == [{sha("x"): (7,)}]


def test_a_newer_digest_takes_the_place_of_the_older(ledger: Store) -> None:
    ledger.keep_digests([DIGEST])
    ledger.keep_digests([dataclasses.replace(DIGEST, version=4)])
    assert ledger.digests([DIGEST.sha256], 3) == {}
    assert set(ledger.digests([DIGEST.sha256], 4)) == {DIGEST.sha256}


def test_more_rows_than_one_statement_takes(ledger: Store) -> None:
    rows = [article(f"{number:04d}.md") for number in range(2500)]
    ledger.keep_articles(rows, now=NOW)
    assert len(ledger.entries()) == 2500
    digests = [dataclasses.replace(DIGEST, sha256=row.entry.sha256) for row in rows]
    ledger.keep_digests(digests)
    assert len(ledger.digests([row.entry.sha256 for row in rows], 3)) == 2500
    ledger.forget([row.entry.path for row in rows[:-1]], now=NOW)
    assert [each.path for each in ledger.entries()] == ["2499.md"]
