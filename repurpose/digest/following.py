"""Who is being spoken of, sentence by sentence, and so whom 他 and the nouns for a part stand for. Pure.

Where two persons could be meant, nobody is: a wrong name is worse than no name.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from repurpose.digest import offices, rivals, words
from repurpose.digest.people import Gender
from repurpose.model import BlockKind

if TYPE_CHECKING:
    from repurpose.digest.scene import Figure, Scene, Sentence


@dataclasses.dataclass(slots=True)
class _State:
    """What has been told up to a sentence."""

    active: int | None = None  # who is being spoken of
    named_at: int = -1  # the block in which the active person was last named
    section: int = -1
    block: int = -1
    named: set[int] = dataclasses.field(default_factory=set)  # whom the sentences of the block are about
    met: bool = False  # whether somebody of the block deals with another whom only a pronoun means
    nameless: rivals.Rivals = dataclasses.field(default_factory=dict)
    before: Sentence | None = None


def follow(scene: Scene) -> None:
    """Walk through the sentences and note in each who is being spoken of, so that 他 can be resolved."""
    state = _State()
    for sentence in scene.sentences:
        if scene.blocks[sentence.block].kind is BlockKind.NOTE:
            continue
        _enter(scene, sentence, state)
        acting = _walk(scene, sentence, state)
        _close(scene, sentence, state, acting)


def _enter(scene: Scene, sentence: Sentence, state: _State) -> None:
    """What a new section and a new paragraph do to who is being spoken of."""
    if scene.sections[sentence.block] != state.section:
        state.section = scene.sections[sentence.block]
        state.active = state.active if state.active == scene.cast.protagonist else None
        state.nameless = {}
    sentence.rivals_before = tuple(state.nameless.items())
    state.nameless = rivals.after(scene, sentence, state.nameless)
    if sentence.block != state.block:
        state.active = _after_block(scene, state)
        state.block, state.named, state.met = sentence.block, set(), False


def _walk(scene: Scene, sentence: Sentence, state: _State) -> set[int]:
    """Let the figures of a sentence take over one after another; whom its pronouns mean that are subjects."""
    others = _others(sentence)
    sentence.strange = any(f.kind == "stranger" and f.subject for f in sentence.figures)
    only = not sentence.strange and len({f.who for f in sentence.figures if f.who is not None}) <= 1
    acting: set[int] = set()
    for i, figure in enumerate(sentence.figures):
        who = _meant(scene, sentence, figure, state, others)
        asks_on = bool(_ASKS_ON.match(scene.plain[figure.end : figure.end + 14]))
        lost = who is None and state.active is not None and _is_another(scene, figure, state.active)
        if lost or (figure.kind == "stranger" and figure.subject):
            sentence.by, state.active = None, None  # somebody we do not know is spoken of now
        if who is not None and figure.kind == "pronoun" and figure.subject:
            acting.add(who)
        if who is not None and figure.kind in ("pronoun", "role") and figure.subject and not asks_on:
            state.named.add(who)
        if who is None or not (_takes_over(scene, sentence, figure) or (state.active is None and only)):
            continue
        if figure.subject and state.active is not None and asks_on:
            continue  # who asks is not who will answer
        sentence.by, state.active = figure, who
        state.named_at = sentence.block if figure.kind == "name" else state.named_at
        if figure.subject and _tells(scene, figure, sentence.figures[i + 1 : i + 2]):
            break  # what follows is what is said
    return acting


def _tells(scene: Scene, figure: Figure, following: Sequence[Figure]) -> bool:
    """Whether a subject says or thinks what follows: 王大明說，…; 她說父親…"""
    says = _SAYS_ON.match(scene.plain[figure.end : figure.end + 24])
    return bool(says) or any(rivals.tells_of(scene, figure, each) for each in following)


def _meant(
    scene: Scene, sentence: Sentence, figure: Figure, state: _State, others: Mapping[int, int]
) -> int | None:
    """The person a figure stands for after what was told up to it."""
    if figure.kind == "kin":
        return None
    before = state.before
    if figure.kind == "pronoun" and before is not None and before.unclear and not _names(sentence, figure):
        return by_gender(scene, before.alive, figure.word)
    who = resolve(scene, figure, state.active, state.named_at, sentence.block)
    if figure.kind == "pronoun" and who is not None and others.get(who, -1) > figure.start:
        return scene.cast.protagonist if scene.cast.protagonist != who else None
    return who


def _close(scene: Scene, sentence: Sentence, state: _State, acting: set[int]) -> None:
    """Note who is being spoken of after a sentence, and whether 他 could then mean either of two."""
    alive = _alive(scene, sentence)
    state.named |= alive
    alive |= acting if len(acting) > 1 else set()
    alive |= (
        {state.active} if state.active is not None and state.active == scene.cast.host and alive else set()
    )
    presented = _presented(scene, sentence)
    if len(alive) > 1 or presented:
        about = scene.cast.protagonist
        state.active = about if about in alive and not presented else None
        sentence.unclear, sentence.alive = state.active is None, frozenset(alive | presented)
    meets = _meets(scene, sentence)
    state.met = state.met or meets
    together = bool(_TOGETHER.search(scene.plain, sentence.start, sentence.end))
    if meets or together or (sentence.strange and state.active is None):
        sentence.unclear = True  # 他 is rather the stranger than whom the article is about
    lost = sentence.by is None and any(f.subject and f.word in ("他", "她") for f in sentence.figures)
    sentence.nobody = lost or _nameless_last(scene, sentence)
    sentence.active, sentence.named_in = state.active, state.named_at
    state.before = sentence


def _after_block(scene: Scene, state: _State) -> int | None:
    """Who is spoken of when a new paragraph begins: nobody after one about two persons, of whom none is the protagonist."""
    guests = state.named - {scene.cast.host}
    last = state.before
    if last is None or len(guests) + state.met < _TWO or scene.cast.protagonist in guests:
        return state.active
    last.unclear, last.alive = True, frozenset(guests)
    return None


_MEETS = re.compile(r"(?:跟|对|向|和|给|告诉|问|与|劝|陪|教|带|替|帮|看着|打断|反问|追问|请|叫|让)[ ]?\Z")


def _meets(scene: Scene, sentence: Sentence) -> bool:
    """Whether somebody named deals with 他 or 她 in one clause, who is then another of the same gender: 王大明跟他說…"""
    subject: Figure | None = None
    for figure in sentence.figures:
        if figure.subject:
            subject = figure if figure.kind == "name" else None
        elif subject is not None and subject.who is not None and figure.word in ("他", "她"):
            suits = scene.gender(subject.who) in ("f" if figure.word == "她" else "m", None)
            between = scene.plain[subject.end : figure.start]
            if suits and not _CLAUSE_ENDS.search(between) and _MEETS.search(between):
                return True
    return False


_CLAUSE_ENDS = re.compile(r"[，。：；！？]")


def _nameless_last(scene: Scene, sentence: Sentence) -> bool:
    """Whether the last whom a sentence is about is somebody without a name: 一位記者舉手。「…」 is no guest's."""
    told = False
    last: Figure | None = None
    for figure in sentence.figures:
        if figure.subject and not told:
            last = figure
        told = told or (figure.subject and bool(_SAYS_ON.match(scene.plain, figure.end, figure.end + 24)))
    return last is not None and rivals.nameless(scene, last)


_TWO = 2
_TOGETHER = re.compile(
    r"(?:两个?人|两位|双方|[他她]们俩)(?:都|也|就|最后|终于|一起|同时)|"
    r"(?:(?<=[，。；：！？、\n」』”])|(?<=[，。；！？\n][然后最而但]))(?:后来|最后|那天)?(?:这|那)?[两二三四](?:[位名][\u4e00-\u9fff]{1,6}|"
    r"个?(?:人|女人|男人|女孩|男孩|女生|男生|老人|朋友|兄弟|姐妹|姊妹|同事|徒弟|学生|孩子))(?!的|中|里|份|组|座|次|，|、)"
)  # 最後兩個人都坐下: who speaks next?


def _is_another(scene: Scene, figure: Figure, active: int) -> bool:
    """Whether a pronoun that means nobody certain cannot mean the one spoken of: 他 after 她."""
    gender: Gender = "f" if figure.word == "她" else "m" if figure.word == "他" else None
    known = scene.gender(active)
    differs = bool(gender and known) and gender != known and active != scene.cast.protagonist
    return figure.kind == "pronoun" and figure.subject and differs


def _presented(scene: Scene, sentence: Sentence) -> set[int]:
    """Whom a sentence about somebody else ends by naming: 他最敬佩的人是王大明。"""
    named = [f for f in sentence.figures if f.kind == "name"]
    subject = (
        next((f for f in sentence.figures if f.subject and f.start < named[-1].start), None)
        if named
        else None
    )
    if subject is None or subject.who == named[-1].who:
        return set()
    last = named[-1]
    ends = not scene.plain[last.end : sentence.end].strip(" 。！？\n*_")
    is_named = scene.plain[last.start - 2 : last.start].rstrip().endswith(("是", "为", "叫"))
    return {last.who} if ends and is_named and last.who is not None else set()


_AND = re.compile(r"[ ]?(?:和|与|及|跟|、|&)[ ]?")


def _alive(scene: Scene, sentence: Sentence) -> set[int]:
    """Everybody whom 他 could mean after a sentence: its named subjects, without those of whom somebody else tells."""
    alive: set[int] = set()
    told = False
    before: Figure | None = None  # the subject so far: 王大明和李小華是舊識
    for figure in sentence.figures:
        if figure.who is None or figure.who == scene.cast.host:
            continue
        joined = before is not None and not told and _AND.fullmatch(scene.plain, before.end, figure.start)
        if not figure.subject and not joined:
            continue
        before = figure
        if told and not _SAYS_TOO.match(scene.plain[figure.end : figure.end + 24]):
            continue  # 王大明認為，李小華太慢
        if not _ASKS_ON.match(scene.plain[figure.end : figure.end + 14]):
            alive.add(figure.who)
        told = told or bool(_SAYS_ON.match(scene.plain[figure.end : figure.end + 24]))
    return alive


def _names(sentence: Sentence, figure: Figure) -> bool:
    """Whether a sentence names anybody before a pronoun."""
    return any(f.kind == "name" and f.start < figure.start for f in sentence.figures)


def by_gender(scene: Scene, alive: frozenset[int], word: str) -> int | None:
    """Who of those alive 她 or 他 can only mean."""
    wanted: Gender = "f" if word == "她" else "m" if word == "他" else None
    fits = [who for who in sorted(alive) if scene.gender(who) in (wanted, None)]
    return fits[0] if len(fits) == 1 and len(alive) > 1 and wanted and scene.says_she else None


def _others(sentence: Sentence) -> dict[int, int]:
    """他跟王大明一起…: he is not the one whom he is with. Person → where the sentence last names them beside its subject."""
    return {f.who: f.start for f in sentence.figures if f.who is not None and not f.subject}


_ASKED = re.compile(r"(?:追问|反问|询问|问|请教|问到|问及|抛给|丢给|请)[ ]?$")
_ASKS_ON = re.compile(r"[ ]?[^，。：；]{0,8}?(?:追问|反问|询问|问(?!题)|请教|提问|抛出|好奇|请)")
_ASKS_WHOM = re.compile(r"[ ]?[^，。：；]{0,4}?(?:追问|反问|问)(?!题|到|号|卷|世|过)(?:了|起)?[他她]")


def asks(scene: Scene, figure: Figure) -> bool:
    """Whether somebody asks somebody else, so that what follows is the answer."""
    return figure.subject and bool(_ASKS_WHOM.match(scene.plain, figure.end))


_SAYS_ON = re.compile(
    r"[ ]?[^，。：；]{0,14}?(?:说|表示|认为|指出|强调|解释|提到|透露|坦言|直言|坦承|承认|补充|回忆|相信|觉得|预测|告诉(?:我们?|他们?|她们?|记者|大家)?)[，,：:]"
)


_TOPIC = re.compile(r"[ ]?(?:来说|而言|看来|眼[中里]|心[中里])")
_SAYS_TOO = re.compile(rf"[ ]?(?:则|却|也|倒|反而)?[^，。：；]{{0,8}}?(?:{words.SAY})")


def _takes_over(scene: Scene, sentence: Sentence, figure: Figure) -> bool:
    """The subject of a sentence is spoken of from then on, and so is who was asked something: 主持人問王大明."""
    before = scene.plain[max(sentence.start, figure.start - 4) : figure.start]
    topic = before.rstrip().endswith(("对", "在")) and bool(
        _TOPIC.match(scene.plain[figure.end : figure.end + 4])
    )
    return figure.subject or topic or before.rstrip().endswith("的是") or bool(_ASKED.search(before))


def resolve(scene: Scene, figure: Figure, active: int | None, named_at: int, block: int) -> int | None:
    """The person a figure stands for, where that is clear."""
    if figure.who is not None:
        return figure.who
    cast = scene.cast
    if figure.kind == "role":
        return offices.meant(scene, figure, active)
    if figure.kind == "stranger" or figure.word in _NOBODY:
        return None
    gender: Gender = "f" if figure.word in ("她", "she", "She") else "m"
    holding = scene.sentences[max(0, scene.sentence_at(figure.start))]
    if rivals.rivalled(scene, figure, holding, dict(holding.rivals_before), gender):
        return None
    protagonist = (
        cast.protagonist
        if cast.protagonist is not None and _may_be(scene, cast.protagonist, gender)
        else None
    )
    if active is not None and active == cast.host and named_at < block:
        active = None  # a host leads in and asks; a new paragraph is about the guest
    speaks = (
        protagonist is not None and cast.people[protagonist].speaks
    )  # of one who is silent, others may tell
    if active is None or not _may_be(scene, active, gender):
        return protagonist if speaks else _only(scene, gender, block)
    if (
        protagonist is not None
        and protagonist != active
        and named_at < block
        and overshadows(scene, active, block)
    ):
        return protagonist if speaks else None
    if scene.gender(active) is None and scene.says_she:
        known = _only(scene, gender, block)
        if known is not None and known != active and known == protagonist:
            return protagonist
        if named_at < block and _others_fit(scene, gender, block):
            return None
    return active


_NOBODY = frozenset({"他们", "她们", "they", "They", "对方", "前者", "后者"})
_LATELY = 3  # blocks in which somebody was named whom a pronoun rather means than a person of unknown gender
_NEAR, _NEXT = 8, 1  # blocks in which somebody was named to whom alone a pronoun fits


def _only(scene: Scene, gender: Gender, block: int) -> int | None:
    """The one person named lately of whom a pronoun can be said, where of nobody else named lately it can."""
    if not scene.says_she:
        return None
    far = scene.named_in(max(0, block - _NEAR), block) | (scene.leading & scene.named_in(0, block))
    for near in (scene.named_in(max(0, block - _NEXT), block), far):
        fits = [who for who in near - {scene.cast.host} if scene.gender(who) in (gender, None)]
        if fits:
            return fits[0] if len(fits) == 1 and scene.gender(fits[0]) == gender else None
    return None


def _others_fit(scene: Scene, gender: Gender, block: int) -> bool:
    """Whether a pronoun suits somebody named lately whose gender is known."""
    near = scene.named_in(max(0, block - _LATELY), block)
    return any(scene.gender(who) == gender for who in near - {scene.cast.host})


def overshadows(scene: Scene, active: int, block: int) -> bool:
    """Whether the protagonist is named so much more often, in this section too, that a new paragraph returns to them."""
    protagonist = scene.cast.protagonist
    if protagonist is None or scene.cast.people[protagonist].weight < 3 * scene.cast.people[active].weight:
        return False
    return scene.sections[block] in scene.sections_of_protagonist


def _may_be(scene: Scene, who: int, gender: Gender) -> bool:
    known = scene.gender(who)
    return (
        known is None
        or known == gender
        or (gender == "m" and not scene.says_she and who == scene.cast.protagonist)
    )
