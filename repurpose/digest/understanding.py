"""Article → Digest: what is understood of one article, by rules and a small set of learned weights, the same every time.

This page ties the parts together and decides nothing itself. The rules of English are loaded with the first article that
is written in it: compiling them takes as long as understanding dozens of articles.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from repurpose.digest import VERSION, framing, people, quotes
from repurpose.digest.keywords import keywords
from repurpose.digest.lifted import Lifted
from repurpose.digest.points import key_points
from repurpose.digest.quotes import Speech
from repurpose.digest.salience import reading
from repurpose.digest.score import score
from repurpose.digest.spoken import spoken
from repurpose.digest.summary import summary
from repurpose.digest.turns import turns
from repurpose.model import CARD_WORTHY, Article, Digest, Quote, Turn


def understand(article: Article) -> Digest:
    """Everything that the tool prints of an article is chosen from this. Linear in the length of the text."""
    said = turns(article)
    cast = named(article, said)
    read = reading(article, said, (name for person in cast.people for name in person.surfaces))
    return Digest(
        version=VERSION,
        sha256=article.sha256,
        language=article.language,
        summary=summary(read),
        key_points=key_points(read),
        quotes=heard(article, said, cast) if said else narrated(article, cast, Lifted.of(article)),
        turns=said,
        people=cast.persons(),
        keywords=keywords(article),
    )


def named(article: Article, said: Sequence[Turn]) -> people.Cast:
    """Who is named in an article; those who speak its turns are among them."""
    if article.language != "en":
        return people.cast(article)
    from repurpose.digest import english_names

    return english_names.cast(article, {turn.speaker for turn in said})


def heard(article: Article, said: Sequence[Turn], cast: people.Cast) -> tuple[Quote, ...]:
    """The quotations of a transcript's turns and of what is told around them, in the order of the file."""
    repeated = Lifted.of(article)
    told = [narrated(frame, cast, repeated) for frame in framing.frames(article, said)]
    kept = [framing.untold(article, found, said) for found in told if found]
    return framing.numbered([spoken(article, said, cast.persons()), *kept])


def narrated(article: Article, cast: people.Cast, repeated: Lifted) -> tuple[Quote, ...]:
    """The quotations of a narrative article, scored; `repeated` is what its author lifted out of it."""
    found = _speech(article, cast)
    made: list[Quote] = []
    for _, halves in itertools.groupby(found, key=lambda passage: passage.utterance):
        made += _scored(article, list(halves), repeated)
    return tuple(made)


def _speech(article: Article, cast: people.Cast) -> Sequence[Speech]:
    if article.language != "en":
        return quotes.speech(article, cast)
    from repurpose.digest import english

    return english.speech(article, cast)


def _scored(article: Article, halves: Sequence[Speech], repeated: Lifted) -> list[Quote]:
    """One utterance is judged as one text. Its longest part carries the score; the other is no card by itself."""
    texts = [quotes.said(article, half) for half in halves]
    known = halves[0].attribution.speaker is not None
    text = "".join(texts)
    whole = score(text, language=article.language, speaker_known=known, lifted=repeated.share(text))
    longest = max(range(len(texts)), key=lambda i: (len(texts[i]), -i))
    return [
        Quote(text, half.start, half.end, half.attribution.speaker, half.attribution.evidence, half.utterance,
              whole if i == longest else round(whole * CARD_WORTHY / 2, 4))
        for i, (half, text) in enumerate(zip(halves, texts, strict=True))
    ]  # fmt: skip
