"""Whether the clause that leads to a marked passage reports speech: 王大明說：「…」. Pure.

Whose speech it is, `speakers` says. What is only imagined, denied, thought, typed or said by people in general is no
speech, and neither is what a colon explains.
"""

from __future__ import annotations

import re

from repurpose.digest import clauses, rivals, speakers
from repurpose.digest.around import around
from repurpose.digest.attribution import figures_in
from repurpose.digest.places import Place, is_clausal, is_sentence, sentences_in
from repurpose.digest.scene import Scene
from repurpose.model import PROSE, BlockKind

_SENTENCE = 24  # characters at the end of a paragraph that are looked at


def is_led(stage: Scene, place: Place, text: str) -> bool:
    """Whether the clause before the passage reports speech."""
    lead = stage.plain[place.lead[0] : place.lead[1]]
    if not clauses.bare(lead) or is_supposed(stage, place):
        return False
    figures = [f for f in figures_in(stage, *place.lead) if f.kind != "kin"]
    subject = any(f.subject for f in figures)
    last = stage.plain[clauses.last_clause(stage.plain, *place.lead) : place.lead[1]]
    if clauses.COLON.search(lead):
        return _announced(stage, place, text, lead, last, subject)
    if clauses.DASH.search(lead) or clauses.COMMA.search(lead):
        told = subject and bool(clauses.SAYS.search(lead)) and is_sentence(text)
        if told and clauses.DASH.search(lead):
            return speakers.before(stage, place).speaker is not None
        return told or (bool(clauses.SAYS_AT_END.search(last)) and bool(figures) and is_clausal(text))
    if clauses.CALLS_IT.search(clauses.bare(last)) and is_clausal(text) and clauses.PAUSE.search(text):
        return speakers.before(stage, place).speaker is not None
    if clauses.SAYS_AT_END.search(last):
        in_clause = any(f.subject and f.start >= place.lead[1] - len(last) for f in figures)
        goes_on = subject and bool(re.match(r"(?:[并也还又便]|但)", clauses.bare(last)))
        reads = is_sentence(text) or is_clausal(text)
        return (in_clause or goes_on) and reads and speakers.before(stage, place).speaker is not None
    return subject and sentences_in(text) >= 2 and is_sentence(text) and bool(clauses.SAYS.search(lead))


def _announced(stage: Scene, place: Place, text: str, lead: str, last: str, subject: bool) -> bool:
    """Whether a colon announces speech, and no saying, rule, list or term."""
    says = bool(clauses.SAYS.search(last)) or bool(clauses.POSSESSED.search(clauses.bare(last)))
    if clauses.inscribed(last) and not clauses.sent(lead):
        return False
    if not is_sentence(text):
        return says and subject and is_clausal(text) and not clauses.RELAYED.search(last)
    if subject:
        return True
    if clauses.generic(lead):
        return False
    if says:
        unknown = clauses.unnamed(last) or clauses.person_says(lead) or clauses.unknown_says(last)
        return unknown or speakers.before(stage, place).speaker is not None
    if any(f.subject and rivals.nameless(stage, f) for f in figures_in(stage, *place.lead)[-1:]):
        return True  # 母親嘆了口氣：「…」
    return not place.commentary and around(stage, place).who is not None


def introduces(stage: Scene, place: Place) -> bool:
    """Whether the sentence before a block quote without marks says that somebody said or wrote it."""
    lead = stage.plain[place.lead[0] : place.lead[1]]
    if not clauses.COLON.search(lead):
        return _letter_came(stage, place)
    return bool(clauses.WRITES.search(lead)) and not is_supposed(stage, place)


def _letter_came(stage: Scene, place: Place) -> bool:
    """Whether the paragraph before a block quote ends by telling of a letter: 她收到三頁的回信。"""
    before = stage.blocks[place.block - 1] if place.block else None
    if before is None or before.kind not in PROSE or before.kind is BlockKind.QUOTE:
        return False
    return bool(
        clauses.LETTER_COMES.search(stage.plain, max(before.start, before.end - _SENTENCE), before.end)
    )


def is_supposed(stage: Scene, place: Place) -> bool:
    """Whether the clause before the passage only imagines, denies or thinks it. 如果只記住一句，他說：「…」 reports it."""
    start, end = place.lead
    last = clauses.last_clause(stage.plain, start, end)
    named = any(f.subject and f.kind in ("name", "pronoun") for f in figures_in(stage, last, end))
    reports = named and bool(clauses.SAYS.search(stage.plain, last, end))
    if not reports and not clauses.SAYS.search(stage.plain, last, end) and _told_before(stage, start, last):
        return clauses.imagined(stage.plain[last:end])
    return clauses.supposed(stage.plain[start:end], stage.plain[last:end] if reports else None)


def _told_before(stage: Scene, start: int, end: int) -> bool:
    """王大明指出，我們正走進一個新的時代：「…」: a clause of saying with its subject stands before the last clause."""
    earlier = [f for f in figures_in(stage, start, end) if f.subject]
    return any(
        f.kind in ("name", "pronoun") and clauses.TELLS_THAT.match(stage.plain, f.end, end) for f in earlier
    )
