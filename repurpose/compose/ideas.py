"""What a thread says, before it is cut into posts: a hook, and ideas in the order of the source. Pure.

An idea is a sentence or more of the article's own, whole, that can be read by itself. What begins with a word that
points back (他, 但, this) goes out with the sentence it points to or not at all; nothing is said twice.
"""

from __future__ import annotations

import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Sequence

from repurpose.compose import Material, provenance, sentence_source
from repurpose.compose.pointing import points_back, points_elsewhere
from repurpose.compose.quoting import Said, Utterance, best, joined
from repurpose.model import Article, Passage, Source
from repurpose.text import mend
from repurpose.text.sentences import sentences

MOST_QUOTES = 5  # how many utterances are looked at for a hook
_GLANCE, _LONG = 60, 250  # full-width characters: read at a glance; beyond that, worth a whole score

_MARKUP = re.compile(r"\]\(|\*\*|__|`|\{\{|</?[A-Za-z]|!\[|\[\^|https?://")


@dataclasses.dataclass(frozen=True, slots=True)
class Idea:
    """Something to say, with the spans that prove it in the order in which the text says them."""

    text: str
    sources: tuple[Source, ...]


def hooks(material: Material) -> list[Utterance]:
    """Card-worthy utterances that may open the thread, the strongest first; none that the description quotes too.

    Nothing is read before it, so none points back. Of two about as good the shorter is the stronger opening.
    """
    said = Said([material.article.lead or ""])
    found = [u for u in best([material], MOST_QUOTES, said) if not points_back(u.text)]
    return sorted(
        found, key=lambda utterance: (_length(utterance.text) / _LONG - utterance.score, utterance.order)
    )


def _length(text: str) -> float:
    """How long a text is beyond what is read at a glance, a full-width character being 1 and others a half."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return max(0.0, (len(text) + wide) / 2 - _GLANCE)


def opening(material: Material, said: Said, *, brief: bool) -> list[Idea]:
    """The author's own description, else the summary, in the order of the source.

    `brief` makes an idea of each sentence of the description that can stand alone. `said` knows what the thread says
    elsewhere and remembers what is said here.
    """
    source = provenance.lead(material.article)
    lead = mend.printed(material.article.lead or "")
    if source is not None and readable(lead):
        said.add(lead)
        thoughts = _thoughts(lead, material) if brief else [lead]
        return [Idea(thought, (source,)) for thought in thoughts]
    return _standing(_stated(material.article, material.digest.summary, said))


def points(material: Material, said: Said) -> list[Idea]:
    """The key points that `said` does not know yet, in the order of the source."""
    return _stated(material.article, material.digest.key_points, said)


def spread(ideas: Sequence[Idea], most: int) -> list[Idea]:
    """At most `most` of the ideas, from all over the article and in its order.

    Those that lean on what the article says elsewhere are left out where others are left.
    """
    ideas = _standing(ideas)
    if len(ideas) <= most:
        return ideas
    step = (len(ideas) - 1) / (most - 1) if most > 1 else 0.0
    return [ideas[round(number * step)] for number in range(most)]


def _standing(ideas: Sequence[Idea]) -> list[Idea]:
    """Those that lean on nothing said elsewhere; all where none is like that."""
    return [idea for idea in ideas if not points_elsewhere(idea.text)] or list(ideas)


def _thoughts(lead: str, material: Material) -> list[str]:
    """The description sentence by sentence, what points back kept with the sentence before it."""
    spans = sentences(lead, 0, len(lead), material.digest.language)
    starts = [span.start for span in spans if not points_back(lead[span.start : span.end])]
    starts = [0, *(start for start in starts if start > 0)]
    return [lead[a:b].strip() for a, b in itertools.pairwise([*starts, len(lead)])]


def _stated(article: Article, passages: Sequence[Passage], said: Said) -> list[Idea]:
    """One idea a passage; a passage that points back joins the one right before it in the file."""
    found: list[list[Passage]] = []
    for passage in sorted(passages, key=lambda p: p.start):
        if not _proved(article, passage) or said.has(passage.text):
            continue
        follows = bool(found) and not article.text[found[-1][-1].end : passage.start].strip()
        if points_back(passage.text):
            if not follows:
                continue
            found[-1].append(passage)
        else:
            found.append([passage])
        said.add(passage.text)
    return [
        Idea(joined([p.text for p in group]), tuple(sentence_source(article, p) for p in group))
        for group in found
    ]


def _proved(article: Article, passage: Passage) -> bool:
    return readable(passage.text) and mend.same(passage.text, article.text[passage.start : passage.end])


def readable(text: str) -> bool:
    """Whether a post may print `text` as it is: it is not empty and no markup would show."""
    return bool(text.strip()) and not _MARKUP.search(text)
