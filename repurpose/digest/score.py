"""How well a passage stands alone on a card, from 0 to 1: a weighing of its `traits`.

The weights in `card_weights` were learned from passages graded by hand; `evals/learn_card_score.py` learns them again.
At `CARD_WORTHY` and above a passage is good enough to be printed by itself. The score knows nothing of who spoke or of
what the passage is about but for how much of it the author lifted into a title; it never looks at other passages.
"""

from __future__ import annotations

import math
import re
from typing import Final

from repurpose.digest.card_weights import BIAS, LIFTED, LIFTED_TYPICALLY, WEIGHTS
from repurpose.digest.traits import Seen, named, seen
from repurpose.model import Language

_LONGEST: Final = 1200  # characters that are looked at: what is longer is no card whatever it says
_HALF: Final = re.compile(r"[，、；,;:：—-][」』”’\"']*\s*\Z")
_HUNG: Final = 0.45  # the best score of what cannot be understood by itself, however well it is said
_HANGS: Final = frozenset(("names_unsaid", "opens_but", "pronoun_first", "relays", "sets_up"))
_UNNAMED: Final = 0.6  # in log odds: a card that cannot say who spoke is worth less
_GOES_ON: Final = 0.4  # in log odds: the sentence was cut, so half of the thought is elsewhere


def score(
    text: str,
    *,
    language: Language,
    before: str = "",
    after: str = "",
    speaker_known: bool = True,
    lifted: float | None = None,
) -> float:
    """How well `text` stands alone on a card: at least `CARD_WORTHY` is good enough to print by itself.

    `text` is the passage as it is printed, without its outer marks. Both halves of a split utterance are scored as one
    text, joined without anything between them. `before` and `after` are the parts of the same sentence outside the
    passage, where a passage was cut out of a sentence (`我認為` before, `，對吧？` after); they are empty for whole
    sentences and for speech in marks, and the clause that names the speaker is no part of them.
    `lifted` is how much of it the article's title, headings and description repeat, 0-1 (see `lifted`), where known.
    `language` tells how long a line looks: 12-120 Chinese characters or 40-240 Latin ones fit a card.
    """
    more = -_UNNAMED * (not speaker_known) - _GOES_ON * (bool(before.strip()) + bool(after.strip("。.!！ ")))
    return weighed(seen(text.strip()[:_LONGEST]), language=language, lifted=lifted, more=more)


def weighed(passage: Seen, *, language: Language, lifted: float | None = None, more: float = 0.0) -> float:
    """The `score` of a passage of at most 1200 characters by what is seen of it; `more` is added to the log odds."""
    if passage.size < 6 or not any(map(str.isalpha, passage.text)):
        return 0.0
    found = named(passage)
    odds = BIAS + more + sum([WEIGHTS[name] * value for name, value in found.items()])
    odds += LIFTED * (lifted - LIFTED_TYPICALLY) if lifted is not None else 0.0
    cap = 1.0 if _HANGS.isdisjoint(found) else _HUNG
    if passage.size < 20 and _HALF.search(passage.text):
        cap = 0.3
    return round(min(_likely(odds), _room(passage.size, language), cap), 4)


def _likely(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def _room(size: float, language: Language) -> float:
    """The best score a passage of this length can have: what does not fit a card is not worthy of one."""
    most = 150 if language == "en" else 190
    return 1.0 if size <= most else max(0.05, 0.45 * most / size)
