"""English clauses that report speech: what stands before or after a passage, and which words name the speaker. Pure.

Clauses are given with every known name written in `NAME`. Knows nothing of persons or offsets in a file. Every pattern
is applied at one place or to a clause of at most a few hundred characters.
"""

from __future__ import annotations

import dataclasses
import re

from repurpose.digest import english_roles, english_signatures, english_things
from repurpose.digest import english_words as en
from repurpose.digest.english_words import NAME


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """What a clause tells. `kind`: `said`; `whose` (her answer, Okafor’s words); `around` (the answer came); `supposed`.

    `start`..`end` are the words for the speaker in the clause, -1 where it has none that could be known.
    """

    kind: str
    start: int = -1
    end: int = -1


_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Mx)\.? |(?:U\.S\. |[Ff]ormer |[Ss]tate )?(?:Sen|Rep|Gov|Gen|Lt|Sgt|Capt|Col|Maj|Rev|Adm|Supt|Det)\. |Professor |Sir |Dame |Captain |Judge |Senator |Mayor |Sister |Father |Chef |Coach )?"
_OFFICE = r"(?:(?:[Tt]he |[Aa]n? |[Ii]ts |[Hh]er |[Hh]is |[Tt]heir )?(?:[A-Za-z’'-]+ ){0,5}?)"
_NAMED = rf"(?:{_TITLE}{NAME}+)"
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)\b(?!['’])"
_NOUN = (
    r"(?:(?:[Tt]he|[Tt]his|[Oo]ne|[Aa]n?|[Hh]er|[Hh]is|[Tt]heir|[Mm]y|[Aa]nother|[Oo]ur|[Ii]ts|[Ss]ome|[Tt]wo|[Mm]any|[Mm]ost|"
    + NAME
    + r"+[’']s?)(?: [A-Za-z0-9’'-]+){1,5}?)"
)
_OTHER = r"(?:[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,4}|I|[Ww]e|[Yy]ou|[Ii]t|[Ww]ho|[Pp]eople|[Ee]veryone|[Ee]verybody|[Nn]obody|[Ss]omeone|[Ss]omebody|[a-z]+s)"
_APPOSED = r"(?:,? (?:who|then|now|whose) [^“”\"!?;]{2,160}?,?|,(?: [^,“”\"!?;]{1,110},){1,3}| ?\([^()]{1,80}\)| ?[—–] ?[^—–]{1,120}[—–])"
_ADVERB = r"(?: (?:\w+ly|also|once|then|has|had|have|later|often|always|still|just|now|himself|herself|first|finally|again|even|and|used to|likes to|liked to|is fond of|was|is|in turn|at last|at first|quietly|went on to|goes on to|only)){0,3}"
_MODAL = r"(?:would|could|might|may|should|will|can|must|never|did not|didn[’']t|does not|doesn[’']t|do not|don[’']t|wants? to|wanted to|almost|nearly|wished to|thought to|pretends? to|[’']d|hasn[’']t|has never|had never|refus(?:es|ed) to|declin(?:es|ed) to)"
_NOT_SAID = re.compile(rf"\b{_MODAL}(?: \w+)?(?: have| be)? ?$")

_SUBJECT = rf"(?P<pronoun>{_PRONOUN})|(?P<named>{_NAMED})|(?P<office>{_OFFICE}{_NAMED})|(?P<noun>{_NOUN})|(?P<other>{_OTHER})"
_PLACED = r"^[\s,]*[—–-]?\s*(?:(?:and|as|but|so|or so|or,? as|that[’']s (?:what|how)|is (?:how|what)|was (?:how|what)) )?"
_AFTER = re.compile(
    rf"{_PLACED}(?:{_SUBJECT})(?P<apposed>{_APPOSED})?(?P<adverb>{_ADVERB})(?P<modal> {_MODAL}(?: \w+)?(?: have)?)? (?P<verb>{en.SAY}|{en.THOUGHT}|describes?|described)\b"
)
_INVERTED_VERB = rf"(?![a-z]+ing\b)(?:{en.SAY})"
_INVERTED = re.compile(
    rf"^[\s,]*[—–-]?\s*(?:as )?(?P<verb>{_INVERTED_VERB})(?: \w+ly)? (?:{_SUBJECT})(?![a-z{NAME}]|[’']s\b)"
)
_TOGETHER = re.compile(
    rf"^[\s,]*{_NAMED}(?:, {_NAMED}){{0,3}},? and {_OFFICE}{_NAMED}{_ADVERB} (?:{en.SAY})\b"
)
_ACCORDING = re.compile(rf"^[\s,]*(?:according to|in the words of|to quote) (?:{_SUBJECT})(?![a-z])")
_IN_WORDS = re.compile(
    rf"^[\s,]*in (?P<whose>{_NAMED}|[Hh]er|[Hh]is|[Tt]heir)(?:[’']s?)? (?:own )?(?:words|phrase|telling|formulation)\b"
)
_RELAYS = re.compile(
    rf"\b(?:quot(?:ing|es?|ed)|citing|repeating|paraphrasing|echoing|borrowing|remember(?:ing|s|ed)|recall(?:ing|s|ed)|reciting)\b(?P<what>[^.“”\"]{{0,60}}?)(?P<who>{_NAMED})"
)
_RELAYED = re.compile(
    r"^[^.“”\"]{0,60}\b(?:quoting|citing|repeating (?:what|a line|something|the words)|paraphrasing|reciting|borrowing (?:a|from))\b"
)
_OTHERS = re.compile(
    rf" (?:being told|hearing|(?P<who>{_NAMED}|him|her|them|someone|somebody|(?:the|an?|one|his|her|their|my|our) [\w’' -]{{1,40}}?) "
    r"(?:saying|telling|asking|warning|shouting|whispering|writing|replying|answering|explaining|joking))\b"
)  # she recalled him saying
_APPOSED_NAME = re.compile(
    rf"(?P<more>(?: [a-z’'-]{{1,30}}){{0,3}})(?P<comma>,)? (?P<who>{_NAMED})(?!{NAME}|[’']s\b)"
)
_FOR = rf"\b(?:for|of|to|with|about|against|beside|behind|under) {_TITLE}"
_FOR_ANOTHER, _ENDS_FOR = re.compile(rf"{_FOR}(?={NAME})"), re.compile(rf"{_FOR}\Z")
_LEADS_ON = re.compile(r"^[^.!?]{0,40}?\b(?:that|how|why|whether|what|when|where|it was|it is|there)\b")
_DOES = re.compile(
    r" (?:an?|the|another|one|two|three|her|his|their|its|some|more) (?!same|other|next|first|following|previous)[a-z]"
)  # “….” She added a line.
_GENERIC = en.GENERIC

_SIGN_OFF = re.compile(r"[\s,:—–-]*$")
_STRONG = re.compile(rf"\b(?P<verb>{en.STRONG}|put it|puts it|{en.THOUGHT})\b")
_NOUN_NOT_VERB = re.compile(
    r"(?:[’']s?|\b(?:[Hh]er|[Hh]is|[Tt]heir|[Tt]he|[Aa]n?|[Tt]his|[Oo]ne))(?: [a-z-]+){0,2} (?:answer|reply|note|remark|joke|quip|counter|offer|laugh|whisper|shout|repeat|state|warning|telling|writing|saying)s?$"
)  # her own reply
_OBJECT = re.compile(
    r"(?: |$)(?!.*\b(?:because|although|which|whose|if|and (?:he|she|they|it)|but)\b)[^.!?;]{0,90}$"
)
_ENDING_SUBJECT = re.compile(
    rf"(?:^|(?<=[\s,;:—–“\"(]))(?:{_SUBJECT})(?P<adverb>{_ADVERB})(?P<modal> {_MODAL}(?: \w+)?(?: have)?)? ?$"
)
_APPOSED_SUBJECT = re.compile(
    rf"(?:^|(?<=[\s,;:—–]))(?P<subject>{_NAMED}|{_PRONOUN}){_APPOSED}(?P<adverb>{_ADVERB}) ?$"
)
_CLAUSE_SUBJECT = re.compile(
    rf"(?:^|, |; |: |— |\b(?:but|and|then|so|yet) )(?:(?:[Bb]ut|[Aa]nd|[Tt]hen|[Ss]o|[Yy]et|[Ll]ater|[Oo]nce|[Hh]ere|[Aa]t last|[Ff]inally|[Ii]n \d{{4}}),? )?(?P<subject>{_PRONOUN}|{_OFFICE}{_NAMED}(?![’']))"
)
_SUBORDINATE = re.compile(
    r"^(?:[Ww]hen|[Aa]fter|[Bb]efore|[Ww]hile|[Aa]s|[Ii]f|[Bb]ecause|[Ss]ince|[Aa]sked|[Oo]nce|[Uu]ntil)\b[^,]*,\s*"
)
_POSSESSED = re.compile(
    rf"(?P<whose>{_NAMED}[’']s?|\b[Hh]er|\b[Hh]is|\b[Tt]heir)(?: [\w’'-]+){{0,4}}? (?P<what>answer|reply|response|advice|verdict|words|explanation|conclusion|warning|version|summary|comment|remark|message|argument|line|point|view|response|theory|suggestion|request|objection|retort|confession|diagnosis|assessment|description|instruction|question)s?\b"
)
_WRITTEN = re.compile(rf"(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts) (?:[a-z-]+ ){{0,3}}?{en.MACHINE.pattern}")
_CAME = re.compile(r"\b(?:[Tt]he|[Aa]n?) (?:\w+ ){0,2}(?:answer|reply|response)s? (?:came|was|is|arrived)\b")
SUPPOSES = re.compile(
    r"\b(?:[Ii]magin(?:e|es|ed|ing)|[Pp]retend|[Ss]uppose|[Pp]icture (?:a|the|some)|hypothetical|as if to say|[Tt]ype(?:s|d)? |[Pp]rompt(?:s|ed)?\b|ask (?:yourself|the (?:model|machine|system|chatbot))|think of (?:a|the)|tempt(?:ed|ing) to|[Ii]f (?:\w+ ){1,4}?(?:asks?|says?|tells?)|wishes? (?:he|she|they)|what if (?:it|he|she|they|a|the))"
)
_PERSONLESS = re.compile(
    r"\b(?:rule|motto|slogan|question|title|headline|subject|line|label|sign|caption|prompt|instruction|message|error|principle|proverb|saying|mantra|maxim|idea|phrase|word|term|options?|choices?|list|reads?|categor(?:y|ies))\b[^,:]{0,30}[:,]?\s*$"
)

_SENDER = re.compile(
    rf"^[^.!?“”\"]{{0,40}}\b(?:[Ff]rom|[Bb]y) (?:(?P<who>{_NAMED})|me):$"
)  # March 3, from Holt:
_QUOTED = re.compile(
    rf"\b(?:quot(?:ing|es|ed)|citing|cit(?:es|ed))\b[^.]{{0,80}}?(?P<who>{_NAMED})(?: [^.,;:]{{0,40}}|,[^.;:]{{0,60}})?$"
)
BEAT = re.compile(rf"\s*(?P<subject>{_PRONOUN}|{_NAMED}) [a-z][^.!?:;“”\"]{{2,90}}\.\s*")
POINTS_BACK = re.compile(
    rf"^\s*(?:That|This|Those|These|The (?:words|line|sentence|remark|phrase|speaker|voice|quote|quotation))\b[^.!?]{{0,60}}?(?P<who>{NAME}+)(?:[’']s?|\b| )"
)


def after(tail: str, text: str) -> Said | None:
    """What the narration after a passage tells of it; None where it is no clause of saying. `text` is the passage."""
    signature = english_signatures.of_known(tail)
    if signature:
        return Said("said", *signature)
    for pattern in (_ACCORDING, _IN_WORDS):
        match = pattern.match(tail)
        if match and _open(text):
            return _whom(match, whose=pattern is _IN_WORDS)
    if _open(text) or re.match(r"[\s,]*[—–-]?\s*[a-z]", tail):
        match = _INVERTED.match(tail)
        if match:
            return _relayed(tail, match.end()) or _of(match)
    if _TOGETHER.match(tail):
        return Said("said")  # two people do not say one sentence
    match = _AFTER.match(tail)
    if match is None or (match["verb"].startswith("describe") and " is how " not in tail[: match.end()]):
        return None
    rest = tail[match.end() :]
    if not _open(text) and (_LEADS_ON.match(rest) or _DOES.match(rest) or _leads_to_next(rest)):
        return None
    if (
        not _open(text)
        and match["noun"] is None
        and match["pronoun"] is None
        and match["named"] is None
        and match["office"] is None
    ):
        return None
    if match["modal"] or re.fullmatch(en.THOUGHT, match["verb"]):
        return Said("supposed")
    return _relayed(tail, match.end()) or _of(match)


def _open(text: str) -> bool:
    """Whether a passage ends as one does that its clause goes on: with a comma, a dash, a question or exclamation mark."""
    return text.rstrip("*_ ")[-1:] in tuple(",—–-?!") or text.rstrip("*_ ’'”\"")[-1:] in tuple(",?!")


def _leads_to_next(rest: str) -> bool:
    return bool(re.search(r"[,:]\s*$", rest)) and not re.search(r"[.!?]\s", rest)


def before(lead: str, text: str) -> Said | None:
    """What the narration that leads to a passage tells of it; None where it is no clause of saying."""
    clause = lead.rstrip()
    if not clause:
        return None
    bare = _SIGN_OFF.sub("", clause)
    if SUPPOSES.search(bare):
        return Said("supposed")
    whole = text.lstrip("*_([…‘'")[:1].isupper() or text[:1].isdigit() or english_things.is_clause(text)
    colon, comma = clause.endswith(":"), clause.endswith((",", "—", "–"))
    sender = _SENDER.search(clause)
    if sender:
        return Said("said", *sender.span("who")) if sender["who"] else Said("said")
    words = re.search(
        rf"\bin (?P<whose>{_NAMED}|her|his)(?:[’']s?)? (?:own )?words[,:]?$", clause, re.IGNORECASE
    )
    if words and whole:
        return Said("whose", *words.span("whose"))
    told = re.search(rf"\b(?:[Aa]ccording to|[Ii]n the words of|[Tt]o quote) (?:{_SUBJECT})[,:]?$", clause)
    if told and whole:
        return _whom(told, whose=False)
    quoted = _QUOTED.search(bare)
    if quoted:
        return Said("said", *quoted.span("who"))
    for verb in reversed(list(_STRONG.finditer(bare))):
        rest = bare[verb.end() :]
        if (relayed := _told(bare, verb.end())) is not None:
            return relayed if whole else None
        if _NOUN_NOT_VERB.search(bare[: verb.end()]):
            continue
        if (
            verb["verb"].startswith("ask")
            and re.search(r"\b(?:I|[Ww]e)$", bare[: verb.start()].rstrip())
            and text[-1:] != "?"
        ):
            continue  # what I asked leads to what was answered
        if (rest and not _OBJECT.match(rest)) or not (colon or comma or len(rest.split()) <= 6):
            continue
        found = _by_verb(bare, verb)
        if found is not None:
            return found if whole or found.kind == "supposed" else None
    return _by_colon(bare, text) if colon and whole else None


def _by_verb(bare: str, verb: re.Match[str]) -> Said | None:
    head = bare[: verb.start()].rstrip()
    if re.fullmatch(en.THOUGHT, verb["verb"]) or _NOT_SAID.search(head):
        return Said("supposed")
    if re.search(r"\b(?:to|not)$", head):
        return None
    relayed = _RELAYS.search(bare)
    if relayed and relayed.end() <= verb.start() and relayed.end() >= verb.start() - 30:
        return Said("said", *relayed.span("who"))
    if re.search(r"\b(?:was|were|is|been|being)$", head) and verb["verb"] in ("told", "asked"):
        return Said("said")  # she was told: nobody knows by whom
    if verb["verb"].endswith("ing"):
        return _participle(head)
    found = _ending(head)
    if found is not None:
        return found
    if re.search(r"(?:\band|\bthen|,|\bbut|ly)$", head):
        return _compound(head)
    return None


def _ending(head: str) -> Said | None:
    """The subject that stands right before a verb, or before its apposition."""
    best: re.Match[str] | None = None
    for match in _ENDING_SUBJECT.finditer(head):
        if best is None or match["pronoun"] or match["named"]:
            best = match
    nearest = re.search(rf"(?P<subject>{_PRONOUN}|{_NAMED})(?P<adverb>{_ADVERB}) ?$", head)
    if nearest and not re.search(r"\band$", head):
        begin = nearest.start("subject")
        joined = re.search(rf"{NAME}(?:,)? (?:and|or) $", head[:begin])
        return (
            Said("said")
            if joined or _is_of_another(head, nearest)
            else Said("said", begin, nearest.end("subject"))
        )
    apposed = _APPOSED_SUBJECT.search(head)
    if apposed:
        of_another = _is_of_another(head, apposed)
        return Said("said") if of_another else Said("said", *apposed.span("subject"))
    if best is None or re.search(r"\band$", head):
        return None
    return _of(best)


def _is_of_another(head: str, subject: re.Match[str]) -> bool:
    """Whether a name only says whose spokesman or wife the subject is."""
    begin = subject.start("subject")
    return NAME in subject["subject"] and bool(_ENDS_FOR.search(head[max(0, begin - 24) : begin]))


def _compound(head: str) -> Said | None:
    """`She put down the cup and said`: the subject of the clause before."""
    if _WRITTEN.match(head):
        return Said("supposed")
    cut = _SUBORDINATE.match(head)
    base = cut.end() if cut else 0
    match = _CLAUSE_SUBJECT.match(head[base:]) or _CLAUSE_SUBJECT.search(head[base:])
    return (
        Said("said", base + match.start("subject"), base + match.end("subject")) if match else Said("around")
    )


def _participle(head: str) -> Said | None:
    near = re.search(rf"(?P<subject>{_NAMED}|\b(?:her|his|him|my|the)\b(?: [a-z-]+){{0,3}})$", head)
    if near and near["subject"] != "the":
        named = NAME in near["subject"]
        return Said("said", *near.span("subject")) if named else Said("said")
    return _compound(head)


def _by_colon(bare: str, text: str) -> Said | None:
    """A colon without a verb of saying announces whole sentences of the person whom the clause is about."""
    if text.rstrip("*_ ")[-1:] not in tuple(".!?…”’"):
        return None
    whose = _POSSESSED.search(bare)
    if whose:
        return Said("whose", *whose.span("whose"))
    if _CAME.search(bare):
        return Said("around")
    asks = text.rstrip("*_ ")[-1:] == "?" and bool(re.search(r"\bquestion\b", bare))
    if (_PERSONLESS.search(bare) and not asks) or en.MACHINE.search(bare):
        return None
    cut = _SUBORDINATE.match(bare)
    base = cut.end() if cut else 0
    match = _CLAUSE_SUBJECT.match(bare[base:])
    return Said("said", base + match.start("subject"), base + match.end("subject")) if match else None


def _told(clause: str, end: int) -> Said | None:
    """`she recalled him saying`: whose words follow a verb that ends at `end`, where somebody else says them."""
    other = _OTHERS.match(clause, end)
    if other is None:
        return None
    return Said("said", *other.span("who")) if NAME in (other["who"] or "") else Said("said")


def _relayed(tail: str, end: int) -> Said | None:
    """`she said, quoting her teacher`: the words are the teacher's."""
    if (told := _told(tail, end)) is not None:
        return told
    rest = tail[end:]
    if not _RELAYED.match(rest):
        return None
    who = _RELAYS.search(rest)
    return Said("said", end + who.start("who"), end + who.end("who")) if who else Said("said")


def _whom(match: re.Match[str], *, whose: bool) -> Said:
    if whose:
        return Said("whose", *match.span("whose"))
    return _of(match)


def _of(match: re.Match[str]) -> Said:
    """The words for the subject, or that the subject is nobody (`people say`, `the sign said`)."""
    for kind in ("pronoun", "named", "office"):
        if match[kind]:
            if kind == "office" and _FOR_ANOTHER.search(match[kind]):
                return Said("said")  # a spokesman for Okafor
            if kind == "office" and re.match(rf"[^{NAME}]*[’']s? ", match[kind]):
                return Said("said", match.start(kind) + match[kind].rindex(" ") + 1, match.end(kind))
            return Said("said", *match.span(kind))
    named = _APPOSED_NAME.match(match.string, match.end("noun")) if match["noun"] else None
    if named and english_roles.goes_on(
        named["more"], apposed=bool(named["comma"])
    ):  # said her former partner, Okafor
        return Said("said", *named.span("who"))
    words = (match["noun"] or match["other"]).split()
    if words[-1].lower() in _GENERIC or (
        words[0].lower() in ("many", "most", "some", "two") and match["noun"] is None
    ):
        return Said("supposed")
    if en.MACHINE.search(words[-1]) or words[0] in ("It", "it", "You", "you"):
        return Said("supposed")
    return Said("said", *match.span("noun")) if match["noun"] else Said("said")
