"""Persons without a name whom a pronoun may mean: 她的母親, 一位司機. Pure.

They have no place in the cast and yet are spoken of: after 父親 came home, 他 is rather the father than a person of the
cast. Where one of them is near, nobody of the cast is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from repurpose.digest import name_words, offices, words

if TYPE_CHECKING:
    from repurpose.digest.people import Gender
    from repurpose.digest.scene import Figure, Scene, Sentence


class Rival(NamedTuple):
    """The block in which somebody without a name was last spoken of, and whether by a pronoun too: 她的婆婆來了，她說…"""

    block: int
    again: bool = False


Rivals = dict["Gender", Rival]  # by gender, None where nothing tells

_FEMALE = re.compile(words.FEMALE_KIN)
_MALE = re.compile(words.MALE_KIN)
_BROUGHT = re.compile(
    rf"(?:一|某|另一|有)(?:位|名|个)(?!人)[^，。：；！？、「」]{{0,14}}?(?P<noun>{words.FEMALE_KIN}|{words.MALE_KIN}|{name_words.RELATION}|{words.ROLE}|男人|女人|[者员师客民友])"
    r"(?=[，。：；！？]|(?:来|走|站|坐|说|问|告诉|写|打|给|跟|对|在))"
)  # 來了一個計程車司機，
_SAME = re.compile(
    r"[^，。：；]{0,16}?(?:是|为|身为|作为)[^，。：；]{0,16}"
)  # 王大明是另一位創辦人 brings nobody in
_ONE_OF_KIN = (
    f"{words.FEMALE_KIN}|{words.MALE_KIN}|{name_words.PART}|老师|老板|助理|教练|朋友|好友|同事|学生|律师|医生|经纪人|导师|"
    "恩师|室友|同学|邻居|秘书|对手|编辑|译者|制作人|前任|搭档|主管|上司|长官|队友"
)
_OF_KIN = re.compile(
    rf"[ ]?(?:曾经|从前|以前|昔日|过去|前任)?的?[^，。：；、\n的]{{0,3}}?(?P<noun>{_ONE_OF_KIN})(?!们)"
)
_ONE = re.compile(f"{words.FEMALE_KIN}|{words.MALE_KIN}|{name_words.PART}")
_A = re.compile(r"(?:一|某|另|那|这|现场|台下|旁边|隔壁|邻座|有)(?:[位名个])?的?[^，。：；！？、]{0,6}\Z")
_TELLS_OF = re.compile(
    rf"[^，。：；]{{0,4}}?(?:{words.SAY}|记得|想起)(?:了|着|过|起)?[ ，]?(?:[他她自][的己]?)?"
)  # 她說父親年輕時…
_LOOK = 400  # characters of a sentence that are looked at
_FAR = 1  # blocks after which somebody without a name is forgotten


def after(scene: Scene, sentence: Sentence, before: Rivals) -> Rivals:
    """Who without a name may be meant after a sentence; `before` are those of the sentence before it."""
    return _through(scene, sentence, before, sentence.end)


def rivalled(scene: Scene, figure: Figure, sentence: Sentence, before: Rivals, gender: Gender) -> bool:
    """Whether a pronoun may mean somebody without a name."""
    if gender in _told_of(scene, sentence, figure.start):
        return True
    # 船長轉述她的話: in one clause the object is not the subject
    clause = max(scene.plain.rfind(mark, sentence.start, figure.start) for mark in "，：；")
    near = _through(scene, sentence, before, figure.start if figure.subject else clause)
    about = scene.cast.protagonist
    if about is not None and scene.gender(about) in (gender, None):
        return any(
            known in (gender, None) and sentence.block - rival.block <= (_FAR if known and rival.again else 0)
            for known, rival in near.items()
        )
    return any(
        known in (gender, None) and sentence.block - rival.block <= (_FAR if known else 0)
        for known, rival in near.items()
    )


def _through(scene: Scene, sentence: Sentence, before: Rivals, end: int) -> Rivals:
    now = dict(before)
    names = [f for f in sentence.figures if f.kind == "name" and f.subject]
    brought = [
        (m.start(), of_word(m["noun"]))
        for m in _BROUGHT.finditer(scene.plain, sentence.start, min(end, sentence.start + _LOOK))
        if not any(f.end <= m.start() and _SAME.fullmatch(scene.plain, f.end, m.start()) for f in names)
    ]
    for figure in sentence.figures:
        if figure.start >= end:
            break
        if figure.subject and nameless(scene, figure):
            now[of_noun(scene, figure)] = Rival(sentence.block)
        elif figure.kind == "pronoun" and figure.subject:
            meant: Gender = "f" if figure.word == "她" else "m"
            if meant in now and sentence.block - now[meant].block <= _FAR:
                now[meant] = Rival(sentence.block, again=True)
        elif figure.kind == "name" and figure.subject and figure.who is not None:
            gender = scene.gender(figure.who)
            now = {g: rival for g, rival in now.items() if gender is not None and g not in (gender, None)}
            brought = [(at, g) for at, g in brought if at > figure.start or g not in (gender, None)]
    return now | {g: Rival(sentence.block) for _, g in brought}


def _told_of(scene: Scene, sentence: Sentence, end: int) -> Iterator[Gender]:
    """Of whom without a name the sentence tells before `end`: 她說父親年輕時…, 他…"""
    subject: Figure | None = None
    for figure in sentence.figures:
        if figure.start >= end:
            return
        if subject is not None and tells_of(scene, subject, figure):
            yield of_noun(scene, figure)
        subject = figure if figure.subject else subject


def tells_of(scene: Scene, subject: Figure, figure: Figure) -> bool:
    """Whether a subject says or remembers something of somebody without a name: 她說父親…"""
    kin = figure.kind == "kin" and figure.who is None
    return kin and bool(_TELLS_OF.fullmatch(scene.plain, subject.end, figure.start))


def nameless(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is one person whom the article does not name: 父親, 她的同事, 船長 where nobody is one."""
    if figure.kind == "kin":
        return bool(_OF_KIN.match(scene.plain, figure.end) or _ONE.fullmatch(figure.word))
    if figure.kind != "role" or offices.meant(scene, figure, None) is not None:
        return False
    one = _ONE.fullmatch(figure.word) or _A.search(scene.plain, max(0, figure.start - 12), figure.start)
    return bool(one) and not scene.plain.startswith("们", figure.end)


def of_noun(scene: Scene, figure: Figure) -> Gender:
    """Whether 她 or 他 stands for somebody without a name: 她的父親 is 他."""
    kin = _OF_KIN.match(scene.plain, figure.end) if figure.kind == "kin" else None
    return of_word(kin["noun"] if kin else figure.word)


def of_word(word: str) -> Gender:
    """Whether 她 or 他 stands for a noun such as 父親."""
    return "f" if _FEMALE.fullmatch(word) else "m" if _MALE.fullmatch(word) else None
