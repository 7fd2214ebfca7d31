"""The sentences of an article that could be printed by themselves, and what keeps a sentence from it.

A statement is whole (its marks are paired, it ends with a full stop), plain (no links, notes, pictures or markup that a
printed line would show), and stands alone: it does not lean on the sentence before it, ask a question, speak to the
reader about the page, or leave open whose words it holds. Choosing among them is for `summary` and `points`.
"""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Iterator, Sequence

from repurpose.digest.turns import hosts
from repurpose.model import Article, Block, BlockKind, Span, Turn
from repurpose.text import marks
from repurpose.text.mend import printed, words_of
from repurpose.text.scripts import HAN, fold
from repurpose.text.sentences import sentences

SHORTEST, LONGEST = 8, 160
"""Counted units (`units`) that a statement may have."""

_UNIT = re.compile(rf"[A-Za-z0-9]+|[{HAN}]")
_MARKUP = re.compile(r"\]\(|!\[|\[\^|\[\[|https?://|www\.|\{\{|[<>`|\\*]|__|(?<![A-Za-z0-9])_|~~|\n[ \t]*>|&[a-z]+;|^\s*[#△▲▼◆●•■□]")
_ENDED = re.compile(r"[。！.!][」』”’\"）)]*\Z")
_ASKED = re.compile(r"[？?][」』”’\"）)]*\Z")

_LEANS_ZH = re.compile(
    r"[「『“\"（(《]?(?:[他她它牠祂]|这|那(?!斯|不勒斯|时)|此|其(?!他人)|该|但|而(?!立|今)|却|则|然后|然而|不过|可是|只是|因此|因而|所以|于是"
    r"|因为|由于这|同时|另|除此|除了(?:这|此)|接着|随后|后来|紧接|例如|比如|譬如|像是|换句|换言|也就是|就是|即(?!使|便|将|时)|举例|更[重有值关令让]"
    r"|相反|反之|反而|反观|毕竟|甚至|尤其|特别是|总之|总的|综上|简单|简言|具体|事实上|其实|确实|没错|当然|显然|正如|正因|正是|如此|如上|以上|上述|上面"
    r"|前者|后者|两者|二者|双方|同样|也(?!许|门)|还(?!原)|又|再|并|且|或(?!许|者说不定)|以及|至于|对此|为此|对于这|在这|在此|在那|从这|从那|到了?这|根据这"
    r"|不是|不只|不仅|不过|不同的是|有趣|更|最后|最终|首先|其次|再者|再来|第[一二三四五六七八九十]+[，,个点是]|[一二三四五六七八九十][，,是、]|结果|结论|原因|答案|理由|问题"
    r"|关键在|重点是|一方面|另一|有人|有些|一个是|一是|好消息|坏消息|前面|前文|前述|刚才|刚刚|当时|当年|那时|之后|之前|此时|这时|如今|于此|说到|谈到这|听起来|看起来|看似|意思"
    r"|我|咱|你(?!们的)|您|大家|读者|让我|想想|想像|想象|试想|请|别|不妨|来看|看看|回到|先(?:说|来|看|讲)|接下来|下面|以下|如下|文中|本文|本篇|本集|本期|这篇|全文|整理)"
)  # fmt: skip
_LEANS_EN = re.compile(
    r"[“\"'(]?(?:however|but|and|or|so|yet|then|thus|hence|therefore|moreover|furthermore|additionally|also|besides|instead|still|nevertheless"
    r"|nonetheless|otherwise|meanwhile|similarly|likewise|conversely|finally|first|second|third|firstly|secondly|lastly|next|indeed|in fact"
    r"|for example|for instance|in other words|that is|in contrast|by contrast|on the other hand|as a result|because of this|he|she|it|they"
    r"|his|her|hers|its|their|theirs|him|them|this|that|these|those|such|here|there|we|i|you|my|our|your|let|let's|it's|that's|there's"
    r"|here's|he's|she's|they're|we're|i'm|i've|i'd|i'll|the latter|the former|both|neither|another|others|some|one|perhaps|maybe|well"
    r"|yeah|yes|no|right|okay|ok|now|again|of course|sure|in short|to be clear|after that|before that|since then|which|what|why|how|who)\b"
)
_PRONOUN = re.compile(r"[他她它]|\b(?:he|she|it|they|his|her|their)\b", re.IGNORECASE)
_QUOTED = re.compile(r"「[^「」]*」|“[^“”]*”|『[^『』]*』|\"[^\"]*\"")
_ANTECEDENT = re.compile(rf"[A-Z][A-Za-z]+|[{HAN}]{{2,}}")
_UNNAMED_VOICE = re.compile(r"[」』”\"][^「『“\"]{0,4}?[他她](?:[^,，。]{0,8})?(?:说|表示|问|形容|解释|补充|强调|指出|回忆|笑|坦言|认为|写)")
_PAGE = re.compile(
    r"订阅|关注(?:我们|公众号)|追踪我们|按赞|点赞|转发|分享给|留言|电子报|欢迎(?:加入|来信|留言)|粉丝专页|扫码|二维码|版权|转载|延伸阅读|相关阅读|点击|本文|这篇文章|这场访谈|系列文|上一篇|下一篇|前一篇|前两篇|前三篇|编按|编者|译注"
    r"|我(?:认为|觉得|的看法|的观察|想|猜|个人|相信|自己)|笔者|作者按|值得(?:我们|台湾)|对(?:台湾|我们)(?:来说|而言)"
    r"|\b(?:subscribe|newsletter|follow us|sign up|click here|read more|share this|this article|this post|this episode|in this interview|show notes|sponsor)\b",
    re.IGNORECASE,
)
_SUBJECT_END = 12


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the article's prose with its place. `text` is its printed form, `folded` for comparing."""

    text: str
    start: int
    end: int
    folded: str
    units: int
    kind: BlockKind
    section: int  # 0 before the first heading
    in_section: int  # sentences before it in the section
    in_block: int
    block: int  # prose blocks before it
    talk: bool  # inside a transcript's turn
    plain: bool  # could be printed as it is: whole, without markup
    alone: bool  # and needs nothing around it


def units(text: str) -> int:
    """Counted length across scripts: a Han character, or a run of Latin letters and digits, is one."""
    return len(_UNIT.findall(text))


def statements(article: Article, turns: Sequence[Turn] = ()) -> list[Statement]:
    """Every sentence of the prose in order; in a transcript what the hosts say is left out, and so are the labels."""
    known = words_of(article.text)
    found: list[Statement] = []
    section, last_section, in_section = 0, -1, 0
    for number, (block, span, talk, section) in enumerate(_stretches(article, turns)):
        if section != last_section:
            last_section, in_section = section, 0
        cuts = sentences(article.text, span.start, span.end, article.language)
        for place, cut in enumerate(cuts):
            slice_ = article.text[cut.start : cut.end]
            text = printed(slice_, known)
            folded = fold(text)
            size = units(text)
            plain = SHORTEST <= size <= LONGEST and _plain(slice_, text)
            found.append(
                Statement(
                    text, cut.start, cut.end, folded, size, block.kind, section, in_section, place, number, talk,
                    plain, plain and not _leans(folded, talk=talk),
                )
            )  # fmt: skip
            in_section += 1
    return found


def _stretches(article: Article, turns: Sequence[Turn]) -> Iterator[tuple[Block, Span, bool, int]]:
    """Runs of prose that one voice speaks: block, span, whether it is talk, section."""
    silent = hosts(article, turns) if turns else frozenset()
    starts = [turn.start for turn in turns]
    section = 0
    for block in article.blocks:
        if block.kind is BlockKind.HEADING:
            section += 1
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE):
            continue
        at = bisect.bisect_right(starts, block.start) - 1
        inside = turns[at] if at >= 0 and block.start < turns[at].end else None
        later = [turn for turn in turns[at + 1 : at + 40] if turn.start < block.end]
        if inside is None and not later:
            yield block, Span(block.start, block.end), False, section
            continue
        for turn in ([inside] if inside else []) + later:
            span = Span(max(block.start, turn.start), min(block.end, turn.end))
            if span.start < span.end and turn.speaker not in silent:
                yield block, span, True, section


def _plain(slice_: str, text: str) -> bool:
    if _MARKUP.search(slice_.replace("**", "")) or not _ENDED.search(text) or slice_.count("**") % 2:
        return False
    paired = marks.pairs(text, 0, len(text))
    return all(at in paired for at, char in enumerate(text) if char in "「」『』“”\"（）()《》【】")


def _leans(folded: str, *, talk: bool) -> bool:
    """Whether a sentence needs what stands around it: to be understood, or to know whose words they are."""
    if _ASKED.search(folded) or _LEANS_EN.match(folded) or _PAGE.search(folded):
        return True
    if _LEANS_ZH.match(folded) and not (talk and folded[0] in "我你"):
        return True
    said = _QUOTED.sub("", folded)
    if len(said) < len(folded) / 2 and not re.match(rf"[^「『“\"]{{0,30}}(?:说|表示|：|:|，|,)[「『“\"]", folded):
        return True  # mostly somebody's words
    return bool(_UNNAMED_VOICE.search(folded)) or _pronoun_first(said)


def _pronoun_first(said: str) -> bool:
    """Whether a pronoun comes before anything that it could stand for."""
    pronoun = _PRONOUN.search(said)
    return bool(pronoun and pronoun.start() < _SUBJECT_END and not re.search(r"[a-z]{3,}", said[: pronoun.start()]))
