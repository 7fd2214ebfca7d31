"""An article as the search for names sees it: its own words, and what it says of a name. Pure, and linear in the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator

from repurpose.digest import words
from repurpose.model import PROSE, Article, BlockKind
from repurpose.text.scripts import simplified

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
LONGEST = 300_000  # characters in which names are looked for
MOST = 150  # persons of one article
MOST_ASKED = 3000  # names looked up in the whole text


@dataclasses.dataclass(frozen=True)
class Page:
    """The article's own words at their offsets, everything else blanked, and what its front matter says.

    Names are looked for in the first `LONGEST` characters, and at most `MOST_ASKED` different ones are looked up in
    the whole of it, so that the time stays in proportion to the text whatever it holds.
    """

    body: str
    plain: str
    head: str  # what is searched for uses of a name: the beginning of the body, title, description and tags
    tags: tuple[str, ...]
    folded_tags: frozenset[str]
    title: str = ""  # in Simplified characters, as `plain` and `head` are
    asked: dict[tuple[str, str], int] = dataclasses.field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, article: Article) -> Page:
        """The page of an article."""
        kinds = PROSE | {BlockKind.HEADING, BlockKind.NOTE, BlockKind.CAPTION}
        spans = [(block.start, block.end) for block in article.blocks if block.kind in kinds]
        body = _blanked(article.text, spans)
        links = [match.span() for match in _BLANKED.finditer(body)]
        shown = list(
            zip([0, *(end for _, end in links)], [*(start for start, _ in links), len(body)], strict=True)
        )
        body, plain = _blanked(body, shown), _blanked(_blanked(simplified(article.text), spans), shown)
        tags = article.tags[:MOST]
        top = simplified("\n".join([article.title, article.lead or "", *tags]))
        folded = frozenset(simplified(t) for t in tags)
        return cls(body, plain, plain[:LONGEST] + "\n" + top, tags, folded, simplified(article.title))

    def count(self, name: str) -> int:
        """How often the article uses a name (any script variant of Han characters)."""
        return self._answer("count", simplified(name), self.head.count)

    def says(self, name: str) -> bool:
        """Whether somebody of that name is said to say something."""
        plain = simplified(name)
        return bool(self._answer("says", plain, lambda n: _says(self.head, n)))

    def acts(self, name: str) -> int:
        """How often a name alone opens a clause as its subject, as a person's surname does."""
        plain = simplified(name)
        return int(self._answer("acts", plain, lambda n: _acts(self.head, n)))

    def _answer(self, question: str, name: str, ask: Callable[[str], int]) -> int:
        if (question, name) not in self.asked:
            if len(self.asked) >= MOST_ASKED:
                return 0
            self.asked[question, name] = ask(name)
        return self.asked[question, name]


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """What lies in `spans`, with spaces for what lies before and between them."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += [" " * (start - at), text[start:end]]
        at = end
    return "".join(pieces)


# Made once and looked for where the name stands: a pattern that holds the name would be made for every name.
_ALONE = re.compile(r"(?<![A-Za-z] )(?<![A-Za-z])")
_SAYS = re.compile(rf"[ ]?[{HAN} ]{{0,6}}?(?:{words.SAY})")
_OPENS_CLAUSE = re.compile(r"(?<=[，。：；！？—」”\n])[ ]?(?:但|而|不过)?[ ]?\Z")
_SUBJECT = re.compile(rf"[ ]?(?=[{HAN}])")


def _says(text: str, name: str) -> bool:
    latin = name[0].isascii()
    return any(
        _SAYS.match(text, at + len(name)) and not (latin and _ALONE.match(text, at) is None)
        for at in _occurrences(text, name)
    )


def _acts(text: str, name: str) -> int:
    return sum(
        1
        for at in _occurrences(text, name)
        if _SUBJECT.match(text, at + len(name)) and _OPENS_CLAUSE.search(text, max(0, at - 4), at)
    )


def _occurrences(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


# An address in a link is looked at so far, lest links that are never closed are each read to the end of the text.
_LONGEST_LINK = 500
_BLANKED = re.compile(
    rf"https?://[^\s)）]+|\]\([^)\s]{{0,{_LONGEST_LINK}}}\)" r"|\{\{[^{}\n]*\}\}|<[^<>\n]{0,300}>"
)
