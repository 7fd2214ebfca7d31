"""Lists of quotations in an English article, and whose words the sentence that leads to such a list announces. Pure.

`- **On hiring:** “Hire the one who sweeps.”` under `Ruiz had advice for founders:` is hers. A list of prompts, options or
signs is nobody's. Decides nothing about single passages; `english` does.
"""

from __future__ import annotations

import re

from repurpose.digest import english_words as en
from repurpose.digest.english_clauses import SUPPOSES, Said
from repurpose.digest.english_employers import is_given
from repurpose.digest.english_words import NAME
from repurpose.model import Article, BlockKind

_WORDS = r"(?:lines?|quotes?|quotations?|sentences|remarks|things|highlights|takeaways|phrases|words|thoughts|advice|answers|rules|lessons|maxims|sayings|observations|passages|excerpts|one-liners|replies|comments)"
_FROM = re.compile(rf"\b{_WORDS}\b[^.:{NAME}]{{0,60}}\b(?:from|by|with)\b[^.:{NAME}]{{0,50}}(?P<who>{NAME}+)")
_OWN = re.compile(rf"(?P<who>{NAME}+[’']s?|\b[Hh]er|\b[Hh]is) (?:[\w-]+ ){{0,3}}?{_WORDS}\b")
_QUOTED = re.compile(r"\b(?:[Qq]uotes|[Qq]uotations|[Oo]ne-liners|[Rr]emarks|[Rr]eplies|[Cc]omments)\b")
_NO_SPEECH = re.compile(
    r"\b(?:prompts?|options?|settings?|titles?|headlines?|slogans?|mottos?|signs?|labels?|keywords?|searche?s?|quer(?:y|ies)|buttons?|commands?|examples?|phrases? like|error messages?|menus?)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[\s*_>]*(?P<label>[^\s*_:“”\"][^:“”\"\n]{0,60}):[\s*_]*")
_SUBJECT = re.compile(
    r"[\s*_>]*(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?\)?\]?[\s*_–—-]*)?(?:On|About) [^:“”\"\n]{1,60}:[\s*_]*"
)
_TOPIC = re.compile(r"(?:On|About|For|Why|What|How|When|Where|Whether|The|His|Her|Their)\b")


def leads(article: Article) -> dict[int, tuple[int, int]]:
    """For each list item or block quote, by its block's number, the paragraph with a colon that leads to them all."""
    found: dict[int, tuple[int, int]] = {}
    lead: tuple[int, int] | None = None
    for number, block in enumerate(article.blocks):
        if block.kind not in (BlockKind.ITEM, BlockKind.QUOTE):
            ends = article.text[max(block.start, block.end - 4) : block.end].rstrip(" *_")
            told = block.kind is BlockKind.PARAGRAPH and ends.endswith(":")
            lead = (block.start, block.end) if told else None
        elif lead is not None:
            found[number] = lead
    return found


def is_topic(before: str) -> bool:
    """Whether what stands before a mark in its item is nothing, or a label that tells of what is spoken: `On money:`."""
    if not before.strip(" *_>\n"):
        return True
    match = _LABEL.fullmatch(before)
    if match is None or NAME in before:
        return False
    words = match["label"].split()
    if any(is_given(word) or en.is_office(word.lower()) for word in words):
        return False
    return bool(_TOPIC.match(match["label"])) or (len(words) > 1 and words[-1][:1].islower())


def is_subject(before: str) -> bool:
    """Whether what stands before a mark in its paragraph only tells of what is spoken: `[12:40] On boredom:`."""
    return bool(_SUBJECT.fullmatch(before))


def whose(lead: str) -> Said | None:
    """What the sentence that leads to a list says of it; None where it says nothing of anybody's words."""
    if SUPPOSES.search(lead) or _NO_SPEECH.search(lead) or en.MACHINE.search(lead):
        return Said("supposed")
    found = _FROM.search(lead) or _OWN.search(lead)
    if found is None:
        return Said("said") if _QUOTED.search(lead) and NAME not in lead else None
    if len(re.findall(f"{NAME}+", lead)) > 1:
        return Said("said")
    return Said("whose", *found.span("who"))
