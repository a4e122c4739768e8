"""Planes that are plain numbers, a bit for each sheet."""

from __future__ import annotations

from subsidiarity.reasoning.planes import Sheets


def as_planes(rows, is_full=False):
    """Rows of answers as bits (any set of options), a plane for each option."""

    def plane(question, option):
        return sum(1 << number for number, row in enumerate(rows) if row[question] >> option & 1)

    return Sheets([is_full] * len(rows[0]), plane)
