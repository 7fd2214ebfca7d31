"""Which marked passages of a narrative article are somebody's speech, whose, and which of them are one utterance.

A passage is speech only where the language says so: a clause of saying before or after it, a colon after a person, or
a full sentence in marks that stands by itself. Terms, titles, prompts, imagined and generic speech stay out.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from repurpose.digest import speakers, words
from repurpose.digest.marks import Marked, marked
from repurpose.digest.people import Cast, cast
from repurpose.digest.scene import Scene, scene
from repurpose.digest.speakers import Attribution
from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.mend import printed
from repurpose.text.scripts import simplified

SHORTEST = 8  # characters without white space: what is shorter is a word or a cry, and proves nothing
_SPACE = re.compile(r"\s+|\*\*")
_FULL_STOP = re.compile(r"[。！？!?…⋯]+[」』”’\"）)*]*$|(?<=[a-z)])\.[”’\"*]*$")
_COMMA_END = re.compile(r"[，,、—]+$")
_QUESTION = re.compile(r"[？?]$")

_COMMENT = re.compile(
    r"我的?(?:观察|看法|想法|解读|心得|思考|反思|评论|结论|笔记|延伸|补充)|编按|编者|后记|小编|作者|写在最后|延伸思考|给.{0,12}的?(?:启示|提醒|建议)|"
    r"对.{0,12}的?(?:启示|意义)|值得.{0,8}思考|(?i:my take|takeaways?|editor.s note|commentary)"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Speech:
    """A passage found to be speech. `utterance` numbers utterances from 0 in the order of the file."""

    start: int
    end: int
    attribution: Attribution
    utterance: int
    commentary: bool = False


@dataclasses.dataclass(slots=True)
class _Place:
    """A marked passage in its paragraph while it is being judged."""

    mark: Marked
    block: int
    lead: tuple[int, int]  # the clause before, from the last sentence end or passage
    tail: tuple[int, int]  # the clause after, to the next sentence end or passage
    commentary: bool
    previous: _Place | None = None
    verdict: str = ""
    attribution: Attribution = speakers.NOBODY
    joins: bool = False


def speech(article: Article, who: Cast | None = None) -> list[Speech]:
    """The passages of `article` that somebody said, in order, without their marks. Spans do not overlap."""
    who = who or cast(article)
    places = _places(article)
    stage = scene(article, who, [(p.mark.outer_start, p.mark.outer_end) for p in places])
    for place in places:
        _judge(stage, place)
    return _numbered(article, _without_echoes(article, [p for p in places if p.verdict]))


def length(text: str) -> int:
    """Characters without white space and bold marks."""
    return len(_SPACE.sub("", text))


# ---------------------------------------------------------------- places


def _places(article: Article) -> list[_Place]:
    places: list[_Place] = []
    commentary = 0
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.HEADING:
            commentary = _commentary(article, number, commentary)
        elif block.kind in PROSE:
            places += _places_in(article, number, bool(commentary))
    return places


def _commentary(article: Article, number: int, level: int) -> int:
    """The level of the heading that opened the author's own remarks, 0 outside of them."""
    block = article.blocks[number]
    if _COMMENT.search(simplified(article.text[block.start : block.end])):
        return block.level or 1
    return level if level and block.level > level else 0


def _places_in(article: Article, number: int, commentary: bool) -> list[_Place]:
    block = article.blocks[number]
    marks = [m for m in marked(article.text, block.start, block.end) if m.depth == 0]
    marks = [
        m
        for m in marks
        if length(article.text[m.start : m.end]) >= SHORTEST or _is_sentence(article.text[m.start : m.end])
    ]
    places = []
    for i, mark in enumerate(marks):
        left = marks[i - 1].outer_end if i else block.start
        right = marks[i + 1].outer_start if i + 1 < len(marks) else block.end
        places.append(
            _Place(mark, number, (_clause_start(article.text, left, mark.outer_start), mark.outer_start),
                   (mark.outer_end, right), commentary, places[-1] if places else None)
        )  # fmt: skip
    return places


_ENDS = re.compile(r"[。！？!?；;\n]|(?<=[a-z0-9)])\.(?=\s)")


def _clause_start(text: str, left: int, end: int) -> int:
    start = left
    for match in _ENDS.finditer(text, left, end):
        start = match.end()
    return start


def _is_sentence(text: str) -> bool:
    return bool(_FULL_STOP.search(text))


# ---------------------------------------------------------------- judging

_COLON = re.compile(r"(?:[：:]|——|—)[\s*_]*$")
_SAY_END = re.compile(
    rf"(?:{words.SAY})(?:了|过|着|道|说|到|出|出了)?(?:(?:这|那)?(?:一|几)?(?:句话?|段话?|声|番话?|点|个字)?)?(?:他|她|我|我们|自己|记者|主持人|大家|观众)?[，,]?[\s*_]*$"
)
_NEGATED = re.compile(
    r"(?:不是(?:在|要|说|指|那种|因为)*|并非|并不是|没有|不会|不能|不再|别|不要|从不|从未|而是(?:在)?|与其(?:说|问)?|不如(?:说|问)?)(?:说|问|讲|觉得|认为)?[ ]?$"
)
_SUPPOSED = re.compile(
    r"(?:如果|假如|假设|设想|想像|想象|要是|一旦|万一|当你|当我们|每当|当有人|当人们|当大家|当一个|你可以|你可能|你会|你要|你就|你只|你跟|你对|你问|你说|你告诉|"
    r"您可以|可能会(?:说|问|想|觉得|回答)|也许会(?:说|问)|或许会(?:说|问)|就会(?:说|问|回答|告诉)|会(?:说|问)[：:，]?[ ]?$|可以问|应该问|该问|要问|想问|不禁要?问|试着问|"
    r"我们(?:可以|习惯|常|总|会|应该|都)|例如|比如|譬如|举例来说|好比|就像|有点像|听起来像|仿佛|彷彿|等于(?:是)?(?:在)?说|也就是说|换句话说|意思是|意味着|言下之意|潜台词|潜台词是)"
)
_TERM = re.compile(
    r"(?:所谓的?|叫做|叫作|叫|称为|称作|称之为|称为是|名为|名叫|取名|取名为|命名为|定义为|视为|题为|标题是|主题是|书名|这种|那种|一种|这个|那个|一个|这类|这些|那些|这句|那句|一句|任何|每个|从|和|与|或|、|到|的|在|对|用|以|把|将|为|成|变成|至|给|比|跟|及|"
    r"高喊|标榜|标语|口号|关键字|关键词|搜寻|搜索|输入|键入|打上|写上|印着)[ *]*$"
)
_TO_MACHINE = re.compile(
    rf"(?:告诉|问|对着?|跟|提示|要求|指示|让|叫|请|命令|交代|吩咐|给|向|对|丢给|喂给)(?:了)?[ ]?(?:{words.MACHINE})|(?:prompt|提示词|提示语|指令|输入|查询)[^。]{{0,8}}[：:][ ]?$"
)
_MACHINE_SAYS = re.compile(
    rf"(?:^|[，,。；;]|然后|而|但)[ ]?(?:[\w]{{0,4}})?{words.MACHINE}[^，。：]{{0,10}}(?:{words.SAY}|说|问|跳出|显示)[^，。：]{{0,8}}[：:]?[ ]?$"
)
_NOBODY_SAYS = re.compile(
    rf"(?:^|[，,：:；;、—]|当|但|而|连|就连|让|因为|所以|于是|甚至|像|就像|的)[ ]?{words.NOBODY}[^，。：；]{{0,12}}?(?:{words.SAY}|想|觉得|认为|担心|以为|会)[^，。：；]{{0,6}}[：:，,]?[ ]?$"
)
_GENERIC_SAYING = re.compile(
    r"(?:(?:有|一)(?:一)?(?:种|个|句)(?:\S{0,8})?(?:说法|观点|看法|名言|俗话|谚语|老话|话)|俗话|常言|古语|谚语|说法(?:应该)?是|常见的(?:\S{0,8})(?:是|说法)|流行的?说法|问题(?:是|变成|就是|在于|来了)|口号|座右铭|标语|重点是|关键是|核心是|原则是|公式是|答案是|结论是|定义是|规则是|逻辑是|想法是|思维是|心态是|信念是|假设是|前提是|目标是|做法是|策略是|精神是|态度是)[：:]?[ ]?$"
)
_POSSESSED = re.compile(
    rf"(?:{words.PRONOUN}|[A-Za-z\u4e00-\u9fff·]{{2,}})[ ]?的(?:\S{{0,8}}?)(?:回答|答案|说法|原话|建议|评价|结论|看法|观点|解释|留言|回应|比喻|描述|反应|忠告|警告|判断|总结|话|信条|预测|立场|定义|心得|体悟|提醒|论点|理由|主张)[^，。：；]{{0,6}}[：:]?[ ]?$"
)
_HEARS = re.compile(r"(?:被问到?|被问及|问到|问及|谈到|谈及|说到|讲到|提到|回答|面对)[ ]?$")


def _judge(stage: Scene, place: _Place) -> None:
    text = stage.text[place.mark.start : place.mark.end]
    enough = length(text) >= SHORTEST
    lead = stage.plain[place.lead[0] : place.lead[1]]
    tail = _tail(stage, place)
    block = stage.blocks[place.block]
    active, _ = speakers.spoken_of(stage, place.mark.outer_start)
    if block.kind is BlockKind.QUOTE and _wraps(stage, place):
        _say(place, _by_block(stage, place), "block")
    elif _follows_on(stage, place):
        place.verdict, place.attribution, place.joins = "split", place.previous.attribution, True  # type: ignore[union-attr]
    elif _led(stage, place, lead, text):
        _say(place, speakers.before(stage, *place.lead, active), "led")
    elif tail is not None:
        _say(place, speakers.after(stage, *tail, active), "tailed")
    elif _alone(stage, place, lead, text):
        _say(
            place, speakers.around(stage, place.mark.outer_start, place.mark.outer_end, place.block), "alone"
        )
    if place.verdict and place.commentary and not _worth_in_commentary(place, text):
        place.verdict = ""
    if place.verdict and not enough and not place.joins:
        place.verdict = place.verdict  # kept while judging: its other half may be long enough


def _say(place: _Place, attribution: Attribution, verdict: str) -> None:
    place.verdict, place.attribution = verdict, attribution


def _wraps(stage: Scene, place: _Place) -> bool:
    """Whether nothing but bold marks stands around the passage in its block."""
    block = stage.blocks[place.block]
    around = stage.text[block.start : place.mark.outer_start] + stage.text[place.mark.outer_end : block.end]
    return not re.sub(r"[\s*_>]+|[—–-]{1,2}[^。！？\n]{0,40}$", "", around)


def _led(stage: Scene, place: _Place, lead: str, text: str) -> bool:
    """Whether the clause before the passage reports speech."""
    bare = lead.rstrip("*_ \t")
    if not bare or not place.lead[1] - place.lead[0]:
        return False
    if _hypothetical(bare):
        return False
    figures = [f for f in speakers.figures_in(stage, *place.lead) if f.kind != "kin"]
    if _COLON.search(bare):
        said = bool(_SAID.search(bare)) or bool(_POSSESSED.search(bare))
        if _GENERIC_SAYING.search(bare) and not figures:
            return False
        if any(f.subject for f in figures):
            return said or _is_sentence(text)
        if said:
            return _is_sentence(text)
        return _is_sentence(text) and not place.commentary and bool(figures or place.previous)
    if _SAY_END.search(bare) and not _HEARS.search(bare):
        return bool(figures) and (_is_sentence(text) or _clausal(text))
    if bare[-1] in "，," and _is_sentence(text):
        return bool(_SAID.search(bare)) and any(f.subject for f in figures)
    return False


_SAID = re.compile(rf"(?:{words.SAY}|{words.THINKS}|回忆|比喻|预测|开场|感性|沉默)")


def _clausal(text: str) -> bool:
    """Whether a passage without a full stop still reads as a sentence: long enough and with a pause in it."""
    return length(text) >= 12 and bool(re.search(r"[，,；;：:？?！!—]|[我你他們们]", text))


def _hypothetical(lead: str) -> bool:
    last = re.split(r"[。！？!?；;\n]", lead)[-1]
    return bool(
        _NEGATED.search(re.sub(r"[：:，,\s]+$", "", last))
        or _SUPPOSED.search(last)
        or _TO_MACHINE.search(last)
        or _MACHINE_SAYS.search(last)
        or _NOBODY_SAYS.search(last)
    )


_TAIL = re.compile(
    rf"^[\s*_]*(?P<clause>(?:[，,]?\s*)(?P<subject>[^，。！？；：\n「」“”]{{0,24}}?)(?P<verb>{words.SPOKEN})(?:了|着|道|说)?)(?P<rest>[^。！？\n「」“”]{{0,40}})"
)


def _tail(stage: Scene, place: _Place) -> tuple[int, int] | None:
    """The clause of saying that follows a passage, or None."""
    start, end = place.tail
    after = stage.plain[start:end]
    match = _TAIL.match(after)
    if match is None:
        return _beat(stage, place)
    figures = [f for f in speakers.figures_in(stage, start, start + match.end("clause")) if f.subject]
    if not figures or figures[0].start - start > 10 or _hypothetical(match["clause"]):
        return None
    rest = after[match.end("clause") :].lstrip()
    if re.match(r"[^。！？\n]{0,30}[：:][\s*]*$", rest) or re.match(r"[：:]", rest):
        return None  # it leads to the next passage
    if not (_is_sentence(stage.text[place.mark.start : place.mark.end]) or _comma_ended(stage, place)):
        if rest[:1] not in ("", "，", "。", ",", "；"):
            return None
    return start, start + match.end("clause")


def _comma_ended(stage: Scene, place: _Place) -> bool:
    return bool(_COMMA_END.search(stage.text[place.mark.start : place.mark.end].rstrip("*_ ")))


def _beat(stage: Scene, place: _Place) -> tuple[int, int] | None:
    """「A。」他頓了一下。「B。」: an act between the halves names the speaker."""
    start, end = place.tail
    between = stage.plain[start:end]
    followed = stage.text[end : end + 1] in ("「", "“", '"')
    if followed and re.fullmatch(r"\s*[^。！？：:\n]{2,24}[。，,]\s*", between):
        figures = [f for f in speakers.figures_in(stage, start, end) if f.subject]
        if figures and figures[0].start - start <= 2:
            return start, end
    return None


def _follows_on(stage: Scene, place: _Place) -> bool:
    """Whether the passage is the second half of the one before: only a clause of saying stands between."""
    previous = place.previous
    if previous is None or not previous.verdict or previous.verdict not in ("tailed", "split"):
        return False
    between = stage.plain[previous.mark.outer_end : place.mark.outer_start]
    if previous.verdict == "split":
        return not between.strip()
    return bool(
        re.fullmatch(r"[\s*_]*[，,]?[^。！？：:\n]{1,40}[。，,]?[\s*_]*", between)
    ) and not between.rstrip("*_ ").endswith(("：", ":"))


def _alone(stage: Scene, place: _Place, lead: str, text: str) -> bool:
    """Whether a passage without a clause is speech: a full sentence that stands by itself."""
    if not _is_sentence(text) or lead.strip(" \t*_"):
        return False
    after = stage.plain[place.tail[0] : place.tail[1]].lstrip(" *_")
    if re.match(r"(?:的|之|这[个种样类]|那[个种样类]|是|不是|、|和|与|或|变成|成为|（|\()", after):
        return False
    whole = _wraps(stage, place)
    if _QUESTION.search(text.strip()) and not whole:
        return False
    found = speakers.around(stage, place.mark.outer_start, place.mark.outer_end, place.block)
    if _QUESTION.search(text.strip()) and found.who is None:
        return False
    if whole:
        return True
    return found.who is not None and not place.commentary


def _by_block(stage: Scene, place: _Place) -> Attribution:
    return speakers.around(stage, place.mark.outer_start, place.mark.outer_end, place.block)


def _worth_in_commentary(place: _Place, text: str) -> bool:
    """In the author's remarks only what a named person says in full sentences is a quotation."""
    return (
        place.verdict in ("led", "tailed", "split", "block")
        and place.attribution.who is not None
        and _is_sentence(text)
    )


# ---------------------------------------------------------------- numbering


def _without_echoes(article: Article, places: Sequence[_Place]) -> list[_Place]:
    """Leave out what was quoted before in the same words."""
    seen: list[str] = []
    kept = []
    for place in places:
        said = _SPACE.sub("", simplified(article.text[place.mark.start : place.mark.end])).strip(
            "。，,.！？!?…"
        )
        if any(said in earlier for earlier in seen) and not place.joins:
            continue
        seen.append(said)
        kept.append(place)
    return kept


def _numbered(article: Article, places: Sequence[_Place]) -> list[Speech]:
    found: list[Speech] = []
    number = -1
    for place in places:
        number += not place.joins or number < 0
        start, end = _trimmed(article.text, place.mark)
        if length(article.text[start:end]) >= SHORTEST:
            found.append(Speech(start, end, place.attribution, number, place.commentary))
    return found


def _trimmed(text: str, mark: Marked) -> tuple[int, int]:
    start, end = mark.start, mark.end
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return start, end


def said(article: Article, passage: Speech) -> str:
    """The printed text of a passage."""
    return printed(article.text[passage.start : passage.end])
