"""An author's description is printed only where the file shows it, however YAML writes it."""

from __future__ import annotations

import dataclasses

import pytest

from repurpose.compose import provenance
from tests.core.letter_samples import article


@pytest.mark.parametrize(
    ("front", "value", "raw"),
    [
        ("description: 潮水不等人\n", "潮水不等人", "潮水不等人"),
        ('description: "他說 \\"等\\" 就等"\n', '他說 "等" 就等', '他說 \\"等\\" 就等'),
        ("description: 'It''s the tide'\n", "It's the tide", "It''s the tide"),
        (
            "description: >\n  the tide\n  waits for\n  nobody\n",
            "the tide waits for nobody",
            "the tide\n  waits for\n  nobody",
        ),
        ('description: "a \\\\ b"\n', "a \\ b", "a \\\\ b"),
    ],
)
def test_the_source_is_the_raw_slice(front: str, value: str, raw: str) -> None:
    of = article("a.md", "body", "標題", lead=value, front=front)
    source = provenance.lead(of)
    assert source is not None
    assert (source.text, source.role) == (raw, "lead")
    assert of.text[source.start : source.end] == raw


@pytest.mark.parametrize("value", [None, "", "  ", "不在檔案裡"])
def test_no_source_where_there_is_none(value: str | None) -> None:
    assert provenance.lead(article("a.md", "body", "標題", lead=value, front="x: 1\n")) is None


def test_a_lead_is_looked_for_in_the_front_matter_only() -> None:
    assert provenance.lead(article("a.md", "只在內文", "標題", lead="只在內文", front="x: 1\n")) is None


def test_a_title_may_stand_in_a_heading() -> None:
    of = dataclasses.replace(article("a.md", "# 真正的標題\n", "別的"), title="真正的標題")
    source = provenance.title(of)
    assert source is not None
    assert of.text[source.start : source.end] == "真正的標題"
    assert provenance.title(dataclasses.replace(of, title="file name")) is None
    assert provenance.title(dataclasses.replace(of, title=" ")) is None
