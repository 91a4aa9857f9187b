"""Cases measured side by side: each in a fresh process, taking turns, the best of several rounds."""

import gc
from collections.abc import Callable
from collections.abc import Mapping
from multiprocessing import get_context
from time import process_time
from typing import Any

# A case is a function of a module's top level and what it is given; it returns what is to be timed.
Case = tuple[Callable[..., Callable[[], object]], tuple[Any, ...]]


def best_of(cases: Mapping[str, Case], rounds: int) -> dict[str, float]:
    """Return the least processor seconds of each case; a fresh process remembers nothing of the case before."""
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for _ in range(rounds):
            for name, case in cases.items():
                seconds[name].append(pool.apply(_timed, case))
    return {name: min(found) for name, found in seconds.items()}


def _timed(make: Callable[..., Callable[[], object]], given: tuple[Any, ...]) -> float:
    run = make(*given)
    gc.collect()  # what was left behind while making ready is not the case's
    start = process_time()
    run()
    return process_time() - start
