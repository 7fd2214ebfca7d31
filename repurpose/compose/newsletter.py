"""Picked articles → the draft of a letter: a section an episode, each sentence and quotation with its source. Pure.

The view made here is all that `newsletter.html.j2` and `newsletter.txt.j2` may print. Nothing is written that stands in
no source but the fixed words of the medium, and what the job's author wrote in it: subject and intro.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from repurpose.compose import Context, Material, identified, listen, provenance, sentence_source, wording
from repurpose.compose.letter import problems, sender, unsubscribe
from repurpose.compose.quoting import Said, Utterance, best
from repurpose.jobs import Make
from repurpose.model import Draft, Entry, Language, Part, Slot, Source
from repurpose.text import mend
from repurpose.text.columns import columns
from repurpose.text.scripts import fold
from repurpose.text.sentences import sentences

TEMPLATE = "newsletter"
_SUBJECT_COLUMNS = 78  # what a mail program shows of a subject, on a wide screen


def compose(materials: Sequence[Material], ctx: Context) -> Draft:
    """The letter of one slot. `materials` in the order of their ranks, at least one."""
    letter = _Letter(ctx, _language(materials, ctx))
    sections = [letter.section(group) for group in _episodes(materials)]
    for number, section in enumerate(sections, 1):
        section["number"] = number
    view = letter.view(sections)
    letter.parts += [Part(text) for text in beside(view)]
    names = templates(ctx.make)
    return identified(
        Draft(
            id="",
            kind="newsletter",
            job=ctx.job.name,
            title=view["subject"],
            language=letter.language,
            template=names[0].removesuffix(".html.j2"),
            template_sha256=fingerprint(ctx.make, ctx.templates),
            view=view,
            parts=tuple(letter.parts),
            sources=tuple(letter.sources),
            problems=problems(ctx),
        )
    )


def templates(make: Make) -> tuple[str, str]:
    """The names of the HTML and the text template that a `[[make]]` table means."""
    name = make.template or TEMPLATE
    for suffix in (".html.j2", ".txt.j2", ".j2"):
        name = name.removesuffix(suffix)
    return f"{name}.html.j2", f"{name}.txt.j2"


def fingerprint(make: Make, hashes: Mapping[str, str]) -> str:
    """SHA-256 (hex) of a letter's two templates together. `hashes`: name → the template's own SHA-256."""
    return hashlib.sha256("\n".join(hashes.get(name, "") for name in templates(make)).encode()).hexdigest()


def printed(section: Mapping[str, Any]) -> str:
    """What a section of the view says, as the text of its part: title, lead and quotations, each on a line."""
    lead, quotes = section["lead"], section["quotes"]
    return "\n".join([section["title"], *(lead["sentences"] if lead else []), *(q["text"] for q in quotes)])


def beside(view: Mapping[str, Any]) -> list[str]:
    """What a letter says besides its sections, as the texts of the parts after theirs: the job's intro, each correction.

    They have no sources: what is corrected stands in no article any more.
    """
    intro = ["\n\n".join(view["intro"])] if view["intro"] else []
    return [*intro, *(f"{each['title']}\n{each['text']}" for each in view["corrections"])]


def stem(slot: Slot) -> str:
    """The file name of a slot's letter without its suffix: `weekly-newsletter-2026-02-10T0800`, `…-2` for a second run."""
    again = f"-{slot.run}" if slot.run > 1 else ""
    return f"{slot.job}-{slot.at.replace(':', '')}{again}"


@dataclasses.dataclass
class _Letter:
    """A letter while it is being put together: what it prints so far, and where that comes from."""

    ctx: Context
    language: Language
    sources: list[Source] = dataclasses.field(default_factory=list)
    parts: list[Part] = dataclasses.field(default_factory=list)
    said: Said = dataclasses.field(default_factory=Said)

    def section(self, group: Sequence[Material]) -> dict[str, Any]:
        """One episode. The first article gives title and lead; all of them may be quoted."""
        main = group[0]
        begin = len(self.sources)
        self._source(provenance.title(main.article))
        lead = self._lead(group)
        quotes = [
            self._quote(utterance, main.digest.language)
            for utterance in best(group, self.ctx.make.quotes, self.said)
        ]
        section: dict[str, Any] = {
            "number": 0,
            "language": main.digest.language,
            "title": main.article.title,
            "url": listen.web(main.entry.url),
            "source_url": listen.web(main.entry.source_url),
            "show": main.entry.source_name,
            "date": _day(main, self.language),
            "author": main.entry.author,
            "lead": lead,
            "quotes": quotes,
            "articles": [_reference(m.entry) for m in group[1:]],
            "related": _related(group),
            "listen": listen.links(*(m.entry.media for m in group)),
        }
        self.parts.append(Part(printed(section), tuple(range(begin, len(self.sources)))))
        return section

    def view(self, sections: list[dict[str, Any]]) -> dict[str, Any]:
        """All that a template may print; JSON data."""
        site, ctx = self.ctx.site, self.ctx
        date = wording.day(dt.date.fromisoformat(ctx.slot.at[:10]), self.language)
        subject = _subject(ctx.make.subject, [section["title"] for section in sections], date)
        return {
            "language": self.language,
            "subject": subject,
            "preheader": self._preheader(sections, subject),
            "date": date,
            "date_iso": ctx.slot.at[:10],
            "site": {
                "title": site.title,
                "url": site.url,
                "author": site.author,
                "description": site.description,
            },
            "intro": [p.strip() for p in (ctx.make.intro or "").split("\n\n") if p.strip()],
            "sections": sections,
            "corrections": list(ctx.corrections),
            "footer": {"address": ctx.mail.address, "sender": sender(ctx), "unsubscribe": unsubscribe(ctx)},
            "labels": wording.LABELS[self.language],
        }

    def _source(self, source: Source | None) -> None:
        if source is not None:
            self.sources.append(source)

    def _lead(self, group: Sequence[Material]) -> dict[str, Any] | None:
        """The author's own words where an article of the group has any, else sentences of the first article."""
        for material in group:
            source = provenance.lead(material.article)
            if source is not None:
                text = mend.printed(material.article.lead or "")
                self.sources.append(source)
                return self._printed("author", [text], text)
        passages = group[0].digest.summary
        if not passages:
            return None
        self.sources.extend(sentence_source(group[0].article, passage) for passage in passages)
        between = " " if group[0].digest.language == "en" else ""
        texts = [passage.text for passage in passages]
        return self._printed("summary", texts, between.join(texts))

    def _printed(self, by: str, texts: list[str], text: str) -> dict[str, Any]:
        for sentence in texts:
            self.said.add(sentence)
        label = wording.LABELS[self.language][f"lead_{by}"]
        return {"by": by, "label": label, "text": text, "sentences": texts}

    def _quote(self, utterance: Utterance, language: Language) -> dict[str, Any]:
        self.sources.extend(utterance.spans)
        self._source(utterance.role)
        opening, closing = wording.MARKS[language]
        return {
            "text": utterance.text,
            "open": opening,
            "close": closing,
            "speaker": utterance.speaker,
            "role": utterance.role.text if utterance.role else None,
            "comma": ", " if language == "en" else "，",
        }

    def _preheader(self, sections: list[dict[str, Any]], subject: str) -> str:
        """The first sentence of a lead that does not say what the subject says."""
        for section in sections:
            text = section["lead"]["text"] if section["lead"] else ""
            for span in sentences(text, 0, len(text), section["language"]):
                sentence = text[span.start : span.end]
                if fold(sentence).strip("。.!！?？ ") not in fold(subject):
                    return sentence
        return ""


def _episodes(materials: Sequence[Material]) -> list[list[Material]]:
    groups: dict[str, list[Material]] = {}
    for material in materials:
        groups.setdefault(material.entry.episode or material.entry.path, []).append(material)
    return list(groups.values())


def _language(materials: Sequence[Material], ctx: Context) -> Language:
    """The language of most articles; the site's where they are as many."""
    counts = Counter(material.digest.language for material in materials)
    most = max(counts.values())
    leading = sorted(language for language, count in counts.items() if count == most)
    return ctx.site.language if ctx.site.language in leading else leading[0]


def _day(material: Material, language: Language) -> str | None:
    moment = material.entry.date or material.article.date
    return wording.day(moment.date(), language) if moment else None


def _reference(entry: Entry) -> dict[str, Any]:
    return {"title": entry.title, "url": listen.web(entry.url), "language": entry.language}


def _related(group: Sequence[Material]) -> list[dict[str, Any]]:
    """The episode's other articles that have a page to link to, once each, without those that the section is made of."""
    here = {material.entry.path for material in group}
    others = {entry.path: entry for material in group for entry in material.related if entry.path not in here}
    return [_reference(entry) for entry in others.values() if listen.web(entry.url)]


def _subject(wanted: str | None, titles: Sequence[str], date: str) -> str:
    """The job's subject with {title} and {date} filled in, else as many titles as a subject shows."""
    if wanted:
        return wanted.replace("{date}", date).replace("{title}", titles[0])
    subject = titles[0]
    for title in titles[1:]:
        if columns(f"{subject}｜{title}") > _SUBJECT_COLUMNS:
            break
        subject = f"{subject}｜{title}"
    return subject
