"""`interview`: the questions one at a time, on a drawn screen or line by line."""

from __future__ import annotations

import argparse
import os
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="the decision file to go on with, or to make")
    parser.add_argument("--plain", action="store_true", help="line by line, without a drawn screen")


def run(arguments: argparse.Namespace) -> int:
    """Hand over to the screen, or to the plain lines where there is none."""
    if arguments.plain or not _has_screen():
        from subsidiarity.workshop.plain import run_plain

        return run_plain(arguments.file, arguments.rulebook)
    from subsidiarity.tui import run_interview

    return run_interview(arguments.file, arguments.rulebook, False)


def _has_screen() -> bool:
    if sys.stdout is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return os.environ.get("TERM", "" if os.name == "posix" else "screen") not in ("", "dumb")
