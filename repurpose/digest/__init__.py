"""Understanding articles: `digest(article)` says what one article holds, the same every time.

A digest depends on the article's bytes and on `VERSION` alone; raise `VERSION` with every change of what is found, so that
kept digests are made anew. The rules are loaded with the first article: who only asks for the version loads nothing.
"""

from __future__ import annotations

from repurpose.model import Article, Digest

VERSION = 8

__all__ = ["VERSION", "digest", "shingles"]


def digest(article: Article) -> Digest:
    """Everything that the tool prints of an article is chosen from this. Linear in the length of the text."""
    from repurpose.digest.understanding import understand

    return understand(article)


def shingles(article: Article) -> tuple[int, ...]:
    """What an article is compared by with others: see `digest.likeness`. Needs no understanding of it."""
    from repurpose.digest import likeness

    return likeness.shingles(article)
