"""Planes that are plain numbers, a bit for each sheet."""

from __future__ import annotations

from subsidiarity.reasoning.planes import SheetPlanes

ROWS = ["{reach: land}", "{reach: town, trust: none}", "{reach: town}", "{reach: street}", "{}"]
"""Sheets 0 to 4, the lowest bit first."""


def as_planes(rows, is_full=False):
    """Rows of answers as bits (any set of options), a plane for each option."""

    def plane(question, option):
        return sum(1 << number for number, row in enumerate(rows) if row[question] >> option & 1)

    return SheetPlanes([is_full] * len(rows[0]), plane)
