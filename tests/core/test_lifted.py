"""What the author repeats in the title, the headings or the description counts for a quotation; where it is little, not."""

from __future__ import annotations

import pytest

from repurpose.articles import from_bytes
from repurpose.digest import digest
from repurpose.digest.lifted import Lifted
from repurpose.digest.score import score
from repurpose.model import Article

FRONT = """---
title: 木匠林曉川談修船：手藝會老，河不會等人
description: 在河邊修了四十年船的林曉川說，木頭記得每一次潮水，而急著完工的人最後都要重來一遍。
---

"""
BODY = """## 學徒的第一年只掃地

木匠林曉川說：「木頭記得每一次潮水，急著完工的人最後都要重來一遍。」

## 工具怎麼挑，刀怎麼磨

他又說：「真正重要的是知道什麼時候該停，因為每一刀都收不回來。」
"""


def article(front: str = FRONT, body: str = BODY) -> Article:
    return from_bytes((front + body).encode(), "a.md")


def test_words_of_title_headings_and_description_are_known() -> None:
    lifted = Lifted.of(article())
    assert lifted.share("手藝會老，河不會等人") == 1.0
    assert lifted.share("學徒的第一年只掃地") == 1.0
    assert lifted.share("木頭記得每一次潮水") == 1.0
    assert lifted.share("咖啡因讓飛機晚點") == 0.0


def test_the_other_script_shares_the_same_words() -> None:
    assert Lifted.of(article()).share("木头记得每一次潮水") == 1.0


@pytest.mark.parametrize("text", ["", "。", "木"])
def test_what_has_no_pairs_of_words_was_not_lifted(text: str) -> None:
    assert Lifted.of(article()).share(text) == 0.0


def test_a_bare_title_says_nothing_of_what_it_leaves_out() -> None:
    assert (
        Lifted.of(article("---\ntitle: 修船\n---\n\n", "林曉川說：「慢慢來，比較快。」\n")).share("慢慢來")
        is None
    )


def test_what_was_lifted_scores_higher_than_the_same_words_elsewhere() -> None:
    text = "木頭記得每一次潮水，急著完工的人最後都要重來一遍。"
    known, unknown, nothing = (score(text, language="zh-Hant", lifted=share) for share in (1.0, None, 0.0))
    assert nothing < unknown < known


def test_a_quotation_gets_its_score_with_what_was_lifted() -> None:
    whole = article()
    found = digest(whole).quotes
    assert len(found) == 2
    for quote in found:
        share, known = Lifted.of(whole).share(quote.text), quote.speaker is not None
        assert quote.score == score(quote.text, language="zh-Hant", speaker_known=known, lifted=share)
