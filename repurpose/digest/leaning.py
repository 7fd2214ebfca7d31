"""Whether a sentence can be printed by itself: whole, plain, and not leaning on what stands around it.

Rules about language, read off the folded text (NFKC, Simplified, lower case), so that each is written once for both
Chinese scripts. They look at the ends of a sentence or at bounded stretches of it, never at the article.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from typing import Final

from repurpose.digest.cues import endings
from repurpose.digest.hanging import first_clause, names_unsaid
from repurpose.digest.patterns import Either, whole
from repurpose.model import Language
from repurpose.text import marks
from repurpose.text.scripts import HAN, fold, has_han

_MARKUP = re.compile(
    r"\]\(|!\[|\[\^|\[\[|https?://|www\.|\{\{|<|>|`|\||\\|\*|__|_(?<![A-Za-z0-9]_)|~~|\n[ \t]*>|&[a-z]+;"
)
_LISTED = re.compile(r"\s*[#△▲▼◆●•■□]")
_CLOSERS = '」』”’"）)'
_ENDED = frozenset("。！.!")
_ASKED = frozenset("？?")
_PAIRED = re.compile(r"[「」『』“”\"（）()《》【】]")

_LEANS_ZH = re.compile(
    r"[「『“\"（(《]?(?:[他她它牠祂]|这|那(?!斯|不勒斯|时)|此|其(?!他人)|该|但|而(?!立|今)|却|则|然后|然而|不过|可是|只是|因此|因而|所以|于是"
    r"|因为|由于这|同时|另|除此|除了(?:这|此)|接着|随后|后来|紧接|例如|比如|譬如|像是|换句|换言|也就是|就是|即(?!使|便|将|时)|举例|更[重有值关令让]"
    r"|相反|反之|反而|反观|毕竟|甚至|举个|尤其|特别是|总之|总的|综上|简单|简言|具体|事实上|其实|确实|没错|当然|显然|正如|正因|正是|如此|如上|以上|上述|上面"
    r"|前者|后者|两者|二者|双方|同样|也(?!许|门)|还(?!原)|又|再|并|且|或(?!许|者说不定)|以及|至于|对此|为此|对于这|在这(?![场集次篇期段份])|在此|在那|从这|从那|到了?这|根据这"
    r"|不是|是(?!否|非)|重点来了|不只|不仅|不再是|不同的是|有趣|更|最后|最终|首先|其次|再者|再来|第[一二三四五六七八九十]+[，,个点是]|[一二三四五六七八九十][，,是、]|结果|结论|原因|答案|理由|问题(?:是|在|来|很|就|出|不)"
    r"|关键在|重点是|一方面|另一|一个是|一是|好消息|坏消息|前面|前文|前述|刚才|刚刚|当时|当年|那时|之后|之前|此时|这时|如今|于此|说到|谈到这|听起来|看起来|看似|意思"
    r"|我|咱|你(?!们的)|您|大家|读者|让我|想想|想像|想象|试想|请|别|不妨|来看|看看|回到|先(?:说|来|看|讲)|接下来|下面|以下|如下|文中|本文|本篇|本集|本期|这篇|全文|整理)"
)  # fmt: skip
_LEANS_EN = re.compile(
    r"[“\"'(]?(?:however|but|and|or|so|yet|because|then|thus|hence|therefore|moreover|furthermore|additionally|also|besides|instead|still|nevertheless"
    r"|nonetheless|otherwise|meanwhile|similarly|likewise|conversely|finally|first|second|third|firstly|secondly|lastly|next|indeed|in fact"
    r"|for example|for instance|in other words|that is|in contrast|by contrast|on the other hand|as a result|because of this|he|she|it|they"
    r"|his|her|hers|its|their|theirs|him|them|this|that|these|those|such|here|there|we|i|you|my|our|your|let|let's|it's|that's|there's"
    r"|here's|he's|she's|they're|we're|i'm|i've|i'd|i'll|the (?:latter|former|second|third|fourth|next|other|same|rest|result|reason|answer)|both|neither|another|others|some|one|perhaps|maybe|well"
    r"|yeah|yes|no|right|okay|ok|now|again|of course|sure|in short|to be clear|after that|before that|since then|which|what|why|how|who)\b"
)
# Words that are nothing but a tie may go without a comma; one that could be the sentence's own (结果显示…) goes only with it,
# and what says something (这意味着, 这就是为什么) never goes.
_LINK_ZH = re.compile(
    r"(?:(?:但是?|而(?!是|且|不是|非|立|今)|然而|不过|可是|因此|因而|所以|于是|此外|换句话说|换言之|也就是说|事实上|总之|具体来说|简单来说|简单说)[,，]?"
    r"|(?:同时|另外|除此之外|其实|当然|首先|最后|最终|结果|其次|再次|再者|第[一二三四五六七八九十][点个]?|(?:更|最|特别)?(?:重要|关键|有趣|可怕|根本|值得(?:注意|关注|一提))的是|另一方面|与此同时|说到底|归根结底|长期来看|相反地?|相比之下|显然|毕竟|例如|比如|譬如|接着|随后|后来|之后|对此|为此)[,，])(?=[^,，。:：])"
)
_TIES = frozenset(
    "但而然不可因所于此换也事总具简同另除其当首最结再第更特重关有根值与说归长相显毕例比譬接随后之对为"
)
_PRONOUN = re.compile("他|她|它|" + whole("he|she|it|they|his|her|their"))
_QUOTED = re.compile(r"「[^「」]*」|“[^“”]*”|『[^『』]*』|\"[^\"]*\"")
_UNNAMED_VOICE = re.compile(
    r"[」』”\"][^「『“\"]{0,4}?[他她](?:[^,，。]{0,8})?(?:说|表示|问|形容|解释|补充|强调|指出|回忆|笑|坦言|认为|写)"
)
_NAMED_VOICE = re.compile(
    rf"(?:[a-z·.]{{3,}}|(?<![{HAN}])[{HAN}]{{2,4}}|[{HAN}]长|[{HAN}]家)[^,，。]{{0,12}}?(?:说|表示|问|形容|解释|补充|强调|指出|回忆|坦言|认为|写|称|主张|承认)|\b(?:said|says|wrote|told|asked)\b"
)
_VOICE_OF_SPEAKER = re.compile(r"[「『“\"](?:[我咱]|i\b|we\b|my\b|our\b)")
_OF_THE_PAGE: Final = (
    "subscribe|newsletter|follow us|sign up|click here|read more|share this|this article|this post|this episode"
    "|in this interview|show notes|sponsor"
)
_PAGE = Either(
    re.compile(
        r"订阅(?!者|人|制|用户|服务)|关注(?:我们|公众号)|追踪我们|按赞|点赞|转发|分享给|留言|欢迎(?:加入|来信|留言)|粉丝专页|扫码|二维码|版权|转载|延伸阅读|相关阅读|点击|本文|这篇文章|系列文|上一篇|下一篇|前一篇|前两篇|前三篇|编按|编者|译注"
        r"|我(?:认为|觉得|的看法|的观察|想|猜|个人|相信|自己)|笔者|作者按|值得(?:我们|台湾)|对(?:台湾|我们)(?:来说|而言)"
    ),
    re.compile(whole(_OF_THE_PAGE)),
    tuple(_OF_THE_PAGE.split("|")),
)
_AUTHOR = re.compile("我(?!们|国|军|方)|" + whole("i|my|me"))
_CHATTY = frozenset("呀啦嘛咯哇喔哦耶")
_CHATTY_END = frozenset("。!！.")
_SUBJECT_END = 6
_ONE_OF_TWO = re.compile(
    r"我(?!也?不知道|也是|也这么)|你(?!说得|刚|问|提到)"
)  # who speaks may say so; no mere answer
_LONGEST_PRONOUN = 6  # and the character after it
_HEAD = 80  # characters in which a clause may lead to the claim of a sentence
_REPORT = "说|认为|指出|强调|提醒|观察到|发现|表示|补充|解释|坦言|提到|回忆|分析|主张|相信|预测"
_LEADS = re.compile(  # 王立說，…  2014 年，…  答案是：…
    rf"(?:{_REPORT}|[后时中里前上年月日间期下]|来说|而言)[,，]|[:：][「“]?"
)
_REPORTS_TIE = re.compile(
    rf"[^,，。:：「“]{{1,24}}?(?:{_REPORT})(?:[,，](?:[它此]|那[是就会也]|这[就会也不])|[,，]?这[是指意代让对])"
)
_HE = re.compile(r"(?<!其)(?<!吉)[他她]们?(?!人|山|乡)|\b(?:he|she)\b")
_SOMEBODY = re.compile(
    r"(?:[创办始伙持言责老男女诗证]人|[记作学患译]者|员(?!工)|[老律医大设计程]师|[院校局部署处市州县社董董事组]长|教授|(?<![国大人])家(?![庭里家])|亲(?![自])|朋?友|[学医先]生|孩子|儿子|女儿|主管)(?![们的])"
)
_ANYBODY = re.compile(r"(?:每|任何|所有|对于?|那些|很多|许多)[^,，。]{0,20}")
_ONE_OF_SEVERAL = re.compile(
    r"[一-鿿]{1,3}的:|出现了|总共|第[一二三四五六七八九十]+[种条件项类步阶段层派位]|一(?:端|种|派|边)是"
)
_OCCASION = re.compile(
    r"(?:在)?(?:演讲|访谈|对谈|座谈|节目|采访|专访|影片|视频|直播|访问|论坛|谈话|讨论)的?(?:最后|结尾|一?开始|开头|中|里|尾声|当中)"
)
_THEN_HE = re.compile(
    r"(?:作为[^，,。]{1,30}|[^，,:：。「“]{1,24}[后时中里前上年月日间期下])[,，](?:[他她](?!人)|(?<![a-z][,，])(?<![a-z][后时中里前][,，])它)"
)
_QUOTES_TIE = re.compile(
    r"[^「“]{1,40}[:：,，][「“](?:这(?!个世界|个时代|些年|几年)|那(?!些[^，,]{2,24}的)|[它他她]|但|所以|因此|而且|然后|只有这|不是[,，]|是的|对[,，])"
)
_ANNOUNCED: Final = "答案|特点|观察|方向|决策|决定|事|事情|问题|例子|比喻|故事|转变|理由|原因|建议|观点|预测|回答|概念|承诺|段落|话|细节|现象|区别|差异|矛盾|面向|阶段|模式|重点|条件|因素|挑战|迹象|信号|教训|启示|闲聊|讨论|评论|案例|场景|框架"
_ANNOUNCES = re.compile(
    r"[^:：]*(?:有|分享|给出?了|做了|用了|说了|讲了|问了|提出了?|列出了?|展示了?|描述了?|谈到|提到|整理出|点出了?|打了)[^,，:：。不没]{0,16}?(?:[一两二三四五几]|\d)[ ]?[个件种项点条大段句则](?:[^,，:：。「]{0,16}?)"
    rf"(?:{_ANNOUNCED})[。.]\Z"
)
_ANNOUNCED_LAST = frozenset(endings(_ANNOUNCED))


def connective(head: str, language: Language) -> int:
    """How many characters at the head of a sentence only tie it to the one before (`但`, `因此，`); Chinese only.

    Without them the sentence says the same by itself.
    """
    if language == "en" or not _may_tie(head[:1]):
        return 0
    link = _LINK_ZH.match(fold(head))
    return link.end() if link else 0


@functools.lru_cache(maxsize=8192)
def _may_tie(first: str) -> bool:
    return fold(first)[:1] in _TIES


def plain(passage: str, text: str) -> bool:
    """Whether a slice of a file is a whole sentence that shows no markup when printed as `text`."""
    if (
        text.rstrip(_CLOSERS)[-1:] not in _ENDED
        or passage.count("**") % 2
        or _MARKUP.search(bare := passage.replace("**", ""))
        or _LISTED.match(bare)
    ):
        return False
    places = [match.start() for match in _PAIRED.finditer(text)]
    return not places or set(places) <= marks.pairs(text, 0, len(text)).keys()


def leans(folded: str, language: Language, *, talk: bool = False) -> bool:
    """Whether a sentence needs what stands around it: to be understood, or to know whose words it holds.

    `talk`: it lies in a transcript's turn, where the speaker is known and may say `我`.
    """
    end = folded.rstrip(_CLOSERS)
    if end[-1:] in _ASKED or (end[-1:] in _CHATTY_END and end[-2:-1] in _CHATTY) or _PAGE.within(folded):
        return True
    if language == "en":
        opening = _LEANS_EN.match(folded)
    else:
        opening = None if talk and _ONE_OF_TWO.match(folded) else _LEANS_ZH.match(folded)
    said = _without_quotations(folded)
    if opening and _VOICE_OF_SPEAKER.match(folded) and _NAMED_VOICE.search(said):
        opening = None
    if opening or (not talk and _AUTHOR.search(said)):
        return True
    if len(said) < len(folded) / 2 and not _NAMED_VOICE.search(said):
        return True  # somebody's words, and it does not say whose
    return _is_unnamed(folded) or _pronoun_first(said) or _one_of_many(folded)


def _without_quotations(folded: str) -> str:
    quotes = "「" in folded or "“" in folded or '"' in folded or "『" in folded
    return _QUOTED.sub("", folded) if quotes else folded


def points(folded: str, names: Collection[str] = ()) -> bool:
    """Whether a sentence that does not lean still speaks of something (这项技术, 2014 年，他…) that it leaves to others.

    In a summary the sentences before it may say it; a line of a list says all there is. `names` are the article's
    persons, folded: with them it is seen whether somebody is named before 他.
    """
    claims = [folded, *(folded[lead.end() :] for lead in _LEADS.finditer(folded, 0, _HEAD))]
    return (
        any(names_unsaid(first_clause(claim), folded[: len(folded) - len(claim)]) for claim in claims)
        or bool(_THEN_HE.match(folded) or _OCCASION.match(folded) or _REPORTS_TIE.match(folded))
        or bool(names and _of_nobody(_without_quotations(folded), names))
    )


def _of_nobody(said: str, names: Collection[str]) -> bool:
    """Whether 他 comes before any person that it could stand for."""
    pronoun = _HE.search(said)
    if not pronoun:
        return False
    before = _ANYBODY.sub("", said[: pronoun.start()])
    return not _SOMEBODY.search(before) and not any(name in before for name in names)


def _is_unnamed(folded: str) -> bool:
    """Whether only 他 says whose words stand before in quotation marks."""
    return ("他" in folded or "她" in folded) and _UNNAMED_VOICE.search(folded) is not None


def _one_of_many(folded: str) -> bool:
    """Whether it is one of several that belong together, or only announces what the next one says; in Chinese alone."""
    if not has_han(folded):
        return False
    return _ONE_OF_SEVERAL.match(folded) is not None or _quotes_tie(folded) or _announces(folded)


def _quotes_tie(folded: str) -> bool:
    return ("「" in folded or "“" in folded) and _QUOTES_TIE.match(folded) is not None


def _announces(folded: str) -> bool:
    return folded[-2:-1] in _ANNOUNCED_LAST and _ANNOUNCES.match(folded) is not None


def _pronoun_first(said: str) -> bool:
    """Whether a pronoun comes before anything that it could stand for."""
    pronoun = _PRONOUN.search(said[: _SUBJECT_END + _LONGEST_PRONOUN])
    return bool(
        pronoun and pronoun.start() < _SUBJECT_END and not re.search(r"[a-z]{3,}", said[: pronoun.start()])
    )
