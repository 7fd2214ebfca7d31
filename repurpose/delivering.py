"""Claim → send → receipt: what is approved goes out, one delivery after another, and what became of it is written down.

A claim commits before a byte leaves, and a result is written before the next delivery is touched. Nothing is made or
approved here.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NotRequired, TypedDict

from repurpose.channels import Channel
from repurpose.channels.outbox import Outbox
from repurpose.errors import ChannelError, StoreError
from repurpose.model import Delivery, DeliveryState, Draft, Receipt
from repurpose.newsroom import Newsroom

LEASE = dt.timedelta(minutes=5)  # far longer than any channel's total deadline
_RETRY = (dt.timedelta(minutes=1), dt.timedelta(minutes=10), dt.timedelta(hours=1), dt.timedelta(hours=6))


def deliver(newsroom: Newsroom, now: dt.datetime, began: float | None = None) -> tuple[Delivery, ...]:
    """Send all that is due. What became of each is written before the next is touched.

    `began` is what `time.monotonic` said when it was `now`; by default it is now. A lease begins when its delivery is
    claimed, however long it took to come to it: else another process would take it for one that nobody sends.
    """
    channels = channels_of(newsroom)
    since = time.monotonic() if began is None else began
    newsroom.store.recover(now)
    touched: set[str] = set()
    while True:
        lease = LEASE + dt.timedelta(seconds=time.monotonic() - since)
        one = deliver_one(newsroom, None, now, channels=channels, lease=lease)
        if one is None:
            break
        touched.add(one.key)
    return tuple(one for one in newsroom.store.deliveries() if one.key in touched) if touched else ()


def deliver_one(
    newsroom: Newsroom,
    key: str | None,
    now: dt.datetime,
    *,
    channels: Mapping[str, Channel],
    lease: dt.timedelta = LEASE,
    again: Callable[[StoreError], bool] | None = None,
) -> Delivery | None:
    """Send the delivery `key`, or the next that is due; as it was claimed, with the state it was given. None: there is
    nothing to claim.

    Where the ledger cannot take the result, `again` is asked whether to offer it once more: what is known to have
    arrived must not become a doubt because a database restarts. `lease` is how long nobody else touches the delivery.
    """
    token = secrets.token_hex(16)
    claim = newsroom.store.claim(now, lease, token, key=key, channels=list(channels))
    if claim is None:
        return None
    delivery, what = claim
    result = _send(channels[delivery.channel], delivery, what, now)
    while True:
        try:
            newsroom.store.finish(delivery.key, token, now=now, **result)
        except StoreError as error:
            if again is None or not again(error):
                raise
        else:
            return dataclasses.replace(
                delivery,
                state=result["state"],
                token=None,
                reason=result.get("error"),
                remote_id=_remote(result),
            )


@dataclasses.dataclass(frozen=True, slots=True)
class Restored:
    """The names that were put back below `out/`, and a sentence for each folder in which some could not be."""

    names: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


def restore_outputs(newsroom: Newsroom) -> Restored:
    """Write again what was sent and is no longer under `out/`, from the ledger's bytes; nothing is sent a second time.

    Nothing while deliveries are held. What cannot be written keeps nothing else from coming back.
    """
    outbox = Outbox(newsroom.workspace.out)
    if newsroom.store.held():
        return Restored()
    sent = newsroom.store.names_sent(outbox.name)
    folders: dict[PurePosixPath, list[str]] = {}
    for name in sent:
        folders.setdefault(PurePosixPath(name).parent, []).append(name)
    names: list[str] = []
    failures: list[str] = []
    for folder, inside in folders.items():
        faults: list[OSError | ChannelError] = []
        for name in _missing(outbox, inside, faults):
            try:
                outbox.put_back(name, newsroom.store.file_sent(*sent[name]).data)
            except (OSError, ChannelError) as error:
                faults.append(error)
            else:
                names.append(name)
        if faults:
            failures.append(_not_restored(outbox.out / folder, faults))
    return Restored(tuple(names), tuple(failures))


def _missing(outbox: Outbox, names: Sequence[str], faults: list[OSError | ChannelError]) -> list[str]:
    try:
        return outbox.missing(names)
    except OSError as error:
        faults.append(error)
        return []


def _not_restored(folder: Path, faults: Sequence[OSError | ChannelError]) -> str:
    """One sentence for what a folder did not take, however many files it is: most often all for one reason."""
    first = faults[0]
    if isinstance(first, ChannelError):
        return f"{folder} cannot take back what is missing there ({len(faults)} of what was sent): {first}"
    more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
    return (
        f"The outbox cannot write {first.filename or folder} ({first.strerror}){more}: check the folder's rights and the "
        "free space; the next run puts back what is missing."
    )


def channels_of(newsroom: Newsroom) -> dict[str, Channel]:
    """Every channel by its name."""
    return {"outbox": Outbox(newsroom.workspace.out)}


class _Result(TypedDict):
    """How a delivery went, as `Store.finish` takes it."""

    state: DeliveryState
    receipt: NotRequired[Receipt]
    error: NotRequired[str]
    retry_at: NotRequired[dt.datetime]


def _send(channel: Channel, delivery: Delivery, what: Draft, now: dt.datetime) -> _Result:
    try:
        receipt = channel.send(what, delivery.key)
    except ChannelError as error:
        if error.effect == "unknown" and not channel.honours_key:
            return {"state": DeliveryState.UNKNOWN, "error": str(error)}
        if error.permanent or delivery.attempt > len(_RETRY):
            return {"state": DeliveryState.DEAD, "error": str(error)}
        later = now + _RETRY[delivery.attempt - 1]
        return {"state": DeliveryState.RETRY, "error": str(error), "retry_at": later}
    return {"state": DeliveryState.SENT, "receipt": receipt}


def _remote(result: _Result) -> str | None:
    receipt = result.get("receipt")
    return receipt.remote_id if receipt else None
