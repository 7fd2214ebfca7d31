"""The narration of an article, cut into sentences, with who is spoken of in each: the ground on which `speakers` stands.

What stands in quotation marks is no narration: a name inside a quotation is somebody talked about, not somebody
talking, so longer marked stretches are blanked first.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest import words
from repurpose.digest.people import Cast
from repurpose.model import PROSE, Article, Block, BlockKind
from repurpose.text.scripts import simplified

_STOP = re.compile(r"[。！？!?；;\n]+|(?<=[a-z0-9)\]”\"])\.(?=\s|$)")
_CLAUSE = re.compile(r"[，,、：:；;（(）)]|——|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_PREPOSITION = re.compile(
    r"(?:给|对|向|跟|和|与|及|被|把|让|请|到|是|由|替|找|叫|像|比|关于|至于|来自|包括|根据|据|面对|针对|以及|问|访问|采访|访谈|专访|邀请|"
    r"在|从|介绍|引用|提到|告诉|支持|反驳|回应|批评|称赞|名为|名叫|为|于|of|by|to|with|from|for|about|at|and|asked|told)[ ]?$"
)
_PRONOUN = re.compile(
    rf"(?<![其吉])(?:{words.PRONOUN})(?!人|们|国|方|牌|乡|日|者)|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b"
)
_THIS_ROLE = re.compile(
    rf"(?:这位|那位|该位|这名|那名|这个)[^，。、：；！？「」\n]{{0,14}}?(?:{words.ROLE}|人)"
)
_ROLE_ALONE = re.compile(rf"(?:{words.ROLE})")
_KIN = re.compile(
    r"^的?(?:父亲|母亲|爸爸?|妈妈?|太太|妻子|丈夫|先生|老婆|老公|老师|老板|哥哥|弟弟|姐姐|妹妹|儿子|女儿|团队|父母|家人|助理|教练|朋友们?|"
    r"同事们?|粉丝|研究团队|公司|客户|员工|学生|律师|医生|经纪人|导师|合伙人|共同创办人|爷爷|奶奶|祖父|祖母)"
)
LONG = 8  # characters without white space; a shorter marked string is a word of the narration


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """Somebody in a sentence: a person of the cast (`who`), or a pronoun or role still to be resolved (`who` None)."""

    start: int
    end: int
    who: int | None
    word: str  # as it stands, Simplified
    subject: bool
    kind: str  # "name", "pronoun", "role", "kin"


@dataclasses.dataclass(slots=True)
class Sentence:
    """A sentence of narration. `active` is who is being spoken of after it, `by` the figure that says so."""

    start: int
    end: int
    block: int
    figures: tuple[Figure, ...]
    active: int | None = None
    by: Figure | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """Everything the attribution of one article looks at. `plain` has the length of the text."""

    text: str
    plain: str  # Simplified; long marked stretches and everything outside prose blanked
    cast: Cast
    blocks: tuple[Block, ...]
    sections: tuple[int, ...]  # by block: which section it is in
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds or precedes an offset; -1 before the first."""
        return bisect.bisect_right(self.starts, offset) - 1


def scene(article: Article, cast: Cast, quoted: Sequence[tuple[int, int]]) -> Scene:
    """The narration of `article`; `quoted` are the outer spans of everything in long quotation marks, in order."""
    plain = _narration(article, quoted)
    sections, section = [], 0
    for block in article.blocks:
        section += block.kind is BlockKind.HEADING
        sections.append(section)
    sentences = tuple(_sentences(article, plain, cast))
    made = Scene(
        article.text,
        plain,
        cast,
        article.blocks,
        tuple(sections),
        sentences,
        tuple(s.start for s in sentences),
    )
    _follow(made)
    return made


def _narration(article: Article, quoted: Sequence[tuple[int, int]]) -> str:
    """The prose with what is quoted replaced by spaces between the marks, all else blank. Same length as the text."""
    plain = simplified(article.text)
    pieces: list[str] = []
    at = 0
    cuts = [(b.start, b.end) for b in article.blocks if b.kind in PROSE or b.kind is BlockKind.NOTE]
    for start, end in cuts:
        pieces += ["\n" * (start > at), " " * (start - at - (start > at)), plain[start:end]]
        at = end
    narration = "".join(pieces)
    narration += "\n" * (len(plain) - len(narration))
    return _blank(narration, quoted)


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        if start >= at:
            pieces += [
                text[at : start + 1],
                " " * max(0, end - start - 2),
                text[max(start + 1, end - 1) : end],
            ]
            at = end
    return "".join([*pieces, text[at:]])


def _sentences(article: Article, plain: str, cast: Cast) -> list[Sentence]:
    made: list[Sentence] = []
    names = cast.mentions
    at = 0
    for number, block in enumerate(article.blocks):
        if block.kind not in PROSE and block.kind is not BlockKind.NOTE:
            continue
        cuts = [block.start, *(m.end() for m in _STOP.finditer(plain, block.start, block.end)), block.end]
        for start, end in zip(cuts, cuts[1:], strict=False):
            if end <= start:
                continue
            while at < len(names) and names[at].start < start:
                at += 1
            here = []
            while at < len(names) and names[at].start < end:
                here.append(names[at])
                at += 1
            made.append(
                Sentence(
                    start, end, number, _figures(plain, start, end, [(m.start, m.end, m.who) for m in here])
                )
            )
    return made


def _figures(plain: str, start: int, end: int, names: Sequence[tuple[int, int, int]]) -> tuple[Figure, ...]:
    raw: list[tuple[int, int, int | None, str]] = [
        (s, e, who, "name") for s, e, who in names if plain[s:e].strip()
    ]
    for pattern, kind in ((_THIS_ROLE, "role"), (_ROLE_ALONE, "role"), (_PRONOUN, "pronoun")):
        for match in pattern.finditer(plain, start, end):
            if not any(s - 1 <= match.start() < e or s < match.end() <= e for s, e, _, _ in raw):
                raw.append((match.start(), match.end(), None, kind))
    raw.sort()
    raw = [
        r
        for i, r in enumerate(raw)
        if not (r[3] == "role" and i + 1 < len(raw) and raw[i + 1][0] - r[1] <= 1)
    ]
    return tuple(_figure(plain, start, end, raw, i) for i in range(len(raw)))


def _figure(
    plain: str, start: int, end: int, raw: Sequence[tuple[int, int, int | None, str]], i: int
) -> Figure:
    s, e, who, kind = raw[i]
    clause = start
    for match in _CLAUSE.finditer(plain, start, s):
        clause = match.end()
    before = plain[clause:s]
    others = any(r[0] >= clause for r in raw[:i])
    if others:  # 「A 和 B 都說」: the second of two subjects is none of its own
        subject = False
    else:
        subject = not _PREPOSITION.search(before) and len(before.strip()) <= 24
    if kind != "role" and _KIN.match(plain[e : min(end, e + 8)]):
        kind = "kin"
    return Figure(s, e, who, plain[s:e], subject, kind)


# ---------------------------------------------------------------- who is spoken of


def _follow(scene: Scene) -> None:
    """Walk through the sentences and note in each who is being spoken of, so that 他 can be resolved."""
    active: int | None = None
    named_at = -1  # the block in which the active person was last named
    for sentence in scene.sentences:
        if scene.blocks[sentence.block].kind is BlockKind.NOTE:
            continue
        for figure in sentence.figures:
            if figure.kind == "kin":
                continue
            who = resolve(scene, figure, active, named_at, sentence.block)
            asked = _asked(scene, sentence, figure)
            if who is not None and (figure.subject or asked or sentence.by is None):
                sentence.by = figure
                active = who
                if figure.kind == "name":
                    named_at = sentence.block
        sentence.active = active


_ASKS = re.compile(r"(?:追问|反问|询问|问|请教|问到|问及)[ ]?$")


def _asked(scene: Scene, sentence: Sentence, figure: Figure) -> bool:
    """主持人問王大明：… — who is asked will answer."""
    return bool(_ASKS.search(scene.plain[max(sentence.start, figure.start - 4) : figure.start]))


def resolve(scene: Scene, figure: Figure, active: int | None, named_at: int, block: int) -> int | None:
    """The person a figure stands for, where that is clear."""
    if figure.who is not None:
        return figure.who
    cast = scene.cast
    if figure.kind == "role":
        return _by_role(scene, figure, active)
    if figure.word in ("他们", "她们", "they", "They"):
        return None
    gender = "f" if figure.word in ("她", "she", "She") else "m"
    protagonist = cast.protagonist
    if active is not None and named_at < block and protagonist is not None and protagonist != active:
        if cast.people[protagonist].weight >= 3 * cast.people[active].weight and _may_be(
            scene, protagonist, gender
        ):
            return protagonist
    if active is not None and _may_be(scene, active, gender):
        return active
    return protagonist if protagonist is not None and _may_be(scene, protagonist, gender) else None


def _may_be(scene: Scene, who: int, gender: str) -> bool:
    known = scene.cast.people[who].gender
    if known is None or known == gender:
        return True
    return gender == "m" and "她" not in scene.plain and " she " not in scene.plain


def _by_role(scene: Scene, figure: Figure, active: int | None) -> int | None:
    if figure.word in words.HOST_WORDS:
        return scene.cast.host
    word = re.sub(r"^(?:这位|那位|该位|这名|那名|这个)", "", figure.word)
    holders = [i for i, p in enumerate(scene.cast.people) if p.role and simplified(p.role).endswith(word)]
    if word != figure.word:
        return active if active is not None and (not holders or active in holders) else None
    return holders[0] if len(holders) == 1 else None
