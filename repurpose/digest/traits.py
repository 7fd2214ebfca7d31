"""What can be seen of a passage from its words alone: does it hang on something before, does it claim, contrast, advise.

Each trait is a number from 0 to 1 with a name that says what it is; `score` weighs them. Traits are about language
and never about a subject, a person or a house. The same names serve Chinese (both scripts) and English, so that what
was learned from one helps the other. Every pattern's repetitions are bounded.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from repurpose.digest.card_words import INSIDE, OPENINGS
from repurpose.digest.cues import holds
from repurpose.digest.hanging import MOST, TRAITS, anywhere, at_first, spoken_plainly
from repurpose.digest.wording import english, opening, times
from repurpose.text.scripts import fold

# One of the characters, and behind it what belongs to the same stop or number.
_MARK = re.compile(
    r"[。！？!?….—：:（(、\d](?:(?<=[。！？!?…])[。！？!?…]*|(?<=\.)(?=\s|\Z)|(?<=:)(?= )|(?<=[—：（(、])|(?<=\d)\d*(?:[.,]\d+)*)"
)
_ASCII_MARK = re.compile(
    r"[!?.:(0-9](?:(?<=[0-9])[0-9]*(?:[.,][0-9]+)*|(?<=\.)(?=\s|\Z)|(?<=[!?])[!?]*|(?<=:)(?= )|(?<=\())"
)
_NAMED_MARKS: Final = {  # what is none of these is a number
    **dict.fromkeys("。！？!?….", "sentences"),
    **dict.fromkeys("—：:", "dash_colon"),
    **dict.fromkeys("（(", "bracket"),
    "、": "lists",
}
_OPENERS = re.compile(
    r"(?:是的|是啊|是呀|會的|会的|沒有|没有|可以|不會|不会|對啊|对啊|當然有|当然有|對|对|嗯|呃|哦|喔|不是|不|好|沒錯|没错|其實|其实|老實說|老实说|坦白說|坦白说|坦白講|坦白讲|我也不知道|我不知道|你說得對|你说得对|當然|当然|事實上|事实上|"
    r"說實話|说实话|你知道|你看|[Yy]es|[Nn]o|[Yy]eah|[Ww]ell|[Oo]k|[Oo]kay|[Rr]ight|[Ss]ure|[Ll]ook|[Yy]ou know|I mean|[Aa]ctually|"
    r"[Hh]onestly|[Oo]f course)[，,、。！!\s]+"
)
_ENDED = re.compile(r"[。！？!?…．.][」』”’\"'）)]*\Z")
_CUT = re.compile(r"[，、；：,;:—][」』”’\"']*\Z")
_PLAIN_ENDS: Final = frozenset("。！？!?…．.")  # most passages end in one of them and nothing behind it
_ASKING = re.compile(r"[?？][」』”’\"')）]*\Z")
_QUOTED = re.compile(r"「([^」]{1,200})」|『([^』]{1,200})』|“([^”]{1,200})”|\"([^\"]{1,200})\"")
_LATIN = re.compile(r"[A-Za-z][A-Za-z.+-]{2,}")
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
_DEFINING = ("是", "等", " is ", " are ")  # one of them is in whatever this finds
_ORDINAL = re.compile(r"第[一二三1-3][，,、點点是]|(?i:\b(?:first|second|third)(?:ly)?,)")
_ORDINAL_PARTS = ("第", "first", "second", "third")  # one of them is in whatever this finds
_MOST: Final[Mapping[str, int]] = {  # how often something counts, of what may come more than once
    **dict.fromkeys(set(INSIDE) - {"neutral"}, 2),
    **dict.fromkeys(("you", "I", "we", "will", "vague", "errand", "asks"), 3),
    **dict.fromkeys(("pointing", "weighty", "sentences", "digits", "latin_words"), 4),
    **dict.fromkeys(("dash_colon", "bracket", "lists"), 2),
    **dict.fromkeys(("exclaims", "not_but"), 1),
    **MOST,
}


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
    return named(seen(text))


class Seen(NamedTuple):
    """What is seen of a passage. How often it has something adds up over consecutive sentences (see `runs`)."""

    text: str
    size: float  # units
    begins: Sequence[str]  # what it has by its beginning
    counts: Mapping[str, int]  # how often it has what may stand anywhere
    asking: int  # of its full stops
    quoted: int  # characters between marks, with them
    ends: Sequence[str]  # what it has by its end
    clauses: Sequence[str]
    words: Sequence[str]  # English ones, where it is mostly Latin


def seen(text: str) -> Seen:
    """What is seen of one passage by itself."""
    size = units(text)
    bare = core(text)
    said = spoken_plainly(fold(bare))
    words = english(text) if mostly_latin(text, size) else []
    counts = times(text, words) | anywhere(said)
    asking = _count_marks(text, counts)
    _count_figures(text, size, counts)
    first, end = _begins(text, bare, said), _ends(text[-6:])
    return Seen(text, size, first, counts, asking, _quoted(text), end, _clauses(text), words)


def begins(text: str) -> list[str]:
    """What a passage has by its beginning."""
    bare = core(text)
    return _begins(text, bare, spoken_plainly(fold(bare)))


def _begins(text: str, bare: str, said: str) -> list[str]:
    found = [*opening(bare), *at_first(said)]
    if len(bare) < len(text):
        found.append("answers_first")
    return found


def named(passage: Seen) -> dict[str, float]:
    """What is seen of a passage, as traits: by name, above 0 and at most 1."""
    text, size = passage.text, passage.size
    band = _BANDS[bisect.bisect_right(_BAND_ENDS, size)]
    found = dict.fromkeys((band, *passage.begins, *passage.ends), 1.0)
    if len(passage.clauses) > 1 and _even(passage):
        found["even_halves"] = 1.0
    if size < 60 and _defines(passage.clauses[-1]):
        found["defines"] = 1.0
    for name, n in passage.counts.items():
        most = _MOST[name]
        found[name] = 1.0 if n >= most else n / most
    if found.get("lists", 1.0) < 1.0:
        del found["lists"]
    if "latin_words" in found and not 0.6 * len(text) < size < len(text):
        del found["latin_words"]
    if passage.asking and passage.asking == passage.counts["sentences"]:
        found["only_asks"] = 1.0
    if passage.quoted:
        found["quoted_share"] = passage.quoted / len(text)
    if size < _SHORT:
        found.update(_terse(found))
    return found


def mostly_latin(text: str, size: float) -> bool:
    """Whether a passage of so many units is so little Chinese that its English words count."""
    return size < 0.7 * len(text)


# ---------------------------------------------------------------- shape

_BAND_ENDS: Final = (12, 18, 30, 60, 100, 120, 150)  # units
_BANDS: Final = (
    "length_under_12",
    "length_12_18",
    "length_18_30",
    "length_30_60",
    "length_60_100",
    "length_100_120",
    "length_120_150",
    "length_over_150",
)
_SHORT: Final = 30  # units; a line below this is short


def _count_marks(text: str, counts: dict[str, int]) -> int:
    """Counts full stops, figures and marks of a passage. Returns how many of the full stops ask."""
    asking = 0
    for mark in (_ASCII_MARK if text.isascii() else _MARK).findall(text):
        name = _NAMED_MARKS.get(mark[0], "digits")
        counts[name] = counts.get(name, 0) + 1
        if name == "sentences":
            asks = mark.count("?") + mark.count("？")
            if asks:
                asking += 1
                counts["asks"] = counts.get("asks", 0) + asks
            if "!" in mark or "！" in mark:
                counts["exclaims"] = 1
    return asking


def _count_figures(text: str, size: float, counts: dict[str, int]) -> None:
    """Counts how a passage is put: what is not this but that, ordinal numbers, Latin words among Chinese."""
    lower = text.lower()
    if (not text.isascii() and _NOT_BUT.search(text)) or _english_not_but(lower):
        counts["not_but"] = 1
    if holds(lower, _ORDINAL_PARTS) and _ORDINAL.search(text):
        counts["lists"] = counts.get("lists", 0) + 2
    if size > 0.6 * len(text):
        latin = len(_LATIN.findall(text))
        if latin:
            counts["latin_words"] = latin


def without_quoted(text: str) -> str:
    """A passage without its marks of quotation that are closed, and without what stands between them."""
    return _QUOTED.sub("", text)


def _quoted(text: str) -> int:
    """Characters between marks, with them."""
    if '"' not in text and (text.isascii() or not ("「" in text or "“" in text or "『" in text)):
        return 0
    return sum(len(found[0]) for found in _QUOTED.finditer(text))


def _ends(end: str) -> list[str]:
    """What a passage has by its last six characters."""
    if end[-1:] in _PLAIN_ENDS:
        return ["ends_asking"] if end[-1:] in "?？" else []
    found = [] if _ENDED.search(end) else ["unended"]
    if _CUT.search(end):
        found.append("cut_short")
    if _ASKING.search(end):
        found.append("ends_asking")
    return found


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text.rstrip('」』”’"')) if clause] or [text]


def _even(passage: Seen) -> bool:
    """Whether some clauses begin alike."""
    begin = 2 if passage.size > 0.6 * len(passage.text) else 8
    return len({clause[:begin] for clause in passage.clauses}) < len(passage.clauses)


def _defines(clause: str) -> bool:
    return holds(clause, _DEFINING) and _DEFINES.fullmatch(clause) is not None


def _english_not_but(lower: str) -> bool:
    return holds(lower, _NOT_BUT_WORDS) and _NOT_BUT_ENGLISH.search(lower) is not None


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


def _terse(found: Mapping[str, float]) -> dict[str, float]:
    """A short line that hangs on nothing: a saying where it claims something, a remark where it does not."""
    if not _HANGING.isdisjoint(found):
        return {}
    striking = len(_STRIKING & found.keys())
    return {"terse_saying": min(striking, 2) / 2} if striking else {"terse_remark": 1.0}


_ALONE: Final = (
    "answers_first",
    "cut_short",
    "defines",
    "ends_asking",
    "even_halves",
    "only_asks",
    "points_early",
    "quoted_share",
    "terse_remark",
    "terse_saying",
    "unended",
)
NAMES: Final = tuple(sorted({*OPENINGS, *(set(INSIDE) - {"neutral"}), *_BANDS, *_MOST, *TRAITS, *_ALONE}))
