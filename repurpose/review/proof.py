"""The proof: what a draft prints, held against the file it came from by slicing. Pure; nothing is read or mended here."""

from __future__ import annotations

from repurpose.model import Problem, Source, Span
from repurpose.text import mend

_SHOWN = 40  # characters of a passage that a message repeats


def prove(source: Source, text: str | None) -> Problem | None:
    """What is wrong with a source, None where it stands. `text` is its file's text now, None if that cannot be read.

    A passage is proved if the file's slice is the same after NFKC, without white space and `**` (`text.mend.same`),
    and if the span that names its speaker is there. Codes: `source-missing`, `quote-not-verbatim` (somebody's words),
    `not-verbatim` (the article's words), `speaker-not-proved`.
    """
    if text is None:
        return Problem(
            "source-missing",
            f"{source.path} cannot be read any more; put it back, or reject the draft.",
            where=source.path,
        )
    if not _inside(source.start, source.end, text) or not _said(source, text):
        code = "quote-not-verbatim" if source.role == "quote" else "not-verbatim"
        return Problem(
            code,
            f"{source.path} does not say “{shown(source.text)}” at {source.start}-{source.end}; make the draft again.",
            where=source.path,
        )
    if source.evidence is not None and not _names(source.evidence, text):
        return Problem(
            "speaker-not-proved",
            f"{source.path} names nobody at {source.evidence.start}-{source.evidence.end}, where {source.speaker} should "
            f"be named as the speaker of “{shown(source.text)}”; make the draft again.",
            where=source.path,
        )
    return None


def _inside(start: int, end: int, text: str) -> bool:
    return 0 <= start < end <= len(text)


def _said(source: Source, text: str) -> bool:
    return bool(source.text.strip()) and mend.same(source.text, text[source.start : source.end])


def _names(evidence: Span, text: str) -> bool:
    """Whether there are letters where the speaker is named or referred to."""
    return _inside(evidence.start, evidence.end, text) and any(
        char.isalpha() for char in text[evidence.start : evidence.end]
    )


def shown(text: str) -> str:
    """The beginning of a text, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
