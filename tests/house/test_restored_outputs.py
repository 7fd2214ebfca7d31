"""Files under `out/` are made from the ledger: what is deleted there comes back, and nothing is sent for it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from repurpose import pipeline
from repurpose.engine import duties
from repurpose.errors import OutputError, RepurposeError
from repurpose.model import Output
from repurpose.pipeline import Ran, Restored
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
        assert pipeline.restore_outputs(room) == Restored()


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
            assert pipeline.restore_outputs(room) == Restored(("a/b.txt",))
        assert (root / "out" / "a" / "b.txt").read_bytes() == second


def test_nothing_comes_back_while_deliveries_are_held(root: Path, run: Run) -> None:
    run()
    shutil.rmtree(root / "out" / "threads")
    with open_room(root) as room:
        room.store.hold("The ledger was restored.")
        assert pipeline.restore_outputs(room) == Restored()
        room.store.resume()
        assert len(pipeline.restore_outputs(room).names) == 8


def a_link(folder: Path) -> str:
    """The folder is a link to another place by now."""
    elsewhere = folder.parents[2] / "elsewhere"
    elsewhere.mkdir()
    folder.symlink_to(elsewhere, target_is_directory=True)
    return "through a link"


def a_file(folder: Path) -> str:
    """A file has the folder's name."""
    folder.write_bytes(b"")
    return "Not a directory"


@pytest.mark.parametrize("spoil", [a_link, a_file])
def test_a_folder_that_takes_nothing_back_is_told_and_stops_nothing_else(
    root: Path, run: Run, spoil: Callable[[Path], str]
) -> None:
    """The other folders get theirs, a new slot is made and told, the feed is written."""
    run()
    before = files(root)
    shutil.rmtree(root / "out" / "summaries")
    shutil.rmtree(root / "out" / "threads")
    (root / "out" / "feed.xml").unlink()
    reason = spoil(root / "out" / "summaries")
    ran = run("hand")
    assert ran.drafts
    assert {name.split("/")[0] for name in ran.restored} == {"threads"}
    assert [path.name for path in ran.written] == ["feed.xml", "atom.xml", "feed.json"]
    (failure,) = ran.failures
    assert reason in failure
    assert "summaries" in failure
    assert {name for name in before if "summaries" not in name} <= set(files(root))
    assert not any(path for path in root.rglob("elsewhere/*"))
    (root / "out" / "summaries").unlink()
    assert len(run("hand").restored) == 2
    assert files(root) == before


def test_a_feed_that_cannot_be_written_keeps_nothing_from_coming_back(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    shutil.rmtree(root / "out" / "threads")

    def refused(*_: object) -> list[Path]:
        raise OutputError("The feed cannot be written.")

    monkeypatch.setattr(pipeline, "publish", refused)
    ran = run()
    assert len(ran.restored) == 8
    assert ran.failures == ("The feed cannot be written.",)


def test_a_worker_publishes_and_puts_back_while_the_folders_cannot_be_read(
    root: Path, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    """And the job fails with the sentence that says why."""
    run()
    before = files(root)
    shutil.rmtree(root / "out" / "threads")
    (root / "out" / "feed.xml").unlink()
    (root / "out" / "newsletters").rename(root / "out" / "letters")
    (root / "out" / "newsletters").write_bytes(b"")
    (root / "articles").rename(root / "away")
    with open_room(root) as room, pytest.raises(RepurposeError, match="articles"):
        duties.publish_all(room, NOW)
    assert set(before) - set(files(root)) == {name for name in before if "newsletters" in name}
    assert "action=failed workspace=default reason=The outbox cannot write" in caplog.text
