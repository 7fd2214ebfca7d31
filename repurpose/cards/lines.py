"""Where a line of a card may end: text → pieces that are never torn, each with the cost of ending a line after it.

The rules are those of Unicode's line breaking algorithm (UAX #14) as W3C's "Requirements for Chinese Text Layout" (clreq,
section 3.1.6) narrows them for Chinese: no closing mark, stop, dash or ellipsis begins a line, no opening mark ends
one, doubled dashes and ellipses stay whole, Latin words and numbers are not broken. The costs are taste: a line
ends best where the sense pauses, and badly before a particle or between a number and its unit. Pure; nothing is drawn
or measured here.
"""

from __future__ import annotations

import bisect
import dataclasses
import itertools
import unicodedata
from collections.abc import Collection

import regex  # type: ignore[import-untyped]

from repurpose.cards import words
from repurpose.model import Language
from repurpose.text.scripts import simplified

#: What a piece costs to end a line with. The press weighs these against how even the lines are.
AFTER_STOP, AFTER_PAUSE, LATIN, HAN, SHORT_LATIN, OPENED, PARTICLE, INSIDE_WORD, UNIT = (
    0,
    0,
    3,
    16,
    9,
    16,
    34,
    60,
    70,
)

_ATOM = regex.compile(
    r"(?P<space>\s+)"
    r"|(?P<inside>(?<=\p{L})’(?=\p{L})|[\"'])"
    r"|(?P<open>[\p{lb=OP}\p{Pi}])"
    r"|(?P<close>[\p{lb=CL}\p{lb=CP}\p{Pf}\p{lb=EX}\p{lb=NS}\p{lb=IN}\p{lb=B2}·‧・—―…～〜：；，。、]\p{M}*)"
    r"|(?P<han>[\p{lb=ID}\p{lb=CJ}\p{lb=H2}\p{lb=H3}\p{lb=EB}]"
    r"[\p{M}\p{lb=ZWJ}\p{lb=EM}\p{Variation_Selector}]*)"
    r"|(?P<word>\X)"
)
_LONGEST_WORD = 6  # units
_MEASURES = frozenset(["km", "cm", "mm", "nm", "kg", "mg", "ml", "ms", "kW", "kWh"])
_LONGEST_TEXT = 2000
_HAN = regex.compile(r"\p{Script=Han}")
_STOP = frozenset("。！？!?.…⋯")
_PAUSE = frozenset("，、；：,;:—―·‧・")  # the dots stand between the parts of a foreign name
_PARTICLES = frozenset("的了嗎吗呢吧啊啦嘛喔著着過过們们地得裡里")
_COUNTED = frozenset("年月日號号時时點点分秒億亿萬万千百十個个人元塊块倍次歲岁位家種种項项週周天季度成％%℃")
_OPENING = regex.compile(r"[\p{lb=OP}\p{Pi}]")
_LONE = regex.compile(r"[\ud800-\udfff]")  # what no UTF-8 can hold
_THOUSANDS = frozenset("十百千萬億万亿")
_SHORT = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "i",
        "in",
        "is",
        "it",
        "no",
        "of",
        "on",
        "or",
        "our",
        "so",
        "the",
        "to",
        "we",
    ]
)


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that stays on one line. `space` says that a space follows it where the line goes on."""

    text: str
    space: bool
    cost: int
    opens_wide: bool  # begins with a full-width character: no gap before it is measured
    closes_wide: bool
    han: bool  # one Han character and nothing else: an em wide, no need to measure
    foreign: bool  # Latin letters beyond Latin-1, which a Chinese face may lack: set in one face as a whole


def pieces(text: str, language: Language, known: Collection[str] = ()) -> list[Piece]:
    """`text` cut at every place where a line may end; joined again (with the spaces) it says `text`.

    `known` are words of this text beyond the common ones, which a line had better not end inside. A text of more than
    2 000 code points is one piece: no card has room for it, and nobody has to wait to be told so.
    """
    units = _units(text) if len(text) <= _LONGEST_TEXT else [(text[:_LONGEST_TEXT], False)]
    inside = _inside_words([unit for unit, _ in units], {*words.COMMON, *known}, language)
    return [
        Piece(
            unit,
            space,
            0 if index == len(units) - 1 else max(_cost(unit, units[index + 1][0]), inside[index]),
            _full(unit[0], language),
            _full(unit[-1], language),
            bool(_HAN.fullmatch(unit)),
            bool(regex.search(r"[\p{Latin}--[\u0000-\u00ff]]", unit, regex.VERSION1)),
        )
        for index, (unit, space) in enumerate(units)
    ]


def _units(text: str) -> list[tuple[str, bool]]:
    """The unbreakable stretches, each with whether white space follows it."""
    units: list[list[str]] = []
    spaced = False
    last = "space"
    for match in _ATOM.finditer(text.strip()):
        kind, atom = match.lastgroup or "word", match[0]
        if kind == "space":
            spaced = bool(units)
            continue
        if units and (_counts(last, units[-1][-1], atom) or (spaced and _set_off(last, kind, atom))):
            units[-1] += (" ", atom) if spaced else (atom,)
        elif units and not spaced and _sticks(last, kind, units[-1][-1]):
            units[-1].append(atom)
        else:
            if spaced:
                units[-1].append(" ")
            units.append([atom])
        last, spaced = kind, False
    joined = ["".join(unit) for unit in units]
    return [(unit.removesuffix(" "), unit.endswith(" ")) for unit in joined]


def _counts(last: str, before: str, atom: str) -> bool:
    """Whether `atom` is the unit of a number that ends with `before`."""
    return last == "word" and before[-1].isdecimal() and atom in _COUNTED


def _set_off(last: str, kind: str, atom: str) -> bool:
    """Whether no line may end at white space: after an opening mark, or before a stop that somebody set off.

    UAX #14, rules LB13 and LB14; a dash or an ellipsis may follow white space on a new line, as in a dialogue.
    """
    return last == "open" or (kind == "close" and atom[0] not in "—―…")


def _sticks(last: str, kind: str, before: str) -> bool:
    """Whether no line may end between the unit `before` and an atom of `kind` that follows it without white space."""
    if kind in ("close", "inside") or last in ("open", "inside"):
        return True
    return kind == "word" and (last == "word" or (last == "close" and not _wide(before[-1])))


def _inside_words(units: list[str], known: Collection[str], language: Language) -> list[int]:
    """For each unit what it costs that a word goes on after it; of overlapping words the longest, leftmost counts."""
    costs = [0] * len(units) if language == "en" else _inside_usual_words(units)
    index = 0
    while index < len(units):
        length = 1
        for more in range(min(_LONGEST_WORD, len(units) - index), 1, -1):
            said = "".join(units[index : index + more]).strip("，。、！？；：」』”")
            if said in known:
                costs[index : index + more - 1] = [INSIDE_WORD] * (more - 1)
                length = more
                break
        index += length
    return costs


def _inside_usual_words(units: list[str]) -> list[int]:
    """The same for the words of the dictionary, which is of Simplified words: they are looked for in that script."""
    from rjieba import cut  # here, because the dictionary takes a fifth of a second to load

    text = _LONE.sub("?", simplified("".join(units)))
    ends = [*itertools.accumulate(map(len, cut(text, False)))]
    inside = (ends[bisect.bisect_left(ends, at)] != at for at in itertools.accumulate(map(len, units)))
    joined = (_HAN.match(a[-1]) and _HAN.match(b[0]) for a, b in itertools.pairwise([*units, " "]))
    return [INSIDE_WORD if both and word else 0 for both, word in zip(joined, inside, strict=True)]


def _cost(unit: str, following: str) -> int:
    end = unit.rstrip("」』”’）)》〉】]\"'")[-1:] or unit[-1]
    if end in _STOP or end in _PAUSE:
        return AFTER_STOP if end in _STOP else AFTER_PAUSE
    if (end in _THOUSANDS and following[0] in _COUNTED) or (end == "第" and following[0].isdecimal()):
        return UNIT
    if _numbered(unit, following):
        return UNIT
    if following[0] in _PARTICLES:
        return PARTICLE
    if _wide(end) or _wide(following[0]):
        return HAN + (OPENED if _OPENING.match(unit) else 0)
    return SHORT_LATIN if unit.lower() in _SHORT else LATIN


def _numbered(unit: str, following: str) -> bool:
    """Whether a name and its number, or a number and its unit, would be parted: iPhone 17, 17 Pro, 40 km."""
    if following[0].isdecimal():
        return unit.isascii() and unit[-1].isalpha() and any(map(str.isupper, unit))
    named = following[0].isupper() or following in _MEASURES
    return unit[-1].isdecimal() and following.isascii() and following.isalpha() and named


def _full(char: str, language: Language) -> bool:
    """Whether the faces for that language draw it an em wide: “” are as wide as a word's letters in English."""
    return unicodedata.east_asian_width(char) in "WF" if language == "en" else _wide(char)


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’…—―·"
