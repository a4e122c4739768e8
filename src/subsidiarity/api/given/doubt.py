"""Warnings to a program, said where it calls the advisor."""

from __future__ import annotations

import sys

from subsidiarity.api.errors import Doubt

_PACKAGE = "subsidiarity"


def say_doubt(message: str) -> None:
    """Warn a program of what is likely not meant, at its own line: the first that is not of this package."""
    import warnings  # few programs are warned

    level = 1
    frame = sys._getframe(1)
    while frame.f_back is not None and str(frame.f_globals.get("__name__", "")).partition(".")[0] == _PACKAGE:
        frame = frame.f_back
        level += 1
    warnings.warn(message, Doubt, stacklevel=level + 1)
