"""Block quotes of an English article that are somebody's words without marks, and whose. Pure.

A name signed under them, a clause that leads to them, or a question that they answer says so. What such a block quotes in
marks is relayed by its speaker and stays inside it. A block quote that nothing introduces is nobody's.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from repurpose.digest import english_clauses as clauses
from repurpose.digest import english_headed, english_signatures
from repurpose.digest import english_words as en
from repurpose.digest.attribution import SOMEBODY, Attribution
from repurpose.digest.english_marks import Passage
from repurpose.digest.english_places import Place, announcement, lead_of
from repurpose.digest.english_scene import Scene
from repurpose.digest.english_speakers import attributed, known
from repurpose.digest.english_words import NAME
from repurpose.digest.people import Mention
from repurpose.model import PROSE, Article, Block, BlockKind

_LEAST = 2  # questions of an interview whose block quotes answer headings
_ASKS = re.compile(r"[?？]\W*\Z")
_TOLD = re.compile(r"\b(?:repl(?:y|ies)|wrote|letter|passage|manual|note|book|quot\w+|copied|told)\b|:\W*\Z")
_REPLIES = re.compile(
    r",?(?: [^.;:“”\"]{0,60},)? (?:has )?(?:replied|answer(?:ed|s)|responded|wrote back|agreed|took|sent)\b"
)
_INTERVIEWED = re.compile(
    r"\b(?:interview(?:ed)?|conversation|exchange|e-?mail(?:ed|s)?|correspond\w*|spoke|talked|sat down|(?:my|our|these|\w+) questions)\b",
    re.IGNORECASE,
)


def places(stage: Scene, found: Sequence[Passage]) -> list[Place]:
    """The block quotes that somebody said or wrote, each paragraph a place; `found` are the marked passages."""
    firsts: dict[int, Passage] = {}
    for passage in found:
        firsts.setdefault(passage.block, passage)
    asked = _asked(stage)
    made: list[Place] = []
    for first, last in _groups(stage.article):
        if not any(_opens(stage, firsts[n]) for n in range(first, last + 1) if n in firsts):
            made += _block_quote(
                stage, first, last, asked, marked=any(n in firsts for n in range(first, last + 1))
            )
    return made


def _groups(article: Article) -> Iterator[tuple[int, int]]:
    """Block quotes by the numbers of their first and last paragraph."""
    blocks, number = article.blocks, 0
    while number < len(blocks):
        last = number
        while last + 1 < len(blocks) and _adjoin(article, blocks[last], blocks[last + 1]):
            last += 1
        if blocks[number].kind is BlockKind.QUOTE:
            yield number, last
        number = last + 1


def _adjoin(article: Article, first: Block, second: Block) -> bool:
    both = first.kind is second.kind is BlockKind.QUOTE
    return both and "\n\n" not in article.text[first.end : second.start].replace("\r", "")


def _opens(stage: Scene, passage: Passage) -> bool:
    """Whether a block quote begins with a mark, so that its marks are its own."""
    start = stage.article.blocks[passage.block].start
    return not stage.article.text[start : passage.outer_start].strip(" *_>\n")


def _block_quote(stage: Scene, first: int, last: int, asked: Mention | None, *, marked: bool) -> list[Place]:
    blocks, plain = stage.article.blocks, stage.plain
    signature = english_signatures.below(plain, blocks[first].start, blocks[last].end)
    ends = signature.start() if signature else blocks[last].end
    passages = [
        Passage(b.start, min(b.end, ends), b.start, min(b.end, ends), n)
        for n, b in enumerate(blocks[first : last + 1], first) if b.start < ends
    ]  # fmt: skip
    made = [
        Place(p, stage.article.text[p.start : p.end].strip(), (p.start, p.start), (p.end, p.end), None)
        for p in passages
    ]
    if not made:
        return []
    attribution = _signed(stage, signature) if signature else _led(stage, made[0], first, asked)
    if attribution is None or (marked and attribution.speaker is None):
        return []
    for i, place in enumerate(made):
        place.how, place.attribution, place.same = "block", attribution, i > 0
    return made


def _signed(stage: Scene, signature: re.Match[str]) -> Attribution:
    at = stage.plain.find(NAME, signature.start("who"), signature.end())
    named = re.compile(f"{NAME}+").match(stage.plain, at) if at >= 0 else None
    return known(stage, stage.named(at), at, named.end()) if named else SOMEBODY


def _led(stage: Scene, place: Place, number: int, asked: Mention | None) -> Attribution | None:
    """Whose words a block quote is by the paragraph before it; None where nothing says that it is anybody's."""
    place.lead = announcement(stage.article, number) or place.lead
    lead = lead_of(stage, place)
    said = clauses.before(lead, place.text) if lead.strip() else None
    if said is not None:
        if said.kind == "supposed":
            return None
        return attributed(stage, place, said, place.lead[1] - len(lead))
    headed = english_headed.speaker(stage, number)
    if headed is not None:
        return headed
    if asked is None or not (_under_question(stage, number, asked) or _after_question(stage, number, asked)):
        return None
    return known(stage, asked.who, asked.start, asked.end)


# ---------------------------------------------------------------- questions


def _asked(stage: Scene) -> Mention | None:
    """Where the introduction names the one person who answers: who replied, or the only one it names in an interview."""
    blocks, text = stage.article.blocks, stage.article.text
    first = next((b.start for b in blocks if _is_question(text, b)), -1)
    if first < 0:
        return None
    before = [m for m in stage.cast.mentions if m.start < first and m.who != stage.cast.host]
    replies = [m for m in before if _REPLIES.match(stage.plain, m.end)]
    if len({m.who for m in replies}) == 1:
        return replies[0]
    told = (
        f"{stage.article.title}\n{stage.article.lead or ''}\n{stage.plain[stage.article.body_start : first]}"
    )
    alone = len({m.who for m in before}) == 1 and _INTERVIEWED.search(told)
    return before[0] if alone and not replies else None


def _is_question(text: str, block: Block) -> bool:
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return block.kind in kinds and bool(_ASKS.search(text, max(block.start, block.end - 8), block.end))


def _under_question(stage: Scene, number: int, asked: Mention) -> bool:
    """Whether a block quote stands under a heading that asks, where the article puts several questions."""
    blocks, text = stage.article.blocks, stage.article.text
    asking = [n for n, b in enumerate(blocks) if b.kind is BlockKind.HEADING and _is_question(text, b)]
    above = max((n for n in range(number) if blocks[n].kind is BlockKind.HEADING), default=-1)
    if len(asking) < _LEAST or above not in asking:
        return False
    between = [b for b in blocks[above + 1 : number] if b.kind in PROSE and b.kind is not BlockKind.QUOTE]
    return not between or not _tells_of_other(stage, between[-1], asked)


def _after_question(stage: Scene, number: int, asked: Mention) -> bool:
    """Whether the paragraph right before a block quote ends with a question to the one who is interviewed."""
    before = stage.article.blocks[number - 1] if number else None
    if (
        before is None
        or before.kind is not BlockKind.PARAGRAPH
        or not _is_question(stage.article.text, before)
    ):
        return False
    things = en.MACHINE.search(stage.plain, max(before.start, before.end - 200), before.end)
    return things is None and not _tells_of_other(stage, before, asked)


def _tells_of_other(stage: Scene, block: Block, asked: Mention) -> bool:
    """Whether the end of a paragraph speaks of somebody else, or of something written that may follow."""
    start = max(block.start, block.end - 200)
    if _TOLD.search(stage.plain, start, block.end):
        return True
    at = bisect.bisect_left(stage.name_starts, start)
    near = stage.cast.mentions[at : at + 200]
    return any(m.who != asked.who for m in near if m.start < block.end)
