"""The office that an English article states of a person: right after the name, by `is a`, or right before it. Pure."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest import english_words as en
from repurpose.digest.people import Known, Mention
from repurpose.model import Article, Span

_ROLE_AFTER = re.compile(
    r", (?:(?:who|now|then|also|still|is|was)\s){0,2}(?:an? |the |its |their |his |her )?(?P<role>[^,;:.()“”\"—\n]{3,110})"
)
_ROLE_IS = re.compile(
    r" (?:is|was|became|works as|has been) (?:now )?(?:an? |the )(?P<role>[^,;:.()“”\"—\n]{3,110})"
)
_ROLE_ENDS = re.compile(
    r" (?:who|whom|whose|that|which|with|and|but|in (?:his|her|their)|when|where|until|since|from|by|has|had|was|is|because|before|after|based|told|said|says|about|on|most|so|as|known|living|working)\b"
)

_LINKS = re.compile(
    r"\b(?:and|at|of|from|in|for|to|with|on|about|after|when|while|who|whom|that|as|by|than|or|but|near)\b"
)
_GRADES = frozenset(
    ["Chief", "Executive", "Vice", "Deputy", "Managing"]
)  # in capitals a part of the office behind them


def stated(body: str, places: Sequence[Mention]) -> tuple[str | None, Span | None]:
    """The office that the text states right after a name, by `is a`, or right before it; the first that it states."""
    for place in places[:40]:
        for pattern in (_ROLE_AFTER, _ROLE_IS):
            match = pattern.match(body, place.end)
            if match:
                end = match.end("role")
                cut = _ROLE_ENDS.search(body, match.start("role"), end)
                end = cut.start() if cut else end
                if _is_role(body[match.start("role") : end]):
                    return _sliced(body, match.start("role"), end)
        start = _before(body, place.start)
        if start is not None:
            return _sliced(body, start, place.start)
    return None, None


def described(article: Article, known: Known) -> Known:
    """A person with the office that the author's description states before the full name, where the body states none."""
    if known.role or not article.lead:
        return known
    front = article.text[: article.body_start]
    at = front.find(known.name, max(0, front.find(article.lead[:40])))
    start = _before(front, at) if at > 0 else None
    if start is None:
        return known
    role, span = _sliced(front, start, at)
    return dataclasses.replace(known, role=role, role_span=span)


def _before(body: str, at: int) -> int | None:
    """Where the office begins that stands right before a name: `chief scientist` in `The chief scientist Ana Ruiz`."""
    at -= 2 if body[at - 2 : at] == ", " else 0
    left = max(0, at - 70, max(body.rfind(mark, max(0, at - 70), at) for mark in '.,;:!?\n“”"(—*') + 1)
    tokens = [(m.group(), m.start()) for m in re.finditer(r"[^\s]+", body[left:at])]
    if not tokens or not _states(tokens[-1][0].lower()):
        return None
    begin = len(tokens) - 1
    while (
        begin
        and len(tokens) - begin < 4
        and (
            (re.fullmatch(r"[a-z-]+", tokens[begin - 1][0]) and _modifies(tokens[begin - 1][0]))
            or tokens[begin - 1][0] in _GRADES
        )
    ):
        begin -= 1
    if tokens[-1][0] == "Officer":  # Chief Operating Officer
        begin = next((i for i in range(max(0, len(tokens) - 4), begin) if tokens[i][0] == "Chief"), begin)
    return left + tokens[begin][1]


def _modifies(word: str) -> bool:
    """Whether a word before an office may belong to it: `chief marine scientist`, not `with scientist`."""
    return en.is_office(word) or word.endswith(
        ("al", "ic", "ine", "ing", "ior", "ary", "ive", "ware", "ate", "or", "ent", "ology")
    )


def _states(word: str) -> bool:
    """Whether a noun says what somebody is, and not only what they are to somebody else."""
    return en.is_office(word) and word not in en.HOST_HEADS and word not in en.NEARNESS


def _is_role(text: str) -> bool:
    """Whether words state an office: the head noun is one, and nobody's name is part of it."""
    head = re.split(r" (?:of|at|for|in|to|on)\b", text, maxsplit=1)[0].strip().split(" ")
    word = head[-1].lower().rstrip("s") if head else ""
    if (
        len(text) > 70
        or len(head) > 6
        or re.match(r"(?:who|which|whose|and|but|or|not|said|says|one|as)\b", text)
    ):
        return False
    return _states(word) and not re.search(r"\b(?:he|she|they|I|we|you)\b", text)


def _sliced(body: str, start: int, end: int) -> tuple[str, Span]:
    while end > start and body[end - 1] in " ,*_":
        end -= 1
    return body[start:end], Span(start, end)


def goes_on(more: str, *, apposed: bool) -> bool:
    """Whether words between a subject's first words and a name go on to say what the one named is: `former partner`."""
    words = more.split()
    return not words or (
        _LINKS.search(more) is None
        and (apposed or en.is_calling(words[-1]) or bool(re.fullmatch(en.KIN, words[-1])))
    )
