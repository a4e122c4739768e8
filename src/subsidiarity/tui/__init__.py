"""The terminal interface: holds nothing but the screen."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

from subsidiarity.api import load_advisor
from subsidiarity.workshop.plain import INTERRUPTED, UNREADABLE, run_plain
from subsidiarity.workshop.plain_text import diagnostic_line


def run_interview(path: str | None, rulebook: str | None, plain: bool) -> int:
    """Hold an interview on the screen, or line by line where there is none, and return the exit code.

    `path` is a decision file, one that is to be made, or a folder (None: this one); `rulebook` is the file of a
    rulebook (None: the one that is shipped). 0 fine, 1 after an error of the program, 2 if something cannot be read
    or saved, 130 after an interrupt, 128 and the signal's number after a signal.
    """
    advisor, diagnostics = load_advisor(rulebook)
    if advisor is None:
        sys.stderr.write("".join(f"{diagnostic_line(diagnostic)}\n" for diagnostic in diagnostics))
        return UNREADABLE
    if plain or not has_screen():
        return run_plain(path, advisor.compiled)

    def run() -> int:
        from subsidiarity.tui.running import run_screen  # loads textual, which only a screen needs

        return run_screen(path, advisor.compiled)

    return painted_soon(run)


def run_workshop(path: str | None, rulebook: str | None, plain: bool, rehearsal: int | None = None) -> int:
    """Hold a workshop on the screen or line by line, and return the exit code, as `run_interview` does.

    `rehearsal` is the number that invented votes are made from; None when people vote.
    """
    advisor, diagnostics = load_advisor(rulebook)
    if advisor is None:
        sys.stderr.write("".join(f"{diagnostic_line(diagnostic)}\n" for diagnostic in diagnostics))
        return UNREADABLE
    if plain or not has_screen():
        from subsidiarity.workshop.plain_workshop import run_plain_workshop

        return run_plain_workshop(path, advisor.compiled, rehearsal=rehearsal)

    def run() -> int:
        from subsidiarity.tui.workshop_app import run_workshop_screen  # loads textual, which only a screen needs

        return run_workshop_screen(path, advisor.compiled, rehearsal)

    return painted_soon(run)


def has_screen() -> bool:
    """Whether a screen can be drawn: on a terminal that understands more than lines, and through standard error."""
    if os.environ.get("TEXTUAL_DRIVER"):  # a browser, which `serve` draws in
        return True
    knows_more_than_lines = os.name == "nt" or os.environ.get("TERM", "") not in ("", "dumb")
    return knows_more_than_lines and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def painted_soon(run: Callable[[], int]) -> int:
    """Run so that a person waits as little as can be for a frame, and return the exit code.

    Nothing becomes garbage while everything is loaded: the app collects again after its first paint. And a frame is
    painted when it is ready, rather than at the next sixtieth of a second, for which textual would wait.
    """
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    try:
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.enable()
