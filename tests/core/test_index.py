"""Episodes and copies: what belongs together, and what is the same text again."""

import dataclasses
import datetime as dt
import random
from typing import Any

from repurpose import catalogue
from repurpose.index import alike, relate
from repurpose.model import Entry, Media

UTC = dt.UTC


def entry(name: str, day: int = 1, **changes: Any) -> Entry:
    """A made-up entry."""
    made = Entry(
        f"{name}.md",
        name * 8,
        name,
        "zh-Hant",
        dt.datetime(2026, 1, day, tzinfo=UTC),
        catalogue.guid(name),
        None,
    )
    return dataclasses.replace(made, **changes)


def sample(seed: int, size: int = 100) -> tuple[int, ...]:
    """A made-up bottom-k sample."""
    return tuple(sorted(random.Random(seed).sample(range(1 << 32), size)))


def test_any_shared_id_joins_an_episode_and_joins_through_others() -> None:
    """a and b share a video, b and c an Apple episode; d stands alone."""
    found = relate(
        [
            entry("a", media=Media(youtube=("vid00000001",))),
            entry("b", media=Media(youtube=("vid00000001",), apple_podcast=("tw/podcast/x/id1?i=1000111",))),
            entry("c", language="zh-Hans", media=Media(apple_podcast=("cn/podcast/y/id1?i=1000111",))),
            entry("d", media=Media(youtube=("vid00000002",))),
            entry("e"),
        ],
        {},
    )
    keys = {each.path: each.episode for each in found}
    assert keys["a.md"] == keys["b.md"] == keys["c.md"]
    assert len({keys["a.md"], keys["d.md"], keys["e.md"]}) == 3


def test_a_show_is_not_an_episode() -> None:
    """Two articles that link the same show have different episodes."""
    media = Media(spotify=("show/abc",), apple_podcast=("tw/podcast/x/id1",))
    found = relate([entry("a", media=media), entry("b", media=media)], {})
    assert found[0].episode != found[1].episode


def test_the_key_does_not_depend_on_the_order() -> None:
    """The same catalogue gives the same keys."""
    entries = [entry(n, media=Media(youtube=(v,), spotify=(s,))) for n, v, s in
               (("a", "v1", "episode/1"), ("b", "v2", "episode/1"), ("c", "v2", "episode/2"))]  # fmt: skip
    forward = {e.path: e.episode for e in relate(entries, {})}
    assert forward == {e.path: e.episode for e in relate(entries[::-1], {})}
    assert len(set(forward.values())) == 1


def test_the_earliest_is_the_original() -> None:
    """A later near-duplicate names it; a copy of a copy names it too."""
    base = sample(1)
    nearly = tuple(sorted([*base[5:], *range(5)]))
    entries = [entry("late", 9), entry("first", 1), entry("mid", 5), entry("other", 2)]
    found = {
        e.path: e.copy_of
        for e in relate(
            entries, {"late" * 8: nearly, "first" * 8: base, "mid" * 8: base, "other" * 8: sample(2)}
        )
    }
    assert found == {"late.md": "first.md", "mid.md": "first.md", "first.md": None, "other.md": None}


def test_likeness_is_a_share() -> None:
    """From nothing in common to the same."""
    assert alike((), ()) == 0.0
    assert alike(sample(1), sample(1)) == 1.0
    assert alike(sample(1), sample(2)) < 0.1


def test_many_articles_with_one_boilerplate_are_no_quadratic_work() -> None:
    """Two thousand entries that share shingles are related in one go."""
    common = sample(0, 20)
    shingles = {f"{n:05d}" * 8: tuple(sorted({*common, *sample(n + 1, 80)})) for n in range(2_000)}
    entries = [entry(f"{n:05d}") for n in range(2_000)]
    assert all(e.copy_of is None for e in relate(entries, shingles))
