"""One article → the draft of a thread for one network: hook, one idea a post, then where to read and listen. Pure.

The hook is the strongest verified quotation, else the article's claim. The posts between hook and end say the chosen
sentences whole, once, in the order of the source. LinkedIn gets one long post instead, in paragraphs. Every post is
measured with its number in place; what does not fit is cut where a reader pauses, never shortened.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from repurpose.compose import Context, Material, ending, identified, listen, provenance, wording
from repurpose.compose.ideas import Idea, hooks, opening, points, readable, spread
from repurpose.compose.quoting import Said, Utterance
from repurpose.model import Draft, Language, Network, Part, Source
from repurpose.text.lengths import LIMITS, count
from repurpose.text.split import split

TEMPLATE = "thread"
MOST_BODY = 5  # posts between hook and end; a sentence that needs several posts may exceed it
_ONE_POST = frozenset({"linkedin"})
_BRIEF = frozenset({"x"})  # where readers expect a sentence or two a post

Fits = Callable[[str], bool]


@dataclasses.dataclass(frozen=True, slots=True)
class _Post:
    """A post before it is numbered. `role` is `hook`, `body`, `end`, or `whole` where one post says everything."""

    text: str
    role: str
    sources: tuple[Source, ...] = ()


def compose(material: Material, network: Network, ctx: Context) -> Draft:
    """The thread about one article. Empty (no parts) where the article says nothing that could be printed."""
    limit = ctx.limits.mastodon if network == "mastodon" else LIMITS[network]
    posts = _posts(material, _measure(network, limit), network)
    texts = [text for text, _ in _numbered(posts)]
    sources = list(dict.fromkeys(source for post in posts for source in post.sources))
    name = ctx.make.template or TEMPLATE
    return identified(
        Draft(
            id="",
            kind="thread",
            job=ctx.job.name,
            title=material.article.title,
            language=material.digest.language,
            template=name,
            template_sha256=ctx.templates.get(name, ""),
            view=_view(material, network, limit, posts),
            parts=tuple(
                Part(text, tuple(sources.index(source) for source in post.sources))
                for text, post in zip(texts, posts, strict=True)
            ),
            sources=tuple(sources),
            network=network,
        )
    )


def as_json(draft: Draft) -> dict[str, Any]:
    """What stands in `threads/<id>.<network>.json`: every post with its length, links and facets, and the sources."""
    network = cast("Network", draft.view["network"])
    return {
        "id": draft.id,
        "network": network,
        "language": draft.language,
        "title": draft.view["title"],
        "url": draft.view["url"],
        "posts": [_counted(post, network, draft.view["limit"]) for post in draft.view["posts"]],
        "sources": [
            {
                "path": source.path,
                "sha256": source.sha256,
                "start": source.start,
                "end": source.end,
                "text": source.text,
                "role": source.role,
                "speaker": source.speaker,
            }
            for source in draft.sources
        ],
    }


def _counted(post: dict[str, Any], network: Network, limit: int) -> dict[str, Any]:
    counted = count(network, post["text"], limit=limit)
    return {
        "role": post["role"],
        "number": post["number"],
        "text": post["text"],
        "length": counted.length,
        "limit": counted.limit,
        "valid": counted.valid,
        "urls": list(counted.urls),
        "facets": [
            {"byteStart": f.byte_start, "byteEnd": f.byte_end, "type": f.type, "value": f.value}
            for f in counted.facets
        ],
    }


def _measure(network: Network, limit: int) -> Fits:
    return lambda text: count(network, text, limit=limit).valid


def _view(material: Material, network: Network, limit: int, posts: Sequence[_Post]) -> dict[str, Any]:
    numbered = _numbered(posts)
    return {
        "network": network,
        "limit": limit,
        "language": material.digest.language,
        "title": material.article.title,
        "url": ending.address(material),
        "show": material.entry.source_name,
        "listen": listen.links(material.entry.media),
        "posts": [
            {"role": post.role, "number": number, "text": text}
            for post, (text, number) in zip(posts, numbered, strict=True)
        ],
        "count": len(posts),
    }


# ---------------------------------------------------------------- what is said


def _posts(material: Material, fits: Fits, network: Network) -> list[_Post]:
    """The posts, numbered or not. Numbers take room, and how much depends on how many posts there are: tried in turn."""
    if network in _ONE_POST:
        return _whole(material, fits)
    for digits in (1, 2, 3):
        posts = list(_sequence(material, _with_number(fits, digits), brief=network in _BRIEF))
        if len(posts) < 10**digits:
            return posts
    return posts


def _with_number(fits: Fits, digits: int) -> Fits:
    widest = "9" * digits
    return lambda text: fits(f"{text}\n\n{widest}/{widest}")


def _sequence(material: Material, fits: Fits, *, brief: bool) -> Iterator[_Post]:
    said = Said()
    hook = _hook(material, fits, said)
    if hook is not None:
        yield hook
    language = material.digest.language
    first = list(_body(opening(material, said, brief=brief), MOST_BODY, fits, language))
    yield from first
    room = max(0, MOST_BODY - len(first))
    yield from _body(spread(points(material, said), room), room, fits, language, some=not first)
    yield from _end(material, fits, titled=hook is None or hook.text != material.article.title)


def _hook(material: Material, fits: Fits, said: Said) -> _Post | None:
    """The strongest quotation that fits a post with its speaker, else the title, which claims something."""
    for utterance in hooks(material):
        text = quoted(utterance, material.digest.language)
        if readable(utterance.text) and fits(text):
            said.add(utterance.text)
            role = (utterance.role,) if utterance.role and utterance.role.text in text else ()
            return _Post(text, "hook", (*utterance.spans, *role))
    title = provenance.title(material.article)
    if title is None or not readable(material.article.title) or not fits(material.article.title):
        return None
    return _Post(material.article.title, "hook", (title,))


def quoted(utterance: Utterance, language: Language) -> str:
    """A quotation in its marks and, below it, who said it."""
    opening, closing = outer_marks(utterance.text, language)
    dash = "— " if language == "en" else "——"
    between = ", " if language == "en" else "，"
    role = between + utterance.role.text if utterance.role else ""
    return f"{opening}{utterance.text}{closing}\n\n{dash}{utterance.speaker}{role}"


def outer_marks(text: str, language: Language) -> tuple[str, str]:
    """The marks to put around words that stay as they are: another pair where the usual ones stand inside already."""
    opening, closing = wording.MARKS[language]
    if opening not in text and closing not in text:
        return opening, closing
    return ("『", "』") if language == "zh-Hant" else ("‘", "’") if language == "en" else ("「", "」")


def _body(
    chosen: Sequence[Idea], most: int, fits: Fits, language: Language, *, some: bool = True
) -> Iterator[_Post]:
    """One idea a post, up to `most` posts; an idea that is too long for a post takes several.

    With `some` the first idea is said even if it takes more posts than that.
    """
    made = 0
    for idea in chosen:
        pieces = split(idea.text, fits, language)
        if made + len(pieces) > most and (made or not some):
            continue
        made += len(pieces)
        for piece, sources in zip(pieces, _covering(idea, pieces), strict=True):
            yield _Post(piece, "body", sources)


def _covering(idea: Idea, pieces: Sequence[str]) -> list[tuple[Source, ...]]:
    """Which sources each piece prints: those whose text it shares."""
    spans: list[tuple[int, int]] = []
    at = 0
    for source in idea.sources:
        start = idea.text.find(source.text, at)
        spans.append((start, start + len(source.text)) if start >= 0 else (0, len(idea.text)))
        at = max(at, spans[-1][1] if start >= 0 else at)
    covering: list[tuple[Source, ...]] = []
    at = 0
    for piece in pieces:
        start = idea.text.index(piece, at)
        at = start + len(piece)
        covering.append(
            tuple(s for s, (a, b) in zip(idea.sources, spans, strict=True) if a < at and start < b)
        )
    return covering


def _end(material: Material, fits: Fits, *, titled: bool) -> Iterator[_Post]:
    """The last post, where there is anything to say in it; the fullest that fits."""
    for paragraphs, sources in ending.endings(material, titled=titled):
        text = "\n\n".join(paragraphs)
        if fits(text):
            yield _Post(text, "end", sources)
            return


# ---------------------------------------------------------------- one long post


def _whole(material: Material, fits: Fits) -> list[_Post]:
    """Everything in one post of paragraphs; ideas are left out from the end until it fits."""
    said = Said()
    hook = _hook(material, fits, said)
    end = list(_end(material, fits, titled=hook is None or hook.text != material.article.title))
    chosen = opening(material, said, brief=False)
    chosen += spread(points(material, said), max(0, MOST_BODY - len(chosen)))
    for kept in range(len(chosen), -1, -1):
        parts = [*([hook] if hook else []), *(_Post(i.text, "body", i.sources) for i in chosen[:kept])]
        parts += end
        text = "\n\n".join(part.text for part in parts)
        if parts and fits(text):
            sources = dict.fromkeys(source for part in parts for source in part.sources)
            return [_Post(text, "whole", tuple(sources))]
    return []


def _numbered(posts: Sequence[_Post]) -> list[tuple[str, str | None]]:
    """Each post's text with its number below it, and the number; a single post has none."""
    if len(posts) < 2:
        return [(post.text, None) for post in posts]
    numbers = [f"{index}/{len(posts)}" for index in range(1, len(posts) + 1)]
    return [(f"{post.text}\n\n{number}", number) for post, number in zip(posts, numbers, strict=True)]
