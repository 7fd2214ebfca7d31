"""Where the time of reading and understanding goes: microseconds of processor per kilobyte of a file, stage by stage.

Every stage is timed where the tool itself calls it, so nothing is measured that does not happen. Beside them: a whole
60 kB transcript, and a quote card drawn by a warm process.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks import generate
from repurpose import articles, cards, digest
from repurpose.articles import reading
from repurpose.compose import card
from repurpose.digest import people, understanding
from repurpose.workspace import starters

POSTS = 100
TRANSCRIPT = 60_000  # bytes
#: Stage → (module, what it calls). `cast`: who is named; `reading`: the sentences and what each weighs.
STAGES: dict[str, tuple[Any, str]] = {
    "front matter": (reading, "front"),
    "blocks": (reading, "blocks"),
    "script": (reading, "detect"),
    "media": (reading, "media"),
    "cast": (people, "cast"),
    "turns": (understanding, "turns"),
    "sentences and their weight": (understanding, "reading"),
    "summary": (understanding, "summary"),
    "key points": (understanding, "key_points"),
    "quotations and speakers": (understanding, "narrated"),
    "keywords": (understanding, "keywords"),
}


def table() -> Iterator[str]:
    """The lines of the table."""
    spent, size = _spent()
    yield "| stage | µs per kB |"
    yield "|---|---|"
    for name, seconds in spent.items():
        yield f"| {name} | {seconds * 1e9 / size:.0f} |"
    yield ""
    for what, milliseconds in (*_transcripts(), ("a quote card, warm process", _warm_card())):
        yield f"- {what}: {milliseconds:.0f} ms"


def _spent() -> tuple[dict[str, float], int]:
    posts = [generate.post(number).encode() for number in range(POSTS)]
    rounds = [_round(posts) for _ in range(4)][1:]  # the first fills caches
    return {name: min(one[name] for one in rounds) for name in rounds[0]}, sum(map(len, posts))


def _round(posts: list[bytes]) -> dict[str, float]:
    spent: defaultdict[str, float] = defaultdict(float)
    originals = {name: getattr(*place) for name, place in STAGES.items()}
    for name, (module, attribute) in STAGES.items():
        setattr(module, attribute, _timed(originals[name], name, spent))
    try:
        for number, data in enumerate(posts):
            began = time.process_time()
            article = articles.from_bytes(data, f"{number}.md")
            spent["reading, all of it"] += time.process_time() - began
            began = time.process_time()
            digest.shingles(article)
            spent["sample for comparing"] += time.process_time() - began
            began = time.process_time()
            digest.digest(article)
            spent["understanding, all of it"] += time.process_time() - began
    finally:
        for name, (module, attribute) in STAGES.items():
            setattr(module, attribute, originals[name])
    order = ["reading, all of it", *list(STAGES)[:4], "sample for comparing", "understanding, all of it"]
    return {name: spent[name] for name in [*order, *list(STAGES)[4:]]}


def _timed(do: Callable[..., Any], name: str, spent: defaultdict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return do(*arguments, **named)
        finally:
            spent[name] += time.process_time() - began

    return timed


def _transcripts() -> Iterator[tuple[str, float]]:
    for language, label in (("zh", "Chinese"), ("en", "English")):
        taken = []
        for seed in range(6):  # another one each time: what was cut or folded before may be remembered
            data = generate.transcript(TRANSCRIPT, language, seed).encode()
            article = articles.from_bytes(data, "t.md")
            began = time.process_time()
            found = digest.digest(article)
            taken.append((time.process_time() - began) * 1000)
        if not (found.turns and found.summary and found.quotes):
            raise RuntimeError(f"The {label} transcript was not understood as one.")
        yield f"a transcript of {TRANSCRIPT // 1000} kB, {label}, understood", statistics.median(taken[1:])


def _warm_card() -> float:
    with cards.Press([starters() / "templates"]) as press:
        press.render(card.DESIGN, card.SPECIMEN, 1200, 630)
        taken = []
        for number in range(10):
            view = {**card.SPECIMEN, "quote": f"{card.SPECIMEN['quote']}{number}"}
            began = time.perf_counter()
            press.render(card.DESIGN, view, 1200, 630)
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    print("\n".join(table()))
