"""Many articles → several processes → results in order. Knows nothing of what is done to them.

Work is cut into pieces that are worth sending; few pieces are done right here, for a second process takes longer to
start than they take. Only a handful of results wait at a time, so memory does not grow with their number.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")


def spread(
    do: Callable[[Sequence[Work]], Result], work: Sequence[Work], *, piece: int, alone: int
) -> Iterator[Result]:
    """`do(work[:piece])`, `do(work[piece:2 * piece])` and on. Fewer than `alone` are done in this process.

    `do`, the work and the results must be picklable. What `do` raises is raised where its result would have come.
    """
    pieces = [work[at : at + piece] for at in range(0, len(work), piece)]
    workers = min(os.cpu_count() or 1, len(pieces))
    if len(work) < alone or workers < 2:
        yield from map(do, pieces)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Result]] = deque()
        for one in pieces:
            waiting.append(pool.submit(do, one))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
