"""A person's words in a draft, as a user of `edit`, `show`, `verify`, `approve` and `reject` meets them."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from repurpose import pipeline, proving
from repurpose.compose import editing
from repurpose.errors import DraftError
from tests.house.conftest import NOW, open_room, write_article
from tests.house.console import LATER, call

INVENTED = "我從來不相信海，你們也不要相信。"
FIRST = "第 3 年我才明白，不是模型不夠大，而是我們從來沒有問過海。"


def made(root: Path, kind: str, job: str = "hand") -> str:
    """The id of a draft of that kind, after a run."""
    assert call(root, "run", job, "--now", LATER).code == 0
    return next(str(line["id"]) for line in call(root, "drafts", "--json").lines if line["kind"] == kind)


def edited(root: Path, id_: str, old: str, new: str) -> tuple[str, str]:
    """The id of the draft after an edit of its texts, and what was said."""
    text = call(root, "edit", id_, "--print").out
    assert old in text
    said = call(root, "edit", id_, "--from", "-", stdin=text.replace(old, new, 1))
    assert said.code == 0, said
    return said.out.split()[1], said.out


def test_an_invented_quotation_in_a_letter_is_not_approved(root: Path) -> None:
    new, said = edited(root, made(root, "newsletter"), FIRST, INVENTED)
    assert f"error: Section 1 quotes “{INVENTED}”, which stands in no source; edit it." in said
    call(root, "approve", new).sentence(2, "has errors and cannot be approved")
    verified = call(root, "verify", new)
    assert verified.code == 1
    assert f"{new}: Section 1 quotes “{INVENTED}”, which stands in no source; edit it." in verified.out
    assert "1 not proved" in verified.out
    mended, said = edited(root, new, INVENTED, FIRST)
    assert "error" not in said
    assert call(root, "verify", mended).code == 0
    assert call(root, "approve", mended).code == 0


def test_a_draft_that_nobody_looked_at_is_not_proved_either(root: Path) -> None:
    """An invented quotation in a draft without a problem, as those have that were made before anyone looked."""
    id_ = made(root, "newsletter")
    with open_room(root) as room:
        old = room.store.draft(id_)
        new = editing.edit(old, {"sections.0.quotes.0.text": INVENTED}, {})
        room.store.replace(id_, new, NOW)
        ((failed, problem),) = proving.verify(room, [new.id]).failures
    assert (failed, problem.code) == (new.id, "quote-not-in-source")


def test_show_says_what_is_in_no_source(root: Path) -> None:
    id_ = made(root, "newsletter")
    assert "yours" not in call(root, "show", id_).out
    new, _ = edited(root, id_, FIRST, f"{INVENTED}")
    new, _ = edited(root, new, "第 3 個聽海的人\n", "海的聲音\n")
    said = call(root, "show", new).out
    assert f"← yours: in no source: {INVENTED}" in said
    assert "← yours: in no source: 海的聲音" in said
    assert said.count("yours") == 2
    (shown,) = call(root, "show", new, "--json").lines
    assert {"part": 0, "text": INVENTED} in shown["yours"]


def corrected(root: Path) -> str:
    """The id of a waiting letter with an intro and a correction of an earlier letter."""
    job = root / "jobs" / "hand.toml"
    job.write_text(
        job.read_text(encoding="utf-8").replace(
            'kind = "newsletter"', 'kind = "newsletter"\nintro = "這週聽海。\\n\\n也聽風。"'
        ),
        encoding="utf-8",
    )
    assert call(root, "run", "hand", "--now", LATER).code == 0
    ids = [line["id"] for line in call(root, "drafts", "--json").lines if line["kind"] == "newsletter"]
    assert call(root, "approve", *ids, "--now", LATER).code == 0
    for path in (root / "articles").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("從來沒有問過海", "忘了問海"), encoding="utf-8")
    write_article(root / "articles", 4)
    assert call(root, "run", "hand", "--now", LATER, "--again").code == 0
    found = call(root, "drafts", "--state", "waiting", "--json").lines
    return next(str(line["id"]) for line in found if line["kind"] == "newsletter")


def test_intro_and_corrections_are_shown_and_can_be_taken_out(root: Path) -> None:
    id_ = corrected(root)
    said = call(root, "show", id_).out
    assert "] 這週聽海。\n\n也聽風。\n      ← jobs/hand.toml (intro)" in said
    assert "先前的電子報引用了「" in said
    assert "← an earlier letter, of “第 3 個聽海的人”" in said
    text = call(root, "edit", id_, "--print").out
    places = [line.removeprefix("@@ ") for line in text.splitlines() if line.startswith("@@ ")]
    assert [place.split(".")[0] for place in places[:4]] == ["subject", "preheader", "intro", "intro"]
    assert places[-1].startswith("corrections.")
    assert [place.split(".")[1] for place in places if place.startswith("sections.")] == sorted(
        place.split(".")[1] for place in places if place.startswith("sections.")
    )
    head, *rest = text.split("@@ corrections.")
    emptied = head.replace("也聽風。", "") + "".join(f"@@ corrections.{i}.text\n\n" for i in range(len(rest)))
    said_edit = call(root, "edit", id_, "--from", "-", stdin=emptied)
    assert said_edit.code == 0, said_edit
    new = said_edit.out.split()[1]
    said = call(root, "show", new).out
    assert "先前的電子報" not in said
    assert "也聽風" not in said
    assert "error:" not in said
    assert "yours" not in said
    assert call(root, "approve", new, "--now", LATER).code == 0
    assert call(root, "run", "hand", "--now", LATER, "--again").code == 0
    (last,) = [
        line["id"]
        for line in call(root, "drafts", "--state", "waiting", "--json").lines
        if line["kind"] == "newsletter"
    ]
    assert "先前的電子報" not in call(root, "show", last).out  # what was taken out does not come again


def test_files_can_be_looked_at_before_approval(root: Path, tmp_path: Path) -> None:
    id_ = made(root, "newsletter")
    said = call(root, "show", id_).out
    assert said.count("\nwill be out/newsletters/") == 3
    assert "--files FOLDER" in said
    looked = call(root, "show", id_, "--files", str(tmp_path / "look"))
    paths = [Path(line) for line in looked.out.splitlines()]
    assert [path.suffix for path in paths] == [".html", ".txt", ".eml"]
    assert all(path.is_relative_to(tmp_path / "look" / "newsletters") for path in paths)
    assert not (root / "out" / "newsletters").exists()
    assert call(root, "show", id_, "--files", str(tmp_path / "look")).code == 0
    was = [path.read_bytes() for path in paths]
    assert call(root, "approve", id_).code == 0
    assert [(root / "out" / path.relative_to(tmp_path / "look")).read_bytes() for path in paths] == was
    said = call(root, "show", id_).out
    assert "will be" not in said
    assert said.count("\nout/newsletters/") == 3
    paths[1].write_text("mine", encoding="utf-8")
    call(root, "show", id_, "--files", str(tmp_path / "look")).sentence(2, "other content", "--files")
    assert paths[1].read_text(encoding="utf-8") == "mine"


def test_files_for_looking_stay_in_their_folder(root: Path, tmp_path: Path) -> None:
    id_ = made(root, "newsletter")
    (tmp_path / "look").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "look" / "newsletters").symlink_to(tmp_path / "elsewhere")
    call(root, "show", id_, "--files", str(tmp_path / "look")).sentence(1, "through a link")
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Sets what the person's editor does with the file `"$1"`; temporary files go to `tmp_path / "kept"`."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "kept"))
    script = tmp_path / "editor.sh"
    monkeypatch.setenv("VISUAL", f"sh {script}")

    def does(what: str) -> None:
        script.write_text(f"{what}\n", encoding="utf-8")

    return does


@pytest.mark.parametrize(
    ("does", "reason"),
    [
        ("sed -i -e '/^@@ subject/d' -e 's/聽海/看海/' \"$1\"", "`@@ subject` is missing"),
        ("sed -i 's/聽海/看海/' \"$1\"; printf '\\377' >> \"$1\"", "not UTF-8"),
    ],
)
def test_what_was_written_in_the_editor_is_kept_where_it_cannot_be_taken(
    root: Path, tmp_path: Path, editor: Callable[[str], None], does: str, reason: str
) -> None:
    id_ = made(root, "newsletter")
    editor(does)
    said = call(root, "edit", id_)
    (kept,) = (tmp_path / "kept").iterdir()
    said.sentence(2, reason, f"`repurpose edit {id_} --from {kept}`")
    assert "看海".encode() in kept.read_bytes()


def test_an_editor_that_fails_loses_nothing(
    root: Path, tmp_path: Path, editor: Callable[[str], None]
) -> None:
    id_ = made(root, "newsletter")
    editor("sed -i 's/聽海/看海/' \"$1\"; exit 1")
    said = call(root, "edit", id_)
    (kept,) = (tmp_path / "kept").iterdir()
    assert said.code != 0
    assert f"repurpose edit {id_} --from {kept}" in said.err
    assert call(root, "edit", id_, "--from", str(kept)).code == 0


def test_nothing_is_left_behind_of_an_edit_that_is_done(
    root: Path, tmp_path: Path, editor: Callable[[str], None]
) -> None:
    id_ = made(root, "newsletter")
    for does, answer in (
        ("true", "as it was"),
        ("exit 1", ""),
        ("sed -i 's/聽海/看海/' \"$1\"", "takes the place"),
    ):
        editor(does)
        assert answer in call(root, "edit", id_).out
        assert list((tmp_path / "kept").iterdir()) == []


def test_what_has_left_is_neither_edited_nor_rejected(root: Path) -> None:
    id_ = made(root, "newsletter", "auto")
    text = call(root, "edit", id_, "--print").out
    for said in (
        call(root, "edit", id_, "--from", "-", stdin=text.replace("聽海", "看海")),
        call(root, "reject", id_, "--reason", "no"),
    ):
        said.sentence(2, f"Draft {id_} left on 20", "(outbox)", "`repurpose run auto --again`")
    (row,) = [line for line in call(root, "drafts", "--json").lines if line["id"] == id_]
    assert row["state"] == "approved"
    with open_room(root) as room, pytest.raises(DraftError, match="cannot be edited any more"):
        pipeline.edit(room, room.store.draft(id_), {"subject": "x"}, NOW)


@pytest.mark.parametrize(("state", "reason"), [("dead", "repurpose resolve"), ("expired", "is over")])
def test_an_edit_that_would_go_nowhere_is_refused(root: Path, state: str, reason: str) -> None:
    id_ = made(root, "newsletter")
    with closing(sqlite3.connect(root / "state.db")) as ledger, ledger:
        ledger.execute("UPDATE delivery SET state = ?, due = NULL WHERE draft = ?", (state, id_))
    text = call(root, "edit", id_, "--print").out
    call(root, "edit", id_, "--from", "-", stdin=text.replace("聽海", "看海")).sentence(2, reason)
    with open_room(root) as room:
        assert room.store.draft_row(id_).state == "waiting"
