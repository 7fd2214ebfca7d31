"""A person's changes to a draft: which texts may be changed, and what stays proved afterwards. Pure.

An edited draft is a new one. What a person leaves alone keeps its source; a quotation cut to a part of itself is traced
to that part; what a person wrote anew has no source, and `review` judges whether it claims to be a quotation.
"""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

from repurpose.compose import identified
from repurpose.errors import DraftError
from repurpose.model import Draft, Kind, Part, Source
from repurpose.text import mend

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
    ),
    "summary": ("title", "lead.text", "summary.*", "key_points.*", "quotes.*.text"),
}
_MARK = re.compile(r"^@@ ([A-Za-z0-9_.]+)[ \t]*$", re.MULTILINE)
_HEAD = "# Change the texts; leave the lines that begin with @@ as they are. Save an unchanged file to leave it all alone.\n"


def fields(draft: Draft) -> dict[str, str]:
    """Place → text, for each text that may be changed, in the order of the view."""
    found: dict[str, str] = {}
    for pattern in EDITABLE[draft.kind]:
        found.update(_leaves(draft.view, pattern.split("."), ""))
    return found


def document(draft: Draft) -> str:
    """The texts as one file for an editor: a line `@@ place` before each."""
    return _HEAD + "".join(f"\n@@ {place}\n{text}\n" for place, text in fields(draft).items())


def changes(draft: Draft, edited: str) -> dict[str, str]:
    """Place → new text, for each text of an edited `document` that differs. Raises `DraftError`."""
    pieces = _MARK.split(edited.replace("\r\n", "\n"))
    given = dict(zip(pieces[1::2], (text.strip("\n") for text in pieces[2::2]), strict=True))
    before = fields(draft)
    for place in given:
        if place not in before:
            raise DraftError(
                f"The edited text names {place!r}, which draft {draft.id} does not have; leave the @@ lines as they are."
            )
    lost = [place for place in before if place not in given]
    if lost:
        raise DraftError(
            f"The line `@@ {lost[0]}` is missing from the edited text; put it back, with nothing below it to empty that text."
        )
    return {place: text for place, text in given.items() if text != before[place].strip("\n")}


def edit(draft: Draft, changed: Mapping[str, str], texts: Mapping[str, str]) -> Draft:
    """The draft with texts changed: a new id, no outputs, no problems yet. `texts`: path → the source file's text."""
    before = fields(draft)
    view = copy.deepcopy(dict(draft.view))
    parts, sources = list(draft.parts), list(draft.sources)
    for place, text in changed.items():
        _put(view, place.split("."), text)
        parts = [_changed_part(part, before[place], text, sources, texts) for part in parts]
    kept = sorted({index for part in parts for index in part.sources})
    place_of = {old: new for new, old in enumerate(kept)}
    return identified(
        dataclasses.replace(
            draft,
            view=view,
            title=view.get("subject", draft.title),
            parts=tuple(Part(part.text, tuple(place_of[i] for i in part.sources)) for part in parts),
            sources=tuple(sources[index] for index in kept),
            outputs=(),
            problems=(),
            edited_from=draft.id,
        )
    )


def _changed_part(part: Part, old: str, new: str, sources: list[Source], texts: Mapping[str, str]) -> Part:
    """The part with `old` replaced. A source that is still printed stays; one of which a piece is printed is cut to it."""
    if not old or old not in part.text:
        return part
    text = part.text.replace(old, new, 1)
    indexes: list[int] = []
    for index in part.sources:
        source = sources[index]
        cut = (
            source
            if _contains(text, source.text) or not _contains(old, source.text)
            else _cut(source, new, texts)
        )
        if cut is source:
            indexes.append(index)
        elif cut is not None:
            sources.append(cut)
            indexes.append(len(sources) - 1)
    return Part(text, tuple(indexes))


def _cut(source: Source, new: str, texts: Mapping[str, str]) -> Source | None:
    """The source cut to the longest run of it that is the whole of a line of `new`; None where there is none."""
    text = texts.get(source.path, "")
    spots = [
        at
        for at in range(source.start, min(source.end, len(text)))
        if not text[at].isspace() and text[at] != "*"
    ]
    bare = "".join(text[at] for at in spots)
    for line in sorted((_bare(_unmarked(line)) for line in new.splitlines()), key=len, reverse=True):
        begin = bare.find(line) if line else -1
        if begin >= 0:
            start, end = spots[begin], spots[begin + len(line) - 1] + 1
            return dataclasses.replace(source, start=start, end=end, text=mend.printed(text[start:end]))
    return None


def _unmarked(line: str) -> str:
    return line.strip().strip('「」『』“”"')


def _contains(text: str, piece: str) -> bool:
    return _bare(piece) in _bare(text)


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char != "*")


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
