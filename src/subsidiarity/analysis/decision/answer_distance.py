"""The distance of an option from an answer, in steps: the number of options to the nearest one chosen."""

from __future__ import annotations

from collections.abc import Sequence


def steps_away(chosen: int, size: int) -> tuple[int, ...]:
    """For each of a question's options, the steps to the nearest option of an answer (a set, as bits)."""
    options = [option for option in range(size) if chosen >> option & 1]
    return tuple(min(abs(option - other) for other in options) for option in range(size))


def step_costs(sheet: Sequence[int], sizes: Sequence[int]) -> list[tuple[int, ...]]:
    """For each question of a sheet (sets of options, as bits), the steps from its answer to each option."""
    return [steps_away(chosen, size) for chosen, size in zip(sheet, sizes, strict=False)]
