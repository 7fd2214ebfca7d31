"""Reading article files: the door to python-frontmatter, YAML, TOML and the disk.

`scan` lists what is there, `read` and `from_bytes` turn one file into an `Article`. One bad file is one `ArticleError` in
one sentence, or an entry in `Article.problems` where the rest of the file can be used; it never touches another file.
Nothing here decides what an article is good for, and nothing is written.
"""

from repurpose.articles.read import LARGEST, from_bytes, read
from repurpose.articles.scan import Found, scan

__all__ = ["LARGEST", "Found", "from_bytes", "read", "scan"]
