"""Article → its address on the web: the one that Hugo gives, since there it stands. Pure.

Rules: Hugo's documentation, "URL management" and "Configure permalinks", as Hugo 0.168 acts on them with its own settings
for case and accents. Only what the article's file says by itself is known here: nothing of the site's other pages.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import quote, unquote_plus

from repurpose.model import Article
from repurpose.settings import Site

_TOKEN = re.compile(r":(\w+)", re.ASCII)
_KEPT = frozenset("./\\_#+~-@")
_HEX = re.compile(r"%[0-9A-Fa-f]{2}")
_ELSEWHERE = "posts"  # the section of what stands in no `content` folder
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def permalink(article: Article, site: Site) -> str:
    """The article's absolute address, as Hugo would give it, percent-encoded.

    Front matter `url` wins, as it is written but for its tokens; then the site's `permalink`. Without one a page stands in
    the folders in which it stands below `content`, under its slug, else under its file's name (its folder's for a page
    bundle); what is in no such folder stands in `posts`.
    """
    if article.url:
        path = _own(article)
    elif site.permalink:
        path = _filled(site.permalink, article)
    else:
        path = _plain(article)
    return site.url.rstrip("/") + "/" + path.lstrip("/")


def basename(path: str) -> str:
    """`posts/20260126-some-name.md` → `20260126-some-name`; `posts/some-name/index.md` → `some-name`."""
    pure = PurePosixPath(path)
    return pure.parent.name or pure.stem if pure.stem in ("index", "_index") else pure.stem


def sanitized(text: str) -> str:
    """Hugo's `paths.Sanitize`, in lower case.

    Letters, digits, marks and ``. / \\ _ # + ~ - @`` stay, and `%` before two hexadecimal digits; white space between
    them becomes one hyphen, and everything else goes.
    """
    kept: list[str] = []
    gap = False
    for at, char in enumerate(text):
        if _stays(text, at, char):
            if gap and char != "-":
                kept.append("-")
            gap = False
            kept.append(_lower(char))
        elif kept and kept[-1] != "-" and char.isspace():
            gap = True
    return "".join(kept)


def _stays(text: str, at: int, char: str) -> bool:
    if char == "%":
        return _HEX.match(text, at) is not None
    category = unicodedata.category(char)
    return char in _KEPT or category[0] in "LM" or category == "Nd"


def _lower(char: str) -> str:
    """One character for one, as Go does it: `İ` is `i` and `Σ` is `σ` wherever it stands."""
    return char.lower()[0]


def _own(article: Article) -> str:
    """The address that the front matter gives: a page's, so with a slash behind it where it has no ending."""
    written = article.url or ""
    if _TOKEN.search(written):
        values = _values(article)
        written = unquote_plus(_TOKEN.sub(lambda token: values.get(token[1], token[0]), written))
    written, mark, query = written.partition("?")
    path = _rooted(written).removesuffix("index.html")
    query = mark + query
    slash = "" if "." in path + query or (path + query).endswith("/") else "/"
    return quote(path + query + slash, safe="/:?=&%~!$'()*+,;@[]", errors="surrogateescape")


def _rooted(path: str) -> str:
    """A path that climbs out of nothing, its end as it was."""
    clean = posixpath.normpath("/" + path.lstrip("/"))
    return clean + "/" if path.endswith("/") and clean != "/" else clean


def _filled(pattern: str, article: Article) -> str:
    """A pattern of `[permalinks]` with this article's values."""
    values = _values(article)
    return _joined(_decoded(_TOKEN.sub(lambda token: _decoded(values[token[1]]), pattern)))


def _decoded(text: str) -> str:
    """What Hugo makes of what it fills in: an address, an empty fragment of which is nothing and a `+` a space."""
    path, mark, fragment = sanitized(text).partition("#")
    return sanitized(unquote_plus(path + mark + fragment if fragment else path, errors="surrogateescape"))


def _plain(article: Article) -> str:
    """Where Hugo lays a page when no permalinks are set."""
    folders = _folders(article.path) if _in_content(article.path) else (_ELSEWHERE,)
    slug = _slug(article)
    last = _named(basename(article.path)) if slug is None else slug
    return _joined("/".join([*map(_named, folders), last]) + "/")


def _joined(path: str) -> str:
    """A sanitized path, encoded: nothing empty in it, and nothing that climbs out of its folder."""
    steps = [step for step in path.split("/") if step not in ("", ".", "..")]
    ended = "/".join(steps) + ("/" if steps and path.endswith("/") else "")
    return quote(ended, safe="/%~+@", errors="surrogateescape")


def _named(name: str) -> str:
    """A file's or folder's name in an address: each of its spaces counts."""
    return sanitized(name.replace(" ", "-"))


def _slug(article: Article) -> str | None:
    """The slug that the front matter gives, of which nothing may be left in an address."""
    slug = (article.slug or "").strip("/-")
    return sanitized(slug) if slug else None


def _values(article: Article) -> dict[str, str]:
    """What each of `settings.TOKENS` stands for."""
    name = sanitized(basename(article.path))
    title = sanitized(re.sub(r"[/\\]", "-", article.title))
    folders = [*map(sanitized, _folders(article.path))]
    section = folders[0] if folders else ""
    slug = _slug(article)
    return {
        "slug": title if slug is None else slug,
        "slugorcontentbasename": name if slug is None else slug,
        "slugorfilename": name if slug is None else slug,
        "contentbasename": name,
        "filename": name,
        "title": title,
        "section": section,
        "sectionslug": section,
        "sections": "/".join(folders),
        "sectionslugs": "/".join(folders),
        **_calendar(article.address_date or article.date or dt.datetime(1, 1, 1, tzinfo=dt.UTC)),
    }


def _calendar(date: dt.datetime) -> dict[str, str]:
    """The day as the article's file says it, in whatever zone."""
    weekday = date.isoweekday() % 7
    return {
        "year": str(date.year),
        "month": f"{date.month:02}",
        "monthname": _MONTHS[date.month - 1],
        "day": f"{date.day:02}",
        "weekday": str(weekday),
        "weekdayname": _WEEKDAYS[weekday],
        "yearday": str(date.timetuple().tm_yday),
    }


def _in_content(path: str) -> bool:
    return "content" in PurePosixPath(path).parts[:-1]


def _folders(path: str) -> tuple[str, ...]:
    """The folders around a page, a bundle's own aside: those below `content` where it is in one."""
    pure = PurePosixPath(path)
    around = pure.parts[: -2 if pure.stem in ("index", "_index") else -1]
    below = around[around.index("content") + 1 :] if "content" in around else around
    return tuple(step for step in below if step not in ("/", "..", "."))
