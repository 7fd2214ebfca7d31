"""Who is who in an article: persons with all their spellings and roles, and every place that names them. Pure.

`names` finds the persons; this room says where they are named, what they are called in print, and who hosts. It does
not know who said what.
"""

from __future__ import annotations

import collections
import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from repurpose.digest import genders, titles, words
from repurpose.digest.dotted import DOT
from repurpose.digest.names import Found, find
from repurpose.digest.pages import HAN, Page
from repurpose.model import Article, Person, Span
from repurpose.text.scripts import simplified

Gender = Literal["f", "m"] | None


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A person of the article. `name` is the fullest in the script that the article mostly uses."""

    name: str
    surfaces: tuple[str, ...]
    gender: Gender
    weight: int  # how often the body names the person
    role: str | None = None  # the office that the text may call the person by
    role_span: Span | None = None
    title: Span | None = None  # what to print of it, with the house that it belongs to; see `titles`
    titled: str | None = None  # None: the role is printed as it is; "": it says nothing by itself
    speaks: bool = True  # the text says by name that this person says something; else others may tell of them

    def person(self) -> Person:
        """The same as the model's person."""
        if self.titled is None:
            return Person(self.name, self.surfaces, self.role, self.role_span)
        return Person(self.name, self.surfaces, self.titled or None, self.title)


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
        return tuple(k.person() for k in self.people)

    @property
    def protagonist(self) -> int | None:
        """The one person the article is about, where one is named far more often than all others."""
        guests = [i for i in range(len(self.people)) if i != self.host]
        if not guests or self.people[guests[0]].weight < 2:
            return None
        rest = max((self.people[i].weight for i in guests[1:]), default=0)
        return guests[0] if self.people[guests[0]].weight >= 2 * rest else None


def cast(article: Article) -> Cast:
    """The persons of an article and every place where its body names them."""
    page = Page.of(article)
    return _assembled(page, find(page))


def _assembled(page: Page, found: Sequence[Found]) -> Cast:
    surfaces = [sorted(set(f.spellings()), key=lambda s: (-len(s), s)) for f in found]
    places = _places(page, surfaces)
    weights = collections.Counter(who for _, _, who in places)
    order = sorted(range(len(found)), key=lambda i: (-weights[i], i))
    rank = {old: new for new, old in enumerate(order)}
    mentions = tuple(Mention(start, end, rank[who]) for start, end, who in places)
    people = tuple(
        _known(page, found[i], surfaces[i], [m for m in mentions if m.who == rank[i]], mentions)
        for i in order
    )
    return Cast(people, mentions, _host(page, mentions))


def _places(page: Page, surfaces: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
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
    for start, name in _named(page.plain, bearers):
        candidates = bearers[name]
        named = [who for who in candidates if full[who] == name]
        who = named[0] if named else max(candidates, key=lambda c: (latest.get(c, -1), -c))
        if named or len(candidates) == 1:
            latest[who] = start
        places.append((start, start + len(name), who))
    return places


_OUTSIDE = r"[A-Za-z0-9\u00c0-\u024f]"
_BEGINS, _ENDS = re.compile(rf"(?<!{_OUTSIDE})"), re.compile(rf"(?!{_OUTSIDE})")
_ONE_CHARACTER = re.compile(
    rf"(?<![{HAN}]).(?=[{HAN} ]{{0,4}}?(?:{words.SAY}|用了|的|和|与|、))|(?<=[到和与跟问]).(?={words.SAY})",
    re.DOTALL,
)  # 喬說, 和喬: one character is a name only where it can be nothing else


def _named(plain: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Every place of a name, the longest that stands there; none overlaps another.

    The names are looked for one by one: to make a pattern of them takes longer than that.
    """
    longest: dict[int, int] = {}
    for name in sorted(names, key=len):
        longest |= dict.fromkeys(_occurrences(plain, name), len(name))
    at = 0
    for start in sorted(longest):
        if start < at:
            continue
        shorter = (plain[start : start + size] for size in range(longest[start], 0, -1))
        found = next((each for each in shorter if each in names and _stands(plain, start, each)), None)
        if found:
            yield start, found
        at = start + len(found or " ")


def _occurrences(plain: str, name: str) -> Iterator[int]:
    at = plain.find(name) if name else -1
    while at >= 0:
        yield at
        at = plain.find(name, at + 1)


def _stands(plain: str, at: int, name: str) -> bool:
    if name[0].isascii():
        return bool(_BEGINS.match(plain, at) and _ENDS.match(plain, at + len(name)))
    return len(name) > 1 or bool(_ONE_CHARACTER.match(plain, at))


def _known(
    page: Page,
    found: Found,
    surfaces: Sequence[str],
    mentions: Sequence[Mention],
    everybody: Sequence[Mention],
) -> Known:
    gender = genders.gender(page.plain, (found.latin or "").split(" ")[0], mentions, everybody)
    role, span = _role(page, mentions)
    title = _title(page, mentions)
    titled = page.body[title.start : title.end] if title else ""
    speaks = found.latin is not None or any(page.says(name) for name in surfaces)
    return Known(
        _fullest(page, found), tuple(surfaces), gender, len(mentions), role, span, title, titled, speaks
    )


def _fullest(page: Page, found: Found) -> str:
    """The fullest name in the script by which the article mostly calls the person."""
    if not found.latin or not found.han:
        return found.han or found.latin or ""
    han = sum(page.plain.count(simplified(p)) for p in {re.split(f"[{DOT}]", found.han)[-1]})
    latin = page.body.count(found.latin.split(" ")[-1])
    return found.han if han >= latin else found.latin


_OFFICE = re.compile(words.ROLE)
_ROLE_PLACES = 40  # mentions that are looked at for a role before them
_FUNCTION = "由和当與與与跟是在给向对了他她它去找也被把的为以其及时当位有从叫名请让问"
_ROLE_SPAN = re.compile(
    rf"(?P<stated>(?:[A-Za-z0-9][A-Za-z0-9.&' -]{{0,24}}[ ]?)?(?:(?![{_FUNCTION}])[{HAN}]){{0,6}}?(?P<role>{words.ROLE})(?:[兼暨](?:{words.ROLE}))?)(?=[ ]?$)"
)


def _role(page: Page, mentions: Sequence[Mention]) -> tuple[str | None, Span | None]:
    """The role that stands right before the name, at the first place where one does."""
    for mention in mentions[:_ROLE_PLACES]:
        start = max(0, mention.start - 36)
        clause = re.split(r"[，。、：；！？（）()「」\n]", page.plain[start : mention.start])[-1]
        match = _ROLE_SPAN.search(clause)
        if match and match["role"] not in words.HOST_WORDS | words.NEARNESS:
            begin = mention.start - len(clause) + match.start("stated")
            end = mention.start - len(clause) + match.end()
            return page.body[begin:end].strip(), Span(begin, end)
    return None, None


def _title(page: Page, mentions: Sequence[Mention]) -> Span | None:
    """Where the fullest title stands right before the name: the first that names a house, else the first."""
    found: list[tuple[bool, Span]] = []
    for mention in mentions[:_ROLE_PLACES]:
        start = max(0, mention.start - titles.REACH)
        place = titles.title(page.plain[start : mention.start])
        if place:
            bare = bool(_OFFICE.fullmatch(page.plain, start + place[0], start + place[1]))
            found.append((bare, Span(start + place[0], start + place[1])))
    return min(found, key=lambda each: each[0])[1] if found else None


_HOST_BEFORE = re.compile(r"主持人(?:(?:是|叫|就是)[^，。：；]{0,12})?[ ]?$")
_HOST_AFTER = re.compile(r"^[ ]?(?:主持的|所主持)")


def _host(page: Page, mentions: Sequence[Mention]) -> int | None:
    hosts: Mapping[int, int] = collections.Counter(
        m.who for m in mentions
        if _HOST_BEFORE.search(page.plain[max(0, m.start - 18) : m.start]) or _HOST_AFTER.match(page.plain[m.end : m.end + 5])
    )  # fmt: skip
    return min(hosts, key=lambda who: (-hosts[who], who)) if hosts else None
