"""The fixed words of a letter or a summary, in the three languages: labels, dates, quotation marks. Pure.

These are the only words printed that stand in no source. Proper names of sites are the same everywhere.
"""

from __future__ import annotations

import datetime as dt

from repurpose.model import Language

LABELS: dict[Language, dict[str, str]] = {
    "zh-Hant": {
        "contents": "本期內容",
        "lead_author": "作者導言",
        "lead_summary": "原文摘句",
        "quotes": "他們這樣說",
        "read": "閱讀全文",
        "source": "原始出處",
        "listen": "收聽與觀看",
        "also": "同集文章",
        "corrections": "更正",
        "summary": "摘要",
        "key_points": "重點",
        "quotations": "引述",
        "links": "連結",
        "sources": "出處",
        "unsubscribe": "取消訂閱",
        "sent_by": "寄送者",
    },
    "zh-Hans": {
        "contents": "本期内容",
        "lead_author": "作者导言",
        "lead_summary": "原文摘句",
        "quotes": "他们这样说",
        "read": "阅读全文",
        "source": "原始出处",
        "listen": "收听与观看",
        "also": "同集文章",
        "corrections": "更正",
        "summary": "摘要",
        "key_points": "要点",
        "quotations": "引述",
        "links": "链接",
        "sources": "出处",
        "unsubscribe": "取消订阅",
        "sent_by": "发送者",
    },
    "en": {
        "contents": "In this letter",
        "lead_author": "The author’s introduction",
        "lead_summary": "From the article",
        "quotes": "In their words",
        "read": "Read the article",
        "source": "Original source",
        "listen": "Listen and watch",
        "also": "From the same episode",
        "corrections": "Corrections",
        "summary": "Summary",
        "key_points": "Key points",
        "quotations": "Quotations",
        "links": "Links",
        "sources": "Sources",
        "unsubscribe": "Unsubscribe",
        "sent_by": "Sent by",
    },
}
#: What a correction says of words that an earlier letter printed.
CORRECTED: dict[Language, str] = {
    "zh-Hant": "先前的電子報引用了「{}」，原文現已更正，請以原文為準。",
    "zh-Hans": "先前的通讯引用了“{}”，原文现已更正，请以原文为准。",
    "en": "An earlier letter printed “{}”; the article has been corrected since.",
}
MARKS: dict[Language, tuple[str, str]] = {"zh-Hant": ("「", "」"), "zh-Hans": ("“", "”"), "en": ("“", "”")}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def day(date: dt.date, language: Language) -> str:
    """A day as it is printed: `2026 年 2 月 10 日`, `10 February 2026`."""
    if language == "en":
        return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
    return f"{date.year} 年 {date.month} 月 {date.day} 日"
