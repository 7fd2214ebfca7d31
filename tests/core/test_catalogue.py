"""Addresses, GUIDs and renames."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from repurpose import catalogue
from repurpose.model import Article, Entry
from repurpose.settings import Site

SITE = Site(url="https://echo.example.org/", timezone="Asia/Taipei")


def article(path: str, **changes: Any) -> Article:
    """A made-up article."""
    made = Article(path, "0" * 64, "", 0, "標題 Title", "zh-Hant", (), date=dt.datetime(2026, 1, 5, 9, 0))  # noqa: DTZ001
    return dataclasses.replace(made, **changes)


def entry(path: str, sha: str = "a", **changes: Any) -> Entry:
    """A made-up entry."""
    made = Entry(
        path, sha * 64, path, "zh-Hant", None, catalogue.guid(path), f"https://echo.example.org/{path}/"
    )
    return dataclasses.replace(made, **changes)


def test_a_naive_date_is_meant_in_the_sites_zone() -> None:
    """09:00 in Taipei is 01:00 in UTC."""
    dated = catalogue.dated(dt.datetime(2026, 1, 5, 9, 0), SITE)  # noqa: DTZ001
    assert dated == dt.datetime(2026, 1, 5, 1, 0, tzinfo=dt.UTC)


def test_an_article_expires_in_the_sites_zone() -> None:
    moment = dt.datetime(2026, 3, 1)  # noqa: DTZ001
    made = catalogue.entry(article("a.md", expires=moment), SITE, dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    assert made.expires == dt.datetime(2026, 2, 28, 16, 0, tzinfo=dt.UTC)


def test_the_edges_of_the_calendar_do_not_overflow() -> None:
    """Year 1 in a zone east of Greenwich would be before time began."""
    assert catalogue.dated(dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14))), SITE) is not None


def test_a_guid_depends_on_the_first_path_alone() -> None:
    """RFC 9562: version 5, and the same for ever."""
    assert catalogue.guid("posts/a.md") == catalogue.guid("posts/a.md") != catalogue.guid("posts/b.md")
    assert catalogue.guid("posts/a.md")[14] == "5"


def unknown(_one: str, _other: str) -> None:
    """Nobody has compared the texts."""


def test_a_rename_is_known_by_content_or_by_slug() -> None:
    """The same bytes elsewhere, or the same name with another date in front."""
    gone = {e.path: e for e in (entry("a.md", "a"), entry("20260101-talk.md", "b", title="Talk"))}
    fresh = [entry("moved/b.md", "a"), entry("20260102-talk.md", "c", title="Talk")]
    assert sorted(catalogue.renames(gone, fresh, unknown)) == [
        ("20260101-talk.md", "20260102-talk.md"),
        ("a.md", "moved/b.md"),
    ]


@pytest.mark.parametrize("url", [None, "https://echo.example.org/posts/links/"])
def test_a_name_or_an_address_alone_is_no_rename(url: str | None) -> None:
    """The next part of a series has the name of the last, and nothing else of it; a new title on the same day is an edit."""
    first, second = (
        dt.datetime(2025, 11, 1, 9, tzinfo=SITE.zone),
        dt.datetime(2025, 11, 8, 9, tzinfo=SITE.zone),
    )
    last = entry("20251101-links.md", "a", title="Links one", date=first, url=url)
    following = entry("20251108-links.md", "b", title="Something else", date=second, url=url)
    assert catalogue.renames({last.path: last}, [following], unknown) == []
    both_undated = [dataclasses.replace(each, date=None) for each in (last, following)]
    assert catalogue.renames({last.path: both_undated[0]}, both_undated[1:], unknown) == []
    told: list[dict[str, Any]] = [
        {"title": "Links one"},
        {"date": first + dt.timedelta(hours=3)},
        {"sha256": "a" * 64},
    ]
    for shared in told:
        renamed = dataclasses.replace(following, **shared)
        assert catalogue.renames({last.path: last}, [renamed], unknown) == [(last.path, renamed.path)]


def test_a_series_with_one_title_has_another_text_each_time() -> None:
    """What was renamed and edited has much of its text still."""
    last, following = (entry(f"202511{day}-links.md", day, title="Links") for day in ("01", "08"))
    pair = (last.path, following.path)
    for common, found in ((0.05, []), (0.4, [pair]), (None, [pair])):
        assert catalogue.renames({last.path: last}, [following], lambda *_, c=common: c) == found
    same = dataclasses.replace(following, sha256=last.sha256)
    assert catalogue.renames({last.path: last}, [same], lambda *_: 0.0) == [pair]


def test_what_could_be_two_things_is_no_rename() -> None:
    """A wrong GUID would show one article as another."""
    gone = {e.path: e for e in (entry("a.md", "a"), entry("b.md", "a"))}
    assert catalogue.renames(gone, [entry("c.md", "a")], unknown) == []
