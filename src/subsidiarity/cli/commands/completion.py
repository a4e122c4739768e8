"""`completion`: a script with which a shell completes commands, options and their words."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

from subsidiarity.cli.streams import FINE, UNUSABLE, write_utf8

SHELLS = ("bash", "zsh", "fish")
_FILES = ("FILE", "PATH", "OLD", "NEW")
_FOLDERS = ("DIR",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument(
        "shell", metavar="SHELL", choices=SHELLS, help=f"the shell that is to complete: {', '.join(SHELLS)}"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the script for a shell; it completes the roles of the rulebook by name."""
    import shtab

    from subsidiarity.cli.opening import open_advisor

    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    roles = [role.id for role in advisor.rulebook.roles]
    parser = _with_hints(roles, {**dict.fromkeys(_FILES, shtab.FILE), **dict.fromkeys(_FOLDERS, shtab.DIRECTORY)})
    write_utf8(f"{shtab.complete(parser, arguments.shell).rstrip()}\n")
    return FINE


def _with_hints(roles: list[str], kinds: dict[str, Any]) -> argparse.ArgumentParser:
    """A parser of all commands, each argument with the kind of word that it takes."""
    from subsidiarity.cli.arguments import COMMANDS, add_shared

    parser = argparse.ArgumentParser("subsidiarity", allow_abbrev=False)
    parser.add_argument("--version", action="version", version="", help="the version of this program")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary, allow_abbrev=False)
        import_module(f"subsidiarity.cli.commands.{name.replace('-', '_')}").add_arguments(command)
        add_shared(command, name)
        for action in command._actions:
            if action.metavar == "ROLE":
                action.choices = roles
            elif action.metavar in kinds:
                action.complete = kinds[str(action.metavar)]  # type: ignore[attr-defined]
    return parser
