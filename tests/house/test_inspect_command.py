"""`inspect` prints one object a file, whatever the file is, and says by its exit code whether all could be read."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from repurpose.articles import read
from repurpose.cli.inspect import as_json, command
from repurpose.digest import digest

TEXT = """---
title: 港口的一天
description: 小船科技的執行長談船。
---

小船科技執行長林若安談到公司的下一步。林若安在港口長大。

「我們的船比去年快了一倍，」林若安說，「而且更省油，更安靜，也更便宜。」
"""


def test_every_field_of_the_contract_and_offsets_that_slice_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(command, ["--json", str(path)])
    assert result.exit_code == 0
    (line,) = result.output.splitlines()
    found = json.loads(line)
    assert list(found) == [
        "path",
        "title",
        "language",
        "lead",
        "media",
        "summary",
        "key_points",
        "quotes",
        "turns",
        "problems",
    ]
    assert found["title"] == "港口的一天"
    assert found["language"] == "zh-Hant"
    assert found["lead"] == "小船科技的執行長談船。"
    assert found["media"] == {"youtube": [], "spotify": [], "apple_podcast": []}
    assert [q["speaker"] for q in found["quotes"]] == ["林若安", "林若安"]
    assert len({q["utterance"] for q in found["quotes"]}) == 1
    for quote in found["quotes"]:
        assert TEXT[quote["start"] : quote["end"]] == quote["text"]
        assert TEXT[quote["evidence"]["start"] : quote["evidence"]["end"]] == "林若安"
        assert 0 <= quote["score"] <= 1
    assert found == as_json(read(path, str(path)), digest(read(path, str(path))))


def test_a_file_that_cannot_be_read_gets_its_object_and_spoils_no_other(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.md", tmp_path / "b.md"
    good.write_text(TEXT, "utf-8")
    bad.write_bytes(b"\xff\xfe\x00")
    result = CliRunner().invoke(command, ["--json", str(bad), str(good), str(tmp_path / "none.md")])
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.output.splitlines()]
    assert [bool(each["problems"]) for each in found] == [True, False, True]
    assert [each["path"] for each in found] == [str(bad), str(good), str(tmp_path / "none.md")]
    assert found[0]["quotes"] == []


def test_the_text_for_people_names_the_speaker(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    assert "林若安: 而且更省油" in CliRunner().invoke(command, [str(path)]).output


def test_the_digest_is_the_same_every_time(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    assert digest(read(path, "a.md")) == digest(read(path, "a.md"))
