"""What `repurpose.toml` may say: tables, keys, defaults and their meaning.

Only the shape of the settings is here; finding and reading the file, the environment and the flags is `workspace`'s.
Secrets never stand in the file: a key that needs one names an environment variable (`…_env`).
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from repurpose.jobs import Strict, Words, as_tuple
from repurpose.model import Language


def _http(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"]", value):
        raise ValueError(f'"{value}" is not a web address like "https://letter.example.org/"')
    return value


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f'"{value}" is not a time zone like "Asia/Taipei"')
    return value


def _mailbox(value: str) -> str:
    if not re.fullmatch(r"[^@\s<>\",;:\x00-\x1f]{1,64}@[A-Za-z0-9.-]{1,255}", value):
        raise ValueError(f'"{value}" is not a mail address like "letter@example.org"')
    return value


def _way_out(value: str) -> str:
    if value.startswith("https://"):
        return _http(value)
    if not value.startswith("mailto:"):
        raise ValueError(
            f'"{value}" is neither an https: nor a mailto: address; one click must take a reader off the list'
        )
    _mailbox(unquote(value.removeprefix("mailto:").partition("?")[0]))
    return value


def _line(value: str) -> str:
    if re.search(r"[\x00-\x1f\x7f]", value):
        raise ValueError("a line break or control character is not allowed here")
    return value


#: Hugo's tokens for a permalink, "URL management", those that an article's file says by itself.
TOKENS = (
    "slug",
    "slugorcontentbasename",
    "contentbasename",
    "slugorfilename",
    "filename",
    "title",
    "section",
    "sections",
    "sectionslug",
    "sectionslugs",
    "year",
    "month",
    "monthname",
    "day",
    "weekday",
    "weekdayname",
    "yearday",
)
_TOKEN = re.compile(r":(\w+(?:\[[^\[\]]{0,40}\])?)", re.ASCII)


def _permalink(value: str) -> str:
    for token in _TOKEN.findall(value):
        if token not in TOKENS:
            known = ", ".join(f":{name}" for name in TOKENS)
            raise ValueError(f'":{token}" is not known here; write {known}')
    return _line(value)


WebAddress = Annotated[str, AfterValidator(_http)]
MailAddress = Annotated[str, AfterValidator(_mailbox)]
Line = Annotated[str, AfterValidator(_line)]


class Site(Strict):
    """`[site]`: what the feed and the letters are called and where the articles stand on the web."""

    title: Line = "My letter"
    url: WebAddress = "https://example.org/"
    author: Line = ""
    description: Line = ""
    language: Language = "zh-Hant"
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    permalink: Annotated[str, AfterValidator(_permalink)] = ""  # as Hugo without `[permalinks]`

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which naive dates and schedules are meant."""
        return ZoneInfo(self.timezone)


class Mail(Strict):
    """`[mail]`: the letter's sender and the addresses that the law and mailbox providers ask for."""

    sender: MailAddress | None = Field(default=None, alias="from")
    sender_name: Line = ""
    list_id: Line | None = None  # RFC 2919, like "letter.example.org"
    unsubscribe: Annotated[Line, AfterValidator(_way_out)] | None = None  # https: (RFC 8058) or mailto:
    address: Line | None = None  # the postal address in the footer


class FeedSettings(Strict):
    """`[feed]`."""

    newest: int = Field(default=50, ge=1, le=1000)  # entries a page (RFC 5005)


class Limits(Strict):
    """`[limits]`: counted lengths that differ from a network's default, and the letter's size."""

    mastodon: int = Field(default=500, ge=100, le=100_000)  # an instance's own limit
    mail_bytes: int = Field(default=102_000, ge=10_000)  # Gmail clips a message at about 102 kB


class CardSettings(Strict):
    """`[cards]`."""

    fonts: Words = ()  # folders or files of more fonts, relative to the workspace
    system_fonts: bool = False  # true: cards may differ from machine to machine


class Settings(Strict):
    """The whole of `repurpose.toml`."""

    articles: Annotated[tuple[str, ...], BeforeValidator(as_tuple)] = Field(
        default=("articles",), min_length=1
    )
    database: str = "state.db"
    workspace_id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")] = "default"
    out: str = "out"
    banned_words: Words = ()
    site: Site = Site()
    mail: Mail = Mail()
    feed: FeedSettings = FeedSettings()
    limits: Limits = Limits()
    cards: CardSettings = CardSettings()
