"""What is seen of consecutive sentences as one passage, put together out of what is seen of each. Pure.

A transcript is searched for runs of two or three sentences that say more than one. Each sentence is in several runs,
so it is read once and the runs are added up: the traits are those that `traits.seen` finds in the whole run. Where a
word, a mark or a pattern might reach from one sentence into the next, nothing is added up and the run is read anew.
"""

from __future__ import annotations

import re
from typing import Final

from repurpose.digest.cues import holds
from repurpose.digest.hanging import spoken_plainly
from repurpose.digest.traits import Seen, begins, core, mostly_latin, units, without_quoted
from repurpose.digest.wording import breaks_off
from repurpose.text.scripts import fold

_STOPS: Final = "。！？.!?"
_SHORTEST: Final = 12  # characters; what looks at the first words before a Chinese full stop looks at fewer
_FIRM: Final = 60  # characters; what looks at a beginning looks at no more
_QUOTING = re.compile('[「『“"\uff62\ufe41\ufe43]')  # the last three are folded to the first two
_WHICH = re.compile("哪(?:一边|种|个)")
_SETTING_UP: Final = ("there are t", "there are f", "one of t")  # what follows decides whether these set up
_HEARD, _TOLD = re.compile("[聽听]"), re.compile("[講讲]")  # 听…讲 reaches into the next sentence
_DENIES = re.compile("[不是]")
_AFFIRMS: Final = {".": re.compile("是|在於|在于"), **dict.fromkeys("！？!?", re.compile("，不是"))}


def sealed(sentence: Seen) -> bool:
    """Whether nothing that traits look for reaches from a sentence into one behind it, but for what `added` looks for.

    False is always safe: such a sentence is read anew in each of its runs.
    """
    text = sentence.text
    last = text[-1:]
    if not last or last not in _STOPS or not (text[:1].isalnum() and text[-2:-1].isalnum()):
        return False
    said = spoken_plainly(fold(text))
    if holds(said, _SETTING_UP) or ("哪" in said and _WHICH.search(said)):
        return False
    if last not in ".!?" and "not " in text.lower():  # not … but
        return False
    if _QUOTING.search(text) and (_QUOTING.search(without_quoted(text)) or "「" in said or "『" in said):
        return False  # a mark that is not closed
    return not breaks_off(sentence.words)


def added(text: str, run: Seen, following: Seen) -> Seen | None:
    """What is seen of a printed run of sentences and the sentence behind it, both `sealed`, as one passage `text`.

    None where that must be read anew: where the whole is another kind of text than its parts, a point might be one
    within a number or a name, or a pattern may begin in the run and end in the sentence.
    """
    size = units(text)
    latin = mostly_latin(text, size)
    if latin != mostly_latin(run.text, run.size) or latin != mostly_latin(following.text, following.size):
        return None
    if run.text[-1] == "." and text[len(run.text)] != " ":
        return None
    if _reaches(run.text, following.text):
        return None
    if size > 0.6 * len(text) and not all(part.size > 0.6 * len(part.text) for part in (run, following)):
        return None
    counts = dict(run.counts)
    for name, n in following.counts.items():
        counts[name] = counts.get(name, 0) + n
    first = run.begins if _firm(run.text) else begins(text)
    clauses = [*run.clauses, *following.clauses]
    if run.text[-1] == ".":  # a point ends no clause
        clauses[len(run.clauses) - 1 : len(run.clauses) + 1] = [f"{run.clauses[-1]} {following.clauses[0]}"]
    return Seen(
        text,
        size,
        first,
        counts,
        run.asking + following.asking,
        run.quoted + following.quoted,
        following.ends,
        clauses,
        (),
    )


def _reaches(run: str, following: str) -> bool:
    """Whether a pattern may begin in a sentence and end in the one behind it: 不是…而是 or 是…，不是, 听…讲."""
    affirms = _AFFIRMS.get(run[-1])
    if affirms and affirms.search(following) and _DENIES.search(run):
        return True
    return _TOLD.search(following) is not None and _HEARD.search(run) is not None


def _firm(run: str) -> bool:
    """Whether a sealed passage is so long that it begins in the same way whatever follows it."""
    bare = core(run)
    if run[-1] == "。" and not bare[0].isascii():
        return len(bare) >= _SHORTEST
    return len(bare) >= _FIRM and len(spoken_plainly(fold(bare))) >= _FIRM
