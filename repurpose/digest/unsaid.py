"""What a sentence leaves to the sentences around it though it leans on none of them: 這一點, 代價是, 也是一樣. Pure.

`leaning` reads how a sentence opens, `hanging` its first clause; this room reads the whole of it, for a line of a list is
read by itself. What stands for something said earlier in the same sentence is said. Rules of language, read off the
folded text (NFKC, Simplified, lower case); each looks at bounded stretches.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection
from typing import Final

from repurpose.model import Language

_MEASURES: Final = "个件家种些条部项场段类份篇次位座款套招句字幕间栋所艘辆台支片张本首封把者点群批股层步则道笔名天对组门番波轮块颗代刻方边"
_THING = re.compile(
    rf"(?P<near>这|那)(?P<number>[一两二三四五六七八九十几百千万]{{1,5}}|[ ]?\d[\d,.]{{0,8}}[ ]?[万亿千百]?[ ]?)?(?P<measure>[{_MEASURES}]|(?<=[\d万亿千百十 ])人)"
)
_OF_ITSELF = re.compile(  # the reader's own here and now, the talk that the article is about, a measure of time
    r"[ ]?(?:世界|时代|年代|世纪|十年|年|国家|社会|产业|行业|星球|宇宙|时候|地步|程度|星期|月|周|季|夏天|冬天|访谈|对谈|专访|演讲|座谈|节目|论坛|对话|podcast|大会)|(?<=[天刻])(?![的])"
)
_DESCRIBED = re.compile(
    r"[ ]?(?:[「『“\"]|(?!人(?:在|是|都|曾|后|没|把)|[^,，的]{1,3}[中里内])[^，,。；;:：—]{2,30}?的(?!时候|过程|人都|是)|[^，,。；;:：—]{1,12}?[a-z]{2})"
)
_APPOSED = re.compile(
    r"(?:[a-z0-9][ ]?|[』」”\"）)》〉]|、[^，,。、]{1,8}|[^，,。]{2,20}(?:和|与|跟|的))[ ]?\Z"
)
_SHELL: Final = (  # nouns that a clause before them can fill
    "事|点|者|问题|趋势|现象|变化|转变|做法|说法|情况|过程|意思|数字|结果|能力|决定|方式|方法|概念|观点|想法|看法|道理|逻辑|模式|差距|差异|矛盾|原则|理由|原因|目标|比喻|步骤|策略|条件|假设|前提|判断|结论|发现|机制|效应|影响|风险|挑战"
    "|机会|优势|缺口|特性|特点|状态|阶段|角度|动作|设计|改变|选择|措施|安排|规则|数据|事实|消息|时刻|瞬间|东西|关系|循环|迹象|信号|教训|经验|习惯|需求|要求|态度|心态|精神|立场|区别|平衡|局面|困境|压力|力量|举动|行动|行为|反应|领域|任务|价格|数量|比例|部分|感觉|时间|词|字|话|名字|术语|身份|角色|工作|指标"
)
_FILLED = re.compile(rf"[ ]?(?:{_SHELL})")
_LEAD: Final = r"(?:(?:回答|答案|观点|意思|结论|说法|看法|建议|解释)是|说|表示|承认|知道|明白|清楚|认为|指出|强调|提醒|观察|发现|补充|解释|坦言|提到|回忆|分析|主张|相信|预测|来看|来说|而言|[中里上下内间后时前来年月日期])"
_LEADS = re.compile(rf"[^，,。:：;；]{{1,40}}?{_LEAD}[「“]?")
_SAYS_THIS = re.compile(
    r"(?:说|表示|指出|强调|解释|认为|觉得|相信|知道|意识到|承认|希望|预期|[:：])(?:这|那)(?:只|会|是|不|就|将|有|也|都|完全|正|很|其实|跟|和|与|对|让)"
)
_BARE = re.compile(
    r"[,，:：][「“]?(?:但|而|所以|因为)?(?:这|那)(?:会|是|也|就|不|都|让|意味|代表|说明|表示|听|看|使|把|正|才|对|并|其实|可能|应该|将|跟|与|和|样|么|里|边|完全|很|太|已|真|只|将|几乎)"
)
_SO = re.compile(
    r"(?:这样|这么|如此|那样|那么)(?:说|写|形容|描述|认为|看待|回答|总结)(?![^。]{0,8}[:：「])|(?:这样|这么|那么|那样)(?:做|想)(?!法)|没有一[家间位款](?=[真能会有敢在肯])|(?:也是|也|同样)(?:如此|这样|一样|类似)(?!的?[^,，。]{0,8}[和跟与])"
    r"|(?:就|正|便|都)是(?:[^,，。:：]{0,4}的)?(?:一个)?(?:[^,，。:：]{0,3})例子|是另一[个种位项]|(?:换|从|另)(?:一)?另?个(?:角度|方向)|另一(?:条路|边|端|面|头)|(?<!都在)(?<!都)(?:做了?|犯了?|是)(?:同样|一样)的(?![^。]{0,12}[:：])"
)
_LIKE = re.compile(
    r"(?P<to>[与和跟同][^,，。]{1,12})?类似(?:的|方式|方法|命运|情况|做法)(?![^。]{0,16}[:：])"
)
_OWNED: Final = (  # what is always somebody's or something's
    "前提|代价|概念|做法|结果|优点|缺点|好处|坏处|障碍|挑战|瓶颈|关键|难题|差别|差异|目标|目的|策略|重点|风险|背景|条件|逻辑|道理|原理|解法|方法|影响|教训|例外|矛盾|模式|诀窍|含义|后果|答案|结论|原因|理由|方向|方案|内容|用法|解释|特点|特征|意义|灵感|起点|转折点|转折|评语|评价|说法|流程|时机|顺序|对象|结局|下场|差距|来源|核心|本质|信号|线索|弱点|成本"
)
_OWNERLESS = re.compile(
    rf"(?:目前|最后|最终|其实|现在|当时|所以|虽然|尽管|即使|而)?[,，]?(?:最[大重要关键核心根本难好坏终]{{1,3}}的?|真正(?:的|重要的|关键的|困难的)?|唯一的?|主要的?|核心的?|具体的?|更[大深好]的?|目前的?|共同的?|另一个|整体的?|背后的?)?(?:{_OWNED})(?:总|都|也|却|其实|仍|还|就|才|则|往往|通常|恰恰|正|并|尚未|只|很|非常)?(?:是|在于?|有|不是|不在|只有|一样|[跟和与][^,，。]{{1,16}}(?:类似|一样)|简单|清楚|明确|尚未|:|：)(?!在于[^。]{{0,80}}而在于|[^。]{{0,80}}而在于)"
    r"|(?:真正|最)?(?:需要|该|要|缺)[^,，。]{0,8}的(?:不)?是|(?:真正|最|更)(?:重要|关键|可怕|难|困难|有趣|讽刺|兴奋)?的(?:不)?是|(?:兴奋|担心|可惜|遗憾|幸运|讽刺|有趣|矛盾|难得|好)的(?:不)?是"
)
_TIED = re.compile(
    rf"第[一二三四五六七八九十]{{1,2}}[{_MEASURES}](?:是|叫|为)|"
    r"[^,，。—]{1,16}——?这(?:是|就是)|[^,，。:：]{0,8}(?:包括|包含)[:：]|[a-z]{3,12}(?:阶段|步骤)?[:：]|先(?!进|前|生|天|例|知|驱|锋|机|行|民|祖|后)[^,，。:：]{1,6}[,，]"
    r"|[^,，。:：]{1,24}(?:答案|回答)[^,，。:：]{0,12}[:：]|[^,，。:：]{1,16}同样[^,，。:：]{1,4}[:：]"
    r"|\(|不要[^,，。]{1,6}[,，]是因为|\d+[ ]?[到至][ ]?\d+[^,，。—]{0,8}—|(?:目标|步骤|阶段|重点|建议|原则|方法)[ ]?\d|(?:[一二三四五六七八九十两几半]{1,3}|\d{1,3}[ ]?)(?:年|个月|天|周|星期)(?:之|以)?后[,，](?![^。]{0,30}[会将])|(?:关于|至于)第[一二三]|主要(?:还)?是?集中|就像(?![^,，。]{1,24}一[样般])|拿(?!下|到|督)[^,，。]{1,20}[,，]|(?:对应到|具体到|放到|回到|到时候?|届时|至今|搞了半天|下一步|第一步|第二步|最顶层|最底层|上一层|下一层|相[较比]|对比|反之|同理|为了这|所谓[^,，。]{1,12}[,，](?:就)?是|等(?:你|到)[^,，。]{1,20}(?:之后|以后)[,，])"
    r"|(?:跟|随)[着著](?:走|来)的|获胜后|(?:包含|包括|挑(?:一个)?|搞清楚|看[着著])|如果[^,，。]{1,14}(?:是对的|说得对|没错)|(?:自己|本人)"
)
_ANECDOTE = re.compile(  # one of the cases that the sentences before it announce, or that they tell the sense of
    r"(?:有一[天次回]|某一?[天次日]|有[人个]|有[一1两二三几]?[位名个]|(?:第一次|当天|那天|那次)[^,，。]{0,10}[,，]有)(?!都|会|能|要|在|是)"
)
_ORDINAL = re.compile(
    r"(?:像|是|在|和)第[一二三四五六七八九十]+(?:个|种|条|派|组|类)(?!人|月|百|千|万|把)[^:：。]{0,12}[,，。—]"
)


_HE = re.compile(r"(?<!其)(?<!吉)[他她](?![人们山乡])")
_SEVERAL = re.compile(
    r"(?:\d[\d,.]{0,9}[ ]?[万千百]?|[两三四五六七八九十百千万几数]{1,8}|一[些群批])[名位个]?[^,，。]{0,16}|(?:每|任何|所有|对于?|那些|很多|许多)[^,，。]{0,20}"
)
_ONE = re.compile(
    r"(?:[创办始伙持言责老男女诗证]人|[记作学患译]者|员(?!工)|[老律医大设计程]师|[院校局部署处市州县社董事组]长|教授|(?<![国大人])家(?![庭里家])|亲(?!自)|朋?友|[学医先]生|孩子|儿子|女儿|主管)(?![们的])"
)


# The approach has…, about 11 000 had arrived, in Finland they heat…: the thing itself stands in a sentence before.
_EN_SHELL: Final = "approach|contract|deal|plan|company|firm|project|idea|move|decision|programme|program|method|rule|change|trick|key|problem|effect|number|figure|process|policy|law|agreement|team|system|tool|study|report|paper|proposal|purchase|price|bill|offer|answer|reason|result|catch|point|lesson|goal|aim|difference|question|case|experiment|test|trial|effort|strategy|initiative|measure|scheme|group|organisation|organization|device|product|technology|technique|document|demand|request|claim|argument|warning|move|trend|shift|gap|risk|cost|benefit|challenge|task|job|work|story|article|book|film|event|meeting|talk|speech|conversation|discussion|interview|episode"
_EN = re.compile(
    rf"(?:the|its|their|his|her)[ ](?:(?:whole|main|real|big|new|same|first|second|third|next|last|other|biggest|only|final|latest|entire)[ ])?(?:{_EN_SHELL})s?,?[ ](?!of\b|that\b|to\b|for\b|between\b|with\b|in\b|by\b|behind\b|on\b|from\b|about\b|at\b|who\b|which\b)"
    r"|[a-z]+[ ](?:them|it|him|her)\b|(?:nobody|no one|everyone|everybody|anyone|many|most|few)[ ](?:[a-z]+[ ]){1,2}(?:it|them)\b|(?:about|around|nearly|almost|another|over|more than|fewer than|roughly|only|some|of those,?)?[ ]?\d[\d,.]*[ ](?:percent[ ])?(?:had|were|have|has|are|was|did|came|went)\b"
    r"|(?:in|on|at|by|for|with|after|since|during|until|before|from|last|next|to|under|without|despite|where|when|while|if|as|although|though)\b[^,.:;“\"]{1,60}(?:,[^,.:;“\"]{1,60}){0,2},[ ](?:they|it|he|she|this|these|those|that|both|neither)\b"
)


class Needs(enum.Enum):
    """What has to stand before a sentence so that a reader knows what it speaks of."""

    NOTHING = 0
    PERSON = 1  # somebody's name, for 他 or 她
    NEIGHBOUR = 2  # the sentence before it


def left_open(folded: str, language: Language, names: Collection[str] = ()) -> bool:
    """Whether a folded sentence speaks of something (這一點, 代價, 也是一樣) that only its neighbours name.

    `names` are the article's persons, folded: with them it is seen whether somebody is named before 他.
    """
    return needs(folded, language, names) is not Needs.NOTHING


def needs(folded: str, language: Language, names: Collection[str] = ()) -> Needs:
    """What a folded sentence leaves to others."""
    if len(folded) > _LONGEST:
        return Needs.NOTHING
    if language == "en":
        return Needs.NEIGHBOUR if _EN.match(folded) else Needs.NOTHING
    if (
        ownerless(folded)
        or _TIED.match(folded)
        or _ANECDOTE.match(folded)
        or _SO.search(folded)
        or _ORDINAL.search(folded)
        or any(not found["to"] for found in _LIKE.finditer(folded))
        or _points(folded)
        or _bare_this(folded)
    ):
        return Needs.NEIGHBOUR
    return Needs.PERSON if names and _of_nobody(folded, names) else Needs.NOTHING


def ownerless(folded: str) -> bool:
    """Whether a Chinese sentence opens with what is always somebody's (代價是, 最大的障礙是) and does not say whose."""
    return bool(_OWNERLESS.match(folded))


def _points(folded: str) -> bool:
    """Whether it points at a thing that it has not named before."""
    return any(
        not _OF_ITSELF.match(folded, found.end()) and not _is_named(folded, found)
        for found in _THING.finditer(folded)
    )


def _is_named(folded: str, found: re.Match[str]) -> bool:
    """Whether the thing that is pointed at is described there, or was said before in the sentence."""
    before, after, measure = folded[: found.start()], folded[found.end() :].lstrip(), found["measure"]
    opened = before.rfind("「")
    if opened > before.rfind("」"):
        before = before[opened + 1 :]  # who is quoted knows nothing of the sentence around his words
    shell = _FILLED.match((measure if measure in "者点边" else "") + after)
    if measure == "边" and before[-1:] not in "在到从，,":
        return True
    if not shell and _DESCRIBED.match(after):
        return True
    if (before and _APPOSED.search(before)) or after[:2] in before or found[0] + after[:1] in before:
        return True
    if measure in "家位名间" and not found["number"] and re.search(r"[a-z]{2}", before):
        return True
    if shell and _COLON_SOON.match(after):
        return True
    said = _said(before)
    return len(said) > 1 or bool((shell or after[:1] in _BARELY) and (said or "、" in before))


_LONGEST: Final = 1000  # characters; what is longer is no sentence that could be printed
_SHORT: Final = 5  # characters of a clause that tells nothing
_BARELY: Final = "都就也是会,，"
_PARTS = re.compile(r"[,，:：;；—。!！]")
_COLON_SOON = re.compile(r"[^,，。]{1,6}[:：]")


def _said(before: str) -> list[str]:
    """The clauses before a pointing word that say something, and no mere leads (王立認為，在台北，)."""
    *ended, _ = _PARTS.split(before)
    return [
        clause
        for clause in ended
        if len(clause) >= _SHORT and (clause.startswith(("作为", "身为")) or not _LEADS.fullmatch(clause))
    ]


def _bare_this(folded: str) -> bool:
    """Whether 這 alone is what a sentence speaks of after a clause that only leads to it (王立說，這會…)."""
    found = _BARE.search(folded)
    if (
        found is not None
        and _LEADS.fullmatch(folded[: found.start()])
        and not _TOLD_AFTER.match(folded, found.end())
    ):
        return True
    said = _SAYS_THIS.search(folded)
    return said is not None and not _said(folded[: said.start() + (said[0][0] not in ":：")])


_TOLD_AFTER = re.compile(r"[^。]{0,80}?[:：][^:：]{12}")


def _of_nobody(folded: str, names: Collection[str]) -> bool:
    """Whether 他 comes before any one person that it could stand for."""
    pronoun = _HE.search(folded)
    if pronoun is None:
        return False
    before = _SEVERAL.sub("", folded[: pronoun.start()])
    return not _ONE.search(before) and not any(name in before for name in names)
