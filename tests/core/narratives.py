"""Made-up articles for the tests of quotations, speakers and persons."""

from __future__ import annotations

from repurpose.digest.blocks import blocks
from repurpose.digest.people import cast
from repurpose.digest.quotes import said, speech
from repurpose.model import Article
from repurpose.text.scripts import detect

OPENING = "小船科技執行長林若安在訪談中談到公司的下一步。若干年前，林若安從港口起家。\n\n"


def article(text: str, title: str = "港口的一天", tags: tuple[str, ...] = ()) -> Article:
    """An article without front matter."""
    return Article(
        path="a.md", sha256="0", text=text, body_start=0, title=title, language=detect(text), blocks=blocks(text, 0), tags=tags
    )  # fmt: skip


def quoted(text: str, title: str = "港口的一天") -> list[tuple[str, str | None]]:
    """The quotations of a text with their speakers."""
    made = article(text, title)
    return [(said(made, passage), passage.attribution.speaker) for passage in speech(made)]


def names(text: str, tags: tuple[str, ...] = ()) -> list[str]:
    """The persons of a text, the most named first."""
    return [known.name for known in cast(article(text, tags=tags)).people if known.weight]
