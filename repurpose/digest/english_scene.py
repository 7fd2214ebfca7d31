"""The narration of an English article in sentences, with who is the subject of each: the ground for `english`. Pure.

Names become one letter repeated, so that rules about clauses need not know how people are called. What stands in
quotation marks is blanked: a name inside a quotation is somebody talked about.
"""

from __future__ import annotations

import bisect
import collections
import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from repurpose.digest import english_strangers
from repurpose.digest.english_marks import Passage
from repurpose.digest.english_words import NAME
from repurpose.digest.people import Cast
from repurpose.model import PROSE, Article

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)[.!?…]+[)\]*_”’\"]*(?=\s|$)|\n\n"
)
_PERSONAL = re.compile(
    rf"(?P<name>{NAME}+)|\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)\b(?!['’])|\b(?P<object>him|her|them)\b(?= |[.,:;?]|$)"
)
_PREPOSITION = re.compile(
    r"\b(?:of|by|to|with|from|for|about|at|and|than|like|on|against|behind|beside|after|before|between|without|under|near|toward|towards|"
    r"through|as|including|via|per|in|into|over|named|called|asked|told|tells|asks|met|hired|joined|thanked|quoting|quotes|quoted|let|made|"
    r"saw|showed|gave|sent|called|interviewed|interrupted|pressed|invited|watched)"
    r"(?: (?:the |a |an |her |his |their |host |Dr\.? |Professor |Mr\.? |Ms\.? |Mrs\.? )?)?(?:[a-z-]+ ){0,2}$"
)
_TOLD = 400  # characters of a sentence in which strangers are looked for
_NAMED = re.compile(r"\s*(?:An?|One|The|Her|His|My|Their) (?:[a-z-]+ ){1,4}(?:named|called) ")
_SUBORDINATE = re.compile(
    r"\b(?:[Ww]hen|[Aa]fter|[Bb]efore|[Ww]hile|[Aa]s|[Ii]f|[Bb]ecause|[Ss]ince|[Oo]nce|[Uu]ntil|that|which|how|why|what|where|whether|who)\b[^,]*$"
)
_ASKS = re.compile(
    r"[ ,](?:\w+ly )?(?:asks?|asked|wonder(?:s|ed)|press(?:es|ed)|invit(?:es|ed)|suggest(?:s|ed)|put it to|interrupt(?:s|ed)|want(?:s|ed) to know|push(?:es|ed)|rais(?:es|ed)|challeng(?:es|ed)|bring|brought|turn(?:s|ed) to|open(?:s|ed) the (?:conversation|interview))\b"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in a sentence: `who` is an index into the cast, None for a pronoun, whose `word` is given in lower case."""

    start: int
    end: int
    who: int | None
    word: str
    subject: bool


@dataclasses.dataclass(slots=True)
class Sentence:
    """A stretch of narration without a quotation inside. `about` is who is its subject, once that is known."""

    start: int
    end: int
    block: int
    figures: tuple[Figure, ...]
    asks: bool
    other: frozenset[str] = (
        frozenset()
    )  # genders of who acts without a name, or with one that two bear: `one mother said`
    about: int | None = None
    by: Figure | None = None


@dataclasses.dataclass(frozen=True)
class Scene:
    """`plain` has the length of the text: prose only, quotations blanked, every name written in `NAME`."""

    article: Article
    plain: str
    cast: Cast
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]
    name_starts: tuple[int, ...]

    def named(self, start: int) -> int | None:
        """The person whose name covers an offset."""
        index = bisect.bisect_right(self.name_starts, start) - 1
        mention = self.cast.mentions[index] if index >= 0 else None
        return mention.who if mention and mention.start <= start < mention.end else None

    def before(self, offset: int, most: int = 8) -> list[Sentence]:
        """The sentences that end before an offset, the nearest first."""
        index = bisect.bisect_left(self.starts, offset)
        return [s for s in reversed(self.sentences[max(0, index - most) : index]) if s.end <= offset]


def scene(article: Article, cast: Cast, found: Sequence[Passage]) -> Scene:
    """The narration of `article` around the passages `found`."""
    plain = _plain(article, cast, found)
    sentences = tuple(_sentences(article, plain, cast, found))
    made = Scene(
        article,
        plain,
        cast,
        sentences,
        tuple(s.start for s in sentences),
        tuple(m.start for m in cast.mentions),
    )
    _follow(made)
    return made


def _plain(article: Article, cast: Cast, found: Sequence[Passage]) -> str:
    pieces, at = [], 0
    for block in article.blocks:
        if block.kind in PROSE:
            pieces += ["\n" * (block.start - at), article.text[block.start : block.end]]
            at = block.end
    pieces.append("\n" * (len(article.text) - at))
    text = "".join(pieces)
    text = _over(text, [(m.start, m.end, NAME) for m in cast.mentions if text[m.start] != "\n"])
    return (
        _over(text, [(p.outer_start, p.outer_end, " ") for p in found])
        .replace("\u00a0", " ")
        .replace("*", " ")
        .replace("_", " ")
    )


def _over(text: str, spans: Sequence[tuple[int, int, str]]) -> str:
    pieces, at = [], 0
    for start, end, char in spans:
        if start >= at:
            pieces += [text[at:start], char * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _sentences(article: Article, plain: str, cast: Cast, found: Sequence[Passage]) -> Iterator[Sentence]:
    who = {m.start: m.who for m in cast.mentions}
    shared, held, at = _shared(cast), _held(cast), 0
    for number, block in enumerate(article.blocks):
        if block.kind not in PROSE:
            continue
        cuts = {block.start, block.end}
        cuts.update(m.end() for m in _SENTENCE_END.finditer(plain, block.start, block.end))
        while at < len(found) and found[at].block <= number:
            if found[at].block == number:
                cuts.update((found[at].outer_start, found[at].outer_end))
            at += 1
        ends = sorted(cuts)
        for start, end in itertools.pairwise(ends):
            if plain[start:end].strip():
                made = _sentence(plain, start, end, number, who, held)
                if shared is not None and shared.search(plain, start, end):
                    made.other = english_strangers.EITHER
                yield made


def _shared(cast: Cast) -> re.Pattern[str] | None:
    """What finds a name that several persons bear, where it does not say which of them is meant."""
    bearers = collections.Counter(name for person in cast.people for name in set(person.surfaces))
    names = sorted(re.escape(name) for name, n in bearers.items() if n > 1)
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w|[’']s)") if names else None


def _held(cast: Cast) -> frozenset[str]:
    """The words of the offices that the persons of the article are said to have."""
    roles = [person.role for person in cast.people if person.role]
    return frozenset(word.lower() for role in roles for word in re.findall(r"[A-Za-z-]+", role))


def _sentence(
    plain: str, start: int, end: int, block: int, who: dict[int, int], held: frozenset[str]
) -> Sentence:
    figures: list[Figure] = []
    taken = False  # the sentence has its subject
    for match in _PERSONAL.finditer(plain, start, end):
        before = plain[max(start, match.start() - 50) : match.start()]
        kind = match.lastgroup
        possessive = plain[match.end() : match.end() + 2] in ("'s", "’s")
        subject = (
            kind != "object"
            and not taken
            and not possessive
            and (not _PREPOSITION.search(before) or bool(_NAMED.fullmatch(plain, start, match.start())))
            and not _SUBORDINATE.search(before)
        )
        taken = taken or subject
        figures.append(
            Figure(
                match.start(),
                match.end(),
                who.get(match.start()),
                match.group().lower() if kind != "name" else "",
                subject,
            )
        )
    first = next((f for f in figures if f.subject), None)
    asks = first is not None and bool(_ASKS.match(plain, first.end, min(end, first.end + 60)))
    told = plain[start : min(end, start + _TOLD)]
    other = english_strangers.acts(told, held)
    if other:
        figures = [dataclasses.replace(f, subject=False) for f in figures]
    return Sentence(start, end, block, tuple(figures), asks, other)


# ---------------------------------------------------------------- who is spoken of


def _follow(scene: Scene) -> None:
    """Note in each sentence who it is about, so that `she` can be resolved."""
    for index, sentence in enumerate(scene.sentences):
        subject = next((f for f in sentence.figures if f.subject), None)
        if subject is None:
            continue
        sentence.by = subject
        sentence.about = subject.who if subject.who is not None else _meant(scene, subject.word, index)


def _meant(scene: Scene, word: str, index: int) -> int | None:
    near = list(reversed(scene.sentences[max(0, index - 8) : index]))
    return pronoun(scene, word, near, scene.sentences[index].block)


def pronoun(scene: Scene, word: str, near: Sequence[Sentence], block: int) -> int | None:
    """Whom `he`, `she` or `they` means after the sentences `near` (the nearest first), or None where that is not clear.

    The nearest subject that fits; who was asked, not who asks. Where its gender is unknown and another person of the
    right gender is about, nobody is meant.
    """
    gender = {"she": "f", "he": "m"}.get(word)
    fits = _fitting(scene, gender)
    if not fits:
        return None
    for sentence in near:
        if sentence.block < block - 4:
            break
        for who in _topics(sentence):
            if who in fits:
                if _blocks(scene, sentence, block, gender) and who != sentence.about:
                    return None
                return who if _is_clear(scene, who, gender, sentence, near, block) else None
        if _blocks(scene, sentence, block, gender):
            return None
    here = [w for w in fits if near and _named_before(scene, w, near[0].end)]
    if gender and len(here) == 1 and scene.cast.people[here[0]].gender == gender:
        return here[0]  # nobody else of that gender has been named yet
    sure = [w for w in fits if scene.cast.people[w].gender == gender]
    return sure[0] if gender and len(sure) == 1 and sure[0] == 0 else None


def _blocks(scene: Scene, sentence: Sentence, block: int, gender: str | None) -> bool:
    """Whether somebody without a name may be meant instead: who spoke, or who was brought in in this paragraph."""
    there = sentence.other
    if sentence.block == block:
        there |= english_strangers.brought_in(
            scene.plain[sentence.start : min(sentence.end, sentence.start + _TOLD)]
        )
    return bool(there) if gender is None else gender in there


def _fitting(scene: Scene, gender: str | None) -> list[int]:
    people = scene.cast.people
    if gender is None:  # singular they: only of the one person of the article whose gender nothing tells
        return [i for i, p in enumerate(people) if p.gender is None and i == 0 and i != scene.cast.host]
    return [i for i, p in enumerate(people) if p.gender in (gender, None)]


def _topics(sentence: Sentence) -> Iterator[int]:
    """Who a sentence brings into play, the likeliest first: its subject, or, if that asks, who is asked."""
    if sentence.asks:
        yield from (
            f.who for f in sentence.figures if f.who is not None and not f.subject and f.who != sentence.about
        )
        return
    if sentence.about is not None:
        yield sentence.about
    yield from (f.who for f in reversed(sentence.figures) if f.who is not None and f.who != sentence.about)


def _is_clear(
    scene: Scene, who: int, gender: str | None, sentence: Sentence, near: Sequence[Sentence], block: int
) -> bool:
    """Whether nobody else who is about may be meant: in one paragraph its subject is, in a new one the protagonist may be."""
    people = scene.cast.people
    if sentence.block == block and sentence.about == who:
        return not any(
            s.about not in (None, who) and _may(scene, s.about, gender) for s in near if s.block == block
        )
    if who == 0 and people[0].gender == gender:
        return True
    if who and people[who].gender is not None:
        return people[0].gender != gender or not _named_before(scene, 0, near[0].end)
    others = {
        f.who for s in near for f in s.figures if f.who not in (None, who) and _may(scene, f.who, gender)
    }
    return not others


def _named_before(scene: Scene, who: int, offset: int) -> bool:
    return any(m.who == who for m in scene.cast.mentions[: bisect.bisect_left(scene.name_starts, offset)])


def _may(scene: Scene, who: int | None, gender: str | None) -> bool:
    return who is not None and scene.cast.people[who].gender in (gender, None)
