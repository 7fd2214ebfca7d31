"""Employers in the English of newspapers: what of `Halden CEO Ana Ruiz` is her name, and `at drone maker Halden`. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from repurpose.digest import english_words as en
from repurpose.digest import latin_names

_OFFICE_OF = re.compile(
    r"\b(?:[Hh]ead|[Cc]hief|[Dd]irector|[Pp]resident|[Pp]rofessor|VP|[Mm]inister|[Ss]ecretary) (?:of|for) \Z"
)
_AT_FIRM = re.compile(
    r"\b(?:at|for|with|of|from|by|joined|founded) (?!the |an? |my |his |her |their |its |our )(?:[\w&-]{1,20} ){1,4}\Z"
)  # at battery specialist Halden Cells; `the company Ana Ruiz founded` says nothing

_OFFICE_AFTER = re.compile(
    r", (?:[A-Z][\w.&’'-]{0,30} ){0,4}(?P<office>[A-Za-z-]{3,20})(?=[,.;)]|,? (?:of|at|for|who)\b)"
)  # , Halden CEO,; and not `In Halden, Mayor Ana Ruiz`


def is_given(token: str) -> bool:
    """Whether people bear a word as their given name."""
    return token in en.FEMALE or token in en.MALE or latin_names.is_given(token)


def words_before(tokens: Sequence[str], before: str) -> int:
    """How many words of a run are somebody's employer and office: 2 of `Halden CEO Ana Ruiz`, 1 of `Halden's Ana Ruiz`.

    A given name at the head is more than an office inside, unless one stands behind it too: `Ashley Halden CEO Ana Ruiz`.
    """
    ends = [i + 1 for i, token in enumerate(tokens[:-1]) if i and _is_inner_office(token)]
    owner = next((i + 1 for i, token in enumerate(tokens[:-1]) if token.endswith(("'s", "’s"))), 0)
    if owner and (owner == 1 or is_given(tokens[owner])):
        ends.append(owner)
    if _OFFICE_OF.search(before):  # Head of Research Ana Ruiz
        ends += [i for i, token in enumerate(tokens[:-1]) if i and is_given(token)][:1]
    end = max(ends, default=0)
    rest = tokens[end:]
    if is_given(tokens[0]) and not (len(rest) > 1 and is_given(rest[0])):
        return 0
    return end


def _is_inner_office(token: str) -> bool:
    """Whether a word inside a run of capitals is an office: `CEO`, `Co-founder`, and not `Baker`, which people are called."""
    word = token.lower().removeprefix("co-")
    return en.is_office(word) and word not in en.OFFICES_BORNE


def is_firm(name: str, lead: str, before: str) -> bool:
    """Whether a name is that of an employer: `lead` is the word right before it, `before` what stands there."""
    return lead in en.FIRMLIKE and not is_given(name.split(" ")[0]) and bool(_AT_FIRM.search(before))


def has_office_after(after: str) -> bool:
    """Whether what stands behind a name is an office at an employer, both in capitals: `, Halden CEO,`."""
    found = _OFFICE_AFTER.match(after)
    return found is not None and _is_inner_office(found["office"])
