"""Whether a sentence can be printed by itself: whole, plain, and not leaning on what stands around it.

Rules about language, read off the folded text (NFKC, Simplified, lower case), so that each is written once for both
Chinese scripts. They look at the ends of a sentence or at bounded stretches of it, never at the article.
"""

from __future__ import annotations

import re

from repurpose.model import Language
from repurpose.text import marks
from repurpose.text.scripts import HAN, fold

_MARKUP = re.compile(
    r"\]\(|!\[|\[\^|\[\[|https?://|www\.|\{\{|[<>`|\\*]|__|(?<![A-Za-z0-9])_|~~|\n[ \t]*>|&[a-z]+;|^\s*[#△▲▼◆●•■□]"
)
_CLOSERS = '」』”’"）)'
_ENDED = frozenset("。！.!")
_ASKED = frozenset("？?")
_PAIRED = re.compile(r"[「」『』“”\"（）()《》【】]")

_LEANS_ZH = re.compile(
    r"[「『“\"（(《]?(?:[他她它牠祂]|这|那(?!斯|不勒斯|时)|此|其(?!他人)|该|但|而(?!立|今)|却|则|然后|然而|不过|可是|只是|因此|因而|所以|于是"
    r"|因为|由于这|同时|另|除此|除了(?:这|此)|接着|随后|后来|紧接|例如|比如|譬如|像是|换句|换言|也就是|就是|即(?!使|便|将|时)|举例|更[重有值关令让]"
    r"|相反|反之|反而|反观|毕竟|甚至|尤其|特别是|总之|总的|综上|简单|简言|具体|事实上|其实|确实|没错|当然|显然|正如|正因|正是|如此|如上|以上|上述|上面"
    r"|前者|后者|两者|二者|双方|同样|也(?!许|门)|还(?!原)|又|再|并|且|或(?!许|者说不定)|以及|至于|对此|为此|对于这|在这(?![场集次篇期段份])|在此|在那|从这|从那|到了?这|根据这"
    r"|不是(?:因为|说|为了|在|靠|[,，])|不只|不仅|不再是|不同的是|有趣|更|最后|最终|首先|其次|再者|再来|第[一二三四五六七八九十]+[，,个点是]|[一二三四五六七八九十][，,是、]|结果|结论|原因|答案|理由|问题(?:是|在|来|很|就|出|不)"
    r"|关键在|重点是|一方面|另一|一个是|一是|好消息|坏消息|前面|前文|前述|刚才|刚刚|当时|当年|那时|之后|之前|此时|这时|如今|于此|说到|谈到这|听起来|看起来|看似|意思"
    r"|我|咱|你(?!们的)|您|大家|读者|让我|想想|想像|想象|试想|请|别|不妨|来看|看看|回到|先(?:说|来|看|讲)|接下来|下面|以下|如下|文中|本文|本篇|本集|本期|这篇|全文|整理)"
)  # fmt: skip
_LEANS_EN = re.compile(
    r"[“\"'(]?(?:however|but|and|or|so|yet|then|thus|hence|therefore|moreover|furthermore|additionally|also|besides|instead|still|nevertheless"
    r"|nonetheless|otherwise|meanwhile|similarly|likewise|conversely|finally|first|second|third|firstly|secondly|lastly|next|indeed|in fact"
    r"|for example|for instance|in other words|that is|in contrast|by contrast|on the other hand|as a result|because of this|he|she|it|they"
    r"|his|her|hers|its|their|theirs|him|them|this|that|these|those|such|here|there|we|i|you|my|our|your|let|let's|it's|that's|there's"
    r"|here's|he's|she's|they're|we're|i'm|i've|i'd|i'll|the latter|the former|both|neither|another|others|some|one|perhaps|maybe|well"
    r"|yeah|yes|no|right|okay|ok|now|again|of course|sure|in short|to be clear|after that|before that|since then|which|what|why|how|who)\b"
)
# Words that are nothing but a tie may go without a comma; one that could be the sentence's own (结果显示…) goes only with it,
# and what says something (这意味着, 这就是为什么) never goes.
_LINK_ZH = re.compile(
    r"(?:(?:但是?|而(?!是|且|不是|非|立|今)|然而|不过|可是|因此|因而|所以|于是|此外|换句话说|换言之|也就是说|事实上|总之|具体来说|简单来说|简单说)[,，]?"
    r"|(?:同时|另外|除此之外|其实|当然|首先|最后|最终|结果|更重要的是|更关键的是|值得注意的是|有趣的是|相反地?|相比之下|显然|毕竟|例如|比如|譬如|接着|随后|后来|之后|对此|为此)[,，])(?=[^,，。:：])"
)
_PRONOUN = re.compile(r"[他她它]|\b(?:he|she|it|they|his|her|their)\b", re.IGNORECASE)
_QUOTED = re.compile(r"「[^「」]*」|“[^“”]*”|『[^『』]*』|\"[^\"]*\"")
_ANTECEDENT = re.compile(rf"[A-Z][A-Za-z]+|[{HAN}]{{2,}}")
_UNNAMED_VOICE = re.compile(
    r"[」』”\"][^「『“\"]{0,4}?[他她](?:[^,，。]{0,8})?(?:说|表示|问|形容|解释|补充|强调|指出|回忆|笑|坦言|认为|写)"
)
_NAMED_VOICE = re.compile(
    rf"(?:[a-z·.]{{3,}}|(?<![{HAN}])[{HAN}]{{2,4}}|[{HAN}]长|[{HAN}]家)[^,，。]{{0,12}}?(?:说|表示|问|形容|解释|补充|强调|指出|回忆|坦言|认为|写|称|主张|承认)|\b(?:said|says|wrote|told|asked)\b"
)
_VOICE_OF_SPEAKER = re.compile(r"[「『“\"](?:[我咱]|i\b|we\b|my\b|our\b)")
_PAGE = re.compile(
    r"订阅(?!者|人|制|用户|服务)|关注(?:我们|公众号)|追踪我们|按赞|点赞|转发|分享给|留言|欢迎(?:加入|来信|留言)|粉丝专页|扫码|二维码|版权|转载|延伸阅读|相关阅读|点击|本文|这篇文章|系列文|上一篇|下一篇|前一篇|前两篇|前三篇|编按|编者|译注"
    r"|我(?:认为|觉得|的看法|的观察|想|猜|个人|相信|自己)|笔者|作者按|值得(?:我们|台湾)|对(?:台湾|我们)(?:来说|而言)"
    r"|\b(?:subscribe|newsletter|follow us|sign up|click here|read more|share this|this article|this post|this episode|in this interview|show notes|sponsor)\b",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"我(?!们|国|军|方)|\b(?:i|my|me)\b")
_CHATTY = re.compile(r"[呀啦嘛咯哇喔哦耶][。!！.]\Z")
_SUBJECT_END = 6


def connective(head: str, language: Language) -> int:
    """How many characters at the head of a sentence only tie it to the one before (`但`, `因此，`); Chinese only.

    Without them the sentence says the same by itself.
    """
    if language == "en":
        return 0
    link = _LINK_ZH.match(fold(head))
    return link.end() if link else 0


def plain(passage: str, text: str) -> bool:
    """Whether a slice of a file is a whole sentence that shows no markup when printed as `text`."""
    if (
        _MARKUP.search(passage.replace("**", ""))
        or text.rstrip(_CLOSERS)[-1:] not in _ENDED
        or passage.count("**") % 2
    ):
        return False
    places = [match.start() for match in _PAIRED.finditer(text)]
    return not places or set(places) <= marks.pairs(text, 0, len(text)).keys()


def leans(folded: str, language: Language, *, talk: bool = False) -> bool:
    """Whether a sentence needs what stands around it: to be understood, or to know whose words it holds.

    `talk`: it lies in a transcript's turn, where the speaker is known and may say `我`.
    """
    end = folded.rstrip(_CLOSERS)
    if end[-1:] in _ASKED or _CHATTY.search(end, max(0, len(end) - 2)) or _PAGE.search(folded):
        return True
    if language == "en":
        opening = _LEANS_EN.match(folded)
    else:
        opening = None if talk and folded[:1] in ("我", "你") else _LEANS_ZH.match(folded)
    said = _QUOTED.sub("", folded)
    if opening and _VOICE_OF_SPEAKER.match(folded) and _NAMED_VOICE.search(said):
        opening = None
    if opening or (not talk and _AUTHOR.search(said)):
        return True
    if len(said) < len(folded) / 2 and not _NAMED_VOICE.search(said):
        return True  # somebody's words, and it does not say whose
    return bool(_UNNAMED_VOICE.search(folded)) or _pronoun_first(said)


def _pronoun_first(said: str) -> bool:
    """Whether a pronoun comes before anything that it could stand for."""
    pronoun = _PRONOUN.search(said)
    return bool(
        pronoun and pronoun.start() < _SUBJECT_END and not re.search(r"[a-z]{3,}", said[: pronoun.start()])
    )
