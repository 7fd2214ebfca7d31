"""The outbox: files whole or not at all, the same twice, and never outside the out folder."""

from __future__ import annotations

import dataclasses
import fcntl
import hashlib
import os
import threading
from pathlib import Path

import pytest

from repurpose.channels import Channel, outbox
from repurpose.channels.outbox import Outbox, write_file
from repurpose.errors import ChannelError
from repurpose.model import Draft, Output
from tests.doors.ledger_samples import draft


def with_outputs(*outputs: tuple[str, bytes]) -> Draft:
    return dataclasses.replace(
        draft("one"), outputs=tuple(Output(name, "text/plain", data) for name, data in outputs)
    )


def files(out: Path) -> dict[str, bytes]:
    """Every file below `out`, hidden ones too."""
    return {
        str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()
    }


def test_it_is_a_channel_that_may_be_asked_twice(tmp_path: Path) -> None:
    channel: Channel = Outbox(tmp_path)
    assert (channel.name, channel.honours_key) == ("outbox", True)


def test_outputs_stand_under_their_names_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    made = with_outputs(
        ("cards/ab-1200x630.png", b"\x89PNG"), ("cards/ab.json", b"{}"), ("top.txt", "好".encode())
    )
    first = Outbox(out).send(made, "k")
    assert files(out) == {output.name: output.data for output in made.outputs}
    assert first.remote_id == "cards/ab-1200x630.png"
    assert Outbox(out).send(made, "another key") == first
    assert files(out) == {output.name: output.data for output in made.outputs}


def test_a_preview_names_the_files_and_writes_none(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert "a.txt (3 bytes)" in Outbox(out).preview(with_outputs(("a.txt", b"abc")))
    assert not out.exists()


def test_newer_bytes_take_the_place_of_older(tmp_path: Path) -> None:
    for data in (b"a much longer first version", b"short", b""):
        Outbox(tmp_path).send(with_outputs(("a.txt", data)), "k")
        assert files(tmp_path) == {"a.txt": data}


def test_a_draft_without_files_is_sent_without_any(tmp_path: Path) -> None:
    assert Outbox(tmp_path).send(with_outputs(), "k").remote_id is None
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "/etc/x", "../x", "a/../../x", "a\\b", "a\x00b", ".hidden", "a/.git/config", "a/.."],
)
def test_a_name_that_leaves_the_folder_is_refused_for_good(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    with pytest.raises(ChannelError) as caught:
        Outbox(out).send(with_outputs(("fine.txt", b"x"), (name, b"x")), "k")
    assert (caught.value.permanent, caught.value.effect) == (True, "none")
    assert files(tmp_path) == {}


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "cards").symlink_to(elsewhere)
    with pytest.raises(ChannelError, match="through a link"):
        Outbox(out).send(with_outputs(("cards/a.txt", b"x")), "k")
    (elsewhere / "precious").write_text("precious")
    (out / "a.txt").symlink_to(elsewhere / "precious")
    Outbox(out).send(with_outputs(("a.txt", b"x")), "k")
    assert files(elsewhere) == {"precious": b"precious"}


def test_what_cannot_be_written_is_tried_again_and_says_where(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(ChannelError) as caught:
        Outbox(tmp_path).send(with_outputs(("a.txt", b"x")), "k")
    assert (caught.value.permanent, caught.value.effect) == (False, "none")
    assert "a.txt" in str(caught.value)
    (tmp_path / "b").write_text("in the way")
    with pytest.raises(ChannelError):
        Outbox(tmp_path).send(with_outputs(("b/c.txt", b"x")), "k")
    assert files(tmp_path) == {"b": b"in the way"}


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_file(path, b"old")

    def fill() -> None:
        import resource
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_file(path, b"x" * 5000)
        except OSError:
            os._exit(7)
        os._exit(0)

    child = os.fork()
    if child == 0:
        fill()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert files(tmp_path) == {"a.txt": b"old"}


def test_every_file_and_folder_is_synced_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(fd: int) -> None:
        steps.append(f"sync {Path(f'/proc/self/fd/{fd}').readlink()}")
        fsync(fd)

    def renamed(self: Path, target: Path) -> Path:
        steps.append(f"rename {target.name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    out = tmp_path / "out"
    write_file(out / "cards" / "a.txt", b"x")
    made = [step.replace(str(tmp_path), "") for step in steps]
    assert made[:2] == ["sync ", "sync /out"]
    assert made[2].startswith("sync /out/cards/.")
    assert made[3:] == ["rename a.txt", "sync /out/cards"]


def _write(path: Path, data: bytes, times: int) -> None:
    for _ in range(times):
        write_file(path, data)


def test_writers_at_once_never_show_a_torn_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    versions = [bytes([65 + number]) * 200_000 for number in range(3)]
    writers = [threading.Thread(target=_write, args=(path, data, 12)) for data in (*versions, *versions)]
    for writer in writers:
        writer.start()
    seen: set[bytes] = set()
    while any(writer.is_alive() for writer in writers):
        if path.exists():
            seen.add(path.read_bytes())
    for writer in writers:
        writer.join()
    assert seen <= set(versions)
    assert files(tmp_path).keys() == {"a.bin"}


@pytest.mark.parametrize("stop_at", range(1, 10))
def test_killed_at_any_call_the_file_is_old_or_new_and_the_next_time_cleans_up(
    tmp_path: Path, stop_at: int
) -> None:
    out = tmp_path / "out"
    old, new = with_outputs(("cards/a.txt", b"old")), with_outputs(("cards/a.txt", b"n" * 10_000))
    Outbox(out).send(old, "k")
    child = os.fork()
    if child == 0:
        _die_at(stop_at)
        Outbox(out).send(new, "k")
        os._exit(0)
    os.waitpid(child, 0)
    assert (out / "cards" / "a.txt").read_bytes() in (b"old", b"n" * 10_000)
    Outbox(out).send(new, "k")
    assert files(out) == {"cards/a.txt": b"n" * 10_000}


def _die_at(number: int) -> None:
    """Kills this process at the n-th call that changes a file."""
    calls = [0]

    def count(name: str, wrapped: object) -> object:
        def call(*args: object, **named: object) -> object:
            calls[0] += 1
            if calls[0] == number:
                os.kill(os.getpid(), 9)
            return wrapped(*args, **named)  # type: ignore[operator]

        return call

    for name in ("open", "ftruncate", "write", "fsync", "close", "replace", "rename"):
        setattr(os, name, count(name, getattr(os, name)))


def test_a_writer_that_sleeps_over_its_file_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "PATIENCE_SECONDS", 0.05)
    held = tmp_path / f".{hashlib.sha256(b'a.txt').hexdigest()[:32]}.part"
    with held.open("wb") as sleeper:
        fcntl.flock(sleeper, fcntl.LOCK_EX)
        write_file(tmp_path / "a.txt", b"awake")
        assert files(tmp_path) == {"a.txt": b"awake", held.name: b""}
    write_file(tmp_path / "a.txt", b"later")
    assert files(tmp_path) == {"a.txt": b"later"}
