"""Which marked passages of a narrative article are somebody's speech, whose, and which of them are one utterance.

A passage is speech only where the language says so: a clause of saying before or after it, a colon after a person, a
block of its own, or a full sentence in marks where somebody is being spoken of. Terms, titles, prompts, imagined,
denied and generic speech stay out, and so does whatever is doubtful: precision comes first.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from repurpose.digest import clauses, leads, speakers, tails
from repurpose.digest.around import around
from repurpose.digest.attribution import NOBODY, UNCLEAR, Attribution
from repurpose.digest.people import Cast, cast
from repurpose.digest.places import (
    SHORTEST,
    Place,
    is_open,
    is_sentence,
    length,
    places,
)
from repurpose.digest.scene import Scene, scene
from repurpose.model import Article, BlockKind
from repurpose.text.mend import printed
from repurpose.text.scripts import simplified

_BARE = re.compile(r"\s+|\*\*")
_QUESTION = re.compile(r"[？?][*\s]*$")
_IN_SENTENCE = re.compile(
    r"(?:的|之|这[个种样类些]|那[个种样类些]|是(?!的)|不是|、|和|与|或|变成|成为|（|\()"
)
_HANGS = re.compile(
    r"这|那|它|他|她|此|但|而|所以|因此|就|也|才|却|并|不管|无论|因为|(?i:it|this|that|and|but|so|then|because)\b"
)
_CONDITION = re.compile(r"如果|假如|假设|只要|除非|要是|即使|虽然|当|若|一旦|(?i:if|when|unless|once)\b")
_MARGIN = 100  # characters around a passage that fills its block: emphasis marks and a signature
_CLAUSE, _LONG_CLAUSE = (
    40,
    80,
)  # characters of what stands between two halves; more after a comma inside the marks
_LONG_ENOUGH = 16  # characters of a full sentence that is speech though two persons could have said it
_LONG_QUESTION = 24  # characters; a shorter question without a speaker is mostly the author's own


@dataclasses.dataclass(frozen=True, slots=True)
class Speech:
    """A passage found to be speech, without its marks. `utterance` numbers utterances from 0 in the order of the file."""

    start: int
    end: int
    attribution: Attribution
    utterance: int


def speech(article: Article, who: Cast | None = None) -> list[Speech]:
    """The passages of `article` that somebody said, in order, without their marks. Spans do not overlap."""
    judged = [place for place in judge(article, who or cast(article)) if place.verdict]
    return _numbered(article, _without_echoes(article, judged))


def judge(article: Article, who: Cast) -> list[Place]:
    """Every marked passage with its verdict and speaker."""
    found = places(article)
    stage = scene(article, who, [place.outer for place in found])
    for before, place in zip([None, *found], found, strict=False):
        _judge(stage, place)
        if place.bare and before is not None and before.bare and before.block == place.block - 1:
            place.verdict, place.attribution = before.verdict, before.attribution  # its next paragraph
    return found


def said(article: Article, passage: Speech) -> str:
    """The printed text of a passage."""
    return printed(article.text[passage.start : passage.end])


# ---------------------------------------------------------------- judging


def _judge(stage: Scene, place: Place) -> None:
    text = stage.text[place.mark.start : place.mark.end]
    lead = stage.plain[place.lead[0] : place.lead[1]]
    if clauses.COLON.search(lead) and (
        leads.is_supposed(stage, place) or clauses.UNSAID.search(clauses.bare(lead))
    ):
        return
    if clauses.machine_replies(stage.plain[place.tail[0] : min(place.tail[1], place.tail[0] + _MARGIN)]):
        return
    if clauses.held_at_large(stage.plain[place.mark.outer_end : place.mark.outer_end + _MARGIN]) and not (
        clauses.SAYS.search(lead)
    ):
        return
    if clauses.is_title(text):
        return
    if place.bare and not leads.introduces(stage, place) and speakers.signed(stage, place) is None:
        return
    told = tails.told(stage, place)
    if stage.blocks[place.block].kind is BlockKind.QUOTE and _fills_block(stage, place):
        verdict, attribution = "block", _of_block(stage, place)
    elif _goes_on(stage, place):
        assert place.previous is not None  # noqa: S101  that is what going on means
        verdict, attribution = "split", place.previous.attribution
    elif leads.is_led(stage, place, text):
        verdict, attribution = "led", speakers.before(stage, place)
    elif clauses.COLON.search(lead) and clauses.bare(lead):
        return  # a colon that announces no speech
    elif told is not None:
        verdict, attribution = "tailed", told
    elif _is_alone(stage, place, text):
        verdict, attribution = "alone", around(stage, place)
    else:
        return
    if not place.commentary or _worth_repeating(verdict, attribution, text):
        place.verdict, place.attribution = verdict, attribution


def _worth_repeating(verdict: str, attribution: Attribution, text: str) -> bool:
    """In the author's remarks only what a named person is said to say, in full sentences, is a quotation."""
    return verdict != "alone" and attribution.who is not None and is_sentence(text)


def _of_block(stage: Scene, place: Place) -> Attribution:
    """The speaker of a block quote: by its signature, by the sentence that announces it, or who is being spoken of."""
    signed = speakers.signed(stage, place)
    if signed is not None:
        return signed
    lead = stage.plain[place.lead[0] : place.lead[1]]
    led = speakers.before(stage, place) if clauses.COLON.search(lead) else NOBODY
    if place.bare:  # a letter that the sentence before gives to nobody
        told = led.evidence is not None and led.evidence.start >= place.lead[0]
        return led if told else NOBODY
    return led if led.speaker or led.explicit else around(stage, place)


def _fills_block(stage: Scene, place: Place) -> bool:
    """Whether nothing but emphasis marks and a signature stands around the passage in its block."""
    block, (start, end) = stage.blocks[place.block], place.outer
    if start - block.start > _MARGIN or block.end - end > _MARGIN:
        return False
    around = stage.text[block.start : start] + stage.text[end : block.end]
    return not re.sub(r"[\s*_>]+|[—–-]{1,2}[^。！？\n]{0,60}$", "", around)


def _goes_on(stage: Scene, place: Place) -> bool:
    """Whether the passage is the second half of the one before: only a clause of saying stands between."""
    previous = place.previous
    if previous is None or previous.verdict not in ("tailed", "split"):
        return False
    if place.mark.outer_start - previous.mark.outer_end > _MARGIN:
        return False
    between = stage.plain[previous.mark.outer_end : place.mark.outer_start]
    if previous.verdict == "split":
        return not between.strip()
    most = _LONG_CLAUSE if is_open(stage.text[previous.mark.start : previous.mark.end]) else _CLAUSE
    return bool(re.fullmatch(rf"[\s*_]*[，,]?[^。！？：:\n]{{1,{most}}}[。，,.]?[\s*_]*", between))


def _is_alone(stage: Scene, place: Place, text: str) -> bool:
    """Whether a passage without a clause is speech: a full sentence where somebody is being spoken of."""
    lead = stage.plain[place.lead[0] : place.lead[1]]
    if not is_sentence(text) or lead.strip(" \t*_"):
        return False
    if _IN_SENTENCE.match(
        stage.plain[place.tail[0] : min(place.tail[1], place.tail[0] + _MARGIN)].lstrip(" *_")
    ):
        return False
    if clauses.prompts(_sentence_before(stage, place)):
        return False
    if _QUESTION.search(text) and clauses.answers(stage.plain[place.tail[0] : place.tail[1]]):
        return False
    found = around(stage, place)
    if _fills_block(stage, place) and _in_dialogue(stage, place, text) and not found.explicit:
        return False
    if _QUESTION.search(text) and not _fills_block(stage, place):
        return found.who is not None and length(text) >= _LONG_QUESTION and not place.commentary
    if _fills_block(stage, place):
        return found.who is not None or found.explicit or (found is UNCLEAR and not _QUESTION.search(text))
    if found is UNCLEAR:
        return length(text) >= _LONG_ENOUGH and not place.commentary
    return found.who is not None and not place.commentary


def _in_dialogue(stage: Scene, place: Place, text: str) -> bool:
    """Whether lines in marks follow each other, questions among them: a retold dialogue, and nobody says who speaks."""
    near = [
        b
        for b in stage.blocks[max(0, place.block - 1) : place.block + 2]
        if b.start != stage.blocks[place.block].start
    ]
    lines = [stage.text[b.start : b.end].strip(" *_>\n") for b in near if b.end - b.start < 4 * _MARGIN]
    others = [
        line for line in lines if line[:1] in '「“"' and line[-1:] in '」”"' and line.count(line[-1]) == 1
    ]
    return bool(others) and any(_QUESTION.search(line.rstrip('」”"')) for line in (*others, text))


def _sentence_before(stage: Scene, place: Place) -> str:
    index = stage.sentence_at(place.mark.outer_start)
    while index >= 0 and stage.sentences[index].start >= place.mark.outer_start:
        index -= 1
    sentence = stage.sentences[index] if index >= 0 else None
    if sentence is None or sentence.block != place.block or sentence.end > place.mark.outer_start:
        index -= 1
        sentence = stage.sentences[index] if index >= 0 else None
    return (
        ""
        if sentence is None or sentence.block != place.block
        else stage.plain[sentence.start : sentence.end]
    )


# ---------------------------------------------------------------- numbering


def _without_echoes(article: Article, found: Sequence[Place]) -> list[Place]:
    """Leave out what was quoted before in the same words."""
    seen: dict[str, list[str]] = {}  # the first characters of every stretch of a passage → the passages
    kept = []
    for place in found:
        words = _BARE.sub("", simplified(article.text[place.mark.start : place.mark.end])).strip(
            "。，,.！!？?…"
        )
        if place.verdict == "split" or not any(
            words in earlier for earlier in seen.get(words[:SHORTEST], ())
        ):
            kept.append(place)
            for gram in {words[i : i + SHORTEST] for i in range(max(1, len(words) - SHORTEST + 1))}:
                seen.setdefault(gram, []).append(words)
    return kept


def _numbered(article: Article, found: Sequence[Place]) -> list[Speech]:
    made: list[Speech] = []
    number = -1
    for place in found:
        number += place.verdict != "split" or number < 0
        made.append(Speech(*trimmed(article.text, place), place.attribution, number))
    groups = (list(halves) for _, halves in itertools.groupby(made, key=lambda half: half.utterance))
    return [half for halves in groups for half in _long_enough(article, halves)]


def _long_enough(article: Article, halves: Sequence[Speech]) -> Iterator[Speech]:
    """The halves of one utterance without those too short to say anything that the others do not say alone."""
    texts = [simplified(article.text[half.start : half.end]) for half in halves]
    whole = sum(map(length, texts)) >= SHORTEST and len(texts) > 1
    for i, (half, text) in enumerate(zip(halves, texts, strict=True)):
        begins = i + 1 < len(texts) and (_HANGS.match(texts[i + 1]) or _CONDITION.match(text))
        ends = i and texts[i - 1].endswith(("，", ",", "—"))
        if length(text) >= SHORTEST or (whole and text and (begins or ends)):
            yield half


def trimmed(text: str, place: Place) -> tuple[int, int]:
    """The span of a passage without white space and emphasis marks at its ends."""
    start, end = place.mark.start, place.mark.end
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return start, end
