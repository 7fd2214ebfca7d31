"""Front matter: the table of keys at the head of a file, in YAML (`---`), TOML (`+++`) or JSON (`{`).

A file's head comes from anywhere, so each format is measured before its parser sees it: at most 64 kB, at most 32 levels
deep (libyaml crashes on deep nesting), no YAML aliases, anchors or tags. YAML scalars stay the text that stands in the
file: `slug: 012` is "012" and `title: no` is "no". What a key means is `fields`' matter.
"""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from repurpose.errors import ArticleError

LARGEST = 64 * 1024  # characters
DEEPEST = 32

_OPEN = re.compile(r"\s*(?:(---)[ \t]*(?:\r\n?|\n|\Z)|(\+\+\+)[ \t]*(?:\r\n?|\n|\Z)|(?=\{\s*[\"}]))")
_CLOSE = {
    "---": re.compile(r"^-{3,}[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+{3,}[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE),
}
_KEY = re.compile(
    r"\s*+(?:#[^\r\n]*[\r\n]+\s*)*+(?:[\w.-]{1,60}|\"[^\"\r\n]{1,60}\"|'[^'\r\n]{1,60}')[ \t]*[:=](?:\s|\Z|[\"'\[{\d])"
)
_LISTED = re.compile(r"\s*(?:- |\[|\{|\?)")
_BRACKET = re.compile(r"[\[{]|[\]}]")
_JSON_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*+\"?|[\[{]|[\]}]", re.DOTALL)
_NEST = re.compile(r"(?m)^([ \t]*)((?:[-?:][ \t]+|[-?:]$)*)")
_SUSPECT = re.compile(r"(?:^|[\s\[{,:?-])[&*!]", re.MULTILINE)


@dataclasses.dataclass(frozen=True, slots=True)
class Front:
    """The head of a file: its keys, the keys that were given twice, and where the body begins (code points)."""

    values: dict[str, Any]
    body_start: int
    repeated: tuple[str, ...] = ()
    format: str | None = None


def front(text: str, name: str) -> Front:
    """The front matter of `text`; empty where there is none. Raises ArticleError where it is broken or hostile."""
    match = _OPEN.match(text)
    if match is None:
        return Front({}, 0)
    mark = match[1] or match[2]
    if mark is None:
        return _json(text, match.end(), name)
    close = _CLOSE[mark].search(text, match.end())
    if close is None:
        return _unterminated(text, match.end(), mark, name)
    raw = text[match.end() : close.start()]
    if mark == "---" and not _intended(raw):
        return Front({}, 0)
    _measure(raw, name)
    repeated: list[str] = []
    values = (_yaml if mark == "---" else _toml)(raw, name, repeated)
    return Front(values, close.end(), tuple(repeated), "yaml" if mark == "---" else "toml")


def _intended(raw: str) -> bool:
    """Whether the lines between two `---` are meant as keys, rather than text between two rules."""
    return not raw.strip() or bool(_KEY.match(raw) or _LISTED.match(raw))


def _unterminated(text: str, start: int, mark: str, name: str) -> Front:
    if not _KEY.match(text[start : start + LARGEST]):
        return Front({}, 0)
    raise ArticleError(
        f"{name}: the front matter opened with `{mark}` is never closed; add a line `{mark}` after the last key."
    )


def _measure(raw: str, name: str) -> None:
    if len(raw) > LARGEST:
        raise ArticleError(
            f"{name}: the front matter is longer than {LARGEST // 1024} kB; move text from it into the body."
        )
    depth = deepest = 0
    for bracket in _BRACKET.finditer(raw):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    if max(deepest, _indents(raw)) > DEEPEST:
        raise ArticleError(
            f"{name}: the front matter is nested deeper than {DEEPEST} levels; make it flatter."
        )


def _indents(raw: str) -> int:
    """An upper bound of how deep YAML's indentation and `- - -` nest, without parsing it."""
    stack: list[int] = []
    deepest = 0
    for match in _NEST.finditer(raw):
        column = len(match[1])
        while stack and stack[-1] >= column:
            stack.pop()
        stack.append(column)
        deepest = max(deepest, len(stack) + len(match[2].split()))
    return deepest


# -------------------------------------------------------------------- YAML

_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_Base):  # type: ignore[misc]  # libyaml's loader where it is built in, else the same in Python
    """YAML to text, lists and tables; every scalar stays as it is written, and repeated keys are remembered."""

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.repeated: list[str] = []

    def construct_document(self, node: yaml.Node) -> Any:
        """What a node holds. There is no alias, anchor or tag in it, so that it is a tree, and a shallow one."""
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.construct_document(each) for each in node.value]
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key has to be a word", key.start_mark)
            if key.value in seen:
                self.repeated.append(key.value)
            seen.add(key.value)
        return {key.value: self.construct_document(value) for key, value in node.value}


class _Handler(YAMLHandler):
    """python-frontmatter's YAML, but loaded as text, and with repeated keys told."""

    def __init__(self, repeated: list[str]) -> None:
        super().__init__()
        self.repeated = repeated

    def load(self, fm: str, **kwargs: object) -> Any:
        return super().load(fm, Loader=self._loader, **kwargs)

    def _loader(self, stream: str) -> _Loader:
        loader = _Loader(stream)
        loader.repeated = self.repeated
        return loader


def _yaml(raw: str, name: str, repeated: list[str]) -> dict[str, Any]:
    if _SUSPECT.search(raw):
        _refuse_references(raw, name)
    try:
        values = _Handler(repeated).load(raw)
    except yaml.YAMLError as error:
        raise ArticleError(_yaml_message(error, name)) from None
    return _table(values, name)


def _refuse_references(raw: str, name: str) -> None:
    for event in _events(raw, name):
        if isinstance(event, yaml.AliasEvent):
            raise ArticleError(
                f"{name}: the front matter uses a YAML alias (`*{event.anchor}`); write the value out."
            )
        if getattr(event, "anchor", None) is not None:
            raise ArticleError(f"{name}: the front matter uses a YAML anchor (`&{event.anchor}`); remove it.")
        if getattr(event, "tag", None) is not None:
            raise ArticleError(
                f"{name}: the front matter uses a YAML tag (`{event.tag}`); remove it or put the value in quotes."
            )


def _events(raw: str, name: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(raw, Loader=_Base)
    except yaml.YAMLError as error:
        raise ArticleError(_yaml_message(error, name)) from None


def _yaml_message(error: yaml.YAMLError, name: str) -> str:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "it cannot be read"
    where = f" on line {mark.line + 2}" if mark is not None else ""
    return f"{name}: the YAML front matter is broken{where} ({what}); correct it, or put the value in quotes."


# -------------------------------------------------------------------- TOML, JSON


def _toml(raw: str, name: str, repeated: list[str]) -> dict[str, Any]:  # noqa: ARG001  # TOML forbids repeated keys itself
    if any(
        line.count(".") > DEEPEST
        for line in raw.splitlines()
        if "=" not in line.split(".")[0] and line.lstrip()[:1] != "#"
    ):
        raise ArticleError(
            f"{name}: the front matter is nested deeper than {DEEPEST} levels; make it flatter."
        )
    try:
        return tomllib.loads(raw.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"{name}: the TOML front matter is broken ({_brief(error)}); correct it."
        ) from None


def _json(text: str, start: int, name: str) -> Front:
    end = _json_end(text, start, name)
    repeated: list[str] = []
    decode = json.JSONDecoder(
        object_pairs_hook=_pairs(repeated), parse_int=str, parse_float=str, strict=False
    )
    try:
        values = decode.decode(text[start:end])
    except (ValueError, RecursionError) as error:
        raise ArticleError(
            f"{name}: the JSON front matter is broken ({_brief(error)}); correct it."
        ) from None
    body = end + len(text[end:]) - len(text[end:].lstrip(" \t"))
    for mark in ("\r\n", "\n", "\r"):
        if text.startswith(mark, body):
            body += len(mark)
            break
    return Front(_table(values, name), body, tuple(repeated), "json")


def _json_end(text: str, start: int, name: str) -> int:
    """Where the JSON object that begins at `start` ends; its depth is measured on the way."""
    depth = 0
    for token in _JSON_TOKEN.finditer(text, start, start + LARGEST):
        if token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1
        if depth > DEEPEST:
            raise ArticleError(
                f"{name}: the front matter is nested deeper than {DEEPEST} levels; make it flatter."
            )
        if depth == 0:
            return token.end()
    raise ArticleError(
        f"{name}: the JSON front matter is not closed within {LARGEST // 1024} kB; add the missing `}}`."
    )


def _pairs(repeated: list[str]) -> Callable[[list[tuple[str, Any]]], dict[str, Any]]:
    def table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in pairs:
            if key in values:
                repeated.append(key)
            values[key] = value
        return values

    return table


def _table(values: Any, name: str) -> dict[str, Any]:
    if values is None or values == "":
        return {}
    if not isinstance(values, dict):
        raise ArticleError(f"{name}: the front matter is not a table of keys; write `key: value` lines.")
    return {str(key): value for key, value in values.items()}


def _brief(error: BaseException) -> str:
    return str(error).splitlines()[0][:120].rstrip(".") if str(error) else type(error).__name__
