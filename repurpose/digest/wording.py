"""The words of `card_words` in a passage: which of them it opens with, and how often it has the others. Pure.

Chinese words are found anywhere, English ones as whole words or runs of words in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from repurpose.digest.card_words import INSIDE, NOT_POINTING, OPENINGS
from repurpose.digest.patterns import whole

_THAT = r"(?:個(?!世)|个(?!世)|件|是|[兩两幾几一](?!年|代)|時|时|裡|里|樣|样)"
_EARLY = re.compile(
    rf"它|這(?:些(?!年)|{_THAT})|这(?:些(?!年)|{_THAT})|那{_THAT}|他(?<!其他)(?!人)|她(?<!其她)(?!人)|"
    + whole("it|this|that|he|she|they|them")
)
_TOGETHER: Final = 32  # first characters that are looked at before the words that begin with them
_WORD = re.compile(r"[a-z][a-z']*")


def _parted(listed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Chinese words, English words and runs of words of one entry."""
    chinese, _, english = listed.partition("|")
    single, *runs = english.split("|")
    return tuple(chinese.split()), tuple(dict.fromkeys([*single.split(), *(run.strip() for run in runs)]))


def _by_chinese(entries: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, listed in entries.items() for word in _parted(listed)[0]}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for many words, grouped by their first character so that a place is left as soon as it cannot match.

    `re` tries alternatives one after the other, hundreds of them at each place where a word may begin. Therefore some
    first characters at a time are looked at together before the words that begin with them are tried.
    """
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:])
    each = [
        re.escape(first) + "(?:" + "|".join(map(re.escape, sorted(rest, key=lambda t: (-len(t), t)))) + ")"
        for first, rest in sorted(tails.items())
    ]
    firsts = sorted(tails)
    groups = [
        f"{_one_of(firsts[at : at + _TOGETHER])}(?:{'|'.join(each[at : at + _TOGETHER])})"
        for at in range(0, len(firsts), _TOGETHER)
    ]
    return re.compile(f"{_one_of(firsts)}(?:{'|'.join(groups)})")


def _one_of(characters: Iterable[str]) -> str:
    return f"(?=[{''.join(map(re.escape, characters))}])"


def _by_word(entries: Mapping[str, str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name, listed in entries.items():
        for run in filter(None, _parted(listed)[1]):
            table.setdefault(run, []).append(name)
    return table


def _by_first_word(runs: Mapping[str, Sequence[str]]) -> dict[str, list[tuple[list[str], Sequence[str]]]]:
    """First word → the words that follow it in an entry's run, and the names of the entries that have this run."""
    table: dict[str, list[tuple[list[str], Sequence[str]]]] = {}
    for run, names in runs.items():
        first, *rest = run.split()
        table.setdefault(first, []).append((rest, names))
    return table


def _by_first(entries: Mapping[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The entries that have Chinese words with a first character, and all the Chinese words of these."""
    words = {name: _parted(listed)[0] for name, listed in entries.items()}
    firsts = sorted({word[0] for each in words.values() for word in each})
    return {
        first: {name: each for name, each in words.items() if any(word[0] == first for word in each)}
        for first in firsts
    }


def _unfinished(runs: Iterable[str]) -> frozenset[str]:
    """What runs of words begin with."""
    words = [run.split() for run in runs]
    return frozenset(" ".join(each[:n]) for each in words for n in range(1, len(each)))


_CHINESE: Final = _by_chinese(INSIDE)
_ANY_CHINESE: Final = _any_of(_CHINESE)
_ENGLISH: Final = _by_first_word(_by_word(INSIDE))
_UNFINISHED: Final = _unfinished(_by_word(INSIDE))
_MAY_GO_ON: Final = frozenset(run.rpartition(" ")[2] for run in _UNFINISHED)
_OPENS_CHINESE: Final = _by_first(OPENINGS)
_OPENS_ENGLISH: Final = _by_word(OPENINGS)
_OPENS_WORD: Final = frozenset(run.split()[0] for run in _OPENS_ENGLISH)


def opening(bare: str) -> list[str]:
    """What kinds of words a passage opens with, by their names in `OPENINGS`, or `points_early`.

    `bare` is the passage without the answering words before its claim. Looks at its first 40 characters.
    """
    seen = _opening_english(bare[:40].lower()) if bare[:1].isascii() else _opening_chinese(bare)
    if "opens_pointing" not in seen:
        return [*seen, "points_early"] if _EARLY.search(bare, 0, 10) else seen
    if "opens_this_is" in seen or bare.lower().startswith(NOT_POINTING):
        seen.remove("opens_pointing")
    return seen


def _opening_chinese(bare: str) -> list[str]:
    known = _OPENS_CHINESE.get(bare[0], {})
    return [name for name, words in known.items() if bare.startswith(words)]


def _opening_english(lower: str) -> list[str]:
    first = _WORD.search(lower)
    if not first or first[0] not in _OPENS_WORD:
        return []
    words = _WORD.findall(lower)
    runs = dict.fromkeys(" ".join(words[:n]) for n in (1, 2, 3))
    return list(dict.fromkeys(name for run in runs for name in _OPENS_ENGLISH.get(run, ())))


def english(text: str) -> list[str]:
    """The English words of a passage, in lower case."""
    return _WORD.findall(text.lower())


def times(text: str, words: Sequence[str]) -> dict[str, int]:
    """How often a passage has the words of `INSIDE`, by their names; the English ones among its `words`."""
    counts: dict[str, int] = {}
    if not text.isascii():
        for word in _ANY_CHINESE.findall(text):
            name = _CHINESE[word]
            counts[name] = counts.get(name, 0) + 1
        counts.pop("neutral", None)
    _count_english(words, counts)
    return counts


def _count_english(words: Sequence[str], counts: dict[str, int]) -> None:
    for at, word in enumerate(words):
        if word not in _ENGLISH:
            continue
        for rest, names in _ENGLISH[word]:
            if not rest or words[at + 1 : at + 1 + len(rest)] == rest:
                for name in names:
                    counts[name] = counts.get(name, 0) + 1


def breaks_off(words: Sequence[str]) -> bool:
    """Whether English words end in what a run of words of `INSIDE` begins with: `I would have`, and then `to`."""
    if not words or words[-1] not in _MAY_GO_ON:
        return False
    return any(" ".join(words[at:]) in _UNFINISHED for at in range(len(words)))
