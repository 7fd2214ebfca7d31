"""Sentences that tell nothing of the matter: who somebody is, how a stage looked, that three things are to follow. Pure.

An article needs them; a line of a list, or one of the three sentences of a summary, is lost on them. Rules of language,
read off the folded text (NFKC, Simplified, lower case), so that each is written once for both Chinese scripts; bounded.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from repurpose.digest.cues import begun, cued, endings
from repurpose.model import Language

# What a sentence may promise and another one holds: 三個理由, a few lessons.
_HELD: Final = (
    "答案|特点|特征|特质|特性|观察|方向|决策|决定|事情|事|问题|例子|比喻|故事|转变|理由|原因|建议|观点|预测|回答|概念|承诺|段落|话|话题|细节|现象|区别|差异|差距|矛盾|面向|阶段|模式|重点|条件"
    "|因素|挑战|迹象|信号|教训|启示|闲聊|讨论|评论|案例|场景|框架|步骤|原则|做法|方法|方式|方案|路|路线|资源|范畴|阵营|变化|角度|意外|麻烦|阻力|机会|裂痕|吊诡|弔诡|悖论|难题|障碍|瓶颈"
    "|误区|误解|层面|层次|维度|选项|选择|版本|机制|要素|元素|环节|解释|说法|提醒|警告|结论|发现|数字|预言|任务|目标|指标|线索|谜团|疑问|盲点|趋势|力量|风险|好处|坏处|优势|劣势|缺点|优点"
)
_SOME: Final = r"(?:[一两二三四五六七八九十几多数]|\d{1,2}[ ]?)(?:个|种|件|项|点|条|大|段|句|则|类|组|道|层|重|桩|系列|连串|些)|一些|许多|不少|各种|种种"
_PROMISES = re.compile(
    rf"[^:：]{{0,120}}?(?:有|做|用|说|讲|问|给|提|举|列|谈|聊|聚焦|分成|分为|面临|面对|出现|存在|包括|经历|揭示|揭露|揭开|展示|展现|描述|描绘|观察到|看到|看出|指出|点出|点破|整理|归纳|总结|补充|透露|分享|打|带来|引出|抛出|留下|惹上|隐藏|藏着|回到|回应|讲)"
    rf"[^,，:：。]{{0,24}}?(?:{_SOME})[^,，:：。]{{0,24}}?(?:{_HELD})(?:[,，][^,，:：。]{{0,14}})?[。.]\Z"
    rf"|[^:：]{{0,120}}?(?:给出|做出|提出|抱持|持有|有)了?(?:非常|很|截然|完全|相当|一套|十分)[^,，:：。]{{0,10}}?(?:{_HELD})[。.]\Z"
    r"|[^:：。]{0,40}?有一[个种场股][^,，。:：]{1,40}?(?:发生|浮现|成形|上演|酝酿)[。.]\Z"
    r"|[^:：。]{0,80}?用[^,，。:：]{0,3}(?:一|两|三|四|几)个[^,，。:：]{0,12}?(?:案例|例子|比喻|故事)来?(?:说明|解释|描述|形容|示范)[^:：。]{0,60}[。.]\Z"
    rf"|[^:：。]{{0,60}}?(?:过程|经历|历史|故事|人生|一生)[^,，。:：]{{0,6}}是[^,，。:：]{{0,4}}(?:{_SOME})[^,，。:：]{{0,8}}(?:{_HELD})[。.]\Z"
    r"|[^:：。]{0,80}?进行了?[^,，。:：]{0,8}(?:比较|讨论|分析|研究|测试|对话|回顾|探讨)[。.]\Z"
    r"|[^:：。]{0,60}?(?:展示|分享|说明|介绍|描述|阐述|谈|强调|提出)了?[^,，。:：]{1,40}(?:构想|想法|看法|愿景|经历|经验|心得|观点|意义|重要性)[。.]\Z"
    r"|[^:：。]{0,60}?最值得[^,，。:：]{1,8}的[^,，。:：]{0,8}是一个[^,，。:：]{1,6}[。.]\Z"
    r"|[^:：。]{0,80}?(?:惹上麻烦|引[发起][^,，。:：]{0,16}(?:讨论|关注|热议|争议|议论))[。.]\Z"
)
_PROMISED = endings(
    f"{_HELD}|发生|浮现|成形|上演|酝酿|比较|讨论|分析|研究|测试|对话|回顾|探讨|构想|想法|看法|愿景|经历|经验|心得|观点|意义|重要性|麻烦|关注|热议|争议|议论"
)
_MAY_PROMISE = re.compile(rf"[{_PROMISED}](?:[,，][^,，:：。]{{0,14}})?[。.]\Z")
_MAY_PROMISE_BEFORE = re.compile("案例|例子|比喻|故事|最值得")  # whatever it ends with
_TAIL = re.compile(r"[:：](?=[^:：]{1,60}\Z)")
_ASIDE = re.compile(r"\([^()]{0,60}\)")
_JEST = re.compile(r"幽默地|打趣|开玩笑|插了一句|送给|颁给")
_LATIN = re.compile(r"[a-z0-9]+(?:[ .-]+[a-z0-9]+)*")
_GLOSS = re.compile(r"\([^()]{0,60}\)|[「」『』“”\"。.]")
_LONGEST: Final = 1000  # characters; what is longer is no sentence that could be printed
_SHORTEST_TAIL: Final = 6  # characters after a colon that can say something
_MATTER: Final = "回答|答案|解释|比喻|观点|观察|说法|分析|结论|背景|数字|态度|建议|看法|反应|故事|经历|过程|设计|策略|论点|主张|话|概念|哲学|论述|判断|预测|框架|诊断|理由|原因|逻辑"
_RATED: Final = "直接|具体|讽刺|精准|准确|精彩|清楚|明确|有趣|有意思|惊人|残酷|直白|简单|出乎[^,，。]{0,8}意料|出人意料|耐人寻味|意味深长|发人深省|特别|特殊|关键|重要|精妙|巧妙|微妙|尖锐|实际|务实|谨慎|保守|委婉|含蓄"
_RATES = re.compile(
    rf"[^:：。]{{0,60}}?(?:{_MATTER})[^,，:：。]{{0,10}}?(?:{_RATED})(?:地(?:{_RATED}))?(?:的)?(?:[,，][^:：。\d]{{0,30}})?[。.]\Z"
    r"|[^:：。]{0,80}?(?:是|最|也|很|非常|特别|格外)[^:：。]{0,24}?(?:值得|令人|让人)[^,，:：。]{0,6}?(?:深思|注意|关注|玩味|一提|思考|细看|期待|印象深刻|感慨|深究|讨论|的部分|的地方)[^,，:：。]{0,6}[。.]\Z"
    r"|[^,，:：。]{1,40}?是[^,，:：。]{0,24}?(?:讨论|关注|研究|争论)(?:已久|多年|很久)?的(?:概念|话题|议题|主题|题目|领域)[。.]\Z"
)
_MAY_RATE = re.compile(f"{_RATED}|值得|令人|让人|讨论|关注|研究|争论")
_PROFESSION: Final = (
    "创办人|创始人|联合创始人|创业家|创业者|企业家|执行长|ceo|cto|coo|cfo|董事长|总裁|总经理|教授|讲师|主持人|主任|主席|院长|校长|合伙人|投资人|投资者|作家|作者|记者|研究者|研究员|科学家|工程师|设计师|建筑师|经济学家|哲学家|物理学家"
    "|选手|演员|歌手|艺术家|导演|专家|发明者|发明人|人物|负责人|主管|经理|分析师|顾问|学者|官员|部长|律师|医师|医生|博士|得主|员工|成员|元老|推手|先驱|师傅|传人"
)
_IDENTITY = re.compile(
    rf"[^,，。:：「」]{{1,48}}?(?:(?<!不)(?<!就)(?<!还)(?<!都)(?<!才)(?<!更)(?<!正)(?<!只)(?<!仍然)是|担任|出任)(?!因|否|如|这|那)[^,，。:：「」]{{0,48}}?(?:{_PROFESSION})(?:之一)?(?:[,，。、;；(—]|暨|兼|和|与|,)"
    r"|[^,，。:：「」]{1,40}?(?<!仍然)(?<!就)(?<!只)(?<!不)(?<!更)是(?:一[家间个所]|全球|美国|台湾|中国|日本|世界)[^,，。:：「」]{0,30}?(?:公司|平台|机构|智库|新创|基金会?|实验室|团队|组织|媒体|杂志)(?:之一)?[,，。]"
)
_CAREER = re.compile(
    r"再?之前是|深耕|创办的|创业了|待了|曾(?:在[^,，。]{1,24}(?:任职|担任|工作)|任|担任)|毕业(?:于|自)|出身|攻读|(?:取得|拿到|拿下|获得)[^,，。]{0,16}(?:学位|博士|硕士)|入选|现(?:任|为)|被誉为"
    r"|(?:拥有|有)(?:超过)?[ ]?\d[^,，。]{0,10}(?:追踪|粉丝|订阅|听众|读者)|由[^。]{2,60}(?:创办|主持)|(?:研究所|大学)念"
)
_MAY_BE_CAREER = re.compile(
    "之前是|深耕|创办|创业了|待了|曾|毕业|出身|攻读|学位|博士|硕士|入选|现任|现为|被誉为|追踪|粉丝|订阅|听众|读者|主持|研究所念|大学念"
)
_SCENE = begun(
    "坐站走跑挤围台场全现穿演访对座节会专论讨有听观学记主送颁握拥举鼓干开忍哈大",
    r"(?:坐|站|走|跑|挤|围)(?:在|上|到|进|着|著)[^,，。]{0,10}(?:台|讲台|舞台|镜头|麦克风|会场|沙发|教室|录音室|房间)|(?:台[上下]|场[内外]|全场|现场)[^,，。]{0,8}(?:坐[着著]|站[着著]|安静|掌声|笑|有|响|播放|沉默)"
    r"|穿[着著][^,，。]{1,24}(?:衫|衣|外套|裤|鞋|服)|(?:演讲|访谈|对谈|座谈|节目|会议|专访|论坛|对话|讨论)[^,，。]{0,6}(?:接近尾声|进行到|即将结束|结束[时后]|转向|最后)|(?:有人|听众|观众|学生|记者|主持人)[^,，。:：]{0,10}?(?:提问|追问|问到|问(?!题))"
    r"|(?:送了[^,，。]{1,8}(?:一|件)|送给|颁给|握手|拥抱|举起|举[着著]|鼓掌|干杯|开场白)|忍不住|(?:哈哈)?大笑",
)
_OF_THE_TALK = re.compile(
    r"[^:：。]{0,40}?(?:花|用)了?[^,，。:：]{0,6}(?:时间|篇幅)[^,，。:：]{0,6}(?:解释|讨论|谈|聊|描述|拆解|介绍|说明|回答)[^:：。]{0,60}[。.]\Z"
    r"|[^:：。]{0,60}?(?:放出|发布|刊出|刊登|上线|播出)了?[^:：。]{0,80}?(?:专访|访谈|播客|节目|影片|演讲|对谈)[。.]\Z"
    r"|[^。]{1,160}(?:领衔|共同撰写)[。.]\Z|[^:：。]{0,40}?(?:在|于)[^,，。:：]{0,16}(?:访谈|对谈|专访|演讲|节目|座谈|播客|podcast)[^,，。:：]{0,4}(?:中|里|上)[,，]?[^,，。:：]{0,8}(?:谈了|谈到|聊到|分享了?|回顾了?|介绍了?|这样说|说道)[^:：。]{0,30}[。.]\Z"
)
_MAY_BE_OF_THE_TALK = re.compile("时间|篇幅|专访|访谈|播客|节目|影片|演讲|对谈|座谈|领衔|共同撰写|podcast")
_ORDER = begun(
    "接以下随先在于上前后必",
    r"(?:接下来|接着|以下|下文|下面|随后)(?:要|会|将)?(?:介绍|谈|看|说明|拆解|整理)|先(?:说说|谈谈|看看|介绍|来看)|(?:[在于]?(?:上|下|前|后)[一]?[篇集])[^。]{0,12}(?:中|里|会|将|我们)|必须先(?:厘清|理解|了解|知道|看清|弄清)[^,，。]{0,30}[。.]\Z",
)

_EN_ROLE: Final = r"(?:founder|co-?founder|ceo|cto|coo|chief|president|professor|lecturer|host|author|writer|journalist|reporter|researcher|scientist|engineer|designer|architect|economist|director|partner|investor|analyst|head|manager|chair(?:man|woman)?|historian|physicist|veteran|expert|start-?up|company|firm|lab|nonprofit|think tank)"
_EN_INTRODUCES = re.compile(
    rf"(?:[\w.'’-]+[ ]){{1,6}}?(?:is|was)[ ](?:an?|the|one)[ ](?:[\w.,'’&-]+[ ]){{0,8}}?{_EN_ROLE}\b[^.]{{0,120}}\.\Z"
)
_EN_HELD: Final = "reason lesson way thing question answer problem idea point step example rule principle stage option factor mistake challenge sign change part surprise"
_EN_PROMISES = re.compile(
    rf"[^:.]{{0,80}}\b(?:two|three|four|five|six|seven|several|some|a few|many|a number of)[ ](?:[\w'’-]+[ ]){{0,3}}(?:{_EN_HELD.replace(' ', '|')})s?\.\Z"
)
_EN_PROMISED = tuple(f"{word}{plural}." for word in _EN_HELD.split() for plural in ("", "s"))
_EN_RATES = cued(
    "surpris|simple|clear|direct|telling|striking|blunt|interesting|remarkable|unexpected",
    r"[^:.]{0,60}\b(?:answer|reply|response|result|story|number|figure|explanation|reason|idea|argument)\b[^:.,]{0,20}\b(?:surprising|surprised|simple|clear|direct|telling|striking|blunt|interesting|remarkable|unexpected)\b[^:.,]{0,24}\.\Z",
)
_EN_ASKED = cued(
    " asked ",
    r"[^:.“\"]{0,80}\b(?:was|were|is|are|am) asked (?:what|why|how|whether|about|if|when|who)\b[^.,“\"]{0,160}\.\Z",
)
_EN_OF_THE_TALK = cued(
    "spent ",
    r"[^:.]{0,60}\bspent (?:most|much|a lot|hours|an hour|some time)\b[^:.]{0,20}\b(?:talking|explaining|discussing|describing)\b",
)
_EN_SCENE = cued(
    "stage|the audience|the room|applause|laugh|smil|shrug|paus|nod|grin|wearing a|sipp|down with",
    r"\b(?:on stage|took the stage|the audience|the room|applause|laugh(?:ed|s)|smil(?:ed|es)|shrug(?:ged|s)|paus(?:ed|es)|nod(?:ded|s)|grin(?:ned|s)|wearing an?|sipp(?:ed|ing)|sat down with|sits down with)\b",
)
_PAGE = begun(
    "在于赞冠优折推业欢下敬请未更喜",
    r"[在于](?:上|下|前|后)一?[篇集](?:文章|里|中|的)?|赞助|冠名(?:播出|赞助)|(?:优惠|折扣|推荐)码|业配|欢迎(?:来到|收听|收看|阅读|回到|加入|订阅)|下(?:期|集|周|次|一期|一集)(?:再)?见|(?:敬请|请)(?:期待|锁定)|未完待续|更多精彩|喜欢(?:这|今天)[^,，。]{0,8}(?:节目|文章|内容|电子报)[^,，。]{0,4}[,，]",
)
_EN_PAGE = cued(
    "sponsor|presented|brought to you|made possible|partner|with the code|promo code|% off|this is |welcome |forwarded |reply|see you |that's |until next |thanks for |conversation |discussion |interview |episode |article |post |issue |piece ",
    r"(?:today's|this|our) (?:\w+ ){0,2}(?:is|was) (?:sponsored|presented|brought to you|made possible)|brought to you by|(?:our|today's) (?:sponsor|partner)s?\b|with the code|promo code|\d ?% off\b"
    r"|(?:this is|welcome to|welcome back to) (?:issue|edition|episode|the \w+ (?:newsletter|podcast|show))|forwarded (?:this|to you)|(?:hit|click) reply|reply to this|see you (?:next|again|tomorrow|soon)|that's (?:it|all) for (?:today|this|now)|until next (?:time|week)|thanks for (?:reading|listening|watching|subscribing)"
    r"|(?:the|our|this|today's) (?:conversation|discussion|interview|episode|article|post|issue|piece) (?:covers|explores|ranges|touches|turns|looks|walks|dives|was|has been)\b",
)


def of_the_page(folded: str) -> bool:
    """Whether a folded sentence speaks of the page, the letter or the programme that it stands in, or sells something."""
    if not folded.isascii() and _PAGE.search(folded):
        return True
    return " " in folded and _EN_PAGE.found(folded)


@functools.lru_cache(maxsize=4096)
def hollow(folded: str, language: Language) -> bool:
    """Whether a sentence, folded, only introduces somebody, sets a scene, rates, or promises what others hold."""
    if len(folded) > _LONGEST:
        return False
    if empty(folded, language) or introduces(folded, language):
        return True
    if language == "en":
        return _EN_SCENE.found(folded)
    if _JEST.search(folded):
        return True
    return not _states(folded) and (_is_of_the_talk(folded) or bool(_SCENE.search(folded)))


@functools.lru_cache(maxsize=4096)
def empty(folded: str, language: Language) -> bool:
    """Whether a sentence, folded, says nothing but that something is coming, or that it is worth hearing."""
    if len(folded) > _LONGEST:
        return False
    if language == "en":
        return _is_empty_english(folded)
    if _ORDER.search(folded):
        return True
    bare = _without_asides(folded)
    colon = _TAIL.search(bare)
    if colon is None:
        return _promises(folded) or _rates(folded)
    tail = bare[colon.end() :]
    return len(_LATIN.sub("x", _GLOSS.sub("", tail))) < _SHORTEST_TAIL or _promises(tail)


def _is_empty_english(folded: str) -> bool:
    if folded.endswith(_EN_PROMISED) and _EN_PROMISES.match(folded):
        return True
    return _EN_RATES.opens(folded) or _EN_ASKED.opens(folded) or _EN_OF_THE_TALK.opens(folded)


def _promises(folded: str) -> bool:
    """Whether a Chinese sentence only says that something is coming."""
    may = _MAY_PROMISE.search(folded, max(0, len(folded) - 17)) or _MAY_PROMISE_BEFORE.search(folded)
    return may is not None and _PROMISES.match(folded) is not None


def _rates(folded: str) -> bool:
    """Whether a Chinese sentence only says what something is worth."""
    return bool(_MAY_RATE.search(folded) and _RATES.match(folded))


def _is_of_the_talk(folded: str) -> bool:
    return bool(_MAY_BE_OF_THE_TALK.search(folded) and _OF_THE_TALK.match(folded))


def introduces(folded: str, language: Language) -> bool:
    """Whether a sentence, folded, says who or what somebody is, and no more."""
    if len(folded) > _LONGEST:
        return False
    if language == "en":
        return (" is " in folded or " was " in folded) and bool(_EN_INTRODUCES.match(folded))
    if _states(folded):
        return False
    bare = _without_asides(folded)
    return bool(_IDENTITY.match(bare)) or bool(_MAY_BE_CAREER.search(bare) and len(_CAREER.findall(bare)) > 1)


def _states(folded: str) -> bool:
    """Whether something is stated after a colon."""
    return bool(_TAIL.search(_without_asides(folded)))


def _without_asides(folded: str) -> str:
    return _ASIDE.sub("", folded) if "(" in folded else folded
