"""What earlier letters said that their articles no longer say → corrections for the next letter. Pure.

Only words that were printed count: a mended typing error elsewhere in an article is no correction. Each is announced once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from repurpose.compose import wording
from repurpose.model import Article, Draft, Entry, Source
from repurpose.text.scripts import fold

_PRINTED = frozenset({"quote", "sentence", "lead"})


class Correction(TypedDict):
    """One correction as a template prints it."""

    title: str
    url: str | None
    text: str


def due(
    earlier: Sequence[Draft], articles: Mapping[str, Article], entries: Mapping[str, Entry]
) -> list[Correction]:
    """The corrections that `earlier` letters (sent before, oldest first) leave to be made.

    `articles` and `entries`: path → the article and its entry as they are now, of those that changed since.
    """
    said = {item["text"] for draft in earlier for item in draft.view.get("corrections", ())}
    said |= {
        text for draft in earlier for text in draft.view.get("settled", ())
    }  # a person changed it, or took it out
    found: dict[str, Correction] = {}
    for source in _printed(earlier):
        article = articles.get(source.path)
        if article is None or still_says(source, article):
            continue
        text = wording.CORRECTED[article.language].format(source.text)
        if text not in said:
            found[text] = {"title": article.title, "url": entries[source.path].url, "text": text}
    return list(found.values())


def still_says(source: Source, article: Article) -> bool:
    """Whether the article as it is now has the words of `source`, wherever they stand by now."""
    return article.sha256 == source.sha256 or _bare(source.text) in _bare(article.text)


def _printed(earlier: Iterable[Draft]) -> Iterable[Source]:
    return (source for draft in earlier for source in draft.sources if source.role in _PRINTED)


def _bare(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())
