"""What is kept, as tables. Rows are not our nouns: they are converted at this room's door and never leave it.

Every key begins with the workspace, so that no query of one show can see another's rows. `METADATA` is the whole
schema; a change here needs a migration in `migrations/versions`, and a test compares the two. Every start of the program
pays for these classes, so their annotations are no strings that each of three libraries would have to evaluate.
"""

import datetime as dt
from typing import ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
)
from sqlmodel import Field, SQLModel

from .columns import AnyText, Instant

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
VERSION_TABLE = "repurpose_version"
SCHEMA = 3  # the newest revision in migrations/versions, as a number; SQLite keeps it in user_version too
APPLICATION_ID = 0x72657075  # "repu", in the header of every state.db of ours

# As Alembic makes it, so that a created database and a migrated one are the same.
version = Table(
    VERSION_TABLE,
    METADATA,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)


def _key(*columns: str) -> tuple[str, ...]:
    return ("workspace", *columns)


def _to(table: str, columns: tuple[str, ...], theirs: tuple[str, ...] | None = None) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(_key(*columns), [f"{table}.{name}" for name in _key(*(theirs or columns))])


_SLOT = ("job", "at", "run")


class Row(SQLModel):
    """What all tables share: the workspace, first in every key."""

    metadata: ClassVar[MetaData] = METADATA
    model_config = {"defer_build": True}  # rows are read and written through their tables: nobody makes one

    workspace: str = Field(primary_key=True)


class Meta(Row, table=True):
    """Small facts about the workspace: the heartbeat, fingerprints, whether deliveries are held."""

    name: str = Field(primary_key=True)
    value: str = Field(sa_type=AnyText)


class Tally(Row, table=True):
    """How many deliveries were ever planned and claimed, counted apart so that a lost row or an old copy is noticed."""

    planned: int = Field(sa_type=BigInteger)
    claims: int = Field(sa_type=BigInteger)


class Article(Row, table=True):
    """A stored article: what the folder last said of it, and what the catalogue says.

    `state`: `here`, `unread` (it could not be read: `more` holds the problem) or `gone` (kept for its guid).
    """

    __table_args__ = (
        Index(None, "workspace", "guid", unique=True),
        CheckConstraint("state IN ('here', 'unread', 'gone')", name="state"),
        {"sqlite_with_rowid": False},
    )

    path: str = Field(primary_key=True, sa_type=AnyText)
    size: int = Field(sa_type=BigInteger)
    mtime_ns: int = Field(sa_type=BigInteger)
    sha256: str
    state: str
    guid: str | None
    title: str = Field(sa_type=AnyText)
    language: str
    date: str | None
    draft: bool
    episode: str = Field(sa_type=AnyText)
    copy_of: str | None = Field(sa_type=AnyText)
    first_seen: dt.datetime = Field(sa_type=Instant)
    updated: dt.datetime = Field(sa_type=Instant)
    more: str = Field(sa_type=AnyText)


class Sketch(Row, table=True):
    """What one article's bytes are compared by: made of every article that is read."""

    sha256: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    shingles: bytes = Field(sa_type=LargeBinary)


# What every article was when the articles were last related: `date` is empty where it has none, `basis` by what it was
# catalogued.
related = Table(
    "related",
    METADATA,
    Column("workspace", String, nullable=False),
    Column("path", AnyText, nullable=False),
    Column("sha256", String, nullable=False),
    Column("date", String, nullable=False),
    Column("basis", String, nullable=False),
    PrimaryKeyConstraint("workspace", "path"),
    sqlite_with_rowid=False,
)


class Digest(Row, table=True):
    """What was understood of one article's bytes by one version of the digest: made when it is first asked for."""

    sha256: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)


class Slot(Row, table=True):
    """A planned run of a job, claimed once and for ever. `state`: `made`, `empty` or `skipped`."""

    __table_args__ = (
        CheckConstraint("state IN ('made', 'empty', 'skipped')", name="state"),
        {"sqlite_with_rowid": False},
    )

    job: str = Field(primary_key=True, sa_type=AnyText)
    at: str = Field(primary_key=True)
    run: int = Field(primary_key=True)
    state: str
    reason: str | None = Field(sa_type=AnyText)
    created: dt.datetime = Field(sa_type=Instant)


class Pick(Row, table=True):
    """An article chosen for a slot, and why."""

    __table_args__ = (_to("slot", _SLOT), {"sqlite_with_rowid": False})

    job: str = Field(primary_key=True, sa_type=AnyText)
    at: str = Field(primary_key=True)
    run: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    path: str = Field(sa_type=AnyText)
    guid: str
    sha256: str
    rank: int
    reason: str = Field(sa_type=AnyText)


class Draft(Row, table=True):
    """Something to be judged. `payload_sha256` names the bytes it stands for now, `approved_sha256` the approved ones."""

    __table_args__ = (
        Index(None, "workspace", "state", "created"),
        CheckConstraint("state IN ('waiting', 'approved', 'rejected', 'stale')", name="state"),
        CheckConstraint(
            "state <> 'approved' OR (approved_sha256 IS NOT NULL AND approved_sha256 = payload_sha256)",
            name="approval",
        ),
    )

    id: str = Field(primary_key=True)
    kind: str
    network: str | None
    job: str = Field(sa_type=AnyText)
    title: str = Field(sa_type=AnyText)
    language: str
    state: str
    reason: str | None = Field(sa_type=AnyText)
    created: dt.datetime = Field(sa_type=Instant)
    decided: dt.datetime | None = Field(sa_type=Instant)
    decided_by: str | None = Field(sa_type=AnyText)
    payload_sha256: str
    approved_sha256: str | None
    edited_from: str | None
    problems: str = Field(sa_type=AnyText)
    template: str = Field(sa_type=AnyText)
    template_sha256: str
    parts: str = Field(sa_type=AnyText)
    sources: str = Field(sa_type=AnyText)
    view: str = Field(sa_type=AnyText)


class DraftSlot(Row, table=True):
    """That a draft was made for a slot; one draft may serve several."""

    __table_args__ = (
        _to("draft", ("draft",), ("id",)),
        _to("slot", _SLOT),
        {"sqlite_with_rowid": False},
    )
    __tablename__ = "draft_slot"

    draft: str = Field(primary_key=True)
    job: str = Field(primary_key=True, sa_type=AnyText)
    at: str = Field(primary_key=True)
    run: int = Field(primary_key=True)


class DraftPath(Row, table=True):
    """An article that a draft prints from, with the bytes it had. The draft's sources name it by `position`."""

    __table_args__ = (
        Index(None, "workspace", "path"),
        _to("draft", ("draft",), ("id",)),
        {"sqlite_with_rowid": False},
    )
    __tablename__ = "draft_path"

    draft: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    path: str = Field(sa_type=AnyText)
    sha256: str


class Blob(Row, table=True):
    """Bytes, named by what they are."""

    sha256: str = Field(primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)


class Output(Row, table=True):
    """One file of a payload. `payload` is the hash of the list of its files, so the files can never change under it."""

    __table_args__ = (_to("blob", ("sha256",)), {"sqlite_with_rowid": False})

    payload: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    name: str = Field(sa_type=AnyText)
    media_type: str
    sha256: str


class Delivery(Row, table=True):
    """One draft to one channel in one slot. `due` is when it may be claimed, null in states that cannot be."""

    __table_args__ = (
        Index(None, "workspace", "due", "key"),
        Index(None, "workspace", "state", "lease_until"),
        Index(None, "workspace", "draft"),
        Index(None, "workspace", "not_after"),
        _to("draft", ("draft",), ("id",)),
        _to("slot", _SLOT),
        CheckConstraint("(due IS NOT NULL) = (state IN ('ready', 'retry'))", name="due"),
        CheckConstraint(
            "(token IS NOT NULL) = (state = 'sending') AND (lease_until IS NOT NULL) = (state = 'sending')",
            name="token",
        ),
        {"sqlite_with_rowid": False},
    )

    key: str = Field(primary_key=True)
    draft: str
    channel: str
    account: str = Field(sa_type=AnyText)
    job: str = Field(sa_type=AnyText)
    at: str
    run: int
    payload_sha256: str
    honours_key: bool
    not_after: dt.datetime | None = Field(sa_type=Instant)
    state: str
    due: dt.datetime | None = Field(sa_type=Instant)
    attempt: int
    token: str | None
    lease_until: dt.datetime | None = Field(sa_type=Instant)
    remote_id: str | None = Field(sa_type=AnyText)
    reason: str | None = Field(sa_type=AnyText)
    planned: dt.datetime = Field(sa_type=Instant)
    changed: dt.datetime = Field(sa_type=Instant)


class Attempt(Row, table=True):
    """What happened to a delivery, in order; rows are added and never changed."""

    __table_args__ = (_to("delivery", ("key",)), {"sqlite_with_rowid": False})

    key: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    attempt: int
    event: str
    at: dt.datetime = Field(sa_type=Instant)
    detail: str | None = Field(sa_type=AnyText)


meta = METADATA.tables["meta"]
tally = METADATA.tables["tally"]
article = METADATA.tables["article"]
digest = METADATA.tables["digest"]
sketch = METADATA.tables["sketch"]
slot = METADATA.tables["slot"]
pick = METADATA.tables["pick"]
draft = METADATA.tables["draft"]
draft_slot = METADATA.tables["draft_slot"]
draft_path = METADATA.tables["draft_path"]
blob = METADATA.tables["blob"]
output = METADATA.tables["output"]
delivery = METADATA.tables["delivery"]
attempt = METADATA.tables["attempt"]
