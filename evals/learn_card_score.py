"""Learns the weights of `repurpose.digest.score` from graded passages, and prints how they do on posts not learned from.

    python evals/learn_card_score.py [--graded MORE.jsonl ...] [--write]

Passages: `graded_passages.jsonl` beside this file (made up, in English and both Chinese scripts), and in the folder
that `REPURPOSE_EVAL_DATA` names `gold/quotes.jsonl` (speech with `card` 0-3; halves of one utterance are joined) and
the graded transcripts `gold/seed_*.json`. `--graded` adds files of JSON lines `{"text", "card", "file"}` graded the same way, with `lifted` (see
`repurpose.digest.lifted`) and `weight` where known. A logistic regression is fitted by Newton's method to soft targets
(a 2 is good, a 3 is better), with a penalty for weights far from `EXPECTED`, always without the posts that it is then
measured on. `--write` stores the weights learned from everything.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
import os
import pathlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from repurpose.articles import read
from repurpose.digest.lifted import Lifted
from repurpose.digest.traits import NAMES, traits

HERE: Final = pathlib.Path(__file__).parent
TARGET: Final = "repurpose/digest/card_weights.py"
L2: Final = 4.0
STRICT: Final = 0.1  # in log odds: no card rather than a poor one
FOLDS: Final = 12
SOFT: Final = (0.0, 0.12, 0.75, 1.0)  # what a grade is worth
SOFT_TRANSCRIPT: Final = (0.0, 0.1, 0.5, 1.0)  # a transcript was graded more generously
TRANSCRIPT_WEIGHT: Final = 0.3  # one long transcript must not speak louder than all posts
EXPECTED: Final[
    Mapping[str, float]
] = {  # before anything is learned: who reads a card sees nothing around it
    "opens_but": -1.6,
    "relays": -1.5,
    "names_unsaid": -1.5,
    "opens_pointing": -1.4,
    "pronoun_first": -1.0,
    "opens_joining": -0.8,
    "opens_past": -0.8,
    "opens_this_is": -0.8,
    "denies": -0.6,
    "of_the_talk": -0.6,
    "sets_up": -0.6,
    "narrates": -0.4,
    "of_the_house": -0.3,
    "addresses": -0.4,
    "ends_asking": -0.4,
    "answers_first": -0.3,
    "here": -0.3,
}
COLUMNS: Final = (*NAMES, "lifted", "bias")
HEADER: Final = '''"""The weights of `score`, in log odds, one for each trait: written by `evals/learn_card_score.py`, not by hand.

Traits overlap in what they tell, so a single weight says little by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

'''


@dataclasses.dataclass(frozen=True)
class Graded:
    """A passage, its grade, the post it comes from and the kind of set it belongs to."""

    text: str
    card: int
    file: str
    kind: str
    lifted: float | None = None
    voice: float = 1.0

    @property
    def target(self) -> float:
        """How worthy of a card the grade says the passage is, 0-1."""
        return (SOFT_TRANSCRIPT if self.kind == "transcript" else SOFT)[self.card]

    @property
    def weight(self) -> float:
        """How much the passage counts when learning."""
        return TRANSCRIPT_WEIGHT if self.kind == "transcript" else self.voice

    @property
    def episode(self) -> str:
        """What is learned or measured together: posts of one day that begin with the same word are of one episode."""
        return "-".join(self.file.split("-")[:2])


def lines(path: pathlib.Path) -> list[dict[str, Any]]:
    """The JSON objects of a file, one a line; empty where there is no such file."""
    return (
        [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
        if path.exists()
        else []
    )


def posts(gold: pathlib.Path) -> Iterable[Graded]:
    """Graded speech of posts; the halves of an utterance as one passage, graded as the better of both."""
    groups: dict[object, list[dict[str, Any]]] = {}
    for n, row in enumerate(lines(gold / "quotes.jsonl")):
        if row["is_speech"] and row.get("where") != "front_matter":
            groups.setdefault((row["file"], row.get("group") or f"-{n}"), []).append(row)
    repeated: dict[str, Lifted] = {}
    for rows in groups.values():
        name = rows[0]["file"]
        if name not in repeated:
            repeated[name] = Lifted.of(read(gold.parent / "corpus" / "interviews" / name, name))
        text = "".join(rows[0].get("group_parts") or [rows[0]["text"]])
        card = max(max(r["card"], r.get("group_card") or 0) for r in rows)
        yield Graded(text, card, name, "posts", repeated[name].share(text))


def seeds(gold: pathlib.Path) -> Iterable[Graded]:
    """Graded passages of single documents; a document with turns is a transcript."""
    for path in sorted(gold.glob("seed_*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        joined = {g["group"]: g["joined"] for g in document.get("quote_groups", [])}
        seen = set()
        for quote in document["quotes"]:
            text = joined.get(quote.get("group"), quote["clean"])
            if text not in seen:
                yield Graded(
                    text, quote["quality"], path.stem, "transcript" if document.get("qa") else "seeds"
                )
            seen.add(text)


def graded(more: Sequence[str]) -> list[Graded]:
    """Everything there is to learn from."""
    rows = [
        Graded(r["text"], r["card"], f"made up {n % 6}", "made up")
        for n, r in enumerate(lines(HERE / "graded_passages.jsonl"))
    ]
    if os.environ.get("REPURPOSE_EVAL_DATA"):
        gold = pathlib.Path(os.environ["REPURPOSE_EVAL_DATA"]) / "gold"
        rows += [*posts(gold), *seeds(gold)]
    for name in more:
        rows += [
            Graded(
                r["text"],
                r["card"],
                r["file"],
                pathlib.Path(name).stem,
                r.get("lifted"),
                r.get("weight", 1.0),
            )
            for r in lines(pathlib.Path(name))
        ]
    return rows


# ---------------------------------------------------------------- logistic regression


def fit(
    vectors: Sequence[Sequence[float]], targets: Sequence[float], weights: Sequence[float]
) -> list[float]:
    """Weights and, last, the bias, by ten steps of Newton's method."""
    size = len(vectors[0])
    expected = [EXPECTED.get(name, 0.0) for name in COLUMNS]
    found = list(expected)
    for _ in range(10):
        hessian = [[0.0] * size for _ in range(size)]
        for i in range(size):
            hessian[i][i] = L2 if i < size - 1 else 1e-3
        gradient = [hessian[i][i] * (found[i] - expected[i]) for i in range(size)]
        for vector, target, weight in zip(vectors, targets, weights, strict=True):
            active = [(i, x) for i, x in enumerate(vector) if x]
            chance = likely(sum(found[i] * x for i, x in active))
            for i, x in active:
                gradient[i] += weight * (chance - target) * x
                for j, y in active:
                    hessian[i][j] += weight * chance * (1 - chance) * x * y
        found = [a - b for a, b in zip(found, solve(hessian, gradient), strict=True)]
    return found


def solve(matrix: list[list[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with the largest pivot."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(size):
            if r != i and rows[r][i]:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def likely(odds: float) -> float:
    """The chance that log odds stand for."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, odds))))


# ---------------------------------------------------------------- measures


def held_out(rows: Sequence[Graded], vectors: Sequence[Sequence[float]]) -> list[float]:
    """The odds of every passage by weights that were learned without its post."""
    fold = [zlib.crc32(row.episode.encode()) % FOLDS for row in rows]
    odds = [0.0] * len(rows)
    for each in range(FOLDS):
        kept = [i for i, f in enumerate(fold) if f != each]
        learned = fit(
            [vectors[i] for i in kept], [rows[i].target for i in kept], [rows[i].weight for i in kept]
        )
        for i, f in enumerate(fold):
            if f == each:
                odds[i] = sum(a * b for a, b in zip(learned, vectors[i], strict=True))
    return odds


def report(kind: str, rows: Sequence[Graded], odds: Sequence[float], shift: float) -> str:
    """One line: how often a worthy passage stands above another, the three best, and the threshold."""
    good = [o for row, o in zip(rows, odds, strict=True) if row.card >= 2]
    poor = [o for row, o in zip(rows, odds, strict=True) if row.card < 2]
    above = sum((g > p) + (g == p) / 2 for g in good for p in poor) / max(1, len(good) * len(poor))
    hit = most = 0
    for file in sorted({row.file for row in rows}):
        ranked = sorted(
            ((o, row.card) for row, o in zip(rows, odds, strict=True) if row.file == file), reverse=True
        )
        most += min(3, sum(card >= 2 for _, card in ranked))
        hit += sum(card >= 2 for _, card in ranked[:3])
    passed = sum(o + shift >= 0 for o in odds)
    right = sum(o + shift >= 0 for o in good)
    return (
        f"{kind:11s} passages {len(rows):4d}  worthy above unworthy {above:.3f}  three best {hit}/{most}  "
        f"at the threshold: precision {right / max(1, passed):.3f}, recall {right / max(1, len(good)):.3f}"
    )


def vector(row: Graded, typical: float) -> list[float]:
    """The traits of a passage in the order of `COLUMNS`; what is not known of it counts as typical."""
    seen = traits(row.text)
    lifted = row.lifted - typical if row.lifted is not None else 0.0
    return [*(seen.get(name, 0.0) for name in NAMES), lifted, 1.0]


def balance(rows: Sequence[Graded], odds: Sequence[float]) -> float:
    """What to add to the odds so that hardly fewer passages pass than are worthy; each set of posts has one voice."""
    shifts = []
    for kind in sorted({row.kind for row in rows} - {"made up", "seeds", "transcript"}):
        ranked = sorted((o for row, o in zip(rows, odds, strict=True) if row.kind == kind), reverse=True)
        worthy = sum(row.card >= 2 for row in rows if row.kind == kind)
        if 0 < worthy <= len(ranked):
            shifts.append(-ranked[worthy - 1])
    return sum(shifts) / len(shifts) - STRICT if shifts else 0.0


def main() -> None:
    """Measure, and write where asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--graded", nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = graded(args.graded)
    shares = [row.lifted for row in rows if row.lifted is not None]
    typical = sum(shares) / len(shares) if shares else 0.0
    vectors = [vector(row, typical) for row in rows]
    odds = held_out(rows, vectors)
    shift = balance(rows, odds)
    for kind in sorted({row.kind for row in rows}):
        mine = [i for i, row in enumerate(rows) if row.kind == kind]
        print(report(kind, [rows[i] for i in mine], [odds[i] for i in mine], shift))
    if args.write:
        *weights, lifted, bias = fit(vectors, [row.target for row in rows], [row.weight for row in rows])
        body = [f"BIAS: Final = {bias + shift:.3f}"]
        body += [
            f"LIFTED: Final = {lifted:.3f}",
            f"LIFTED_TYPICALLY: Final = {typical:.3f}",
            "WEIGHTS: Final[Mapping[str, float]] = {",
        ]
        body += [f'    "{name}": {weight:.3f},' for name, weight in zip(NAMES, weights, strict=True)]
        (HERE.parent / TARGET).write_text(HEADER + "\n".join([*body, "}", ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
