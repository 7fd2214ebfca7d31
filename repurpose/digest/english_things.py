"""Marked words of an English article: a name, a title, what is written on a thing, or a sentence. Pure."""

from __future__ import annotations

import re

_THING = re.compile(
    r"\b(?:call(?:s|ed|ing)?(?: (?:it|this|that|them|her|him|itself|the \w+|the \w+ \w+|an? \w+))?|nam(?:e|ed)|titled|entitled|dubbed|labell?ed|marked|stamped|printed|headlined|tagged|termed|"
    r"known as|referred to as|so-called|the (?:word|words|term|phrase|title|slogan|motto|label|headline|category|heading|button|file|folder|tag|chapter|song|"
    r"book|essay|paper|talk|film|rule)s?|an? (?:word|term|phrase|sign|label|folder|book|essay|paper|talk|song|film|chapter|button|poster|sticker|file|category|note|box|column|field|tab)|"
    r"(?:sign|notice|poster|plaque|sticker|label|screen|note|card|button|banner|letter|email|headline|subject line|inscription|display|board|door|cover|box|page|folder|message|chart|memo|leaflet)s? (?:\w+ )?(?:reads?|says?|said|stat(?:es|ed)|ask(?:s|ed)|warn(?:s|ed)|announc(?:es|ed)))"
    r"(?: (?:of|for|is|was|like))?[ ,:]*$"
)


def names_a_thing(lead: str) -> bool:
    """Whether a clause says that the marked words are a name, a title, or what is written on a thing."""
    return bool(_THING.search(lead))


def is_clause(text: str) -> bool:
    """Whether words without a capital are still somebody's sentence: `we had been asking the wrong questions`."""
    if len(text.split()) < 6:
        return False
    finite = re.search(
        r"\b(?:is|are|was|were|has|have|had|can|could|will|would|does|did|do)\b|n[’']t\b", text
    )
    return bool(finite and text.rstrip("*_ ")[-1:] in tuple(".!?")) or bool(
        re.match(r"(?:I|we|you|it|they|he|she|there|that|this|if|when|because)\b", text)
    )
