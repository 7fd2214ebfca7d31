"""Who is who in an English article: persons with their spellings and roles, and every place that names them. Pure.

A run of capitalised words is a person where the language says so: a title or an office before it, an apposition after
it, a given name that people bear, `named`, a verb of saying. Shows, companies and places are left out, because a wrong
name on a card is the worst that can happen. Who said what is for `english` to find.
"""

from __future__ import annotations

import bisect
import collections
import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence

from repurpose.digest import english_words as en
from repurpose.digest import words
from repurpose.digest.people import Cast, Gender, Known, Mention
from repurpose.model import PROSE, Article, BlockKind, Span

_W = r"(?:[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'’-]*[\w]|[A-Z]\.)"
_PART = "|".join(sorted(en.PARTICLES, key=len, reverse=True))
_RUN = re.compile(
    rf"(?<![\w@#/.-]){_W}(?:[ \u00a0](?:(?:{_PART})[ \u00a0](?:(?:{_PART})[ \u00a0])?)?{_W}){{0,5}}(?![\w@/])"
)
_NOT_PROSE = re.compile(r"https?://[^\s)）]+|\]\([^)\s]*\)|\{\{[^{}\n]*\}\}|<[^<>\n]{0,300}>")
_LONGEST = 300_000  # characters in which names are looked for
_MOST = 150  # persons of one article
_APPOSITION = re.compile(
    r",? (?:who|whose)\b|, (?:\d\d,|(?:now |then |once )?(?:an? |the |its |their |his |her |one of |co-?|[a-z])[^.;:!?\n]{0,90})"
)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:named|called|hosted by|host|interview(?:er|s|ed)?(?: with)?|conversation with|spoke (?:with|to)|talk(?:s|ed)? (?:with|to)|"
    r"sat down with|joined by|guest|introduced by|colleague|friend|brother|sister|husband|wife|daughter|son))[, ]*$"
)
_SAYS_AFTER = re.compile(rf"(?: (?:\w+ly|also|once|then|has|had|later))? (?:{en.SAY})\b")
_SAID_BEFORE = re.compile(
    r"[,?!—][\"”’'] (?:said|says|asked|asks|explained|explains|wrote|writes|recalled|recalls|added|adds|argued|argues|replied|replies) $"
)
_IS_ROLE = re.compile(r" (?:is|was|became|works as|worked as|has been|had been) (?:an? |the |one of )?")
_ACTS = re.compile(
    r" (?:laughs|laughed|smiles|smiled|shrugs|shrugged|pauses|paused|nods|nodded|grins|grinned|sighs|sighed|remembers|remembered|"
    r"grew up|was born|herself|himself|sits|sat|stands|stood|walks|walked|thinks|believes|hates|loves|studied|retired|quit|leans|leaned|knows|knew)\b"
)
_PRONOUN_NEAR = re.compile(r"\b(?:he|she|his|her|him|He|She|His|Her)\b")


@dataclasses.dataclass(slots=True)
class _Candidate:
    """A run of capitalised words while evidence is gathered."""

    name: str
    score: int = 0
    seen: set[str] = dataclasses.field(default_factory=set)
    gender: Gender = None

    def count(self, kind: str, weight: int) -> None:
        """Each kind of evidence counts once."""
        if kind not in self.seen:
            self.seen.add(kind)
            self.score += weight


def cast(article: Article) -> Cast:
    """The persons of an English article and every place where its body names them; the most named first."""
    body = _body(article)
    people = _people(article, body)
    return _assembled(article, body, people)


def is_given(token: str) -> bool:
    """Whether people bear a word as their given name."""
    return token in en.FEMALE or token in en.MALE or token in words.FEMALE or token in words.MALE


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


# ---------------------------------------------------------------- candidates


def _people(article: Article, body: str) -> list[_Candidate]:
    head = "\n".join([article.lead or "", *article.tags[:_MOST]])
    found: dict[str, _Candidate] = {}
    for text, told in ((body[:_LONGEST], True), (head, True), (article.title, False)):
        for at, raw in _runs(text):
            name, title, start = _stripped(text, at, raw)
            if not name or (name not in found and len(found) >= 20 * _MOST):
                continue
            if " " not in name and not told:
                continue
            candidate = found.setdefault(name, _Candidate(name))
            _weigh(candidate, text, start, title)
    singles = {n: c for n, c in found.items() if " " not in n}
    full = [c for n, c in found.items() if " " in n]
    bearers = collections.Counter(c.name.split(" ")[-1] for c in full)
    for candidate in full:
        _by_use(candidate, singles, article, only=bearers[candidate.name.split(" ")[-1]] == 1)
    kept = [c for c in full if c.score >= 2 and not _is_thing(c.name)]
    kept.sort(key=lambda c: (-c.score, c.name))
    kept = _joined(kept[:_MOST])
    known = {t for c in kept for t in _surfaces(c.name)} | {t for c in kept for t in c.name.split(" ")}
    alone = [c for n, c in sorted(singles.items()) if n not in known and _is_single(c)]
    return kept + alone[: _MOST - len(kept)]


def _runs(text: str) -> Iterator[tuple[int, str]]:
    for match in _RUN.finditer(text):
        raw = match.group()
        if raw.endswith(("'s", "’s")):
            raw = raw[:-2]
        yield match.start(), raw


def _stripped(text: str, at: int, raw: str) -> tuple[str, str, int]:
    """The name in a run, the title or office before it, and where the name begins; no name where it is a thing's."""
    tokens = raw.replace("\u00a0", " ").split(" ")
    begins = _begins_sentence(text, at)
    start, title = at, ""
    while tokens and (
        tokens[0] in en.FUNCTION or tokens[0] in en.TITLES or en.is_office(tokens[0].lower().rstrip("."))
    ):
        if tokens[0] == "The" and not begins and len(tokens) > 1:
            return "", "", at
        if tokens[0] in en.FUNCTION:
            title = ""
        else:
            title = tokens[0]
        start += len(tokens.pop(0)) + 1
    for i, token in enumerate(tokens):
        last = i and is_given(tokens[0]) and token in en.SURNAMES_TOO
        if i and (
            token in en.FUNCTION or (token in words.NOT_NAMES and not last) or token.endswith(("'s", "’s"))
        ):
            if token in en.THINGS or token in words.NOT_NAMES:
                return "", "", at  # the name of a thing
            tokens = [*tokens[:i], *([token[:-2]] if token.endswith(("'s", "’s")) else [])]
            break
    if tokens and tokens[0] in words.NOT_NAMES and not is_given(tokens[0]):
        return "", "", at
    while tokens and tokens[-1] in en.PARTICLES:
        tokens.pop()
    if (
        begins
        and len(tokens) > 1
        and start == at
        and not is_given(tokens[0])
        and is_given(tokens[1])
        and len(tokens) > 2
    ):
        start += len(tokens.pop(0)) + 1
    if (
        not tokens
        or all(len(t) < 3 and t.endswith(".") for t in tokens)
        or any(t.isupper() and len(t) > 3 for t in tokens)
    ):
        return "", "", at
    return " ".join(tokens), title, start


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(' *_"“‘(>\u00a0')
    return not before or before[-1] in ".!?…:\n”"


def _weigh(c: _Candidate, text: str, start: int, title: str) -> None:
    """What one place says for or against a run of words being a person."""
    name_end = start + len(c.name)
    before, after = text[max(0, start - 40) : start], text[name_end : name_end + 110]
    first = c.name.split(" ")[0]
    if is_given(first):
        c.count("given", 2)
    if title in en.TITLES:
        c.count("title", 3)
        c.gender = "f" if title in en.FEMALE_TITLES else "m" if title in en.MALE_TITLES else c.gender
    lead = re.search(r"([A-Za-z-]+),? $", before)
    if en.is_office(title.lower()) or (lead and en.is_office(lead[1].lower())):
        c.count("office", 2)
    if _NAMED_BEFORE.search(before):
        c.count("named", 2)
    _weigh_after(c, after)
    if _SAYS_AFTER.match(after) or _SAID_BEFORE.search(before):
        c.count("says", 1)
    if re.search(r"\b[Tt]he $", before):
        c.score -= 3
    if _PRONOUN_NEAR.search(after):
        c.count("pronoun", 1)


def _weigh_after(c: _Candidate, after: str) -> None:
    apposition = _APPOSITION.match(after)
    if apposition:
        told = apposition.group()
        heads = {w.lower() for w in re.findall(r"[A-Za-z-]+", told) if en.is_office(w.lower())}
        if re.match(r",? who|, \d\d,", told):
            c.count("who", 2)
        elif heads - (en.COMPANYLIKE if " " not in c.name else frozenset()):
            c.count("apposition", 2)
    is_role = _IS_ROLE.match(after)
    if is_role and any(
        en.is_office(w.lower()) for w in re.findall(r"[A-Za-z-]+", after[is_role.end() :])[:5]
    ):
        c.count("is", 2)
    if _ACTS.match(after):
        c.count("acts", 2)


def _by_use(c: _Candidate, singles: Mapping[str, _Candidate], article: Article, *, only: bool) -> None:
    """`only` is whether nobody else bears the surname. How the surname is used alone: only a person is called by the last word and does what people do."""
    alone = singles.get(c.name.split(" ")[-1])
    if alone is not None:
        c.count("alone", 1 + bool(alone.seen & {"says", "acts", "title"}))
        c.gender = c.gender or (alone.gender if only else None)
    if c.name in article.tags:
        c.count("tag", 1)


def _is_thing(name: str) -> bool:
    tokens = name.split(" ")
    return tokens[-1] in en.THINGS and not (
        len(tokens) > 1 and is_given(tokens[0]) and tokens[-1] in en.SURNAMES_TOO
    )


def _is_single(c: _Candidate) -> bool:
    if c.name in en.FUNCTION or c.name in words.NOT_NAMES or c.name in en.THINGS or len(c.name) < 3:
        return False
    personal = c.seen & {"title", "named", "who", "apposition", "acts", "is", "office"}
    if "given" in c.seen:
        return bool(personal or "says" in c.seen)
    return "title" in c.seen or (
        c.score >= 3 and bool(personal) and bool(c.seen & {"says", "pronoun"} and len(c.seen) > 1)
    )


def _joined(found: Sequence[_Candidate]) -> list[_Candidate]:
    """One of each person: `Mary A. Okafor` and `Mary Okafor` are one, and the longer name is kept."""
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (-len(c.name), c.name)):
        key = _ends(candidate.name)
        old = next((k for k in kept if _ends(k.name) == key or f" {candidate.name} " in f" {k.name} "), None)
        if old is None:
            kept.append(candidate)
        else:
            old.gender = old.gender or candidate.gender
            old.seen.add(f"={candidate.name}")
    return kept


def _ends(name: str) -> tuple[str, str]:
    tokens = name.split(" ")
    return tokens[0], tokens[-1]


# ---------------------------------------------------------------- places


def _surfaces(name: str) -> list[str]:
    """How a person may be called later: `Piet Van Aarle`, `Van Aarle`, `Aarle`, `Piet`."""
    tokens = name.split(" ")
    made = [name]
    if len(tokens) > 1:
        first = next(
            (i for i, t in enumerate(tokens) if i and (t in en.PARTICLES or t.lower() in en.PARTICLES)), 0
        )
        made += [" ".join(tokens[first:])] * bool(first)
        made += [t for t in (tokens[-1], tokens[0]) if len(t) > 1 and not t.endswith(".")]
    return list(dict.fromkeys(made))


def _assembled(article: Article, body: str, found: Sequence[_Candidate]) -> Cast:
    surfaces = [_surfaces(c.name) + sorted(s[1:] for s in c.seen if s.startswith("=")) for c in found]
    places = list(_places(body, surfaces))
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
    return Cast(tuple(_described(article, known) for known in people), mentions, _host(body, mentions))


def _places(body: str, surfaces: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int]]:
    bearers: dict[str, list[int]] = collections.defaultdict(list)
    for who, names in enumerate(surfaces):
        for name in dict.fromkeys(names):
            bearers[name].append(who)
    if not bearers:
        return
    listed = "|".join(re.escape(n) for n in sorted(bearers, key=lambda n: (-len(n), n)))
    for match in re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])").finditer(body):
        candidates = [w for w in bearers[match.group()] if surfaces[w][0] == match.group()] or bearers[
            match.group()
        ]
        candidates = (
            candidates if len(candidates) == 1 else _titled(body, match.start(), candidates, surfaces)
        )
        if len(candidates) == 1 and not _part_of_other(body, match, surfaces[candidates[0]][0]):
            yield match.start(), match.end(), candidates[0]


def _titled(body: str, at: int, candidates: Sequence[int], surfaces: Sequence[Sequence[str]]) -> list[int]:
    """Those who share a surname and may bear the title before it: Mrs Ruiz is Ana, where the other is Pedro."""
    before = body[max(0, at - 8) : at].split()
    title = before[-1] if before and body[at - 1 : at] == " " else ""
    female, male = title in en.FEMALE_TITLES, title in en.MALE_TITLES
    given = {who: surfaces[who][0].split(" ")[0] for who in candidates}
    names = en.FEMALE | words.FEMALE if female else en.MALE | words.MALE if male else frozenset()
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
        or before[1] in en.TITLES
        or en.is_office(before[1].lower())
    ):
        return False
    return (
        before[1] not in en.FUNCTION
        and not _begins_sentence(body, before.start())
        and not before[1].isupper()
    )


# ---------------------------------------------------------------- gender, role, host


def _known(
    body: str,
    c: _Candidate,
    surfaces: tuple[str, ...],
    places: Sequence[Mention],
    mentions: Sequence[Mention],
    starts: Sequence[int],
) -> Known:
    role, span = _role(body, places)
    return Known(
        c.name, surfaces, c.gender or _gender(body, c.name, places, mentions, starts), len(places), role, span
    )


_SHE_HE = re.compile(r"\b(?:(?P<f>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)|(?P<m>[Hh]e|[Hh]is|[Hh]im|[Hh]imself))\b")
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
        told_of = "“" not in between and not (_ASKS.search(between) and "." in between)
        if match and match.lastgroup and told_of:
            votes[match.lastgroup] += 1
    given = name.split(" ")[0]
    female, male = given in en.FEMALE or given in words.FEMALE, given in en.MALE or given in words.MALE
    she, he = votes["f"] + 2 * (female and not male), votes["m"] + 2 * (male and not female)
    if she >= 2 * he and she:
        return "f"
    return "m" if he >= 2 * she and he else None


_ROLE_AFTER = re.compile(
    r", (?:(?:who|now|then|also|still|is|was)\s){0,2}(?:an? |the |its |their |his |her )?(?P<role>[^,;:.()“”\"—\n]{3,110})"
)
_ROLE_IS = re.compile(
    r" (?:is|was|became|works as|has been) (?:now )?(?:an? |the )(?P<role>[^,;:.()“”\"—\n]{3,110})"
)
_ROLE_ENDS = re.compile(
    r" (?:who|whom|whose|that|which|with|and|but|in (?:his|her|their)|when|where|until|since|from|by|has|had|was|is|because|before|after|based|told|said|says|about|on|most|so|as|known|living|working)\b"
)


def _role(body: str, places: Sequence[Mention]) -> tuple[str | None, Span | None]:
    """The office that the text states right after a name, by `is a`, or right before it; the first that it states."""
    for place in places[:40]:
        for pattern in (_ROLE_AFTER, _ROLE_IS):
            match = pattern.match(body, place.end)
            if match:
                end = match.end("role")
                cut = _ROLE_ENDS.search(body, match.start("role"), end)
                end = cut.start() if cut else end
                if _is_role(body[match.start("role") : end]):
                    return _sliced(body, match.start("role"), end)
        start = _before(body, place.start)
        if start is not None:
            return _sliced(body, start, place.start)
    return None, None


def _described(article: Article, known: Known) -> Known:
    """A person with the office that the author's description states before the full name, where the body states none."""
    if known.role or not article.lead:
        return known
    front = article.text[: article.body_start]
    at = front.find(known.name, max(0, front.find(article.lead[:40])))
    start = _before(front, at) if at > 0 else None
    if start is None:
        return known
    role, span = _sliced(front, start, at)
    return dataclasses.replace(known, role=role, role_span=span)


def _before(body: str, at: int) -> int | None:
    """Where the office begins that stands right before a name: `chief scientist` in `The chief scientist Ana Ruiz`."""
    at -= 2 if body[at - 2 : at] == ", " else 0
    left = max(0, at - 70, max(body.rfind(mark, max(0, at - 70), at) for mark in '.,;:!?\n“”"(—*') + 1)
    tokens = [(m.group(), m.start()) for m in re.finditer(r"[^\s]+", body[left:at])]
    if not tokens or not _states(tokens[-1][0].lower()):
        return None
    begin = len(tokens) - 1
    while (
        begin
        and len(tokens) - begin < 4
        and re.fullmatch(r"[a-z-]+", tokens[begin - 1][0])
        and _modifies(tokens[begin - 1][0])
    ):
        begin -= 1
    return left + tokens[begin][1]


def _modifies(word: str) -> bool:
    """Whether a word before an office may belong to it: `chief marine scientist`, not `with scientist`."""
    return en.is_office(word) or word.endswith(
        ("al", "ic", "ine", "ing", "ior", "ary", "ive", "ware", "ate", "or", "ent", "ology")
    )


def _states(word: str) -> bool:
    """Whether a noun says what somebody is, and not only what they are to somebody else."""
    return en.is_office(word) and word not in en.HOST_HEADS and word not in en.NEARNESS


def _is_role(text: str) -> bool:
    """Whether words state an office: the head noun is one, and nobody's name is part of it."""
    head = re.split(r" (?:of|at|for|in|to|on)\b", text, maxsplit=1)[0].strip().split(" ")
    word = head[-1].lower().rstrip("s") if head else ""
    if (
        len(text) > 70
        or len(head) > 6
        or re.match(r"(?:who|which|whose|and|but|or|not|said|says|one|as)\b", text)
    ):
        return False
    return _states(word) and not re.search(r"\b(?:he|she|they|I|we|you)\b", text)


def _sliced(body: str, start: int, end: int) -> tuple[str, Span]:
    while end > start and body[end - 1] in " ,*_":
        end -= 1
    return body[start:end], Span(start, end)


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
