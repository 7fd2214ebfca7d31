"""Backups and restores: a copy is whole, and whatever way it comes back, nothing is sent until a person says so."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from repurpose import store
from repurpose.errors import StoreError
from repurpose.store import Store, copying, tables
from tests.doors.ledger_samples import LEASE, MINUTE, NOW, draft, keep
from tests.proofs.events import Watch, kill


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def send(ledger: Store, token: str = "t") -> None:
    claimed = ledger.claim(NOW, LEASE, token)
    assert claimed is not None
    assert ledger.finish(claimed[0].key, token, state="sent", now=NOW)


def held(path: Path) -> bool:
    """Whether deliveries are held; and if so, that nothing can be claimed."""
    with store.open(url(path)) as ledger:
        if ledger.held() is None:
            return False
        assert "repurpose resume" in str(ledger.held())
        assert ledger.ready(NOW) == []
        assert ledger.claim(NOW, LEASE, "t") is None
        return True


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger with two deliveries that are ready."""
    path = tmp_path / "home" / "state.db"
    path.parent.mkdir()
    with store.open(url(path)) as ledger:
        keep(ledger, [draft("one"), draft("two")], approve=True)
    return path


@pytest.fixture
def copy(path: Path, tmp_path: Path) -> Path:
    """A backup of it, after which both were sent."""
    copy = tmp_path / "copy.db"
    store.backup(path, copy, NOW)
    with store.open(url(path)) as ledger:
        send(ledger)
        send(ledger)
    return copy


def test_an_untouched_ledger_is_not_held(path: Path) -> None:
    assert not held(path)
    with store.open(url(path)) as ledger:
        send(ledger)
    assert not held(path)


def test_a_restored_backup_sends_nothing_until_resumed(path: Path, copy: Path) -> None:
    aside = store.restore(copy, path)
    assert aside is not None
    assert held(path)
    assert held(path)
    with store.open(url(path)) as ledger:
        assert ledger.balance() == {"total": 2, "ready": 2}
        ledger.resume()
        send(ledger)
    assert not held(path)
    with store.open(url(aside)) as before:
        assert before.balance() == {"total": 2, "sent": 2}


def test_a_backup_copied_over_the_ledger_by_hand_is_held(path: Path, copy: Path) -> None:
    shutil.copyfile(copy, path)
    assert held(path)


def test_a_plain_copy_of_the_file_put_back_by_hand_is_held(path: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    shutil.copyfile(path, plain)
    with store.open(url(path)) as ledger:
        send(ledger)
    shutil.copyfile(plain, path)  # the same inode, the same identity: only the claims tell
    assert held(path)
    with store.open(url(path)) as ledger:
        ledger.resume()
        send(ledger)
        send(ledger)
    assert not held(path)


def test_a_copied_workspace_is_held_and_the_original_is_not(path: Path, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(path.parent, tmp_path / "elsewhere")) / path.name
    assert held(elsewhere)
    assert not held(path)


def test_a_ledger_whose_instance_file_is_gone_is_held(path: Path) -> None:
    path.with_name("state.db.instance").unlink()
    assert held(path)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"instance": 1, "inode": 2, "claims": 3}'])
def test_a_broken_instance_file_is_no_identity(path: Path, content: bytes) -> None:
    path.with_name("state.db.instance").write_bytes(content)
    assert held(path)


def test_every_workspace_of_a_restored_database_is_held(path: Path, tmp_path: Path) -> None:
    with store.open(url(path), "other") as other:
        keep(other, [draft("one")], approve=True)
    copy = tmp_path / "copy.db"
    store.backup(path, copy, NOW)
    store.restore(copy, path)
    for workspace in ("default", "other"):
        with store.open(url(path), workspace) as ledger:
            assert ledger.claim(NOW, LEASE, "t") is None


def test_a_process_that_has_it_open_sees_the_restored_ledger_and_sends_nothing(
    path: Path, copy: Path
) -> None:
    with store.open(url(path)) as daemon:
        assert daemon.balance() == {"total": 2, "sent": 2}
        store.restore(copy, path)
        assert daemon.balance() == {"total": 2, "ready": 2}
        assert daemon.claim(NOW, LEASE, "t") is None
        daemon.resume()
        send(daemon)
    assert held(path)  # the file beside it is new: one word more is asked for, never one less


def test_a_restore_where_nothing_is_left(copy: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "state.db"
    path.parent.mkdir()
    assert store.restore(copy, path) is None
    assert held(path)


@pytest.mark.parametrize("junk", [b"", b"not a database at all", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_ledger_is_kept_aside_and_replaced(path: Path, copy: Path, junk: bytes) -> None:
    path.write_bytes(junk)
    path.with_name("state.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 an old journal")
    aside = store.restore(copy, path)
    assert aside is not None
    assert aside.read_bytes() == junk
    assert held(path)
    with store.open(url(path)) as ledger:
        assert ledger.balance() == {"total": 2, "ready": 2}


def test_what_is_no_ledger_is_not_restored(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    for name, content in (("empty", b""), ("junk", b"junk"), ("half", before[:5000])):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(StoreError):
            store.restore(tmp_path / name, path)
    foreign = tmp_path / "foreign"
    with sqlite3.connect(foreign) as raw:
        raw.execute("CREATE TABLE x (y)")
    raw.close()
    with pytest.raises(StoreError, match="another program"):
        store.restore(foreign, path)
    newer = tmp_path / "newer"
    store.backup(path, newer, NOW)
    with copying.opened(newer) as raw:
        raw.execute(f"PRAGMA user_version={tables.SCHEMA + 1}")
    with pytest.raises(StoreError, match="newer"):
        store.restore(newer, path)
    assert path.read_bytes() == before
    assert not held(path)
    assert sorted(each.name for each in path.parent.iterdir() if each.name[0] == ".") == []


def test_a_backup_never_takes_the_place_of_a_file(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(StoreError, match="exists already"):
        store.backup(path, target, NOW)
    with pytest.raises(StoreError, match="no folder"):
        store.backup(path, tmp_path / "nowhere" / "copy.db", NOW)
    assert target.read_text() == "precious"


def test_a_backup_taken_while_others_write_is_one_moment(path: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with store.open(url(path)) as ledger:
            number = 0
            while not stop.is_set():
                with ledger.write() as conn:  # two rows that are always equal
                    for name in ("left", "right"):
                        conn.exec_driver_sql(
                            "INSERT OR REPLACE INTO meta (workspace, name, value) VALUES ('default', ?, ?)",
                            (name, f"{number}" * 3000),
                        )
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            copy = tmp_path / f"copy-{number}.db"
            store.backup(path, copy, NOW + number * MINUTE)
            with store.open(url(copy)) as ledger:
                assert ledger.meta("left") == ledger.meta("right")
                assert ledger.held() is not None
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize("present", [True, False], ids=["in its place", "where nothing is left"])
def test_killed_at_any_step_a_restore_sends_nothing_a_second_time(
    path: Path, copy: Path, tmp_path: Path, present: bool
) -> None:
    """The ledger is the one that was there, or the restored one with its deliveries held, or refused."""
    if not present:
        path.unlink()
    steps = restored(path, copy, tmp_path / "dry", 10**6)
    assert steps > 20
    for at in range(1, steps + 1):
        trial = tmp_path / str(at)
        restored(path, copy, trial, at)
        if (trial / path.name).exists():
            with store.open(url(trial / path.name)) as ledger:
                assert ledger.balance()["total"] == 2
                assert ledger.claim(NOW, LEASE, "t") is None, at
                assert bool(ledger.held()) == ("ready" in ledger.balance())
        else:
            assert not present
            with pytest.raises(StoreError, match="deliveries left from one"):
                store.open(url(trial / path.name))
        store.restore(copy, trial / path.name)
        with store.open(url(trial / path.name)) as ledger:
            assert ledger.claim(NOW, LEASE, "t") is None
            ledger.resume()
            send(ledger)
        assert not [left for left in trial.iterdir() if left.name.startswith(".")]
        shutil.rmtree(trial)


def restored(path: Path, copy: Path, trial: Path, at: int) -> int:
    """Restore in a copy of the ledger's folder, in a process that dies at step `at`; how many steps it came to."""
    shutil.copytree(path.parent, trial)
    instance = trial / "state.db.instance"
    if (trial / path.name).exists():
        kept = json.loads(instance.read_bytes())
        instance.write_text(json.dumps(kept | {"inode": (trial / path.name).stat().st_ino}), encoding="ascii")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        watch = Watch(trial, at, kill)
        watch.install()
        try:
            store.restore(copy, trial / path.name)
        finally:
            os.write(writing, str(len(watch.steps)).encode())
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    steps = int(os.read(reading, 9) or b"0")
    os.close(reading)
    return steps
