"""What a person is called in print: the office that stands before a Chinese article's name, with the house it belongs to. Pure.

Half a house (`學經濟學教授`) is worse than none. So an office is taken with what stands before it only where that begins
at a mark, at another script, or behind a word that cannot be part of a name; else it stands by itself, and an office that
says nothing by itself (`共同創辦人`) is left out. Words are Simplified, as in the text that is looked at.
"""

from __future__ import annotations

import re
from typing import Final

from repurpose.digest import words
from repurpose.text.scripts import HAN

REACH: Final = 64
"""Characters before a name in which its office is looked for."""

_MOST = 16  # Han characters that a house and its office may have together
_OFFICE = re.compile(rf"(?:{words.ROLE})[ ]?\Z")
_MARK = re.compile(r"[，,。、：:；;！!？?「」『』“”\"\n—…*#>|]")
_HAN_RUN = re.compile(rf"[{HAN}]+\Z")
_LATIN_RUN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9.&'’+-]*(?:[ ][A-Za-z0-9][A-Za-z0-9.&'’+-]*){0,4}[ ]?\Z"
)
_GLOSS = re.compile(r"[（(][^（）()\n]{1,40}[）)]\Z")
_WORK = re.compile(r"《[^《》\n]{1,40}》\Z")
_JOINED = re.compile(r"[ ]?[兼暨][ ]?\Z")
_HOUSE_ENDS = re.compile(
    r"(?:大学|学院|学系|研究[所院]|实验室|中心|公司|集团|基金会?|基金|协会|学会|医院|银行|杂志|媒体|报社|电视台|政府|委员会|智库|平台|团队|系统|论文|论坛|新创|品牌|机构|组织|部门|办公室|资本|科技|创投|联盟|联合会|商会|工会|总会)\Z"
)
_BREAKS = re.compile(
    "引用|引述|采访|专访|访问|访谈|邀请|邀集|担任|出任|转任|包括|以及|根据|提到|提及|拜访|遇到|遇见|认识|介绍|来自|身为|作为|成为|聘请|任命|接替|取代|挖角|师从|例如|比如|譬如|像是|就是|还有|另有|即使|甚至|"
    "对谈|对话|致词|主持|加上|找来|请来|说服|告诉|询问|回应|反驳|连同|随同|而且|但是|不过|然而|可是|曾任|现任|时任|新任|唯一|另一位|另一名|另一|一位|一名|这位|那位|两位|多位|几位|知名|著名|最后|还是|直接|唸出|念出|请教|听|"
    "[由和当与跟是在给向对了他她找被把的为从让请问但而及有到连]"
)
_WHOLE = re.compile(  # words that hold one of these characters and break nothing
    "时代|时报|时尚|即时|小时|时间|对外|对冲|联合|共和|和平|饱和|和解|和信|当代|当地|当局|从业|在线|现在|存在|在地|普及|埃及|华为|行为|为主|位元|数位|单位|学位|定位|名誉|名人|"
    "以色列|以太|其他|土耳其|有限|顾问|访问学者|问题|学问|应用|因特|基因|参与|方向|使用者|用户|成就|就业|首都|都市|都会|成都|京都|并购|合并|再生|大使|天使|将军|连锁|连线|影像|图像|偶像|主任|"
    "责任|信任|任天堂|小说|比特|宽带|热带|见习|意见|随身|意向|了解|过去|去中心|供给|至尊|更生|中国|美国|最高法院|最高检|称号|到府"
)
_RELATIVE: Final = words.listed(
    "共同创办人 联合创办人 联合创始人 共同创始人 创办人 创始人 创始合伙人 合伙人 作者 得主 发明人 发明者 先驱 元老 负责人 主管 副手 投资人 投资者 候选人 主任 大师 委员 开发者 经理人 嘉宾 来宾 讲者 演讲者 与谈人"
)
_RANK = re.compile(r"(?:第一|共同|资深|首席|联合|前|唯一|女性|男性|主要|年轻|现任|[ ])*")
_NOT_PRINTED = words.HOST_WORDS | words.NEARNESS
_OF_SOMEBODY = re.compile(r"(?:指导|论文|博士|他的|她的)(?:教授|老师)\Z")


def title(before: str) -> tuple[int, int] | None:
    """The span of the title at the end of `before`, the text right before a name; None where it tells nothing by itself."""
    office = _OFFICE.search(before, max(0, len(before) - 12))
    if not office or office[0].rstrip() in _NOT_PRINTED:
        return None
    end = office.start() + len(office[0].rstrip())
    start = _extended(before, office.start())
    start += len(before[start:end]) - len(before[start:end].lstrip())
    alone = bool(_RANK.fullmatch(before, start, office.start()))
    if _OF_SOMEBODY.search(before[start:end]) or (alone and office[0].rstrip() in _RELATIVE):
        return None
    return start, end


def _extended(before: str, start: int) -> int:
    """Where the title begins whose office begins at `start`."""
    work = _WORK.search(before, 0, start)
    if work:
        return work.start()
    joined = _JOINED.search(before, 0, start)
    first = _OFFICE.search(before, max(0, joined.start() - 12), joined.start()) if joined else None
    return _extended(before, first.start()) if first else _house(before, start)


def _house(before: str, start: int) -> int:
    """Where the house before an office begins: `start` where there is none, or where its beginning is not sure."""
    possessed = start - 1 if before[:start].endswith("的") else start
    gloss = _GLOSS.search(before, 0, possessed)
    at = gloss.start() if gloss else possessed
    latin = _LATIN_RUN.search(before, 0, at)
    if latin:
        former = latin.start() - (2 if before[: latin.start()].endswith("前 ") else 1)
        return former if before[max(0, former) : latin.start()].strip() == "前" else latin.start()
    begin = _han(before, at)
    if at == start:
        return _with_latin(before, begin)
    return begin if begin < at and _HOUSE_ENDS.search(before, begin, at) else start


def _with_latin(before: str, begin: int) -> int:
    """`OpenAI 應用部門執行長`: the house in Latin letters that stands right before, if a space or nothing parts them."""
    latin = _LATIN_RUN.search(before, 0, begin)
    if latin and not before[:begin].endswith("的"):
        return latin.start()
    if before[:begin].endswith("的"):
        owner = _LATIN_RUN.search(before, 0, begin - 1)
        return owner.start() if owner else begin
    return begin


def _han(before: str, end: int) -> int:
    """Where the words begin that end at `end` in Han characters: after the last word that breaks them, else at a mark."""
    tail = before[:end].rstrip()
    run = _HAN_RUN.search(tail, max(0, len(tail) - 2 * _MOST))
    if not run:
        return end
    masked = _WHOLE.sub(lambda found: "\0" * len(found[0]), run[0])
    breaks = [found.end() for found in _BREAKS.finditer(masked)]
    begin = run.start() + (breaks[-1] if breaks else 0)
    clean = (
        bool(breaks) or begin == 0 or bool(_MARK.match(before, begin - 1)) or before[begin - 1] in " ）)》"
    )
    return begin if clean and end - begin <= _MOST else end
