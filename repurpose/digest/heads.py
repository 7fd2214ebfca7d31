"""What may be left out at the head of a sentence so that the rest of it stands by itself. Pure.

In English that is the place from which a newspaper reports, or the dash that is left of it. In Chinese it is a tie to
the sentence before (`但`, `相較之下，`), a clause that only announces (`概念很清楚：`), and `他解釋，` where the verb says that
it is so. What somebody believes or says keeps its believer: without him it would be told as a fact. Rules of language,
read off the folded text; they look at the first 40 characters.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from repurpose.model import Language
from repurpose.text.scripts import fold

LOOK: Final = 40
"""Characters of a sentence that are looked at."""

_TIE: Final = (
    "相[较比]之下|对比之下|相形之下|比较起来|反过来[说看]|换个角度[说看想]|(?:虽然|即便|即使|尽管)如此|话虽如此|不仅如此|不只如此|除此以外|说白了|说穿了|简而言之|简言之"
    "|归根究底|追根究底|说到底|整体(?:来看|而言)|总体(?:来看|而言|来说)|严格来说|一般来说|也因此|也因为如此|正因(?:为)?如此|(?:更|最|尤其|特别|真正)?(?:令人|让人|值得)[^,，。:：]{1,8}的(?:地方)?是"
    "|(?:真正|更|最)?(?:讽刺|可惜|遗憾|幸运|麻烦|棘手|诡异|奇怪|难得|惊人|震撼|尴尬|微妙|残酷|现实|矛盾|妙|糟|好|难|可贵|致命|明显|直接)的是"
)
_ANNOUNCING: Final = (
    "(?:(?:目前|最后|最终)的?)?(?:结果|结论|事实|真相|现实|问题|答案|重点|关键|意思|情况|真实情况|基本概念|核心概念|基本逻辑)(?:是|就是|在于)"
    "|(?:核心|基本|整个|背后的?)?(?:概念|结论|结果|答案|逻辑|道理|原理|事实|规则|规律|重点|讯息|信息|数据|情况|现实|趋势|方向|做法|原因|理由|观念|主张)(?:其实)?(?:很|非常|相当|十分|也很?|却很?)?(?:清楚|简单|直接|明确|残酷|明白|惊人|一致|单纯|直白)"
    "|(?:还)?有一?[个件点项][^,，。:：]{0,14}(?:问题|改变|转变|现象|事实|差异|限制|优势|风险|挑战|趋势|原则|重点|矛盾|细节|特点|例外|教训|障碍|变化|前提|条件|事)"
    "|(?:其实|答案|说穿了)?很(?:简单|清楚|直接|明确|单纯)"
    "|(?:研究|实验|调查|分析|测试|评估)?(?:结果|数据|资料|数字)(?:显示|发现|表明|指出)"
)
_REPORTS: Final = r"[他她](?:们)?(?:也|还|又|接着|进一步|随后|同时)?(?:解释|指出|透露|补充|发现|观察到|提到|说明|证实|点出)(?:说|道)?"
_HEAD = re.compile(
    rf"(?:(?:{_TIE})[,，:：]?(?<=[,，:：])|(?:{_ANNOUNCING})[:：]|(?:问题|事实|真相|现实|结果|结论|重点|关键)是[,，]|(?:结果|数据)显示[,，]|(?:{_REPORTS})[,，:：])[ ]?(?![「『“\"])"
)
_NO_SUBJECT = re.compile(  # what would be taken for somebody else's doing, or for a half
    r"自己|正|曾|已|将|会|想|希望|打算|从|在|只|每|没|之所以|有|能|可|必|应|要|让|把|被|给|对|跟|和|与|通过|透过|靠|用|以|为|当时|如果|若|除非"
)
_PLACE = re.compile(  # HARBOUR POINT, Md. —; a place without its land or agency could be the subject of the sentence
    r"(?:[A-Z][A-Z.’' -]{1,20}(?:, [A-Z][A-Za-z.]{1,11}(?: \([A-Z][A-Za-z .]{0,11}\))?| \([A-Z][A-Za-z .]{0,11}\)) )?(?:[—–]|--) (?=[A-Z“\"])"
)
_OPENS = frozenset(
    "有还很相对比反换虽即尽话不除说简归追整总严一也正更最尤特真令让值讽可遗幸麻棘诡奇难惊震尴微残现矛妙糟好致明直目结事问答重关意情基核概逻道原规讯信数趋方做理观主背研实调分测评他她资"
)


@functools.lru_cache(maxsize=8192)
def _may_open(first: str) -> bool:
    """Whether what may go begins with this character: most sentences begin with another, and need no folding here."""
    return fold(first)[:1] in _OPENS


def length(head: str, language: Language) -> int:
    """How many characters at the head of a sentence, of which `head` is the beginning, may go; 0 where none may."""
    if language == "en":
        placed = _PLACE.match(head[:LOOK])
        return placed.end() if placed else 0
    if not _may_open(head[:1]):
        return 0
    folded = fold(head[:LOOK])
    found = _HEAD.match(folded)
    if found is None or fold(head[: found.end()]) != folded[: found.end()]:
        return 0
    rest = folded[found.end() :]
    return 0 if folded[0] in "他她" and _NO_SUBJECT.match(rest) else found.end()
