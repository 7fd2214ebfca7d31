"""Whether a person of a Chinese article is written of as 他 or as 她, by what stands around the name. Pure.

Articles that write 他 of everybody tell nothing by it; there only the given name and the title count.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from repurpose.digest import english_words as en
from repurpose.digest import words
from repurpose.digest.han_names import stands_behind

if TYPE_CHECKING:
    from repurpose.digest.people import Gender, Mention

_OPENS = r"(?:(?<=[，。；：！？、\s])(?:但|而|不过|可是|当时|后来|所以|因为|于是|那年|今年|现在|最后|然后)?|(?<=[和与跟]))"
_ANY = re.compile(r"她|(?<![其吉科])他(?!国|方|日|者|乡)")
_PRONOUN = re.compile(rf"{_OPENS}(?:(?P<f>她(?!们))|(?P<m>他(?!们|人)))")
_SUBORDINATE = re.compile(
    r"(?:以后|之后|后|时|时候|以前|之前|前|的话)，\Z"
)  # 王大明走了以後，她…: somebody else
_STOPS = re.compile(
    r"[「『“\"\n]|[ ]{2}|爸|妈|父|母|太太|妻|丈夫|老公|老婆|儿子|女儿|哥|弟|姐|妹|爷|奶奶|阿姨|叔|伯|舅|姑|先生|女士|男人|女人|男孩|女孩|男子|女子|学生|主管|老板|同事|朋友"
)
_FEMALE_KIN = re.compile(
    r"(?:妻子|太太|老婆|女儿|母亲|妈妈|姐姐|妹妹|奶奶|外婆|祖母|阿姨|女友|未婚妻|女[^，。：；、]{1,4})[ ]?\Z"
)
_MALE_KIN = re.compile(r"(?:丈夫|老公|先生|儿子|父亲|爸爸|哥哥|弟弟|爷爷|外公|祖父|叔叔|男友|未婚夫)[ ]?\Z")
_FEMALE_TITLE = re.compile(r"[ ]?(?:女士|小姐|太太|阿姨|奶奶|婆婆|姐(?!弟)|妈|嫂|婶|姨|修女|，女|（女)")
_MALE_TITLE = re.compile(r"[ ]?(?:先生|爷爷|叔|伯|哥|爸|神父|，男|（男)")
_ENDS_FEMALE = re.compile(r".(?:女士|小姐|太太|阿姨|奶奶|婆婆|妈妈|姐姐?|大姐|妈|嫂|婶|姨|嬷)\Z")  # 王媽媽
_ENDS_MALE = re.compile(r".(?:先生|爷爷|伯伯|叔叔|爸爸|大哥|叔|伯|哥|爸|公|爷)\Z")
_WOMEN = frozenset(
    "娟婷妤娴芬淑珠蓉莉雯妃娥妍媛婉娜姗姍珊莎茜薇黛莹娇姣嫣婕婵娣姿妮姬芸蓁蕙桃萍霞姨妙妹妗姝娅婧"
)
_MEN = frozenset("雄豪伟强刚勇杰彪武龙辉坤彬军建财雷霆锋鹏钧铭汉男夫彦钢炮")
_REACH = 60  # characters after a name in which a pronoun is taken to mean its bearer
_MOST = 40  # mentions that are looked at
_WHOLE_NAME = 3  # characters
_NAME = 3  # what a given name counts against pronouns


def gender(plain: str, given: str, mentions: Sequence[Mention], everybody: Sequence[Mention]) -> Gender:
    """The gender of the person of `mentions`, or None; `everybody` are all mentions of the article, in order."""
    female = _NAME * (given in words.FEMALE or given in en.FEMALE)
    male = _NAME * (given in words.MALE or given in en.MALE)
    both = "她" in plain
    for mention in mentions[:_MOST]:
        if _FEMALE_TITLE.match(plain, mention.end) or _ENDS_FEMALE.search(plain, mention.start, mention.end):
            female += _NAME
        elif _MALE_TITLE.match(plain, mention.end) or _ENDS_MALE.search(plain, mention.start, mention.end):
            male += _NAME
        female += _NAME * bool(_FEMALE_KIN.search(plain, max(0, mention.start - 8), mention.start))
        male += _NAME * bool(_MALE_KIN.search(plain, max(0, mention.start - 5), mention.start))
        following = _following(plain, mention, everybody)
        female += following == "f"
        male += both and following == "m"
    if not female and not male:
        return _by_characters(plain, mentions)
    if female and female >= 2 * male:
        return "f"
    return "m" if male and male >= 2 * female else None


def _by_characters(plain: str, mentions: Sequence[Mention]) -> Gender:
    """What a given name of two characters tells where nothing else does: 玉娟 is a woman's."""
    names = {plain[m.start : m.end] for m in mentions[:_MOST]}
    given = next((name[1:] for name in sorted(names) if len(name) == _WHOLE_NAME), "")
    women, men = bool(_WOMEN & set(given)), bool(_MEN & set(given))
    return None if women == men else "f" if women else "m"


def _following(plain: str, mention: Mention, everybody: Sequence[Mention]) -> str | None:
    """The pronoun that first follows a name, where nobody else comes between and the name is what its clause is about."""
    before = plain[max(0, mention.start - 1) : mention.start]
    near = plain[mention.end : mention.end + 2]
    opens = not "\u3400" <= before <= "\u9fff" and before not in "、和与及"
    if not (opens or stands_behind(plain, mention.start)) and near not in ("，她", "，他", "。她", "。他"):
        return None
    index = bisect.bisect_right(everybody, mention.start, key=lambda m: m.start)
    end = min(len(plain), mention.end + _REACH)
    while index < len(everybody) and everybody[index].start < end:
        if everybody[index].who != mention.who:
            end = everybody[index].start
        index += 1
    stop = _STOPS.search(plain, mention.end, end)
    first = _ANY.search(plain, mention.end, stop.start() if stop else end)
    match = (
        _PRONOUN.search(plain, mention.end, first.end()) if first else None
    )  # 王大明勸他: of somebody else
    if match is None or _SUBORDINATE.search(plain, mention.end, match.start()):
        return None
    return match.lastgroup
