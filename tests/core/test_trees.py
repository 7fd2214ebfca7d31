"""Trees read all at once say what they say when each is followed from its root."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repurpose.digest.trees import Forest, Tree

BINS = 4
LEAVES = st.floats(-2, 2).map(lambda value: (value,))
TREES: st.SearchStrategy[Tree] = st.recursive(
    LEAVES,
    lambda below: st.tuples(st.integers(0, BINS - 1), st.integers(-3, 5), below, below),
    max_leaves=8,
).filter(lambda tree: leaves(tree) <= 16)


def leaves(tree: Tree) -> int:
    return 1 if len(tree) == 1 else leaves(tree[2]) + leaves(tree[3])


def followed(tree: Tree, known: tuple[int, ...]) -> float:
    while len(tree) > 1:
        tree = tree[2] if known[tree[0]] <= tree[1] else tree[3]
    return float(tree[0])


@given(st.lists(TREES, max_size=6), st.tuples(*[st.integers(-5, 9)] * BINS))
def test_a_forest_is_the_sum_of_its_trees(trees: list[Tree], known: tuple[int, ...]) -> None:
    assert math.isclose(
        Forest(trees, BINS)(known), sum(followed(tree, known) for tree in trees), abs_tol=1e-9
    )


@given(
    st.lists(TREES, min_size=1, max_size=6), st.tuples(*[st.integers(-5, 9)] * BINS), st.integers(1, BINS - 1)
)
def test_what_parts_of_the_bins_leave_is_what_all_of_them_leave(
    trees: list[Tree], known: tuple[int, ...], parted: int
) -> None:
    forest, each = Forest(trees, BINS), list(enumerate(known))
    assert forest.sum(forest.left(dict(each[:parted])) & forest.left(dict(each[parted:]))) == forest(known)


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    tree: Tree = (1.0,)
    for limit in range(16):
        tree = (0, limit, (0.0,), tree)
    with pytest.raises(ValueError, match="16 leaves"):
        Forest([tree], 1)
