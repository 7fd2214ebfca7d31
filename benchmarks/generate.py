"""Articles to measure with: as many as asked for, from templates of its own, the same for the same number.

They have what costs time in real ones: front matter, headings, quotations with speakers, terms in marks, shortcodes,
4-15 kB of Traditional or Simplified Chinese or English. Nobody in them exists.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

SURNAMES = "林陳江何白杜溫程唐魏韓曹沈羅"
GIVEN = ("守田", "映川", "露明", "松年", "以澄", "述白", "若水", "東昇", "書瑋", "立德", "安禾", "見青")
SUBJECTS = (
    "感測器",
    "潮汐模型",
    "排程系統",
    "校對流程",
    "小型語言模型",
    "資料倉庫",
    "客服機器人",
    "種子庫",
    "調度中心",
    "開源工具",
)
VERBS = ("改變了", "拖慢了", "救回了", "取代不了", "重新定義了", "放大了", "揭露了", "繞過了")
OBJECTS = (
    "整個團隊的節奏",
    "第一線人員的判斷",
    "三年來的預算",
    "大家對速度的想像",
    "客戶真正在意的事",
    "那些沒有人寫下來的規則",
    "工程師每天的早晨",
)
SAID = ("說", "解釋", "強調", "回憶", "指出", "笑著說")
TERMS = ("資料飛輪", "安靜的失敗", "最後一哩", "人在迴圈", "影子流程")
ENGLISH = (
    "The {nth} version failed because nobody at {place} had asked the night shift what they needed.",
    "We measured {count} sites for {weeks} weeks, and the numbers at {place} moved only when people did.",
    "A model that is right but {weeks} minutes late is a model that nobody at {place} opens twice.",
    "The cheapest of our {count} sensors turned out to be a notebook on a string beside the {thing}.",
    "By {year} the {thing} at {place} had been repaired {count} times, and each time somebody wrote down why.",
    "Nobody believed the {nth} forecast until the {thing} stopped on the very day that it had named.",
    "It took {weeks} weeks and {count} arguments before {place} let us switch the old {thing} off.",
    "In {year} {place} trusted the dashboard, and {count} people still walked over to look at the {thing}.",
)
PLACES = (
    "the harbour",
    "the depot",
    "Kellmouth",
    "the second plant",
    "Orrin Bay",
    "the ward",
    "the mill",
    "Saltgate",
)
THINGS = (
    "turbine",
    "conveyor",
    "pump",
    "ledger",
    "tide gauge",
    "crane",
    "router",
    "seed drill",
    "kiln",
    "lift",
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def write(folder: Path, count: int, seed: int = 1) -> None:
    """Write `count` posts into `folder`, as `post-00000.md` and on."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"post-{number:05d}.md").write_text(post(number, seed), encoding="utf-8")


def post(number: int, seed: int = 1) -> str:
    """One post; it depends on its number and the seed alone."""
    rng = random.Random(seed * 1_000_003 + number)
    name = rng.choice(SURNAMES) + rng.choice(GIVEN)
    subject = rng.choice(SUBJECTS)
    date = dt.datetime(2020, 1, 1, 9, 0) + dt.timedelta(hours=5 * number)  # noqa: DTZ001  front matter without a zone
    body = "\n\n".join(_english(rng, name) if number % 5 == 4 else _chinese(rng, name, subject))
    return (
        f'---\ntitle: "{name}談{subject}：第 {number} 號筆記"\ndate: {date.isoformat()}+08:00\n'
        f'description: "{name}回顧{subject}上線的經過，也談到{rng.choice(OBJECTS)}為什麼不能只靠數字。"\n'
        f'tags: ["{subject}", "訪談", "{rng.choice(TERMS)}"]\ncategories: ["筆記"]\nsource_name: "回聲室"\n---\n\n'
        f"> 本文整理自回聲室節目對{name}的訪談。\n\n{{{{< youtube bench{number:06d} >}}}}\n\n{body}\n"
    )


def _chinese(rng: random.Random, name: str, subject: str) -> Iterator[str]:
    for section in range(rng.randint(4, 12)):
        yield f"## {rng.choice(SUBJECTS)}之後的第 {section + 1} 件事"
        yield "".join(_sentence(rng, subject) for _ in range(rng.randint(2, 5)))
        yield f"「{_claim(rng)}」{name}{rng.choice(SAID)}。「{_claim(rng)}」"
        yield "".join(_sentence(rng, subject) for _ in range(rng.randint(2, 4)))
        yield f"{name}提到「{rng.choice(TERMS)}」這個說法，他認為{_claim(rng)}"


def _sentence(rng: random.Random, subject: str) -> str:
    year, share = rng.randint(2015, 2026), rng.randint(2, 98)
    return f"{year} 年，{subject}{rng.choice(VERBS)}{rng.choice(OBJECTS)}，其中有 {share}% 的人在三個月內改用了新的做法。"


def _claim(rng: random.Random) -> str:
    return f"不是{rng.choice(SUBJECTS)}不夠好，而是{rng.choice(OBJECTS)}從來沒有人問過，所以我們先停下來聽了 {rng.randint(3, 40)} 天。"


def _english(rng: random.Random, name: str) -> Iterator[str]:
    for section in range(rng.randint(6, 14)):
        yield f"## Note {section + 1}"
        yield " ".join(_stated(rng) for _ in range(rng.randint(3, 7)))
        yield f"“{_stated(rng)}” said {name}. “{_stated(rng)}”"


def transcript(size: int, language: str, seed: int = 1) -> str:
    """A labelled interview of at least `size` bytes, with turns of one to four paragraphs."""
    rng = random.Random(seed)
    guest, host = ("Nora Winther", "Host") if language == "en" else ("何映川", "主持人")
    colon = ":" if language == "en" else "："
    lines = [f'---\ntitle: "{guest}"\ndate: 2026-01-05\n---\n']
    length = 0
    while length < size:
        for who, paragraphs in ((host, 1), (guest, rng.randint(1, 4))):
            for number in range(paragraphs):
                label = f"**{who}{colon}** " if number == 0 else ""
                asked = _asked(rng, language) if who == host else ""
                lines.append(label + _spoken(rng, language) + asked)
                length += len(lines[-1].encode())
    return "\n\n".join(lines) + "\n"


def _spoken(rng: random.Random, language: str) -> str:
    if language == "en":
        return " ".join(_stated(rng) for _ in range(rng.randint(2, 5)))
    return "".join(
        _claim(rng) if rng.random() < 0.5 else _sentence(rng, rng.choice(SUBJECTS))
        for _ in range(rng.randint(2, 5))
    )


def _asked(rng: random.Random, language: str) -> str:
    if language == "en":
        return " What did you change after that?"
    return f"你們後來怎麼處理{rng.choice(SUBJECTS)}的？"


def _stated(rng: random.Random) -> str:
    return rng.choice(ENGLISH).format(
        nth=rng.choice(ORDINALS),
        place=rng.choice(PLACES),
        thing=rng.choice(THINGS),
        count=rng.randint(3, 400),
        weeks=rng.randint(2, 90),
        year=rng.randint(2015, 2026),
    )
