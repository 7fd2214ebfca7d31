"""Where an article's own description and title stand in its file, so that printing them can be proved. Pure.

A front-matter value is printed as YAML, TOML or JSON reads it. Where its raw text differs (a folded line, an escaped
mark), the source holds the raw slice, which proves itself. A description that cannot be found at all is not printed, and a
title that cannot is no post of a thread; letter, summary and card name their article by it all the same, without a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.compose import lead_source
from repurpose.model import Article, Source


def lead(article: Article) -> Source | None:
    """The author's own description. None where there is none or where it cannot be shown in the file."""
    if not article.lead or not article.lead.strip():
        return None
    exact = lead_source(article)
    if exact is not None:
        return exact
    span = _find(article.text, article.lead, article.body_start)
    return _source(article, span, "lead") if span else None


def title(article: Article) -> Source | None:
    """The title, from the front matter, else from a heading. None where it stands nowhere (a file's name, say)."""
    if not article.title.strip():
        return None
    span = _find(article.text, article.title, article.body_start) or _find(
        article.text, article.title, len(article.text)
    )
    return _source(article, span, "title") if span else None


def _source(article: Article, span: tuple[int, int], role: str) -> Source:
    start, end = span
    raw = article.text[start:end]
    return Source(article.path, article.sha256, start, end, raw, "lead" if role == "lead" else "title")


def _find(text: str, value: str, end: int) -> tuple[int, int] | None:
    """The range of `value` in `text[:end]`, as it is, in folded lines, or with its marks escaped."""
    for written in _written(value):
        start = text.find(written, 0, end)
        if start >= 0:
            return start, start + len(written)
        words = written.split()
        if len(words) > 1:
            found = re.compile(r"\s+".join(map(re.escape, words))).search(text, 0, end)
            if found:
                return found.span()
    return None


def _written(value: str) -> Iterator[str]:
    yield value
    if "\\" in value or '"' in value:
        yield value.replace("\\", "\\\\").replace('"', '\\"')
    if "'" in value:
        yield value.replace("'", "''")
