"""Times of jobs that take turns, so that a busy moment of the machine falls on all of them."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Job = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Seconds:
    """What one job takes: by the clock on the wall, and of the processor in all threads of this process."""

    wall: float
    processor: float

    def times(self, factor: float) -> Seconds:
        return Seconds(self.wall * factor, self.processor * factor)


def medians(jobs: Mapping[str, Job], rounds: int) -> dict[str, Seconds]:
    """The medians of each job over some rounds; each job runs once before they count."""
    found: dict[str, list[Seconds]] = {name: [] for name in jobs}
    gc.collect()
    gc.disable()
    try:
        for number in range(rounds + 1):
            for name, job in jobs.items():
                seconds = timed(job)
                if number:
                    found[name].append(seconds)
    finally:
        gc.enable()
    return {
        name: Seconds(statistics.median(each.wall for each in all_), statistics.median(each.processor for each in all_))
        for name, all_ in found.items()
    }


def timed(job: Job) -> Seconds:
    """What a job takes once."""
    wall, processor = time.perf_counter(), time.process_time()
    job()
    return Seconds(time.perf_counter() - wall, time.process_time() - processor)
