"""Quotation → the draft of a card: what is printed, whose it is, where it stands, and how it is read aloud. Pure.

A card prints one utterance: a quotation good enough to stand alone, of a speaker with a name. Where the article splits
it ("…，" she said, "…"), the card prints both halves as a letter does (see `quoting`), if they are short enough together.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from repurpose.compose import Context, Material, identified, provenance, wording
from repurpose.compose.pointing import points_back
from repurpose.compose.quoting import Utterance, extent, utterances
from repurpose.model import Draft, Language, Part
from repurpose.text.scripts import fold, is_han

DESIGN = "paper"
#: Most of what a card can hold with words still large enough to read on a phone, in Han characters (Latin: half each).
LONGEST = 120.0
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
    "marks": list(wording.MARKS["zh-Hant"]),
    "words": [],
    "alt": "",
}


def compose(material: Material, ctx: Context, printed: set[str] | None = None) -> list[Draft]:
    """One draft a card-worthy utterance, best first, at most `ctx.make.per_article`; none where nothing is worth it.

    `printed` holds the words of the cards made of other articles, and is given those of these: two write-ups of one talk
    quote the same.
    """
    printed = set() if printed is None else printed
    fresh = [said for said in _chosen(material) if _words(said.text) not in printed]
    chosen = fresh[: ctx.make.per_article]
    printed.update(_words(said.text) for said in chosen)
    return [_draft(material, ctx, said) for said in chosen]


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


def _chosen(material: Material) -> list[Utterance]:
    """What each card would print, best first, what points back last; the place in the article decides between equals."""
    found = utterances(material, fits=lambda text: extent(text) <= LONGEST)
    seen: set[str] = set()
    return [
        said
        for said in sorted(found, key=lambda said: (points_back(said.text), -said.score, said.order))
        if not _seen(said.text, seen)
    ]


def _words(text: str) -> str:
    """What is said, whatever its marks and its script."""
    return "".join(char for char in fold(text) if char.isalnum())


def _seen(text: str, seen: set[str]) -> bool:
    """Whether the same words were met before, as when a pull quote repeats the text."""
    words = _words(text)
    known = words in seen
    seen.add(words)
    return known


def _draft(material: Material, ctx: Context, utterance: Utterance) -> Draft:
    article, said, role = material.article, utterance.text, utterance.role
    language = _language(said, material.digest.language)
    view: dict[str, Any] = {
        "quote": said,
        "speaker": utterance.speaker,
        "role": role.text if role else "",
        "source": material.entry.source_name or article.source_name or article.title,
        "title": article.title,
        "site": ctx.site.title,
        "date": _day(material),
        "language": language,
        "marks": list(wording.MARKS[language]),
        "words": sorted(word for word in material.digest.keywords if word in said),
    }
    view["alt"] = alternative(view)
    beside = [source for source in (role, provenance.title(article)) if source]
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
            parts=(Part(said, tuple(range(len(utterance.spans)))),),
            sources=(*utterance.spans, *beside),
        )
    )


def _language(said: str, article: Language) -> Language:
    """The language of the words themselves: English words in a Chinese article are set as English."""
    return article if any(map(is_han, said)) else "en"


def _day(material: Material) -> str:
    moment = material.entry.date or material.article.date
    return moment.date().isoformat() if moment else ""
