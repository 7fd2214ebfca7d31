"""Who is who in an article: persons, all spellings of each, their roles; nothing about who said what.

A person is found where the language marks one: a gloss that joins two scripts (王大明（Damien Wang）), a role before
a name, a given name that people bear, a verb of saying after a surname. Words that only look like names (shows,
companies, products) are left out, because a wrong name on a card is the worst that can happen.
"""

from __future__ import annotations

import collections
import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from repurpose.digest import words
from repurpose.model import PROSE, Article, BlockKind, Person, Span
from repurpose.text.scripts import simplified

Gender = Literal["f", "m"] | None

_WORD = (
    r"(?:[A-Z][a-z\u00df-\u024f'’]+(?:-?[A-Z][a-z\u00df-\u024f]+|-[a-z]{1,8})*|[A-Z]['’][A-Z][a-z]+|[A-Z]\.)"
)
_PARTICLE = r"(?:de|van|von|der|den|la|bin|al|el|di|da|du)"
_LATIN = re.compile(
    rf"(?<![A-Za-z0-9\u00c0-\u024f@#/_-]){_WORD}(?:[ \u00a0](?:{_WORD}|{_PARTICLE})){{0,4}}(?![A-Za-z0-9_/])"
)
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_DOT = "·・．•‧‧"
_GLOSS = re.compile(
    rf"(?P<han>[{_HAN}{_DOT}]{{2,16}})[ ]?[（(][ ]?(?P<latin>{_WORD}(?:[ \u00a0](?:{_WORD}|{_PARTICLE})){{0,4}})[ ]?(?:[,，、；;/][^)）\n]{{0,60}})?[)）]"
)
_REVERSE = re.compile(
    rf"(?P<latin>{_WORD}(?:[ \u00a0](?:{_WORD}|{_PARTICLE})){{1,4}})[ ]?[（(][ ]?(?P<han>[{_HAN}{_DOT}]{{2,12}})[ ]?(?:[,，、；;/][^)）\n]{{0,60}})?[)）]"
)
_ROLE_BEFORE = re.compile(rf"(?:{words.ROLE})(?:兼(?:{words.ROLE}))?[、，]?[ ]?$")
_ROLE_AFTER = re.compile(rf"^[ ]?(?:{words.ROLE})")
_SAYS = re.compile(rf"^[ ]?[{_HAN} ]{{0,6}}?(?:{words.SAY})")
_CUT = re.compile(
    rf".*(?:{words.ROLE}|[和与跟及由在给向对是为被把让请问的位名叫从到了也而但与将曾当据、]|包括|例如|邀请|来自|访问|访谈|专访|创立|当时|这位|一位|前)"
)
_FUNCTION = frozenset(
    "说是在的表认指也就则和与及对从把被将曾会能要有没不都还又再很更最已正所这那其之於于给向让问谈讲写称提强解补回答分笑坦直承透"
)
_SURNAMED = re.compile(rf"(?<![{_HAN}])(?P<name>[{_HAN}]{{3}})(?=[{_HAN} ]{{0,6}}?(?:{words.SAY}))")
_ROLED = re.compile(rf"(?:{words.ROLE})(?P<name>[{_HAN}]{{2,3}})")
_TITLED = re.compile(
    rf"(?P<surname>[{_HAN}])(?:教授|博士|先生|女士|老师|总统|部长|执行长|主委|院长|医师|董事长|委员|议员)"
)


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A person of the article. `name` is the fullest in the script that the article mostly uses."""

    name: str
    surfaces: tuple[str, ...]
    gender: Gender
    weight: int  # how often the body names the person
    role: str | None = None
    role_span: Span | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """A place where the body names somebody: an index into `Cast.people`."""

    start: int
    end: int
    who: int


@dataclasses.dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in an article, the most named first, and where. `host` is an index, where a host has a name."""

    people: tuple[Known, ...]
    mentions: tuple[Mention, ...]
    host: int | None = None

    def persons(self) -> tuple[Person, ...]:
        """The same as the model's persons."""
        return tuple(Person(k.name, k.surfaces, k.role, k.role_span) for k in self.people)

    @property
    def protagonist(self) -> int | None:
        """The one person the article is about, where one is named far more often than all others."""
        guests = [i for i in range(len(self.people)) if i != self.host]
        if not guests or self.people[guests[0]].weight < 2:
            return None
        rest = max((self.people[i].weight for i in guests[1:]), default=0)
        return guests[0] if self.people[guests[0]].weight >= 2 * rest else None


@dataclasses.dataclass(slots=True)
class _Found:
    """A person while evidence is gathered."""

    latin: str | None = None
    han: str | None = None
    more: set[str] = dataclasses.field(default_factory=set)

    def spellings(self) -> Iterator[str]:
        if self.latin:
            yield self.latin
            yield from _latin_parts(self.latin)
        if self.han:
            yield self.han
            yield from (part for part in re.split(f"[{_DOT}]", self.han) if part != self.han)
        yield from self.more


def cast(article: Article) -> Cast:
    """The persons of an article and every place where its body names them."""
    page = _Page.of(article)
    found = _glossed(page)
    _add_latin(page, found)
    _add_han(page, found)
    return _assembled(page, found)


@dataclasses.dataclass(frozen=True, slots=True)
class _Page:
    """The article's own words at their offsets, everything else blanked, and what its front matter says."""

    body: str
    plain: str
    top: str  # title, description and tags, Simplified
    tags: tuple[str, ...]
    folded_tags: frozenset[str]

    @classmethod
    def of(cls, article: Article) -> _Page:
        kinds = PROSE | {BlockKind.HEADING, BlockKind.NOTE, BlockKind.CAPTION}
        pieces: list[str] = []
        at = 0
        for block in article.blocks:
            if block.kind in kinds:
                pieces += [" " * (block.start - at), article.text[block.start : block.end]]
                at = block.end
        body = _BLANKED.sub(lambda m: " " * len(m.group()), "".join(pieces))
        top = simplified("\n".join([article.title, article.lead or "", *article.tags]))
        return cls(body, simplified(body), top, article.tags, frozenset(simplified(t) for t in article.tags))

    def count(self, name: str) -> int:
        """How often the body and its head hold a name (any script variant of Han characters)."""
        return _counted(self.plain + "\n" + self.top, simplified(name))


_BLANKED = re.compile(r"https?://[^\s)）]+|\]\([^)\s]*\)|\{\{[^{}\n]*\}\}|<[^<>\n]{0,300}>")


@functools.lru_cache(maxsize=512)
def _counted(text: str, name: str) -> int:
    return text.count(name)


# ---------------------------------------------------------------- two scripts


def _glossed(page: _Page) -> list[_Found]:
    """Persons whose name stands in both scripts: 王大明（Damien Wang） and Damien Wang（王大明）."""
    found: list[_Found] = []
    for match in _GLOSS.finditer(page.body):
        latin, start = _name_in(match["latin"]), match.start("han")
        han = _han_name(page, page.plain[start : match.end("han")])
        if not latin or not han or not _is_person_gloss(page, latin, han, match.start()):
            continue
        printed = page.body[match.end("han") - len(han) : match.end("han")]
        _join(found, _Found(latin, printed))
    for match in _REVERSE.finditer(page.body):
        latin, han = _name_in(match["latin"]), simplified(match["han"])
        if latin and _looks_personal(page, latin, match.start()) and _is_short_name(han):
            _join(found, _Found(latin, match["han"]))
    return found


def _is_person_gloss(page: _Page, latin: str, han: str, at: int) -> bool:
    given = _is_given(latin.split(" ")[0])
    if " " not in latin and not (han[0] in words.SURNAMES and given):
        return False
    dotted = any(d in han for d in _DOT)
    role = bool(_ROLE_BEFORE.search(page.plain[max(0, at - 12) : at + 12]))
    chinese = han[0] in words.SURNAMES and len(han) <= 3
    if not (given or dotted or role or chinese or is_transliterated(han)):
        return False
    acts = bool(re.search(re.escape(han) + f"[{_HAN} ]{{0,4}}?(?:{words.SAY})", page.plain))
    tagged = latin in page.tags or han in page.folded_tags
    return 2 * given + 2 * dotted + 2 * role + chinese + acts + tagged >= 2


def _is_short_name(han: str) -> bool:
    if any(d in han for d in _DOT):
        return True
    return 2 <= len(han) <= 4 and not re.search(words.ROLE, han)


def _han_name(page: _Page, run: str) -> str | None:
    """The name at the end of a run of Han characters (Simplified): what stands before a gloss has no space before it."""
    cut = _CUT.sub("", run, count=1)
    if any(d in run for d in _DOT):
        head, *rest = re.split(f"(?<=[{_DOT}])", cut)
        return (head + "".join(rest)) if rest and len(head) <= 7 else None
    if not cut:
        cut = run[-3:]
    return _by_use(page, cut)


def _by_use(page: _Page, cut: str) -> str | None:
    """The suffix that the article uses as one name: longer as long as hardly any use is lost."""
    if len(cut) < 2:
        return None
    best = cut[-2:]
    for length in range(3, min(len(cut), 6) + 1):
        if page.count(cut[-length:]) < max(2, 0.6 * page.count(best)):
            break
        best = cut[-length:]
    if page.count(best) >= 2 and (len(best) > 2 or best[0] in words.SURNAMES):
        return best
    if len(cut) >= 3 and cut[-3] in words.SURNAMES:
        return cut[-3:]
    return cut if len(cut) <= 5 else None


# ---------------------------------------------------------------- Latin names


def _name_in(run: str) -> str | None:
    """The name inside a run of capitalised words: `Qualcomm CEO Ana Ruiz` has already lost `CEO`; `Apple Tim` loses Apple."""
    tokens = [re.sub(r"['’]s$", "", t) for t in run.replace("\u00a0", " ").split(" ")]
    while tokens and (tokens[0] in words.NOT_NAMES or tokens[0] in _LOWER):
        tokens.pop(0)
    for i, token in enumerate(tokens):
        if token in words.NOT_NAMES:
            tokens = tokens[:i]
            break
    if len(tokens) > 2 and not _is_given(tokens[0]) and _is_given(tokens[1]):
        tokens.pop(0)
    while tokens and tokens[-1] in _LOWER:
        tokens.pop()
    return " ".join(tokens) or None


_LOWER = frozenset(["de", "van", "von", "der", "den", "la", "bin", "al", "el", "di", "da", "du"])


def _is_given(token: str) -> bool:
    return token in words.MALE or token in words.FEMALE


def _latin_parts(name: str) -> Iterator[str]:
    """Surname and given name, by which a person is called later."""
    tokens = [t for t in name.split(" ") if t not in _LOWER and not t.endswith(".")]
    if len(tokens) > 1:
        yield from (t for t in (tokens[-1], tokens[0]) if len(t) > 1)


def _add_latin(page: _Page, found: list[_Found]) -> None:
    seen: collections.Counter[str] = collections.Counter()
    personal: set[str] = set()
    singles: collections.Counter[str] = collections.Counter()
    for match in _LATIN.finditer(page.body):
        name = _name_in(match.group())
        if name is None:
            continue
        at = match.start() + match.group().find(name.split(" ")[0])
        if " " in name:
            seen[name] += 1
            if _looks_personal(page, name, at):
                personal.add(name)
        elif _single_personal(page, name, at):
            singles[name] += 1 + bool(_ROLE_BEFORE.search(page.plain[max(0, at - 10) : at]))
    for tag in page.tags:
        if (
            _LATIN.fullmatch(tag)
            and _name_in(tag) == tag
            and " " in tag
            and (_is_given(tag.split()[0]) or page.body.count(tag.split()[-1]) > 1)
        ):
            personal.add(tag)
    for name in sorted(personal, key=lambda n: (-len(n), n)):
        _join(found, _Found(latin=name))
    known = {s for f in found for s in f.spellings()}
    alone = (n for n in sorted(singles) if n not in known and singles[n] >= 2 and page.count(n) >= 2)
    found += [_Found(latin=name) for name in alone]


def _looks_personal(page: _Page, name: str, at: int) -> bool:
    before, after = page.plain[max(0, at - 16) : at], page.plain[at + len(name) : at + len(name) + 12]
    score = 2 * _is_given(name.split(" ")[0]) + 2 * bool(
        _ROLE_BEFORE.search(before) or _ENGLISH_ROLE.search(before)
    )
    score += (
        bool(_SAYS.match(after))
        + (name in page.tags)
        + bool(re.match(rf"[ ]?[（(,，][ ]?[^)）\n]{{0,20}}(?:{words.ROLE})", after))
    )
    score += bool(_ENGLISH_SAYS.match(after))
    strong = _is_given(name.split(" ")[0]) or _ROLE_BEFORE.search(before) or _ENGLISH_ROLE.search(before)
    return score >= 2 and bool(strong or _is_called_later(page, name))


def _is_called_later(page: _Page, name: str) -> bool:
    """Whether the surname alone is said to say something, which a company's last word never is."""
    surname = re.escape(name.split(" ")[-1])
    return bool(
        re.search(rf"(?<![A-Za-z] )(?<![A-Za-z]){surname}[ ]?[{_HAN} ]{{0,6}}?(?:{words.SAY})", page.plain)
    )


_ENGLISH_ROLE = re.compile(
    r"(?i)\b(?:ceo|founder|president|chief|officer|professor|host|author|director|scientist|dr\.|mr\.|ms\.|mrs\.)[ ,]*$"
)
_ENGLISH_SAYS = re.compile(
    r"^,? (?:says|said|adds|added|argues|argued|told|tells|asked|asks|writes|wrote|explains|explained|recalls|recalled|notes|noted)\b"
)


def _single_personal(page: _Page, name: str, at: int) -> bool:
    """One word alone is a person only where somebody bears it as a given name and it does what persons do."""
    if name in words.NOT_NAMES or len(name) < 3:
        return False
    after, before = page.plain[at + len(name) : at + len(name) + 12], page.plain[max(0, at - 10) : at]
    acts = bool(_SAYS.match(after)) or bool(_ENGLISH_SAYS.match(after))
    return (_is_given(name) and acts) or bool(_ROLE_BEFORE.search(before))


# ---------------------------------------------------------------- Han names


def _add_han(page: _Page, found: list[_Found]) -> None:
    known = {simplified(s) for f in found for s in f.spellings()}
    for name in _han_candidates(page):
        if name in known or any(name in k or k in name for k in known if len(k) > 1):
            continue
        found.append(_Found(han=_printed(page, name)))
        known.add(name)
    for match in _TITLED.finditer(page.plain):
        bearers = [f for f in found if f.han and simplified(f.han).startswith(match["surname"])]
        if len(bearers) == 1 and len(match.group()) != len(simplified(bearers[0].han or "")):
            bearers[0].more.add(page.body[match.start() : match.end()])


def _han_candidates(page: _Page) -> list[str]:
    names: dict[str, int] = {}
    for tag in sorted(page.folded_tags):
        if (
            re.fullmatch(f"[{_HAN}]{{2,5}}", tag)
            and page.plain.count(tag) >= 2
            and _acts(page, tag, tagged=True)
        ):
            names[tag] = 9
    for match in _ROLED.finditer(page.plain):
        name = match["name"]
        if name[0] in words.SURNAMES:
            name = _two_or_three(page, name)
            if name and page.plain.count(name) >= 2:
                names.setdefault(name, 5)
    spoken = collections.Counter(m["name"] for m in _SURNAMED.finditer(page.plain))
    for name, times in spoken.items():
        if (
            name[0] in words.SURNAMES
            and name[-1] not in _FUNCTION
            and page.plain.count(name) >= 3
            and times >= 1
        ):
            names.setdefault(name, 3)
    usable = [
        n
        for n in names
        if n not in words.NOT_PEOPLE and n[:2] not in words.NOT_PEOPLE and not re.search(words.ROLE, n)
    ]
    return sorted(usable, key=lambda n: (-names[n], -page.plain.count(n), n))


def _acts(page: _Page, name: str, *, tagged: bool) -> bool:
    spoken = bool(re.search(re.escape(name) + f"[{_HAN} ]{{0,6}}?(?:{words.SAY})", page.plain))
    shaped = (name[0] in words.SURNAMES and len(name) <= 3) or (tagged and is_transliterated(name))
    return spoken and shaped and name not in words.NOT_PEOPLE


def is_transliterated(name: str) -> bool:
    """Whether a name is written with the few hundred characters that foreign names are written with."""
    return len(name) >= 3 and all(char in words.TRANSLITERATING for char in name)


def _ends_in_verb(name: str) -> bool:
    return name[-1] in _FUNCTION or bool(re.fullmatch(words.SAY, name[-2:]))


def _two_or_three(page: _Page, name: str) -> str | None:
    if (
        len(name) == 3
        and name[2] not in _FUNCTION
        and page.plain.count(name) >= max(2, 0.6 * page.plain.count(name[:2]))
    ):
        return name
    return (
        name[:2] if name[1] not in _FUNCTION and page.plain.count(name[:2]) >= 2 and len(name) < 3 else None
    )


def _printed(page: _Page, name: str) -> str:
    at = page.plain.find(name)
    return page.body[at : at + len(name)]


# ---------------------------------------------------------------- joining


def _join(found: list[_Found], new: _Found) -> None:
    """Add a person, or what is new about one already there (same Latin name, same Han name, or surname of one)."""
    for old in found:
        if (new.latin and old.latin == new.latin) or (
            new.han and old.han and simplified(old.han) == simplified(new.han)
        ):
            old.latin, old.han = old.latin or new.latin, old.han or new.han
            if new.han and new.han != old.han:
                old.more.add(new.han)
            if new.latin and new.latin != old.latin:
                old.more.add(new.latin)
            return
        if new.latin and old.latin and _same_latin(old.latin, new.latin):
            if len(new.latin) > len(old.latin):
                old.more.add(old.latin)
                old.latin = new.latin
            else:
                old.more.add(new.latin)
            return
    found.append(new)


def _same_latin(a: str, b: str) -> bool:
    """`Ana B. Ruiz` and `Ana Ruiz`: first and last word agree."""
    x, y = a.split(" "), b.split(" ")
    return len(x) > 1 and len(y) > 1 and x[0] == y[0] and x[-1] == y[-1]


def _assembled(page: _Page, found: Sequence[_Found]) -> Cast:
    surfaces = [sorted(set(f.spellings()), key=lambda s: (-len(s), s)) for f in found]
    places = _places(page, surfaces)
    weights = collections.Counter(who for _, _, who in places)
    order = sorted(range(len(found)), key=lambda i: (-weights[i], i))
    rank = {old: new for new, old in enumerate(order)}
    mentions = tuple(Mention(start, end, rank[who]) for start, end, who in places)
    people = tuple(
        _known(page, found[i], surfaces[i], weights[i], [m for m in mentions if m.who == rank[i]])
        for i in order
    )
    return Cast(people, mentions, _host(page, mentions))


def _places(page: _Page, surfaces: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    """Every mention as (start, end, person). A surname two persons share belongs to the one named in full last."""
    bearers: dict[str, list[int]] = collections.defaultdict(list)
    for who, names in enumerate(surfaces):
        for name in names:
            bearers[simplified(name)].append(who)
    if not bearers:
        return []
    full = [simplified(names[0]) for names in surfaces]
    latest: dict[int, int] = {}
    places = []
    for match in _pattern(bearers).finditer(page.plain):
        candidates = bearers[match.group()]
        named = [who for who in candidates if full[who] == match.group()]
        who = named[0] if named else max(candidates, key=lambda c: (latest.get(c, -1), -c))
        if named or len(candidates) == 1:
            latest[who] = match.start()
        places.append((match.start(), match.end(), who))
    return places


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    parts = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        latin = name[0].isascii()
        if (
            len(name) == 1 and not latin
        ):  # 喬說, 和喬: one character is a name only where it can be nothing else
            parts.append(
                rf"(?<![{_HAN}]){name}(?=[{_HAN} ]{{0,4}}?(?:{words.SAY}|用了|的|和|与|、))|(?<=[到和与跟问]){name}(?={words.SAY})"
            )
            continue
        parts.append(
            rf"(?<![A-Za-z0-9\u00c0-\u024f]){re.escape(name)}(?![A-Za-z0-9\u00c0-\u024f])"
            if latin
            else re.escape(name)
        )
    return re.compile("|".join(parts))


def _known(
    page: _Page, found: _Found, surfaces: Sequence[str], weight: int, mentions: Sequence[Mention]
) -> Known:
    given = (found.latin or "").split(" ")[0]
    gender: Gender = "f" if given in words.FEMALE else "m" if given in words.MALE else None
    role, span = _role(page, mentions)
    return Known(_fullest(page, found), tuple(surfaces), gender, weight, role, span)


def _fullest(page: _Page, found: _Found) -> str:
    """The fullest name in the script by which the article mostly calls the person."""
    if not found.latin or not found.han:
        return found.han or found.latin or ""
    han = sum(page.plain.count(simplified(p)) for p in {re.split(f"[{_DOT}]", found.han)[-1]})
    latin = page.body.count(found.latin.split(" ")[-1])
    return found.han if han >= latin else found.latin


_ROLE_SPAN = re.compile(
    rf"(?:[A-Za-z0-9][A-Za-z0-9.&' -]{{0,24}} ?)?[{_HAN}]{{0,6}}?(?:前)?(?:{words.ROLE})(?:兼(?:{words.ROLE}))?(?=[ ]?$)"
)


def _role(page: _Page, mentions: Sequence[Mention]) -> tuple[str | None, Span | None]:
    """The role that stands right before the name, at the first place where one does."""
    for mention in mentions:
        start = max(0, mention.start - 36)
        clause = re.split(r"[，。、：；！？（）()「」\n]", page.plain[start : mention.start])[-1]
        match = _ROLE_SPAN.search(clause)
        if match and match.group() not in words.HOST_WORDS:
            begin = mention.start - len(clause) + match.start()
            end = mention.start - len(clause) + match.end()
            return page.body[begin:end].strip(), Span(begin, end)
    return None, None


_HOST_BEFORE = re.compile(r"主持人[ ]?$")
_HOST_AFTER = re.compile(r"^[ ]?(?:主持的|所主持)")


def _host(page: _Page, mentions: Sequence[Mention]) -> int | None:
    hosts: Mapping[int, int] = collections.Counter(
        m.who for m in mentions
        if _HOST_BEFORE.search(page.plain[max(0, m.start - 5) : m.start]) or _HOST_AFTER.match(page.plain[m.end : m.end + 5])
    )  # fmt: skip
    return min(hosts, key=lambda who: (-hosts[who], who)) if hosts else None
