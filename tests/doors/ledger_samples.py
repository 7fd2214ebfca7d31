"""Made-up articles, drafts and deliveries for tests of the ledger."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from repurpose.model import (
    Draft,
    Entry,
    Media,
    Output,
    Part,
    Pick,
    Problem,
    Slot,
    Source,
    Span,
)
from repurpose.store import ArticleRow, PlannedDelivery, Store

NOW = dt.datetime(2026, 2, 10, 8, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)
LEASE = 5 * MINUTE
SLOT = Slot("weekly", "2026-02-10T08:00")


def sha(text: str) -> str:
    """SHA-256 of a text, hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def entry(path: str, content: str = "first") -> Entry:
    """An article at `path` with everything filled in."""
    return Entry(
        path=path,
        sha256=sha(f"{path} {content}"),
        title=f"訪談：{path}",
        language="zh-Hant",
        date=dt.datetime(2026, 1, 2, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8))),
        guid=str(uuid.uuid5(uuid.NAMESPACE_URL, path.encode("utf-8", "surrogatepass").hex())),
        url="https://news.example/a",
        author="林小明",
        lead="一句話的摘要。",
        tags=("晶片", "podcast"),
        categories=("interviews",),
        media=Media(youtube=("abcdefghijk",), audio=("https://news.example/a.mp3",)),
        source_name="午後電台",
        source_url="https://radio.example/1",
        episode="youtube:abcdefghijk",
        updated=NOW,
        first_seen=NOW,
    )


def article(path: str, content: str = "first") -> ArticleRow:
    """The row of `entry`."""
    return ArticleRow(entry(path, content), 1234, 1_700_000_000_123_456_789)


def draft(
    name: str,
    *,
    path: str = "a.md",
    data: bytes = b"",
    problems: tuple[Problem, ...] = (),
    content: str = "first",
) -> Draft:
    """A draft whose id depends on `name` alone, made from `entry(path, content)`."""
    return Draft(
        id=sha(f"draft {name}")[:12],
        kind="thread",
        network="x",
        job="weekly",
        title=f"討論串 {name}",
        language="zh-Hant",
        template="thread.txt",
        template_sha256=sha("template"),
        view={"posts": ["他說「好」。", name], "count": 2},
        parts=(Part("他說「好」。", (0, 1)), Part("end")),
        sources=(
            Source(path, sha(f"{path} {content}"), 10, 14, "「好」。", "quote", "陳美玲", Span(8, 10)),
            Source(path, sha(f"{path} {content}"), 0, 4, "訪談", "title"),
        ),
        outputs=(
            Output(f"threads/{name}.x.txt", "text/plain", data or name.encode()),
            Output(f"threads/{name}.x.json", "application/json", b"{}"),
        ),
        problems=problems,
    )


def planned(drafts: Iterable[Draft], channel: str = "outbox", **more: Any) -> list[PlannedDelivery]:
    """One delivery for each draft."""
    return [PlannedDelivery(each.id, channel, **more) for each in drafts]


def keep(
    store: Store,
    drafts: Sequence[Draft],
    *,
    slot: Slot = SLOT,
    approve: bool = False,
    now: dt.datetime = NOW,
    **more: Any,
) -> bool:
    """Claims `slot` for drafts, one delivery each."""
    paths = sorted({source.path for each in drafts for source in each.sources})
    picks = [Pick(path, sha(path), "newest that was not used", rank) for rank, path in enumerate(paths)]
    return store.keep(slot, picks, drafts, planned(drafts, **more), now=now, approve=approve)
