"""Whose words a passage is: by the clause before it, after it, or a signature.

Where the text does not say it clearly, the speaker is None: a wrong name is worse than no name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from repurpose.digest import clauses, words
from repurpose.digest.around import around
from repurpose.digest.attribution import NOBODY, SOMEBODY, Attribution, figures_in, of_figure, spoken_of
from repurpose.digest.scene import Figure, Scene

if TYPE_CHECKING:
    from repurpose.digest.places import Place


def before(scene: Scene, place: Place) -> Attribution:
    """The speaker by the clause that leads to a passage."""
    start, end = place.lead
    figures = figures_in(scene, start, end)
    clause = clauses.last_clause(scene.plain, start, end)
    told = scene.plain[clause:end]
    relayed = _relayed(scene, clause, end, figures, place)
    if relayed is not None:
        return relayed
    subject = _subject(scene, clause, figures)
    if subject is not None and clauses.HEARS.match(scene.plain, subject.end, end):
        return SOMEBODY
    if subject is None and clauses.unnamed(told):
        return SOMEBODY
    if subject is None and clauses.subjectless(told):
        subject = _teller(scene, end, figures)
    if subject is None and clauses.sent(scene.plain[start:clause]):
        subject = next((f for f in reversed(figures) if f.subject and f.start < clause), None)
    if (
        subject is None
        and clauses.person_says(scene.plain[start:end])
        and not any(f.kind == "name" for f in figures)
    ):
        return SOMEBODY
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
    if subject.kind != "name" and _tells(scene, subject, end, figures, place):
        return SOMEBODY
    recalled = _recalled(scene, subject, end, figures)
    if recalled is not None:
        return of_figure(scene, recalled, None)
    if clauses.unnamed(scene.plain[subject.end : end]) or _shared(scene, subject, figures):
        return SOMEBODY
    return of_figure(scene, subject, *_meant(scene, subject, figures, place))


def _subject(scene: Scene, clause: int, figures: list[Figure]) -> Figure | None:
    """The first subject of the last clause; not somebody to whom the next one only belongs: 她的對手、執行長李小華."""
    found = [f for f in figures if f.subject and f.start >= clause]
    if len(found) > 1 and found[1].kind == "name" and _owns(scene, *found[:2]):
        return found[1]
    return found[0] if found else None


def _owns(scene: Scene, first: Figure, second: Figure) -> bool:
    return clauses.OWNS.match(scene.plain, first.end, second.start) is not None


def _tells(scene: Scene, subject: Figure, end: int, figures: list[Figure], place: Place) -> bool:
    """有一天他跟王大明說：「…」: whoever he is, he is not the one whom he tells."""
    who = of_figure(scene, subject, *_meant(scene, subject, figures, place)).who
    return who is not None and any(
        f.who == who and subject.end <= f.start < end and _TOLD.search(scene.plain, subject.end, f.start)
        for f in figures
    )


_TOLD = re.compile(r"(?:跟|对|向|和|给|告诉|问|与|叫|请)[ ]?\Z")


def after(scene: Scene, start: int, end: int, place: Place) -> Attribution:
    """The speaker by the clause `[start, end)` that follows a passage: its first figure."""
    figures = figures_in(scene, start, end)
    first = next((f for f in figures if f.subject), figures[0] if figures else None)
    if first is not None and clauses.HEARS.match(scene.plain, first.end, end):
        return SOMEBODY
    return NOBODY if first is None else of_figure(scene, first, *spoken_of(scene, place))


def signed(scene: Scene, place: Place) -> Attribution | None:
    """The signature under a quotation: 「…」 —— 王大明."""
    block = scene.blocks[place.block]
    match = re.search(r"[—–-]{1,2}\s*(?=[^—–\s-])", scene.plain[place.mark.outer_end : block.end])
    if match is None:
        return None
    figures = figures_in(scene, place.mark.outer_end + match.end(), block.end)
    named = next((f for f in figures if f.kind == "name"), None)
    return SOMEBODY if named is None else of_figure(scene, named, None)


def _only_name(scene: Scene, start: int, end: int, figures: list[Figure]) -> Figure | None:
    names = [f for f in figures if f.kind == "name" and f.start >= start]
    return names[0] if len(names) == 1 and clauses.SAYS.search(scene.plain[names[0].end : end]) else None


def _relayed(scene: Scene, start: int, end: int, figures: list[Figure], place: Place) -> Attribution | None:
    """他引用 X 的話：「…」 is X's, or nobody's that we know."""
    match = clauses.RELAYS.search(scene.plain, start, end)
    if match is None:
        return None
    whose = [f for f in figures if f.start >= match.end()]
    named = next((f for f in whose if f.kind == "name"), None)
    meant = next((f for f in whose if f.kind == "pronoun"), None)
    if named is None and meant is not None and clauses.HIS_SAYING.match(scene.plain, meant.end, end):
        return of_figure(scene, meant, *spoken_of(scene, place))
    remembers = match.group() in ("想起", "记得", "回忆起")
    if named is not None and (
        not remembers or clauses.SAYS.search(scene.plain, named.end, min(end, named.end + 12))
    ):
        return of_figure(scene, named, None)
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
    words_ = (clauses.HIS_WORDS, clauses.HIS_LETTER)
    return next((f for f in near if any(p.match(scene.plain, f.end, end) for p in words_)), None)


def _recalled(scene: Scene, subject: Figure, end: int, figures: list[Figure]) -> Figure | None:
    """王大明回憶李小華當時對他說：「…」: the words are those of the one recalled."""
    for figure in figures:
        if figure.start <= subject.end or figure.kind not in ("name", "kin", "stranger"):
            continue
        tells = clauses.SAYS.search(scene.plain, figure.end, end)
        between = scene.plain[subject.end : figure.start]
        if tells and clauses.RECALLS.search(between):
            return figure
        if clauses.SAYS_OF.search(between) and clauses.TOLD_THEN.match(scene.plain, figure.end, end):
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
