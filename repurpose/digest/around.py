"""The speaker of a passage without a clause: who is being spoken of, or whom the sentence after it points at. Pure."""

from __future__ import annotations

import re

from repurpose.digest import clauses
from repurpose.digest.attribution import (
    NOBODY,
    SOMEBODY,
    UNCLEAR,
    Attribution,
    back_from,
    figures_in,
    of_figure,
)
from repurpose.digest.following import asks, overshadows
from repurpose.digest.places import Place
from repurpose.digest.scene import Figure, Scene, Sentence
from repurpose.model import Span

_LOOK = 200  # characters of a sentence that are looked at


def around(scene: Scene, place: Place) -> Attribution:
    """The speaker of a passage without a clause: pointed at by the next sentence, or being spoken of right before."""
    pointed = _pointed_back(scene, place)
    if pointed is not None:
        return pointed
    near = back_from(scene, place)
    if near and near[0].end <= place.mark.outer_start:
        asker = next((f for f in near[0].figures if asks(scene, f)), None)
        if asker is not None:  # 她問他在看什麼。「看它走。」
            return _asked(scene, near, asker)
    for sentence in near:
        if sentence.strange:
            return NOBODY
        if sentence.unclear or sentence.nobody:
            figure = _gesturing(scene, sentence) if sentence is near[0] else None
            return UNCLEAR if figure is None else of_figure(scene, figure, None)
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


def _asked(scene: Scene, near: list[Sentence], asker: Figure) -> Attribution:
    """Who answers: whom somebody without a name asks, as long as only one can be meant; else it is not clear."""
    asked = next((f for f in near[0].figures if f.start > asker.start), None)
    if asked is None or asker.kind != "role" or asker.who is not None or len(near) == 1:
        return UNCLEAR
    told = of_figure(scene, asked, near[1].active, near[1].named_in)
    return told if told.who is not None else UNCLEAR


_GESTURE = re.compile(
    r"(?:摇了?摇?头|点了?点?头|笑了?笑?|笑出声|苦笑|叹了?一?口?气|想了想|想了?一下|想了很久|沉默了?|停了一?下|顿了一?下|耸了?耸?肩|摊了?摊?手|抬起?头|清了清[喉嗓].|开了?口|举手|放下[^，。]{1,6})"
    r"[^，。：；]{0,4}[。！\s*_]*\Z"
)


def _gesturing(scene: Scene, sentence: Sentence) -> Figure | None:
    """The one person of a sentence that ends with what one does before speaking: 王大明聽完，搖搖頭。「…」"""
    subjects = [f for f in sentence.figures if f.subject]
    named = [f for f in subjects if f.kind == "name"]
    alone = len(named) == 1 == len({f.who for f in subjects})
    return named[0] if alone and _GESTURE.search(scene.plain, sentence.start, sentence.end) else None


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
        return of_figure(scene, names[0], None) if names else SOMEBODY
    denied = _NOT_HIS.match(told)
    if denied or (_DENIES.match(told) and _is_first(scene, place)):
        names = [f for f in names if denied and denied["rather"] and f.start >= start + denied.end()]
        return of_figure(scene, names[0], None) if names else NOBODY
    if points and figures and figures[0].kind == "kin":
        return SOMEBODY
    if not names:
        return NOBODY if points and _is_first(scene, place) else None
    if points and (clauses.LEARNT.search(told) or clauses.HEARS.match(scene.plain, names[0].end, end)):
        return SOMEBODY
    if points and names[0].start - start <= 40:
        return of_figure(scene, names[0], None)
    return of_figure(scene, names[0], None) if names[0].subject and _SAID_THIS.search(told) else None


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
    return not any(s.by for s in back_from(scene, place))


def _opening(scene: Scene, place: Place) -> Attribution:
    """An article that opens with a quotation goes on with its speaker, if it is about one person."""
    sentence = _next_sentence(scene, place)
    if sentence is None or not _is_first(scene, place) or sentence.by is None or sentence.by.kind != "name":
        return NOBODY
    if sentence.active is None or sentence.active != scene.cast.protagonist:
        return NOBODY
    known = scene.cast.people[sentence.active]
    return Attribution(known.name, Span(sentence.by.start, sentence.by.end), sentence.active)
