"""Latin names of persons in a Chinese article: runs of capitalised words, and what the text says of them. Pure.

A person is found by a given name that people bear, an office before the name, a verb after it; companies, shows and
products are left out. How the spellings of one person are joined is for `names`.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Collection, Iterable, Iterator

from repurpose.digest import words
from repurpose.digest.pages import HAN, LONGEST, MOST, Page

WORD = (
    r"(?:[A-Z][a-z\u00df-\u024f'’]+(?:-?[A-Z][a-z\u00df-\u024f]+|-[a-z]{1,8})*|[A-Z]['’][A-Z][a-z]+|[A-Z]\.)"
)
PARTICLE = r"(?:de|van|von|der|den|la|bin|al|el|di|da|du)"
_LATIN = re.compile(
    rf"(?<![A-Za-z0-9\u00c0-\u024f@#/_-]){WORD}(?:[ \u00a0](?:{WORD}|{PARTICLE})){{0,4}}(?![A-Za-z0-9_/])"
)
ROLE_BEFORE = re.compile(rf"(?:{words.ROLE})(?:兼(?:{words.ROLE}))?[、，]?[ ]?$")
_SAYS = re.compile(rf"^[ ]?[{HAN} ]{{0,6}}?(?:{words.SAY})")
_ACTS = re.compile(
    r"^[ ]?(?:就|又|还|再|也|接着|立刻|则)?(?:问|追问|反问|笑|苦笑|点头|摇头|想了|叹|愣|坐|站|喝|沉默|回忆)"
)
_THING_BEFORE = re.compile(
    r"(?:公司|企业|组织|机构|平台|集团|品牌|新创|团队|基金|实验室|产品|游戏|节目|播客|[Pp]odcast|软件|软体|模型|频道|乐团|专辑|电影|项目|专案|计划|系统|语言|框架|工具|服务)[ ]?$"
)
_THING_AFTER = re.compile(
    r"^[ ]?(?:这家|这款|这个|公司|集团|成立于|成立[^了过，。]{0,5}年|是一[家款个套]|旗下|上线|上市|官网|股价|估值|的第[一二三四五六七八九十]|的?产品|的?用户)"
)
_ROLE_BESIDE = re.compile(rf"[ ]?[（(,，][ ]?[^)）\n]{{0,20}}(?:{words.ROLE})")


def name_in(run: str) -> str | None:
    """The name inside a run of capitalised words: `Qualcomm CEO Ana Ruiz` has already lost `CEO`; `Apple Tim` loses Apple."""
    tokens = [re.sub(r"['’]s$", "", t) for t in run.replace("\u00a0", " ").split(" ")]
    while tokens and (tokens[0] in words.NOT_NAMES or tokens[0] in _LOWER):
        tokens.pop(0)
    for i, token in enumerate(tokens):
        if token in words.NOT_NAMES:
            tokens = tokens[:i]
            break
    if len(tokens) > 2 and not is_given(tokens[0]) and is_given(tokens[1]):
        tokens.pop(0)
    while tokens and tokens[-1] in _LOWER:
        tokens.pop()
    return " ".join(tokens) or None


_LOWER = frozenset(["de", "van", "von", "der", "den", "la", "bin", "al", "el", "di", "da", "du"])


def is_given(token: str) -> bool:
    return token in words.MALE or token in words.FEMALE


def parts(name: str) -> Iterator[str]:
    """Surname and given name, by which a person is called later."""
    tokens = [t for t in name.split(" ") if t not in _LOWER and not t.endswith(".")]
    if len(tokens) > 1:
        yield from (t for t in (tokens[-1], tokens[0]) if len(t) > 1)


def persons(page: Page) -> tuple[list[str], collections.Counter[str]]:
    """The full Latin names of persons, the longest first, and how much speaks for each word alone being a person."""
    runs = list(_runs(page))
    things = _things(page, runs)
    personal: set[str] = {tag for tag in page.tags if tag not in things and _is_named_tag(page, tag)}
    singles: collections.Counter[str] = collections.Counter()
    for name, at in runs:
        if name in personal or len(personal) >= MOST:
            continue
        if " " not in name:
            singles[name] += _single_personal(page, name, at)
        elif name not in things and looks_personal(page, name, at):
            personal.add(name)
    return sorted(personal, key=lambda n: (-len(n), n)), singles


def alone(page: Page, singles: collections.Counter[str], known: Collection[str]) -> list[str]:
    """Persons of whom the page writes one Latin word alone, which is not `known`."""
    return [n for n in sorted(singles) if n not in known and singles[n] >= 2 and page.count(n) >= 2]


def _runs(page: Page) -> Iterator[tuple[str, int]]:
    """Every name-like run of capitalised words, with where it begins."""
    for match in _LATIN.finditer(page.body, 0, LONGEST):
        name = name_in(match.group())
        if name is not None:
            yield name, match.start() + match.group().find(name.split(" ")[0])


def _things(page: Page, runs: Iterable[tuple[str, int]]) -> set[str]:
    """Latin names that some place calls a company, a show or a product: 造船公司 Harbor Nine."""
    found: set[str] = set()
    for name, at in runs:
        end = at + len(name)
        before, after = page.plain[max(0, at - 8) : at], page.plain[end : end + 12]
        if (_THING_BEFORE.search(before) or _THING_AFTER.match(after)) and not is_given(name.split(" ")[0]):
            found.add(name)
    return found


def _is_named_tag(page: Page, tag: str) -> bool:
    if " " not in tag or not _LATIN.fullmatch(tag) or name_in(tag) != tag:
        return False
    return is_given(tag.split(" ")[0]) or page.count(tag.split(" ")[-1]) > 3


def looks_personal(page: Page, name: str, at: int) -> bool:
    before, after = page.plain[max(0, at - 16) : at], page.plain[at + len(name) : at + len(name) + 12]
    if _THING_BEFORE.search(before) or _THING_AFTER.match(after):
        return False
    score = 2 * is_given(name.split(" ")[0]) + 2 * bool(
        ROLE_BEFORE.search(before) or _ENGLISH_ROLE.search(before)
    )
    score += bool(_SAYS.match(after)) + (name in page.tags) + bool(_ROLE_BESIDE.match(after))
    score += bool(_ENGLISH_SAYS.match(after))
    if score < 2 and _acts_later(page, name):
        return True
    strong = is_given(name.split(" ")[0]) or ROLE_BEFORE.search(before) or _ENGLISH_ROLE.search(before)
    return score >= 2 and bool(strong or _is_called_later(page, name))


def _is_called_later(page: Page, name: str) -> bool:
    """Whether the surname alone is said to say something, which a company's last word never is."""
    return page.says(name.split(" ")[-1])


def _acts_later(page: Page, name: str) -> bool:
    """Whether the last word alone is the subject again and again: `Ana Ruiz` and then `Ruiz` is a person, no thing is called so."""
    first, last = name.split(" ")[0], name.split(" ")[-1]
    return (
        "-" not in first
        and len(last) > 2
        and page.acts(last) >= _OFTEN
        and page.count(last) > page.count(name)
    )


_OFTEN = 2  # clauses of which a surname alone is the subject
_ENGLISH_ROLE = re.compile(
    r"(?i)\b(?:ceo|founder|president|chief|officer|professor|host|author|director|scientist|dr\.|mr\.|ms\.|mrs\.)[ ,]*$"
)
_HOST_BEFORE = re.compile(r"主持人(?:是|叫|为|就是)[^，。：；]{0,12}$")
_ENGLISH_SAYS = re.compile(
    r"^,? (?:says|said|adds|added|argues|argued|told|tells|asked|asks|writes|wrote|explains|explained|recalls|recalled|notes|noted)\b"
)


def _single_personal(page: Page, name: str, at: int) -> int:
    """How much a place speaks for one word alone being a person: somebody bears it and acts, or a role stands before."""
    if name in words.NOT_NAMES or len(name) < 3:
        return 0
    after, before = page.plain[at + len(name) : at + len(name) + 12], page.plain[max(0, at - 10) : at]
    acts = bool(_SAYS.match(after)) or bool(_ENGLISH_SAYS.match(after))
    host = bool(_HOST_BEFORE.search(page.plain[max(0, at - 18) : at]))
    if host or _ACTS.match(after):
        return 1 + host
    return 2 * bool(ROLE_BEFORE.search(before)) or int(is_given(name) and acts)
