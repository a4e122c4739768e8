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
from subsidiarity.lines.workshop import LineWorkshop
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe
from subsidiarity.workshop.ballot.network import Network
from subsidiarity.workshop.convening import convene
from subsidiarity.workshop.exit_code import FINE, INTERRUPTED, UNREADABLE
from subsidiarity.workshop.saving_words import farewell
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.view.half_typed import at_half_typed_counts

_NOBODY_READS = (errno.EPIPE, errno.EIO)
"""Error numbers of a pipe without a reader and of a terminal that has gone."""


def run_interview(
    path: str | None,
    compiled: CompiledRulebook,
    source: TextIO | None = None,
    sink: TextIO | None = None,
    network: Network | None = None,
) -> int:
    """Hold an interview over lines and return the exit code; a decision with a workshop is held as one.

    `network` brings phones to that; None where there are none.
    `path` is a decision file, one that is to be made, or a folder (None: this one). 0 after leaving or at the end of
    the input, 2 if the file cannot be read or the last change could not be saved, 130 after Ctrl+C.
    """

    def converse(sitting: Sitting, lines: Lines) -> None:
        if sitting.has_workshop:
            lines.say(words("A group answers this decision, so it is opened as a workshop."))
            _hold_workshop(sitting, lines, network)
        else:
            LineInterview(sitting, lines).run()

    return _run(path, compiled, Lines(source or sys.stdin, sink or sys.stdout), converse)


def run_workshop(
    path: str | None,
    compiled: CompiledRulebook,
    source: TextIO | None = None,
    sink: TextIO | None = None,
    rehearsal: int | None = None,
    network: Network | None = None,
) -> int:
    """Hold a workshop over lines and return the exit code, as `run_interview` does.

    `rehearsal` is the number that invented votes are made from; None when people vote. `network` brings phones; None
    where there are none.
    """

    def converse(sitting: Sitting, lines: Lines) -> None:
        _hold_workshop(sitting, lines, network, rehearsal)

    return _run(path, compiled, Lines(source or sys.stdin, sink or sys.stdout), converse)


def _hold_workshop(sitting: Sitting, lines: Lines, network: Network | None, rehearsal: int | None = None) -> None:
    refused = convene(sitting, rehearsal)
    if refused is not None:
        lines.say(refused.words)
        raise Leave
    sitting.become(at_half_typed_counts(sitting))
    workshop = sitting.session.decision.workshop
    is_invented = workshop is not None and workshop.rehearsal is not None
    held = LineWorkshop(sitting, lines, None if is_invented else network)
    try:
        held.run()
    finally:
        held.end()


def _run(path: str | None, compiled: CompiledRulebook, lines: Lines, converse: Callable[[Sitting, Lines], None]) -> int:
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
            sitting.save_again()
            lines.say(safe(farewell(sitting)))
    except OSError as gone:
        if gone.errno not in _NOBODY_READS:
            raise
        # What Python would still flush at its end must not fail once again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREADABLE if code == FINE and sitting is not None and sitting.problem is not None else code
