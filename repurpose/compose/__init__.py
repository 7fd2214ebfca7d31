"""Digests → drafts, one module a kind. Pure: no template is rendered here, no file is read, no clock is asked.

A compose function chooses what is said and records where each piece comes from; its draft has a `view` (JSON data, all
that a template may print), `parts` and `sources`, and no outputs yet. Nothing is ever written here that is not in a
source, but for the fixed words of the medium (labels, numbering, addresses).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence

from repurpose.jobs import Job, Make
from repurpose.model import Article, Digest, Draft, Entry, Passage, Quote, Slot, Source
from repurpose.settings import Limits, Mail, Site


@dataclasses.dataclass(frozen=True, slots=True)
class Material:
    """One picked article with everything known about it. `related` are the other articles of the same episode."""

    entry: Entry
    article: Article
    digest: Digest
    related: tuple[Entry, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """What a draft is made for. `templates` maps a template's name to the SHA-256 of its file; `corrections` are those
    that a letter has to make (see `compose.corrections`)."""

    job: Job
    make: Make
    slot: Slot
    now: dt.datetime
    site: Site
    mail: Mail
    limits: Limits
    templates: Mapping[str, str] = dataclasses.field(default_factory=dict)
    corrections: Sequence[Mapping[str, object]] = ()


def identity(draft: Draft) -> str:
    """The draft's id: 12 hex digits of a hash of what it was made from and what it says (id and outputs left out)."""
    said = [
        *(draft.kind, draft.network, draft.job, draft.template, draft.template_sha256, draft.view),
        [part.text for part in draft.parts],
        [[s.path, s.sha256, s.start, s.end, s.text, s.role, s.speaker] for s in draft.sources],
        draft.edited_from,
    ]
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def identified(draft: Draft) -> Draft:
    """The same draft with its id filled in."""
    return dataclasses.replace(draft, id=identity(draft))


def sentence_source(article: Article, passage: Passage) -> Source:
    """A sentence of the article's own words, as a source."""
    return Source(article.path, article.sha256, passage.start, passage.end, passage.text, "sentence")


def quote_source(article: Article, quote: Quote) -> Source:
    """Somebody's words, as a source."""
    return Source(
        article.path,
        article.sha256,
        quote.start,
        quote.end,
        quote.text,
        "quote",
        quote.speaker,
        quote.evidence,
    )


def lead_source(article: Article) -> Source | None:
    """The author's own description as a source; None where there is none or its raw text is not in the file as is."""
    if not article.lead:
        return None
    start = article.text.find(article.lead, 0, article.body_start)
    if start < 0:
        return None
    return Source(article.path, article.sha256, start, start + len(article.lead), article.lead, "lead")
