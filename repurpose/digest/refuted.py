"""Whether a sentence is only put up to be knocked down: 聽起來很合理, and the next one says that it does not work. Pure.

What others believe, what was so once, and what somebody is reproached with stand in an article as plainly as what it says
itself; the truth is told by the sentence that follows. Printed without it, such a sentence says the opposite of the
article. Rules of language, read off the folded text (NFKC, Simplified, lower case); bounded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from repurpose.digest.cues import Cued, cued
from repurpose.digest.statements import Statement
from repurpose.model import Article, Language
from repurpose.text.scripts import fold

_LOOK: Final = 60  # characters of what follows
_GAP: Final = 40  # characters between two sentences: more is a picture or a list, and no answer to it
_RUN: Final = 3  # sentences of a paragraph that one answer can knock down
_SHORT: Final = 6  # units of a sentence that only ends what is knocked down: 不用擔心。
_MARKS = re.compile(r"[\s>*_#「『“\"—–-]+")
_SOUNDS: Final = "合理|理性|有道理|有理|不错|美好|美妙|完美|诱人|对|简单|正确|聪明|没错"
_FAILS: Final = (
    "行不通|根本不成立|不再成立|不成立|不是这样|并非如此|完全错了|大错特错|错得离谱|恰恰相反|正好相反"
)
_CHANGED: Final = "不一样了|变了|改变了|反转|逆转|正在转向|被打破|被推翻|不再(?:是|适用|有效|重要)"
_AGAINST: Final = (  # by itself, and not against somebody else's words that it names
    "拒绝(?!评论|回应|置评|透露|受访|采访)|不完全同意|不同意|不认同|不买账|不以为然|反驳|驳斥|澄清|否认|不这么(?:看|认为)|看法(?:不|正好|完全|截然)"
)
_BUT: Final = "(?:但是?|然而|可是|不过)"
_ANSWERED = cued(  # what comes next says by itself that this was not so
    "听起来|听上去|看起来|看似|乍|表面上|行不通|成立|这样|如此|错|相反|一样|变|转|打破|推翻|不再|拒绝|同意|认同|不买账|不以为然|驳|澄清|否认|不这么|看法",
    rf"(?:这|那)?(?:个想法|套说法|个说法|一切|些)?(?:听起来|听上去|看起来|看似|乍听之下|乍看之下|表面上)(?:都|也|很|非常|相当|十分|挺)?(?:{_SOUNDS})"
    rf"|(?!一旦|如果|若|假如|除非|当|直到){_BUT}?[,，]?(?:结果|事实上|实际上|现实是)?[,，]?(?:这|它)?[^,，。]{{0,8}}(?:{_FAILS})"
    rf"|{_BUT}[,，]?(?:[^,，。]{{1,12}}[,，])?[^,，。]{{0,20}}(?:{_CHANGED})"
    rf"|(?!不管|无论|不论|如果|若)[^,，。:：「『“]{{1,16}}?(?:{_AGAINST})(?![「『“])",
)
_TURNS = re.compile(rf"(?:{_BUT}|只是)(?!也|还|同时|更|如果|若|假如)")
_OF_OTHERS = re.compile(  # what was so once, or what somebody else says
    r"(?:过去|以往|从前|以前|曾经|不久前|一直以来|长久以来|长期以来|传统(?:上|观念|观点|的看法|认为)|一般(?:人|认为|来说都)|(?:很多|许多|不少|有些|多数|大多数)人(?:都|会|可能)?(?:认为|以为|觉得|相信|说|担心)"
    r"|有人(?:可能|也许)?(?:会)?(?:说|认为|以为|觉得|主张|问)|批评者|反对者|怀疑者|外界(?:普遍)?(?:认为|以为|解读|质疑)|大家(?:都|普遍)?(?:以为|认为|觉得|相信)|人们(?:总|都|常)?(?:以为|认为|觉得|相信)|主流(?:观点|看法)|直觉(?:上|告诉)|常见的(?:说法|做法|误解|想法)|表面上|理论上)"
)
_ANSWERED_EN = cued(
    "sound| not |n't | wrong|nonsense|disagree|reject|denie|dispute",
    r"(?:(?:but|yet|except that) )?(?:it|that|this|all of it|none of it)(?:'s| is| was| did| does)? ?(?:sounds? (?:reasonable|sensible|good|right|plausible|fine)|not (?:what happened|true|so\b|work|how it)|wrong\b|nonsense)"
    r"|[a-z.' ]{1,40}? (?:disagrees?|disagreed|rejects?|rejected|denies|denied|disputes?|disputed) (?:it|that|this|the (?:idea|claim|premise|argument|accusation))\b",
)
_TURNS_EN = re.compile(r"(?:but|yet|however)\b(?! also| if)")
_OF_OTHERS_EN = re.compile(
    r"(?:critics|skeptics|sceptics|opponents|conventional wisdom|many (?:people )?(?:believe|think|say|argue|assume)|some (?:people )?(?:believe|think|say|argue)|for (?:years|decades),|it used to be|in the past,|traditionally)\b"
)


def foils(read: Sequence[Statement], article: Article) -> frozenset[int]:
    """The indexes of the statements that what follows takes back."""
    found: set[int] = set()
    for i in range(len(read) - 1):
        others = [j for j in _reached(read, i, article) if _of_others(read[j], article.language)]
        if _answered(read, i, article):
            found.update(range(min([i, *others]), i + 1))
        elif others and _turns(read, i, article):
            found.update(range(others[0], i + 1))
    return frozenset(found)


def _reached(read: Sequence[Statement], i: int, article: Article) -> range:
    """The statements of a paragraph that one answer behind `i` reaches: none before another turn."""
    first = i
    while i - first < _RUN - 1 and first > 0 and read[first - 1].block == read[i].block:
        if _turns(read, first - 1, article):
            break
        first -= 1
    return range(first, i + 1)


def _of_others(statement: Statement, language: Language) -> bool:
    return _rules(language)[2].match(statement.folded) is not None


def _answered(read: Sequence[Statement], i: int, article: Article) -> bool:
    answered, _, _ = _rules(article.language)
    if answered.opens(_following(read, i, article)):
        return True
    short = i + 2 < len(read) and read[i + 1].units <= _SHORT
    return short and answered.opens(_following(read, i + 1, article))


def _turns(read: Sequence[Statement], i: int, article: Article) -> bool:
    return _rules(article.language)[1].match(_following(read, i, article)) is not None


def _following(read: Sequence[Statement], i: int, article: Article) -> str:
    """How the next statement begins, folded, with the words that tie it to this one; nothing where it is no answer."""
    one, following = read[i], read[i + 1]
    gap = article.text[one.end : following.start]
    if one.section != following.section or len(gap) > _GAP or one.talk != following.talk:
        return ""
    return _MARKS.sub("", fold(gap)) + fold(article.text[following.start : following.start + _LOOK])


def _rules(language: Language) -> tuple[Cued, re.Pattern[str], re.Pattern[str]]:
    if language == "en":
        return _ANSWERED_EN, _TURNS_EN, _OF_OTHERS_EN
    return _ANSWERED, _TURNS, _OF_OTHERS
