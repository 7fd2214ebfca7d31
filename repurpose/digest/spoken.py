"""Quotations out of a transcript: whole sentences of a speaker's turn that stand well alone.

The label says who speaks, so every quotation carries the label's speaker. Hosts are not quoted, nor are sentences that
hand on what others say or that lie inside somebody else's quotation. `digest.quotes` calls `spoken(article, turns)` where
an article has turns, and leaves alone what stands in quotation marks inside a turn: those are mostly the words of
others, which the speaker mentions, doubts or makes up.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from repurpose.digest.cues import holds
from repurpose.digest.lifted import Lifted
from repurpose.digest.roles import answers, guest, hosts, named
from repurpose.digest.runs import added, sealed
from repurpose.digest.score import weighed
from repurpose.digest.speaking import opening
from repurpose.digest.traits import Seen, core, seen, units
from repurpose.digest.turns import label_of, leaning, stretches
from repurpose.model import Article, Person, Quote, Span, Turn
from repurpose.text.mend import printed, side_by_side, words_of
from repurpose.text.sentences import sentences

PER_TURN: Final = 8  # nobody prints more of one answer
MOST: Final = 240  # of one transcript, the best of them
WORTH_LISTING: Final = 0.38  # below this a sentence is small talk or hangs on the one before
_SHORTEST, _LONGEST = 12.0, 120.0  # units, see `traits.units`
_WINDOW: Final = 3  # consecutive sentences of one paragraph
_OPENS_RUN: Final = 0.35  # a sentence below this hangs on the one before, and so does a run that it opens
_GAIN: Final = (
    0.04  # how much better a run of sentences must be than the best sentence in it: short cards are read
)

_PAIRS: Final = (("「", "」"), ("『", "』"), ("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"), ("【", "】"))
_MARKED = re.compile(r"[「」『』“”（）()《》【】\"\[]")  # what has none of these is whole
_ASIDE = re.compile(
    r"[（(\[【](?:編按|编按|編註|编注|譯註|译注|ed\.|editor)",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"[（(\[【](?:笑|大笑|苦笑|微笑|沉默|停頓|停顿|嘆氣|叹气|點頭|点头|搖頭|摇头|鼓掌|拍手|laugh|chuckl|giggl|applause|music|crosstalk|"
    r"inaudible|pause|sigh|cough|cheer|cries|crying|smil|grin|silence|nods|nodding|shrug|gestur|horn|phone|knock)[^)\]）】\n]{0,25}[)\]）】]",
    re.IGNORECASE,
)
_ENDINGS = (".", "!", "?", "…", "。", "！", "？", "”", "」", '"')
_ADVERT = re.compile(
    r"\b(?:brought to you by|our sponsors?\b|today[’']s sponsor|(?:promo|discount|coupon) code|use (?:the )?code [A-Z]{3}|for sponsoring)"
)
_ADVERT_PARTS = ("sponsor", "brought to you by", " code")  # one of them is in whatever this finds
_RELAYS = re.compile(
    r"(?:很多|有些|有的|不少|許多|许多|大多數|大多数)?(?:人[們们]?|網友|网友|媒體|媒体|外界|業界|业界|[他她][們们]?的?(?:典型)?想法|反對意見|反对意见|[他她][們们]?)"
    r"[^，。：:]{0,6}(?:說|说|問|问|認為|认为|覺得|觉得|明顯|明显|是)?[，：:]?[「“\"『]"
    r"|(?i:(?:people|they|critics|some|he|she|somebody|someone)\s(?:\w+\s){0,2}(?:say|says|said|ask|asked|think|told)\b[^\"“]{0,24}[\"“])"
)


@dataclasses.dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    start: int
    end: int
    score: float
    seen: Seen | None = None  # where what is seen of the sentence behind can be added to it


@dataclasses.dataclass(frozen=True, slots=True)
class _Page:
    """An article that quotations are taken from, with what its author writes twice and lifted out of it."""

    article: Article
    words: frozenset[str]
    repeated: Lifted

    @classmethod
    def of(cls, article: Article) -> _Page:
        return cls(article, words_of(article.text), Lifted.of(article))

    def candidate(self, start: int, end: int) -> _Candidate | None:
        """A sentence or a run of sentences, where it is as long as a card and whole."""
        raw = self.article.text[start:end]
        if not (_SHORTEST <= units(raw) <= _LONGEST and _whole(raw)):
            return None
        passage = seen(printed(raw, self.words))
        return self._worth(start, end, passage, adds="*" not in raw and sealed(passage))

    def longer(
        self, run: _Candidate | None, following: _Candidate | None, start: int, end: int
    ) -> _Candidate | None:
        """A run of sentences from `start` to `end`, by what is known of all but the last and of the last."""
        if not (run and following and run.seen and following.seen):
            return self.candidate(start, end)
        raw = self.article.text[start:end]
        if not (units(raw) <= _LONGEST and _whole(raw)):
            return None
        text = side_by_side(run.text, self.article.text[run.end : following.start], following.text)
        passage = added(text, run.seen, following.seen) if text else None
        return self._worth(start, end, passage, adds=True) if passage else self.candidate(start, end)

    def _worth(self, start: int, end: int, passage: Seen, *, adds: bool) -> _Candidate:
        lifted = self.repeated.share(passage.text)
        worth = weighed(passage, language=self.article.language, lifted=lifted)
        return _Candidate(passage.text, start, end, worth, passage if adds else None)


def spoken(article: Article, turns: Sequence[Turn], people: Sequence[Person] = ()) -> tuple[Quote, ...]:
    """The best quotations of a transcript in the order of the file, none overlapping another; each its own utterance.

    `turns` are those of `digest.turns.turns(article)`. At most `PER_TURN` come from one turn and `MOST` in all. A label
    without a name (`A`, `嘉賓`) stands for the guest where the title names one of `people` and no other, and else
    gives a quotation without speaker. `utterance` counts from 0.
    """
    asking = hosts(article, turns)
    page = _Page.of(article)
    found: list[tuple[_Candidate, Turn]] = []
    for turn in turns:
        if turn.speaker not in asking:
            found += [(best, turn) for best in _best(page, turn)]
    found.sort(key=lambda pair: (-pair[0].score, pair[0].start))
    kept = sorted(found[:MOST], key=lambda pair: pair[0].start)
    said_by = _speakers(article, turns, people, [turn for _, turn in kept])
    return tuple(
        Quote(best.text, best.start, best.end, *said_by[turn], utterance, best.score)
        for utterance, (best, turn) in enumerate(kept)
    )


def _speakers(
    article: Article, turns: Sequence[Turn], people: Sequence[Person], quoted: Iterable[Turn]
) -> dict[Turn, tuple[str | None, Span | None]]:
    """For each turn that is quoted, who speaks there and where the file says so."""
    labelled = bool(opening(article))
    unnamed = guest(article, turns, people)
    return {
        turn: (
            turn.speaker if named(turn.speaker) else unnamed if answers(turn.speaker) else None,
            label_of(article, turn) if labelled else _introduced(article, turns[0], turn.speaker),
        )
        for turn in dict.fromkeys(quoted)
    }


def _introduced(article: Article, first: Turn, name: str) -> Span | None:
    """Where the introduction names who answers, in an interview without labels."""
    at = article.text.find(name, article.body_start, first.start)
    return Span(at, at + len(name)) if at >= 0 and named(name) else None


def _best(page: _Page, turn: Turn) -> list[_Candidate]:
    """The best passages of one turn that do not overlap, in the order of the file."""
    candidates = []
    for stretch in _own(page.article, turn):
        candidates += _candidates(page, stretch)
    candidates.sort(key=lambda c: (-c.score, c.start))
    chosen: list[_Candidate] = []
    for candidate in candidates:
        if len(chosen) == PER_TURN:
            break
        if all(candidate.end <= c.start or c.end <= candidate.start for c in chosen):
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)


def _own(article: Article, turn: Turn) -> list[Span]:
    """The stretches of a turn that are its speaker's: no paragraph of the page's in italics, nothing from an advert on."""
    kept: list[Span] = []
    for stretch in stretches(article, turn):
        if _advertises(article.text[stretch.start : stretch.end]):
            break
        if not kept or not leaning(article.text, stretch.start, stretch.end):
            kept += _between_directions(article.text, stretch)
    return kept


def _advertises(passage: str) -> bool:
    return holds(passage, _ADVERT_PARTS) and _ADVERT.search(passage) is not None


def _between_directions(text: str, stretch: Span) -> Iterator[Span]:
    """A stretch parted where a stage direction stands between two sentences: `A lamp cannot. [laughs] I know.`"""
    start = stretch.start
    for direction in _DIRECTION.finditer(text, stretch.start, stretch.end):
        said = text[start : direction.start()].rstrip(" *_")
        if said and not said.endswith(_ENDINGS):
            continue
        if said.strip():
            yield Span(start, start + len(said))
        start = direction.end()
        while start < stretch.end and text[start].isspace():
            start += 1
    if start < stretch.end:
        yield Span(start, stretch.end)


def _candidates(page: _Page, stretch: Span) -> list[_Candidate]:
    """Single sentences that score, and runs of sentences that score clearly better than each of their own."""
    text = page.article.text
    spans = sentences(text, stretch.start, stretch.end, page.article.language)
    single = [page.candidate(span.start, span.end) for span in spans]
    found = [candidate for candidate in single if candidate]
    for first, span in enumerate(spans):
        longer = own = single[first]
        if own.score < _OPENS_RUN if own else not _short_claim(text[span.start : span.end]):
            continue
        best = own.score if own else 0.0
        for last in range(first + 1, min(first + _WINDOW, len(spans))):
            own = single[last]
            longer = page.longer(longer, own, span.start, spans[last].end)
            if not longer:
                break
            best = max(best, own.score if own else 0.0)
            if longer.score >= best + _GAIN:
                found.append(longer)
    return [candidate for candidate in found if candidate.score >= WORTH_LISTING]


def _short_claim(sentence: str) -> bool:
    """Whether a sentence too short for a card may open one with the next: `樹不會騙人。` may, `是的。` may not."""
    return 5 <= units(sentence) < _SHORTEST and core(sentence + "x") == sentence + "x"


def _whole(passage: str) -> bool:
    """Whether a passage closes what it opens, and is the speaker's own: no aside, nothing handed on."""
    if not _MARKED.search(passage):
        return True
    if any(passage.count(left) != passage.count(right) for left, right in _PAIRS) or passage.count('"') % 2:
        return False
    return not (_ASIDE.search(passage) or _DIRECTION.search(passage) or _RELAYS.match(passage.lstrip("*")))
