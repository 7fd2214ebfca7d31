"""Whose words a passage is, as far as one figure of the narration tells. Pure.

Where the text does not say it clearly, the speaker is None: a wrong name is worse than no name.
"""

from __future__ import annotations

import bisect
import dataclasses
from typing import TYPE_CHECKING

from repurpose.digest import words
from repurpose.digest.following import by_gender, resolve
from repurpose.digest.scene import Figure, Scene, Sentence
from repurpose.model import BlockKind, Span

if TYPE_CHECKING:
    from repurpose.digest.places import Place

_HOST_NAME = "主持人"


@dataclasses.dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker by printed name (None where unclear) and the span that names or refers to the speaker.

    `who` is an index into the cast; `explicit` says that a clause or a pointer at the passage tells of a speaker.
    """

    speaker: str | None
    evidence: Span | None
    who: int | None = None
    explicit: bool = False


NOBODY = Attribution(None, None)
SOMEBODY = Attribution(None, None, explicit=True)  # somebody without a name
UNCLEAR = Attribution(None, None)  # somebody is spoken of, and it is not clear who
_FARTHEST = 10  # sentences that are looked at backwards


def figures_in(scene: Scene, start: int, end: int) -> list[Figure]:
    """Everybody whom the narration of `[start, end)` mentions, in order."""
    found: list[Figure] = []
    for index in range(max(0, scene.sentence_at(start)), len(scene.sentences)):
        sentence = scene.sentences[index]
        if sentence.start >= end:
            break
        first = bisect.bisect_left(sentence.figures, start, key=lambda f: f.start)
        last = bisect.bisect_left(sentence.figures, end, key=lambda f: f.start)
        found += [f for f in sentence.figures[first:last] if f.end <= end]
    return found


def of_figure(scene: Scene, figure: Figure, fallback: int | None, named_in: int = -1) -> Attribution:
    evidence = Span(figure.start, figure.end)
    if figure.kind in ("kin", "stranger"):
        return SOMEBODY
    if figure.word in words.HOST_WORDS and scene.cast.host is None:
        return Attribution(_HOST_NAME, evidence, None, explicit=True)
    sentence = scene.sentences[max(0, scene.sentence_at(figure.start))]
    who = resolve(scene, figure, fallback, named_in, sentence.block)
    if figure.kind == "pronoun" and _after_two(scene, figure):
        who = by_gender(scene, scene.sentences[scene.sentence_at(figure.start) - 1].alive, figure.word)
    return SOMEBODY if who is None else Attribution(scene.cast.people[who].name, evidence, who, explicit=True)


def _after_two(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence before leaves two persons alive, and this one names nobody before the pronoun."""
    index = scene.sentence_at(figure.start)
    first = scene.sentences[max(0, index)].figures[:_FARTHEST]
    names = any(f.kind == "name" and f.start < figure.start for f in first)
    return index > 0 and not names and scene.sentences[index - 1].unclear


def spoken_of(scene: Scene, place: Place) -> tuple[int | None, int]:
    """Who is being spoken of right before a passage, and the block that last named them."""
    for sentence in back_from(scene, place):
        start, end = place.outer
        if sentence.end > end and any(f.subject and f.start >= end for f in sentence.figures[:_FARTHEST]):
            acting = [
                f.who
                for f in sentence.figures[:_FARTHEST]
                if f.subject and f.who is not None and f.end <= start
            ]
            if not acting:
                continue  # 他問：「…？」王大明回答: after the passage somebody else is spoken of
            return acting[-1], sentence.block
        return sentence.active, sentence.named_in
    return None, -1


def back_from(scene: Scene, place: Place) -> list[Sentence]:
    index = scene.sentence_at(place.mark.outer_start)
    while index >= 0 and scene.sentences[index].start >= place.mark.outer_start:
        index -= 1
    nearest = scene.sentences[max(0, index - _FARTHEST + 1) : index + 1]
    return [s for s in reversed(nearest) if scene.blocks[s.block].kind is not BlockKind.NOTE]
