"""Finding the names of persons in an article and joining the spellings of one person. Pure.

A person is found where the language marks one: a gloss that joins two scripts (王大明（Damien Wang）), a role before a
name, a given name that people bear, a verb of saying after a surname. Words that only look like names (shows,
companies, products) are left out, because a wrong name on a card is the worst that can happen.
"""

from __future__ import annotations

import collections
import dataclasses
import re
from collections.abc import Iterator

from repurpose.digest import words
from repurpose.digest.han_names import candidates, is_transliterated
from repurpose.digest.pages import HAN, LONGEST, MOST, Page
from repurpose.text.scripts import simplified

_WORD = (
    r"(?:[A-Z][a-z\u00df-\u024f'’]+(?:-?[A-Z][a-z\u00df-\u024f]+|-[a-z]{1,8})*|[A-Z]['’][A-Z][a-z]+|[A-Z]\.)"
)
_PARTICLE = r"(?:de|van|von|der|den|la|bin|al|el|di|da|du)"
_LATIN = re.compile(
    rf"(?<![A-Za-z0-9\u00c0-\u024f@#/_-]){_WORD}(?:[ \u00a0](?:{_WORD}|{_PARTICLE})){{0,4}}(?![A-Za-z0-9_/])"
)
DOT = "·・．•‧‧"
_GLOSS = re.compile(
    rf"(?P<han>[{HAN}{DOT}]{{2,16}})[ ]?[（(][ ]?(?P<latin>{_WORD}(?:[ \u00a0](?:{_WORD}|{_PARTICLE})){{0,4}})[ ]?(?:[,，、；;/][^)）\n]{{0,60}})?[)）]"
)
_REVERSE = re.compile(
    rf"(?P<latin>{_WORD}(?:[ \u00a0](?:{_WORD}|{_PARTICLE})){{1,4}})[ ]?[（(][ ]?(?P<han>[{HAN}{DOT}]{{2,12}})[ ]?(?:[,，、；;/][^)）\n]{{0,60}})?[)）]"
)
_ROLE_BEFORE = re.compile(rf"(?:{words.ROLE})(?:兼(?:{words.ROLE}))?[、，]?[ ]?$")
_ROLE_AFTER = re.compile(rf"^[ ]?(?:{words.ROLE})")
_SAYS = re.compile(rf"^[ ]?[{HAN} ]{{0,6}}?(?:{words.SAY})")
_CUT = re.compile(
    rf".*(?:{words.ROLE}|[和与跟及由在给向对是为被把让请问的位名叫从到了也而但与将曾当据、]|包括|例如|邀请|来自|访问|访谈|专访|创立|当时|这位|一位|前)"
)
_TITLED = re.compile(
    rf"(?P<surname>[{HAN}])(?:教授|博士|先生|女士|老师|总统|部长|执行长|主委|院长|医师|董事长|委员|议员)"
)


@dataclasses.dataclass(slots=True)
class Found:
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
            yield from (part for part in re.split(f"[{DOT}]", self.han) if part != self.han)
        yield from self.more


def find(page: Page) -> list[Found]:
    """Everybody the article names, each once, with all spellings."""
    found = _glossed(page)
    _add_latin(page, found)
    _add_han(page, found)
    return found[:MOST]


# ---------------------------------------------------------------- two scripts


def _glossed(page: Page) -> list[Found]:
    """Persons whose name stands in both scripts: 王大明（Damien Wang） and Damien Wang（王大明）."""
    found: list[Found] = []
    for match in _first_of_each(_GLOSS, page):
        latin, han = (
            _name_in(match["latin"]),
            _han_name(page, page.plain[match.start("han") : match.end("han")]),
        )
        if latin and han and _is_person_gloss(page, latin, han, match.start()):
            _join(found, Found(latin, page.body[match.end("han") - len(han) : match.end("han")]))
    for match in _first_of_each(_REVERSE, page):
        latin, han = _name_in(match["latin"]), simplified(match["han"])
        if latin and _looks_personal(page, latin, match.start()) and _is_short_name(han):
            _join(found, Found(latin, match["han"]))
    return found


def _first_of_each(pattern: re.Pattern[str], page: Page) -> list[re.Match[str]]:
    """The first match of every different gloss, at most `MOST`."""
    first: dict[str, re.Match[str]] = {}
    for match in pattern.finditer(page.body, 0, LONGEST):
        if len(first) < MOST:
            first.setdefault(match.group(), match)
    return list(first.values())


def _is_person_gloss(page: Page, latin: str, han: str, at: int) -> bool:
    given = _is_given(latin.split(" ")[0])
    if " " not in latin and not (han[0] in words.SURNAMES and given):
        return False
    dotted = any(d in han for d in DOT)
    role = bool(_ROLE_BEFORE.search(page.plain[max(0, at - 12) : at + 12]))
    chinese = han[0] in words.SURNAMES and len(han) <= 3
    if not (given or dotted or role or chinese or is_transliterated(han)):
        return False
    acts = page.says(han)
    tagged = latin in page.tags or han in page.folded_tags
    return 2 * given + 2 * dotted + 2 * role + chinese + acts + tagged >= 2


def _is_short_name(han: str) -> bool:
    if any(d in han for d in DOT):
        return True
    return 2 <= len(han) <= 4 and not re.search(words.ROLE, han)


def _han_name(page: Page, run: str) -> str | None:
    """The name at the end of a run of Han characters (Simplified): what stands before a gloss has no space before it."""
    cut = _CUT.sub("", run, count=1)
    if any(d in run for d in DOT):
        head, *rest = re.split(f"(?<=[{DOT}])", cut)
        return (head + "".join(rest)) if rest and len(head) <= 7 else None
    if not cut:
        cut = run[-3:]
    return _by_use(page, cut)


def _by_use(page: Page, cut: str) -> str | None:
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


def _add_latin(page: Page, found: list[Found]) -> None:
    personal: set[str] = {tag for tag in page.tags if _is_named_tag(page, tag)}
    singles: collections.Counter[str] = collections.Counter()
    for match in _LATIN.finditer(page.body, 0, LONGEST):
        name = _name_in(match.group())
        if name is None or name in personal or len(personal) >= MOST:
            continue
        at = match.start() + match.group().find(name.split(" ")[0])
        if " " not in name:
            singles[name] += _single_personal(page, name, at)
        elif _looks_personal(page, name, at):
            personal.add(name)
    for name in sorted(personal, key=lambda n: (-len(n), n)):
        _join(found, Found(latin=name))
    known = {s for f in found for s in f.spellings()}
    alone = (n for n in sorted(singles) if n not in known and singles[n] >= 2 and page.count(n) >= 2)
    found += [Found(latin=name) for name in alone]


def _is_named_tag(page: Page, tag: str) -> bool:
    if " " not in tag or not _LATIN.fullmatch(tag) or _name_in(tag) != tag:
        return False
    return _is_given(tag.split(" ")[0]) or page.count(tag.split(" ")[-1]) > 3


def _looks_personal(page: Page, name: str, at: int) -> bool:
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
    if score < 2 and _acts_later(page, name):
        return True
    strong = _is_given(name.split(" ")[0]) or _ROLE_BEFORE.search(before) or _ENGLISH_ROLE.search(before)
    return score >= 2 and bool(strong or _is_called_later(page, name))


def _is_called_later(page: Page, name: str) -> bool:
    """Whether the surname alone is said to say something, which a company's last word never is."""
    return page.says(name.split(" ")[-1])


def _acts_later(page: Page, name: str) -> bool:
    """Whether the last word alone is the subject again and again: `Ana Ruiz` and then `Ruiz` is a person, no thing is called so."""
    first, last = name.split(" ")[0], name.split(" ")[-1]
    return (
        "-" not in first
        and len(last) > 2
        and page.acts(last) >= _ACTS
        and page.count(last) > page.count(name)
    )


_ACTS = 2  # clauses of which a surname alone is the subject
_ENGLISH_ROLE = re.compile(
    r"(?i)\b(?:ceo|founder|president|chief|officer|professor|host|author|director|scientist|dr\.|mr\.|ms\.|mrs\.)[ ,]*$"
)
_ENGLISH_SAYS = re.compile(
    r"^,? (?:says|said|adds|added|argues|argued|told|tells|asked|asks|writes|wrote|explains|explained|recalls|recalled|notes|noted)\b"
)


def _single_personal(page: Page, name: str, at: int) -> int:
    """How much a place speaks for one word alone being a person: somebody bears it and acts, or a role stands before."""
    if name in words.NOT_NAMES or len(name) < 3:
        return 0
    after, before = page.plain[at + len(name) : at + len(name) + 12], page.plain[max(0, at - 10) : at]
    acts = bool(_SAYS.match(after)) or bool(_ENGLISH_SAYS.match(after))
    return 2 * bool(_ROLE_BEFORE.search(before)) or int(_is_given(name) and acts)


# ---------------------------------------------------------------- Han names


def _add_han(page: Page, found: list[Found]) -> None:
    known = {simplified(s) for f in found for s in f.spellings()}
    for name in candidates(page):
        if name in known or any(name in k or k in name for k in known if len(k) > 1):
            continue
        found.append(Found(han=_printed(page, name)))
        known.add(name)
    for match in _TITLED.finditer(page.plain):
        bearers = [f for f in found if f.han and simplified(f.han).startswith(match["surname"])]
        if len(bearers) == 1 and len(match.group()) != len(simplified(bearers[0].han or "")):
            bearers[0].more.add(page.body[match.start() : match.end()])


def _printed(page: Page, name: str) -> str:
    at = page.plain.find(name)
    return page.body[at : at + len(name)]


# ---------------------------------------------------------------- joining


def _join(found: list[Found], new: Found) -> None:
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
