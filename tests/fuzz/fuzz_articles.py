"""Coverage-guided fuzzing of the article readers with atheris; run by hand, never by the test suite.

    pip install atheris
    python tests/fuzz/fuzz_articles.py -max_total_time=300 [corpus folder]

Whatever the bytes, a file is read or refused with an `ArticleError`; its blocks are in order and slice to its text, and
its media ids have the right shape. Anything else that is raised is a finding; atheris prints it and keeps the input.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-untyped]  # not a dependency: installed by whoever fuzzes

with atheris.instrument_imports(include=["repurpose", "frontmatter", "yaml", "tomllib"]):
    from repurpose.articles import from_bytes
    from repurpose.digest.lines import BLANKS
    from repurpose.errors import ArticleError

_HEADS = (b"", b"---\n", b"+++\n", b"{\n", b"---\ntitle: a\n---\n", b"\xef\xbb\xbf---\r\n")


def one(data: bytes) -> None:
    """Read one input as a file, with one of the heads that lead into the parsers."""
    head = _HEADS[data[0] % len(_HEADS)] if data else b""
    try:
        article = from_bytes(head + data[1:], "fuzz.md")
    except ArticleError:
        return
    at = article.body_start
    for block in article.blocks:
        body = article.text[block.start : block.end]
        assert at <= block.start < block.end <= len(article.text)
        assert body == body.strip(BLANKS)
        at = block.end
    assert all(len(each) == 11 for each in article.media.youtube)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
