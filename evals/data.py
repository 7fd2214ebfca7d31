"""The labelled articles: `corpus/interviews` with `gold/quotes.jsonl`, `corpus/posts`, and `corpus/seeds` with `gold/seed_*.json`.

A user's own labelled files work the same way when they lie in folders of these names.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from repurpose.articles import from_bytes, read
from repurpose.digest import digest
from repurpose.model import Article, Digest

_DROPPED = re.compile(r"\s+|\*\*")


@dataclasses.dataclass(frozen=True)
class Case:
    """One labelled article: what was read and understood of it, and its label."""

    article: Article
    digest: Digest
    label: Any


def folded(text: str) -> str:
    """A text for comparing: NFKC, without white space and bold marks."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text or ""))


def quotations(root: Path) -> list[Case]:
    """The articles of `gold/quotes.jsonl`, each with its labelled passages."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for line in (root / "gold" / "quotes.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["file"], []).append(row)
    return [_case(root / "corpus" / "interviews" / name, rows[name]) for name in sorted(rows)]


def seeds(root: Path) -> list[Case]:
    """The documents that have a whole label of their own (`gold/seed_000.json` for `corpus/seeds/000_*`)."""
    found: list[Case] = []
    for label in sorted((root / "gold").glob("seed_*.json")):
        number, told = label.stem.removeprefix("seed_"), json.loads(label.read_text("utf-8"))
        found += [_case(path, told) for path in sorted((root / "corpus" / "seeds").glob(f"{number}_*"))]
    return found


def described(root: Path, hidden: Sequence[str] = ("description", "abstract")) -> list[Case]:
    """The posts whose author wrote a description, read with it hidden; the label is the description."""
    found = []
    for path in sorted((root / "corpus" / "posts").glob("*.md")):
        text = path.read_bytes().decode("utf-8-sig")
        match = re.match(r"---\r?\n(.*?)\n---\r?\n", text, re.DOTALL)
        told = re.search(r'^description: "?(.*?)"?\s*$', match[1], re.MULTILINE) if match else None
        if match is None or told is None or len(told[1]) < 40:
            continue
        kept = "\n".join(
            line for line in match[1].split("\n") if not line.startswith(tuple(f"{f}:" for f in hidden))
        )
        article = from_bytes(f"---\n{kept}\n---\n{text[match.end() :]}".encode(), path.name)
        found.append(Case(article, digest(article), told[1]))
    return found


@functools.cache
def _read(path: Path) -> tuple[Article, Digest]:
    article = read(path, path.name)
    return article, digest(article)


def _case(path: Path, label: Any) -> Case:
    article, understood = _read(path)
    return Case(article, understood, label)
