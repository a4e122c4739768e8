"""`interview`: the questions one at a time, on a drawn screen or line by line."""

from __future__ import annotations

import argparse

from subsidiarity.cli.machine_errors import need_folder
from subsidiarity.cli.streams import need_output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="the decision file to go on with, or to make")
    parser.add_argument("--plain", action="store_true", help="line by line, without a drawn screen")


def run(arguments: argparse.Namespace) -> int:
    """Hold the interview on a screen, or line by line where there is none, and return the exit code."""
    from subsidiarity.cli.shell import run_interview

    need_output()
    need_folder(arguments.file)
    return run_interview(arguments)
