"""Times of jobs that take turns, so that a busy moment of the machine falls on all of them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping

Job = Callable[[], object]


def medians(jobs: Mapping[str, Job], rounds: int, clock: Callable[[], float] = time.perf_counter) -> dict[str, float]:
    """The median seconds of each job over some rounds; each job runs once before they count."""
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    gc.collect()
    gc.disable()
    try:
        for number in range(rounds + 1):
            for name, job in jobs.items():
                began = clock()
                job()
                if number:
                    seconds[name].append(clock() - began)
    finally:
        gc.enable()
    return {name: statistics.median(times) for name, times in seconds.items()}
