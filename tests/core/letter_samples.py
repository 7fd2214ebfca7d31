"""Made-up articles with hand-made digests, for tests of letters and summaries."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Sequence

from repurpose.compose import Context, Material
from repurpose.jobs import Job, Make
from repurpose.model import Article, Digest, Entry, Language, Media, Passage, Person, Quote, Slot, Span
from repurpose.settings import Limits, Mail, Site

TAIPEI = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 2, 10, 8, 0, tzinfo=TAIPEI)
SITE = Site(
    title="潮間帶週報",
    url="https://letter.example.org/",
    author="阿澄",
    description="海、港口與靠海吃飯的人",
    language="zh-Hant",
    timezone="Asia/Taipei",
)
MAIL = Mail.model_validate(
    {
        "from": "letter@example.org",
        "sender_name": "潮間帶週報",
        "list_id": "letter.example.org",
        "unsubscribe": "https://letter.example.org/leave?reader=all",
        "address": "潮間帶週報，海岸路 1 號，示範市",
    }
)


def article(
    path: str,
    body: str,
    title: str,
    *,
    lead: str | None = None,
    language: Language = "zh-Hant",
    front: str = "",
) -> Article:
    """An article whose front matter writes title and lead as plain double-quoted YAML, plus `front` as it stands."""
    described = f'description: "{lead}"\n' if lead is not None and not front else ""
    head = f'---\ntitle: "{title}"\n{described}{front}---\n'
    text = head + body
    return Article(
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        body_start=len(head),
        title=title,
        language=language,
        blocks=(),
        lead=lead,
    )


def span_of(text: str, part: str) -> Span:
    """Where `part` first stands in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))


def quote(
    of: Article, text: str, speaker: str | None, *, score: float = 0.8, utterance: int | None = None
) -> Quote:
    """A quotation that stands in the article."""
    place = span_of(of.text, text)
    evidence = span_of(of.text, speaker) if speaker else None
    number = place.start if utterance is None else utterance
    return Quote(text, place.start, place.end, speaker, evidence, number, score)


def mended(of: Article, raw: str, speaker: str, *, score: float) -> Quote:
    """A quotation that the file breaks over two lines."""
    return dataclasses.replace(quote(of, raw, speaker, score=score), text=" ".join(raw.split()))


def passage(of: Article, text: str) -> Passage:
    """A sentence of the article."""
    place = span_of(of.text, text)
    return Passage(text, place.start, place.end)


def material(
    of: Article,
    quotes: Sequence[Quote] = (),
    summary: Sequence[str] = (),
    key_points: Sequence[str] = (),
    people: Sequence[Person] = (),
    *,
    related: Sequence[Entry] = (),
    **known: object,
) -> Material:
    """A picked article; `known` are fields of its entry."""
    slug = of.path.rpartition("/")[2].removesuffix(".md")
    entry = Entry(
        path=of.path,
        sha256=of.sha256,
        title=of.title,
        language=of.language,
        date=dt.datetime(2026, 2, 6, 9, tzinfo=TAIPEI),
        guid="",
        url=f"https://letter.example.org/posts/{slug}/",
        lead=of.lead,
    )
    digest = Digest(
        version=1,
        sha256=of.sha256,
        language=of.language,
        summary=tuple(passage(of, text) for text in summary),
        key_points=tuple(passage(of, text) for text in key_points),
        quotes=tuple(quotes),
        people=tuple(people),
    )
    return Material(dataclasses.replace(entry, **known), of, digest, tuple(related))  # type: ignore[arg-type]


def context(make: Make | None = None, *, site: Site = SITE, mail: Mail = MAIL, run: int = 1) -> Context:
    """What a letter of the job `weekly-newsletter` is made for."""
    made = make or Make(kind="newsletter")
    return Context(
        job=Job(name="weekly-newsletter", make=(made,)),
        make=made,
        slot=Slot("weekly-newsletter", "2026-02-10T08:00", run),
        now=NOW,
        site=site,
        mail=mail,
        limits=Limits(),
        templates={"newsletter.html.j2": "a" * 64, "newsletter.txt.j2": "b" * 64, "summary.md.j2": "c" * 64},
    )


def kelp() -> Material:
    """An interview with a lead of the author's, three quotations and all three places to listen."""
    body = """
林若海在外海養了十二年海帶，去年第一次把收成賣到國外。她在節目裡說：「我們不是在種菜，我們是在跟洋流談條件。」

海帶一天可以長十五公分，但颱風一來，一整季的繩子都可能不見。「最難的不是養，是等，」林若海說，「等水溫降下來，等浪停，等有人願意先付訂金。」

談到補助，林若海並不客氣：「補助讓人買得起船，卻沒有人教我們怎麼把船開到市場。」

她估計，如果加工廠能設在港邊，運費可以少掉四成。
"""
    of = article(
        "articles/kelp-farm.md",
        body,
        "在洋流上種海帶：一個養殖戶的十二年",
        lead="海帶長得比竹子還快，卻總是賣不到好價錢。林若海談她如何從三條繩子開始，把一座離岸養殖場撐到第十二年。",
    )
    halves = ("最難的不是養，是等，", "等水溫降下來，等浪停，等有人願意先付訂金。")
    quotes = [
        quote(of, "我們不是在種菜，我們是在跟洋流談條件。", "林若海", score=0.95),
        quote(of, halves[0], "林若海", score=0.6, utterance=2),
        quote(of, halves[1], "林若海", score=0.8, utterance=2),
        quote(of, "補助讓人買得起船，卻沒有人教我們怎麼把船開到市場。", "林若海", score=0.85),
    ]
    media = Media(
        youtube=("kelpFARM001",),
        spotify=("episode/1kelp2FARM3episode4Abc",),
        apple_podcast=("tw/podcast/tide-talk/id100200300?i=1000200300400",),
    )
    extra = Entry(
        path="articles/kelp-price.md",
        sha256="",
        title="海帶的價格是怎麼定出來的",
        language="zh-Hant",
        date=None,
        guid="",
        url="https://letter.example.org/posts/kelp-price/",
    )
    return material(of, quotes, related=[extra], media=media, source_name="潮聲電台", episode="kelp")


def tide() -> Material:
    """A write-up without a lead: sentences of the article stand in."""
    body = """
全台有三十七座驗潮站，其中九座的資料斷斷續續超過半年。維護一座站一年要花四十萬元，預算卻從來沒有單獨列過。

中央港務研究室主任周以安說：「潮位差五公分，碼頭的高度就要差一輩子。」

她帶著兩個助理，用一台二手筆電把缺掉的資料一筆一筆補回來。「資料不是消失，是沒有人去要，」周以安說。
"""
    of = article("articles/tide-gauges.md", body, "誰在看潮位？三十七座驗潮站的維修日誌")
    role = span_of(of.text, "中央港務研究室主任")
    quotes = [
        quote(of, "潮位差五公分，碼頭的高度就要差一輩子。", "周以安", score=0.9),
        quote(of, "資料不是消失，是沒有人去要，", "周以安", score=0.3),
    ]
    people = [Person("周以安", ("周以安",), "中央港務研究室主任", role)]
    summary = (
        "全台有三十七座驗潮站，其中九座的資料斷斷續續超過半年。",
        "維護一座站一年要花四十萬元，預算卻從來沒有單獨列過。",
        "她帶著兩個助理，用一台二手筆電把缺掉的資料一筆一筆補回來。",
    )
    return material(of, quotes, summary, people=people, media=Media(youtube=("tideGAUGE01",)), episode="tide")


def lighthouse() -> Material:
    """An English article."""
    body = """
The lamp at Grey Point went automatic in 1987, and the last keeper, Maren Holt, moved two miles inland. "You never stop
counting the flashes," Holt said.

She has kept the logbooks since. "A logbook is a letter to somebody who is not born yet," Holt said.
"""
    of = article(
        "articles/grey-point.md",
        body,
        "The keeper who still counts",
        lead="A lighthouse has had no keeper for almost forty years. Maren Holt keeps its books anyway.",
        language="en",
    )
    quotes = [
        quote(of, "A logbook is a letter to somebody who is not born yet,", "Holt", score=0.9),
        mended(of, "You never stop\ncounting the flashes,", "Holt", score=0.7),
    ]
    return material(
        of,
        quotes,
        episode="grey",
        source_name="Harbour Hours",
        media=Media(spotify=("episode/1grey2POINT3episode4Abc",)),
    )


def salt() -> Material:
    """A Simplified article."""
    body = """
盐田早上五点开工，太阳出来以前要把卤水放到第三格。老盐工陈守田说：“盐不等人，人要等盐。”

他的儿子在城里写程序，夏天回来帮忙。“他算得比我快，可是他看不懂云，”陈守田笑着说。
"""
    of = article(
        "articles/salt.md",
        body,
        "五点开工的盐田",
        lead="晒盐是跟太阳借时间。一个老盐工和他写程序的儿子，在同一片盐田里算两种账。",
        language="zh-Hans",
    )
    quotes = [
        quote(of, "盐不等人，人要等盐。", "陈守田", score=0.9),
        quote(of, "他算得比我快，可是他看不懂云，", "陈守田", score=0.75),
    ]
    return material(of, quotes, episode="salt")
