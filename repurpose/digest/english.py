"""Which marked passages of an English narrative article are somebody's speech, and whose. Pure.

A passage is speech where a clause of saying stands before, after or inside it, where a name is signed under it, or
where a whole sentence in marks follows somebody's being spoken of. Terms, titles, signs, imagined and denied speech
stay out. Where the text does not say clearly who spoke, the speaker is None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from repurpose.digest import (
    english_blocks,
    english_echoes,
    english_headed,
    english_lists,
    english_marks,
    english_scene,
    english_signatures,
    english_things,
)
from repurpose.digest import english_clauses as clauses
from repurpose.digest.attribution import NOBODY, SOMEBODY, Attribution
from repurpose.digest.english_places import (
    LONGEST_CLAUSE,
    WORD,
    Place,
    fills_block,
    lead_of,
    opens_block,
    places_of,
    tail_of,
)
from repurpose.digest.english_scene import Scene
from repurpose.digest.english_speakers import around, attributed
from repurpose.digest.people import Cast
from repurpose.digest.quotes import Speech
from repurpose.model import PROSE, Article

_STOPPED = re.compile(r"[.!?…][)’'”\"*_]*$")
_LONGEST_STEP = 320  # characters between the halves of a quotation: “A,” she said, putting down the … . “B.”
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
    whole = english_blocks.places(stage, found)
    taken = {place.passage.block for place in whole}
    places = places_of(stage, [passage for passage in found if passage.block not in taken])
    for place in places:
        _judge(stage, place)
    _carry(places)
    return _numbered(article, english_echoes.without([*places, *whole]))


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
    signed = _signed_behind(stage, place, tail)
    if signed is not None:
        place.how, place.attribution = "signed", signed
        return
    said = _announced(place, lead, tail) if place.listed else clauses.before(lead, place.text)
    if said is not None and said.kind == "supposed":
        if not _is_second_half(stage, place):
            return
        said = None  # “A,” he warned us before we began, “B.”
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
    elif (label := english_headed.labelled(stage, place)) is not None:
        place.how, place.attribution = "alone", label
    elif _stands_alone(stage, place, lead):
        headed = english_headed.speaker(stage, place.passage.block) if fills_block(stage, place) else None
        found = headed or around(stage, place)
        follows = place.previous is not None and bool(place.previous.how)
        fills = fills_block(stage, place) or english_lists.is_subject(lead)
        if found.speaker or follows or fills:
            place.how, place.attribution = "alone", found


def _announced(place: Place, lead: str, tail: str) -> clauses.Said | None:
    """Whose words the sentence that leads to a list announces, for an item that is nothing but a quotation."""
    if tail.strip(" *_.\n") and clauses.after(tail, place.text) is None:
        return None
    own = english_lists.whose(lead)
    return own or clauses.before(lead, place.text)


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
    return (titled and not place.text.endswith((".", "!", "?"))) or english_things.names_a_thing(lead)


def _is_second_half(stage: Scene, place: Place) -> bool:
    """Whether only one clause of saying stands between a passage and the one before it."""
    if place.previous is None or place.previous.how not in ("tailed", "half"):
        return False
    between = stage.plain[place.previous.passage.outer_end : place.passage.outer_start].strip()
    if not between:
        return place.previous.how == "half"
    inner = re.sub(r"(?:Dr|Mr|Ms|Mrs|St)\.", "", between[:-1])
    return len(between) <= _LONGEST_STEP and between[-1] in ".,:;—–" and not re.search(r"[.!?]\s", inner)


def _signed_behind(stage: Scene, place: Place, tail: str) -> Attribution | None:
    """The name that stands after a passage which is all else of its paragraph or list item."""
    if not opens_block(stage, place):
        return None
    who = english_signatures.of_known(tail)
    if who:
        return attributed(stage, place, clauses.Said("said", *who), place.tail[0])
    return SOMEBODY if english_signatures.of_other(tail) else None


def _signed_below(stage: Scene, place: Place) -> Attribution | None:
    """The name that stands after a dash in the line below a passage that fills its paragraph."""
    blocks, number = stage.article.blocks, place.passage.block + 1
    if number >= len(blocks) or not fills_block(stage, place) or blocks[number].kind not in PROSE:
        return None
    start = blocks[number].start
    line = stage.plain[start : min(blocks[number].end, start + LONGEST_CLAUSE)]
    who = english_signatures.of_known(line)
    return attributed(stage, place, clauses.Said("said", *who), start) if who else None


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
    if (lead.strip() and not place.listed and not english_lists.is_subject(lead)) or stage.plain[
        place.tail[0] : place.tail[1]
    ].lstrip(" *_")[:1].islower():
        return False
    before = stage.before(place.passage.outer_start, 1)
    told = stage.plain[before[0].start : before[0].end] if before else ""
    return not clauses.SUPPOSES.search(told)


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
