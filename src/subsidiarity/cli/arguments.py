"""The words that may be typed after `subsidiarity`: the commands, and the arguments of the one that was chosen."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module

from subsidiarity import __version__
from subsidiarity.cli.streams import UNUSABLE, talk, terminal_width, write
from subsidiarity.files.decision_files import is_yaml_name
from subsidiarity.model.annotation import TYPE_CHECKING, NoReturn, Protocol, cast
from subsidiarity.reporting.safe import safe

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = {
    "interview": "ask the questions one at a time; saved after every answer (this is what no command means)",
    "workshop": "a group votes on the questions; rounds, minority views and parked points are kept",
    "serve": "the workshop in a browser on this machine",
    "minutes": "the minutes of a workshop",
    "hand-out": "the questions and paper ballots, to be printed",
    "evaluate": "where each decision in files and folders belongs",
    "explain": "the answer on one page for each decision of one file, or the whole argument",
    "report": "a page to send for every decision, an index to sort and filter, and the rulebook",
    "what-if": "what would change in a decision if some of its answers were others",
    "precedents": "what others do with something like it: published assignments and judgements, with sources",
    "compare": "decisions side by side: only the answers that differ, and what each of them does",
    "agreement": "several people's answers: where they differ, and whether that matters",
    "check": "what is wrong, or worth knowing, in a rulebook or a decision file",
    "diff": "what differs between two editions of a rulebook, and what that does to decisions",
    "test": "whether decisions come out as their files expect, and which branches they cover",
    "migrate": "decision files carried to this edition of the rulebook, and rulebooks to this format",
    "translate": "a file for the texts of a rulebook in another language, or one brought up to date",
    "page": "a page that asks and answers in any browser, without Python, for a memory stick or a website",
    "compile": "a rulebook as decision diagrams and words in JSON, for programs in other languages",
    "draw": "a rule graph as Mermaid or DOT text, with a decision's path marked",
    "new": "a decision file to begin with, every question in it as a comment; or a small rulebook",
    "questions": "the questions, or those that a decision still leaves open",
    "schema": "the JSON Schema of decision files, rulebooks, records and the like, for editors and programs",
    "completion": "a script with which a shell completes what you type",
}

NAMING_RULEBOOKS = ("diff",)
"""Commands that take their rulebooks as arguments of their own, and no `--rulebook`."""
SHOWING_TEXTS = (
    *("interview", "workshop", "serve", "minutes", "hand-out", "explain", "report", "what-if", "precedents", "compare"),
    *("agreement", "page", "draw", "new", "questions"),
)
"""Commands that show the rulebook's texts to people, in whatever `--language` there is a side file of it."""

_ABOUT = """\
Who should decide this? Subsidiarity asks about a decision, starts with the smallest place and moves up
only when there is a reason to. It advises; it does not decide, and it is not legal advice."""

_END = """\
exit codes: 0 fine; 1 something was found, or a decision is not as its file expects;
2 wrong usage or input that cannot be used; 130 interrupted. `subsidiarity COMMAND --help` says more."""

_PLAIN = (
    (r"the following arguments are required: (.+)", "something is missing: {0}"),
    (r"argument ([^:]+): expected one argument", "{0} needs a word after it"),
    (r"argument ([^:]+): expected at least one argument", "{0} needs at least one word after it"),
    (r"argument COMMAND: there is no (.+)", "there is no command {0}"),
    (
        r"argument ([^:]+): ignored explicit argument '(.*)'",
        "{0} takes no word, and `{1}` stands behind it",
    ),
    (r"argument ([^:]+): (.+)", "{0}: {1}"),
)
"""Patterns of what argparse says of a mistake, each with a plain sentence in its place."""


class Command(Protocol):
    """The module of a command."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments to its parser."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command and return its exit code."""


class _Parser(argparse.ArgumentParser):
    """A parser whose messages hold nothing that a terminal would obey, and that notices output that fails."""

    def error(self, message: str) -> NoReturn:
        talk(f"subsidiarity: {safe(plain_words(message))}")
        talk(f"`{self.prog} --help` says what there is.")
        raise SystemExit(UNUSABLE)

    def _check_value(self, action: argparse.Action, value: object) -> None:
        """Refuse a value that is no choice, and say which choices there are and which is nearest."""
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(action, _no_such(str(value), [str(each) for each in action.choices]))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if file is sys.stdout:
            write(message)
        else:
            talk(message.rstrip("\n"))


class _Help(argparse.HelpFormatter):
    """A help formatter as wide as the terminal; left to itself, argparse loads much to ask for that."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() - 2)


class _Overview(argparse.HelpFormatter):
    """A help formatter with room for the longest command's name."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=18, width=terminal_width() - 2)
        self._action_max_length = 14  # argparse forgets that commands are indented


def parse(argv: list[str]) -> argparse.Namespace:
    """The arguments as a namespace, whose `run` is the chosen command; SystemExit if they make no sense."""
    words = with_command(argv)
    chosen = next((word for word in words if word in COMMANDS), None)
    parser = _Parser("subsidiarity", description=_ABOUT, epilog=_END, formatter_class=_Overview, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"subsidiarity {__version__}")
    # The program's name spares argparse to work it out; of the other commands only help and mistakes speak.
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", required=True, prog="subsidiarity"
    )
    for name, summary in COMMANDS.items():
        if name != chosen == words[0]:
            continue
        command = commands.add_parser(
            name, help=summary, description=_sentence(summary), formatter_class=_Help, allow_abbrev=False
        )
        if name == chosen:
            module = cast(Command, import_module(f"subsidiarity.cli.commands.{name.replace('-', '_')}"))
            module.add_arguments(command)
            add_shared(command, name)
            command.set_defaults(run=module.run)
    arguments, more = parser.parse_known_args(words)
    if more:
        chosen_parser = commands.choices[arguments.command]
        chosen_parser.error(_too_much(more[0], [*chosen_parser._option_string_actions]))
    return arguments


def plain_words(message: str) -> str:
    """A message of argparse in plain words."""
    for pattern, plain in _PLAIN:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return plain.format(*found.groups())
    return message


def _no_such(word: str, known: Sequence[str]) -> str:
    from subsidiarity.api import UnknownName  # only a mistake needs it

    hint = UnknownName(word, known).hint or f"use one of: {', '.join(known)}"
    return f"there is no `{word[:80]}`; {hint}" if word else f"an empty word stands there; {hint}"


def _too_much(word: str, known: Sequence[str]) -> str:
    """A sentence on a word that no argument takes."""
    if not word.startswith("-"):
        return f"`{word[:80]}` is one word too many"
    return _no_such(word.partition("=")[0], known).replace("there is no", "there is no option", 1)


def with_command(argv: list[str]) -> list[str]:
    """The arguments with `interview` before them where no command is named."""
    first = next((word for word in argv if not word.startswith("-") or word == "-"), None)
    if first in COMMANDS or any(word in ("-h", "--help", "--version") for word in argv):
        return argv
    if first is None or _looks_like_a_file(first) or argv[0].startswith("-"):
        return ["interview", *argv]
    return argv


def add_shared(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options that commands share: `--rulebook`, if only to say that it makes no sense, and `--language`."""
    is_shown = command not in NAMING_RULEBOOKS
    words = "the rulebook to judge by (default: the one we ship)" if is_shown else argparse.SUPPRESS
    parser.add_argument("--rulebook", metavar="FILE", help=words)
    if command in SHOWING_TEXTS:
        words = "show the rulebook's texts in this language, fr, say (default: its own; see `translate`)"
        parser.add_argument("--language", metavar="TAG", help=words)


def _looks_like_a_file(word: str) -> bool:
    return is_yaml_name(word) or os.sep in word or os.path.exists(word)


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."
