"""Who is who in an English article: persons with their spellings and roles, and every place that names them. Pure.

A run of capitalised words is a person where the language says so: a title or an office before it, an apposition after
it, a given name that people bear, `named`, a verb of saying. Shows, companies and places are left out, because a wrong
name on a card is the worst that can happen. Who said what is for `english` to find.
"""

from __future__ import annotations

import bisect
import collections
import re
from collections.abc import Collection, Iterator, Sequence

from repurpose.digest import english_persons, english_roles, words
from repurpose.digest import english_words as en
from repurpose.digest.english_persons import Candidate, begins_sentence
from repurpose.digest.people import Cast, Gender, Known, Mention
from repurpose.model import PROSE, Article, BlockKind

_NOT_PROSE = re.compile(r"https?://[^\s)）]+|\]\([^)\s]*\)|\{\{[^{}\n]*\}\}|<[^<>\n]{0,300}>")


def cast(article: Article, speaking: Collection[str] = ()) -> Cast:
    """The persons of an English article and every place where its body names them; the most named first.

    `speaking` are the names under which a transcript's turns stand: they are persons whatever else is said of them.
    """
    body = _body(article)
    people = english_persons.find(article, body, speaking)
    return _assembled(article, body, people)


def _body(article: Article) -> str:
    """The prose, notes and captions at their offsets, everything else blanked."""
    kinds = PROSE | {BlockKind.NOTE, BlockKind.CAPTION}
    pieces: list[str] = []
    at = 0
    for block in article.blocks:
        if block.kind in kinds:
            pieces += [
                "\n" * (block.start > at),
                " " * (block.start - at - 1),
                article.text[block.start : block.end],
            ]
            at = block.end
    return _NOT_PROSE.sub(lambda m: " " * len(m.group()), "".join(pieces))


# ---------------------------------------------------------------- places


def _assembled(article: Article, body: str, found: Sequence[Candidate]) -> Cast:
    surfaces = [
        english_persons.surfaces_of(c.name) + sorted(s[1:] for s in c.seen if s.startswith("="))
        for c in found
    ]
    places = list(_places(body, surfaces, article.title))
    weights = collections.Counter(who for _, _, who in places)
    order = sorted((i for i in range(len(found)) if weights[i]), key=lambda i: (-weights[i], i))
    rank = {old: new for new, old in enumerate(order)}
    mentions = tuple(Mention(start, end, rank[who]) for start, end, who in places)
    by: dict[int, list[Mention]] = collections.defaultdict(list)
    for mention in mentions:
        by[mention.who].append(mention)
    starts = [m.start for m in mentions]
    people = tuple(
        _known(
            body,
            found[i],
            tuple(sorted(set(surfaces[i]), key=lambda s: (-len(s), s))),
            by[rank[i]],
            mentions,
            starts,
        )
        for i in order
    )
    return Cast(
        tuple(english_roles.described(article, known) for known in people), mentions, _host(body, mentions)
    )


def _places(body: str, surfaces: Sequence[Sequence[str]], title: str) -> Iterator[tuple[int, int, int]]:
    bearers: dict[str, list[int]] = collections.defaultdict(list)
    for who, names in enumerate(surfaces):
        for name in dict.fromkeys(names):
            bearers[name].append(who)
    if not bearers:
        return
    named: set[int] = set()
    titled = {who for who, names in enumerate(surfaces) if names[0] in title}
    for match in _pattern(bearers).finditer(body):
        candidates = [w for w in bearers[match.group()] if surfaces[w][0] == match.group()] or bearers[
            match.group()
        ]
        if len(candidates) > 1:
            candidates = _meant(body, match.start(), candidates, surfaces, named, titled)
        if len(candidates) == 1 and not _part_of_other(body, match, surfaces[candidates[0]][0]):
            named.add(candidates[0])
            yield match.start(), match.end(), candidates[0]


def _pattern(names: Collection[str]) -> re.Pattern[str]:
    """Any of some names as whole words. Each begins with a plain character, so that `re` looks for these alone."""
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    spelt = (rf"{re.escape(n[0])}(?<![\w-]{re.escape(n[0])}){re.escape(n[1:])}" for n in longest_first)
    return re.compile(rf"(?:{'|'.join(spelt)})(?![\w-])")


def _meant(
    body: str,
    at: int,
    candidates: Sequence[int],
    surfaces: Sequence[Sequence[str]],
    named: Collection[int],
    titled: Collection[int],
) -> list[int]:
    """Those who share a surname and may be meant: Mrs Ruiz is Ana, where the other is Pedro.

    Without Mr or Mrs, Ruiz is the only one `named` so far, or the one whom the article's title has.
    """
    before = body[max(0, at - 8) : at].split()
    title = before[-1] if before and body[at - 1 : at] == " " else ""
    female, male = title in en.FEMALE_TITLES, title in en.MALE_TITLES
    if not (female or male):
        so_far = [who for who in candidates if who in named]
        return so_far if len(so_far) < 2 else [who for who in so_far if who in titled]
    given = {who: surfaces[who][0].split(" ")[0] for who in candidates}
    names = en.FEMALE | words.FEMALE if female else en.MALE | words.MALE
    return [who for who in candidates if given[who] in names]


_CAPITAL_AFTER = re.compile(r" (?:[A-Z][a-z]\S*)")
_CAPITAL_BEFORE = re.compile(r"([A-Z\u00c0-\u00de][\w'’.-]*) $")


def _part_of_other(body: str, match: re.Match[str], full: str) -> bool:
    """Whether a name used alone belongs to a longer name of somebody else: Mary in `Mary Shelley`."""
    if match.group() == full and " " in full:
        return False
    if _CAPITAL_AFTER.match(body, match.end()):
        return True
    before = _CAPITAL_BEFORE.search(body, max(0, match.start() - 24), match.start())
    if (
        before is None
        or (before[1].endswith(".") and len(before[1]) > 3)
        or before[1].endswith(("'s", "’s"))
        or before[1] in en.TITLES
        or en.is_office(before[1].lower())
    ):
        return False
    return (
        before[1] not in en.FUNCTION and not begins_sentence(body, before.start()) and not before[1].isupper()
    )


# ---------------------------------------------------------------- gender, role, host


def _known(
    body: str,
    c: Candidate,
    surfaces: tuple[str, ...],
    places: Sequence[Mention],
    mentions: Sequence[Mention],
    starts: Sequence[int],
) -> Known:
    role, span = english_roles.stated(body, places)
    return Known(
        c.name, surfaces, c.gender or _gender(body, c.name, places, mentions, starts), len(places), role, span
    )


_SHE_HE = re.compile(r"\b(?:(?P<f>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)|(?P<m>[Hh]e|[Hh]is|[Hh]im|[Hh]imself))\b")
_QUOTED = re.compile(r"[“”\"]")
_ASKS = re.compile(r"\b(?:ask|wonder|press|suggest|want|open|invit|rais|introduc)\w*\b")
_REACH = 160  # characters after a name in which a pronoun is taken to mean it, unless somebody else is named before


def _gender(
    body: str, name: str, places: Sequence[Mention], mentions: Sequence[Mention], starts: Sequence[int]
) -> Gender:
    """By the pronoun that first follows the name in its paragraph; by the given name where pronouns are few."""
    votes: collections.Counter[str] = collections.Counter()
    for place in places[:60]:
        following = bisect.bisect_right(starts, place.start)
        end = place.end + _REACH
        while following < len(mentions) and mentions[following].start < end:
            if mentions[following].who != place.who:
                end = mentions[following].start
            following += 1
        stop = body.find("\n", place.end, end)
        match = _SHE_HE.search(body, place.end, stop if stop >= 0 else end)
        between = body[place.end : match.start()] if match else ""
        told_of = not _QUOTED.search(between) and not (_ASKS.search(between) and "." in between)
        if match and match.lastgroup and told_of:
            votes[match.lastgroup] += 1
    given = name.split(" ")[0]
    female, male = given in en.FEMALE or given in words.FEMALE, given in en.MALE or given in words.MALE
    she, he = votes["f"] + 2 * (female and not male), votes["m"] + 2 * (male and not female)
    if she >= 2 * he and she:
        return "f"
    return "m" if he >= 2 * she and he else None


_HOST_BEFORE = re.compile(r"(?:[Hh]osted by|\b[Hh]ost|[Mm]oderator|[Ii]nterviewer|[Pp]resenter),? $")
_HOST_AFTER = re.compile(
    r",? (?:who )?(?:hosts|hosted)\b|, (?:the |its |her |his )?(?:show[’']s |podcast[’']s )?(?:co-)?host\b"
)


def _host(body: str, mentions: Sequence[Mention]) -> int | None:
    hosts = collections.Counter(
        m.who
        for m in mentions
        if _HOST_BEFORE.search(body, max(0, m.start - 14), m.start) or _HOST_AFTER.match(body, m.end)
    )
    return min(hosts, key=lambda who: (-hosts[who], who)) if hosts else None
