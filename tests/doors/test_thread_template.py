"""The starter template of a thread: every post as it will be pasted, in order, with a clear line between."""

from __future__ import annotations

from pathlib import Path

import pytest

from repurpose.compose.thread import compose
from repurpose.jobs import Make
from repurpose.model import NETWORKS, Network
from repurpose.render import Renderer
from tests.core.letter_samples import context, kelp

STARTERS = Path(__file__).parents[2] / "templates"


@pytest.mark.parametrize("network", NETWORKS)
def test_every_post_is_ready_to_paste(network: Network) -> None:
    draft = compose(kelp(), network, context(Make(kind="thread")))
    text = Renderer([STARTERS]).text("thread.txt.j2", draft.view)
    assert text.split("\n\n────────────\n\n") == [
        *(part.text for part in draft.parts[:-1]),
        draft.parts[-1].text + "\n",
    ]
