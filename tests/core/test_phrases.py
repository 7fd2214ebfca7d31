"""The first characters by which a page's phrases are given up early are all of those that the phrases begin with."""

from __future__ import annotations

import importlib
import re
from typing import Any

import pytest

from repurpose.digest import leaning, phrases

_parser: Any = importlib.import_module("re._parser")
_BEGUN = ("CREDITED", "NOTE", "CAPTION", "CHROME_WHOLE", "CALL", "LABELLED", "SECTION")
_CATEGORIES = {"CATEGORY_SPACE": " \t\u3000", "CATEGORY_DIGIT": "019"}


def _firsts(parsed: Any) -> tuple[set[str], bool]:
    """With what a parsed pattern can begin, and whether it can be empty."""
    found: set[str] = set()
    for op, value in parsed:
        new, empty = _of(str(op), value)
        found |= new
        if not empty:
            return found, False
    return found, True


def _of(op: str, value: Any) -> tuple[set[str], bool]:
    if op == "LITERAL":
        return {chr(value)}, False
    if op == "IN":
        return {char for kind, each in value for char in _in_class(str(kind), each)}, False
    if op == "BRANCH":
        branches = [_firsts(each) for each in value[1]]
        return {char for new, _ in branches for char in new}, any(empty for _, empty in branches)
    if op == "SUBPATTERN":
        return _firsts(value[3])
    if op in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        new, empty = _firsts(value[2])
        return new, empty or value[0] == 0
    if op in ("AT", "ASSERT", "ASSERT_NOT"):
        return set(), True
    raise AssertionError(f"{op} may begin with anything")


def _in_class(kind: str, value: Any) -> str:
    if kind == "RANGE":
        return "".join(map(chr, range(value[0], value[1] + 1)))
    return chr(value) if kind == "LITERAL" else _CATEGORIES[str(value)]


@pytest.mark.parametrize("name", _BEGUN)
def test_no_phrase_begins_with_a_character_that_is_not_listed(name: str) -> None:
    pattern: re.Pattern[str] = getattr(phrases, name)
    head, rest = pattern.pattern[: pattern.pattern.index("])") + 2], _parser.parse(pattern.pattern)
    found, empty = _firsts(list(rest)[1:])
    assert found
    assert not empty
    assert [char for char in sorted(found) if not re.match(head, char, re.IGNORECASE)] == []


def test_no_tie_begins_with_a_character_that_is_not_listed() -> None:
    found, empty = _firsts(_parser.parse(leaning._LINK_ZH.pattern))
    assert found
    assert not empty
    assert sorted(found - leaning._TIES) == []
