"""The screen in a terminal: widgets and keys, and nothing that a shell of lines would need too."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from subsidiarity.workshop.exit_code import INTERRUPTED

if TYPE_CHECKING:
    from subsidiarity.reasoning.compiled import CompiledRulebook
    from subsidiarity.workshop.ballot.network import LoopNetwork

_COLLECTED_AFTER = 700, 10, 2
"""The numbers after which garbage is collected: Python's own, but the oldest more often.

What a frame leaves in circles has outlived two collections by then, and a session of hours has many frames.
"""


def run_interview(
    path: str | None, compiled: CompiledRulebook, network: Callable[[], LoopNetwork] | None = None
) -> int:
    """Hold an interview on the screen and return the exit code; `network` brings phones to a workshop."""

    def run() -> int:
        from subsidiarity.tui.run import run_screen  # loads textual, which only a screen needs

        return run_screen(path, compiled, network)

    return painted_soon(run)


def run_workshop(
    path: str | None,
    compiled: CompiledRulebook,
    rehearsal: int | None = None,
    network: Callable[[], LoopNetwork] | None = None,
) -> int:
    """Hold a workshop on the screen and return the exit code.

    With the number of a `rehearsal` votes are invented. `network` brings the network that phones come by.
    """

    def run() -> int:
        from subsidiarity.tui.run import run_workshop_screen  # loads textual, which only a screen needs

        return run_workshop_screen(path, compiled, rehearsal, network)

    return painted_soon(run)


def has_screen() -> bool:
    """Whether a screen can be drawn: on a terminal of more than lines, in UTF-8, and through standard error."""
    if os.environ.get("TEXTUAL_DRIVER"):  # a browser, which `serve` draws in
        return True
    return _is_terminal() and not lacks_letters()


def lacks_letters() -> bool:
    """Whether there is a terminal for a screen, and it takes no UTF-8: every line and mark would come out as a code."""
    return _is_terminal() and (sys.stderr.encoding or "").lower().replace("-", "") not in ("utf8", "cp65001")


def _is_terminal() -> bool:
    knows_more_than_lines = os.name == "nt" or os.environ.get("TERM", "") not in ("", "dumb")
    return knows_more_than_lines and all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def painted_soon(run: Callable[[], int]) -> int:
    """Run so that a person waits as little as can be for a frame, and return the exit code.

    Loading makes no garbage, and collecting it took a tenth of a start: the app collects again after its first paint.
    And a frame is painted when it is ready, not at the next sixtieth of a second, for which textual would wait.
    """
    before = gc.get_threshold()
    gc.disable()
    gc.set_threshold(*_COLLECTED_AFTER)
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    try:
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.set_threshold(*before)
        gc.enable()
