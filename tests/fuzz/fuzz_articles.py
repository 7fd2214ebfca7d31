"""Coverage-guided fuzzing of the article readers with atheris; run by hand, never by the test suite.

    pip install atheris
    python tests/fuzz/fuzz_articles.py -max_total_time=300 [corpus folder]

Whatever the bytes, a file is read or refused with an `ArticleError`; its blocks are in order and slice to its text, its
media ids have the right shape, and everything that is understood of it stands in it. Anything else that is raised is a
finding; atheris prints it and keeps the input.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import atheris  # type: ignore[import-untyped]  # not a dependency: installed by whoever fuzzes

with atheris.instrument_imports(include=["repurpose", "frontmatter", "yaml", "tomllib"]):
    from repurpose import articles, digest, text
    from repurpose.articles import from_bytes
    from repurpose.digest.lines import BLANKS
    from repurpose.errors import ArticleError
    from repurpose.text import mend

    # All of them now: what is imported with the first article would be run without being watched.
    for room in (articles, digest, text):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)

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
    found = digest.digest(article)
    spans = [(said.text, said.start, said.end) for said in found.quotes]
    spans += [(said.text, said.start, said.end) for said in (*found.summary, *found.key_points)]
    assert all(mend.same(said, article.text[start:end]) for said, start, end in spans)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
