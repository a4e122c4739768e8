"""Planes that are plain numbers, a bit for each sheet."""

from __future__ import annotations

from subsidiarity.reasoning.planes import Sheets

THREE_WAYS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {all: [{reach: {is: town}}, {trust: {is: none}}]}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
ROWS = ["{reach: land}", "{reach: town, trust: none}", "{reach: town}", "{reach: street}", "{}"]
"""Sheets 0 to 4, the lowest bit first."""


def as_planes(rows, is_full=False):
    """Rows of answers as bits (any set of options), a plane for each option."""

    def plane(question, option):
        return sum(1 << number for number, row in enumerate(rows) if row[question] >> option & 1)

    return Sheets([is_full] * len(rows[0]), plane)
