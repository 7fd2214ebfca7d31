"""Whose words an English passage is: by the clause at it, or by who is being spoken of. Pure.

Where the text does not say it clearly, the speaker is None: a wrong name is worse than no name.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from repurpose.digest import english_clauses as clauses
from repurpose.digest import english_scene
from repurpose.digest import english_words as en
from repurpose.digest.attribution import NOBODY, SOMEBODY, Attribution
from repurpose.digest.english_places import Place, fills_block
from repurpose.digest.english_scene import Scene, Sentence
from repurpose.digest.english_words import NAME
from repurpose.digest.people import Cast
from repurpose.model import Span


def attributed(stage: Scene, place: Place, said: clauses.Said, base: int) -> Attribution:
    """The person whom a clause names; `base` is the offset of the clause in the text."""
    if said.start < 0:
        return around(stage, place) if said.kind == "around" else SOMEBODY
    start, end = base + said.start, base + said.end
    words = stage.plain[start:end]
    at = words.find(NAME)
    if at >= 0:
        begin = start + at
        finish = begin + len(re.match(f"{NAME}+", words[at:]).group())  # type: ignore[union-attr]
        if words[finish - start :].startswith(("'s", "’s")) and said.kind != "whose":
            return SOMEBODY  # Okafor’s deputy
        return known(stage, stage.named(begin), begin, finish)
    word = words.lower().split(" ")[0] if words else ""
    if word in ("he", "she", "they", "his", "her", "their"):
        subject = {"his": "he", "her": "she", "their": "they"}.get(word, word)
        if " " in words.strip() and said.kind != "whose":
            return SOMEBODY  # her mentor
        who = _by_clause(stage, subject, base, start) if base < start else None
        near = _near(stage, place, start)
        who = who if who is not None else english_scene.pronoun(stage, subject, near, place.passage.block)
        return known(stage, who, start, start + len(words.split(" ")[0]))
    return known(stage, _holder(words, stage.cast, _active(stage, place)), start, end)


def _by_clause(stage: Scene, word: str, base: int, start: int) -> int | None:
    """`When Okafor heard this, she said`: the name earlier in the same sentence, where it is the only one that fits."""
    gender = {"she": "f", "he": "m"}.get(word)
    names = [m.start() + base for m in re.finditer(f"{NAME}+", stage.plain[base:start])]
    fits = {
        w for w in map(stage.named, names) if w is not None and stage.cast.people[w].gender in (gender, None)
    }
    sentence = stage.sentences[max(0, bisect.bisect_right(stage.starts, start) - 1)]
    asks = sentence.asks and sentence.start <= base + 3
    return fits.pop() if len(fits) == 1 and gender and not asks else None


def _near(stage: Scene, place: Place, start: int) -> list[Sentence]:
    return stage.before(min(start, place.passage.outer_start) if start > place.passage.outer_start else start)


def known(stage: Scene, who: int | None, start: int, end: int) -> Attribution:
    """A person of the cast by index, with the span that names or refers to them; nobody where the index is None."""
    if who is None:
        return SOMEBODY
    return Attribution(stage.cast.people[who].name, Span(start, end), who, explicit=True)


def _active(stage: Scene, place: Place) -> int | None:
    for sentence in stage.before(place.passage.outer_start, 4):
        if sentence.about is not None and not sentence.asks:
            return sentence.about
    return None


def around(stage: Scene, place: Place) -> Attribution:
    """The speaker of a passage without a clause: who spoke before in this paragraph, or whom the sentence before is about."""
    near = stage.before(place.passage.outer_start, 3)
    pointed = _pointed(stage, place)
    if not near or pointed.explicit:
        return pointed
    last = near[0]
    previous = place.previous
    if previous and previous.how and previous.attribution.who is not None:
        between = [s for s in near if s.start >= previous.passage.outer_end]
        if all(s.about in (None, previous.attribution.who) for s in between):
            return previous.attribution
    if last.block < place.passage.block - 1 or (previous and not previous.how):
        return NOBODY
    if last.asks:
        return _asked(stage, last, near[1:])
    if last.about is None or last.by is None or _spoke_before(stage, last, place):
        return NOBODY
    return Attribution(stage.cast.people[last.about].name, Span(last.by.start, last.by.end), last.about)


def _spoke_before(stage: Scene, last: Sentence, place: Place) -> bool:
    """Whether the sentence before is the clause of another quotation, after which somebody else may speak."""
    block = stage.article.blocks[last.block]
    return last.block != place.passage.block and any(
        mark in stage.article.text[block.start : block.end] for mark in '“"'
    )


def _asked(stage: Scene, asking: Sentence, earlier: Sequence[Sentence]) -> Attribution:
    """Who answers: the person whom the question is put to."""
    for figure in asking.figures:
        if figure.who is not None and not figure.subject and figure.who != asking.about:
            return Attribution(stage.cast.people[figure.who].name, Span(figure.start, figure.end), figure.who)
    hosted = asking.about is not None and asking.about == stage.cast.host
    for sentence in earlier:
        if hosted and sentence.about is not None and sentence.by and sentence.about != asking.about:
            return Attribution(
                stage.cast.people[sentence.about].name,
                Span(sentence.by.start, sentence.by.end),
                sentence.about,
            )
    return NOBODY


def _pointed(stage: Scene, place: Place) -> Attribution:
    """“…” The line is Okafor’s: the sentence after a passage that fills its paragraph points back at it."""
    if not fills_block(stage, place):
        return NOBODY
    index = bisect.bisect_left(stage.starts, place.passage.outer_end)
    following = stage.sentences[index] if index < len(stage.sentences) else None
    if following is None or following.block > place.passage.block + 1:
        return NOBODY
    match = clauses.POINTS_BACK.match(stage.plain[following.start : following.end])
    if match is None:
        return NOBODY
    begin = following.start + match.start("who")
    return known(stage, stage.named(begin), begin, following.start + match.end("who"))


def _holder(phrase: str, cast: Cast, active: int | None) -> int | None:
    """The person whom an office means: `the founder` is who has that role, and no one else may have it."""
    words = re.findall(r"[A-Za-z-]+", phrase)
    if len(words) < 2 or words[0].lower() not in ("the", "this"):
        return None
    head = words[-1].lower()
    if head in en.HOST_HEADS:
        return cast.host
    if not en.is_office(head):
        return None
    stated = [
        i
        for i, p in enumerate(cast.people)
        if p.role and head in {w.lower() for w in re.findall(r"[A-Za-z-]+", p.role)}
    ]
    if stated:
        return stated[0] if len(stated) == 1 else active if active in stated else None
    guests = [i for i in range(len(cast.people)) if i != cast.host]
    return guests[0] if len(guests) == 1 and cast.people[guests[0]].role is None else None
