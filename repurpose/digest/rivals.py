"""Persons without a name whom a pronoun may mean: 她的母親, 一位司機. Pure.

They have no place in the cast and yet are spoken of: after 父親 came home, 他 is rather the father than a person of the
cast. Where one of them is near, nobody of the cast is meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from repurpose.digest import name_words, words

if TYPE_CHECKING:
    from repurpose.digest.people import Gender
    from repurpose.digest.scene import Figure, Scene, Sentence

Rivals = dict[
    "Gender", int
]  # gender (None where nothing tells) → the block in which such a person was last spoken of

_FEMALE = re.compile(words.FEMALE_KIN)
_MALE = re.compile(words.MALE_KIN)
_BROUGHT = re.compile(
    rf"(?:一|某|另一|有)(?:位|名|个)(?!人)[^，。：；！？、「」]{{0,14}}?(?P<noun>{words.FEMALE_KIN}|{words.MALE_KIN}|{name_words.RELATION}|{words.ROLE}|男人|女人|[者员师客民友])"
    r"(?=[，。：；！？]|(?:来|走|站|坐|说|问|告诉|写|打|给|跟|对|在))"
)  # 來了一個計程車司機，
_SAME = re.compile(
    r"[^，。：；]{0,16}?(?:是|为|身为|作为)[^，。：；]{0,16}"
)  # 王大明是另一位創辦人 brings nobody in
_LOOK = 400  # characters of a sentence that are looked at
_FAR = 1  # blocks after which somebody without a name is forgotten


def after(scene: Scene, sentence: Sentence, before: Rivals) -> Rivals:
    """Who without a name may be meant after a sentence; `before` are those of the sentence before it."""
    return _through(scene, sentence, before, sentence.end)


def rivalled(scene: Scene, figure: Figure, sentence: Sentence, before: Rivals, gender: Gender) -> bool:
    """Whether a pronoun may mean somebody without a name."""
    near = _through(scene, sentence, before, figure.start)
    about = scene.cast.protagonist
    if about is not None and scene.gender(about) in (gender, None):
        return any(known in (gender, None) and block == sentence.block for known, block in near.items())
    return any(
        known in (gender, None) and sentence.block - block <= (_FAR if known else 0)
        for known, block in near.items()
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
        if figure.kind == "kin" and figure.who is None and figure.subject and (known := of_word(figure.word)):
            now[known] = sentence.block
        elif figure.kind == "pronoun" and figure.subject:
            meant: Gender = "f" if figure.word == "她" else "m"
            if meant in now and sentence.block - now[meant] <= _FAR:
                now[meant] = sentence.block  # still spoken of
        elif figure.kind == "name" and figure.subject and figure.who is not None:
            gender = scene.gender(figure.who)
            now = {g: block for g, block in now.items() if gender is not None and g not in (gender, None)}
            brought = [(at, g) for at, g in brought if at > figure.start or g not in (gender, None)]
    return now | {g: sentence.block for _, g in brought}


def of_word(word: str) -> Gender:
    """Whether 她 or 他 stands for a noun such as 父親."""
    return "f" if _FEMALE.fullmatch(word) else "m" if _MALE.fullmatch(word) else None
