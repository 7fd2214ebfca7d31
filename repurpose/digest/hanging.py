"""What a passage hangs on that is not in it: this company, they, what people say whom nobody names, the talk itself.

Rules of language, read off the folded text (NFKC, Simplified, lower case), so that each is written once for both
Chinese scripts. What comes after the thing it stands for hangs on nothing. All of them look at bounded stretches.
"""

from __future__ import annotations

import re
from typing import Final

from repurpose.digest.cues import holds
from repurpose.digest.patterns import Either, whole
from repurpose.text.scripts import HAN

_FIRST: Final = 60  # characters of the first clause that are looked at
_CLAUSE_END = re.compile(r"[，,。:：;；！？!?—\n]")
_INNER = re.compile(r"『[^』]{0,200}』|「[^」]{0,200}」")
_THING = re.compile(
    r"(?P<which>[这那])(?:[一两二三四五六七八九十几]{0,2}[个件家种些条部项场段类份篇次位座款套招句字幕间栋所艘辆台支片张本首封]|样[的一])"
    r"|(?<![a-z])(?P<this>this|these|those)[ ](?!(?:is|was|are|were|will|would|can|could|may|might|has|have|means?|makes?|who)\b)"
)
_HERE_AND_NOW = re.compile(
    r"[ ]?(?:世界|时代|年代|世纪|十年|国家|社会|产业|行业|星球|宇宙|时候|地步|程度|人都|星期|月|周|年"
    r"|(?:year|week|month|century|decade|world|planet|country|generation|industry|age|era)s?\b)"
)
_DESCRIBED = {  # 那些一直活在过去的人, 这个让我成功的系统: the clause itself says which
    "那": re.compile(r"[「『“\"]|[^，,。]{2,30}?的|[^，,。]{1,12}[a-z]"),
    "这": re.compile(r"[「『“\"]|(?!字|句|事|点)[^，,。]{5,30}?的"),
    "this": re.compile(r"[a-z]+[ ](?:who|that|which|of)\b|who\b"),
}
_APPOSED = re.compile(  # RNN 这种模型, 手表、戒指这两种装置, 总部在柏林的这家公司
    r"(?:[a-z0-9][ ]?|[』」”\"）)]|、[^，,。、]{1,6}|[^，,。]{3,20}的)\Z"
)
_POINTERS = ("这", "那", "this ", "these ", "those ")  # one of them is in whatever `_THING` finds
_PRONOUN = re.compile(
    r"它们?|他们?(?!人)|她们?(?!人)|i(?<![a-z]i)ts?(?![a-z'])|t(?<![a-z]t)he(?:y|m|ir)(?![a-z'])"
    r"|h(?<![a-z]h)(?:e|im|er|is)(?![a-z'])|s(?<![a-z]s)he(?![a-z'])"
)
_NOUN = re.compile(rf"[a-z]{{3,}}|[{HAN}]{{2,}}")
_NO_NOUN = re.compile(
    r"(?:也许|如果|因为|所以|但是?|其实|我们?(?:认为|觉得|想|相信|不认为)?|当|即使|可能|只要|不管|无论|而且|并且|[我你]们?)+"
    r"|\b(?:and|but|because|when|what|that|the|if|then|yes|not|maybe|think|know|was|were|are|said|for|from|with)\b"
)
_RELAYS = re.compile(
    r"(?:[一二三四五六]?个?|很多|有些|有的|不少|许多|大多数|一些)?(?:人们?|大家|网友|外界|业界|别人|批评者)[^，。：:]{0,6}?(?:说|问|认为|以为|觉得)"
    r"|(?:people|they|critics|everyone|everybody|some(?:\speople)?)\s(?:will\s)?(?:say|said|ask|asked|think|thought)\b"
)
_DENIES = re.compile(r"我(?:并|也|们)?(?:不是|没有)在?(?:说|要说|想说|指)|我说的(?:不是|是)|我们?的意思")
_RECALLS = re.compile(
    r"记得|小时候|那一?年|有一[次天]|岁的?时候|岁时|第一次|以前|当时|那时|当初|后来|昨天|上周|刚才|刚刚|我(?:曾经|一开始)|们(?:曾经|一开始)"
)
_ADDRESSES = Either(
    re.compile("你们|您|妳|你(?:刚|说|问的|提到|看得出)|各位|谢谢|恭喜|拜托|抱歉|好问题"),
    re.compile(whole("thank you|thanks|you guys|as you said")),
    ("thank", "you guys", "as you said"),
)
_HERE = Either(
    re.compile(
        "这里|那里|在这(?![个些种])|这样|那样|如此|到那|此刻|这一刻|这一步|那一步|这边|那边|前面|这代表|这意味"
    ),
    re.compile(whole("over there|back then")),
    ("over there", "back then"),
)
_NARRATES = re.compile(  # an episode of the speaker's life
    r"我们?[^,，。]{0,4}?(?:很晚|一度|曾|从小|当时|那时|之前|后来|一开始|原本|本来|小时候|开始|昨天|第一次|走进|加入|去了|做的是|记得)|在[^,，。]{1,12}(?:之前|以后|之后|那时)[,，]我"
    r"|(?:when i was|back in|i (?:grew up|was born|used to|remember|started|joined|met))\b"
)
_OF_THE_TALK = Either(
    re.compile(
        r"我们(?:刚|今天|开头)?(?:谈|聊|讨论)|我(?:之前|刚才|刚刚|前面)?(?:说|讲|提|提到|问)过"
        r"|你(?:之前|刚才|刚刚|前面)?(?:说|讲|提|提到|问)过|好问题|这个问题|听.{1,10}讲|报[导道]说|有人跟我说"
    ),
    re.compile(
        r"\b(?:good question|great question|as (?:i|you) (?:said|mentioned)|we (?:talked|were talking)|to answer)\b"
    ),
    (" question", "as i ", "as you ", "we talked", "we were talking", "to answer"),
)
_SETS_UP = Either(  # something is to follow, and it does not
    re.compile(
        r"想[象像][两一]个|两件事之一|有[两三四]种(?:方式|可能|情况)|是[两三四]种(?:方式|可能|情况)|哪(?:一边|种|个)[^。]{0,12}[?？][^。]{0,12}\Z"
    ),
    re.compile(r"\b(?:there are (?:two|three|four)|one of (?:two|three) things)\b[^.]{0,40}\.?\Z|:\Z"),
    ("there are t", "there are f", "one of t", ":"),
)
_OF_THE_HOUSE = Either(
    re.compile(r"我们(?:的团队|公司|正在|已经|一直|即将|通常|绝对|持续|也|会做的|目前|还)"),
    re.compile(r"\b(?:our team|we (?:have been|are currently|just launched))\b"),
    ("our team", "we have been", "we are currently", "we just launched"),
)
_ANYWHERE: Final = {
    "addresses": _ADDRESSES,
    "here": _HERE,
    "of_the_talk": _OF_THE_TALK,
    "sets_up": _SETS_UP,
    "of_the_house": _OF_THE_HOUSE,
}
# One of them is in whatever the English half of any of these finds.
_ENGLISH_PARTS: Final = tuple(part for each in _ANYWHERE.values() for part in each.parts)
MOST: Final = {"recalls": 2, "addresses": 1, "here": 2, "of_the_talk": 1, "sets_up": 1, "of_the_house": 1}
TRAITS: Final = (
    "names_unsaid",
    "pronoun_first",
    "relays",
    "denies",
    "recalls",
    "addresses",
    "here",
    "narrates",
    "of_the_talk",
    "sets_up",
    "of_the_house",
)


def hanging(folded: str) -> dict[str, float]:
    """The ways in which a passage hangs on what is not in it, by the names in `TRAITS`, each above 0 and at most 1.

    `folded` is the passage as `text.scripts.fold` gives it, without the answering words that it opens with.
    """
    said = spoken_plainly(folded)
    found = dict.fromkeys(at_first(said), 1.0)
    return found | {name: min(n / MOST[name], 1.0) for name, n in anywhere(said).items()}


def spoken_plainly(folded: str) -> str:
    """A folded passage without what it quotes in marks."""
    return _INNER.sub("", folded) if "「" in folded or "『" in folded else folded


def at_first(said: str) -> list[str]:
    """The ways in which a passage hangs by its beginning: by what its first clause points at, by who is said to speak."""
    first = first_clause(said)
    found = ["names_unsaid"] if names_unsaid(first) else []
    if _pronoun_first(first):
        found.append("pronoun_first")
    if _RELAYS.match(said):
        found.append("relays")
    if _DENIES.match(said):
        found.append("denies")
    if _NARRATES.match(said):
        found.append("narrates")
    return found


def anywhere(said: str) -> dict[str, int]:
    """How often a passage hangs on something, wherever that stands in it; `MOST` tells from where on it is much."""
    english = holds(said, _ENGLISH_PARTS)
    if said.isascii() and not english:
        return {}
    found = {"recalls": len(_RECALLS.findall(said))}
    for name, either in _ANYWHERE.items():
        found[name] = either.times(said) if english else len(either.chinese.findall(said))
    return {name: n for name, n in found.items() if n}


def first_clause(folded: str) -> str:
    """The first clause of a folded text, without its mark; at most 60 characters."""
    stop = _CLAUSE_END.search(folded, 0, _FIRST)
    return folded[: stop.start() if stop else _FIRST]


def names_unsaid(first: str, said: str = "") -> bool:
    """Whether a folded clause points at a thing (這家公司) that neither it nor what was `said` before has named."""
    if not holds(first, _POINTERS):
        return False
    for found in _THING.finditer(first):
        before, after = first[: found.start()], first[found.end() :]
        which = found["which"] or "this"
        if _HERE_AND_NOW.match(after) or _DESCRIBED[which].match(after):
            continue
        if (which == "this" or not _APPOSED.search(before)) and (
            not after[:2].strip() or after[:2] not in said + before
        ):
            return True
    return False


def _pronoun_first(first: str) -> bool:
    """Whether a pronoun stands in the first clause before anything that it could stand for."""
    found = _PRONOUN.search(first)
    return found is not None and not _NOUN.search(_NO_NOUN.sub("", first[: found.start()]))
