"""The whole interview line by line: for screen readers, simple terminals and pipes.

It draws nothing: no boxes, no colours, no escape codes, no redrawing. It walks the same session and keeps the
same file as the screen does.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import TextIO

from subsidiarity.lines.conversation import Leave, Lines
from subsidiarity.lines.interview import LineInterview
from subsidiarity.lines.opening import choose
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.safe import safe
from subsidiarity.workshop.exit_code import FINE, INTERRUPTED, UNREADABLE
from subsidiarity.workshop.saving_words import farewell
from subsidiarity.workshop.sitting import Sitting

_NOBODY_READS = (errno.EPIPE, errno.EIO)
"""Error numbers of a pipe without a reader and of a terminal that has gone."""


def _interview(sitting: Sitting, lines: Lines) -> None:
    LineInterview(sitting, lines).run()


def run_interview(
    path: str | None,
    compiled: CompiledRulebook,
    source: TextIO | None = None,
    sink: TextIO | None = None,
    converse: Callable[[Sitting, Lines], None] = _interview,
) -> int:
    """Hold an interview over lines, or another conversation, and return the exit code.

    `path` is a decision file, one that is to be made, or a folder (None: this one). 0 after leaving or at the end of
    the input, 2 if the file cannot be read or the last change could not be saved, 130 after Ctrl+C.
    """
    lines = Lines(source or sys.stdin, sink or sys.stdout)
    sitting: Sitting | None = None
    code = FINE
    try:
        try:
            sitting = choose(path, compiled, lines)
            if sitting is None:
                return UNREADABLE
            converse(sitting, lines)
        except Leave:
            lines.say("")
        except KeyboardInterrupt:
            code = INTERRUPTED
            lines.say("")
        if sitting is not None:
            lines.say(safe(farewell(sitting)))
    except OSError as gone:
        if gone.errno not in _NOBODY_READS:
            raise
        # What Python would still flush at its end must not fail once again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREADABLE if code == FINE and sitting is not None and sitting.problem is not None else code
