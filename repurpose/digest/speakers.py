"""Whose words a quotation is: the clause before it, after it, between its halves, or the person being spoken of.

Where the text does not say it clearly, the speaker is None: a wrong name is worse than no name.
"""

from __future__ import annotations

import dataclasses
import re

from repurpose.digest import words
from repurpose.digest.scene import Figure, Scene, Sentence
from repurpose.model import BlockKind, Span


@dataclasses.dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker by printed name (None where unclear) and the span that names or refers to the speaker."""

    speaker: str | None
    evidence: Span | None
    who: int | None = None  # index into the cast
    explicit: bool = False  # a clause of saying stands at the quotation


NOBODY = Attribution(None, None)

_HOST_NAME = "主持人"
_RELAYS = re.compile(r"(?:引用|引述|转述|援引|复述|借用|引了|想起|记得|回忆起|转引)")
_SAID_AT_END = re.compile(rf"(?:{words.SAY})")


def before(scene: Scene, start: int, end: int, fallback: int | None) -> Attribution:
    """The speaker by the clause `text[start:end]` that leads to a quotation; `fallback` is who 他 would be."""
    figures = figures_in(scene, start, end)
    relayed = _relayed(scene, start, end, figures)
    if relayed is not None:
        return relayed
    subject = _subject(scene, start, end, figures)
    if subject is None:
        return NOBODY
    return _named(scene, subject, _context(scene, subject, figures, fallback))


def after(scene: Scene, start: int, end: int, fallback: int | None) -> Attribution:
    """The speaker by the clause that follows a quotation: its first figure, if it is the subject."""
    figures = figures_in(scene, start, end)
    first = next((f for f in figures if f.subject), None)
    if first is None:
        return NOBODY
    return _named(scene, first, fallback)


def figures_in(scene: Scene, start: int, end: int) -> list[Figure]:
    found = []
    for index in range(max(0, scene.sentence_at(start)), len(scene.sentences)):
        sentence = scene.sentences[index]
        if sentence.start >= end:
            break
        found += [f for f in sentence.figures if start <= f.start and f.end <= end]
    return found


def _subject(scene: Scene, start: int, end: int, figures: list[Figure]) -> Figure | None:
    """The subject nearest before the quotation, or the only person of the clause."""
    subjects = [f for f in figures if f.subject]
    if subjects:
        return subjects[-1]
    people = [f for f in figures if f.kind == "name"]
    return people[0] if len(people) == 1 and _SAID_AT_END.search(scene.plain, people[0].end, end) else None


def _relayed(scene: Scene, start: int, end: int, figures: list[Figure]) -> Attribution | None:
    """他引用 X 的話：「…」 is X's, or nobody's that we know."""
    match = _RELAYS.search(scene.plain, start, end)
    if match is None:
        return None
    whose = [f for f in figures if f.start >= match.end()]
    named = next((f for f in whose if f.kind == "name"), None)
    if named is not None:
        return _named(scene, named, None)
    return None if match.group() in ("想起", "记得", "回忆起") and not whose else NOBODY


def _context(scene: Scene, subject: Figure, figures: list[Figure], fallback: int | None) -> int | None:
    """Who 他 is inside one sentence: a subject before it, else who was asked, else who was spoken of."""
    earlier = [f for f in figures if f.end <= subject.start and f.who is not None]
    subjects = [f for f in earlier if f.subject]
    if subjects and not scene.plain[subjects[-1].end : subjects[-1].end + 14].lstrip().startswith(
        ("问", "追问")
    ):
        return subjects[-1].who
    if len(earlier) == 1 and _is_asked(scene, earlier[0]):
        return earlier[0].who
    return fallback


def _is_asked(scene: Scene, figure: Figure) -> bool:
    return scene.plain[max(0, figure.start - 3) : figure.start].rstrip().endswith("问")


def _named(scene: Scene, figure: Figure, fallback: int | None) -> Attribution:
    evidence = Span(figure.start, figure.end)
    if figure.kind == "kin":
        return Attribution(None, None, explicit=True)
    if figure.who is not None:
        return Attribution(scene.cast.people[figure.who].name, evidence, figure.who, explicit=True)
    if figure.word in words.HOST_WORDS:
        host = scene.cast.host
        name = scene.cast.people[host].name if host is not None else _HOST_NAME
        return Attribution(name, evidence, host, explicit=True)
    who = _pronoun(scene, figure, fallback)
    if who is None:
        return Attribution(None, None, explicit=True)
    return Attribution(scene.cast.people[who].name, evidence, who, explicit=True)


def _pronoun(scene: Scene, figure: Figure, fallback: int | None) -> int | None:
    from repurpose.digest.scene import resolve

    sentence = scene.sentences[max(0, scene.sentence_at(figure.start))]
    return resolve(scene, figure, fallback, sentence.block, sentence.block)


# ---------------------------------------------------------------- no clause


def spoken_of(scene: Scene, offset: int) -> tuple[int | None, Sentence | None]:
    """Who is being spoken of right before an offset, and the sentence that says so."""
    index = scene.sentence_at(offset)
    while index >= 0 and scene.sentences[index].start >= offset:
        index -= 1
    for back in range(index, max(-1, index - 12), -1):
        sentence = scene.sentences[back]
        if sentence.active is not None:
            return sentence.active, sentence
    return None, None


def around(scene: Scene, start: int, end: int, block: int) -> Attribution:
    """The speaker of a quotation without a clause: who is spoken of in the sentences before it, near enough."""
    following = _pointed_back(scene, end, block)
    if following is not None:
        return following
    index = scene.sentence_at(start)
    while index >= 0 and scene.sentences[index].start >= start:
        index -= 1
    for back in range(index, max(-1, index - 10), -1):
        sentence = scene.sentences[back]
        if scene.blocks[sentence.block].kind is BlockKind.NOTE:
            break
        if sentence.by is None:
            continue
        who = sentence.active
        if who is None:
            break
        return Attribution(scene.cast.people[who].name, Span(sentence.by.start, sentence.by.end), who)
    return NOBODY


_POINTS_BACK = re.compile(
    r"^\s*[，,。]?\s*(?:这|那|以上)(?:是|段|句|番|些|句话|段话|番话|正是|就是)[^。！？\n]{0,40}"
)
_SAID_THIS = re.compile(r"(?:说|讲)(?:出)?(?:这|那)(?:句|段|番|些|话)")


def _pointed_back(scene: Scene, end: int, block: int) -> Attribution | None:
    """「…」 這句話出自 X / 這是 X 說的 / X 說這話的時候: the sentence after names the speaker."""
    index = scene.sentence_at(end - 1) + 1
    if index >= len(scene.sentences):
        return None
    sentence = scene.sentences[index]
    if sentence.block > block + 2:
        return None
    told = scene.plain[sentence.start : sentence.end]
    names = [f for f in sentence.figures if f.kind == "name"]
    if not names:
        return None
    if _POINTS_BACK.match(told) and names[0].start - sentence.start <= 40:
        return _named(scene, names[0], None)
    if names[0].subject and _SAID_THIS.search(told):
        return _named(scene, names[0], None)
    return None
