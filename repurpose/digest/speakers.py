"""Whose words a passage is: by the clause before it, after it, a signature, or the person being spoken of.

Where the text does not say it clearly, the speaker is None: a wrong name is worse than no name.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from typing import TYPE_CHECKING

from repurpose.digest import clauses, words
from repurpose.digest.following import overshadows, resolve
from repurpose.digest.scene import Figure, Scene, Sentence
from repurpose.model import BlockKind, Span

if TYPE_CHECKING:
    from repurpose.digest.places import Place


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
_HOST_NAME = "主持人"
_LOOK = 200  # characters of a sentence that are looked at
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


def before(scene: Scene, place: Place) -> Attribution:
    """The speaker by the clause that leads to a passage."""
    start, end = place.lead
    figures = figures_in(scene, start, end)
    clause = clauses.last_clause(scene.plain, start, end)
    told = scene.plain[clause:end]
    relayed = _relayed(scene, clause, end, figures)
    if relayed is not None:
        return relayed
    subject = next((f for f in figures if f.subject and f.start >= clause), None)
    if subject is None and clauses.unnamed(told):
        return SOMEBODY
    if subject is None and clauses.subjectless(told):
        subject = _teller(scene, end, figures)
    if subject is None:
        subject = _whose_words(scene, clause, end, figures)
    if subject is None:
        subject = _only_name(scene, clause, end, figures)
    if subject is None:
        says = bool(clauses.SAYS.search(told))
        dropped = clauses.subjectless(told) and not figures  # the subject is that of the sentence before
        return around(scene, place) if dropped or (clauses.impersonal(told) and not says) else NOBODY
    if clauses.OF_A_BOOK.match(scene.plain, subject.end, end):
        return SOMEBODY
    recalled = _recalled(scene, subject, end, figures)
    if recalled is not None:
        return _named(scene, recalled, None)
    if clauses.unnamed(scene.plain[subject.end : end]) or _shared(scene, subject, figures):
        return SOMEBODY
    return _named(scene, subject, *_meant(scene, subject, figures, place))


def after(scene: Scene, start: int, end: int, place: Place) -> Attribution:
    """The speaker by the clause `[start, end)` that follows a passage: its first figure."""
    figures = figures_in(scene, start, end)
    first = next((f for f in figures if f.subject), figures[0] if figures else None)
    return NOBODY if first is None else _named(scene, first, *spoken_of(scene, place))


def signed(scene: Scene, place: Place) -> Attribution | None:
    """The signature under a quotation: 「…」 —— 王大明."""
    block = scene.blocks[place.block]
    match = re.search(r"[—–-]{1,2}\s*(?=[^—–\s-])", scene.plain[place.mark.outer_end : block.end])
    if match is None:
        return None
    figures = figures_in(scene, place.mark.outer_end + match.end(), block.end)
    named = next((f for f in figures if f.kind == "name"), None)
    return SOMEBODY if named is None else _named(scene, named, None)


def _only_name(scene: Scene, start: int, end: int, figures: list[Figure]) -> Figure | None:
    names = [f for f in figures if f.kind == "name" and f.start >= start]
    return names[0] if len(names) == 1 and clauses.SAYS.search(scene.plain[names[0].end : end]) else None


def _relayed(scene: Scene, start: int, end: int, figures: list[Figure]) -> Attribution | None:
    """他引用 X 的話：「…」 is X's, or nobody's that we know."""
    match = clauses.RELAYS.search(scene.plain, start, end)
    if match is None:
        return None
    whose = [f for f in figures if f.start >= match.end()]
    named = next((f for f in whose if f.kind == "name"), None)
    remembers = match.group() in ("想起", "记得", "回忆起")
    if named is not None and (
        not remembers or clauses.SAYS.search(scene.plain, named.end, min(end, named.end + 12))
    ):
        return _named(scene, named, None)
    if remembers and named is not None:
        return None
    if remembers and clauses.OF_KIN.search(scene.plain, match.end(), end):
        return SOMEBODY
    if match.group() == "名言" or (remembers and not whose):
        return None
    return SOMEBODY


def _teller(scene: Scene, end: int, figures: list[Figure]) -> Figure | None:
    """Whose saying a clause without a subject goes on: 他說，多數設計師都怕，但事實相反：「…」 is his."""
    subjects = [f for f in reversed(figures) if f.subject]
    telling = (f for f in subjects if f.kind != "role" and clauses.TELLS_THAT.match(scene.plain, f.end, end))
    return next(telling, subjects[0] if subjects else None)


def _whose_words(scene: Scene, start: int, end: int, figures: list[Figure]) -> Figure | None:
    """…而是他在碼頭上說的一句話：「…」: the one whose words the clause names, though its subject is a thing."""
    near = [f for f in figures if f.start >= start and f.kind in ("name", "pronoun")]
    return next((f for f in near if clauses.HIS_WORDS.match(scene.plain, f.end, end)), None)


def _recalled(scene: Scene, subject: Figure, end: int, figures: list[Figure]) -> Figure | None:
    """王大明回憶李小華當時對他說：「…」: the words are those of the one recalled."""
    for figure in figures:
        if figure.start <= subject.end or figure.kind not in ("name", "kin", "stranger"):
            continue
        tells = clauses.SAYS.search(scene.plain, figure.end, end)
        if tells and clauses.RECALLS.search(scene.plain[subject.end : figure.start]):
            return figure
    return None


def _shared(scene: Scene, subject: Figure, figures: list[Figure]) -> bool:
    """A 和 B 都說: two people do not say one sentence."""
    following = next((f for f in figures if f.start >= subject.end), None)
    between = scene.plain[subject.end : following.start].strip() if following else ""
    return following is not None and following.kind == "name" and bool(_JOINS.fullmatch(between))


_JOINS = re.compile(rf"(?:和|与|及|、|&|and)[ ]?(?:{words.ROLE})?")


def _meant(scene: Scene, subject: Figure, figures: list[Figure], place: Place) -> tuple[int | None, int]:
    """Who 他 is inside one sentence: who was asked, else the subject before, else who is being spoken of."""
    fallback, named_in = spoken_of(scene, place)
    earlier = [f for f in figures if f.end <= subject.start and f.who is not None]
    first = earlier[0] if earlier else None
    if first is None or subject.kind == "name":
        return fallback, named_in
    if first.subject and (first.who == scene.cast.host or _asks(scene, first, subject.start)):
        asked = (
            earlier[-1].who if earlier[-1].who != first.who else fallback if fallback != first.who else None
        )
        return (asked if asked is not None else scene.cast.protagonist), place.block
    subjects = [f for f in earlier if f.subject]
    return (subjects[-1].who, place.block) if subjects else (fallback, named_in)


def _asks(scene: Scene, figure: Figure, end: int) -> bool:
    return bool(re.search(r"问|抛给|丢给|请|提出|好奇", scene.plain[figure.end : min(end, figure.end + 24)]))


def _named(scene: Scene, figure: Figure, fallback: int | None, named_in: int = -1) -> Attribution:
    evidence = Span(figure.start, figure.end)
    if figure.kind in ("kin", "stranger"):
        return SOMEBODY
    if figure.word in words.HOST_WORDS and scene.cast.host is None:
        return Attribution(_HOST_NAME, evidence, None, explicit=True)
    sentence = scene.sentences[max(0, scene.sentence_at(figure.start))]
    who = resolve(scene, figure, fallback, named_in, sentence.block)
    if figure.kind == "pronoun" and _after_two(scene, figure):
        who = _by_gender(scene, figure)
    return SOMEBODY if who is None else Attribution(scene.cast.people[who].name, evidence, who, explicit=True)


def _after_two(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence before leaves two persons alive, and this one names nobody before the pronoun."""
    index = scene.sentence_at(figure.start)
    first = scene.sentences[max(0, index)].figures[:_FARTHEST]
    names = any(f.kind == "name" and f.start < figure.start for f in first)
    return index > 0 and not names and scene.sentences[index - 1].unclear


def _by_gender(scene: Scene, figure: Figure) -> int | None:
    """Who of those alive in the sentence before 她 or 他 can only mean."""
    index = scene.sentence_at(figure.start) - 1
    alive = scene.sentences[index].alive if index >= 0 else frozenset()
    wanted = {"她": "f", "他": "m"}.get(figure.word)
    fits = [who for who in sorted(alive) if scene.gender(who) == wanted]
    known = all(scene.gender(who) for who in alive)
    return fits[0] if len(fits) == 1 and known and wanted else None


# ---------------------------------------------------------------- no clause


def spoken_of(scene: Scene, place: Place) -> tuple[int | None, int]:
    """Who is being spoken of right before a passage, and the block that last named them."""
    for sentence in _back_from(scene, place):
        return sentence.active, sentence.named_in
    return None, -1


def around(scene: Scene, place: Place) -> Attribution:
    """The speaker of a passage without a clause: pointed at by the next sentence, or being spoken of right before."""
    pointed = _pointed_back(scene, place)
    if pointed is not None:
        return pointed
    for sentence in _back_from(scene, place):
        if sentence.strange:
            return NOBODY
        if sentence.unclear:
            return UNCLEAR
        if sentence.by is None or sentence.active is None:
            continue
        who, by = sentence.active, sentence.by
        far = scene.sections[sentence.block] != scene.sections[place.block]
        if who != scene.cast.protagonist and (
            far or (sentence.block != place.block and overshadows(scene, who, place.block))
        ):
            return UNCLEAR
        return Attribution(scene.cast.people[who].name, Span(by.start, by.end), who)
    return _opening(scene, place)


def _back_from(scene: Scene, place: Place) -> list[Sentence]:
    index = scene.sentence_at(place.mark.outer_start)
    while index >= 0 and scene.sentences[index].start >= place.mark.outer_start:
        index -= 1
    nearest = scene.sentences[max(0, index - _FARTHEST + 1) : index + 1]
    return [s for s in reversed(nearest) if scene.blocks[s.block].kind is not BlockKind.NOTE]


_THIS = r"(?:这|那|以上)(?:一)?(?:是|段|句|番|些|个|句话|段话|番话|正是|就是)"
_POINTS_BACK = re.compile(rf"^\s*[，,。]?\s*{_THIS}")
_SAID_THIS = re.compile(
    rf"(?:说|讲|写|用|以|抛)(?:出|下)?(?:了)?(?:这|那)(?:一)?(?:句|段|番|些|个)|{_THIS}[^。]{{0,10}}(?:开场|作为|形容|总结)|这样(?:说|形容|描述|开场|总结|写)|如此(?:说|形容)|开场(?:白)?"
)
_WHO_SAID_THIS = re.compile(
    r"^\s*(?:说|讲|写|问)(?:出|下)?(?:了)?(?:这|那)(?:一)?(?:句|段|番|些|个)?(?:话|问题)?的(?:人)?[^，。]{0,2}是"
)
_DENIES = re.compile(r"^\s*(?:这|那)?(?:并)?不是")
_NOT_HIS = re.compile(
    r"^\s*(?:这|那)?(?:一)?(?:句话|段话|番话|句)?(?:其实|当然)?(?:并)?(?:不是|非)[^。，]{0,40}?(?:原话|的话|说的|说过|所说|首创|发明)[^。，]{0,4}"
    r"(?P<rather>，而是)?"
)


def _pointed_back(scene: Scene, place: Place) -> Attribution | None:
    """「…」 這句話出自 X / 這是 X 說的 / X 說這話的時候: the sentence after names the speaker, or denies that there is one."""
    start, end, figures = _what_follows(scene, place)
    told = scene.plain[start : min(end, start + _LOOK)]
    points = _POINTS_BACK.match(told)
    names = [f for f in figures if f.kind == "name"]
    if _WHO_SAID_THIS.match(told):
        return _named(scene, names[0], None) if names else SOMEBODY
    denied = _NOT_HIS.match(told)
    if denied or (_DENIES.match(told) and _is_first(scene, place)):
        names = [f for f in names if denied and denied["rather"] and f.start >= start + denied.end()]
        return _named(scene, names[0], None) if names else NOBODY
    if points and figures and figures[0].kind == "kin":
        return SOMEBODY
    if not names:
        return NOBODY if points and _is_first(scene, place) else None
    if points and clauses.LEARNT.search(told):
        return SOMEBODY
    if points and names[0].start - start <= 40:
        return _named(scene, names[0], None)
    return _named(scene, names[0], None) if names[0].subject and _SAID_THIS.search(told) else None


def _what_follows(scene: Scene, place: Place) -> tuple[int, int, list[Figure]]:
    """The rest of the sentence after a passage, or the sentence after it where nothing is left."""
    index = max(0, scene.sentence_at(place.mark.outer_end - 1))
    holding = scene.sentences[index]
    start, end = place.mark.outer_end, min(holding.end, place.tail[1])
    if holding.start < start < end and scene.plain[start:end].strip(" *_。\n"):
        return start, end, figures_in(scene, start, end)
    sentence = _next_sentence(scene, place)
    return (0, 0, []) if sentence is None else (sentence.start, sentence.end, list(sentence.figures))


def _next_sentence(scene: Scene, place: Place) -> Sentence | None:
    index = scene.sentence_at(place.mark.outer_end - 1) + 1
    sentence = scene.sentences[index] if index < len(scene.sentences) else None
    return sentence if sentence is not None and sentence.block <= place.block + 2 else None


def _is_first(scene: Scene, place: Place) -> bool:
    """Whether nothing has been told before the passage."""
    return not any(s.by for s in _back_from(scene, place))


def _opening(scene: Scene, place: Place) -> Attribution:
    """An article that opens with a quotation goes on with its speaker, if it is about one person."""
    sentence = _next_sentence(scene, place)
    if sentence is None or not _is_first(scene, place) or sentence.by is None or sentence.by.kind != "name":
        return NOBODY
    if sentence.active is None or sentence.active != scene.cast.protagonist:
        return NOBODY
    known = scene.cast.people[sentence.active]
    return Attribution(known.name, Span(sentence.by.start, sentence.by.end), sentence.active)
