"""How a thread ends: the title, where the article can be read, where the episode can be heard. Pure.

Only addresses that the article or the catalogue names are printed; where there is none, nothing is said of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.compose import Material, listen, provenance, wording
from repurpose.compose.ideas import readable
from repurpose.model import Source

Ending = tuple[list[str], tuple[Source, ...]]


def address(material: Material) -> str | None:
    """Where the whole article can be read, if a reader may be sent there."""
    for url in (material.entry.url, material.entry.source_url):
        if url and url.startswith(("https://", "http://")):
            return url
    return None


def endings(material: Material, *, titled: bool) -> Iterator[Ending]:
    """Paragraphs and sources of the last post, the fullest first: places to listen are left out from the end, then the
    title. `titled` says whether to name the title at all. Nothing where there is no address."""
    title = provenance.title(material.article) if titled and readable(material.article.title) else None
    named, sources = ([material.article.title], (title,)) if title else ([], ())
    article = _article(material)
    for kept in range(len(listen.links(material.entry.media)), 0, -1):
        yield [*named, *article, _episode(material, kept)], sources
    if article:
        yield [*named, *article], sources
        yield article, ()


def _article(material: Material) -> list[str]:
    url = address(material)
    return [f"{wording.LABELS[material.digest.language]['read']}\n{url}"] if url else []


def _episode(material: Material, kept: int) -> str:
    """The show and the first places where the episode can be heard or seen."""
    language, show = material.digest.language, material.entry.source_name
    label, colon = wording.LABELS[language]["listen"], ": " if language == "en" else "："
    places = listen.links(material.entry.media)[:kept]
    head = f"{label}{colon}{show}" if show else label
    return "\n".join([head, *(f"{place['label']} {place['url']}" for place in places)])
