"""The shell in which an interview or a workshop is held: a drawn screen, or lines where there is none."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from subsidiarity.cli.opening import open_advisor
from subsidiarity.cli.streams import UNUSABLE, talk
from subsidiarity.tui import has_screen, lacks_letters

if TYPE_CHECKING:
    from subsidiarity.phones.network import LoopNetwork


def run_interview(arguments: Namespace) -> int:
    """Hold an interview on the screen, or line by line where there is none, and return the exit code.

    `file` is a decision file, one that is to be made, or a folder (None: this one). 0 fine, 1 after an error of the
    program, 2 if something cannot be read or saved, 130 after an interrupt, 128 and the signal's number after a signal.
    """
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    if _goes_by_lines(arguments):
        from subsidiarity.lines.run import run_interview as run_in_lines
        from subsidiarity.phones.network import ThreadNetwork

        return run_in_lines(arguments.file, advisor.compiled, network=ThreadNetwork())
    from subsidiarity.tui import run_interview as run_on_screen

    return run_on_screen(arguments.file, advisor.compiled, _network)


def run_workshop(arguments: Namespace) -> int:
    """Hold a workshop on the screen or line by line, and return the exit code, as `run_interview` does.

    `rehearse` is the number that invented votes are made from; None when people vote.
    """
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    if _goes_by_lines(arguments):
        from subsidiarity.lines.run import run_workshop as run_in_lines
        from subsidiarity.phones.network import ThreadNetwork

        return run_in_lines(arguments.file, advisor.compiled, rehearsal=arguments.rehearse, network=ThreadNetwork())
    from subsidiarity.tui import run_workshop as run_on_screen

    return run_on_screen(arguments.file, advisor.compiled, arguments.rehearse, _network)


def _network() -> LoopNetwork:
    from subsidiarity.phones.network import LoopNetwork  # the first screen is painted before phones are wanted

    return LoopNetwork()


def _goes_by_lines(arguments: Namespace) -> bool:
    """Whether the conversation goes line by line; why is said where a person would expect a screen."""
    if arguments.plain:
        return True
    if lacks_letters():
        talk(
            "subsidiarity: this terminal does not take UTF-8, which a drawn screen needs, so it goes line by line; "
            "with LC_ALL=C.UTF-8 before the command it is drawn"
        )
    return not has_screen()
