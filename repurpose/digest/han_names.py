"""Chinese names without a gloss: after an office, before a verb of saying, in the tags. Pure."""

from __future__ import annotations

import re

from repurpose.digest import words
from repurpose.digest.pages import HAN, LONGEST, MOST, Page

_FUNCTION = frozenset(
    "说是在的表认指也就则和与及对从把被将曾会能要有没不都还又再很更最已正所这那其之於于给向让问谈讲写称提强解补回答分笑坦直承透"
)
_SURNAMED = re.compile(rf"(?<![{HAN}])(?P<name>[{HAN}]{{3}})(?=[{HAN} ]{{0,6}}?(?:{words.SAY}))")
_ROLED = re.compile(rf"(?:{words.ROLE})(?P<name>[{HAN}]{{2,3}})")
_CALLED = re.compile(
    rf"(?:叫做?|名叫|名为)(?P<name>[阿小][{HAN}])的[{HAN}]{{0,8}}?(?:女孩|男孩|孩子|学生|女生|男生|同学|少年|少女|老人|妇人|男人|女人|年轻人|{words.ROLE})"
)  # 一個叫阿明的男孩
_ROLED_ACTS = re.compile(
    rf"(?:{words.ROLE})[ ]?(?P<name>[{HAN}]{{3}})(?=[^，。：；、{HAN}]{{0,2}}(?:{words.SAY})|(?:在|于)[{HAN}A-Za-z ]{{1,16}}?(?:{words.SAY}))"
)


def candidates(page: Page) -> list[str]:
    """Chinese names without a gloss, the surest first: tags, names after a role, names before a verb of saying."""
    tagged = [
        t for t in sorted(page.folded_tags) if re.fullmatch(f"[{HAN}]{{2,5}}", t) and _is_tagged_name(page, t)
    ]
    roled = dict.fromkeys(
        m["name"] for m in _ROLED.finditer(page.plain, 0, LONGEST) if m["name"][0] in words.SURNAMES
    )
    after_role = [
        n for n in (_two_or_three(page, name) for name in list(roled)[:MOST]) if n and page.count(n) >= 2
    ]
    acting = dict.fromkeys(
        m["name"] for m in _ROLED_ACTS.finditer(page.plain, 0, LONGEST) if m["name"][0] in words.SURNAMES
    )
    after_role += [name for name in list(acting)[:MOST] if name[1] not in _FUNCTION]
    speaking = dict.fromkeys(
        m["name"] for m in _SURNAMED.finditer(page.plain, 0, LONGEST) if m["name"][0] in words.SURNAMES
    )
    spoken = [n for n in list(speaking)[:MOST] if not _ends_in_verb(n) and page.count(n) >= 3]
    called = [
        n
        for n in dict.fromkeys(m["name"] for m in _CALLED.finditer(page.plain, 0, LONGEST))
        if page.count(n) >= 2
    ]
    found = dict.fromkeys([*tagged, *after_role, *spoken, *called[:MOST]])
    return [
        n
        for n in found
        if n[:2] not in words.NOT_PEOPLE and n not in words.NOT_PEOPLE and not re.search(words.ROLE, n)
    ]


def _is_tagged_name(page: Page, tag: str) -> bool:
    shaped = (tag[0] in words.SURNAMES and len(tag) <= 3) or is_transliterated(tag)
    return shaped and page.count(tag) >= 2 and page.says(tag)


def is_transliterated(name: str) -> bool:
    """Whether a name is written with the few hundred characters that foreign names are written with."""
    return len(name) >= 3 and all(char in words.TRANSLITERATING for char in name)


def _ends_in_verb(name: str) -> bool:
    return name[-1] in _FUNCTION or bool(re.fullmatch(words.SAY, name[-2:]))


def _two_or_three(page: Page, name: str) -> str | None:
    if len(name) == 3 and name[2] not in _FUNCTION and page.count(name) >= max(2, 0.6 * page.count(name[:2])):
        return name
    if len(name) == 3 and name[2] == "之" and page.count(name) >= max(2, page.count(name[:2])):
        return name
    return name[:2] if name[1] not in _FUNCTION and page.count(name[:2]) >= 2 and len(name) < 3 else None
