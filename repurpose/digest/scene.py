"""The narration of an article, cut into sentences, with who is spoken of in each: the ground on which `speakers` stands.

What stands in quotation marks is no narration: a name inside a quotation is somebody talked about, not somebody
talking, so longer marked stretches are blanked first.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import itertools
import re
from collections.abc import Iterator, Sequence

from repurpose.digest import offices, words
from repurpose.digest.following import follow
from repurpose.digest.people import Cast, Gender
from repurpose.digest.rivals import Rival
from repurpose.model import PROSE, Article, Block, BlockKind
from repurpose.text.scripts import simplified

_STOP = re.compile(r"[。！？!?；;\n]+|(?<=[a-z0-9)\]”\"])\.(?=\s|$)")
_CLAUSE = re.compile(r"[，,、：:；;（(）)」』”\"]|——|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_PREPOSITION = re.compile(
    r"(?:给|对|向|跟|和|与|及|被|把|让|请|到|是|由|替|找|叫|像|比|对比|比起|相比|旁边|身旁|一旁|有别于|不同于|关于|(?<!以)至于|来自|包括|根据|据|面对|针对|以及|问|访问|采访|访谈|专访|邀请|"
    r"在|从|介绍|引用|提到|告诉|支持|反驳|回应|批评|称赞|名为|名叫|为|(?<!以至)(?<!由)(?<!终)于|of|by|to|with|from|for|about|at|and|asked|told)[ ]?$"
)
_PRONOUN = re.compile(
    rf"(?<![其吉科])(?:{words.PRONOUN})(?!人|们|国|方|牌|乡|日|者|州)|\b(?:[Hh]e|[Ss]he|[Tt]hey)\b"
)
_THIS_ROLE = re.compile(
    rf"(?:这位|那位|该位|这名|那名|这个)[^，。、：；！？「」\n]{{0,14}}?(?:{offices.PART}|人)"
)
_ROLE_ENDS = re.compile(rf"(?:{offices.PART})$")
_ROLE_ALONE = re.compile(  # 顧問公司, 教授會: no person
    rf"(?:{offices.PART})(?!公司|集团|机构|团|事务所|室|费|会(?!说|在|问|把|想)|制|界|学院|职位|生涯|工作|身份|角色|资格|培训|课程|级)"
)
_STRANGER = re.compile(
    rf"(?<![A-Za-z0-9_.-])[A-Z][a-z]{{2,14}}(?=[ ]?[\u4e00-\u9fff]{{0,4}}?(?:{words.SAY})|[ ]?(?:则|也|还|用|的(?:观察|解法|回答|看法|说法)))"
)
_STRANGER_HAN = re.compile(
    rf"(?<=[，。：；！？、」』\n长授员师席裁士者任手家人])[{''.join(sorted(words.SURNAMES))}][\u4e00-\u9fff]{{1,2}}?"
    r"(?=(?:则|也|曾|又|当时|后来|随后|立刻|公开)?(?:说(?!法|明|服)|表示|指出|认为|回应|强调|反驳|写道|坦言|直言|评价|补充|提到|回忆|在[^，。]{1,12}(?:说|表示|提到|指出)|是[^，。]{0,4}(?:他|她)的))"
)
_KIN_ALONE = f"{words.FEMALE_KIN}|{words.MALE_KIN}"
_FIRST = "".join(sorted({w[0] for w in f"{offices.PART}|{words.PRONOUN}|{_KIN_ALONE}|这|那|该".split("|")}))
_NO_NAME = re.compile(  # the first character is looked at before all that could follow it
    rf"(?=[{_FIRST}A-Zhst])(?:(?P<this>{_THIS_ROLE.pattern})|(?P<kin>(?:{_KIN_ALONE})(?!们|节))|(?P<role>{_ROLE_ALONE.pattern})|(?P<pronoun>{_PRONOUN.pattern})|(?P<stranger>{_STRANGER.pattern}))"
)
_KIN = re.compile(
    rf"[ ]?(?:曾经|从前|以前|昔日|过去|前任)?的?(?:{words.KIN})|[ ]?的(?:{_KIN_ALONE})(?<!男孩|女孩|男子|女子|男生|女生|妇人)|[ ]?的[^，。：；、\n的]{{0,4}}?(?:{offices.PART})(?![A-Za-z])"
)
_MOST = (
    32  # figures of one sentence; no sentence of a language has more, and each is compared with the others
)
_BEYOND = 4000  # characters after the last passage in which the sentence after it begins


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
    named_in: int = -1  # the block in which the active person was last named
    unclear: bool = False  # two persons are alive after it, and 他 could be either
    alive: frozenset[int] = frozenset()  # who they are
    nobody: bool = False  # the last whom it is about has no name, or it is not clear whom 他 means
    strange: bool = False  # somebody who is not in the cast is its subject
    rivals_before: tuple[tuple[Gender, Rival], ...] = ()  # persons without a name spoken of before it


@dataclasses.dataclass(frozen=True)
class Scene:
    """Everything the attribution of one article looks at. `plain` has the length of the text."""

    text: str
    plain: str  # Simplified; long marked stretches and everything outside prose blanked
    cast: Cast
    blocks: tuple[Block, ...]
    sections: tuple[int, ...]  # by block: which section it is in
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    @functools.cached_property
    def says_she(self) -> bool:
        """Whether the article writes 她 or she at all; some write 他 of everybody."""
        return "她" in self.plain or " she " in self.plain

    @functools.cached_property
    def _by_pronouns(self) -> Gender:
        """The gender of the person whom the article is about, by the pronouns of the narration."""
        she, he = self.plain.count("她"), len(re.findall(r"(?<![其吉])他(?!们|人)", self.plain))
        if she >= 3 and she > 2 * he:
            return "f"
        return "m" if she and he >= 3 and he > 3 * she else None

    @functools.cached_property
    def offices(self) -> offices.Offices:
        """Which offices the article says that its persons hold."""
        return offices.offices(self.cast, self.plain)

    @functools.cached_property
    def sections_of_protagonist(self) -> frozenset[int]:
        """The sections that name the person whom the article is about."""
        who = self.cast.protagonist
        return frozenset(self.section_at(m.start) for m in self.cast.mentions if m.who == who)

    @functools.cached_property
    def _most_named(self) -> int | None:
        return next((i for i in range(len(self.cast.people)) if i != self.cast.host), None)

    @functools.cached_property
    def leading(self) -> frozenset[int]:
        """Those whom the article names about as often as anybody: it may go back to them at any time."""
        most = max((p.weight for p in self.cast.people), default=0)
        return frozenset(i for i, p in enumerate(self.cast.people) if p.weight >= max(3, most / 3))

    def gender(self, who: int) -> Gender:
        """A person's gender by the given name, or by the pronouns of an article that is about that person."""
        known = self.cast.people[who].gender
        if known is None and who == self.cast.protagonist:
            return self._by_pronouns
        if known is None and who == self._most_named:
            return "m" if self._by_pronouns == "m" else None
        return known

    @functools.cached_property
    def _named(self) -> dict[tuple[int, int], frozenset[int]]:
        return {}

    def named_in(self, first: int, last: int) -> frozenset[int]:
        """Everybody whom the narration of the blocks from `first` to `last` names."""
        if (first, last) not in self._named:
            self._named[first, last] = self._names_in(first, last)
        return self._named[first, last]

    def _names_in(self, first: int, last: int) -> frozenset[int]:
        left = bisect.bisect_left(self.cast.mentions, self.blocks[first].start, key=lambda m: m.start)
        right = bisect.bisect_left(self.cast.mentions, self.blocks[last].end, key=lambda m: m.start)
        return frozenset(m.who for m in self.cast.mentions[left:right] if self.plain[m.start : m.end].strip())

    def section_at(self, offset: int) -> int:
        """The section of the block that holds an offset."""
        return self.sections[max(0, bisect.bisect_right(self.blocks, offset, key=lambda b: b.start) - 1)]

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
    far = quoted[-1][1] + _BEYOND if quoted else -1
    sentences = tuple(_sentences(article, plain, cast, far))
    made = Scene(
        article.text,
        plain,
        cast,
        article.blocks,
        tuple(sections),
        sentences,
        tuple(s.start for s in sentences),
    )
    follow(made)
    return made


def _narration(article: Article, quoted: Sequence[tuple[int, int]]) -> str:
    """The prose with what is quoted replaced by spaces between the marks, all else blank. Same length as the text."""
    plain = simplified(article.text).replace(
        "著", "着"
    )  # 笑著: one particle, two spellings in Traditional text
    pieces: list[str] = []
    at = 0
    cuts = [(b.start, b.end) for b in article.blocks if b.kind in PROSE or b.kind is BlockKind.NOTE]
    for start, end in cuts:
        pieces += ["\n" * (start > at), " " * (start - at - (start > at)), plain[start:end]]
        at = end
    narration = "".join(pieces)
    narration += "\n" * (len(plain) - len(narration))
    return _HALF_WIDTH.sub(lambda m: _FULL_WIDTH[m.group()], _blank(narration, quoted))


_FULL_WIDTH = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff”」』）)])[,:;!?](?!\d)")  # 他说,船很大: a Chinese comma


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


def _sentences(article: Article, plain: str, cast: Cast, far: int) -> list[Sentence]:
    """The sentences that begin before `far`: what comes after the last passage tells nothing about any."""
    made: list[Sentence] = []
    names = cast.mentions
    at = 0
    for number, block in enumerate(article.blocks):
        if block.start >= far:
            break
        if block.kind not in PROSE and block.kind is not BlockKind.NOTE:
            continue
        cuts = [block.start, *(m.end() for m in _STOP.finditer(plain, block.start, block.end)), block.end]
        for start, end in itertools.pairwise(cuts):
            if end <= start or start >= far:
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


_Raw = tuple[int, int, int | None, str]


def _figures(plain: str, start: int, end: int, names: Sequence[tuple[int, int, int]]) -> tuple[Figure, ...]:
    raw: list[_Raw] = [(s, e, who, "name") for s, e, who in names if plain[s:e].strip()]
    starts = [r[0] for r in raw]
    for match in _NO_NAME.finditer(plain, start, end):
        near = bisect.bisect_left(starts, match.end())
        if near and raw[near - 1][1] > match.start() - (match.lastgroup == "stranger"):
            continue  # inside a name
        raw.append(
            (
                match.start(),
                match.end(),
                None,
                "role" if match.lastgroup == "this" else match.lastgroup or "role",
            )
        )
    raw = sorted(raw)[:_MOST]
    raw = sorted([*raw, *itertools.islice(_strangers(plain, start, end, raw), _MOST)])
    raw = [
        r
        for i, r in enumerate(raw)
        if not (r[3] in ("role", "kin") and i + 1 < len(raw) and _ADJOINS.match(plain[r[1] : raw[i + 1][0]]))
    ]
    return tuple(_placed(plain, start, end, raw[:_MOST]))


_ADJOINS = re.compile(
    r"[ ]?\Z|[ ]?[兼暨][^，。：；]{0,24}\Z"
)  # 創辦人 Ana, 創辦人兼教授 Ana: a role is no second person


def _strangers(plain: str, start: int, end: int, known: Sequence[_Raw]) -> Iterator[_Raw]:
    """Chinese names of persons who are not in the cast, where one says something."""
    for match in _STRANGER_HAN.finditer(plain, start, end):
        word = match.group()
        if word[:2] in words.NOT_PEOPLE or word[-1] in "的了是在我你他她":
            continue
        if all(match.end() <= r[0] or r[1] <= match.start() for r in known):
            yield match.start(), match.end(), None, "stranger"


_LISTED = re.compile(
    r"[ ]?(?:（[^（）\n]{0,40}）)?[ ]?(?:、|和|与|及|跟|以及|&|and)[ ]?[^，。：；]{0,12}\Z"
)  # 和 Ana、Ben 一起: who stands in a list is what its first member is


_PREDICATE = frozenset("。！？；\n")  # 他是遊戲的製作人。: what somebody is


def _placed(plain: str, start: int, end: int, raw: Sequence[_Raw]) -> Iterator[Figure]:
    """Each figure with its place in its clause: the first that no preposition governs is the subject."""
    breaks = [start, *(m.end() for m in _CLAUSE.finditer(plain, start, end))]
    before: _Raw | None = None
    for i, (s, e, who, kind) in enumerate(raw):
        clause = breaks[bisect.bisect_right(breaks, s) - 1]
        lead = plain[max(clause, s - 40) : s].strip()
        near = len(lead) <= 24 or bool(_ROLE_ENDS.search(lead))
        listed = before is not None and before[3] == "name" and _LISTED.match(plain[before[1] : s])
        subject = (
            not listed and not (before and before[0] >= clause) and near and not _PREPOSITION.search(lead)
        )
        subject = subject and not (kind == "role" and plain[e : e + 1] in _PREDICATE)
        kin = _KIN.match(plain[e : min(end, e + 14)]) if kind != "role" else None
        after = raw[i + 1] if i + 1 < len(raw) else None
        named = kin and after and after[3] == "name" and after[0] <= e + kin.end() + 1
        yield Figure(s, e, who, plain[s:e], subject and not named, "kin" if kin else kind)
        if not named:
            before = (s, e, who, kind)
