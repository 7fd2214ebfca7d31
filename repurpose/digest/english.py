"""Which marked passages of an English narrative article are somebody's speech, and whose. Pure.

A passage is speech where a clause of saying stands before, after or inside it, where a name is signed under it, or
where a whole sentence in marks follows somebody's being spoken of. Terms, titles, signs, imagined and denied speech
stay out. Where the text does not say clearly who spoke, the speaker is None.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest import english_clauses as clauses
from repurpose.digest import english_marks, english_scene
from repurpose.digest.english_marks import Passage
from repurpose.digest.english_scene import NAME, Scene, Sentence
from repurpose.digest.people import Cast
from repurpose.digest.quotes import Speech
from repurpose.digest.speakers import NOBODY, Attribution
from repurpose.model import PROSE, Article, Block, BlockKind, Span

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f0-9][\w’'-]*")
_STOPPED = re.compile(r"[.!?…][)’'*_]*$")
_HALVED = re.compile(r"[,—–-][)’'*_]*$")
_LONGEST_CLAUSE = 400  # characters before or after a passage that are looked at
_MARGIN = 100  # characters of emphasis marks and white space around a passage that fills its block
_SHORTEST = 8  # characters without white space, as for Chinese
_SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "and",
        "in",
        "on",
        "for",
        "to",
        "with",
        "at",
        "by",
        "from",
        "or",
        "is",
        "as",
        "it",
    )
)


@dataclasses.dataclass(slots=True)
class _Place:
    """A passage while it is being judged. `how` is empty until it is found to be speech."""

    passage: Passage
    text: str
    lead: tuple[int, int]
    tail: tuple[int, int]
    previous: _Place | None
    how: str = ""
    attribution: Attribution = NOBODY
    same: bool = False  # of one utterance with the place before


def speech(article: Article, cast: Cast) -> list[Speech]:
    """The passages of `article` that somebody said, in order, without their marks. Spans do not overlap."""
    found = english_marks.passages(article)
    stage = english_scene.scene(article, cast, found)
    places = _places(article, found)
    for place in places:
        _judge(stage, place)
    _carry(places)
    return _numbered(article, _without_echoes([*places, *_blocks(stage, found)]))


def _places(article: Article, found: Sequence[Passage]) -> list[_Place]:
    made: list[_Place] = []
    for i, passage in enumerate(found):
        block = article.blocks[passage.block]
        earlier = made[-1] if made and made[-1].passage.block == passage.block else None
        left = earlier.passage.outer_end if earlier else block.start
        following = found[i + 1] if i + 1 < len(found) and found[i + 1].block == passage.block else None
        right = following.outer_start if following else block.end
        lead = (left, passage.outer_start)
        if earlier is None and not article.text[left : passage.outer_start].strip(" *_>\n"):
            lead = _announcement(article, passage.block) or lead
        made.append(
            _Place(
                passage,
                article.text[passage.start : passage.end].strip(),
                lead,
                (passage.outer_end, right),
                earlier,
            )
        )
    return made


def _announcement(article: Article, number: int) -> tuple[int, int] | None:
    """The paragraph before, where it ends with a colon."""
    before = article.blocks[number - 1] if number else None
    if before is None or before.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return None
    ends = article.text[max(before.start, before.end - 4) : before.end].rstrip(" *_")
    return (before.start, before.end) if ends.endswith(":") else None


# ---------------------------------------------------------------- judging


def _judge(stage: Scene, place: _Place) -> None:
    lead, tail = _lead(stage, place), _tail(stage, place)
    if _is_term(place, lead):
        return
    if place.passage.resumes:
        place.how = "resumed"
        said = clauses.after(tail, place.text)
        place.attribution = (
            _attributed(stage, place, said, place.tail[0]) if said and said.kind == "said" else NOBODY
        )
        return
    said = clauses.before(lead, place.text)
    if said is not None and said.kind == "supposed":
        return
    if said is not None:
        place.how = "led"
        place.attribution = _attributed(stage, place, said, place.lead[1] - len(lead))
        place.same = _is_second_half(stage, place) and _one_speaker(place, place.attribution)
        return
    after = clauses.after(tail, place.text)
    if after is not None and after.kind == "supposed":
        return
    own = _attributed(stage, place, after, place.tail[0]) if after is not None else NOBODY
    if _is_second_half(stage, place) and not (own.explicit and not _one_speaker(place, own)):
        place.how, place.same = "half", True
        place.attribution = place.previous.attribution if place.previous else NOBODY
    elif after is not None:
        place.how, place.attribution = "tailed", own
    elif (signed := _signed_below(stage, place)) is not None:
        place.how, place.attribution = "signed", signed
    elif (beat := _beat(stage, place, tail)) is not None:
        place.how, place.attribution = "tailed", beat
    elif _stands_alone(stage, place, lead):
        found = _around(stage, place)
        if found.speaker or _fills_block(stage, place):
            place.how, place.attribution = "alone", found


def _lead(stage: Scene, place: _Place) -> str:
    """The sentence that leads to a passage, as far as it stands before the opening mark."""
    start, end = place.lead
    text = stage.plain[max(start, end - _LONGEST_CLAUSE) : end]
    if re.search(r"(?<![A-Z])(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)[.!?…][)\]*_”’]*\s*$", text):
        return ""
    cut = 0
    for match in re.finditer(r"(?<![A-Z])(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)[.!?…][)\]]*\s+(?=\S)", text):
        cut = match.end()
    return text[cut:]


def _tail(stage: Scene, place: _Place) -> str:
    return stage.plain[place.tail[0] : min(place.tail[1], place.tail[0] + _LONGEST_CLAUSE)]


def _is_term(place: _Place, lead: str) -> bool:
    """Whether a passage is a word, a title or what is written on a thing, and no speech."""
    words = _WORD.findall(place.text)
    if place.passage.resumes or place.passage.goes_on:
        return False
    if not words or len(re.sub(r"\s", "", place.text)) < _SHORTEST:
        return not (
            words and place.text.rstrip("*_ ")[-1:] in tuple(",.?!—")
        )  # “No,” she said. “Never again.”
    long = [w for w in words if w.lower() not in _SMALL]
    titled = len(words) > 1 and len(long) > 1 and all(w[0].isupper() or w[0].isdigit() for w in long)
    return (titled and not place.text.endswith((".", "!", "?"))) or clauses.names_a_thing(lead)


def _is_second_half(stage: Scene, place: _Place) -> bool:
    """Whether only one clause of saying stands between a passage and the one before it."""
    if place.previous is None or place.previous.how not in ("tailed", "half"):
        return False
    between = stage.plain[place.previous.passage.outer_end : place.passage.outer_start].strip()
    if not between:
        return place.previous.how == "half"
    inner = re.sub(r"(?:Dr|Mr|Ms|Mrs|St)\.", "", between[:-1])
    return len(between) <= 220 and between[-1] in ".,:;—–" and not re.search(r"[.!?]\s", inner)


def _signed_below(stage: Scene, place: _Place) -> Attribution | None:
    """The name that stands after a dash in the line below a passage that fills its paragraph."""
    blocks, number = stage.article.blocks, place.passage.block + 1
    if number >= len(blocks) or not _fills_block(stage, place) or blocks[number].kind not in PROSE:
        return None
    start = blocks[number].start
    said = clauses.signature(stage.plain[start : min(blocks[number].end, start + _LONGEST_CLAUSE)])
    return None if said is None else _attributed(stage, place, said, start)


def _one_speaker(place: _Place, attribution: Attribution) -> bool:
    return place.previous is not None and place.previous.attribution.who == attribution.who


def _beat(stage: Scene, place: _Place, tail: str) -> Attribution | None:
    """“A.” She laughed. “B.”: what somebody does between two passages of a paragraph names the speaker."""
    if place.tail[1] >= stage.article.blocks[place.passage.block].end or _lead(stage, place).strip():
        return None
    match = clauses.BEAT.fullmatch(tail)
    if match is None or not _STOPPED.search(place.text):
        return None
    return _attributed(
        stage, place, clauses.Said("said", match.start("subject"), match.end("subject")), place.tail[0]
    )


def _fills_block(stage: Scene, place: _Place) -> bool:
    block, passage = stage.article.blocks[place.passage.block], place.passage
    if passage.outer_start - block.start > _MARGIN or block.end - passage.outer_end > _MARGIN:
        return False
    around = (
        stage.article.text[block.start : passage.outer_start]
        + stage.article.text[passage.outer_end : block.end]
    )
    return not around.strip(" *_>\n")


def _stands_alone(stage: Scene, place: _Place, lead: str) -> bool:
    """Whether a passage without a clause is a whole sentence, and none of the narration runs into it or out of it."""
    words = _WORD.findall(place.text)
    if len(words) < 4 or not place.text.lstrip("*_([…")[:1].isupper() or not _STOPPED.search(place.text):
        return False
    if lead.strip() or stage.plain[place.tail[0] : place.tail[1]].lstrip(" *_")[:1].islower():
        return False
    before = stage.before(place.passage.outer_start, 1)
    told = stage.plain[before[0].start : before[0].end] if before else ""
    return not clauses.SUPPOSES.search(told)


# ---------------------------------------------------------------- who


def _attributed(stage: Scene, place: _Place, said: clauses.Said, base: int) -> Attribution:
    """The person whom a clause names; `base` is the offset of the clause in the text."""
    if said.start < 0:
        return _around(stage, place) if said.kind == "around" else dataclasses.replace(NOBODY, explicit=True)
    start, end = base + said.start, base + said.end
    words = stage.plain[start:end]
    at = words.find(NAME)
    if at >= 0:
        begin = start + at
        finish = begin + len(re.match(f"{NAME}+", words[at:]).group())  # type: ignore[union-attr]
        if words[finish - start :].startswith(("'s", "’s")) and said.kind != "whose":
            return dataclasses.replace(NOBODY, explicit=True)  # Okafor’s deputy
        return _known(stage, stage.named(begin), begin, finish)
    word = words.lower().split(" ")[0] if words else ""
    if word in ("he", "she", "they", "his", "her", "their"):
        subject = {"his": "he", "her": "she", "their": "they"}.get(word, word)
        if " " in words.strip() and said.kind != "whose":
            return dataclasses.replace(NOBODY, explicit=True)  # her mentor
        who = _by_clause(stage, subject, base, start) if base < start else None
        near = _near(stage, place, start)
        who = who if who is not None else english_scene.pronoun(stage, subject, near, place.passage.block)
        return _known(stage, who, start, start + len(words.split(" ")[0]))
    return _known(stage, clauses.holder(words, stage.cast, _active(stage, place)), start, end)


def _by_clause(stage: Scene, word: str, base: int, start: int) -> int | None:
    """`When Okafor heard this, she said`: the name earlier in the same sentence, where it is the only one that fits."""
    gender = {"she": "f", "he": "m"}.get(word)
    names = [m.start() + base for m in re.finditer(f"{NAME}+", stage.plain[base:start])]
    fits = {
        w for w in map(stage.named, names) if w is not None and stage.cast.people[w].gender in (gender, None)
    }
    sentence = stage.sentences[max(0, bisect.bisect_right(stage.starts, start) - 1)]
    asks = sentence.asks and sentence.start <= base + 3
    return fits.pop() if len(fits) == 1 and gender and not asks else None


def _near(stage: Scene, place: _Place, start: int) -> list[Sentence]:
    return stage.before(min(start, place.passage.outer_start) if start > place.passage.outer_start else start)


def _known(stage: Scene, who: int | None, start: int, end: int) -> Attribution:
    if who is None:
        return dataclasses.replace(NOBODY, explicit=True)
    return Attribution(stage.cast.people[who].name, Span(start, end), who, explicit=True)


def _active(stage: Scene, place: _Place) -> int | None:
    for sentence in stage.before(place.passage.outer_start, 4):
        if sentence.about is not None and not sentence.asks:
            return sentence.about
    return None


def _around(stage: Scene, place: _Place) -> Attribution:
    """The speaker of a passage without a clause: who spoke before in this paragraph, or whom the sentence before is about."""
    near = stage.before(place.passage.outer_start, 3)
    pointed = _pointed(stage, place)
    if not near or pointed.explicit:
        return pointed
    last = near[0]
    previous = place.previous
    if previous and previous.how and previous.attribution.who is not None:
        between = [s for s in near if s.start >= previous.passage.outer_end]
        if all(s.about in (None, previous.attribution.who) for s in between):
            return previous.attribution
    if last.block < place.passage.block - 1 or (previous and not previous.how):
        return NOBODY
    if last.asks:
        return _asked(stage, last, near[1:])
    if last.about is None or last.by is None or _spoke_before(stage, last, place):
        return NOBODY
    return Attribution(stage.cast.people[last.about].name, Span(last.by.start, last.by.end), last.about)


def _spoke_before(stage: Scene, last: Sentence, place: _Place) -> bool:
    """Whether the sentence before is the clause of another quotation, after which somebody else may speak."""
    block = stage.article.blocks[last.block]
    return last.block != place.passage.block and any(
        mark in stage.article.text[block.start : block.end] for mark in '“"'
    )


def _asked(stage: Scene, asking: Sentence, earlier: Sequence[Sentence]) -> Attribution:
    """Who answers: the person whom the question is put to."""
    for figure in asking.figures:
        if figure.who is not None and not figure.subject and figure.who != asking.about:
            return Attribution(stage.cast.people[figure.who].name, Span(figure.start, figure.end), figure.who)
    hosted = asking.about is not None and asking.about == stage.cast.host
    for sentence in earlier:
        if hosted and sentence.about is not None and sentence.by and sentence.about != asking.about:
            return Attribution(
                stage.cast.people[sentence.about].name,
                Span(sentence.by.start, sentence.by.end),
                sentence.about,
            )
    return NOBODY


def _pointed(stage: Scene, place: _Place) -> Attribution:
    """“…” The line is Okafor’s: the sentence after a passage that fills its paragraph points back at it."""
    if not _fills_block(stage, place):
        return NOBODY
    index = bisect.bisect_left(stage.starts, place.passage.outer_end)
    following = stage.sentences[index] if index < len(stage.sentences) else None
    if following is None or following.block > place.passage.block + 1:
        return NOBODY
    match = clauses.POINTS_BACK.match(stage.plain[following.start : following.end])
    if match is None:
        return NOBODY
    begin = following.start + match.start("who")
    return _known(stage, stage.named(begin), begin, following.start + match.end("who"))


# ---------------------------------------------------------------- block quotes


def _blocks(stage: Scene, found: Sequence[Passage]) -> list[_Place]:
    """Block quotes without marks, where a name is signed under them or a clause of saying leads to them."""
    marked = {p.block for p in found}
    made: list[_Place] = []
    blocks = stage.article.blocks
    number = 0
    while number < len(blocks):
        last = number
        while (
            blocks[last].kind is BlockKind.QUOTE
            and last + 1 < len(blocks)
            and _adjoins(stage.article, blocks[last], blocks[last + 1])
        ):
            last += 1
        if blocks[number].kind is BlockKind.QUOTE:
            made += _block_quote(stage, number, last, marked)
        number = last + 1
    return made


def _adjoins(article: Article, first: Block, second: Block) -> bool:
    return second.kind is BlockKind.QUOTE and "\n\n" not in article.text[first.end : second.start].replace(
        "\r", ""
    )


def _block_quote(stage: Scene, first: int, last: int, marked: set[int]) -> list[_Place]:
    blocks, plain = stage.article.blocks, stage.plain
    if any(n in marked for n in range(first, last + 1)):
        return []
    signature = clauses.SIGNED.search(plain, blocks[first].start, blocks[last].end)
    attribution: Attribution | None = None
    if signature:
        at = plain.find(NAME, signature.start("who"), signature.end())
        named = re.compile(f"{NAME}+").match(plain, at) if at >= 0 else None
        attribution = (
            _known(stage, stage.named(at), at, named.end())
            if named
            else dataclasses.replace(NOBODY, explicit=True)
        )
    ends = signature.start() if signature else blocks[last].end
    passages = [
        Passage(b.start, min(b.end, ends), b.start, min(b.end, ends), n)
        for n, b in enumerate(blocks[first : last + 1], first) if b.start < ends
    ]  # fmt: skip
    places = [
        _Place(p, stage.article.text[p.start : p.end].strip(), (p.start, p.start), (p.end, p.end), None)
        for p in passages
    ]
    if attribution is None and places:
        places[0].lead = _announcement(stage.article, first) or places[0].lead
        lead = _lead(stage, places[0])
        said = clauses.before(lead, places[0].text) if lead.strip() else None
        if said is None or said.kind == "supposed":
            return []
        attribution = _attributed(stage, places[0], said, places[0].lead[1] - len(lead))
    for i, place in enumerate(places):
        place.how, place.attribution, place.same = "block", attribution or NOBODY, i > 0
    return places


# ---------------------------------------------------------------- numbering


def _carry(places: Sequence[_Place]) -> None:
    """A quotation of several paragraphs has one speaker: the one whom the clause at its first or last paragraph names."""
    chain: list[_Place] = []
    for place in places:
        if not place.passage.resumes:
            _settle(chain)
            chain = []
        if place.passage.goes_on or place.passage.resumes:
            place.same = place.same or place.passage.resumes
            chain.append(place)
    _settle(chain)


def _settle(chain: Sequence[_Place]) -> None:
    known = next((p for p in chain if p.attribution.speaker), None)
    said = any(p.how not in ("", "resumed") for p in chain) or known is not None
    for place in chain:
        place.how = "long" if said or len(chain) > 1 else ""
        place.attribution = known.attribution if known else place.attribution


def _without_echoes(places: Sequence[_Place]) -> list[_Place]:
    """What was quoted before in the same words is left out: a line set apart to be noticed repeats the text."""
    seen: set[str] = set()
    kept = []
    for place in sorted((p for p in places if p.how), key=lambda p: p.passage.start):
        words = " ".join(_WORD.findall(place.text.lower()))
        if words not in seen:
            kept.append(place)
        seen.add(words)
    return kept


def _numbered(article: Article, kept: Sequence[_Place]) -> list[Speech]:
    made: list[Speech] = []
    number = -1
    for place in kept:
        number += not (place.same and number >= 0)
        start, end = place.passage.start, place.passage.end
        while start < end and (article.text[start].isspace() or article.text[start] in "*_"):
            start += 1
        while end > start and (article.text[end - 1].isspace() or article.text[end - 1] in "*_"):
            end -= 1
        if end - start >= _SHORTEST:
            made.append(Speech(start, end, place.attribution, number))
    return made
