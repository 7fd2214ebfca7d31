"""What the spelling of a label says: a part in a conversation, a person's name, or a word that is neither.

These are lists and shapes of words in three languages, and nothing about any particular person. Whether a label really
opens a turn is decided from all labels of a file (see `turns`).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from enum import Enum


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_NUMBERED_PART = re.compile(r"^(q|a|問|问|答)[.#]?\d{1,3}$")


class Part(Enum):
    """The part in a conversation that a label states by itself, without a name."""

    HOST = "host"
    GUEST = "guest"
    OTHER = "other"  # the audience, a narrator


@functools.lru_cache(maxsize=1024)  # a transcript has few speakers and asks for each of them at every turn
def fold(name: str) -> str:
    """A label's key: NFKC, no white space, lower case; `Q1` and `問3` count as `q` and `問`.

    >>> fold("Ana Ru iz"), fold("Q 12"), fold("主持 人")
    ('anaruiz', 'q', '主持人')
    """
    key = "".join(unicodedata.normalize("NFKC", name).split()).casefold()
    return _NUMBERED_PART.sub(r"\1", key)


_HOSTS = _words(
    "q question 問 问 提問 提问 host cohost co-host interviewer moderator reporter journalist editor 主持人 主持 主播 "
    "記者 记者 採訪者 采访者 採訪人 采访人 訪談者 访谈者 提問者 提问者 編輯 编辑 小編 小编 編者 编者"
)
_QUESTIONS = _words("q question 問 问 提問 提问")
_GUESTS = _words(
    "a answer 答 回答 guest interviewee respondent speaker participant panelist panellist 嘉賓 嘉宾 來賓 来宾 "
    "受訪者 受访者 被訪者 被访者"
)
_OTHERS = _words(
    "audience audiencemember audiencequestion questioner caller listener narrator announcer voiceover all both "
    "觀眾 观众 現場觀眾 现场观众 聽眾 听众 網友 网友 旁白 眾人 众人 全場 全场 現場提問 现场提问"
)
_NUMBERED = re.compile(
    r"(?:speaker|guest|host|講者|讲者|說話人|说话人|發言人|发言人|嘉賓|嘉宾|觀眾|观众)_?[a-z0-9一二三四]{1,2}"
)
_HOST_WORD = re.compile(
    r"\b(?:co-?)?host\b|\binterviewer\b|\bmoderator\b|主持|記者|记者|採訪|采访", re.IGNORECASE
)


def part(key: str) -> Part | None:
    """The part that a label's key states by itself (`q`, `主持人`, `guest`, `audiencemember`), or None for a name."""
    if key in _HOSTS:
        return Part.HOST
    if key in _GUESTS or (_NUMBERED.fullmatch(key) and not key.startswith("host")):
        return Part.GUEST
    if key in _OTHERS:
        return Part.OTHER
    return Part.HOST if _NUMBERED.fullmatch(key) else None


def asks(key: str) -> bool:
    """Whether the key is a question mark in words (`q`, `問`), rather than a person's part."""
    return key in _QUESTIONS


def states_host(role: str) -> bool:
    """Whether the words beside a name (`Host`, `節目主持人`) say that this is who asks."""
    return bool(_HOST_WORD.search(role))


_SURNAMES = frozenset(
    "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何高林羅罗鄭郑梁謝谢宋唐許许鄧邓韓韩馮冯曹彭曾蕭萧肖田董袁潘蔣蒋"
    "蔡余杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆汪范石廖賈贾韋韦傅方鄒邹熊白孟秦邱丘江尹薛閻闫段雷侯龍龙史陶"
    "黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严洪武戴莫孔向湯汤溫温康施文牛樊葛邢安齊齐伍庞龐顏颜倪莊庄聶聂章魯鲁岳翟殷詹"
    "申耿關关蘭兰焦俞左柳甘祝包寧宁尚符舒阮柯紀纪梅童凌畢毕單单裴霍涂成苗谷盛曲翁冉駱骆藍蓝路遊游辛歐欧管柴蒙鮑鲍華华"
    "喻祁滕屈饒饶卓卜簡简連连沙巫古麥麦應应闕阙邰房祖費费項项屠"
)
_DOUBLE = (
    "歐陽",
    "欧阳",
    "司馬",
    "司马",
    "上官",
    "諸葛",
    "诸葛",
    "東方",
    "东方",
    "皇甫",
    "尉遲",
    "尉迟",
    "張簡",
    "范姜",
)
_GRAMMAR = frozenset("是的了在不就也都這这那很個个麼么什沒没說说們们嗎吗呢吧啊")  # what is in no given name
_TITLES = re.compile(
    r"(?:老師|老师|先生|女士|小姐|博士|教授|醫師|医师|醫生|医生|總|总|董|同學|同学|律師|律师|院長|院长)$"
)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_FOREIGN = re.compile(r"[\u3400-\u9fff]{1,8}(?:[·・‧．•][\u3400-\u9fffA-Z.]{1,8}){1,3}")
_PARTICLES = _words("de da di du del della dos la le van von der den ter bin ibn al el y e of the st")
_WORD = re.compile(r"(?:[^\W\d_]['’]?|[-.·&]){1,24}")

# Words that open a line with a colon and are nobody's name: remarks, headings of lists, parts of a prompt or a review.
_NOT_NAMES = _words(
    "note notes tip tips tldr tl;dr summary update warning caution example examples result results goal goals problem "
    "problems solution solutions step steps pros cons pro con input output before after why how what when where who "
    "user assistant human ai system bot prompt response chatgpt claude gemini gpt model research plan implement build "
    "test tests design context task tasks role format source sources link links video audio photo image credit credits "
    "title author date tags category subject re from to cc see also read more key takeaway takeaways conclusion "
    "introduction background overview method methods advantage advantages disadvantage disadvantages benefit benefits "
    "risk risks cost costs price today tomorrow yesterday first second third finally next here there this that these "
    "yes no ok okay well so and but or if then because however still now fact facts myth truth reason reasons rule "
    "option options phase part chapter section level stage day week month year monday tuesday wednesday thursday "
    "friday saturday sunday january february march april may june july august september october november december "
    "disclosure disclaimer correction editor'snote transcript topics timestamps sponsor sponsors resources references "
    "重點 重点 結論 结论 總結 总结 摘要 注意 提示 備註 备注 註 注 說明 说明 背景 原因 結果 结果 影響 影响 方法 做法 建議 建议 "
    "優點 优点 缺點 缺点 優勢 优势 劣勢 劣势 問題 问题 答案 解法 方案 目標 目标 步驟 步骤 案例 例子 場景 场景 範例 范例 舉例 举例 "
    "價格 价格 功能 特色 來源 来源 出處 出处 連結 链接 標題 标题 作者 編譯 编译 翻譯 翻译 責編 责编 時間 时间 地點 地点 日期 "
    "關鍵 关键 核心 本質 本质 前提 條件 条件 風險 风险 機會 机会 挑戰 挑战 趨勢 趋势 過去 过去 現在 现在 未來 未来 今天 明天 "
    "首先 其次 最後 最后 另外 此外 第一 第二 第三 第四 第五 其一 其二 其三 一句話 一句话 換句話說 换句话说 也就是說 也就是说 "
    "補充 补充 更正 聲明 声明 免責 免责 更新 預告 预告 延伸閱讀 延伸阅读 參考 参考 相關 相关 成本 成果 成因 成效 成長 成长 "
    "文章 文獻 文献 文本 方向 方式 方針 高手 高度 路線 路线 白話 白话 關於 关于 應用 应用 安全 安裝 安装 任務 任务 包裝 包装 "
    "單位 单位 連線 连线 管理 管道 華爾街 成功 成員 成员 向量 向上 江湖 毛利 章節 章节 史料 石油 石頭 石头 方程 方便 項目 项目 "
    "簡介 简介 簡單說 简单说 簡單來說 万一 萬一 梁柱 高層 高层 曲線 曲线 左邊 左边 谷歌 溫度 温度 向前 馬上 马上 白天 黃金 "
    "何謂 何为 何時 何时 應該 应该 費用 费用 程式 程序 段落 武器 單獨 單字 周期 週期 周末 雷達 雷达 龍頭 龙头 能力 規則 规则"
)


_COUNTED = re.compile(r"第?[一二三四五六七八九十百\d]{1,3}[點点步個个章節节部條条招大、.]|[^\W\d_]{1,12}\d")


def listed(key: str) -> bool:
    """Whether the key is a common word that opens lines (`note`, `重點`, `第3步`) and so is nobody's name."""
    return key in _NOT_NAMES or bool(_COUNTED.match(key) and not _NUMBERED.fullmatch(key))


def looks_like_name(name: str) -> bool:
    """Whether a label is spelt like a person's name or address in Latin letters or Chinese.

    True for `Ana Ruiz`, `de la Cruz`, `AR`, `林小明`, `伊戈·諾瓦`, `李老師`, `小宇`; false for `note`, `重點`, `What we know`.
    """
    key = fold(name)
    if not key or listed(key):
        return False
    if _HAN.search(name):
        return _chinese_name(re.sub(r"\s", "", name))
    words = name.split()
    if not 1 <= len(words) <= 5 or any(w.casefold().strip(".") in _NOT_NAMES for w in words):
        return False
    return (
        words[0][:1].isalpha() and all(_latin_word(w) for w in words) and any(w[:1].isupper() for w in words)
    )


def _latin_word(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and (word[:1].isupper() or word.casefold() in _PARTICLES)


def _chinese_name(name: str) -> bool:
    if _FOREIGN.fullmatch(name) or (_TITLES.search(name) and len(name) <= 6):
        return True
    han = _HAN.fullmatch(name)
    if not han:  # a Latin name with a Chinese one: `馬克Mark`, `KK 老師`
        return len(name) <= 16 and any(looks_like_name(han) for han in _HAN.findall(name))
    if name.startswith(_DOUBLE):
        return 3 <= len(name) <= 4
    if any(ch in _GRAMMAR for ch in name[1:]):
        return False
    return 2 <= len(name) <= 3 and (name[0] in _SURNAMES or name[0] in "小老阿")
