"""What the keys of a front matter mean: Hugo's, the web clippers', and the common ones of other tools.

Values arrive as text (YAML, JSON numbers) or typed (TOML); each is checked against what its key may hold. A wrong value
is a problem of that key alone, except where it leaves open whether the article may be published (`draft`, `date`, `expiryDate`): then
the file cannot be used, lest a draft go out by accident.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from repurpose.articles import dates
from repurpose.errors import ArticleError
from repurpose.model import Problem, Severity

_TRUE = frozenset({"true", "yes", "on", "1", "y"})
_FALSE = frozenset({"false", "no", "off", "0", "n"})
_PAGELESS = frozenset({"never", "link", "false", "no", "off"})  # what `build.render` may say
_NOTHING = frozenset({"", "~", "null"})
_HUGO_DATES = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
_EXPIRES = ("expirydate", "unpublishdate")
_GATES = frozenset({"draft", "date", "publishdate", "published", *_EXPIRES})
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_URL = re.compile(r"https?://\S{3,2000}\Z", re.IGNORECASE)
_LONGEST_TAGS = 100
_SINGLE = (int, float, dt.date, dt.time)  # truth values and moments are among them

LEADS = ("abstract", "description", "summary", "excerpt", "subtitle")
SOURCE_URLS = ("source_url", "source", "original_url", "link", "canonical_url", "canonicalurl", "url")
SOURCE_NAMES = ("source_name", "podcast", "show", "site", "publisher", "publication", "source")


@dataclasses.dataclass(slots=True)
class Fields:
    """Reads the keys of one file; problems gather in `problems`."""

    values: Mapping[str, Any]
    name: str
    problems: list[Problem] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        self.values = {key.strip().lower(): value for key, value in self.values.items()}

    def repeated(self, keys: Sequence[str]) -> None:
        """Keys that were given twice: of which the last counts, unless they decide about publishing."""
        for key in dict.fromkeys(keys):
            if key.strip().lower() in _GATES:
                raise ArticleError(f"{self.name}: the front matter gives `{key}` twice; keep one of them.")
            self.problem(
                "duplicate-key",
                f"the front matter gives `{key}` twice and the last one counts; keep one of them",
                key,
            )

    def problem(self, code: str, message: str, key: str | None = None) -> None:
        self.problems.append(Problem(code, f"{self.name}: {message}.", Severity.WARNING, key))

    def text(self, *keys: str) -> str | None:
        """The first of `keys` that holds text, on one line and without control characters."""
        return self.named(*keys)[0]

    def named(self, *keys: str) -> tuple[str | None, str | None]:
        """Like `text`, with the key that held it."""
        for key in keys:
            value = self.line(key, self.values.get(key))
            if value is not None:
                return value, key
        return None, None

    def line(self, key: str, value: Any) -> str | None:
        """One value as one line of text, None where there is nothing; anything else is a problem."""
        if value is None:
            return None
        if isinstance(value, _SINGLE):
            value = str(value).lower() if isinstance(value, bool) else _number(value)
        if not isinstance(value, str):
            self.problem(
                "wrong-type",
                f"`{key}` in the front matter must be text, not {_kind(value)}, and is left out",
                key,
            )
            return None
        clean = " ".join(_CONTROL.sub("", _WIKI.sub(r"\1", value)).split())
        return None if clean in _NOTHING else clean

    def many(self, *keys: str) -> tuple[str, ...]:
        """A list of words, or words with commas between them, without repetition."""
        for key in keys:
            value = self.values.get(key)
            if value is None or value == "":
                continue
            if isinstance(value, str):
                value = re.split(r"[,，、;；]", value)
            if not isinstance(value, list | tuple) or any(isinstance(each, list | dict) for each in value):
                self.problem(
                    "wrong-type", f"`{key}` in the front matter must be a list of words and is left out", key
                )
                continue
            words = (self.line(key, each) for each in value[:_LONGEST_TAGS])
            return tuple(dict.fromkeys(word.lstrip("#") for word in words if word and word.lstrip("#")))
        return ()

    def flag(self, key: str) -> bool | None:
        """True, False, or None where the key is not given. Raises ArticleError where it is neither."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        word = str(value).strip().lower() if isinstance(value, str | int) else "?"
        if word in _NOTHING:
            return None
        if word not in _TRUE | _FALSE:
            raise ArticleError(
                f"{self.name}: `{key}` in the front matter must be true or false, not {_shown(value)}; correct it."
            )
        return word in _TRUE

    def draft(self) -> bool:
        """Whether the author says that this is not to be published, or not as a page of its own."""
        withheld = _word(self.values.get("published")) in ("false", "no")
        return bool(self.flag("draft")) or withheld or self._pageless()

    def _pageless(self) -> bool:
        """Whether Hugo makes no page of it: "Build options", and `headless`, which older front matter has for them."""
        for key in ("build", "_build"):
            options = self.values.get(key)
            told = options if isinstance(options, dict) else {}
            if any(str(name).lower() == "render" and _word(said) in _PAGELESS for name, said in told.items()):
                return True
        return _word(self.values.get("headless")) in _TRUE

    def date(self) -> dt.datetime | None:
        """When the article is to be published. Raises ArticleError where `date` cannot be read."""
        return self._sure_date("publishdate", "date", "pubdate") or self.soft_date("published")

    def expires(self) -> dt.datetime | None:
        """From when on Hugo makes no page of the article any more. Raises ArticleError where it cannot be read."""
        return self._sure_date(*_EXPIRES)

    def address_date(self) -> dt.datetime | None:
        """Hugo's `.Date`, which its permalinks name: "Configure front matter", "Default configuration"."""
        return next((date for key in _HUGO_DATES if (date := _moment(self.values.get(key)))), None)

    def _sure_date(self, *keys: str) -> dt.datetime | None:
        """The first of `keys` that holds a date; one that holds something else leaves open what may be published."""
        for key in keys:
            value = self.values.get(key)
            if value is None or (isinstance(value, str) and value.strip() in _NOTHING):
                continue
            moment = _moment(value)
            if moment is None:
                raise ArticleError(
                    f"{self.name}: `{key}` in the front matter is no date that exists ({_shown(value)}); write it like 2026-01-31."
                )
            return moment
        return None

    def soft_date(self, key: str) -> dt.datetime | None:
        """A date that says something about the source only: a problem where it cannot be read."""
        value = self.values.get(key)
        if (
            value is None
            or isinstance(value, bool)
            or str(value).strip().lower() in _NOTHING | _TRUE | _FALSE
        ):
            return None
        moment = _moment(value)
        if moment is None:
            self.problem(
                "bad-date",
                f"`{key}` in the front matter is no date that exists ({_shown(value)}) and is left out",
                key,
            )
        return moment

    def authors(self) -> str | None:
        """The author, or the authors with commas between them."""
        for key in ("author", "authors", "by"):
            value = self.values.get(key)
            if isinstance(value, dict):
                value = value.get("name")
            if isinstance(value, list | tuple):
                value = [each.get("name") if isinstance(each, dict) else each for each in value]
                found = [line for each in value[:8] if (line := self.line(key, each))]
                line = ", ".join(dict.fromkeys(found)) or None
            else:
                line = self.line(key, value)
            if line:
                return line
        return None

    def image(self) -> str | None:
        """The picture that stands for the article."""
        for key in ("image", "images", "cover", "featured_image", "thumbnail", "feature", "banner"):
            value = self.values.get(key)
            if isinstance(value, list | tuple):
                value = value[0] if value else None
            if isinstance(value, dict):
                value = value.get("image") or value.get("src") or value.get("url")
            line = self.line(key, value)
            if line:
                return line
        return None

    def source(self) -> tuple[str | None, str | None]:
        """The address and the name of what the article was made from."""
        lines = {key: self.line(key, self._first(key)) for key in dict.fromkeys(SOURCE_URLS + SOURCE_NAMES)}
        url = next((line for key in SOURCE_URLS if (line := lines[key]) and _URL.match(line)), None)
        name = next((line for key in SOURCE_NAMES if (line := lines[key]) and not _URL.match(line)), None)
        return url, name

    def own_url(self) -> str | None:
        """Hugo's `url`: the page's path on the site; a whole address there names the source instead."""
        url = self.text("url")
        return None if url is None or _URL.match(url) else url

    def _first(self, key: str) -> Any:
        value = self.values.get(key)
        return (value[0] if value else None) if isinstance(value, list | tuple) else value


def _word(value: Any) -> str:
    """A truth value or a word as a word in lower case, anything else as none."""
    return str(value).strip().lower() if isinstance(value, bool | str) else ""


def _moment(value: Any) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001  # naive: the site's zone is meant
    return dates.parse(value) if isinstance(value, str) else None


def _number(value: Any) -> str:
    try:
        return str(value)
    except ValueError:  # more digits than Python converts
        return ""


def _kind(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "a list"
    return "a table" if isinstance(value, dict) else "a value of another kind"


def _shown(value: Any) -> str:
    text = (
        value
        if isinstance(value, str)
        else _number(value)
        if isinstance(value, int | float)
        else _kind(value)
    )
    return f"'{_CONTROL.sub('', text)[:40]}'"
