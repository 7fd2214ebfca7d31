"""The light nouns that only the ledger needs: what it is given and what it lists. Frozen, without behaviour."""

from __future__ import annotations

import dataclasses
import datetime as dt

from repurpose.model import DraftState, Entry, Kind, Network, Problem, Slot


@dataclasses.dataclass(frozen=True, slots=True)
class Stamp:
    """What the folder said of a file when it was last read: bytes, nanoseconds since 1970, and its content's hash."""

    size: int
    mtime_ns: int
    sha256: str


@dataclasses.dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article that was read: its stamp and what the catalogue keeps of it.

    `entry.guid`, `entry.episode` and `entry.copy_of` count only where the path is new, `entry.updated` only where the
    content is, and it is `now` where it is None; `entry.first_seen` never counts.
    """

    entry: Entry
    size: int
    mtime_ns: int


@dataclasses.dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that could not be read: reported at every run. The stamp's hash is that of what was read last, if anything was."""

    path: str
    stamp: Stamp
    problem: Problem


@dataclasses.dataclass(frozen=True, slots=True)
class SlotRow:
    """A slot that was claimed. `state`: `made`, `empty` or `skipped`."""

    slot: Slot
    state: str
    reason: str | None
    created: dt.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class PlannedDelivery:
    """That a draft shall go to a channel. `honours_key`: the channel recognises a delivery it already took."""

    draft: str
    channel: str
    account: str = ""
    honours_key: bool = False
    not_after: dt.datetime | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as it is listed, without its bytes. `slot` is the latest it was made for."""

    id: str
    kind: Kind
    network: Network | None
    job: str
    title: str
    state: DraftState
    reason: str | None
    slot: Slot | None
    problems: tuple[Problem, ...]
    created: dt.datetime
    decided: dt.datetime | None = None
    decided_by: str | None = None
    edited_from: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class AttemptRow:
    """One thing that happened to a delivery. `event` is a delivery state, or `late` for a result that came too late."""

    attempt: int
    event: str
    at: dt.datetime
    detail: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Sent:
    """A file that a delivery put somewhere, as the ledger froze it."""

    name: str
    media_type: str
    sha256: str
    data: bytes = dataclasses.field(repr=False)


@dataclasses.dataclass(frozen=True, slots=True)
class MadeWith:
    """Which template a draft was made with; `sha256` is of all the files that the template consists of."""

    draft: str
    kind: Kind
    template: str
    sha256: str
