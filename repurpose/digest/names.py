"""Finding the names of persons in an article and joining the spellings of one person. Pure.

A person is found where the language marks one: a gloss that joins two scripts (王大明（Damien Wang）), a role before a
name, a given name that people bear, a verb of saying after a surname. Words that only look like names (shows,
companies, products) are left out, because a wrong name on a card is the worst that can happen.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping

from repurpose.digest import called, latin_names, words
from repurpose.digest.dotted import DOT, before_gloss, dotted
from repurpose.digest.han_names import candidates, is_transliterated
from repurpose.digest.latin_names import PARTICLE, ROLE_BEFORE, WORD
from repurpose.digest.pages import HAN, LONGEST, MOST, Page
from repurpose.text.scripts import simplified

_GLOSS = re.compile(
    rf"(?P<han>[{HAN}{DOT}]{{2,16}})[ ]?[（(][ ]?(?P<latin>{WORD}(?:[ \u00a0](?:{WORD}|{PARTICLE})){{0,4}})[ ]?(?:[,，、；;/][^)）\n]{{0,60}})?[)）]"
)
_BRACKET = re.compile("[（(]")
_BEFORE_GLOSS = re.compile(rf"[{HAN}{DOT}]{{2,16}}[ ]?\Z")
_REVERSE = re.compile(
    rf"(?P<latin>{WORD}(?:[ \u00a0](?:{WORD}|{PARTICLE})){{1,4}})[ ]?[（(][ ]?(?P<han>[{HAN}{DOT}]{{2,12}})[ ]?(?:[,，、；;/][^)）\n]{{0,60}})?[)）]"
)
_ROLE_AFTER = re.compile(rf"^[ ]?(?:{words.ROLE})")
_CUT = re.compile(
    rf".*(?:{words.ROLE}|[和与跟及由在给向对是为被把让请问的位名叫从到了也而但与将曾当据、]|包括|例如|邀请|来自|访问|访谈|专访|创立|当时|这位|一位|前)"
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
            yield from latin_names.parts(self.latin)
        if self.han:
            yield self.han
            yield from (part for part in re.split(f"[{DOT}]", self.han) if part != self.han)
        yield from self.more


def find(page: Page) -> list[Found]:
    """Everybody the article names, each once, with all spellings."""
    found = _glossed(page)
    full, singles = latin_names.persons(page)
    for name in full:
        _join(found, Found(latin=name))
    known = {s for f in found for s in f.spellings()}
    found += [Found(latin=name) for name in latin_names.alone(page, singles, known)]
    _add_han(page, found)
    return found[:MOST]


# ---------------------------------------------------------------- two scripts


def _glossed(page: Page) -> list[Found]:
    """Persons whose name stands in both scripts: 王大明（Damien Wang） and Damien Wang（王大明）."""
    found: list[Found] = []
    for match in _first_of_each(_glosses(page.body)):
        latin, han = (
            latin_names.name_in(match["latin"]),
            _han_name(page, page.plain[match.start("han") : match.end("han")]),
        )
        if latin and han and _is_person_gloss(page, latin, han, match.start()):
            _join(found, Found(latin, page.body[match.end("han") - len(han) : match.end("han")]))
    for match in _first_of_each(_REVERSE.finditer(page.body, 0, LONGEST)):
        latin, han = latin_names.name_in(match["latin"]), simplified(match["han"])
        dot = any(d in han for d in DOT)
        if latin and _is_short_name(han) and (dot or latin_names.looks_personal(page, latin, match.start())):
            _join(found, Found(latin, match["han"]))
    return found


def _glosses(body: str) -> Iterator[re.Match[str]]:
    """What `_GLOSS` finds, looked for where a bracket opens: there are few of them."""
    at = 0
    for bracket in _BRACKET.finditer(body, 0, LONGEST):
        before = _BEFORE_GLOSS.search(body, max(at, bracket.start() - 17), bracket.start())
        match = _GLOSS.match(body, before.start(), LONGEST) if before else None
        if match:
            at = match.end()
            yield match


def _first_of_each(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The first match of every different gloss, at most `MOST`."""
    first: dict[str, re.Match[str]] = {}
    for match in found:
        if len(first) < MOST:
            first.setdefault(match.group(), match)
    return list(first.values())


def _is_person_gloss(page: Page, latin: str, han: str, at: int) -> bool:
    given = latin_names.is_given(latin.split(" ")[0])
    if " " not in latin and not (han[0] in words.SURNAMES and given):
        return False
    dotted = any(d in han for d in DOT)
    role = bool(ROLE_BEFORE.search(page.plain[max(0, at - 12) : at + 12]))
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
    if any(d in run for d in DOT):
        return before_gloss(run)
    cut = _CUT.sub("", run, count=1)
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


# ---------------------------------------------------------------- Han names


def _add_han(page: Page, found: list[Found]) -> None:
    for name in dotted(page):
        _join(found, Found(han=name))
    known = {simplified(s) for f in found for s in f.spellings()}
    aliases = called.full_names(page)
    for name in (*dict.fromkeys(full for _, full in aliases), *candidates(page)):
        if name in known or any(name in k or k in name for k in known if len(k) > 1):
            continue
        found.append(Found(han=_printed(page, name)))
        known.add(name)
    _add_called(page, found, dict(aliases))


def _add_called(page: Page, found: list[Found], aliases: Mapping[str, str]) -> None:
    """The other words for persons already found, and the persons whom the text knows by such a word alone."""
    by_name = {simplified(f.han): f for f in found if f.han}
    for name, person in by_name.items():
        person.more.update(_printed(page, short) for short in called.short_forms(page, name))
    for nick, full in aliases.items():
        if full in by_name:
            by_name[full].more.add(_printed(page, nick))
    for surname, both in called.titled(page, aliases):
        owners = [f for n, f in by_name.items() if n.startswith(surname) and len(n) > 1 and n != both]
        if len(owners) == 1:
            owners[0].more.add(_printed(page, both))
        elif not owners and called.acts(page, both):
            found.append(Found(han=_printed(page, both)))
    for nick in called.nicknames(page):
        owner = by_name.get(aliases.get(nick) or called.joined(nick, by_name) or "")
        if owner is not None:
            owner.more.add(_printed(page, nick))
        elif nick not in aliases:
            found.append(Found(han=_printed(page, nick)))


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
