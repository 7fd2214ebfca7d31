"""Files under `out/` are made from the ledger: what is deleted there comes back, and nothing is sent for it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

from repurpose import pipeline
from repurpose.model import Output
from repurpose.pipeline import Ran
from tests.doors.ledger_samples import SLOT, draft, keep
from tests.house.conftest import NOW, files, open_room

Run = Callable[..., Ran]


def test_what_a_person_deletes_comes_back_from_the_ledger(root: Path, run: Run) -> None:
    run()
    before = files(root)
    with open_room(root) as room:
        attempts = {one.key: room.store.attempts(one.key) for one in room.store.deliveries()}
    gone = sorted(before)[::2]
    for name in gone:
        (root / "out" / name).unlink()
    ran = run()
    assert set(ran.restored) == {name for name in gone if "/" in name}
    assert ran.delivered == ()
    assert files(root) == before
    with open_room(root) as room:
        assert {one.key: room.store.attempts(one.key) for one in room.store.deliveries()} == attempts
    shutil.rmtree(root / "out")
    run()
    assert files(root) == before
    assert run().restored == ()


def test_a_feed_that_somebody_wrote_over_is_written_again(root: Path, run: Run) -> None:
    run()
    before = files(root)
    (root / "out" / "feed.xml").write_bytes(b"<rss/>")
    assert [path.name for path in run().written] == ["feed.xml", "atom.xml", "feed.json"]
    assert files(root) == before
    assert run().written == ()


def test_only_what_was_sent_comes_back(root: Path, run: Run) -> None:
    """What waits for approval was never there."""
    run("hand")
    assert {name for name in files(root) if "/" in name} == set()
    with open_room(root) as room:
        assert pipeline.restore_outputs(room) == ()


def test_the_newest_of_one_name_is_what_comes_back(root: Path) -> None:
    """Two deliveries wrote the same file one after the other, in whatever order their keys are."""
    for first, second in ((b"one", b"two"), (b"two", b"one")):
        with open_room(root) as room:
            run = len(room.store.slots()) + 1
            for data, later in ((first, 0), (second, 1)):
                slot = dataclasses.replace(SLOT, run=run + later)
                now = NOW + dt.timedelta(hours=slot.run)
                made = dataclasses.replace(
                    draft("same"), id=f"{slot.run:012d}", outputs=(Output("a/b.txt", "", data),)
                )
                assert keep(room.store, [made], slot=slot, approve=True, now=now)
                assert len(pipeline.deliver(room, now)) == 1
            (root / "out" / "a" / "b.txt").unlink()
            assert pipeline.restore_outputs(room) == ("a/b.txt",)
        assert (root / "out" / "a" / "b.txt").read_bytes() == second


def test_nothing_comes_back_while_deliveries_are_held(root: Path, run: Run) -> None:
    run()
    shutil.rmtree(root / "out" / "threads")
    with open_room(root) as room:
        room.store.hold("The ledger was restored.")
        assert pipeline.restore_outputs(room) == ()
        room.store.resume()
        assert len(pipeline.restore_outputs(room)) == 8
