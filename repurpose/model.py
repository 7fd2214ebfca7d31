"""The nouns of the house, frozen, named by where they are in the pipe.

Article → Digest → Pick → Draft → Delivery. This room imports nothing of ours and does nothing: no reading, no
rendering, no deciding. Characters are Unicode code points; every `start`/`end` is a half-open range into the file's
text as decoded from UTF-8, a BOM removed, line ends as they are, front matter included, counted from 0.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal

Language = Literal["zh-Hant", "zh-Hans", "en"]
Network = Literal["x", "bluesky", "mastodon", "threads", "linkedin"]
NETWORKS: tuple[Network, ...] = ("x", "bluesky", "mastodon", "threads", "linkedin")


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one file's text."""

    start: int
    end: int


class Severity(StrEnum):
    """How bad a problem is: a draft with an error cannot be approved, one with a warning can."""

    ERROR = "error"
    WARNING = "warning"


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with an article or a draft.

    `code` is a stable word for programs (`quote-not-verbatim`); `message` is one sentence for people that says what,
    where and what to do; `where` names the file, part or field.
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    where: str | None = None


# ---------------------------------------------------------------- reading


class BlockKind(StrEnum):
    """What a stretch of lines is. Only HEADING, PARAGRAPH, ITEM and QUOTE are the author's prose."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # one list item
    QUOTE = "quote"  # a block quote that is part of the text (speech, an excerpt)
    NOTE = "note"  # an editor's or translator's note, a credit, a disclaimer
    CAPTION = "caption"
    EMBED = "embed"  # a shortcode, an iframe, a player
    IMAGE = "image"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"
    CHROME = (
        "chrome"  # what the page put around the text: menus, "continue scrolling", share counts, datelines
    )


PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})


@dataclasses.dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the body. The span leaves out the marker (`## `, `- `, `> ` of the first line) and the line end."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # headings: 1-6, list items: depth from 1


@dataclasses.dataclass(frozen=True, slots=True)
class Media:
    """Where the episode can be heard or seen. Ids as the site spells them; audio is absolute URLs of audio files."""

    youtube: tuple[str, ...] = ()  # "ZeyHBM2Y5_4"
    spotify: tuple[str, ...] = ()  # "episode/3E7FZtPd2avTObGVaTRcQU"
    apple_podcast: tuple[str, ...] = ()  # "tw/podcast/some-slug/id1789397163?i=1000739188647"
    audio: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.youtube or self.spotify or self.apple_podcast or self.audio)


@dataclasses.dataclass(frozen=True, slots=True)
class Article:
    """One stored file, read. `path` is POSIX and relative to the workspace (or as given on the command line)."""

    path: str
    sha256: str  # hex, of the file's bytes
    text: str
    body_start: int  # where the body begins, after the front matter
    title: str
    language: Language
    blocks: tuple[Block, ...]
    date: dt.datetime | None = (
        None  # aware where the file says a zone, else naive: the site's time zone is meant
    )
    lead: str | None = None  # the author's own description or abstract
    lead_field: str | None = None  # which front-matter key it came from
    author: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    media: Media = Media()
    source_url: str | None = None
    source_name: str | None = None  # the show, the magazine
    slug: str | None = None  # front matter `slug`
    url: str | None = None  # front matter `url`
    image: str | None = None
    draft: bool = False
    problems: tuple[Problem, ...] = ()
    expires: dt.datetime | None = None  # from when on it is not published any more; naive like `date`
    address_date: dt.datetime | None = None  # the one that addresses name, where it may be another


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A sentence as it is printed. `text` is the slice with white space mended and `**` dropped, nothing else."""

    text: str
    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class Quote:
    """Something a person said, without its outer marks.

    `evidence` is the span that names (or refers to) the speaker; it is None exactly where the label or the text gives
    none. Two spans of one split utterance share `utterance`, a number that is unique in the file. `score` is 0-1: how
    well the passage stands alone on a card; at least `CARD_WORTHY` is good enough to print by itself.
    """

    text: str
    start: int
    end: int
    speaker: str | None
    evidence: Span | None
    utterance: int
    score: float


CARD_WORTHY = 0.5


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn in a transcript, the span after the label."""

    speaker: str
    start: int
    end: int


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the article: the fullest name, every spelling seen, and a role with the span that states it."""

    name: str
    surfaces: tuple[str, ...]
    role: str | None = None
    role_span: Span | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Digest:
    """What was understood of one article: a function of its bytes and of `version` alone, kept by content hash."""

    version: int
    sha256: str
    language: Language
    summary: tuple[Passage, ...]
    key_points: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    turns: tuple[Turn, ...] = ()
    people: tuple[Person, ...] = ()
    keywords: tuple[str, ...] = ()


# ---------------------------------------------------------------- cataloguing


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A stored article as the catalogue knows it: all that picking and listing need, without the text.

    `episode` is an opaque key shared by all articles of one podcast episode (the article's own path where it has no
    media); `copy_of` is the path of the article of which this is a near-duplicate.
    """

    path: str
    sha256: str
    title: str
    language: Language
    date: dt.datetime | None  # aware, in the site's time zone
    guid: str  # UUIDv5 of the first path, for ever
    url: str | None
    draft: bool = False
    author: str | None = None
    lead: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    media: Media = Media()
    source_name: str | None = None
    source_url: str | None = None
    episode: str = ""
    copy_of: str | None = None
    updated: dt.datetime | None = None  # when we first saw the present text, aware
    first_seen: dt.datetime | None = None  # when we first saw any text of it, aware; None: now
    expires: dt.datetime | None = None  # from when on it is not published any more, aware


# ---------------------------------------------------------------- planning


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Slot:
    """One planned run of a job. `at` is a wall-clock label (`2026-02-10T08:00`), never an instant in UTC."""

    job: str
    at: str
    run: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Use:
    """That an article was picked before: for cooldowns and "longest unused"."""

    path: str
    guid: str
    job: str
    at: str  # the slot's label


@dataclasses.dataclass(frozen=True, slots=True)
class Pick:
    """An article chosen for a slot, and why, in one sentence."""

    path: str
    sha256: str
    reason: str
    rank: int = 0


# ---------------------------------------------------------------- making

Kind = Literal["summary", "card", "thread", "newsletter"]


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """A span that a draft prints, as it is printed. `verify` slices the file and compares.

    `role`: `quote` (somebody's words), `sentence` (the article's words), `lead` (the author's own description, a
    front-matter value), `title`.
    """

    path: str
    sha256: str  # of the file's bytes when the draft was made
    start: int
    end: int
    text: str
    role: Literal["quote", "sentence", "lead", "title"]
    speaker: str | None = None
    evidence: Span | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """What is printed as one piece: a post of a thread, the text of a card, a section of a newsletter.

    `sources` are indexes into the draft's sources.
    """

    text: str
    sources: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Output:
    """One file of a draft. `name` is relative to the `out` folder; `data` is the bytes that will stand there."""

    name: str
    media_type: str
    data: bytes = dataclasses.field(repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Draft:
    """Something ready to be judged. Content-addressed: see `compose.identity`.

    `view` is JSON data: all that the template may print, so that a draft can be edited and rendered again without its
    article. `outputs` are the rendered files; an approval holds for exactly their bytes.
    """

    id: str  # 12 hex digits
    kind: Kind
    job: str
    title: str
    language: Language
    template: str
    template_sha256: str
    view: Mapping[str, Any]
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    network: Network | None = None
    outputs: tuple[Output, ...] = ()
    problems: tuple[Problem, ...] = ()
    edited_from: str | None = None  # the id of the draft that a person edited


class DraftState(StrEnum):
    """Where a draft is between the desk and the press."""

    WAITING = "waiting"
    APPROVED = "approved"
    REJECTED = "rejected"
    STALE = "stale"


class DeliveryState(StrEnum):
    """Where a delivery is. `unknown` means that the remote side may have it: a person decides, never the program."""

    WAITING = "waiting"
    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    RETRY = "retry"
    UNKNOWN = "unknown"
    DEAD = "dead"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


@dataclasses.dataclass(frozen=True, slots=True)
class Delivery:
    """One draft to one channel in one slot. `payload` is frozen when the delivery is planned."""

    key: str  # sha256(draft id ‖ channel ‖ account ‖ slot with its run), hex
    draft: str
    channel: str
    account: str
    slot: Slot
    payload_sha256: str
    state: DeliveryState
    attempt: int = 0
    token: str | None = None  # the fence: only the holder of the current token may write the result
    remote_id: str | None = None
    not_after: dt.datetime | None = None
    reason: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Receipt:
    """What a channel says of a delivery it took."""

    remote_id: str | None
    detail: str = ""
