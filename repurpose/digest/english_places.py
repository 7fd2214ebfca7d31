"""Marked passages of an English article in their paragraphs: what stands before and after each. Pure.

Decides nothing about speech; `english` does, by what it finds here.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest import english_lists
from repurpose.digest.attribution import NOBODY, Attribution
from repurpose.digest.english_marks import Passage
from repurpose.digest.english_scene import Scene
from repurpose.model import Article, BlockKind

WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9][\w’'-]*")
LONGEST_CLAUSE = 400  # characters before or after a passage that are looked at
_MARGIN = 100  # characters of emphasis marks and white space around a passage that fills its block


@dataclasses.dataclass(slots=True)
class Place:
    """A passage while it is being judged. `how` is empty until it is found to be speech."""

    passage: Passage
    text: str
    lead: tuple[int, int]
    tail: tuple[int, int]
    previous: Place | None
    how: str = ""
    attribution: Attribution = NOBODY
    same: bool = False  # of one utterance with the place before
    listed: bool = False  # in a list item; `lead` is the sentence that leads to the list


def places_of(stage: Scene, found: Sequence[Passage]) -> list[Place]:
    """Every passage of `found` with what stands before and after it, in order."""
    article, made = stage.article, list[Place]()
    lists = english_lists.leads(article)
    for i, passage in enumerate(found):
        block = article.blocks[passage.block]
        earlier = made[-1] if made and made[-1].passage.block == passage.block else None
        left = earlier.passage.outer_end if earlier else block.start
        following = found[i + 1] if i + 1 < len(found) and found[i + 1].block == passage.block else None
        right = following.outer_start if following else block.end
        lead = (left, passage.outer_start)
        announced = lists.get(passage.block) if earlier is None else None
        if (
            announced
            and block.kind is BlockKind.QUOTE
            and english_lists.whose(stage.plain[slice(*announced)]) is None
        ):
            announced = None  # a colon leads to one block quote, and not to all of them
        listed = announced is not None and english_lists.is_topic(stage.plain[left : passage.outer_start])
        if listed and announced:
            lead = announced
        elif earlier is None and not article.text[left : passage.outer_start].strip(" *_>\n"):
            lead = announcement(article, passage.block) or lead
        made.append(
            Place(
                passage,
                article.text[passage.start : passage.end].strip(),
                lead,
                (passage.outer_end, right),
                earlier,
                listed=listed,
            )
        )
    return made


def announcement(article: Article, number: int) -> tuple[int, int] | None:
    """The paragraph before, where it ends with a colon."""
    before = article.blocks[number - 1] if number else None
    if before is None or before.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    ends = article.text[max(before.start, before.end - 4) : before.end].rstrip(" *_")
    return (before.start, before.end) if ends.endswith(":") else None


def lead_of(stage: Scene, place: Place) -> str:
    """The sentence that leads to a passage, as far as it stands before the opening mark."""
    start, end = place.lead
    text = stage.plain[max(start, end - LONGEST_CLAUSE) : end]
    if re.search(r"(?<![A-Z])(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)[.!?…][)\]*_”’]*\s*$", text):
        return ""
    cut = 0
    for match in re.finditer(r"(?<![A-Z])(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)[.!?…][)\]]*\s+(?=\S)", text):
        cut = match.end()
    return text[cut:].lstrip()


def tail_of(stage: Scene, place: Place) -> str:
    return stage.plain[place.tail[0] : min(place.tail[1], place.tail[0] + LONGEST_CLAUSE)]


def opens_block(stage: Scene, place: Place) -> bool:
    """Whether nothing but emphasis, or a list item's label, stands before a passage in its block."""
    block = stage.article.blocks[place.passage.block]
    before = stage.plain[max(block.start, place.passage.outer_start - _MARGIN) : place.passage.outer_start]
    return place.listed or (place.previous is None and not before.strip(" *_>\n"))


def fills_block(stage: Scene, place: Place) -> bool:
    block, passage = stage.article.blocks[place.passage.block], place.passage
    if passage.outer_start - block.start > _MARGIN or block.end - passage.outer_end > _MARGIN:
        return False
    around = (
        stage.article.text[block.start : passage.outer_start]
        + stage.article.text[passage.outer_end : block.end]
    )
    return not around.strip(" *_>\n")
