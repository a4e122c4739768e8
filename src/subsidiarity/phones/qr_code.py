"""An address as a QR code: its modules, or half blocks for a terminal, dark on light whatever colours that has."""

from __future__ import annotations

from collections.abc import Iterator

QUIET = 4
"""Modules of quiet zone round the code, without which some phones do not find it."""
_BLACK_ON_WHITE, _AS_BEFORE = "\x1b[38;2;0;0;0;48;2;255;255;255m", "\x1b[0m"
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def qr_rows(address: str) -> list[list[bool]]:
    """The modules of the code of an address in capitals, row by row, whether each is dark; quiet zone included."""
    import segno

    code = segno.make(address.upper(), error="l", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix_iter(border=QUIET)]


def qr_lines(address: str) -> tuple[str, ...]:
    """The lines of the code of an address in capitals, a cell a module and two modules a line, quiet zone included."""
    rows = qr_rows(address)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return tuple(
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def qr_text(address: str) -> str:
    """The code of an address in capitals as lines of text, a character a module, light ones blank."""
    return "\n".join("".join("█" if dark else " " for dark in row) for row in qr_rows(address))


def coloured(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines of a code, each black on white by escape codes: for a terminal, never for a pipe."""
    for line in lines:
        yield f"{_BLACK_ON_WHITE}{line}{_AS_BEFORE}"
