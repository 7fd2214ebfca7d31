"""The clause of saying that follows a marked passage, and whom it names: 「…」王大明說。 Pure.

A comma inside the marks has to be followed by such a clause, so that it may be long; after a full stop it must begin
at once, and somebody whom the article has not named is somebody, never the person spoken of before.
"""

from __future__ import annotations

from repurpose.digest import clauses, speakers
from repurpose.digest.attribution import SOMEBODY, Attribution, figures_in
from repurpose.digest.places import Place, is_open, is_sentence
from repurpose.digest.scene import Figure, Scene

_LOOK = 120  # characters after a passage in which its clause begins
_LONG = 160  # characters of a clause after a comma inside the marks
_NEAR = 10  # characters before the subject of a clause
_UNKNOWN = 16  # characters of a subject that is nobody of the article


def told(stage: Scene, place: Place) -> Attribution | None:
    """Whose words the clause after a passage says it is, or None where there is no such clause."""
    start, end = place.tail
    after = stage.plain[start : min(end, start + _LOOK)]
    text = stage.text[place.mark.start : place.mark.end]
    where = clauses.WHERE.match(after)
    skip = where.end() if where and is_sentence(text) and _opens(stage, place) else 0
    clause = _short(stage, place, start + skip, min(end, start + _LOOK))
    if clause is not None:
        return clause
    if is_open(text):
        return _long(stage, place)
    if is_sentence(text) and _opens(stage, place):
        return _manner(stage, place, start + skip)
    return None


def _opens(stage: Scene, place: Place) -> bool:
    """Whether nothing of its sentence stands before a passage."""
    return not stage.plain[place.lead[0] : place.lead[1]].strip(" \t*_\n")


def _short(stage: Scene, place: Place, start: int, end: int) -> Attribution | None:
    """A clause of saying that begins at `start`: 王大明說, “…,” said Ruiz."""
    after = stage.plain[start:end]
    match = clauses.TAIL.match(after)
    if match is None:
        return _beat(stage, place)
    if clauses.POINTS.match(after):
        return None  # 這是他說的, 這不是他說的: `speakers` reads what the sentence says of the passage
    inverted = not match["before"].strip()  # “…,” said Ruiz
    figures = figures_in(stage, start, min(end, start + match.end() + 24 * inverted))
    first = next((f for f in figures if f.subject or inverted), None)
    text = stage.text[place.mark.start : place.mark.end].rstrip("*_ ")
    whole = is_sentence(text) or is_open(text)
    if first is None and not inverted and clauses.somebody(match["before"]):
        return SOMEBODY
    unknown = first is None and not inverted and whole and _opens(stage, place)
    if unknown and _is_unknown(match["before"]) and clauses.SAID_SO.match(after, match.end()):
        return SOMEBODY
    if first is None or first.start - start > _NEAR + len(match["verb"]) or clauses.supposed(match["before"]):
        return None
    if not inverted and clauses.NEVER_SAID.search(stage.plain, first.end, start + match.start("verb")):
        return None
    if clauses.LEADS_ON.match(after[match.end() :]):
        return None  # it leads to the next passage
    if whole or after[match.end() :].lstrip()[:1] in ("", "，", "。", ",", "；"):
        return speakers.after(stage, start, max(start + match.end(), first.end), place)
    return None


def _is_unknown(subject: str) -> bool:
    """Whether a subject that no figure fills can be somebody: 補網的阿嬤, and not 這句話."""
    bare = subject.strip(" ，,*_")
    return (
        1 < len(bare) <= _UNKNOWN and not clauses.NO_SUBJECT.match(bare) and not clauses.supposed(bare + "说")
    )


def _long(stage: Scene, place: Place) -> Attribution | None:
    """「…，」坐在第一排的王大明站起來，用很小的聲音說: what follows a comma inside the marks."""
    start, end = place.tail
    stop = clauses.STOP.search(stage.plain, start, min(end, start + _LONG))
    end = stop.start() if stop else min(end, start + _LONG)
    verb = clauses.SAYS.search(stage.plain, start, end)
    if verb is None:
        return _beat(stage, place)
    first = next((f for f in figures_in(stage, start, verb.end()) if f.subject), None)
    if first is None or clauses.NEVER_SAID.search(stage.plain, first.end, verb.start()):
        return SOMEBODY if first is None and _is_unknown(stage.plain[start : verb.start()]) else None
    return speakers.after(stage, start, max(verb.end(), first.end), place)


def _manner(stage: Scene, place: Place, start: int) -> Attribution | None:
    """「…」王大明毫不客氣: how somebody speaks tells who does."""
    stop = clauses.STOP.search(stage.plain, start, min(place.tail[1], start + _LOOK))
    end = stop.start() if stop else min(place.tail[1], start + _LOOK)
    first = next((f for f in figures_in(stage, start, end) if _person(f)), None)
    if first is None or not clauses.MANNER.match(stage.plain, first.end, end):
        return None
    return speakers.after(stage, start, end, place)


def _person(figure: Figure) -> bool:
    return figure.subject and figure.kind in ("name", "pronoun")


def _beat(stage: Scene, place: Place) -> Attribution | None:
    """「A。」他頓了一下。「B。」: what somebody does between the halves names the speaker."""
    start, end = place.tail
    if stage.text[end : end + 1] not in ("「", "“", '"') or not clauses.BEAT.fullmatch(
        stage.plain, start, end
    ):
        return None
    first = next((f for f in figures_in(stage, start, end) if f.subject), None)
    if first is None or first.start - start > 2 or first.kind not in ("name", "pronoun"):
        return None
    if first.kind == "name" and not clauses.STEP.match(stage.plain, first.end, end):
        return None
    return speakers.after(stage, start, end, place)
