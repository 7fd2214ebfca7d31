"""Reading article files: the door to python-frontmatter, YAML, TOML and the disk.

`scan` lists what is there, `read` and `from_bytes` turn one file into an `Article`. One bad file is one `ArticleError` in
one sentence, or an entry in `Article.problems` where the rest of the file can be used; it never touches another file.
Nothing here decides what an article is good for, and nothing is written. What parses is loaded with the first file that
is read: listing a folder loads nothing.
"""

from __future__ import annotations

from pathlib import Path

from repurpose.articles.scan import Found, scan
from repurpose.model import Article

__all__ = ["Found", "from_bytes", "read", "scan"]


def read(path: Path, name: str, folder: Path | None = None) -> Article:
    """The article in the file at `path`, called `name`. Raises `ArticleError`. See `articles.reading`."""
    from repurpose.articles import reading

    return reading.read(path, name, folder)


def from_bytes(data: bytes, name: str) -> Article:
    """The article in a file's bytes, called `name`. Raises `ArticleError`."""
    from repurpose.articles import reading

    return reading.from_bytes(data, name)
