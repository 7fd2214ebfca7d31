"""Runs of capitalised words in an English article, and which of them are persons, by the evidence of the text. Pure.

A person is found by a title or an office before the name, an apposition after it, a given name that people bear,
`named`, a verb of saying. Shows, companies and places are left out. Where persons are named is for `english_names`.
"""

from __future__ import annotations

import collections
import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from repurpose.digest import english_employers, words
from repurpose.digest import english_words as en
from repurpose.digest.english_employers import is_given
from repurpose.digest.people import Gender
from repurpose.model import Article

_CAPITAL = r"A-Z\u00c0-\u00d6\u00d8-\u00de"
_W = rf"(?:[{_CAPITAL}][\w'’-]*[\w]|[A-Z]\.)"
_PART = "|".join(sorted(en.PARTICLES, key=len, reverse=True))
_RUN = re.compile(  # begins with a capital, so that `re` looks for these alone
    rf"[{_CAPITAL}](?<![\w@#/.-].)(?:[\w'’-]*[\w]|(?<=[A-Z])\.)(?:[ \u00a0](?:(?:{_PART})[ \u00a0](?:(?:{_PART})[ \u00a0])?)?{_W}){{0,8}}(?![\w@/])"
)
_LONGEST = 300_000  # characters in which names are looked for
_MOST = 150  # persons of one article
_APPOSITION = re.compile(
    r"(?: \([^()\n]{1,20}\))?(?:,? (?:who|whose)\b|, (?:\d\d,|(?:now |then |once )?(?:an? |the |its |their |his |her |one of |co-?|[a-z])[^.;:!?\n“”\"]{0,90}))"
)
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:named|called|hosted by|host|interview(?:er|s|ed)?(?: with)?|conversation with|spoke (?:with|to)|talk(?:s|ed)? (?:with|to)|"
    r"sat down with|joined by|guest|introduced by|colleague|friend|(?P<m>(?:man|boy) (?:named|called)|brother|husband|son|father|uncle|nephew|grandfather)|"
    r"(?P<f>(?:woman|girl) (?:named|called)|sister|wife|daughter|mother|aunt|niece|grandmother)|cousin))[, ]*\Z"
)
_ENDS_NAMED = (
    "named called by host interview interviewer interviews interviewed with to guest colleague friend brother husband son father uncle "
    "nephew grandfather sister wife daughter mother aunt niece grandmother cousin"
)
_NAMES = tuple(_ENDS_NAMED.split())
_SAYS_AFTER = re.compile(rf"(?: (?:\w+ly|also|once|then|has|had|later))? (?:{en.SAY})\b")
_LEADS_AFTER = re.compile(r" [a-z]{2,14}(?:ed|s)(?: [a-z]{2,12})?[:,] [“\"‘]")  # Orme opened: “…”
_SAID_BEFORE = re.compile(
    r"[,?!—][\"”’'] (?:said|says|asked|asks|explained|explains|wrote|writes|recalled|recalls|added|adds|argued|argues|replied|replies) \Z"
)
_PLACED = re.compile(r"\b(?:in|at|near|outside|across|around) \Z")
_PLACES = ("in ", "at ", "near ", "outside ", "across ", "around ")
_PERSONAL = frozenset({"says", "acts", "title", "apposition", "who", "is"})
_SHORT_TITLE = re.compile(
    r"\b(Dr|Prof|Mr|Mrs|Ms|Mx|Sgt|Lt|Capt|Gov|Sen|Rep|Rev|Gen|Col|Maj|Adm|Supt|Det)\. \Z"
)
_OF_TITLE: Mapping[str, Gender] = {"Mr": "m", "Mrs": "f", "Ms": "f"}
_SIGNS = re.compile(r"[”\"’.!?…][)*_]{0,3}\s{0,3}(?:—|–|--)[ *_]{0,3}\Z")
_DASHES = ("—", "–", "--")
_IS_ROLE = re.compile(r" (?:is|was|became|works as|worked as|has been|had been) (?:an? |the |one of )?")
_ACTS = re.compile(
    r" (?:laughs|laughed|smiles|smiled|shrugs|shrugged|pauses|paused|nods|nodded|grins|grinned|sighs|sighed|remembers|remembered|"
    r"grew up|was born|herself|himself|sits|sat|stands|stood|walks|walked|thinks|believes|hates|loves|studied|retired|quit|leans|leaned|knows|knew)\b"
)
_PRONOUN_NEAR = re.compile(r"[hHsS](?<!\w.)(?:(?<=[hH])(?:e|is|er|im)|(?<=[sS])he)\b")
_LEAD = re.compile(r"([A-Za-z-]+),? \Z")
_LEAD_OF_ONE = re.compile(r"([A-Za-z-]+) \Z")
_AGE = re.compile(r"\b\d{1,2}-year-old \Z")
_SAID_OF = re.compile(r", [a-z]")
_THE = re.compile(r"\b[Tt]he \Z")
_WORD = re.compile(r"[A-Za-z-]+")
_WHO = re.compile(r"(?: \([^()]+\))?(?:,? who|, \d\d,)")


@dataclasses.dataclass(slots=True)
class Candidate:
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


def find(article: Article, body: str, speaking: Collection[str] = ()) -> list[Candidate]:
    """The persons of an article, each once, under the fullest name. `body` is its prose at its offsets, all else blank.

    `speaking` are names that are known to be persons' because turns of a transcript stand under them.
    """
    head = "\n".join([article.lead or "", *article.tags[:_MOST]])
    found: dict[str, Candidate] = {}
    for text, told in ((body[:_LONGEST], True), (head, True), (article.title, False)):
        for at, raw in _runs(text):
            name, title, start = _stripped(text, at, raw)
            if not name or (name not in found and len(found) >= 20 * _MOST):
                continue
            if not told and name not in found and (" " not in name or (title and name.count(" ") > 1)):
                continue  # where every word has a capital, nothing says where a name ends
            candidate = found.setdefault(name, Candidate(name))
            _weigh(candidate, text, start, title)
    for name in speaking:
        if name in found:
            found[name].count("speaks", 3)
    singles = {n: c for n, c in found.items() if " " not in n}
    full = [c for n, c in found.items() if " " in n]
    bearers = collections.Counter(c.name.split(" ")[-1] for c in full)
    for candidate in full:
        _by_use(candidate, singles, article, only=bearers[candidate.name.split(" ")[-1]] == 1)
    kept = [c for c in full if c.score >= 2 and not _is_thing(c.name)]
    kept.sort(key=lambda c: (-c.score, c.name))
    kept = _joined(kept[:_MOST])
    known = {t for c in kept for t in surfaces_of(c.name)} | {t for c in kept for t in c.name.split(" ")}
    alone = [c for n, c in sorted(singles.items()) if n not in known and _is_single(c)]
    return kept + alone[: _MOST - len(kept)]


def surfaces_of(name: str) -> list[str]:
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


def _runs(text: str) -> Iterator[tuple[int, str]]:
    for match in _RUN.finditer(text):
        raw = match.group()
        if raw.endswith(("'s", "’s")):
            raw = raw[:-2]
        if raw not in en.FUNCTION:  # most capitals only begin a sentence
            yield match.start(), raw


def _stripped(text: str, at: int, raw: str) -> tuple[str, str, int]:
    """The name in a run, the title or office before it, and where the name begins; no name where it is a thing's."""
    tokens = raw.replace("\u00a0", " ").split(" ")
    begins = begins_sentence(text, at)
    start, title = at, ""
    employed = english_employers.words_before(tokens, text[max(0, at - 24) : at])
    if employed:
        start += sum(len(token) + 1 for token in tokens[:employed])
        title = tokens[employed - 1]
        tokens = tokens[employed:]
    while tokens and (
        tokens[0] in en.FUNCTION or tokens[0] in en.TITLES or en.is_office(tokens[0].lower().rstrip("."))
    ):
        if tokens[0] == "The" and not begins and start == at and len(tokens) > 1:
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
    while tokens and (tokens[-1] in en.PARTICLES or tokens[-1] in en.DEGREES):
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


def begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at].rstrip(' *_"“‘(>\u00a0')
    return not before or before[-1] in ".!?…:\n”"


def _weigh(c: Candidate, text: str, start: int, title: str) -> None:
    """What one place says for or against a run of words being a person."""
    name_end = start + len(c.name)
    before, after = text[max(0, start - 40) : start].removesuffix("\n"), text[name_end : name_end + 110]
    if is_given(c.name.split(" ")[0]):
        c.count("given", 2)
    if title in en.TITLES:
        c.count("title", 3)
        c.gender = "f" if title in en.FEMALE_TITLES else "m" if title in en.MALE_TITLES else c.gender
    if en.is_office(title.lower()):
        c.count("office", 2)
    _weigh_before(c, before)
    if before.rstrip(" *_").endswith(_DASHES) and _SIGNS.search(before):
        c.count("signed", 1 + bool(_SAID_OF.match(after)))
    _weigh_after(c, after)
    if "says" not in c.seen and (
        _SAYS_AFTER.match(after) or _LEADS_AFTER.match(after) or _SAID_BEFORE.search(before)
    ):
        c.count("says", 1)
    if "pronoun" not in c.seen and _PRONOUN_NEAR.search(after):
        c.count("pronoun", 1)


def _weigh_before(c: Candidate, before: str) -> None:
    """What the words right before a name say; each rule is asked where such a word stands there."""
    lead = _last_word(before, _LEAD if " " in c.name else _LEAD_OF_ONE)
    if english_employers.is_firm(c.name, lead, before):
        c.score -= 3
    elif lead and en.is_office(lead.lower()):
        c.count("office", 2)
    named = _NAMED_BEFORE.search(before) if before.rstrip(", ").endswith(_NAMES) else None
    if named:
        c.count("named", 2)
        c.gender = c.gender or ("f" if named["f"] else "m" if named["m"] else None)
    shortened = _SHORT_TITLE.search(before) if before.endswith(". ") else None
    if shortened:
        c.count("title", 3)
        c.gender = _OF_TITLE.get(shortened[1], c.gender)
    if before.endswith("-year-old ") and _AGE.search(before):
        c.count("age", 3)
    if before.endswith("he ") and _THE.search(before):
        c.score -= 3
    if " " not in c.name and before.endswith(_PLACES) and _PLACED.search(before):
        c.score -= 2


def _last_word(before: str, pattern: re.Pattern[str]) -> str:
    """The word that stands right before a name, "" where none does."""
    if not before.endswith(" "):
        return ""
    lead = pattern.search(before, before.rstrip(", ").rfind(" ") + 1)
    return lead[1] if lead else ""


def _weigh_after(c: Candidate, after: str) -> None:
    apposition = _APPOSITION.match(after)
    if apposition:
        told = apposition.group()
        heads = {w.lower() for w in _WORD.findall(told) if en.is_calling(w.lower())}
        if _WHO.match(told):
            c.count("who", 2)
        elif heads - (en.COMPANYLIKE if " " not in c.name else frozenset()):
            c.count("apposition", 2)
    if english_employers.has_office_after(after):
        c.count("apposition", 2)
    is_role = _IS_ROLE.match(after)
    if is_role and any(en.is_office(w.lower()) for w in _WORD.findall(after[is_role.end() :])[:5]):
        c.count("is", 2)
    if "acts" not in c.seen and _ACTS.match(after):
        c.count("acts", 2)


def _by_use(c: Candidate, singles: Mapping[str, Candidate], article: Article, *, only: bool) -> None:
    """`only` is whether nobody else bears the surname. How the surname is used alone: only a person is called by the last word and does what people do."""
    first = singles.get(c.name.split(" ")[0])
    if first is not None and first.seen & _PERSONAL:
        c.count("first", 2)
    alone = singles.get(c.name.split(" ")[-1])
    if alone is not None:
        c.count("alone", 1 + bool(alone.seen & _PERSONAL))
        c.gender = c.gender or (alone.gender if only else None)
    if c.name in article.tags:
        c.count("tag", 1)


def _is_thing(name: str) -> bool:
    tokens = name.split(" ")
    return tokens[-1] in en.THINGS and not (
        len(tokens) > 1 and is_given(tokens[0]) and tokens[-1] in en.SURNAMES_TOO
    )


def _is_single(c: Candidate) -> bool:
    if c.name in en.FUNCTION or c.name in words.NOT_NAMES or c.name in en.THINGS or len(c.name) < 3:
        return False
    personal = c.seen & {"title", "named", "who", "apposition", "acts", "is", "office"}
    if "given" in c.seen:
        return bool(personal or "says" in c.seen)
    return "title" in c.seen or (
        c.score >= 3 and bool(personal) and bool(c.seen & {"says", "pronoun"} and len(c.seen) > 1)
    )


def _joined(found: Sequence[Candidate]) -> list[Candidate]:
    """One of each person: `Mary A. Okafor` and `Mary Okafor` are one, and the longer name is kept."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (-len(c.name), c.name)):
        key = _ends(candidate.name)
        old = next((k for k in kept if _ends(k.name) == key or f" {candidate.name} " in f" {k.name} "), None)
        old = old or _initialled(key, kept)
        if old is None:
            kept.append(candidate)
        else:
            old.gender = old.gender or candidate.gender
            old.seen.add(f"={candidate.name}")
    return kept


def _initialled(key: tuple[str, str], kept: Sequence[Candidate]) -> Candidate | None:
    """The only one of `kept` whom `A. Ruiz` can mean."""
    if not re.fullmatch(r"[A-Z]\.", key[0]):
        return None
    bearers = [c for c in kept if _ends(c.name)[1] == key[1] and c.name[0] == key[0][0]]
    return bearers[0] if len(bearers) == 1 else None


def _ends(name: str) -> tuple[str, str]:
    tokens = name.split(" ")
    return tokens[0], tokens[-1]
