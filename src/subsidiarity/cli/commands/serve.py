"""`serve`: the workshop in a browser on this machine."""

from __future__ import annotations

import argparse
import sys

from subsidiarity.api import Advisor
from subsidiarity.cli.machine_errors import need_folder
from subsidiarity.cli.streams import FINE, UNUSABLE, flush, talk, write
from subsidiarity.cli.typed_value import whole_number

_PORT = 8765


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="the decision file to go on with, or to make")
    parser.add_argument(
        "--port",
        type=whole_number(0, 65_535),
        default=_PORT,
        metavar="NUMBER",
        help=f"the port on 127.0.0.1 ({_PORT}; 0: any)",
    )
    parser.add_argument("--alone", action="store_true", help="an interview, without votes")


def run(arguments: argparse.Namespace) -> int:
    """Serve the workshop until told to end; each browser tab that opens the address holds a session of its own."""
    from subsidiarity.tui.browser.server import FacilitatorServer

    advisor = _opened(arguments)
    if advisor is None:
        return UNUSABLE
    try:
        server = FacilitatorServer(_command(arguments), arguments.port, advisor.rulebook.language)
    except OSError as error:
        talk(f"subsidiarity: port {arguments.port} cannot be used: {error.strerror}; name another one with --port")
        return UNUSABLE
    write(f"{server.address}\n")
    flush()
    talk("Open this address in a browser on this machine. Whoever knows it can answer for you. Ctrl+C ends it.")
    server.run()
    return FINE


def _opened(arguments: argparse.Namespace) -> Advisor | None:
    """The advisor of the rulebook; None if that or the file cannot be opened.

    Faults are said here, where somebody looks, and not in the browser.
    """
    import os

    from subsidiarity.cli.opening import open_advisor, talk_of
    from subsidiarity.reporting.safe import safe
    from subsidiarity.workshop.decision_store import open_file, refused_name

    need_folder(arguments.file)
    advisor = open_advisor(arguments)
    if advisor is None or arguments.file is None or os.path.isdir(arguments.file):
        return advisor
    if not os.path.lexists(arguments.file) and arguments.file != "-":
        refused = refused_name(arguments.file)  # it is to be made
        if refused is not None:
            talk(safe(refused.words))
        return advisor if refused is None else None
    opened, diagnostics = open_file(arguments.file, advisor.compiled)
    if opened is None:
        talk_of(diagnostics)
    return None if opened is None else advisor


def _command(arguments: argparse.Namespace) -> list[str]:
    """The words of the command that starts the app."""
    parts = [sys.executable, "-m", "subsidiarity", "interview" if arguments.alone else "workshop"]
    if arguments.rulebook is not None:
        parts.append(f"--rulebook={arguments.rulebook}")
    if arguments.language is not None:
        parts.append(f"--language={arguments.language}")
    return [*parts, "--", arguments.file] if arguments.file is not None else parts
