"""Whom an office alone stands for: 執行長說, where one person of the article holds that office. Pure.

An office that several hold, that belongs to another house (`海圖的船長` where 王大明 is captain elsewhere) or that nobody is
said to hold stands for nobody: a wrong name is worse than no name.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from repurpose.digest import name_words, words

if TYPE_CHECKING:
    from repurpose.digest.people import Cast
    from repurpose.digest.scene import Figure, Scene

Offices = Mapping[str, frozenset[tuple[int, str]]]
"""Office, as it stands → who holds it, each with the words before it that say of what."""

PART = words.any_of(f"{words.ROLE}|{name_words.PART}".replace("|", " "))
"""Nouns for one person's part or office, as an alternation."""

_SAME = tuple(
    words.listed(group)
    for group in (
        "执行长 首席执行官 CEO",
        "技术长 首席技术官 CTO",
        "财务长 首席财务官 CFO",
        "营运长 首席运营官 COO",
        "产品长 首席产品官 CPO",
        "创办人 创始人 创办者 共同创办人 联合创办人 联合创始人 共同创始人",
        "副总 副总经理 副总裁 产品副总 工程副总 营运副总",
        "医师 医生",
        "老师 教师",
    )
)
_BEFORE = re.compile(
    rf"(?P<of>[\u4e00-\u9fffA-Za-z0-9.·&（）() -]{{0,24}}?)(?P<office>{PART})(?:[兼暨](?P<too>{PART}))?[ ]?\Z"
)
_ENDS_IN_PART = re.compile(rf"(?:{PART})[ ]?\Z")
_LONGEST_PART = 12  # characters
_AFTER = re.compile(
    rf"[ ]?(?:（[^（）\n]{{0,40}}）)?[，,]?[^，。：；！？「」“”\n]{{0,6}}?(?:是|为|担任|出任|负责)(?P<of>[^，。：；！？「」“”\n]{{0,20}}?)(?P<office>{PART})(?=[，。；、）]|\Z)"
)
_APPOSED = re.compile(rf"[，（(](?P<of>[^，。：；！？「」“”\n]{{0,16}}?)(?P<office>{PART})[，）)]")
_DEPUTY = re.compile(r"副|代理|候任|前")
_THIS = re.compile(r"(?:这位|那位|该位|这名|那名|这个)")
_NOUN = re.compile(rf"(?:{PART})\Z")
_SEVERAL = re.compile(
    r"(?:[一某另每各几数多两二三四五六七八九十\d]|其他|其它|所有|许多|很多|这些|那些|有些|不少|多数|任何|没有)(?:[位名个群]|的)?[^，。：；\n]{0,6}$"
)
_OF = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{1,12}的?[ ]?\Z")
_LEADS_ON = re.compile(
    r"(?:[由和当与跟是给让对问请连而但就也都向被把叫]|后来|当时|这时|那时|于是|最后|最终|接着|结果|同时|随后|不过|所以|因为|只有|直到|其实|现任|(?:公司|团队|这里|店里|厂里|校|院里|现场|台上)的?)[ ]?\Z"
)
_ONE = re.compile(r"(?:[一某]|有一?|另一)[位名个][^，。：；！？\n]{0,20}\Z")
_BACK = 300  # characters before 這位 in which somebody may have been told of
_LOOK, _MOST = 44, 40  # characters beside a name, and places of one name, that are looked at


def offices(cast: Cast, plain: str) -> Offices:
    """Which offices the article says that its persons hold, before their names or after them."""
    seen: dict[int, int] = {}
    found: dict[str, set[tuple[int, str]]] = {}
    for mention in cast.mentions:
        seen[mention.who] = seen.get(mention.who, 0) + 1
        if seen[mention.who] <= _MOST:
            for office, of in _stated(plain, mention.start, mention.end):
                found.setdefault(office, set()).add((mention.who, of))
    return {office: frozenset(who) for office, who in found.items()}


def _stated(plain: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    ends = _ENDS_IN_PART.search(plain, max(0, start - _LONGEST_PART), start)
    before = _BEFORE.search(plain, max(0, start - _LOOK), start) if ends else None
    matches = (before, _AFTER.match(plain, end, end + _LOOK), _APPOSED.match(plain, end, end + _LOOK))
    for match in filter(None, matches):
        yield match["office"], match["of"]
        if match is before and match["too"]:
            yield match["too"], match["of"]


def holders(scene: Scene, word: str) -> dict[int, str]:
    """Who holds an office of that name, each with the words that say of what; 教授 is also who is 副教授."""
    group = next((same for same in _SAME if word in same), frozenset({word}))
    found: dict[int, str] = {}
    for office, who in sorted(scene.offices.items()):
        if office in group or (office.endswith(word) and not _DEPUTY.search(office[: -len(word)])):
            for person, of in sorted(who):
                found[person] = found.get(person, "") + of
    return found


def meant(scene: Scene, figure: Figure, active: int | None) -> int | None:
    """The person an office stands for, or None. `active` is who is being spoken of: 這位船長 may be nobody else."""
    plain = scene.plain
    if figure.word in words.HOST_WORDS:
        return scene.cast.host
    before = plain[max(0, figure.start - 12) : figure.start]
    if _SEVERAL.search(before[-10:]) or plain.startswith(("们", "之一", "都"), figure.end):
        return None
    word = _THIS.sub("", figure.word, count=1)
    noun = _NOUN.search(word)
    found = holders(scene, noun[0]) if noun else {}
    if word != figure.word:
        if len(found) == 1:
            return next(iter(found))
        if active is None or (found and active not in found) or _met_before(plain, figure.start, word):
            return None
        return active
    if len(found) != 1:
        return None
    who, of = next(iter(found.items()))
    return who if _is_his(before, of) else None


def _met_before(plain: str, at: int, word: str) -> bool:
    """Whether the paragraph told before of one such person without a name: 一位地熱投資人 and then 這位投資人."""
    told = plain[max(0, at - _BACK) : at]
    told = told[told.rfind("\n") + 1 :]
    return any(_ONE.search(told, max(0, place - 24), place) for place in _places(told, word))


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word) if word else -1
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _is_his(before: str, of: str) -> bool:
    """Whether what stands before an office names no other house than the one that its holder belongs to."""
    owner = _OF.search(before)
    if owner is None or _LEADS_ON.search(owner[0]):
        return True
    house = owner[0].strip().removesuffix("的")
    return any(a + b in of for a, b in itertools.pairwise(house[-2:])) if len(house) > 1 else house in of
