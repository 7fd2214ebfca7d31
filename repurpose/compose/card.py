"""Quotation → the draft of a card: what is printed, whose it is, where it stands, and how it is read aloud. Pure.

A card prints one utterance: a quotation good enough to stand alone, of a speaker with a name. Where the article splits
it ("…，" she said, "…") and both halves are short, the card prints both, in order, each proved by itself.
"""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from repurpose.compose import Context, Material, identified, quote_source
from repurpose.compose.pointing import points_back
from repurpose.model import CARD_WORTHY, Article, Draft, Language, Part, Person, Quote, Source
from repurpose.text import mend
from repurpose.text.scripts import is_han

DESIGN = "paper"
#: Most of what a card can hold with words still large enough to read on a phone, in Han characters (Latin: half each).
LONGEST = 120.0
MARKS: dict[Language, tuple[str, str]] = {
    "zh-Hant": ("「", "」"),
    "zh-Hans": ("“", "”"),
    "en": ("“", "”"),
}
#: A short card, for trying a design.
SPECIMEN: dict[str, Any] = {
    "quote": "字",
    "speaker": "A",
    "role": "",
    "source": "",
    "title": "",
    "site": "",
    "date": "",
    "language": "zh-Hant",
    "marks": list(MARKS["zh-Hant"]),
    "words": [],
    "alt": "",
}
_NAMELESS = frozenset(
    [
        "主持人",
        "主持",
        "記者",
        "记者",
        "來賓",
        "来宾",
        "嘉賓",
        "嘉宾",
        "q",
        "a",
        "host",
        "interviewer",
        "moderator",
        "guest",
        "speaker",
    ]
)
_GOES_ON = "，、。；：！？…—,.;:!?"


def compose(material: Material, ctx: Context) -> list[Draft]:
    """One draft a card-worthy utterance, best first, at most `ctx.make.per_article`; none where nothing is worth it."""
    chosen = _utterances(material.digest.quotes)[: ctx.make.per_article]
    return [_draft(material, ctx, spans) for spans in chosen]


def alternative(view: dict[str, Any]) -> str:
    """What the card says, as text for those who do not see it."""
    opening, closing = view["marks"]
    who, role, source = view["speaker"], view["role"], view["source"]
    said = f"{opening}{view['quote']}{closing}"
    if view["language"] == "en":
        name = f"{who}, {role}" if role else who
        return f"{said} — {name}. {source}".rstrip(" .") + "."
    name = f"{who}（{role}）" if role else who
    colon = "說：" if view["language"] == "zh-Hant" else "说："
    return f"{name}{colon}{said}" + (f"——{source}" if source else "")


def as_json(draft: Draft) -> dict[str, Any]:
    """What stands beside the pictures in `cards/<id>.json`: the alternative text, who said what, and the proof."""
    view = draft.view
    return {
        "id": draft.id,
        "alternative_text": view["alt"],
        "language": draft.language,
        "quote": view["quote"],
        "speaker": view["speaker"],
        "role": view["role"] or None,
        "source": view["source"] or None,
        "title": view["title"] or None,
        "sources": [
            {
                "path": source.path,
                "sha256": source.sha256,
                "start": source.start,
                "end": source.end,
                "text": source.text,
                "role": source.role,
                "evidence": dataclasses.asdict(source.evidence) if source.evidence else None,
            }
            for source in draft.sources
        ],
    }


def _utterances(quotes: Sequence[Quote]) -> list[tuple[Quote, ...]]:
    """What each card would print, best first, what points back last; the place in the article decides between equals."""
    spoken: dict[int, list[Quote]] = {}
    for quote in quotes:
        if quote.speaker and quote.speaker.strip().casefold() not in _NAMELESS:
            spoken.setdefault(quote.utterance, []).append(quote)
    found = [group for quotes in spoken.values() for group in _printable(quotes)]
    best = sorted(
        found,
        key=lambda group: (
            points_back(group[0].text),
            -max(quote.score for quote in group),
            group[0].start,
        ),
    )
    seen: set[str] = set()
    return [group for group in best if not _seen(group, seen)]


def _seen(group: tuple[Quote, ...], seen: set[str]) -> bool:
    """Whether the same words were met before, as when a pull quote repeats the text."""
    words = "".join(char for quote in group for char in quote.text.casefold() if char.isalnum())
    known = words in seen
    seen.add(words)
    return known


def _printable(quotes: list[Quote]) -> list[tuple[Quote, ...]]:
    """The spans of one utterance that make a card: all of them where they join well, else the best by itself."""
    worthy = [quote for quote in quotes if quote.score >= CARD_WORTHY and extent(quote.text) <= LONGEST]
    if not worthy:
        return []
    whole = tuple(sorted(quotes, key=lambda quote: quote.start))
    one_speaker = len({quote.speaker for quote in whole}) == 1
    goes_on = all(quote.text.rstrip()[-1:] in _GOES_ON for quote in whole[:-1])
    if one_speaker and goes_on and sum(extent(quote.text) for quote in whole) <= LONGEST:
        return [whole]
    return [(min(worthy, key=lambda quote: (-quote.score, quote.start)),)]


def extent(text: str) -> float:
    """How much room a text takes, in Han characters: full-width ones count 1, all others a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


def _draft(material: Material, ctx: Context, spans: tuple[Quote, ...]) -> Draft:
    article = material.article
    speaker = spans[0].speaker or ""
    role = _role(article, material.digest.people, speaker)
    sources = [quote_source(article, quote) for quote in spans]
    said = _joined([quote.text for quote in spans])
    language = _language(said, material.digest.language)
    view: dict[str, Any] = {
        "quote": said,
        "speaker": speaker,
        "role": role.text if role else "",
        "source": material.entry.source_name or article.source_name or article.title,
        "title": article.title,
        "site": ctx.site.title,
        "date": _day(material),
        "language": language,
        "marks": list(MARKS[language]),
        "words": sorted(word for word in material.digest.keywords if word in said),
    }
    view["alt"] = alternative(view)
    sources += [source for source in (role, _title(article)) if source]
    design = ctx.make.template or DESIGN
    return identified(
        Draft(
            id="",
            kind="card",
            job=ctx.job.name,
            title=article.title,
            language=article.language,
            template=design,
            template_sha256=ctx.templates.get(design, ""),
            view=view,
            parts=(Part(said, tuple(range(len(spans)))),),
            sources=tuple(sources),
        )
    )


def _language(said: str, article: Language) -> Language:
    """The language of the words themselves: English words in a Chinese article are set as English."""
    return article if any(map(is_han, said)) else "en"


def _joined(texts: Sequence[str]) -> str:
    """The halves of one utterance in order, with a space between Latin words only."""
    said = texts[0]
    for text in texts[1:]:
        wide = any(unicodedata.east_asian_width(char) in "WF" for char in (said[-1], text[0]))
        said += text if wide else f" {text}"
    return said


def _role(article: Article, people: Iterable[Person], speaker: str) -> Source | None:
    """What the article calls the speaker, if its span says so: printed as the source has it or not at all."""
    for person in people:
        if speaker != person.name and speaker not in person.surfaces:
            continue
        span = person.role_span
        if not person.role or span is None:
            return None
        if not mend.same(person.role, article.text[span.start : span.end]):
            return None
        return Source(article.path, article.sha256, span.start, span.end, person.role, "sentence")
    return None


def _title(article: Article) -> Source | None:
    """The title as a source, where the front matter writes it as it is printed."""
    start = article.text.find(article.title, 0, article.body_start) if article.title else -1
    if start < 0:
        return None
    end = start + len(article.title)
    return Source(article.path, article.sha256, start, end, article.title, "title")


def _day(material: Material) -> str:
    moment = material.entry.date or material.article.date
    return moment.date().isoformat() if moment else ""
