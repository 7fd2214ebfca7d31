"""What somebody said in one go, as a letter, a summary, a thread or a card prints it, and which of it is best. Pure.

Every piece is verbatim in its own file: the halves of an utterance that the article splits are joined, words of two
articles never. What is already said nearby, in a lead or in another quotation, is not said again.
"""

from __future__ import annotations

import dataclasses
import itertools
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from repurpose.compose import Material, quote_source
from repurpose.compose.pointing import points_back
from repurpose.model import CARD_WORTHY, Article, Person, Quote, Source
from repurpose.text import mend
from repurpose.text.scripts import fold

_GOES_ON = "，、；：…—,;:"
_COMMAS = "，、；,;"
_OPENS = " \n\t\"“‘'*_>"  # what may stand before the words of a half
_STOPS = (".", "!", "?")
_SAID_AGAIN = 0.8  # the share of the shorter text's character pairs that the longer one has too
_SAME_THOUGHT = (
    0.55  # the same between two quotations: 0.57 and more was the same thing said again, 0.47 was not
)
#: Who is called by the part that he plays.
_NAMELESS = frozenset(["主持人", "主持", "記者", "记者", "來賓", "来宾", "嘉賓", "嘉宾"]).union(
    ["q", "a", "host", "interviewer", "moderator", "guest", "speaker"]
)
_LONGEST = 120.0  # extent of two halves that a full stop parts and that are printed as one


@dataclasses.dataclass(frozen=True, slots=True)
class Utterance:
    """What one speaker said in one go, as it is printed, with the spans that prove it. `order` sorts by reading."""

    text: str
    speaker: str
    role: Source | None
    spans: tuple[Source, ...]
    score: float
    order: tuple[int, int]


class Said:
    """What was printed so far, to keep from printing it again in other words of the same sentence."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._known = [pairs for text in texts if (pairs := _pairs(text))]

    def add(self, text: str) -> None:
        """Remembers a text."""
        self._known.append(_pairs(text))

    def has(self, text: str, share: float = _SAID_AGAIN) -> bool:
        """Whether most of `text` was printed before, or `text` holds most of what was. `share`: how much is most, 0-1."""
        pairs = _pairs(text)
        return any(
            len(pairs & known) >= share * min(len(pairs), len(known))
            for known in self._known
            if known and pairs
        )


def best(materials: Sequence[Material], most: int, said: Said) -> list[Utterance]:
    """At most `most` card-worthy utterances of named speakers, chosen by score, in the order in which they are read.

    What points back is chosen last. `said` is asked before each and remembers each. Only articles in the language of
    the first are quoted.
    """
    language = materials[0].digest.language
    found = [
        utterance
        for number, material in enumerate(materials)
        if material.digest.language == language
        for utterance in utterances(material, number)
    ]
    chosen: list[Utterance] = []
    quoted = Said()
    for utterance in sorted(found, key=lambda u: (points_back(u.text), -u.score, u.order)):
        if len(chosen) == most:
            break
        if not said.has(utterance.text) and not quoted.has(utterance.text, _SAME_THOUGHT):
            said.add(utterance.text)
            quoted.add(utterance.text)
            chosen.append(utterance)
    return sorted(chosen, key=lambda u: u.order)


def _anything(text: str) -> bool:  # noqa: ARG001
    return True


def utterances(
    material: Material, number: int = 0, fits: Callable[[str], bool] = _anything
) -> list[Utterance]:
    """The card-worthy utterances of speakers with a name, each proved; those of which nothing `fits` are left out.

    `number`: the article's place among several.
    """
    spoken: dict[int, list[Quote]] = {}
    for quote in material.digest.quotes:
        named = quote.speaker and quote.speaker.strip().casefold() not in _NAMELESS
        if named and mend.same(quote.text, material.article.text[quote.start : quote.end]):
            spoken.setdefault(quote.utterance, []).append(quote)
    made = (_utterance(material, number, quotes, fits) for quotes in spoken.values())
    return [utterance for utterance in made if utterance]


def _utterance(
    material: Material, number: int, quotes: list[Quote], fits: Callable[[str], bool]
) -> Utterance | None:
    """All halves where they join and fit, else the best of them by itself.

    They join where each goes on after a comma, or where the best points back to the half before it. An English comma is
    no such thing where the sentence around it ends before the next half: “I waited,” she said. “You want both.”
    """
    worthy = [quote for quote in quotes if quote.score >= CARD_WORTHY and fits(quote.text)]
    if not worthy:
        return None
    halves = sorted(quotes, key=lambda quote: quote.start)
    strongest = min(worthy, key=lambda quote: (-quote.score, quote.start))
    goes_on = all(quote.text.rstrip()[-1:] in _GOES_ON for quote in halves[:-1])
    whole = joined([quote.text for quote in halves])
    leans = strongest is not halves[0] and points_back(strongest.text) and extent(whole) <= _LONGEST
    ended = any(_stops(material.article, *pair) for pair in itertools.pairwise(halves))
    joins = len({quote.speaker for quote in halves}) == 1 and (goes_on or leans) and not ended
    printed = halves if joins and fits(whole) else [strongest]
    speaker = strongest.speaker or ""
    spans = [quote_source(material.article, quote) for quote in printed]
    spans[-1] = _ended(material.article, spans[-1])
    return Utterance(
        joined([span.text for span in spans]),
        speaker,
        _role(material.article, material.digest.people, speaker),
        tuple(spans),
        strongest.score,
        (number, printed[0].start),
    )


def _stops(article: Article, half: Quote, following: Quote) -> bool:
    """Whether a comma stands for the full stop of an English half: its sentence is over when the next one begins."""
    between = article.text[half.end : following.start].rstrip(_OPENS)
    return article.language == "en" and half.text.rstrip().endswith(",") and between.endswith(_STOPS)


def extent(text: str) -> float:
    """How much room a text takes, in Han characters: full-width ones count 1, all others a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5 for char in text)


def _ended(article: Article, source: Source) -> Source:
    """The same span without the comma at its end, which belongs to the sentence around it (“…，”他說)."""
    text, raw = source.text.rstrip(_COMMAS), article.text[source.start : source.end].rstrip().rstrip(_COMMAS)
    if not text or not mend.same(text, raw):
        return source
    return dataclasses.replace(source, text=text, end=source.start + len(raw))


def joined(texts: Sequence[str]) -> str:
    """The halves of one utterance in order, with a space between Latin words only."""
    whole = texts[0]
    for text in texts[1:]:
        wide = any(unicodedata.east_asian_width(char) in "WF" for char in (whole[-1:], text[:1]) if char)
        whole += text if wide else f" {text}"
    return whole


def _role(article: Article, people: Iterable[Person], speaker: str) -> Source | None:
    """What the article calls the speaker, where its span says exactly that."""
    for person in people:
        span = person.role_span
        if speaker not in (person.name, *person.surfaces) or span is None or not person.role:
            continue
        if mend.same(person.role, article.text[span.start : span.end]):
            return Source(article.path, article.sha256, span.start, span.end, person.role, "sentence")
    return None


def _pairs(text: str) -> frozenset[str]:
    letters = "".join(char for char in fold(text) if char.isalnum())
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1))
