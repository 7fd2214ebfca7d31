"""Preflight: a draft and what was measured of it → what is wrong with it. Pure; nothing is mended or kept.

An error keeps a draft from being approved, a warning is shown. The codes are stable: programs and people filter by them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from repurpose.model import Draft, Network, Output, Problem, Severity
from repurpose.review import wording
from repurpose.review.printed import unproved, unsourced
from repurpose.review.proof import prove, shown
from repurpose.text.lengths import count

__all__ = ["Facts", "prove", "review", "shown", "unproved"]

_READ = frozenset({"text/plain", "text/markdown", "text/html"})


@dataclasses.dataclass(frozen=True, slots=True)
class Facts:
    """What was measured while a draft's files were made.

    `missing`: characters that no font has, as they are named ("U+1F389 PARTY POPPER"); `overflow`: card sizes that
    cannot hold the text; `mail_bytes`: the size of the HTML of a letter, `mail_limit` the most it may have;
    `prints_speaker`: whether the template prints who said a quotation; `hashes`: path → SHA-256 of the file's bytes
    now, for files that may have changed since the draft was made.
    """

    missing: tuple[str, ...] = ()
    overflow: tuple[str, ...] = ()
    mail_bytes: int | None = None
    mail_limit: int = 102_000
    prints_speaker: bool = True
    hashes: Mapping[str, str] = dataclasses.field(default_factory=dict)


def review(
    draft: Draft, facts: Facts, texts: Mapping[str, str], banned: Sequence[str]
) -> tuple[Problem, ...]:
    """Everything wrong with a draft, in a fixed order, nothing twice. `texts`: path → the file's text now."""
    found = [
        *_sources(draft, facts, texts),
        *_speakers(draft, facts),
        *_emptiness(draft),
        *_lengths(draft),
        *_measured(facts),
        *_parts(draft),
        *unproved(draft),
        *unsourced(draft),
        *_outputs(draft),
        *_words(draft, banned),
    ]
    return tuple(dict.fromkeys(found))


def _sources(draft: Draft, facts: Facts, texts: Mapping[str, str]) -> Iterator[Problem]:
    for source in draft.sources:
        problem = prove(source, texts.get(source.path))
        if problem is not None:
            yield problem
        elif facts.hashes.get(source.path, source.sha256) != source.sha256:
            yield _warning(
                "source-changed",
                f"{source.path} was changed since; what the draft prints still stands there: look at it again.",
                source.path,
            )


def _speakers(draft: Draft, facts: Facts) -> Iterator[Problem]:
    if not facts.prints_speaker:
        return
    for source in draft.sources:
        if source.role == "quote" and not (source.speaker or "").strip():
            yield Problem(
                "quote-without-speaker",
                f"Nobody is named for “{shown(source.text)}”, and the template prints a speaker; choose another "
                "quotation or template.",
                where=source.path,
            )


def _emptiness(draft: Draft) -> Iterator[Problem]:
    if not draft.parts:
        yield Problem("empty-draft", f"{draft.title}: there is nothing to print; reject the draft.")
    for where, text in _named(draft):
        if not text.strip():
            yield Problem(
                "empty-part", f"{_capital(where)} has no text; reject the draft or edit it.", where=where
            )


def _lengths(draft: Draft) -> Iterator[Problem]:
    if draft.kind != "thread" or draft.network is None:
        return
    limit = cast("int | None", draft.view.get("limit"))
    for where, text in _named(draft):
        counted = count(draft.network, text, limit=limit)
        if counted.valid or not text.strip():
            continue
        if counted.length > counted.limit:
            yield Problem(
                "too-long", _too_long(where, draft.network, counted.length, counted.limit), where=where
            )
        else:
            yield Problem(
                "not-postable",
                f"{_capital(where)} is more than {draft.network} takes or has a character that it refuses; edit it.",
                where=where,
            )


def _too_long(where: str, network: Network, length: int, limit: int) -> str:
    return f"{_capital(where)} counts {length} on {network}, {length - limit} more than the {limit} allowed; shorten it."


def _measured(facts: Facts) -> Iterator[Problem]:
    for char in facts.missing:
        yield Problem(
            "missing-glyph", f"No font has {char}; name a font that does in [cards] fonts, or edit the text."
        )
    for size in facts.overflow:
        yield Problem(
            "overflow",
            f"The text does not fit the card {size} at a readable size; choose a shorter quotation.",
            where=size,
        )
    if facts.mail_bytes is not None and facts.mail_bytes > facts.mail_limit:
        yield _warning(
            "mail-too-large",
            f"The letter has {facts.mail_bytes} bytes, more than {facts.mail_limit}: mail programs will cut it off; "
            "pick fewer articles.",
            None,
        )


def _parts(draft: Draft) -> Iterator[Problem]:
    sources = [source.text for source in draft.sources]
    for where, text in _sourced(draft):
        if (found := wording.markup(text)) is not None:
            yield Problem(
                "broken-markup", f"{_capital(where)} shows “{shown(found)}” as text; edit it.", where=where
            )
        if (found := wording.leftover(text)) is not None:
            yield _warning(
                "leftover", f"{_capital(where)} has {found} in it; look at it before you approve.", where
            )
        for quotation in wording.unproved_quotations(text, sources):
            yield Problem(
                "quote-not-in-source",
                f"{_capital(where)} quotes “{shown(quotation)}”, which stands in no source; edit it.",
                where=where,
            )
    for first, again in wording.repeats([text for _, text in _sourced(draft)]):
        where = _name(draft, again)
        yield Problem(
            "repeated-post", f"{_capital(where)} says what {_name(draft, first)} says; edit one.", where=where
        )


def _outputs(draft: Draft) -> Iterator[Problem]:
    for output in draft.outputs:
        text = _text(output)
        if (found := wording.template_syntax(text)) is not None:
            message = (
                f"{output.name} shows “{found}”; look whether the template {draft.template} was meant to."
            )
            yield _warning("template-left", message, output.name)
        if (found := wording.empty_link(text)) is not None:
            yield Problem(
                "empty-link",
                f"{output.name} has a link that leads nowhere ({found}); mend the template {draft.template}.",
                where=output.name,
            )


def _words(draft: Draft, banned: Sequence[str]) -> Iterator[Problem]:
    if not banned:
        return
    printed = [*_named(draft), *((output.name, _printed(output)) for output in draft.outputs)]
    for word in dict.fromkeys(banned):
        for where, text in printed:
            if wording.banned(text, [word]):
                yield Problem("banned-word", f"{_capital(where)} has the banned word “{word}”.", where=where)
                break


def _text(output: Output) -> str:
    """An output as text; empty for pictures, JSON and mail."""
    kind = output.media_type.partition(";")[0]
    return output.data.decode("utf-8", "replace") if kind in _READ else ""


def _printed(output: Output) -> str:
    """What a reader sees of an output."""
    text = _text(output)
    return wording.visible(text) if output.media_type.startswith("text/html") else text


def _named(draft: Draft) -> list[tuple[str, str]]:
    """The parts with what a person calls them."""
    return [(_name(draft, index), part.text) for index, part in enumerate(draft.parts)]


def _sourced(draft: Draft) -> list[tuple[str, str]]:
    """Those that are made of articles: a job's intro is its author's, and a correction says what no article says."""
    return _named(draft)[: len(draft.view.get("sections", draft.parts))]


def _name(draft: Draft, index: int) -> str:
    after = index - len(draft.view.get("sections", draft.parts))
    if after >= 0:
        intro = 1 if draft.view.get("intro") else 0
        return "the intro" if after < intro else f"correction {after - intro + 1}"
    what = {"thread": "post", "newsletter": "section", "card": "card", "summary": "part"}[draft.kind]
    return f"{what} {index + 1}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _warning(code: str, message: str, where: str | None) -> Problem:
    return Problem(code, message, Severity.WARNING, where)
