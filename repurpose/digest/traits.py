"""What can be seen of a passage from its words alone: does it hang on something before, does it claim, contrast, advise.

Each trait is a number from 0 to 1 with a name that says what it is; `score` weighs them. Traits are about language
and never about a subject, a person or a house. The same names serve Chinese (both scripts) and English, so that what
was learned from one helps the other. Every pattern is an alternation of fixed words and bounded repetitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_MARKS = re.compile(r"[\s「」『』“”‘’\"'（）()《》〈〉*]")
_STOPS = re.compile(r"[。！？!?…]+|\.(?=\s|\Z)")
_OPENERS = re.compile(
    r"(?:是的|對|对|嗯|呃|哦|喔|不是|不|好|沒錯|没错|其實|其实|老實說|老实说|坦白說|坦白说|坦白講|坦白讲|當然|当然|事實上|事实上|"
    r"說實話|说实话|你知道|你看|yes|no|yeah|well|ok|okay|right|sure|look|you know|i mean|actually|honestly|of course)"
    r"[，,、。！!\s]+",
    re.IGNORECASE,
)


def units(text: str) -> float:
    """How long a passage looks: a Chinese character counts 1, any other character 0.45 (40-240 Latin ones are 18-108).

    >>> units("好設計"), round(units("design"), 2)
    (3.0, 2.7)
    """
    han = len(_HAN.findall(text))
    return han + 0.45 * (len(text) - han)


def core(text: str) -> str:
    """The passage without the answering words it opens with (`老實說，`, `Well,`): what the claim begins with."""
    at = 0
    for _ in range(3):
        found = _OPENERS.match(text, at)
        if not found or found.end() >= len(text):
            break
        at = found.end()
    return text[at:]


def traits(text: str) -> dict[str, float]:
    """Every trait of a passage as it is printed, by name; 0 where it has none."""
    bare = core(text)
    seen = {name: 1.0 if pattern.match(bare) else 0.0 for name, pattern in AT_START.items()}
    seen |= {name: min(len(pattern.findall(text)), most) / most for name, (pattern, most) in INSIDE.items()}
    seen |= {name: measure(text, bare) for name, measure in MEASURES.items()}
    return seen


def _p(chinese: str, english: str = r"(?!)") -> re.Pattern[str]:
    return re.compile(rf"(?:{chinese})|(?i:\b(?:{english}))")


AT_START: Final[Mapping[str, re.Pattern[str]]] = {
    # words that join to a sentence before
    "opens_joining": _p(
        r"所以|因此|因為|因为|但是?|可是|不過|不过|然而|而且?(?!今)|並且|并且|然後|然后|於是|于是|另外|此外|同時|同时|或者|甚至|包括|"
        r"比如|例如|也就是|換句話|换句话|否則|否则|接著|接着|後來|后来|最後|最后|其次|再說|再说|結果|结果|還有|还有|也[是就不]",
        r"(?:and|but|so|or|because|then|also|plus|which|nor|yet|otherwise|besides|therefore|instead|meanwhile|for example)\b",
    ),
    # 這, 那, 它, 他: somebody or something that was named before
    "opens_pointing": _p(
        r"[這这那](?!個世界|个世界|裡|里是|些年|幾年|几年|個時代|个时代|個行業|个行业|一代)|它[們们]?|[他她][們们]?|其中|前者|後者|后者|兩者|两者|對此|对此|此",
        r"(?:this|that|these|those|it|it's|its|he|she|they|they're|them|his|her|such|both|neither|there(?!'s no| is no))\b",
    ),
    "opens_past": _p(
        r"(?:當時|当时|那時|那时|後來|后来|之前|之後|之后|昨天|上週|上周|去年|有一天|有一次|剛才|刚才|剛剛|刚刚)",
        r"(?:back then|at the time|yesterday|last (?:week|year|month|night)|one day|later|afterwards)\b",
    ),
    "opens_stance": _p(
        r"(?:我|我們|我们)?(?:認為|认为|覺得|觉得|相信|堅信|坚信|想說|想说|不認為|不认为|不覺得|不觉得|不相信|希望|真心|確實認為|确实认为|始終|始终)",
        r"(?:i (?:(?:really |truly |firmly |strongly )?(?:think|believe|feel|hope|suspect)|don't (?:think|believe)|do not))\b",
    ),
    "opens_I": _p(r"我(?!們|们|覺|觉|認|认|相信|想說)", r"i(?:'m|'ve|'d)?\b"),
    "opens_you": _p(r"你[們们]?|如果你|當你|当你", r"(?:you|if you|when you|your)\b"),
    "opens_condition": _p(
        r"如果|只要|當|当(?!然|时)|除非|即使|無論|无论|哪怕|一旦",
        r"(?:if|when|whenever|unless|even if|once|as long as)\b",
    ),
    "opens_advice": _p(
        r"不要|別[再讓去把忘]|别[再让去把忘]|請|请|去[做找問问想探試试學学]|先[做把去想問问]|永遠|永远|記住|记住|試著|试着|想像|想象|告訴自己|問自己|问自己",
        r"(?:don't|do not|never|always|stop|start|remember|imagine|ask yourself|focus|try|learn|build|make|be|keep)\b",
    ),
}

INSIDE: Final[Mapping[str, tuple[re.Pattern[str], int]]] = {
    "contrast_not_but": (
        _p(
            r"不[是在只僅仅][^。！？!?]{1,40}?(?:而是|在於|在于|是)|而不是|而非|與其|与其|不再[^。]{0,20}而|不是[^。！？!?]{1,24}[，,—]{1,2}(?:是|就是|也不是)",
            r"(?:not (?:just |only |about |because )?[^.!?]{1,60}?(?:but|it's|it is)|instead of|rather than|isn't about|less about)\b",
        ),
        1,
    ),
    "contrast_but": (
        _p(r"但|卻|却|然而|可是|反而|其實|其实", r"(?:but|yet|however|although|though|actually|in fact)\b"),
        2,
    ),
    "superlative": (
        _p(
            r"最(?!後|后|近|終|终|初)|唯一|史上|絕對|绝对|根本|極其|极其|遠遠|远远",
            r"(?:most|best|worst|only|biggest|greatest|hardest|ever|absolutely|never)\b",
        ),
        2,
    ),
    "comparison": (
        _p(
            r"更|比[^較较如例方起賽赛]|越[^來来]|超過|超过|勝過|胜过|不如|一樣|一样",
            r"(?:more|less|better|worse|faster|than|as \w+ as)\b",
        ),
        2,
    ),
    "everybody": (
        _p(
            r"所有|任何|每[一個个家次種种天]|沒有[人任一什]|没有[人任一什]|人們|人们|大家|人類|人类|永遠|永远|總是|总是|從來|从来|一切|大多數|大多数|整個|整个",
            r"(?:everyone|everybody|everything|every|all|anyone|anything|nobody|no one|nothing|people|always|never|most of us|humans?|humanity)\b",
        ),
        2,
    ),
    "weighty": (
        _p(
            r"未來|未来|世界|時代|时代|人生|生命|真正|真的|關鍵|关键|本質|本质|核心|價值|价值|意義|意义|智慧|自由|責任|责任|機會|机会|危險|危险|"
            r"恐懼|恐惧|勇氣|勇气|相信|信任|改變|改变|革命|歷史|历史|失敗|失败|成功|品味|直覺|直觉|證明|证明|擔心|担心|重要|困難|困难|瓶頸|瓶颈|稀缺",
            r"(?:future|world|era|life|real|truly|key|essence|core|value|meaning|freedom|responsibility|opportunity|danger|fear|courage|"
            r"trust|change|history|failure|success|taste|truth|important|matters?|hard|scarce|bottleneck|power)\b",
        ),
        3,
    ),
    "condition": (
        _p(
            r"如果|只要|當[^時时初然]|当[^时初然]|即使|除非|一旦|否則|否则|無論|无论",
            r"(?:if|when|unless|even if|once|whenever|no matter)\b",
        ),
        2,
    ),
    "must": (
        _p(
            r"應該|应该|必須|必须|需要|不能|不會|不会|無法|无法|絕不|绝不|值得|不該|不该|得把",
            r"(?:should|must|need to|have to|can't|cannot|won't|ought|worth|has to)\b",
        ),
        2,
    ),
    "stance": (
        _p(
            r"我(?:們|们)?(?:認為|认为|覺得|觉得|相信|堅信|坚信|不認為|不认为|希望|想要?|不想|愛|爱|喜歡|喜欢|討厭|讨厌|擔心|担心)",
            r"(?:i (?:think|believe|want|hope|love|hate|worry|feel)|we (?:believe|think|want))\b",
        ),
        1,
    ),
    "likeness": (
        _p(
            r"就?像(?!是不)|如同|彷彿|仿佛|好比|等於|等于|變成|变成|就是一[種种場场個个]",
            r"(?:like (?:a|an|the)|as if|is a kind of|becomes?|turns? into)\b",
        ),
        1,
    ),
    "you": (_p(r"你", r"(?:you|your|you're|yourself)\b"), 3),
    "I": (_p(r"我(?!們|们)", r"(?:i|my|me|i'm|i've)\b"), 3),
    "we": (_p(r"我們|我们|咱", r"(?:we|our|us|we're|we've)\b"), 3),
    "pointing": (
        _p(
            r"[這这那](?!麼|么|樣|样)|它|[他她](?!人)|此|其(?!實|实|他|次)",
            r"(?:this|that|these|those|it|its|he|she|they|them|their|his|her)\b",
        ),
        4,
    ),
    "vague": (
        _p(
            r"某種|某种|有點|有点|可能|也許|也许|大概|之類|之类|左右|或許|或许|某些|似乎|還算|还算|稍微|一些",
            r"(?:kind of|sort of|maybe|perhaps|probably|somewhat|a bit|some|something|stuff|whatever)\b",
        ),
        3,
    ),
    "digits": (re.compile(r"\d+(?:[.,]\d+)*"), 4),
    "latin_words": (re.compile(r"(?<=[\u3400-\u9fff，。、 ])[A-Za-z][A-Za-z.+-]{2,}"), 4),
    "example": (
        _p(
            r"比如|例如|像是|譬如|舉例|举例|包括|、[^、。]{1,12}、",
            r"(?:for example|for instance|such as|e\.g\.|including)",
        ),
        2,
    ),
    "clock": (
        _p(
            r"昨天|上週|上周|去年|今年|上個月|上个月|本季|這一季|下午|早上|晚上|凌晨|\d{4} ?年|當時|当时|那時候|那时候|後來|后来|剛剛|刚刚|剛才|刚才",
            r"(?:yesterday|last (?:week|month|year)|this (?:morning|quarter)|back then|at the time|in (?:19|20)\d\d)\b",
        ),
        2,
    ),
    "errand": (
        _p(
            r"會議|会议|流程|檔案|文件|版本|更新|發布|发布|上線|上线|加入|負責|负责|訪談|访谈|問題是|问题是|聊|採訪|采访|休息|節目|节目|感謝|感谢|謝謝|谢谢|歡迎|欢迎|"
            r"季度|財報|财报|預估|预估|簡單介紹|提到|剛說|你說的|你说的|團隊|团队|同事|項目|项目|專案",
            r"(?:thank|thanks|welcome|episode|podcast|meeting|version|release|launch|quarter|guidance|you mentioned|as i said|let's talk|next question|team)\b",
        ),
        3,
    ),
    "quoting": (
        _p(
            r"[說说問问想]：?[「『“‘]|(?:說|说|問|问|覺得|觉得)[，,：:]?[「『“‘]",
            r"(?:say|says|said|ask|asks|asked)[,:]? [\"“‘']",
        ),
        1,
    ),
    "bracket": (re.compile(r"[（(][^（）()]{1,40}[）)]"), 2),
    "asks": (re.compile(r"[?？]"), 3),
    "exclaims": (re.compile(r"[!！]"), 1),
    "dash_colon": (re.compile(r"——|—|：|: "), 2),
    "even_halves": (_p(r"([^，。！？；,]{2,6})[^，。！？；]{0,12}[，；。,]\1"), 1),
}


def _length_between(low: float, high: float) -> Callable[[str, str], float]:
    def measure(text: str, _bare: str) -> float:
        return 1.0 if low <= units(text) < high else 0.0

    return measure


def _unended(text: str, _bare: str) -> float:
    return 0.0 if re.search(r"[。！？!?…．.][」』”’\"'）)]*\Z", text.strip()) else 1.0


def _cut_short(text: str, _bare: str) -> float:
    return 1.0 if re.search(r"[，、；：,;:—][」』”’\"']*\Z", text.strip()) else 0.0


def _ends_asking(text: str, _bare: str) -> float:
    return 1.0 if re.search(r"[?？][」』”’\"')）]*\Z", text.strip()) else 0.0


def _only_asks(text: str, _bare: str) -> float:
    stops = _STOPS.findall(text)
    return 1.0 if stops and all("?" in s or "？" in s for s in stops) else 0.0


def _sentences(text: str, _bare: str) -> float:
    return min(len(_STOPS.findall(text)), 4) / 4


def _answers_first(text: str, bare: str) -> float:
    return 1.0 if len(bare) < len(text) else 0.0


def _quoted_share(text: str, _bare: str) -> float:
    inner = re.findall(r"「([^」]{1,200})」|『([^』]{1,200})』|“([^”]{1,200})”|\"([^\"]{1,200})\"", text)
    return min(1.0, sum(len(a or b or c or d) for a, b, c, d in inner) / max(1, len(_MARKS.sub("", text))))


MEASURES: Final[Mapping[str, Callable[[str, str], float]]] = {
    "length_under_12": _length_between(0, 12),
    "length_12_18": _length_between(12, 18),
    "length_18_30": _length_between(18, 30),
    "length_30_60": _length_between(30, 60),
    "length_60_100": _length_between(60, 100),
    "length_100_140": _length_between(100, 140),
    "length_over_140": _length_between(140, float("inf")),
    "unended": _unended,
    "cut_short": _cut_short,
    "ends_asking": _ends_asking,
    "only_asks": _only_asks,
    "sentences": _sentences,
    "answers_first": _answers_first,
    "quoted_share": _quoted_share,
}
