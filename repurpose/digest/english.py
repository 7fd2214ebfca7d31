"""Which marked passages of an English narrative article are somebody's speech, and whose. Pure.

A passage is speech where a clause of saying stands before, after or inside it, where a name is signed under it, or
where a whole sentence in marks follows somebody's being spoken of. Terms, titles, signs, imagined and denied speech
stay out. Where the text does not say clearly who spoke, the speaker is None.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest import english_clauses as clauses
from repurpose.digest import english_marks, english_scene
from repurpose.digest.attribution import NOBODY, Attribution
from repurpose.digest.english_marks import Passage
from repurpose.digest.english_places import (
    LONGEST_CLAUSE,
    WORD,
    Place,
    announcement,
    fills_block,
    lead_of,
    places_of,
    tail_of,
)
from repurpose.digest.english_scene import NAME, Scene
from repurpose.digest.english_speakers import around, attributed, known
from repurpose.digest.people import Cast
from repurpose.digest.quotes import Speech
from repurpose.model import PROSE, Article, Block, BlockKind

_STOPPED = re.compile(r"[.!?…][)’'*_]*$")
_SHORTEST = 8  # characters without white space, as for Chinese
_SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "and",
        "in",
        "on",
        "for",
        "to",
        "with",
        "at",
        "by",
        "from",
        "or",
        "is",
        "as",
        "it",
    )
)


def speech(article: Article, cast: Cast) -> list[Speech]:
    """The passages of `article` that somebody said, in order, without their marks. Spans do not overlap."""
    found = english_marks.passages(article)
    stage = english_scene.scene(article, cast, found)
    places = places_of(article, found)
    for place in places:
        _judge(stage, place)
    _carry(places)
    return _numbered(article, _without_echoes([*places, *_blocks(stage, found)]))


# ---------------------------------------------------------------- judging


def _judge(stage: Scene, place: Place) -> None:
    lead, tail = lead_of(stage, place), tail_of(stage, place)
    if _is_term(place, lead):
        return
    if place.passage.resumes:
        place.how = "resumed"
        said = clauses.after(tail, place.text)
        place.attribution = (
            attributed(stage, place, said, place.tail[0]) if said and said.kind == "said" else NOBODY
        )
        return
    said = clauses.before(lead, place.text)
    if said is not None and said.kind == "supposed":
        return
    if said is not None:
        place.how = "led"
        place.attribution = attributed(stage, place, said, place.lead[1] - len(lead))
        place.same = _is_second_half(stage, place) and _one_speaker(place, place.attribution)
        return
    after = clauses.after(tail, place.text)
    if after is not None and after.kind == "supposed":
        return
    own = attributed(stage, place, after, place.tail[0]) if after is not None else NOBODY
    if _is_second_half(stage, place) and not (own.explicit and not _one_speaker(place, own)):
        place.how, place.same = "half", True
        place.attribution = place.previous.attribution if place.previous else NOBODY
    elif after is not None:
        place.how, place.attribution = "tailed", own
    elif (signed := _signed_below(stage, place)) is not None:
        place.how, place.attribution = "signed", signed
    elif (beat := _beat(stage, place, tail)) is not None:
        place.how, place.attribution = "tailed", beat
    elif _stands_alone(stage, place, lead):
        found = around(stage, place)
        if found.speaker or fills_block(stage, place):
            place.how, place.attribution = "alone", found


def _is_term(place: Place, lead: str) -> bool:
    """Whether a passage is a word, a title or what is written on a thing, and no speech."""
    words = WORD.findall(place.text)
    if place.passage.resumes or place.passage.goes_on:
        return False
    if not words or len(re.sub(r"\s", "", place.text)) < _SHORTEST:
        return not (
            words and place.text.rstrip("*_ ")[-1:] in tuple(",.?!—")
        )  # “No,” she said. “Never again.”
    long = [w for w in words if w.lower() not in _SMALL]
    titled = len(words) > 1 and len(long) > 1 and all(w[0].isupper() or w[0].isdigit() for w in long)
    return (titled and not place.text.endswith((".", "!", "?"))) or clauses.names_a_thing(lead)


def _is_second_half(stage: Scene, place: Place) -> bool:
    """Whether only one clause of saying stands between a passage and the one before it."""
    if place.previous is None or place.previous.how not in ("tailed", "half"):
        return False
    between = stage.plain[place.previous.passage.outer_end : place.passage.outer_start].strip()
    if not between:
        return place.previous.how == "half"
    inner = re.sub(r"(?:Dr|Mr|Ms|Mrs|St)\.", "", between[:-1])
    return len(between) <= 220 and between[-1] in ".,:;—–" and not re.search(r"[.!?]\s", inner)


def _signed_below(stage: Scene, place: Place) -> Attribution | None:
    """The name that stands after a dash in the line below a passage that fills its paragraph."""
    blocks, number = stage.article.blocks, place.passage.block + 1
    if number >= len(blocks) or not fills_block(stage, place) or blocks[number].kind not in PROSE:
        return None
    start = blocks[number].start
    said = clauses.signature(stage.plain[start : min(blocks[number].end, start + LONGEST_CLAUSE)])
    return None if said is None else attributed(stage, place, said, start)


def _one_speaker(place: Place, attribution: Attribution) -> bool:
    return place.previous is not None and place.previous.attribution.who == attribution.who


def _beat(stage: Scene, place: Place, tail: str) -> Attribution | None:
    """“A.” She laughed. “B.”: what somebody does between two passages of a paragraph names the speaker."""
    if place.tail[1] >= stage.article.blocks[place.passage.block].end or lead_of(stage, place).strip():
        return None
    match = clauses.BEAT.fullmatch(tail)
    if match is None or not _STOPPED.search(place.text):
        return None
    return attributed(
        stage, place, clauses.Said("said", match.start("subject"), match.end("subject")), place.tail[0]
    )


def _stands_alone(stage: Scene, place: Place, lead: str) -> bool:
    """Whether a passage without a clause is a whole sentence, and none of the narration runs into it or out of it."""
    words = WORD.findall(place.text)
    if len(words) < 4 or not place.text.lstrip("*_([…")[:1].isupper() or not _STOPPED.search(place.text):
        return False
    if lead.strip() or stage.plain[place.tail[0] : place.tail[1]].lstrip(" *_")[:1].islower():
        return False
    before = stage.before(place.passage.outer_start, 1)
    told = stage.plain[before[0].start : before[0].end] if before else ""
    return not clauses.SUPPOSES.search(told)


# ---------------------------------------------------------------- block quotes


def _blocks(stage: Scene, found: Sequence[Passage]) -> list[Place]:
    """Block quotes without marks, where a name is signed under them or a clause of saying leads to them."""
    marked = {p.block for p in found}
    made: list[Place] = []
    blocks = stage.article.blocks
    number = 0
    while number < len(blocks):
        last = number
        while (
            blocks[last].kind is BlockKind.QUOTE
            and last + 1 < len(blocks)
            and _adjoins(stage.article, blocks[last], blocks[last + 1])
        ):
            last += 1
        if blocks[number].kind is BlockKind.QUOTE:
            made += _block_quote(stage, number, last, marked)
        number = last + 1
    return made


def _adjoins(article: Article, first: Block, second: Block) -> bool:
    return second.kind is BlockKind.QUOTE and "\n\n" not in article.text[first.end : second.start].replace(
        "\r", ""
    )


def _block_quote(stage: Scene, first: int, last: int, marked: set[int]) -> list[Place]:
    blocks, plain = stage.article.blocks, stage.plain
    if any(n in marked for n in range(first, last + 1)):
        return []
    signature = clauses.SIGNED.search(plain, blocks[first].start, blocks[last].end)
    attribution: Attribution | None = None
    if signature:
        at = plain.find(NAME, signature.start("who"), signature.end())
        named = re.compile(f"{NAME}+").match(plain, at) if at >= 0 else None
        attribution = (
            known(stage, stage.named(at), at, named.end())
            if named
            else dataclasses.replace(NOBODY, explicit=True)
        )
    ends = signature.start() if signature else blocks[last].end
    passages = [
        Passage(b.start, min(b.end, ends), b.start, min(b.end, ends), n)
        for n, b in enumerate(blocks[first : last + 1], first) if b.start < ends
    ]  # fmt: skip
    places = [
        Place(p, stage.article.text[p.start : p.end].strip(), (p.start, p.start), (p.end, p.end), None)
        for p in passages
    ]
    if attribution is None and places:
        places[0].lead = announcement(stage.article, first) or places[0].lead
        lead = lead_of(stage, places[0])
        said = clauses.before(lead, places[0].text) if lead.strip() else None
        answers = _answer(stage, first) if said is None else None
        if answers is None and (said is None or said.kind == "supposed"):
            return []
        if said is None:
            attribution = answers
        else:
            attribution = attributed(stage, places[0], said, places[0].lead[1] - len(lead))
    for i, place in enumerate(places):
        place.how, place.attribution, place.same = "block", attribution or NOBODY, i > 0
    return places


_ASKED_BELOW = re.compile(r"[?？]\W*\Z")
_SPOKEN_OF = re.compile(
    r"\b(?:repl(?:y|ies|ied)|wrote|writes|answer\w*|told|tells|said|says|asked|letter|passage|note|quot\w+|copied)\b|:\W*\Z"
)


def _answer(stage: Scene, number: int) -> Attribution | None:
    """A block quote under a heading that asks answers it, where the article puts several questions to one person."""
    blocks, text = stage.article.blocks, stage.article.text
    asking = [
        n
        for n, b in enumerate(blocks)
        if b.kind is BlockKind.HEADING and _ASKED_BELOW.search(text[b.start : b.end])
    ]
    above = max((n for n in range(number) if blocks[n].kind is BlockKind.HEADING), default=-1)
    if len(asking) < _QUESTIONS or above not in asking or not stage.cast.people:
        return None
    told = next(
        (
            b
            for b in reversed(blocks[above + 1 : number])
            if b.kind in PROSE and b.kind is not BlockKind.QUOTE
        ),
        None,
    )
    if told is not None and _SPOKEN_OF.search(stage.plain, max(told.start, told.end - 200), told.end):
        return None
    asked = [m for m in stage.cast.mentions if m.start < blocks[asking[0]].start]
    replies = [m for m in asked if _REPLIES.match(stage.plain, m.end)]
    if len({m.who for m in replies}) != 1:
        return None
    return known(stage, replies[0].who, replies[0].start, replies[0].end)


_QUESTIONS = 2
_REPLIES = re.compile(r" (?:has )?(?:replied|answered|responded|wrote back|agreed|took|sent)\b")


# ---------------------------------------------------------------- numbering


def _carry(places: Sequence[Place]) -> None:
    """A quotation of several paragraphs has one speaker: the one whom the clause at its first or last paragraph names."""
    chain: list[Place] = []
    for place in places:
        if not place.passage.resumes:
            _settle(chain)
            chain = []
        if place.passage.goes_on or place.passage.resumes:
            place.same = place.same or place.passage.resumes
            chain.append(place)
    _settle(chain)


def _settle(chain: Sequence[Place]) -> None:
    known = next((p for p in chain if p.attribution.speaker), None)
    said = any(p.how not in ("", "resumed") for p in chain) or known is not None
    for place in chain:
        place.how = "long" if said or len(chain) > 1 else ""
        place.attribution = known.attribution if known else place.attribution


def _without_echoes(places: Sequence[Place]) -> list[Place]:
    """What was quoted before in the same words is left out: a line set apart to be noticed repeats the text."""
    seen: set[str] = set()
    kept = []
    for place in sorted((p for p in places if p.how), key=lambda p: p.passage.start):
        words = " ".join(WORD.findall(place.text.lower()))
        if words not in seen:
            kept.append(place)
        seen.add(words)
    return kept


def _numbered(article: Article, kept: Sequence[Place]) -> list[Speech]:
    made: list[Speech] = []
    number = -1
    for place in kept:
        number += not (place.same and number >= 0)
        start, end = place.passage.start, place.passage.end
        while start < end and (article.text[start].isspace() or article.text[start] in "*_"):
            start += 1
        while end > start and (article.text[end - 1].isspace() or article.text[end - 1] in "*_"):
            end -= 1
        if end - start >= _SHORTEST:
            made.append(Speech(start, end, place.attribution, number))
    return made
