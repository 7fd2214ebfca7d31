"""Learned trees, all read at once.

Pure; knows nothing of what the trees tell. Following each tree from its root costs one step in Python for every node.
Here a bit stands for each leaf, and for each value of each bin is kept which leaves it allows: one `&` for every bin
leaves the one leaf of each tree (after QuickScorer, Lucchese et al. 2015).
"""

from __future__ import annotations

import functools
import operator
import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Tree = tuple[Any, ...]  # (bin, at most, tree if so, tree if not), or a leaf (value,)
Limit = tuple[int, int, bool]  # bin, limit, whether the bin's value is at most the limit

_LANE = 16  # bits for each tree, one a leaf


class Forest:
    """The sum of what trees say of small integers, the bins; each tree has at most 16 leaves."""

    def __init__(self, trees: Sequence[Tree], bins: int) -> None:
        paths = [list(_paths(tree, ())) for tree in trees]
        if any(len(leaves) > _LANE for leaves in paths):
            raise ValueError(f"a tree has more than {_LANE} leaves; grow smaller ones.")
        self._lanes = struct.Struct(f"<{len(trees)}H")
        self._values = [{1 << bit: value for bit, (_, value) in enumerate(leaves)} for leaves in paths]
        limits = [
            (_LANE * number + bit, path)
            for number, leaves in enumerate(paths)
            for bit, (path, _) in enumerate(leaves)
        ]
        self._allowed = [_Allowed(limits, each) for each in range(bins)]

    def __call__(self, known: Sequence[int]) -> float:
        """The sum for one value a bin."""
        return self.sum(self.left(dict(enumerate(known))))

    def left(self, known: Mapping[int, int]) -> int:
        """The leaves that the values of some bins leave, as bits: what several parts of the bins leave is their `&`."""
        return functools.reduce(
            operator.and_, (self._allowed[which][value] for which, value in known.items())
        )

    def sum(self, left: int) -> float:
        """The sum where one leaf of each tree is left."""
        lanes = self._lanes.unpack(left.to_bytes(self._lanes.size, "little"))
        return sum(map(operator.getitem, self._values, lanes))


class _Allowed(dict[int, int]):
    """The leaves that a value of one bin allows, as bits; found when the value is first met."""

    def __init__(self, limits: Sequence[tuple[int, Sequence[Limit]]], which: int) -> None:
        super().__init__()
        self._limits = [(bit, [each for each in path if each[0] == which]) for bit, path in limits]

    def __missing__(self, value: int) -> int:
        allowed = (
            1 << bit
            for bit, path in self._limits
            if all((value <= limit) == at_most for _, limit, at_most in path)
        )
        self[value] = sum(allowed)
        return self[value]


def _paths(tree: Tree, above: tuple[Limit, ...]) -> Iterator[tuple[tuple[Limit, ...], float]]:
    """Every leaf of a tree with the limits on the way to it."""
    if len(tree) == 1:
        yield above, tree[0]
        return
    which, limit, left, right = tree
    yield from _paths(left, (*above, (which, limit, True)))
    yield from _paths(right, (*above, (which, limit, False)))
