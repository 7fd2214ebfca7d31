"""Where sentences begin and end in Traditional Chinese, Simplified Chinese and English text.

A sentence here is the smallest piece that can be printed by itself. So a quotation is never cut inside its marks, and
a short clause that says who spoke stays with the quotation before it. What lies between two sentences is white space
and, in block quotes that run over several lines, the `>` of the next line; nothing else is left out.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from repurpose.model import Language, Span
from repurpose.text import marks
from repurpose.text.scripts import HAN, is_han


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n|\n(?=[ \t>]*(?:[-*+][ \t]|#{1,6}[ \t]|\d{1,3}[.)][ \t]|\|))")
# Begins with all the characters that any of it begins with, so that `re` looks for these alone.
_TOKEN = re.compile(
    r"[h*.．。！？｡!?‼⁇⁈⁉](?:(?P<url>(?<=h)ttps?://[^\s<>()\u3000-\u303f\uff00-\uffef]{1,2000}(?<![.,;:!?*'\"]))"
    r"|(?P<stars>(?<=\*)\**)"
    r"|(?P<stop>(?<=[。！？｡!?‼⁇⁈⁉])[。！？｡!?‼⁇⁈⁉.]*|(?<=[.．])[.．]*))"
)
_TAIL = re.compile(r"[ \t]?[」』”’\"》〉）)】\]〕］]|\[\^[^\]\s]{1,40}\]|\*+")
_LEADING = re.compile(r"[^\S\n]*(?:\n[\s>]*)?")
_MARKER = re.compile(r"[\s>]*")
_LAST_WORD = re.compile(r"[^\s(（「『“\"*/]*\Z")
_NEXT_WORD = re.compile(r"\s*[\"'“‘「『(（*\[]*([^\s,.;:!?，。]{0,40})")
_PAUSE = re.compile(r"[ \t]?[，、；：。！？,;:.!?]")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]\Z")

_TITLES = _words("Mr Mrs Ms Mx Dr Prof Rev Hon Gen Col Capt Lt Sgt Gov Sen Rep Pres St Mt Ft")
_NEVER_LAST = _words("vs cf e.g i.e eg ie viz approx ca figs nos vol pp eds")
_NUMBERED = _words("no fig ch sec eq p art")
_MAY_BE_LAST = _words(
    "inc ltd co corp llc plc jr sr etc al ph.d Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue "
    "Wed Thu Fri"
)
_SHORTENED = frozenset(word.lower() for word in _TITLES | _NEVER_LAST | _NUMBERED | _MAY_BE_LAST)
_STARTERS = _words(
    "The A An This That These Those It He She We They You I In On At By For From With As But And Or So "
    "Yet If When While After Before Since Because Although Though However What Who Why How Where There "
    "Here His Her Its Our Their My Your Not No Now Then Also Still Even Most Many Some All Both Each "
    "One Another According"
)
_FULL = frozenset("。！？｡")
# After a lone full stop of these, whatever is none of the following begins a sentence.
_GOING_ON = frozenset(' \t」』”’"》〉）)】]〕］[*，、；：。！？,;:.!?')
_SAID_ZH = re.compile(
    rf"[ \t]?[{HAN}A-Za-z·・ （）()]{{0,24}}?"
    r"(?:[說说道問问稱称]|表示|解釋|解释|指出|強調|强调|補充|补充|回憶|回忆|坦言|直言|透露|認為|认为"
    r"|回應|回应|回答|感嘆|感叹|總結|总结|形容|承認|承认|提醒|警告|開玩笑|开玩笑)"
    rf"[{HAN}]{{0,4}}[。！？!?]"
)
_SAID_EN = re.compile(
    r"[ \t]?(?:[A-Z][\w.'’-]{0,30}[ \t]){1,4}(?:said|says|asked|asks|told|tells|replied|replies|explained|explains|added"
    r"|adds|noted|notes|recalled|recalls|wrote|writes|argued|argues|admitted|continued|joked|warned)\b"
)
_GOES_ON = re.compile(r"[的之是等時时]")


def sentences(text: str, start: int, end: int, language: Language) -> list[Span]:
    """The sentences of `text[start:end]`, in order, without the white space around them.

    Every character of the range that is neither white space nor a block quote's `>` at the start of a line lies in
    exactly one of them. `language` tells how half-width marks are read: in Chinese they need no white space after
    them, in English they do.
    """
    return list(_sentences(text, start, end, language))


@functools.lru_cache(maxsize=1024)
def _sentences(text: str, start: int, end: int, language: Language) -> tuple[Span, ...]:
    # kept, because what tells and what quotes read the same paragraphs of a transcript one after the other
    found: list[Span] = []
    for first, last in _paragraphs(text, start, end):
        at = first
        for cut in (*_cuts(text, first, last, language), last):
            leading = (_MARKER if at == first > start else _LEADING).match(text, at, cut)
            begin = leading.end() if leading else at
            stop = _rstrip(text, begin, cut)
            if begin < stop:
                found.append(Span(begin, stop))
            at = cut
    return tuple(found)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _PARAGRAPH_END.finditer(text, start, end):
        if at < match.start():
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _cuts(text: str, start: int, end: int, language: Language) -> Iterator[int]:
    """Offsets at which a sentence of this paragraph ends and another begins."""
    last = _rstrip(text, start, end)
    pairs = marks.pairs(text, start, last)
    enclosed = iter(_outermost(pairs))
    opens, closes = next(enclosed, (last, last))
    starred = False
    begin = start
    for match in _TOKEN.finditer(text, start, last):
        if match.lastgroup == "stars":
            starred = not starred
        stop = match.start()
        if match.lastgroup != "stop" or stop < begin:
            continue
        while closes < stop:
            opens, closes = next(enclosed, (last, last))
        tail = match.end()
        if tail - stop == 1 and text[stop] in _FULL and tail < last and text[tail] not in _GOING_ON:
            if not opens < stop < closes:
                yield tail
                begin = tail
            continue
        tail = _tail(text, tail, last, pairs, starred=starred)
        if tail >= last or (opens < stop < closes and tail <= closes):
            continue
        if _ends(_Stop(text, begin, stop, match.end(), tail, pairs, language)):
            yield tail
            begin = tail


def _outermost(pairs: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    shut = -1
    for at in sorted(pairs):
        if at > shut:
            shut = pairs[at]
            yield at, shut


def _tail(text: str, at: int, end: int, pairs: Mapping[int, int], *, starred: bool) -> int:
    """Past the closing marks, emphasis ends and footnote references that follow a full stop."""
    while match := _TAIL.match(text, at, end):
        mark = match.end() - 1
        if text[mark] == "*":
            if not starred:
                break
            starred = False
        elif match[0].startswith("[^") or pairs.get(mark, end) < mark:
            pass
        elif text[mark] not in "」』”" or mark in pairs:
            break
        at = match.end()
    return at


class _Stop(NamedTuple):
    """A full stop outside every pair of marks, with what is needed to tell whether a sentence ends there."""

    text: str
    begin: int  # of the sentence so far
    start: int  # of the run of full stops
    end: int
    tail: int  # past the closing marks that belong to it; never the end of the paragraph
    pairs: Mapping[int, int]
    language: Language

    @property
    def before(self) -> str:
        return self.text[self.start - 1] if self.start > self.begin else ""

    @property
    def after(self) -> str:
        return self.text[self.tail]

    @property
    def next_word(self) -> str:
        match = _NEXT_WORD.match(self.text, self.tail)
        return match[1] if match else ""

    @property
    def opening(self) -> int | None:
        """The offset of the outermost mark that closes after the full stop, if one does."""
        if self.end == self.tail:
            return None
        partners = [self.pairs.get(at, self.tail) for at in range(self.end, self.tail)]
        return min((at for at in partners if at < self.start), default=None)


def _ends(stop: _Stop) -> bool:
    run = stop.text[stop.start : stop.end]
    if _PAUSE.match(stop.text, stop.tail):
        return False
    if run[0] in ".．" and not _point_ends(stop, run):
        return False
    if run.strip("!?.") == "" and run[0] != "." and not _half_width_ends(stop):
        return False
    opening = stop.opening
    if opening is None:
        return True
    if stop.text[opening] in marks.QUOTES:
        return _quotation_ends(stop, opening)
    return stop.text[opening] in "(（" and not stop.text[stop.begin : opening].strip()


def _half_width_ends(stop: _Stop) -> bool:
    if stop.after.isspace():
        return not _lower(stop.next_word)
    return stop.language != "en" and (is_han(stop.before) or is_han(stop.after) or stop.tail > stop.end)


def _lower(word: str) -> bool:
    """Whether a word cannot begin a sentence: it begins in lower case and is no brand name such as iPhone."""
    return word[:1].islower() and not any(c.isupper() for c in word[1:3])


def _point_ends(stop: _Stop, run: str) -> bool:
    if len(run) > 1:
        return False
    if run == "．" and is_han(stop.before) and is_han(stop.after):
        return False  # the dot between the parts of a transliterated name: 瑪格麗特．韓
    word = _last_word(stop.text[max(stop.begin, stop.start - 40) : stop.start])
    if stop.language != "en" and stop.before and is_han(stop.before):
        return True
    if not stop.after.isspace():
        return stop.language != "en" and is_han(stop.after) and word.isalpha() and not _abbreviates(word, "")
    following = stop.next_word
    return not _lower(following) and not _abbreviates(word, following) and not _numbers(stop, word)


def _last_word(before: str) -> str:
    """The letters and marks right before a full stop; "" where white space or an opening mark stands there."""
    if not before or before[-1].isspace():
        return ""
    match = _LAST_WORD.search(before.rsplit(None, 1)[-1])  # a short piece: each of its places is tried
    return match[0] if match else ""


def _numbers(stop: _Stop, word: str) -> bool:
    """Whether the full stop belongs to the number of a list item (`1. Begin`)."""
    return word.isdigit() and not stop.text[stop.begin : stop.start].strip().removesuffix(word)


def _abbreviates(word: str, following: str) -> bool:
    lower = word.lower()
    if lower not in _SHORTENED and len(word) > 1 and "." not in word:
        return False
    if word in _TITLES or lower in _NEVER_LAST:
        return True
    if lower in _NUMBERED:
        return following[:1].isdigit()
    if word == "I":
        return len(following) == 1
    if word in _MAY_BE_LAST or lower in _MAY_BE_LAST or _ACRONYM.match(word):
        return following not in _STARTERS and not (following and is_han(following[0]))
    return False


def _quotation_ends(stop: _Stop, opening: int) -> bool:
    """Whether the sentence ends with the quotation, rather than going on about it (「……？」這個問題, “…?” he asked)."""
    if stop.after == "\n":
        return True
    if _SAID_ZH.match(stop.text, stop.tail) or _SAID_EN.match(stop.text, stop.tail) or _lower(stop.next_word):
        return False
    if _GOES_ON.match(stop.text, stop.tail):
        return False
    asks = stop.text[stop.end - 1] in "？！?!"
    introduced = stop.text[stop.begin : opening].rstrip().endswith(("：", ":", "，", ","))
    return introduced or not asks or not is_han(stop.next_word[:1] or " ")
