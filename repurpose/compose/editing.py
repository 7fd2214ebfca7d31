"""A person's changes to a draft: which texts may be changed, and what stays proved afterwards. Pure.

An edited draft is a new one. What a person leaves alone keeps its source; a quotation cut to a part of itself is traced
to that part; what a person wrote anew has no source, and `review` judges whether it claims to be a quotation. The view is
what is printed, so the part that a changed place belongs to is made from it anew, and no other part is touched.
"""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from repurpose.compose import card, identified, newsletter, summary, tracing
from repurpose.errors import DraftError
from repurpose.model import Draft, Kind, Part, Source
from repurpose.text.sentences import sentences

#: kind → the places in a view that a person may change; `*` is every item of a list.
EDITABLE: dict[Kind, tuple[str, ...]] = {
    "thread": ("posts.*.text",),
    "card": ("quote", "source"),
    "newsletter": (
        "subject",
        "preheader",
        "intro.*",
        "sections.*.title",
        "sections.*.lead.text",
        "sections.*.quotes.*.text",
        "corrections.*.text",
    ),
    "summary": ("title", "lead.text", "summary.*", "key_points.*", "quotes.*.text"),
}
#: What is printed there → the roles that its sources have.
_ROLES = {
    "title": frozenset({"title"}),
    "lead": frozenset({"lead", "sentence"}),
    "quotes": frozenset({"quote"}),
}
_MARK = re.compile(r"^@@ ([A-Za-z0-9_.]+)[ \t]*$", re.MULTILINE)
_LIKE_MARK = re.compile(
    r"^(\\*@@ )", re.MULTILINE
)  # a line of text that would be read as a mark, or as one escaped
_ESCAPED = re.compile(r"^\\(\\*@@ )", re.MULTILINE)
_HEAD = "# Change the texts; leave the lines that begin with @@ as they are. Save an unchanged file to leave it all alone.\n"


def fields(draft: Draft) -> dict[str, str]:
    """Place → text, for each text that may be changed, in the order in which they are read, a letter section by section."""
    found: dict[str, str] = {}
    for pattern in EDITABLE[draft.kind]:
        found.update(_leaves(draft.view, pattern.split("."), ""))
    heads = list(dict.fromkeys(pattern.split(".")[0] for pattern in EDITABLE[draft.kind]))

    def order(place: str) -> tuple[int, int]:
        head, *rest = place.split(".")
        return heads.index(head), int(rest[0]) if head == "sections" else 0

    return {place: found[place] for place in sorted(found, key=order)}


def document(draft: Draft) -> str:
    """The texts as one file for an editor: a line `@@ place` before each. A line of text that begins so gets a backslash."""
    texts = {place: _LIKE_MARK.sub(r"\\\1", text) for place, text in fields(draft).items()}
    return _HEAD + "".join(f"\n@@ {place}\n{text}\n" for place, text in texts.items())


def changes(draft: Draft, edited: str) -> dict[str, str]:
    """Place → new text, for each text of an edited `document` that differs. Raises `DraftError`."""
    before = fields(draft)
    given: dict[str, str] = {}
    pieces = _MARK.split(edited.replace("\r\n", "\n"))
    for place, text in zip(pieces[1::2], pieces[2::2], strict=True):
        if place not in before:
            raise DraftError(
                f"The edited text has a line `@@ {place}`, which names no text of draft {draft.id}; leave the @@ lines as "
                "they are, and write a backslash before a line of text that begins with @@."
            )
        if place in given:
            raise DraftError(f"The edited text has the line `@@ {place}` twice; take one of them out.")
        given[place] = _ESCAPED.sub(r"\1", text.strip("\n"))
    lost = [place for place in before if place not in given]
    if lost:
        raise DraftError(
            f"The line `@@ {lost[0]}` is missing from the edited text; put it back, with nothing below it to empty that text."
        )
    return {place: text for place, text in given.items() if text != before[place].strip("\n")}


def edit(
    draft: Draft, changed: Mapping[str, str], texts: Mapping[str, str], earlier: Sequence[Draft] = ()
) -> Draft:
    """The draft with texts changed: a new id, no outputs, no problems yet. `texts`: path → the source file's text;
    `earlier`: what the draft was edited from, the latest first: words that are put back have their sources again."""
    before = fields(draft)
    view = copy.deepcopy(dict(draft.view))
    parts, sources = list(draft.parts), list(draft.sources)
    loose = set(range(len(sources))).difference(
        *(part.sources for part in parts)
    )  # a role or title beside the parts
    for place, text in changed.items():
        _put(view, place.split("."), text)
        number = _part_of(draft.kind, view, place)
        if number is not None:
            many = len(sources)
            candidates = _sources_of(draft.kind, view, place, parts[number], sources)
            indexes = tracing.traced(parts[number], candidates, (before[place], text), sources, texts)
            if not tracing.covered(
                text, [sources[index] for index in indexes if index in candidates or index >= many]
            ):
                back = _put_back(earlier, place, text, _speaker(view, place), texts)
                indexes = tuple(
                    dict.fromkeys((*indexes, *(tracing.place_in(sources, source) for source in back)))
                )
            parts[number] = Part(text, indexes)
        elif (draft.kind, place) == ("summary", "title"):
            loose = {index for index in loose if tracing.contains(text, sources[index].text)}
    _settle(draft.kind, view)
    if draft.kind == "newsletter":  # a part of it says several texts
        said = [newsletter.printed(section) for section in view["sections"]]
        parts = [Part(text, part.sources) for text, part in zip(said, parts, strict=False)]
        parts += [Part(text) for text in newsletter.beside(view)]
        if settled := _settled(draft.view):
            view["settled"] = settled
    kept = sorted({index for part in parts for index in part.sources} | loose)
    place_of = {old: new for new, old in enumerate(kept)}
    parts = [Part(part.text, tuple(place_of[index] for index in part.sources)) for part in parts]
    sources = [sources[index] for index in kept]
    if draft.kind == "summary":
        view["notes"] = summary.notes(view["notes"], parts, sources)
    return identified(
        dataclasses.replace(
            draft,
            view=view,
            title=view.get("subject") or view.get("title") or draft.title,
            parts=tuple(parts),
            sources=tuple(sources),
            outputs=(),
            problems=(),
            edited_from=draft.id,
        )
    )


def yours(draft: Draft, original: Draft) -> list[tuple[int | None, str]]:
    """The sentences of an edited draft that neither stand in a source nor stood in the draft that it was made of first,
    each with the index of the part that says it; None for what is printed beside the parts."""
    known = [tracing.compact(text) for text in fields(original).values()]
    known += [tracing.compact(source.text) for source in draft.sources]
    found: list[tuple[int | None, str]] = []
    for place, text in fields(draft).items():
        for span in sentences(text, 0, len(text), draft.language):
            sentence = text[span.start : span.end]
            bare = tracing.compact(tracing.unmarked(sentence))
            if bare and not any(bare in each for each in known):
                found.append((_shown_by(draft, place), sentence))
    return found


def _shown_by(draft: Draft, place: str) -> int | None:
    """The index of the part under which a place is shown, also where the part has no sources."""
    head, *rest = place.split(".")
    if draft.kind != "newsletter" or head not in ("intro", "corrections"):
        return _part_of(draft.kind, draft.view, place)
    sections, intro = len(draft.view["sections"]), 1 if draft.view["intro"] else 0
    return sections if head == "intro" else sections + intro + int(rest[0])


def _part_of(kind: Kind, view: Mapping[str, Any], place: str) -> int | None:
    """Which part says what stands at a place of the view; None for what is printed beside the parts."""
    head, *rest = place.split(".")
    if kind == "card":
        return 0 if head == "quote" else None
    if head in ("posts", "sections"):
        return int(rest[0])
    return summary.note(view, place) - 1 if kind == "summary" and head != "title" else None


def _settle(kind: Kind, view: dict[str, Any]) -> None:
    """Make anew what a view says of its own texts, and take out of a letter what was emptied, so that nobody says “”."""
    if kind == "card":
        view["words"] = [word for word in view["words"] if word in view["quote"]]
        view["alt"] = card.alternative(view)
    elif kind == "newsletter":
        view["intro"] = [paragraph for paragraph in view["intro"] if paragraph.strip()]
        view["corrections"] = [each for each in view["corrections"] if each["text"].strip()]
        for section in view["sections"]:
            section["quotes"] = [quote for quote in section["quotes"] if quote["text"].strip()]
            if section["lead"] and not section["lead"]["text"].strip():
                section["lead"] = None


def _settled(view: Mapping[str, Any]) -> list[str]:
    """The corrections that a letter had before a person changed or removed them: no later letter makes them again."""
    return list(dict.fromkeys([*view.get("settled", ()), *(each["text"] for each in view["corrections"])]))


def _sources_of(
    kind: Kind, view: Mapping[str, Any], place: str, part: Part, sources: Sequence[Source]
) -> frozenset[int]:
    """Which sources of a part may be those of one place in it: of a section's title none that its lead comes from."""
    if kind not in ("newsletter", "summary"):
        return frozenset(part.sources)
    head, *rest = place.split(".")
    within = view["sections"][int(rest[0])] if head == "sections" else view
    wanted = _ROLES.get(rest[1] if head == "sections" else head, frozenset({"sentence"}))
    beside = {quote.get("role") for quote in within["quotes"]}  # a speaker's role is printed beside the text
    return frozenset(
        index
        for index in part.sources
        if sources[index].role in wanted
        and not (sources[index].role == "sentence" and sources[index].text in beside)
    )


def _put_back(
    earlier: Sequence[Draft], place: str, text: str, speaker: str | None, texts: Mapping[str, str]
) -> Sequence[Source]:
    """The sources of `text`, whole or cut, in the first of `earlier` that says it of the same speaker at such a place."""
    for draft in earlier:
        for at, said in fields(draft).items():
            number = _part_of(draft.kind, draft.view, at) if _pattern(at) == _pattern(place) else None
            if number is None or _speaker(draft.view, at) != speaker:
                continue
            part = draft.parts[number]
            of_it = _sources_of(draft.kind, draft.view, at, part, draft.sources)
            printed = [draft.sources[index] for index in part.sources if index in of_it]
            printed = [source for source in printed if tracing.contains(said, source.text)]
            cuts = printed if said == text else tracing.through(printed, text, texts)
            if cuts:
                return cuts
    return ()


def _pattern(place: str) -> list[str]:
    return ["*" if step.isdigit() else step for step in place.split(".")]


def _speaker(view: Mapping[str, Any], place: str) -> str | None:
    """Who is printed beside a place as the one who says it."""
    at: Any = view
    for step in place.split(".")[:-1]:
        at = at[int(step)] if isinstance(at, list) else at[step]
    return at.get("speaker") if isinstance(at, Mapping) else None


def _leaves(value: Any, path: list[str], place: str) -> Iterator[tuple[str, str]]:
    if not path:
        if isinstance(value, str):
            yield place, value
        return
    head, *rest = path
    if head == "*" and isinstance(value, list):
        for number, item in enumerate(value):
            yield from _leaves(item, rest, f"{place}.{number}" if place else str(number))
    elif isinstance(value, Mapping) and head in value:
        yield from _leaves(value[head], rest, f"{place}.{head}" if place else head)


def _put(view: Any, path: list[str], text: str) -> None:
    for key in path[:-1]:
        view = view[int(key)] if isinstance(view, list) else view[key]
    last: Any = int(path[-1]) if isinstance(view, list) else path[-1]
    view[last] = text
    if last == "text" and "sentences" in view:  # a lead says the same once more, sentence by sentence
        view["sentences"] = [text]
