"""Quotations under a heading or behind a label that names their speaker: `### Ana Ruiz, boatbuilder`, `Ana Ruiz: “…”`. Pure.

A heading counts only where it is spelt like a person and the text gives reason to think so: the article knows the name,
people bear it, or an office stands beside it. `Hidden Costs` is nobody.
"""

from __future__ import annotations

import re

from repurpose.digest import english_words as en
from repurpose.digest.attribution import Attribution
from repurpose.digest.english_employers import is_given
from repurpose.digest.english_places import Place
from repurpose.digest.english_scene import Scene
from repurpose.model import Block, BlockKind, Span

_WORD = r"[A-Z\u00c0-\u00de][\w’'-]*\.?"
_PARTICLES = "|".join(sorted(en.PARTICLES))
_HEADING = re.compile(
    rf"(?:\d{{1,2}}[.)] )?[*_]{{0,2}}(?P<name>{_WORD}(?: (?:(?:{_PARTICLES}) ){{0,2}}{_WORD}){{1,3}})[*_]{{0,2}}"
    r"(?:(?:, | [—–|-] | \()(?P<role>[^,()\n]{3,80})[^\n]{0,60})?"
)
_LONGEST = 120  # characters of a label
_LABEL = re.compile(rf"{_HEADING.pattern}[*_]{{0,2}}:[*_]{{0,2}}\s{{0,3}}")
_LISTED = frozenset({BlockKind.ITEM, BlockKind.QUOTE})
_ROW = 40  # items or block quotes under one heading
_QUOTES = re.compile(
    r"\b(?:quotes?|quotations|one-liners|(?:best|favou?rite|memorable|great) (?:lines|moments)) (?:from|by)\b|"
    r"\bin (?:her|his|their) own words\b|[’']s? (?:\w+ )?(?:quotes|one-liners|best lines)\b",
    re.IGNORECASE,
)
_OFFICE_ENDS = re.compile(r"(?:er|or|ist|ian|wright|smith|man|woman|ant)\Z")


def speaker(stage: Scene, number: int) -> Attribution | None:
    """Whom the heading right above a block, or above its whole list, names, or None; `number` is the block's."""
    blocks = stage.article.blocks
    first = number
    while first > max(0, number - _ROW) and blocks[first - 1].kind is blocks[number].kind in _LISTED:
        first -= 1
    heading = blocks[first - 1] if first else None
    if heading is None or heading.kind is not BlockKind.HEADING:
        return None
    announced = _announced(stage, heading)
    if announced is not None or first < number:
        return announced
    match = _HEADING.fullmatch(stage.article.text[heading.start : heading.end])
    if match is None or not _is_person(stage, match["name"], match["role"]):
        return None
    return _named(stage, match, heading)


def _announced(stage: Scene, heading: Block) -> Attribution | None:
    """Whose words a heading announces: `Some of my favourite quotes from Ruiz`, `Ana Ruiz in her own words`."""
    text = stage.article.text[heading.start : heading.end]
    if len(text) > _LONGEST or not _QUOTES.search(text):
        return None
    named = [
        (who, match)
        for who, person in enumerate(stage.cast.people)
        for match in [re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, person.surfaces))})(?!\w)", text)]
        if match
    ]
    if len(named) != 1:
        return None
    ((who, match),) = named
    evidence = Span(heading.start + match.start(), heading.start + match.end())
    return Attribution(stage.cast.people[who].name, evidence, who, explicit=True)


def labelled(stage: Scene, place: Place) -> Attribution | None:
    """Whom a label names right before a passage that is all else of its block: `**Ana Ruiz, boatbuilder:** “…”`."""
    block = stage.article.blocks[place.passage.block]
    if place.previous is not None or stage.plain[place.passage.outer_end : block.end].strip():
        return None
    start = place.passage.outer_start
    before = stage.article.text[block.start : start] if start - block.start <= _LONGEST else ""
    match = _LABEL.fullmatch(before)
    if match is None:
        return None
    above = speaker(stage, place.passage.block)
    if above is not None and above.speaker == match["name"]:
        return above
    return _named(stage, match, block) if _is_person(stage, match["name"], match["role"]) else None


def _named(stage: Scene, match: re.Match[str], heading: Block) -> Attribution:
    name = match["name"]
    who = next((i for i, p in enumerate(stage.cast.people) if name in (p.name, *p.surfaces)), None)
    evidence = Span(heading.start + match.start("name"), heading.start + match.end("name"))
    return Attribution(name if who is None else stage.cast.people[who].name, evidence, who, explicit=True)


def _is_person(stage: Scene, name: str, role: str | None) -> bool:
    words = name.split(" ")
    if words[0] in en.FUNCTION or words[-1] in en.THINGS:
        return False
    if any(name in person.surfaces for person in stage.cast.people) or is_given(words[0]):
        return True
    stated = role.split(" ") if role else []
    return any(word.islower() and (en.is_office(word) or _OFFICE_ENDS.search(word)) for word in stated[:5])
