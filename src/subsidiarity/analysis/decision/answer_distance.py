"""How far an option lies from an answer: the number of options to its nearest one."""

from __future__ import annotations

from collections.abc import Sequence


def steps_away(chosen: int, size: int) -> tuple[int, ...]:
    """For each of a question's options, the steps to the nearest option of an answer (a set, as bits)."""
    options = [option for option in range(size) if chosen >> option & 1]
    return tuple(min(abs(option - other) for other in options) for option in range(size))


def step_costs(sheet: Sequence[int], sizes: Sequence[int]) -> list[tuple[int, ...]]:
    """The same for every question of a sheet."""
    return [steps_away(chosen, size) for chosen, size in zip(sheet, sizes, strict=False)]
