"""Episodes and copies: what belongs together, and what is the same text again."""

import dataclasses
import datetime as dt
import random
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pytest

from repurpose import catalogue, index
from repurpose.index import Lost, alike
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


def relate(
    entries: Sequence[Entry],
    shingles: Mapping[str, Sequence[int]],
    changed: Collection[str] | None = None,
    lost: Collection[Lost] = (),
) -> list[Entry]:
    """The entries related by these samples."""

    def samples(hashes: Sequence[str], most: int | None) -> dict[str, Sequence[int]]:
        return {each: shingles[each][:most] for each in hashes if each in shingles}

    return list(index.relate(entries, samples, changed, lost))


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


def test_copies_are_found_among_more_articles_than_are_asked_for_at_once() -> None:
    """Every text twice, six hundred articles apart."""
    shingles = {f"{n:05d}" * 8: sample(n % 600) for n in range(1_200)}
    entries = [entry(f"{n:05d}") for n in range(1_200)]
    expected = [None] * 600 + [f"{n:05d}.md" for n in range(600)]
    assert [each.copy_of for each in relate(entries, shingles)] == expected


def test_whole_samples_are_asked_for_where_there_is_something_to_compare() -> None:
    """Of three hundred articles one is new and is a copy: its own sample and the original's are read, and no other."""
    shingles = {f"{n:05d}" * 8: sample(n) for n in range(300)}
    entries = relate([entry(f"{n:05d}") for n in range(300)], shingles)
    new = entry("late", 2)
    shingles[new.sha256] = shingles["00007" * 8]
    read: list[str] = []

    def samples(hashes: Sequence[str], most: int | None) -> dict[str, Sequence[int]]:
        read.extend(hashes if most is None else ())
        return {each: shingles[each][:most] for each in hashes}

    found = list(index.relate([*entries, new], samples, {new.path}))
    assert found[-1].copy_of == "00007.md"
    assert read == [new.sha256, "00007" * 8]


def test_samples_are_read_a_few_times_where_every_other_article_is_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is read ahead is not thrown away for an old article that is looked at again."""
    monkeypatch.setattr(index, "_AT_HAND", 8)
    shingles = {f"{n:05d}" * 8: sample(n // 2) for n in range(400)}
    old = relate([entry(f"{n:05d}", 2) for n in range(1, 400, 2)], shingles)
    new = [entry(f"{n:05d}", 1) for n in range(0, 400, 2)]
    asked: list[int] = []

    def samples(hashes: Sequence[str], most: int | None) -> dict[str, Sequence[int]]:
        asked.append(len(hashes) if most is None else 0)
        return {each: shingles[each][:most] for each in hashes}

    found = list(index.relate([*old, *new], samples, {each.path for each in new}))
    assert [each.copy_of for each in found[:200]] == [each.path for each in new]
    assert sum(asked) <= 600


def edited(entries: dict[str, Entry], rng: random.Random, texts: int) -> tuple[set[str], set[Lost]]:
    """Some of the articles come, go, change their text or their date; which, and what is lost by it."""
    changed: set[str] = set()
    lost: dict[str, Lost] = {}
    for _ in range(rng.randint(1, 3)):
        name = f"{rng.randrange(40):02d}"
        old = entries.pop(f"{name}.md", None)
        if old is not None:
            lost.setdefault(old.path, Lost(old.path, old.sha256, old.date))
        if old is None or rng.random() < 0.7:
            fresh = entry(name, rng.randint(1, 9), sha256=str(rng.randrange(texts)))
            entries[fresh.path] = dataclasses.replace(fresh, copy_of=old.copy_of if old else None)
            changed.add(fresh.path)
    return changed, set(lost.values())


def test_a_few_changes_give_what_looking_at_everything_gives() -> None:
    """Whatever is edited, redated, added or deleted, and however the copies hang together."""
    changed_others = 0
    for seed in range(40):
        rng = random.Random(seed)
        alphabet = sample(seed, 40)  # few shingles for many articles, so that most are too common
        bases = [rng.sample(alphabet, 24) for _ in range(6)]
        shingles = {
            str(n): tuple(sorted({*rng.sample(bases[n % 6], rng.randint(12, 24)), *rng.sample(alphabet, 6)}))
            for n in range(60)
        }
        entries: dict[str, Entry] = {}
        for _ in range(30):
            changed, lost = edited(entries, rng, len(shingles))
            before = {path: each.copy_of for path, each in entries.items()}
            listed = [entries[path] for path in sorted(entries)]
            found = relate(listed, shingles, changed, lost)
            assert found == relate(listed, shingles)
            entries = {each.path: each for each in found}
            changed_others += any(before[path] != entries[path].copy_of for path in before.keys() - changed)
    assert changed_others > 100


def test_only_what_shares_a_shingle_with_a_change_is_looked_at() -> None:
    """Others keep what was decided of them, even where looking would decide otherwise."""
    shingles = {"one" * 8: sample(1), "two" * 8: sample(1), "three" * 8: sample(3)}
    entries = [entry("one", 1), entry("two", 2), entry("three", 3)]
    assert [each.copy_of for each in relate(entries, shingles, {"three.md"})] == [None, None, None]
    assert [each.copy_of for each in relate(entries, shingles)] == [None, "one.md", None]


def test_what_a_change_decides_anew_is_a_change_for_others() -> None:
    """The second was a copy of the first and is an original now: the third, which has nothing of the first, copies it."""
    rest = range(1000, 1084)
    shingles = {
        "first" * 8: (*range(10), *range(20, 26), *rest),
        "second" * 8: (*range(20, 26), *range(40, 46), *range(50, 54), *rest),
        "third" * 8: (*range(40, 46), *range(60, 70), *rest),
        "new": sample(1),
    }
    entries = relate([entry("first", 1), entry("second", 2), entry("third", 3)], shingles)
    assert [each.copy_of for each in entries] == [None, "first.md", None]
    entries[0] = dataclasses.replace(entries[0], sha256="new")
    found = relate(entries, shingles, {"first.md"}, {Lost("first.md", "first" * 8, entries[0].date)})
    assert [each.copy_of for each in found] == [None, None, "second.md"]


def test_one_more_original_takes_the_place_of_the_last_that_is_kept_for_a_shingle() -> None:
    """Nine originals are kept for a shingle, the oldest: the tenth, and so its copy, is no longer found by it."""
    common = tuple(range(16))
    shingles = {f"{n}" * 8: (*common, *(100 * n + k for k in range(1, 85))) for n in range(1, 11)}
    shingles["copy" * 8] = shingles["9" * 8]
    older = [entry(f"{n}", n) for n in range(1, 10)]
    late = entry("copy", 20)
    assert relate([*older, late], shingles)[-1].copy_of == "9.md"
    late = dataclasses.replace(late, copy_of="9.md")
    found = relate([*older, entry("10", 9), late], shingles, {"10.md"})
    assert found == relate([*older, entry("10", 9), late], shingles)
    assert found[-1].copy_of is None


def test_where_a_sample_is_gone_everything_is_looked_at() -> None:
    """What a lost text had in common with others cannot be known without it."""
    shingles = {"one" * 8: sample(1), "two" * 8: sample(1)}
    entries = [entry("one", 1), entry("two", 2)]
    found = relate(entries, shingles, (), {Lost("gone.md", "unknown", None)})
    assert [each.copy_of for each in found] == [None, "one.md"]
