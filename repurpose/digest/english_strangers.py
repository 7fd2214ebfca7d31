"""Sentences of an English narrative in which somebody without a name comes in or acts. Pure.

After `a woman looked up`, `my daughter saw it` or `one mother said`, a `she` need not be the person whom the article
knows: a wrong name is worse than none. Sentences are given with every known name written in `NAME`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from repurpose.digest import english_words as en
from repurpose.digest import words
from repurpose.digest.english_words import NAME

EITHER = frozenset("fm")
_HEADS = "|".join(sorted(en.ROLE_HEADS, key=lambda w: (-len(w), w)))
_SOMEBODY = rf"(?:{en.KIN}|{en.HUMAN}|{_HEADS})"
_NAMED_AFTER = rf"(?![’'-])(?!,? (?:the |now |then )?{NAME})(?! (?:named|called) {NAME})"
_IN = re.compile(
    rf"(?<!is )(?<!was )(?<!as )(?<!being )(?<!, )(?<!became )\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[a-z-]+ ){{0,2}}(?:{_HEADS}|{en.HUMAN})\b{_NAMED_AFTER}(?! named)"
)
_KIN_IN = re.compile(
    rf"\b(?:tells?|told|asks?|asked|calls?|called|rings?|rang|phoned?|wrote to|met|meets?|visit(?:s|ed)?|to|with) (?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ )?(?:{en.KIN})\b{_NAMED_AFTER}"
)  # I told my wife.
_SAYS = re.compile(
    r"\s*(?:One|An?|Another|Her|His|Their|Some|Two|My) (?:[a-z’'-]+ ){0,5}?[a-z’'-]+(?:,[^,]{1,80},)? (?:who )?(?:says?|said|tells?|told|asks?|asked|recall(?:s|ed)|explain(?:s|ed)|wrote|writes|argue[sd]|insist(?:s|ed))\b"
)
_ACTS = re.compile(
    rf"\s*(?:[A-Z][^,.;:!?{NAME}]{{2,60}}, )?(?:(?i:her|his|their|my|our|one|an?|another|some|two|three|several)(?: of (?:the|her|his|their|my|our))?|(?:The|the)(?= (?:[a-z-]+ )?(?:{en.HUMAN})\b)) (?:[a-z-]+ ){{0,2}}?{_SOMEBODY}{_NAMED_AFTER}(?:, [^,.;:!?{NAME}]{{1,80}},)? [a-z]+\b(?! than )(?!,)"
)
_CAPITALS = r"(?:[A-Z][\w.&-]{0,30}[’']s )?(?P<bare>[A-Z][a-z\u00c0-\u024f-]{1,30}(?: [A-Z][a-z\u00c0-\u024f-]{1,30})?)"
_DOES = rf"(?:{en.STRONG}|cites?|cited|disagrees?|disagreed|agrees?|agreed|nods|nodded|shrugs|shrugged|smiles|smiled)\b"
_BARE = re.compile(
    rf"[\s,]*(?:[A-Z][a-z]{{1,15}}(?: [a-z]{{1,12}}){{0,4}}, )?{_CAPITALS}(?:, [^,.;:!?{NAME}]{{1,80}},)?(?: \w{{1,12}}ly| also| then| has| had)? {_DOES}"
    rf"|[\s,]*(?:{en.STRONG}) {_CAPITALS.replace('bare', 'inverted')}\W*\Z"
    rf"|[^{NAME}]{{0,300}}, {_CAPITALS.replace('bare', 'last')} {_DOES}\W*\Z"
)  # Kollmer cited …; no shortcuts, Kollmer said.
_ONE_OF = re.compile(
    rf"\s*One of (?:them|those|these|the [a-z]+|his [a-z]+|her [a-z]+)\b(?!,? {NAME})(?! (?:is|was|were|are) )"
)
_OF_TWO = re.compile(
    r"(?:^|[,;] )\s*[Tt]he (?:elder|younger|older|former|latter|other)(?: (?:one|brother|sister|man|woman))? [a-z]+\b"
)
_OFFICE = re.compile(
    rf"\s*(?:[A-Z][^,.;:!?{NAME}]{{2,60}}, )?[Tt]he (?:[a-z-]+ ){{0,2}}?(?P<office>{_HEADS})\b{_NAMED_AFTER},? (?:who|whose|whom|on|in|at|from|with|next|behind|beside) "
)  # The engineer who asked not to be named; `the engineer` alone may be one whom the article knows
_FEMALE = re.compile(
    r"\b(?:(?:grand|god|step)?(?:mother|daughter)|mom|mum|sister|wife|aunt|niece|woman|girl|lady|schoolgirl|waitress|widow|girlfriend|fiancée|landlady|nanny|actress|spokeswoman|chairwoman|midwife|nun)\b"
)
_MALE = re.compile(
    r"\b(?:(?:grand|god|step)?(?:father|son)|dad|brother|husband|uncle|nephew|man|boy|gentleman|schoolboy|waiter|widower|boyfriend|fiancé|landlord|actor|spokesman|chairman|foreman|monk)\b"
)


_MANY = re.compile(  # Officials said; Sanders is taken for many, which only leaves the pronoun as it was
    r"(?:ors|ers|ists|ians|ials|ents|ants|ics|ees|ies|ives|cans|rats|men|women)\Z|\A(?:Police|Congress|Parliament|Management|Authorities|Everyone|Women)\Z"
)


def brought_in(told: str) -> frozenset[str]:
    """Of which genders (`f`, `m`) somebody without a name is whom a sentence brings in: `a museum curator`, `my wife`."""
    found = [*_IN.finditer(told), *_KIN_IN.finditer(told)]
    return frozenset().union(*(_genders(match.group()) for match in found))


def acts(told: str, held: Collection[str]) -> frozenset[str]:
    """Of which genders the subject without a name may be: `my daughter saw it`, `one of them said`; else empty.

    `held` are the offices of the persons whom the article knows: `the engineer` is a stranger where nobody is one.
    """
    match = _SAYS.match(told) or _ACTS.match(told) or _ONE_OF.match(told) or _OF_TWO.search(told)
    if match is None:
        match = _OFFICE.match(told)
        match = None if match is None or match["office"].lower() in held else match
    if match is None and _named_bare(told, held):
        return EITHER
    return _genders(match.group()) if match else frozenset()


def _named_bare(told: str, held: Collection[str]) -> bool:
    """Whether somebody acts of whom the article has the surname alone; firms and crowds are no `she`.

    A firm is what everybody knows, or what the office of somebody in the article names.
    """
    match = _BARE.match(told)
    if match is None:
        return False
    name = (match["bare"] or match["inverted"] or match["last"]).split(" ")
    return not _MANY.search(name[-1]) and not any(
        word in en.FUNCTION
        or word in en.THINGS
        or word in words.NOT_NAMES
        or word in en.TITLES
        or word.lower() in held
        or word.lower() in en.GENERIC
        for word in name
    )


def _genders(told: str) -> frozenset[str]:
    female, male = bool(_FEMALE.search(told)), bool(_MALE.search(told))
    return EITHER if female == male else frozenset("f" if female else "m")
