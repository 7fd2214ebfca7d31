"""What persons of a Chinese text are called besides their names: given name, surname with a title, nickname. Pure.

`han_names` finds the names; this room finds the other words for the same persons, and the persons who have no other.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Collection, Iterator, Mapping

from repurpose.digest import name_words, words
from repurpose.digest.han_names import follows_name, is_han, leads_to_name, stands_behind
from repurpose.digest.pages import HAN, LONGEST, MOST, Page

_TITLES = "|".join(sorted(name_words.TITLES.split("|"), key=lambda t: (-len(t), t)))
_NOT_AFTER = {
    "总": "是有统部会裁理体共经额计算而归数要得能结", "董": "事", "工": "作程人业厂具地资会商艺", "导": "致师演弹入航游电体读",
    "哥": "伦", "姐": "妹", "伯": "克特格恩爵", "爸": "爸", "妈": "妈", "姨": "妈", "委员": "会", "老师": "们", "主任": "务",
}  # fmt: skip  # 王總是: no title, but the beginning of another word
_TITLED = re.compile(
    rf"(?P<surname>[{''.join(sorted(name_words.SURNAMES))}])(?P<title>{_TITLES})(?!们|级|室)"
)
_NOT_TITLED = words.listed("施工 代工 包工 高工 商工 罗工 解导 督导 边导")
_NICK = re.compile(rf"(?P<first>[阿小老])(?P<second>[{HAN}])(?:(?<=阿[{HAN}])[师姐哥叔伯姨妈爸嫂仔])?")
_LITTLE = frozenset(
    "杰宇雨芳琳玲婷娟雯敏凯伟强刚勇豪翔轩涵萱琪倩颖慧丽莉燕梅兰薇晴晶君俊斌峰鹏志悦欣怡佳洁珍芬芸茹蕾娜娇"
)
_NOT_NICK = words.listed(
    "小时 小米 小康 小麦 小车 小路 小毛 小白 小龙 小熊 小史 小单 小季 小项 小金 小包 小方 小石 小花 小黄 小费 小管 小成 小钱 小万 小商 小国 小文 "
    "老师 老路 老房 老古 老牛 老龙 老白 老金 老成 老时 老安 老毛 老花 老石 老钱 老国 老董 老车 "
    "阿姨 阿伯 阿公 阿嬷 阿婆 阿妈 阿爸 阿哥 阿里 阿拉 阿根 阿富 阿联 阿尔 阿布 阿巴 阿斯 阿诺 阿姆 阿波 阿拜 阿兹 阿克 阿德 阿卡 阿莱 阿比 阿迪"
)
_STATED = re.compile(
    rf"(?:全名|本名|原名|真名)[ ]?(?:就?(?:叫做?|是|为))?[ ]?[「“]?(?P<full>[{HAN}]{{2,4}})(?=[」”]?[，。；,、）)])"
)  # 阿福，全名簡福川
_CALLED = re.compile(
    rf"(?:人称|外号|绰号|昵称|小名|花名|艺名|笔名|叫[他她]做?|喊[他她]做?|称[他她]做?|唤[他她]做?)(?:叫做?|是|为)?[ ]?[「“]?(?P<nick>[{HAN}]{{2,3}}?)(?=[」”，。；,、）)])"
)  # 簡福川，大家都叫他福哥
_ADJOINING = re.compile(rf"(?P<name>[{HAN}]{{2,4}})[，,、（(]?[ ]?(?:[{HAN}]{{0,3}}都)?\Z")
_THREE = re.compile(rf"(?=([{''.join(sorted(name_words.SURNAMES))}][{HAN}]{{2}}))[{HAN}]")
_NO_NICK = re.compile(r"岁|年|[他她我你]")
_REACH = 40  # characters before such a statement in which the other name stands
_NO_GIVEN = frozenset("的了是在我你他她们说姓")
_CALLED_SO = ("叫他", "叫她", "喊他", "喊她", "称他", "称她")
_SAYS = re.compile(rf"[{HAN} ]{{0,4}}?(?:{words.SAY})")
_SHORT = 2  # characters of 阿明; 阿明伯 is nothing else
_GOOD = 0.6  # share of the places of a nickname at which it can be nothing else
_GOOD_SHORT = 0.5  # the same of a part of a name that stands in the text


@dataclasses.dataclass(frozen=True, slots=True)
class _Use:
    """How a text uses a string of characters outside of longer names."""

    count: int
    good: int
    says: int
    opens: int
    behind: int


def short_forms(page: Page, name: str) -> Iterator[str]:
    """The given name of a Chinese name and the surname of a Japanese one, where the text uses them alone."""
    surname = next((s for s in (name[:3], name[:2]) if s in name_words.JAPANESE), None)
    if surname is not None and len(name) > len(surname):
        short, rest = surname, name[len(surname) :]
        use = _use(page, short, after=rest)
    elif len(name) >= 3 and name[0] in name_words.SURNAMES | {n[0] for n in name_words.DOUBLE}:
        short = name[2:] if name[:2] in name_words.DOUBLE else name[1:]
        use = _use(page, short, before=name[: len(name) - len(short)])
    else:
        return
    stands = use.good >= _GOOD_SHORT * max(1, use.count) and bool(use.good and (use.good > 1 or use.opens))
    if stands and len(short) > 1 and short not in words.NOT_PEOPLE:
        yield short


def full_names(page: Page) -> list[tuple[str, str]]:
    """Pairs of a nickname and the name that the text states for it: 阿福，全名簡福川; 簡福川，大家叫他福哥."""
    found: dict[str, str] = {}
    for match in itertools.islice(_STATED.finditer(page.plain, 0, LONGEST), MOST):
        nick = _nick_before(page, match.start())
        if nick and len(found) < MOST and match["full"][0] in name_words.SURNAMES:
            found.setdefault(nick, match["full"])
    for match in itertools.islice(_CALLED.finditer(page.plain, 0, LONGEST), MOST):
        full = _full_before(page, match.start(), match["nick"])
        if full and len(found) < MOST:
            found.setdefault(match["nick"], full)
    return list(found.items())


def _nick_before(page: Page, end: int) -> str | None:
    """The nickname right before a statement of the full name, else the nearest word of such a shape in its paragraph."""
    start = max(page.plain.rfind("\n", 0, end) + 1, end - _REACH)
    shaped = [
        m.group()
        for pattern in (_NICK, _TITLED)
        for m in pattern.finditer(page.plain, start, end)
        if m.group()[:2] not in _NOT_NICK and (_may_begin(page.plain, m.start()) or page.count(m.group()) > 1)
    ]
    if shaped:
        return max(shaped, key=lambda nick: page.plain.rfind(nick, start, end))
    beside = _ADJOINING.search(page.plain, start, end)
    if beside is None or _NO_NICK.search(beside["name"]):
        return None
    name, ends = beside["name"], beside.end("name")
    return next((name[-n:] for n in (2, 3, 4) if n <= len(name) and _may_begin(page.plain, ends - n)), name)


def _full_before(page: Page, end: int, nick: str) -> str | None:
    """The name of whom a nickname is stated: the nearest with its surname or its last character, else the one beside it."""
    start = max(page.plain.rfind("\n", 0, end) + 1, end - _REACH)
    surname = nick[1] if nick[0] in "老小大" else nick[0]
    at = page.plain.rfind(surname, start, end) if surname in name_words.SURNAMES else -1
    if at >= 0 and page.plain[at : at + len(nick)] != nick:
        sizes = [n for n in (3, 2) if at + n <= end and all(map(is_han, page.plain[at : at + n]))]
        names = (page.plain[at : at + n] for n in sizes if follows_name(page.plain, at + n))
        return next((name for name in names if name[-1] not in _NO_GIVEN), None)
    for match in reversed([*_THREE.finditer(page.plain, start, end)]):  # 卓永貴，大家都叫他貴叔
        if match[1][-1] in nick and leads_to_name(page.plain, match.start()):
            return match[1]
    beside = _ADJOINING.search(page.plain, start, end)
    name = beside["name"] if beside else ""
    return name if len(name) > 1 and name[0] in name_words.SURNAMES else None


def _may_begin(plain: str, at: int) -> bool:
    if leads_to_name(plain, at) or stands_behind(plain, at):
        return True
    return plain[at - 1 : at] in ("的", "了") or plain[max(0, at - 2) : at] in _CALLED_SO


def titled(page: Page, stated: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every surname with a title, as (how its bearer's name begins, both): 張姐 may be somebody else's whole name.

    `stated` are the names that the text states for such words, see `full_names`.
    """
    found: dict[str, str] = {}
    for match in _TITLED.finditer(page.plain, 0, LONGEST):
        after = page.plain[match.end() : match.end() + 1]
        plain = match.group() not in _NOT_TITLED and (
            not after or after not in _NOT_AFTER.get(match["title"], "")
        )
        known = match.group() in found or len(found) >= MOST
        if plain and not known and _may_begin(page.plain, match.start()):
            found.setdefault(match.group(), stated.get(match.group(), match["surname"]))
    return [(surname, both) for both, surname in found.items()]


def nicknames(page: Page) -> list[str]:
    """阿明, 小林, 老王: short names of persons who say or do something in the text."""
    found: dict[str, None] = {}
    for match in _NICK.finditer(page.plain, 0, LONGEST):
        name = match.group()
        fits = match["first"] == "阿" or match["second"] in name_words.SURNAMES
        fits = fits or (match["first"] == "小" and match["second"] in _LITTLE)
        if fits and name[:2] not in _NOT_NICK and len(found) < MOST:
            found.setdefault(name)
    return [name for name in found if _is_nickname(name, _use(page, name))]


def acts(page: Page, name: str) -> bool:
    """Whether somebody of that name says something, or does so often enough."""
    use = _use(page, name)
    return use.good >= _GOOD * max(1, use.count) and bool(use.says or use.good > 1)


def _is_nickname(name: str, use: _Use) -> bool:
    if use.count < 2:
        return False
    if use.behind and use.opens:
        return True  # his friend 阿明 came. 阿明 laughed
    if use.good < _GOOD * use.count:
        return False
    return bool(use.says or use.behind or use.opens > 1 or (use.opens and len(name) > _SHORT))


def _use(page: Page, name: str, *, before: str = "", after: str = "") -> _Use:
    """How the text uses `name` where neither `before` stands before it nor `after` after it."""
    plain, at = page.plain, -1
    count = good = says = opens = behind = 0
    while (at := plain.find(name, at + 1, LONGEST)) >= 0 and count < MOST:
        end = at + len(name)
        if (before and plain.endswith(before, 0, at)) or (after and plain.startswith(after, end)):
            continue
        stands = stands_behind(plain, at)
        fits = _may_begin(plain, at) and follows_name(plain, end)
        count, good, behind = count + 1, good + fits, behind + stands
        says += fits and bool(_SAYS.match(plain, end, end + 12))
        opens += not stands and not "\u3400" <= plain[at - 1 : at] <= "\u9fff"
    return _Use(count, good, says, opens, behind)


def joined(nick: str, names: Collection[str]) -> str | None:
    """The one name whose last character a nickname with 阿 repeats, or whose surname one with 老 or 小 does."""
    if nick[0] == "阿":
        fits = [n for n in names if n[-1] == nick[1]]
    else:
        fits = [n for n in names if n[0] == nick[1]]
    return fits[0] if len(fits) == 1 else None
