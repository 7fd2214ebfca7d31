"""Chinese and Japanese names without a gloss: after an office, before a verb of saying, in the tags. Pure.

A name is a surname and one to three characters more, at the beginning of a clause or after a word that people stand
behind, and what follows it is what follows people. How often the text writes the same characters decides the rest.
"""

from __future__ import annotations

import dataclasses
import re

from repurpose.digest import name_words, words
from repurpose.digest.cues import one_of
from repurpose.digest.pages import HAN, LONGEST, MOST, Page

_FUNCTION = frozenset(
    "说是在的表认指也就则和与及对从把被将曾会能要有没不都还又再很更最已正所这那其之於于给向让问谈讲写称提强解补回答分笑坦直承透"
)
_LEADS = frozenset(
    "和与跟对向由问请给让被把找是叫有为到在从当但而连就像等以及据因说靠替帮劝找访见"
)  # what stands before a name
_FOLLOWS = _FUNCTION | frozenset(
    "却先后才只并以为当用看听想点摇做去来自觉相建警宣拿站坐走抬放开闭蹲带接递指画话心手卖买住租办念读唱跑爱怕记忘喝吃叹沉搬换签创离进退负同"
    "上到出笑花请第今目近昨每随立马突忽终始几大常总一两二三多至因如虽跟靠替帮教拒选发主任担加成毕生长下像可受接反倒介命亲仍未极原那这瞪打抢推追躺挥停留"
)
_NUMERALS = frozenset("0123456789 一二三四五六七八九十百千几数")
_GRAMMAR = frozenset(
    "说是在的认也就则及对从把被将会能要有没不都还又再很更所这那给向让问谈讲称我你他她们自姓"
)  # in no name
_GIVEN_WITH_GRAMMAR = re.compile(
    r"向[阳东荣前明晨辉群红]|自[强立明成华]|有[志福才德为光亮财成田]|从[文军周云]|再[兴生发]|正[义平明宏浩雄华东]|会[民明文]|所[南]|更[生]|能[文]"
)
_TWO = name_words.DOUBLE | name_words.JAPANESE
_OFFICES = f"{words.ROLE}|{name_words.RELATION}"
_BEFORE = "".join(sorted(_LEADS | set("的了") | {office[-1] for office in _OFFICES.split("|")}))
_FIRST = "".join(sorted(name_words.SURNAMES | {surname[0] for surname in _TWO}))
_OF_LONG = frozenset(surname[0] for surname in _TWO)
_ONE, _SECOND = "".join(sorted(name_words.SURNAMES)), "".join(sorted({surname[1] for surname in _TWO}))
_STARTS = re.compile(
    rf"[{_FIRST}](?:(?<=[{_BEFORE}].)|(?<![{HAN}].))(?=[{HAN}])(?:(?<=[{_ONE}])|(?=[{_SECOND}]))", re.DOTALL
)
_ROLE = re.compile(words.ROLE)
_STANDS_BEHIND = re.compile(rf"(?:{words.ROLE}|{name_words.RELATION})(?:兼(?:{words.ROLE}))?[ ]?\Z")
_SAYS = re.compile(rf"[{HAN} ]{{0,6}}?(?:{words.SAY})")
_AGE = re.compile(r"[一二三四五六七八九十]{1,3}岁")
_SAYS_AT_ONCE = re.compile(r"(?:说|表示|指出|回忆|解释|补充|认为|坦言|透露|强调|问|回答|写道)(?!明|服|法|题)")
_PRESENTED = re.compile(r"[ ]?(?:（|\(|[，,][ ]?(?:今年|现年|当时)?[\d一二三四五六七八九十]{1,3}岁)")
_INTRODUCES = re.compile(r"(?:是|叫|有)[^，。：；！？、「」\n]{0,20}的\Z")
_IS_CALLED = re.compile(rf"(?:{words.ROLE}|{name_words.RELATION})(?:分别)?[是为]\Z")
_CALLED = re.compile(
    rf"(?:叫做?|名叫|名为)(?P<name>[阿小][{HAN}])的[{HAN}]{{0,8}}?(?:女孩|男孩|孩子|学生|女生|男生|同学|少年|少女|老人|妇人|男人|女人|年轻人|{words.ROLE})"
)  # 一個叫阿明的男孩
_ROLED_ACTS = re.compile(
    rf"(?:{one_of(words.ROLE)})[ ]?(?P<name>[{HAN}]{{3}})(?=[^，。：；、{HAN}]{{0,2}}(?:{words.SAY})|(?:在|于)[{HAN}A-Za-z ]{{1,16}}?(?:{words.SAY}))"
)


@dataclasses.dataclass(slots=True)
class _Seen:
    """What the places of one string of characters say for its being a name."""

    count: int = 0
    ends: int = 0  # what follows is what follows a name
    says: int = 0
    opens: int = 0  # nothing of its clause stands before it
    behind: int = 0  # after an office or a relation
    at_once: int = 0  # opens its clause and says something with the next word
    presented: int = 0  # its age or a gloss follows, or it is what somebody is called
    introduced: int = 0  # 第一個是賣麵的王大明。
    begins: int = 0  # a paragraph
    after: set[str] = dataclasses.field(
        default_factory=set
    )  # the Han characters that follow it, at most a few


def candidates(page: Page) -> list[str]:
    """Names without a gloss in Simplified characters, the surest first; none is part of another."""
    tagged = [
        t for t in sorted(page.folded_tags) if re.fullmatch(f"[{HAN}]{{2,5}}", t) and _is_tagged_name(page, t)
    ]
    acting = dict.fromkeys(
        m["name"] for m in _ROLED_ACTS.finditer(page.plain, 0, LONGEST) if m["name"][0] in words.SURNAMES
    )
    after_role = [name for name in list(acting)[:MOST] if name[1] not in _FUNCTION]
    called = [
        n
        for n in dict.fromkeys(m["name"] for m in _CALLED.finditer(page.plain, 0, LONGEST))
        if page.count(n) >= 2
    ]
    found = dict.fromkeys([*tagged, *_by_evidence(page), *after_role, *called[:MOST]])
    return [n for n in found if _may_be_name(n)][:MOST]


def _may_be_name(name: str) -> bool:
    return (
        name not in words.NOT_PEOPLE
        and (name[:2] not in words.NOT_PEOPLE or name.startswith(tuple(name_words.JAPANESE)))
        and not _ROLE.search(name)
    )


def _by_evidence(page: Page) -> list[str]:
    seen = _seen(page)
    sure = [name for name in seen if _is_sure(page, name, seen)]
    alike: dict[str, list[str]] = {}  # only names that begin alike can stand for each other
    for name in sure:
        alike.setdefault(name[:2], []).append(name)
    return [n for n in sure if not any(_beats(seen, other, n) for other in alike[n[:2]] if other != n)]


def _beats(seen: dict[str, _Seen], other: str, name: str) -> bool:
    """Whether the text writes another name where this one seems to stand: a longer one, or one of the same surname of Japan."""
    if other.startswith(name):
        return seen[other].count >= 0.6 * seen[name].count
    same = other[:2] == name[:2] and (name[:2] in name_words.JAPANESE or name[:3] in name_words.JAPANESE)
    return same and seen[name].behind < seen[other].behind and seen[name].count <= seen[other].count


def _seen(page: Page) -> dict[str, _Seen]:
    """Every string that could be a name by its surname and by what stands before it."""
    found: dict[str, _Seen] = {}
    plain = page.plain
    for match in _STARTS.finditer(plain, 0, LONGEST):
        at, surname = match.start(), _surname(plain, match.start())
        if not surname:
            continue
        behind = stands_behind(plain, at)
        if surname in "万亿" and plain[at - 1 : at] in _NUMERALS:
            continue
        weak = not behind and plain[at - 1 : at] in (
            "的",
            "了",
        )  # 找了王大明: only of what can be little else
        if not behind and not weak and not leads_to_name(plain, at):
            continue
        for size in _sizes(surname)[weak:]:
            name = plain[at : at + size]
            if len(name) < size or not all(map(is_han, name)) or len(found) > 40 * MOST:
                break
            _count(found.setdefault(name, _Seen()), plain, at, at + size, behind=behind)
    return found


def _surname(plain: str, at: int) -> str:
    """The surname at an offset, the longest that it can be; "" where its first character alone is none."""
    first = plain[at]
    if first in _OF_LONG:
        for long in (plain[at : at + 3], plain[at : at + 2]):
            if long in _TWO:
                return long
    return first if first in name_words.SURNAMES else ""


def stands_behind(plain: str, at: int) -> bool:
    """Whether an office or a relation stands right before an offset."""
    return bool(_STANDS_BEHIND.search(plain, max(0, at - 8), at)) and plain[at - 1 : at + 1] != "师傅"


def leads_to_name(plain: str, at: int) -> bool:
    """Whether a name may begin at an offset: a clause begins there, or a word that people stand behind ends."""
    before = plain[max(0, at - 1) : at]
    return not before.isdigit() and (not is_han(before) or before in _LEADS)


def follows_name(plain: str, at: int) -> bool:
    """Whether what begins at an offset may follow a name: a verb, a particle, a mark."""
    after = plain[at : at + 1]
    if not is_han(after) or after in _FOLLOWS:
        return True
    return bool(_AGE.match(plain, at) or _SAYS.match(plain, at, at + 14))


def _sizes(surname: str) -> tuple[int, ...]:
    if len(surname) == 1:
        return (2, 3)
    return (3, 4) if surname in name_words.DOUBLE else tuple(len(surname) + n for n in (1, 2, 3))


def _count(seen: _Seen, plain: str, start: int, end: int, *, behind: bool) -> None:
    seen.count += 1
    seen.ends += follows_name(plain, end)
    if len(seen.after) < _VARIED:
        seen.after.add(plain[end : end + 1])
    seen.says += bool(_SAYS.match(plain, end, end + 14))
    opens = not is_han(plain[start - 1 : start])
    seen.opens += opens
    seen.at_once += opens and bool(_SAYS_AT_ONCE.match(plain, end))
    seen.behind += behind
    seen.presented += (
        bool(_PRESENTED.match(plain, end) or _AGE.match(plain, end))
        or plain[start - 1 : start] == "叫"
        or (
            (opens or not is_han(plain[end : end + 1]))
            and bool(_IS_CALLED.search(plain, max(0, start - 9), start))
        )
    )
    seen.begins += not plain[max(0, start - 2) : start].strip()  # what parts paragraphs is blank
    seen.introduced += plain[end : end + 1] == "。" and bool(
        _INTRODUCES.search(plain, max(0, start - 24), start)
    )


def is_han(char: str) -> bool:
    """Whether a character is a Han character of the two blocks in which names are written."""
    return "\u3400" <= char <= "\u9fff"


_ENDS = 0.75  # share of a name's places after which its clause may go on
_ENDS_VARIED = 0.3
_ENDS_OFTEN = 0.5  # less is asked of what often says something, or is spelt like a name
_OFTEN, _SAID_OFTEN = 3, 2
_TWICE = 2
_USUAL = 2  # characters of most given names
_WORDS = words.listed(
    "首先 先生 安心 平安 永远 光明 文学 文明 明天 先前 志愿 成立 国家 家长 成长 美国 英国 德国"
)  # no given names
_VARIED = 4  # different characters after a string, of which none belongs to it


def _least_ends(name: str, here: _Seen) -> float:
    often = here.count >= _OFTEN and here.says >= _SAID_OFTEN
    spelt = len(name) > 2 and all(char in name_words.GIVEN for char in name[-2:])
    if len(name) > 2 and (here.behind or here.says) and len(here.after) >= min(here.count, _VARIED):
        return _ENDS_VARIED  # what follows is another character each time: nothing that goes on with it
    return _ENDS_OFTEN if often or spelt else _ENDS


def _is_sure(page: Page, name: str, seen: dict[str, _Seen]) -> bool:
    here = seen[name]
    titled = here.opens >= _OFTEN and len(here.after) >= _OFTEN and _is_titled(page, name)
    if here.ends < (_ENDS_OFTEN if titled else _least_ends(name, here)) * here.count:
        return False
    if _goes_on(here):
        return False
    strong = name[-1] == "强" and len(name) > _USUAL and "调" not in here.after  # 王志強, not 王志強調
    if not (strong or _GIVEN_WITH_GRAMMAR.fullmatch(name[1:])) and (
        _ends_in_verb(name) or any(c in _GRAMMAR for c in name[1:])
    ):
        return False
    personal = bool(here.behind or here.presented)
    surname = next((s for s in (name[:3], name[:2]) if s in name_words.JAPANESE), None)
    if surname is not None:
        if _goes_by_surname(page, name, surname, here):
            return True
        usual = len(name) == len(surname) + 2 or page.count(name) >= 2
        return usual and (personal or here.says > 0 or here.count >= 2)
    double = name[:2] in name_words.DOUBLE
    given = name[2:] if double else name[1:]
    plausible = sum(char in name_words.GIVEN for char in given)
    if double and plausible == len(given) and (here.says or personal or here.count > 1):
        return True
    if len(given) == 1:
        return bool(plausible) and _is_sure_of_two(page, name, here)
    shorter = seen.get(name[:-1])
    if shorter is not None and shorter.count > 2 * here.count and here.count < 2:
        return False
    if here.count >= 2 and (personal or (here.says and (plausible or here.says > 1))):
        return True
    if plausible == len(given) and (
        (here.count >= 2 and here.opens and here.ends == here.count)
        or (here.count >= 3 and here.opens >= 2)
        or _called_by_given_name(page, name, given)
    ):
        return True
    if here.behind and here.presented and len(given) == _USUAL:
        return True  # 創辦人王大明，今年五十歲: whatever the given name is
    if here.at_once and plausible == len(given):
        return True
    if plausible and here.count > 1 and here.opens and here.introduced:
        return True
    alone = here.begins > 0 and here.begins == here.opens and here.ends == here.count
    if plausible == len(given) == _USUAL and alone and given not in _WORDS:
        return True
    if plausible and titled:
        return True
    return personal and plausible > 0 and bool(here.says or here.presented or plausible == len(given))


def _is_titled(page: Page, name: str) -> bool:
    """Whether a name stands by itself in the title: 王大明與他的海, 專訪王大明."""
    at = page.title.find(name)
    if at < 0:
        return False
    before, after = page.title[max(0, at - 1) : at], page.title[at + len(name) : at + len(name) + 1]
    begins, ends = not is_han(before) or before in "访谈记和与", not is_han(after) or after in "与和的谈说"
    return begins and ends


def _is_sure_of_two(page: Page, name: str, here: _Seen) -> bool:
    """A surname and one character: many common words look like that, so that much must speak for it."""
    if here.count < page.count(name) * 0.6:
        return False
    personal = bool(here.behind or here.presented)
    if here.behind and here.count > 1 and here.opens:
        return True
    return here.says > 0 and (here.count >= 3 or personal)


def _called_by_given_name(page: Page, name: str, given: str) -> bool:
    """Whether the text goes on with the given name alone: 紀采嵐 and then 采嵐."""
    if page.count(given) < page.count(name) + 2:
        return False
    return _opens_often(page.plain, given)


def _opens_often(plain: str, short: str) -> bool:
    """Whether a part of a name stands at the beginning of two clauses."""
    at, opens = -1, 0
    while (at := plain.find(short, at + 1, LONGEST)) >= 0 and opens < _TWICE:
        opens += not is_han(plain[at - 1 : at]) and follows_name(plain, at + len(short))
    return opens == _TWICE


def _goes_on(here: _Seen) -> bool:
    """Whether one and the same character of a name always follows: 董志 where it is 董志強 each time."""
    return here.count > 1 and len(here.after) == 1 and here.after <= name_words.GIVEN


def _goes_by_surname(page: Page, name: str, surname: str, here: _Seen) -> bool:
    """Whether the text goes on with a Japanese surname alone: 小笠原誠 and then 小笠原."""
    if here.ends < here.count or not all(char in name_words.GIVEN for char in name[len(surname) :]):
        return False
    return page.count(surname) >= page.count(name) + 2 and _opens_often(page.plain, surname)


def _is_tagged_name(page: Page, tag: str) -> bool:
    shaped = (tag[0] in words.SURNAMES and len(tag) <= 3) or is_transliterated(tag)
    return shaped and page.count(tag) >= 2 and page.says(tag)


def is_transliterated(name: str) -> bool:
    """Whether a name is written with the few hundred characters that foreign names are written with."""
    return len(name) >= 3 and all(char in words.TRANSLITERATING for char in name)


def _ends_in_verb(name: str) -> bool:
    return name[-1] in _FUNCTION - {"之"} or bool(re.fullmatch(words.SAY, name[-2:]))
