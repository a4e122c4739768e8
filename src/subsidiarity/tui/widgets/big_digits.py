"""Numbers three rows high, for what a room reads from afar: counts, the clock, the numbers of options."""

from __future__ import annotations

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD

DIGIT_ROWS, DIGIT_WIDTH = 3, 3
_NARROW = ":"


def big_number(text: str) -> list[str]:
    """A number or a time in three rows, each of its characters three columns wide and a colon one."""
    glyphs = [_glyph(character) for character in text]
    return ["".join(glyph[row] for glyph in glyphs) for row in range(DIGIT_ROWS)]


def _glyph(character: str) -> list[str]:
    index = DIGITS.find(character)
    if index < 0:
        return [" " * DIGIT_WIDTH, f" {character} ", " " * DIGIT_WIDTH]
    rows = DIGITS3X3_BOLD[index * DIGIT_ROWS : (index + 1) * DIGIT_ROWS]
    width = 1 if character == _NARROW else DIGIT_WIDTH
    return [row.strip().center(width)[:width] if character == _NARROW else row.ljust(width) for row in rows]
