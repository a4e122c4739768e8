"""A camera: what it reads of a picture, on paper or drawn in half blocks on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

Cell = tuple[str, int, int]
"""A character, and the shades (0 black, 255 white) of what it draws and of what is behind it."""
_SIZE = 4
"""Pixels of the picture for one of the terminal, each way."""


def codes_read(lines: Sequence[Sequence[Cell]]) -> list[str]:
    """The texts of the codes that are found in these lines of cells, each cell a pixel wide and two high."""
    return codes_in([row for line in lines for row in zip(*map(_pixels, line), strict=True)])


def codes_in(rows: Sequence[Sequence[int]]) -> list[str]:
    """The texts of the codes, dark on light, that are found in these rows of shades."""
    zxing = pytest.importorskip("zxingcpp")
    numpy = pytest.importorskip("numpy")
    picture = numpy.array(rows, dtype=numpy.uint8).repeat(_SIZE, 0).repeat(_SIZE, 1)
    return [found.text for found in zxing.read_barcodes(picture, try_invert=False)]


def _pixels(cell: Cell) -> tuple[int, int]:
    """The shades of the upper and of the lower half of a cell."""
    character, drawn, behind = cell
    return drawn if character in "▀█" else behind, drawn if character in "▄█" else behind
