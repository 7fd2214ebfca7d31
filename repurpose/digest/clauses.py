"""What a clause beside a marked passage says about it: reported, supposed, generic, a prompt, a term. Patterns only.

Clauses are looked at in Simplified characters (`text.scripts.simplified`). Every repetition is bounded or runs over one
class of characters, so that a clause of any length costs time in proportion to it.
"""

from __future__ import annotations

import re

from repurpose.digest import name_words, words

_TRAILING = "：:，,—*_ \t\r\n\u3000\u00a0"
_BRACKETED = re.compile(r"[（(][^（()）\n]{0,200}[)）]")
_BOUNDARY = re.compile(r"[，,；;：:。！？!?」』”]|——|\.(?=\s)")

COLON = re.compile(r"[：:][\s*_]*$")
DASH = re.compile(r"——?[\s*_]*$")
COMMA = re.compile(r"[，,][\s*_]*$")

_OBJECT = r"(?:他|她|我|我们|自己|记者|主持人|大家|观众|台下|众人)"
_AFTER_VERB = rf"(?:了|过|着|道|说|到|出|出了)?(?:(?:这|那)?(?:一|几)?(?:个)?(?:句话?|段话?|声|番话?|点|个字|刀))?{_OBJECT}?"
_ENGLISH_SAY = (
    r"(?:says?|said|adds?|added|argues?|argued|writes?|wrote|explains?|explained|recalls?|recalled|notes?|noted|asks?|asked|tells?|told|"
    r"replies|replied|answers?|answered|warns?|warned|admits?|admitted|jokes?|joked|insists?|insisted|observes?|observed|continues?|continued|"
    r"concludes?|concluded|remarks?|remarked|points? out|pointed out|put it|puts it|quips?|quipped|reflects?|reflected|laughs?|laughed|recounts?|"
    r"recounted|responds?|responded|suggests?|suggested|thinks?|thought|believes?|believed|claims?|claimed|states?|stated|declares?|declared)"
)
SAYS_AT_END = re.compile(rf"(?:{words.SAY}){_AFTER_VERB}[，,]?[\s*_]*$|\b{_ENGLISH_SAY}(?: \w+){{0,3}},?\s*$")
_VERBS = "|".join(verb for verb in words.SAY.split("|") if len(verb) > 1)
SAYS = re.compile(
    rf"(?:{_VERBS}|说(?!法|明书|服)|(?<![访学疑顾试提])问(?![题答])|(?<!演)讲(?!座)|称(?!为)|回忆|比喻|预测|开场|原话|\b{_ENGLISH_SAY}\b)"
)
TAIL = re.compile(
    rf"^[\s*_]*[，,]?\s*(?P<before>[^，。！？；：\n「」“”\"]{{0,24}}?)(?P<verb>(?<!的)(?:{words.SPOKEN})(?!题|法|明书|为|理|路|德|所)|\b{_ENGLISH_SAY}\b)(?:了|着|道|说)?"
)
TELLS_THAT = re.compile(rf"[ ]?[^，。：；]{{0,12}}?(?:{words.SAY})(?:了|道|说|到)?[，,：:]")
POINTS = re.compile(r"[\s*_]*[，,]?\s*(?:这|那)(?:句话|段话|番话)?(?:并)?不?是")
OF_KIN = re.compile(rf"(?:{words.KIN})[^，。：；]{{0,8}}(?:话|说|道|教|叮咛|提醒)")
HIS_SAYING = re.compile(r"[^，。：]{0,8}?(?:说法|的话|原话|说的|的回答|的回应)[：:\s*_]*$")
HIS_WORDS = re.compile(
    r"[^，。：]{0,30}?(?:说|讲|写|留)(?:过|下)?的(?:那|这)?(?:一)?(?:句|段|番)?(?:话|原话)[：:\s*_]*$"
)
RECALLS = re.compile(
    r"(?:回忆|提到|提及|记得|想起|说起|谈到|聊到|透露|指出|表示|还记得|听)(?:起|了|过|到|见)?[ ]?(?:，|当年|当时|那时)?[ ]?$"
)
SAYS_OF = re.compile(r"(?:说|讲|说过|讲过)[ ]?$")
TOLD_THEN = re.compile(
    r"[ ]?(?:当年|当时|那时|曾经?|常常?|后来)?[^，。：「」]{0,4}?(?:告诉|提醒|对|跟|问)[他她我]们?"
)  # 王大明說李小華當時告訴他
HEARS = re.compile(  # 王大明常被質疑：「…」 is what others say
    r"[^，。：；「」]{0,4}?(?:被|遭到?)[^，。：；「」]{0,10}?(?:问|质疑|批评|打断|嘲笑|取笑|骂|提醒|告知|告诫|指责|追问|纠正|反驳|警告|吐槽|挖苦)(?:到|起|过|及|的|说|道)*(?:一句话?|这句话)?(?=[：:，,\s*_]*\Z|的)"
)
OWNS = re.compile(r"的[^，。：；「」、]{1,12}、[^，。：；「」]{0,16}\Z")  # 王大明的對手、海圖的執行長李小華說
LEARNT = re.compile(
    r"^[\s，,。]*(?:这|那)[^，。]{0,6}?是[^，。]{0,24}?(?:从|跟|向)[^，。]{1,24}?(?:学|听|读|看|借|引|抄)"
)
WHERE = re.compile(
    r"[\s*_]*(?:在|于|当|直到)[^。！？；：\n「」“”\"]{2,40}?[里中上内前后时间会]，"
)  # 在節目裡，他這樣回憶
NO_SUBJECT = re.compile(
    r"(?:这|那|的|是|等|之类|一词|一句|两个?字|几个?字|也|则|就|才|都|而|但|不|所|被|其实|并|因|如|正|以|来|为|让|使|更|对|把|从|由)"
)
SAID_SO = re.compile(
    r"(?:我们?|他|她|记者|大家|主持人|现场|台下|对方|众人)?(?:当时|后来)?(?:[，。；：,!！]|\Z)"
)
MANNER = re.compile(
    r"[^，。：；]{0,16}?(?:不客气|直言不讳|不讳言|不避讳|语气|口气|口吻|声音|很坦白|坦然|斩钉截铁|不假思索|轻描淡写|[说讲答回][得的](?:很|毫|干脆|直|轻|慢|小声))"
)
_STEPS = "顿|停|想|笑|叹|摇头|点头|耸|摊|指|抬|低头|沉默|看|喝|站|转|拿|放|深吸|眨|比"
STOP = re.compile(r"[。！？；\n]")
LEADS_ON = re.compile(r"^[^。！？\n]{0,40}[：:][\s*_]*$|^[：:]")
BEAT = re.compile(r"\s*[^。！？：:\n]{2,40}[。，,]\s*")
STEP = re.compile(rf"[^。！？：:\n]{{0,10}}?(?:{_STEPS})")
POSSESSED = re.compile(
    r"的(?:\S{0,8}?)(?:回答|答案|说法|原话|建议|评价|结论|看法|观点|解释|留言|回应|比喻|描述|反应|忠告|警告|判断|总结|话|信条|预测|立场|"
    r"心得|体悟|提醒|论点|理由|主张)[^，。：；]{0,6}$"
)

_NEGATED = re.compile(
    r"(?:不是|不只是|不再只是|并非|并不是|没有|没|不会|不能|不再|从不|从未|(?<![特个分])别|不要|而是(?!因为)|与其|不如|而不是)(?:在|要|因为|只)?(?:说过?|问|讲|觉得|认为|指)?$"
)
_SUPPOSED = re.compile(
    r"如果|假如|假设|设想|想像|想象|要是|万一|当你|当我们|每当|当有人|当人们|当大家|当一个|你们?(?:不太|很少|几乎|永远|永远都)?不?(?:可以|可能|能|会|要|就|只|跟|对|问|说|告诉)|"
    r"您可以|可能会(?:说|问|想|觉得|回答)|也许会(?:说|问)|或许会(?:说|问)|就会(?:说|问|回答|告诉)|(?<![一不])会(?:说|问)$|可以问|应该问|该问|要问|想问|不禁要?问|试着问|"
    r"我们(?:可以|习惯|常|总|会|应该|都)|例如|比如|譬如|举例来说|好比|就像|有点像|听起来像|仿佛|彷彿|等于(?:是)?(?:在)?说|也就是说|换句话说|意思是|意味着|言下之意|潜台词|"
    r"\b(?:if (?:you|we|someone)|imagine|suppose|might say|would say|could say|you can say|as if to say|people say|some say|everyone says|nobody says|critics say)\b"
)
_THEY_MAY = re.compile(r"(?:他们|她们|它们)[^，。]{0,4}(?:可以|能够?|应该|大可|不妨)")
_CONDITION = re.compile(r"如果|假如|要是|倘若|若(?:是|要)|假设")
_WOULD_SAY = re.compile(
    r"(?<![不一])会(?:这样|这么|怎么|如此)?(?:说|回答|形容|描述|告诉|解释|总结|比喻|回应)(?:你|我们|你们)?$"
)
_MODAL_SAY = re.compile(rf"{_THEY_MAY.pattern}|(?<!不)(?:可以|大可|不妨|可能)[^，。：]{0, 12}(?:说|问|回答)$")
_PROMPT = re.compile(
    rf"(?:告诉|问|对着?|跟|提示|要求|指示|让|叫|请|命令|交代|吩咐|给|向|丢给|喂给)(?:了)?[ ]?(?:最\S{{1,4}}的)?{words.MACHINE}|"
    r"(?:[Pp]rompt|提示词|提示语|指令|输入|查询|要求|命令|任务|关键字|关键词)[^。：]{0,6}$"
)
_CONNECTIVE = r"(?:但是?|而且?|然后|接着|于是|所以|因为|就连|连|让|当|甚至|像|就像|不过|可是|结果|直到|至于|其实|虽然|即使|只是|更进一步)?"
_MACHINE_SUBJECT = re.compile(rf"^{_CONNECTIVE}[ ]?(?:[\w]{{0,3}}个)?[ ]?{words.MACHINE}")
_NOBODY_SUBJECT = re.compile(rf"^{_CONNECTIVE}[ ]?{words.NOBODY}(?!.{{0,24}}的(?:人|说法|论文)?$)")
_NOBODY_SAYS = re.compile(
    rf"(?<![对跟向和给与问诉]){words.NOBODY}[^，。：；]{{0,12}}?(?:{words.SAY}|想|以为|会)[^，。：；的]{{0,6}}$"
)
_ONE_OF = re.compile(r"(?:一|某|有|另一|该|这|那|前)(?:位|名)")  # 一位主管說: no view of people in general
_GENERIC = re.compile(
    r"(?:(?:有|一)(?:一)?(?:种|个|句)(?:\S{0,8})?(?:说法|观点|看法|名言|俗话|谚语|老话)|俗话|常言|古语|谚语|说法(?:应该)?是|常见的?(?:\S{0,8})(?:是|说法)|流行的?说法|"
    r"(?:问题|口号|座右铭|标语|重点|关键|核心|原则|公式|定义|规则|逻辑|想法|思维|心态|信念|假设|前提|目标|做法|策略|精神|态度|焦虑|现象|讯号|信号|难题|结果|概念|词|名字|标题|主题)(?:是|变成|就是|在于|来了)?)$"
)
_THOUGHT = re.compile(
    r"(?:(?:问|告诉)(?:员工|自己|客户|孩子|团队|老板|同事|面试者)|觉得|以为|心想|(?<!想了)想|想着|想到|意识到|发现|想像|想象|学到的?是?|念头|心里(?:不断|默默)?(?:想|问|说))$"
)
_UNNAMED = re.compile(
    rf"(?:有(?:一)?(?:个|位|名)|一(?:位|名)|某(?:位|个)|另一?(?:位|名))[^，。：；的]{{1,16}}?(?:{words.SAY}|回)|"
    r"(?:这|那)(?:个|位|名|群|些)[^，。：；]{1,12}的?(?:态度|反应|回答|回应|说法|问题)|"
    r"(?:经纪人|高层|客服|护士|警察|父亲|母亲|爸爸|妈妈|老师|老板|主管|同事|客户|朋友|队友|店员|司机|邻居|教练|医生|律师)[^，。：；的]{0,10}(?:说|问|告诉|打枪|回|喊|表示)"
)
_ADDRESSED = re.compile(
    r"(?:对|向|跟)[^，。：；的]{1,10}?(?=说|讲|表示|解释|喊|抱怨)"
)  # 王大明對同事說: the colleague is told
_SUBJECTLESS = re.compile(
    rf"^[ ]?(?:但是?|而且?|并且?|也|还|又|便|就|却|接着|随后|然后|最后|甚至|反而|只|才|再|先|于是|马上|立刻|随即|不过|同时|并|其中一段|"
    r"忽然|突然|猛然|蓦然|缓缓|慢慢|轻轻|轻声|小声|大声|低声|淡淡|幽幽|喃喃|劈头|张口|开口|转身|转头|回头|抬头|低头|点头|摇头|起身|坐下|顿了|停了|沉默|想了|愣了|叹|清了|老实|"
    r"严肃|平静|冷静|无奈|得意|兴奋|害羞|腼腆|委屈|生气|激动|哽咽|诚恳|率先|退休后|事后|会后|当下|紧接着|一开|开头|结尾|最常|常|总|老是|偶尔|有时|仅|倒|干脆|索性|居然|竟|依然|仍|照样|依旧|"
    rf"公开|首先|其次|另外|此外|直接|坦率|首次|曾|多次|反复|不断|一再|特别|主动|明确|清楚|简单|忍不住|终于|后来|一度|私下|随口|意味深长|进一步|继续|特地|"
    rf"声音|语气|口气|语调|声调|表情|眼神|写|在|用|对|以|笑|苦笑|坦|直|把|将(?!军)|指|强调|毫不|半|认真|当场|如此|这样|这么|{words.SAY})(?!被)(?!.{{0,2}}被)"
)
_ANOTHERS = r"[^，。：]{1,16}?(?:的(?:那|这)?(?:一)?(?:句|段|番)?(?:话(?!题)|名言)|之口)"
RELAYS = re.compile(
    rf"(?:提到|提起|说起)(?=[ ]?(?!自己|他的|她的|一句|一段|这|那|了|过){_ANOTHERS})|"
    rf"(?:借|套用|套一句|用)(?=[ ]?(?!自己|他的|她的|一|最|更|简单|白|通俗|这|那|了|过){_ANOTHERS})|"
    r"引用|引述|转述|援引|复述|借用|引了|想起|记得|回忆(?:起|(?=[^，。：；「」]{1,12}的(?:那句)?话))|转引|名言|\bquot(?:es?|ed|ing)\b"
)

_SOMEBODY = re.compile(
    r"^(?:其中|另外|后来|当时|现场|台下)?(?:有|一|某|另|几|两|三|多)(?:一)?(?:位|名|个)|"
    rf"(?:人士|员工|{words.KIN}|主管|高层|网友|观众|听众|记者|官员|分析师|发言人|工程师|使用者|用户|人员|代表|医师|医生)(?:们)?[^，。]{{0,6}}$"
)
_IMPERSONAL = re.compile(
    r"^[ *_]*(?:(?:访谈|对谈|演讲|座谈|节目|对话|采访|专访|书|文章|信)(?:里|中)|这|那|此|其|在|最|更|第|对|从|原因|答案|理由|首先|其次|具体|简单|总|\d|\*)"
)
UNSAID = re.compile(
    r"(?:没有|从未|不曾|没|想|打算|忘了)[^，。：]{0,4}(?:说|问|讲|告诉|提)[^，。：]{0,6}的(?:话|问题)?(?:是)?$"
)
OF_A_BOOK = re.compile(
    r"[ ]?(?:笔下|书中|书里|小说|剧中|戏中|电影|故事)[^，。：]{0,4}的?|[^，。：]{0,8}(?:收到|接到|读到|看到)[^，。：]{0,10}(?:信|讯息|邮件|留言|新闻|文章|评论|评价|反馈|回馈|回复|建议|批评|质疑|通知|简讯|答复)"
)
NEVER_SAID = re.compile(r"没有?|不(?!断|禁|忘|只)|想要?|打算|应该|可以|可能|会(?![后上中前场议])")


_MANY = r"(?:社会|大家|很多|许多|不少|多数|普遍|常见|一般人|人们|外界|业界|坊间|市场|主流|流行|媒体|网路上|网络上|圈内|所有人|每个人|过去)"
_HELD_AT_LARGE = re.compile(
    rf"^[\s*_]*[，,。]?\s*(?:这|那)(?:正|就|也|曾)?是(?:一种|一个)?[^，。：；\n]{{0,12}}?{_MANY}[^，。：；\n]{{0,16}}?"
    r"(?:信念|看法|想法|说法|印象|迷思|观点|共识|期待|心态|误解|假设|偏见|论调|观念|直觉|担忧|恐惧|焦虑|疑问|问题|反应)"
)
_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NO_STOP = re.compile(r"[A-Za-z0-9 ,'’&:/+-]+")
_SMALL = frozenset(["of", "the", "a", "an", "and", "for", "in", "on", "to", "vs", "or", "with", "by", "at"])
_ANSWERS = re.compile(r"^[\s*_]*(?:答案|答：|没有标准答案|其实不|当然不)")
_IN_A_WORK = re.compile(
    r"(?:台词|唱词|歌词|对白|旁白|口诀|剧本)$|(?:歌|歌词|歌曲|戏|剧|电影|影集|动画|漫画)(?:里|中)(?:面)?[^，。：]{0,6}$"
)
_INSCRIBED = re.compile(
    r"[上里](?:面|头)?(?:就|还|只|仅)?(?:写|印|刻)(?:着|了|有)?(?:一[句行段][话字]?|[一两三四五六七八九十]个?大?字)?$"
)
_LETTER = "信|卡片|纸条|字条|便条|简讯|短信|讯息|消息|邮件|留言|明信片|贺卡|电报|微信|语音|录音"
_SENT = re.compile(rf"(?:寄|送|发|传|捎|留|写|回|附|塞|递|贴|播)[^，。：；]{{0,14}}?(?:{_LETTER})")
HIS_LETTER = re.compile(
    rf"[ ]?(?:的|写的|寄来的|传来的|留下的)?(?:一段|一则|一封|一条|一张|那段|那封)?(?:{_LETTER})[^，。：；]{{0,6}}[：:\s*_]*$"
)
LETTER_COMES = re.compile(rf"(?:{_LETTER})[^，。：；]{{0,4}}[。：:\s*_]*$")  # 她收到三頁的回信。
WRITES = re.compile(
    rf"{words.SAY}|写|(?:{_LETTER})[^，。：；]{{0,12}}[：:\s*_]*$|的(?:话|原话|回答|回应|说法)"
)
CALLS_IT = re.compile(
    r"(?:称|形容|说|比喻|描述|认为|比作|笑称|直言|戏称|感叹)(?:道|说)?(?:[，,])?(?:[他她]|这|那|它|其|自己|当时|现在)?(?:就|便)?(?:是|像|为|成|作|好比|如同|犹如|像是|就像)$"
)
PAUSE = re.compile(r"[，；,;]")
_PERSON_NOUN = rf"(?:{name_words.RELATION}|{words.ROLE}|{words.FEMALE_KIN}|{words.MALE_KIN}|[\u4e00-\u9fff]{{1,6}}(?:[者员师客民友徒匠警贩]|经理|代表|老人|孩子))"
_AFTER_PERSON = rf"{words.SAY}|只|就|也|则|还|又|在|对|跟|向|给|用|看|听|笑|站|走|坐|拿|突|忽|后来|当场|当时|这样|曾|回|开口|一|想|停|顿|叹|抬|低|把|没|临|离|总|常|反|追|悄|轻|大|小"
_PERSON_SAYS = re.compile(
    rf"(?:^|[，,；;。]|(?:一|某|有|那|这)(?:位|名|个))[^，。：；]{{0,16}}?{_PERSON_NOUN}(?=[，,]|{_AFTER_PERSON})(?:[^：。；]{{0,24}}[，,])?[^，。：；的]{{0,10}}?(?:{words.SAY}|回|开口)[^。：；]{{0,10}}$"
)
_UNKNOWN_SAYS = re.compile(
    rf"(?!.{{0,4}}(?:书|报|网|广告|圣经|古|俗|新闻|文章|信|标语|经|诗|歌|传|理论|常|话|牌|纸|画面|萤幕|屏幕|系统|公司|团队|政府|部门|会议|市场))[\u4e00-\u9fff·．]{{2,7}}?(?:则|也|却|又|接着|随即|立刻|当场|最后|笑着|淡淡地)?(?:{words.SPOKEN})(?:了|着|道|说)?"
)
_ASKED_IT = re.compile(r"(?:问|抛出|丢出|提出|丢了|回了)[^，。：；]{0,5}问题$")
_TO_ACT = re.compile(r"^[ ]?(?:你|您)们?(?:可以|要|就|只要|只需要?|需要|得)")
_GIVES = re.compile(r"(?:指令|[Pp]rompt|提示词|提示语)[。：:\s]*$")
_MACHINE_REPLIES = re.compile(
    rf"^[\s，,。]{{0,3}}{words.MACHINE}[^，。]{{0,8}}(?:回答|回覆|回复|回应|答|说|表示|建议|拒绝)"
)
RELAYED = re.compile(r"引用|引述|转述|援引|复述|借用|引了")


def last_clause(plain: str, start: int, end: int) -> int:
    """Where the last clause of `plain[start:end]` begins; a closing colon or comma and what is in brackets do not count."""
    clause = _BRACKETED.sub(lambda m: "#" * len(m.group()), plain[start:end]).rstrip(_TRAILING)
    begin = 0
    for match in _BOUNDARY.finditer(clause):
        begin = match.end()
    return start + begin


def bare(clause: str) -> str:
    """A clause without the colon, comma, dash or emphasis marks at its end, and without brackets."""
    return _BRACKETED.sub("", clause.rstrip(_TRAILING)).strip()


def supposed(clause: str, last: str | None = None) -> bool:
    """Whether a clause brings in what nobody in particular said: imagined, denied, thought, asked of a machine.

    `last` is given where the last clause has a subject of its own; a condition before it then says nothing.
    """
    if last is not None and _WOULD_SAY.search(bare(last)) and _CONDITION.search(clause):
        return True
    whole = bare(clause if last is None else last)
    last = re.split(r"[，,；;：:。]|——", whole)[-1].strip()
    return bool(
        _NEGATED.search(whole)
        or _SUPPOSED.search(whole)
        or _MODAL_SAY.search(last)
        or _PROMPT.search(last)
        or _MACHINE_SUBJECT.search(last)
        or _NOBODY_SUBJECT.search(last)
        or (_NOBODY_SAYS.search(last) and not _ONE_OF.search(last))
        or _THOUGHT.search(last)
        or _IN_A_WORK.search(last)
        or (subjectless(last) and _THEY_MAY.search(whole) and SAYS.search(last))
    )


def imagined(clause: str) -> bool:
    """Whether a clause denies or only imagines what it brings in, whoever is its subject."""
    whole = bare(clause)
    return bool(_NEGATED.search(whole) or _SUPPOSED.search(whole) or _PROMPT.search(whole))


def prompts(sentence: str) -> bool:
    """Whether a sentence before a passage without a clause tells the reader, or a machine, what to type or ask."""
    return bool(_GIVES.search(sentence) or _TO_ACT.search(sentence))


def held_at_large(after: str) -> bool:
    """Whether what follows a passage calls it a view held by many: 「…」這是業界普遍的信念. Nobody said it then."""
    return bool(_HELD_AT_LARGE.search(after))


def is_title(passage: str) -> bool:
    """Whether Latin words without a full stop are all capitalised: the name of a thing, and no sentence."""
    words_ = _WORDS.findall(passage)
    if not 2 <= len(words_) <= 12 or not _NO_STOP.fullmatch(passage):
        return False
    return words_[0][0].isupper() and all(w[0].isupper() or w in _SMALL for w in words_)


def answers(tail: str) -> bool:
    """Whether the author answers the question in marks at once, so that nobody else asked it."""
    return bool(_ANSWERS.search(tail))


def machine_replies(tail: str) -> bool:
    """Whether a machine answers to what was in marks, which was then a prompt."""
    return bool(_MACHINE_REPLIES.search(tail))


def sent(clause: str) -> bool:
    """Whether somebody sends a letter, a card or a message, so that what stands on it is said: 寄來一張卡片，上面寫著."""
    return bool(_SENT.search(clause))


def person_says(clause: str) -> bool:
    """Whether somebody whom the article does not name says or asks something: 銀行經理只問了一個問題."""
    return bool(_PERSON_SAYS.search(_ADDRESSED.sub("", bare(clause))))


def unknown_says(clause: str) -> bool:
    """Whether a clause is nothing but a short subject, whoever that is, and a verb of saying: 小笠原說."""
    told = bare(clause)
    return bool(_UNKNOWN_SAYS.fullmatch(told)) and not subjectless(told)


def inscribed(clause: str) -> bool:
    """Whether a clause tells what stands written on a thing: 牌子上面寫著."""
    return bool(_INSCRIBED.search(bare(clause)))


def generic(clause: str) -> bool:
    """Whether a clause announces a saying, a rule or a term instead of speech. 只問了一個問題 announces speech."""
    return bool(_GENERIC.search(bare(clause))) and not _ASKED_IT.search(bare(clause))


def unnamed(clause: str) -> bool:
    """Whether the words are those of somebody who is mentioned without a name."""
    return bool(_UNNAMED.search(_ADDRESSED.sub("", bare(clause))))


def somebody(subject: str) -> bool:
    """Whether the subject of a clause after a passage is somebody without a name: 其中一位員工."""
    return bool(_SOMEBODY.search(subject.strip(" ，,*_")))


def impersonal(clause: str) -> bool:
    """Whether a clause is about things, so that whose words follow is left to who is being spoken of."""
    return bool(_IMPERSONAL.search(bare(clause)))


def subjectless(clause: str) -> bool:
    """Whether a clause goes on with the subject of the one before: 並評價說, 但馬上補了一句, 在信中寫道."""
    return bool(_SUBJECTLESS.search(bare(clause)))
