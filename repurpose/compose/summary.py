"""One article → the draft of its summary: lead, sentences, key points, quotations, links, and where each stands. Pure.

Every sentence is the article's own and carries a number that leads to its span. What one part says, no later one repeats.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from repurpose.compose import Context, Material, identified, listen, provenance, sentence_source, wording
from repurpose.compose.quoting import Said, Utterance, best
from repurpose.model import Draft, Part, Passage, Source
from repurpose.text import mend

TEMPLATE = "summary"
_QUOTES = 3
#: List in the view → the numbers of its notes.
_NUMBERS = {"summary": "summary_notes", "key_points": "key_point_notes"}


def compose(material: Material, ctx: Context) -> Draft:
    """The summary of one article. Without parts where the article says nothing that could be printed."""
    notes = _Notes(material)
    view = _view(material, ctx, notes)
    name = ctx.make.template or TEMPLATE
    return identified(
        Draft(
            id="",
            kind="summary",
            job=ctx.job.name,
            title=material.article.title,
            language=material.digest.language,
            template=name,
            template_sha256=ctx.templates.get(name) or ctx.templates.get(f"{name}.md.j2", ""),
            view=view,
            parts=tuple(notes.parts),
            sources=tuple(notes.sources),
        )
    )


def note(view: Mapping[str, Any], place: str) -> int:
    """The number of the note of what stands at a place of the view: `lead.text`, `summary.0`, `key_points.2`, …"""
    head, *rest = place.split(".")
    if head in _NUMBERS:
        return int(view[_NUMBERS[head]][int(rest[0])])
    return int((view["lead"] if head == "lead" else view[head][int(rest[0])])["note"])


def notes(
    numbered: Sequence[Mapping[str, Any]], parts: Sequence[Part], sources: Sequence[Source]
) -> list[dict[str, Any]]:
    """The notes of a summary whose parts have other sources now. What a person wrote has a note without a span."""
    found: list[dict[str, Any]] = []
    for old, part in zip(numbered, parts, strict=True):
        spans = [sources[index] for index in part.sources]
        found.append(_note(old["number"], spans) if spans else {**old, "spans": []})
    return found


@dataclasses.dataclass
class _Notes:
    """The sources of a summary while it is put together. Numbers count from 1, one for each sentence printed."""

    material: Material
    sources: list[Source] = dataclasses.field(default_factory=list)
    parts: list[Part] = dataclasses.field(default_factory=list)
    said: Said = dataclasses.field(default_factory=Said)
    spans: list[tuple[Source, ...]] = dataclasses.field(default_factory=list)

    def add(self, text: str, *sources: Source) -> int:
        """Prints `text` as a part with its sources; its number."""
        begin = len(self.sources)
        self.sources.extend(sources)
        self.parts.append(Part(text, tuple(range(begin, len(self.sources)))))
        self.said.add(text)
        self.spans.append(sources)
        return len(self.spans)

    def passages(self, passages: Sequence[Passage]) -> tuple[list[str], list[int]]:
        """Sentences not said before, and their numbers."""
        fresh = [passage for passage in passages if not self.said.has(passage.text)]
        numbers = [self.add(p.text, sentence_source(self.material.article, p)) for p in fresh]
        return [passage.text for passage in fresh], numbers


def _view(material: Material, ctx: Context, notes: _Notes) -> dict[str, Any]:
    article, language = material.article, material.digest.language
    lead = _lead(material, notes)
    summary, summary_notes = notes.passages(material.digest.summary)
    points, point_notes = notes.passages(material.digest.key_points)
    quotes = [_quote(utterance, material, notes) for utterance in best([material], _QUOTES, notes.said)]
    title = provenance.title(article)
    if title is not None:
        notes.sources.append(title)
    return {
        "language": language,
        "title": article.title,
        "url": listen.web(material.entry.url),
        "source_url": listen.web(material.entry.source_url),
        "show": material.entry.source_name,
        "date": wording.day(material.entry.date.date(), language) if material.entry.date else None,
        "author": material.entry.author,
        "tags": list(material.entry.tags),
        "lead": lead,
        "summary": summary,
        "summary_notes": summary_notes,
        "key_points": points,
        "key_point_notes": point_notes,
        "quotes": quotes,
        "listen": listen.links(material.entry.media),
        "related": [
            {"title": entry.title, "url": entry.url, "language": entry.language}
            for entry in material.related
            if listen.web(entry.url)
        ],
        "site": {"title": ctx.site.title, "url": ctx.site.url},
        "notes": [_note(number, spans) for number, spans in enumerate(notes.spans, 1)],
        "labels": wording.LABELS[language],
    }


def _lead(material: Material, notes: _Notes) -> dict[str, Any] | None:
    source = provenance.lead(material.article)
    if source is None:
        return None
    text = mend.printed(material.article.lead or "")
    label = wording.LABELS[material.digest.language]["lead_author"]
    return {"by": "author", "label": label, "text": text, "note": notes.add(text, source)}


def _quote(utterance: Utterance, material: Material, notes: _Notes) -> dict[str, Any]:
    opening, closing = wording.MARKS[material.digest.language]
    role = utterance.role
    number = notes.add(utterance.text, *utterance.spans, *([role] if role else []))
    return {
        "text": utterance.text,
        "open": opening,
        "close": closing,
        "speaker": utterance.speaker,
        "role": role.text if role else None,
        "comma": ", " if material.digest.language == "en" else "，",
        "note": number,
    }


def _note(number: int, sources: Sequence[Source]) -> dict[str, Any]:
    return {
        "number": number,
        "path": sources[0].path,
        "spans": [{"start": source.start, "end": source.end} for source in sources],
    }
