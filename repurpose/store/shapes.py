"""Our nouns as compact JSON and back: positional lists, so that ten thousand rows stay small. Pure.

What is written here is read for years: a list may only grow at its end, with a migration or a default.
"""

from __future__ import annotations

import array
import json
import sys
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from repurpose.model import (
    Digest,
    Media,
    Part,
    Passage,
    Person,
    Problem,
    Quote,
    Severity,
    Source,
    Span,
    Turn,
)

SHINGLE = 4  # bytes
_FOUR_BYTES = next(code for code in "IL" if array.array(code).itemsize == SHINGLE)


def dump(value: object) -> str:
    """JSON text without spaces, keys in order, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def problems_text(problems: Sequence[Problem]) -> str:
    """Problems as JSON text."""
    return dump([[each.code, each.message, each.severity.value, each.where] for each in problems])


def problems_from(text: str) -> tuple[Problem, ...]:
    """Problems from `problems_text`."""
    if text == "[]":
        return ()
    return tuple(
        Problem(code, message, Severity(severity), where)
        for code, message, severity, where in json.loads(text)
    )


def media_list(media: Media) -> list[Sequence[str]]:
    """Media as a list of four lists."""
    return [media.youtube, media.spotify, media.apple_podcast, media.audio]


def media_from(value: Sequence[Sequence[str]]) -> Media:
    """Media from `media_list`."""
    youtube, spotify, apple_podcast, audio = (tuple(each) for each in value)
    return Media(youtube, spotify, apple_podcast, audio)


def parts_text(parts: Sequence[Part]) -> str:
    """The parts of a draft as JSON text."""
    return dump([[each.text, each.sources] for each in parts])


def parts_from(text: str) -> tuple[Part, ...]:
    """Parts from `parts_text`."""
    return tuple(Part(words, tuple(sources)) for words, sources in json.loads(text))


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span_from(value: Sequence[int] | None) -> Span | None:
    return None if value is None else Span(*value)


def sources_text(sources: Sequence[Source], files: Mapping[tuple[str, str], int]) -> str:
    """The sources of a draft as JSON text; each names its file by the number in `files` ((path, sha256) → number)."""
    return dump(
        [
            [
                files[each.path, each.sha256],
                each.start,
                each.end,
                each.text,
                each.role,
                each.speaker,
                _span(each.evidence),
            ]
            for each in sources
        ]
    )


def sources_from(text: str, files: Mapping[int, tuple[str, str]]) -> tuple[Source, ...]:
    """Sources from `sources_text`, with the paths that the files have now."""
    return tuple(
        Source(*files[number], start, end, words, role, speaker, _span_from(evidence))
        for number, start, end, words, role, speaker, evidence in json.loads(text)
    )


def digest_bytes(digest: Digest) -> bytes:
    """A digest as compressed JSON."""
    value: list[Any] = [
        digest.language,
        [[each.text, each.start, each.end] for each in digest.summary],
        [[each.text, each.start, each.end] for each in digest.key_points],
        [
            [each.text, each.start, each.end, each.speaker, _span(each.evidence), each.utterance, each.score]
            for each in digest.quotes
        ],
        [[each.speaker, each.start, each.end] for each in digest.turns],
        [[each.name, each.surfaces, each.role, _span(each.role_span)] for each in digest.people],
        digest.keywords,
    ]
    return zlib.compress(dump(value).encode("utf-8", "surrogatepass"), 1)


def digest_from(version: int, sha256: str, data: bytes) -> Digest:
    """The digest that `digest_bytes` was given."""
    language, summary, key_points, quotes, turns, people, keywords = json.loads(
        zlib.decompress(data).decode("utf-8", "surrogatepass")
    )
    return Digest(
        version=version,
        sha256=sha256,
        language=language,
        summary=tuple(Passage(*each) for each in summary),
        key_points=tuple(Passage(*each) for each in key_points),
        quotes=tuple(
            Quote(text, start, end, speaker, _span_from(evidence), utterance, score)
            for text, start, end, speaker, evidence, utterance, score in quotes
        ),
        turns=tuple(Turn(*each) for each in turns),
        people=tuple(
            Person(name, tuple(surfaces), role, _span_from(span)) for name, surfaces, role, span in people
        ),
        keywords=tuple(keywords),
    )


def shingles_bytes(shingles: Sequence[int]) -> bytes:
    """Four bytes a number, unsigned, little-endian."""
    packed = array.array(_FOUR_BYTES, shingles)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def shingles_from(data: bytes) -> Sequence[int]:
    """The numbers from `shingles_bytes`, packed: all of a large catalogue are held at once."""
    packed = array.array(_FOUR_BYTES)
    packed.frombytes(data)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed
