"""What can be seen of a passage from its words alone: does it hang on something before, does it claim, contrast, advise.

Each trait is a number from 0 to 1 with a name that says what it is; `score` weighs them. Traits are about language
and never about a subject, a person or a house. The same names serve Chinese (both scripts) and English, so that what
was learned from one helps the other. Every pattern's repetitions are bounded.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from repurpose.digest.card_words import INSIDE, NOT_POINTING, OPENINGS
from repurpose.digest.hanging import TRAITS, hanging
from repurpose.text.scripts import fold

_STOPS = re.compile(r"[。！？!?…]+|\.(?=\s|\Z)")
_OPENERS = re.compile(
    r"(?:是的|是啊|是呀|會的|会的|沒有|没有|可以|不會|不会|對啊|对啊|當然有|当然有|對|对|嗯|呃|哦|喔|不是|不|好|沒錯|没错|其實|其实|老實說|老实说|坦白說|坦白说|坦白講|坦白讲|我也不知道|我不知道|你說得對|你说得对|當然|当然|事實上|事实上|"
    r"說實話|说实话|你知道|你看|[Yy]es|[Nn]o|[Yy]eah|[Ww]ell|[Oo]k|[Oo]kay|[Rr]ight|[Ss]ure|[Ll]ook|[Yy]ou know|I mean|[Aa]ctually|"
    r"[Hh]onestly|[Oo]f course)[，,、。！!\s]+"
)
_ENDED = re.compile(r"[。！？!?…．.][」』”’\"'）)]*\Z")
_CUT = re.compile(r"[，、；：,;:—][」』”’\"']*\Z")
_ASKING = re.compile(r"[?？][」』”’\"')）]*\Z")
_QUOTED = re.compile(r"「([^」]{1,200})」|『([^』]{1,200})』|“([^”]{1,200})”|\"([^\"]{1,200})\"")
_EARLY = re.compile(
    r"它|[這这]些(?!年)|[這这那](?:個(?!世)|个(?!世)|件|是|[兩两幾几一](?!年|代)|時|时|裡|里|樣|样)|(?<!其)[他她](?!人)"
    r"|\b(?:it|this|that|he|she|they|them)\b"
)
_WORD = re.compile(r"[a-z][a-z']*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.+-]{2,}")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_NOT_BUT = re.compile(
    r"不[是在只僅仅][^。！？!?]{1,40}?(?:而是|在於|在于)|而不是|而非|與其|与其|不再|不是[^。！？!?，]{1,24}[，,—]{1,2}(?:是|就是|也不是)|是[^。，]{1,16}，不是"
)
_NOT_BUT_WORDS = ("not ", "instead of", "rather than", " about")  # one of them is in whatever this finds
_NOT_BUT_ENGLISH = re.compile(
    r"\bnot (?:just |only |about |because )?[^.!?]{1,60}?\b(?:but|it's|it is)\b|\binstead of\b|\brather than\b|\b(?:isn't|aren't|less) about\b"
)
_CLAUSE = re.compile(r"[，。！？；,;!?]\s*")
_DEFINES = re.compile(
    r"[^，。！？：]{1,14}?(?:就是|才是|都是|是|等於|等于| is | are )(?!不是|因|在|我|說|说|的)[^，。！？]{2,40}"
)
_ORDINAL = re.compile(r"第[一二三1-3][，,、點点是]|(?i:\b(?:first|second|third)ly?,)")
_ORDINAL_PARTS = ("第", "l,", "ly,")  # one of them is in whatever this finds
_MOST: Final = {"pointing": 4, "weighty": 4, "you": 3, "I": 3, "we": 3, "will": 3, "vague": 3, "errand": 3}


def units(text: str) -> float:
    """How long a passage looks: a Chinese character or mark counts 1, a Latin one 0.45 (40-240 of these are 18-108).

    >>> units("好設計"), round(units("design"), 2)
    (3.0, 2.7)
    """
    wide = 0 if text.isascii() else (len(text.encode("utf-8", "surrogatepass")) - len(text)) / 2
    return 0.45 * len(text) + 0.55 * wide


def core(text: str) -> str:
    """The passage without the answering words it opens with (`老實說，`, `Well,`): what the claim begins with."""
    at = 0
    for _ in range(3):
        found = _OPENERS.match(text, at)
        if not found or found.end() >= len(text):
            break
        at = found.end()
    return text[at:]


def traits(text: str) -> dict[str, float]:
    """Every trait that a passage has, as it is printed, by name: above 0 and at most 1."""
    bare = core(text)
    every = _opening(bare)
    for more in (_inside(text), _shape(text, bare), hanging(fold(bare))):
        every.update(more)
    seen = {name: value for name, value in every.items() if value}
    seen.update(_terse(seen))
    return seen


# ---------------------------------------------------------------- words


def _parted(listed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Chinese words, English words and runs of words of one entry."""
    chinese, _, english = listed.partition("|")
    runs = [run.strip() for run in english.split("|")]
    single = [
        word
        for run in runs[:1]
        if " " not in run or "|" not in listed[len(chinese) + 1 :]
        for word in run.split()
    ]
    return tuple(chinese.split()), tuple(dict.fromkeys([*single, *(runs[1:] if single else runs)]))


def _by_chinese(entries: Mapping[str, str]) -> dict[str, str]:
    return {word: name for name, listed in entries.items() for word in _parted(listed)[0]}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for many words, grouped by their first character so that a place is left as soon as it cannot match."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:])
    groups = (
        re.escape(first) + "(?:" + "|".join(map(re.escape, sorted(rest, key=lambda t: (-len(t), t)))) + ")"
        for first, rest in sorted(tails.items())
    )
    return re.compile("|".join(groups))


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


_CHINESE: Final = _by_chinese(INSIDE)
_ANY_CHINESE: Final = _any_of(_CHINESE)
_ENGLISH: Final = _by_first_word(_by_word(INSIDE))
_OPENS_CHINESE: Final = _by_first(OPENINGS)
_OPENS_ENGLISH: Final = _by_word(OPENINGS)


def _opening(bare: str) -> dict[str, float]:
    known = _OPENS_CHINESE.get(bare[:1], {})
    seen = {name: 1.0 for name, words in known.items() if bare.startswith(words)}
    if bare[:1].isascii():
        first = _WORD.findall(bare[:40].lower())[:3]
        seen |= {name: 1.0 for n in (1, 2, 3) for name in _OPENS_ENGLISH.get(" ".join(first[:n]), ())}
    if "opens_pointing" not in seen and _EARLY.search(bare[:10]):
        seen["points_early"] = 1.0
    if "opens_this_is" in seen:
        seen.pop("opens_pointing", None)
    if "opens_pointing" in seen and bare.lower().startswith(NOT_POINTING):
        del seen["opens_pointing"]
    return seen


def _inside(text: str) -> dict[str, float]:
    counts = Counter(map(_CHINESE.__getitem__, () if text.isascii() else _ANY_CHINESE.findall(text)))
    if units(text) < 0.7 * len(text):
        _count_english(_WORD.findall(text.lower()), counts)
    counts.pop("neutral", None)
    return {name: min(n, _MOST.get(name, 2)) / _MOST.get(name, 2) for name, n in counts.items()}


def _count_english(words: Sequence[str], counts: Counter[str]) -> None:
    for at, word in enumerate(words):
        for rest, names in _ENGLISH.get(word, ()):
            if not rest or words[at + 1 : at + 1 + len(rest)] == rest:
                for name in names:
                    counts[name] += 1


# ---------------------------------------------------------------- shape

_BANDS: Final = (
    (12, "length_under_12"),
    (18, "length_12_18"),
    (30, "length_18_30"),
    (60, "length_30_60"),
    (100, "length_60_100"),
    (120, "length_100_120"),
    (150, "length_120_150"),
)


def _shape(text: str, bare: str) -> dict[str, float]:
    size = units(text)
    stops = _STOPS.findall(text)
    band = next((name for most, name in _BANDS if size < most), "length_over_150")
    chinese = 0.6 * len(text) < size < len(text)
    seen = {
        band: 1.0,
        "sentences": min(len(stops), 4) / 4,
        "asks": min(text.count("?") + text.count("？"), 3) / 3,
        "dash_colon": min(text.count("—") + text.count("：") + text.count(": "), 2) / 2,
        "bracket": min(text.count("（") + text.count("("), 2) / 2,
        "digits": min(len(_DIGITS.findall(text)), 4) / 4,
        "latin_words": min(len(_LATIN.findall(text)), 4) / 4 if chinese else 0.0,
        "quoted_share": _quoted(text) / max(1, len(text)),
    }
    return seen | {name: 1.0 for name, holds in _yes_or_no(text, bare, size, stops).items() if holds}


def _quoted(text: str) -> int:
    """Characters between marks, with them."""
    if text.isascii() and '"' not in text:
        return 0
    return sum(len(found[0]) for found in _QUOTED.finditer(text))


def _yes_or_no(text: str, bare: str, size: float, stops: Sequence[str]) -> dict[str, object]:
    clauses = [clause for clause in _CLAUSE.split(text.rstrip('」』”’"')) if clause] or [text]
    opens = [clause[: 2 if size > 0.6 * len(text) else 8] for clause in clauses]
    end, lower = text[-6:], text.lower()
    return {
        "unended": not _ENDED.search(end),
        "cut_short": _CUT.search(end),
        "ends_asking": _ASKING.search(end),
        "only_asks": stops and all("?" in stop or "？" in stop for stop in stops),
        "exclaims": "！" in text or "!" in text,
        "answers_first": len(bare) < len(text),
        "not_but": (not text.isascii() and _NOT_BUT.search(text)) or _english_not_but(lower),
        "even_halves": len(opens) > len(set(opens)),
        "defines": size < 60 and _DEFINES.fullmatch(clauses[-1]),
        "lists": text.count("、") > 1
        or (any(map(lower.__contains__, _ORDINAL_PARTS)) and _ORDINAL.search(text)),
    }


def _english_not_but(lower: str) -> bool:
    return any(map(lower.__contains__, _NOT_BUT_WORDS)) and _NOT_BUT_ENGLISH.search(lower) is not None


_HANGING: Final = frozenset(
    (
        "opens_but",
        "opens_joining",
        "opens_pointing",
        "opens_this_is",
        "points_early",
        "pronoun_first",
        "names_unsaid",
        "relays",
        "opens_past",
        "only_asks",
        "ends_asking",
        "unended",
        "answers_first",
        "clock",
        "errand",
    )
)
_STRIKING: Final = frozenset(
    (
        "contrast",
        "superlative",
        "comparison",
        "everybody",
        "weighty",
        "condition",
        "must",
        "will",
        "likeness",
        "not_but",
        "even_halves",
        "defines",
        "opens_advice",
        "digits",
    )
)
_SHORT: Final = frozenset(("length_under_12", "length_12_18", "length_18_30"))


def _terse(seen: Mapping[str, float]) -> dict[str, float]:
    """A short line that hangs on nothing: a saying where it claims something, a remark where it does not."""
    if _SHORT.isdisjoint(seen) or not _HANGING.isdisjoint(seen):
        return {}
    striking = len(_STRIKING & seen.keys())
    return {"terse_saying": min(striking, 2) / 2} if striking else {"terse_remark": 1.0}


NAMES: Final[tuple[str, ...]] = tuple(
    sorted(
        {
            *OPENINGS,
            *(set(INSIDE) - {"neutral"}),
            *(name for _, name in _BANDS),
            *_shape("x", "x"),
            *_yes_or_no("x", "x", 1.0, ()),
            *TRAITS,
        }
        | {"length_over_150", "points_early", "terse_saying", "terse_remark"}
    )
)
