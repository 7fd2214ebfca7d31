"""`repurpose count`: JSON lines in, one object a line out, and a sentence where a line cannot be counted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from repurpose.cli import group
from repurpose.errors import UsageError


def run(*lines: object, flags: tuple[str, ...] = ("--json",)) -> Result:
    """What the command says to these lines."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return CliRunner().invoke(group, ["count", *flags], input=text)


def counted(*lines: object) -> list[dict[str, Any]]:
    """The objects of a run that must succeed."""
    result = run(*lines)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_network_in_the_order_of_the_input() -> None:
    found = counted(
        {"network": "x", "text": "見 example.com #標籤"},
        "",
        {"network": "bluesky", "text": "見 example.com"},
        {"network": "mastodon", "text": "a", "spoiler_text": "bb", "limit": 2},
        {"network": "threads", "text": "😀", "limit": None},
        {"network": "linkedin", "text": "😀"},
    )
    assert [(each["length"], each["limit"], each["valid"]) for each in found] == [
        (32, 280, True),
        (13, 300, True),
        (3, 2, False),
        (4, 500, True),
        (2, 3000, True),
    ]
    assert found[0]["urls"] == ["example.com"]
    assert found[0]["facets"] == [
        {"byteStart": 4, "byteEnd": 15, "type": "link", "value": "example.com"},
        {"byteStart": 16, "byteEnd": 23, "type": "tag", "value": "標籤"},
    ]
    assert found[1]["facets"][0]["value"] == "https://example.com"


def test_a_lone_surrogate_is_counted_and_printed_as_json() -> None:
    assert counted('{"network": "x", "text": "#\\ud83da http://a.com/ \\ud83d"}')[0]["length"] == 31
    (found,) = counted('{"network": "bluesky", "text": "http://a.com/\\ud83d"}')
    assert found["urls"] == ["http://a.com/\ud83d"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Line 1 is not JSON"),
        ("[1]", "Line 1: give an object"),
        ('{"network": "x"}', "Line 1: give an object"),
        ('{"network": "y", "text": ""}', '"network" is one of x, bluesky'),
        ('{"network": "x", "text": "", "limit": -1}', '"limit" is a whole number'),
        ('{"network": "x", "text": "", "limit": true}', '"limit" is a whole number'),
        ('{"network": "x", "text": "", "spoiler_text": 1}', '"spoiler_text" is a string'),
        ('{"network": "x", "text": "", "spoiler": ""}', 'unknown key "spoiler"'),
        ("[" * 100_000, "Line 1 is not JSON"),
    ],
)
def test_a_wrong_line_is_named(line: str, said: str) -> None:
    result = run(line)
    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)


def test_lines_before_a_wrong_one_are_counted() -> None:
    result = run({"network": "x", "text": "a"}, "{")
    assert json.loads(result.stdout)["length"] == 1
    assert "Line 2" in str(result.exception)


def test_without_json_it_speaks_to_people() -> None:
    lines = [{"network": "x", "text": text} for text in ("見 a.com", "中" * 141, "a\ufeff")]
    assert run(*lines, flags=()).stdout.splitlines() == [
        "x: 26 of 280, fits, links: 1",
        "x: 282 of 280, 2 too long",
        "x: 3 of 280, cannot be posted",
    ]
