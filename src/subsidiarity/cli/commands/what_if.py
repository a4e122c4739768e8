"""`what-if`: the changes in a decision if some of its answers were others."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from subsidiarity.api import Advisor, SeveralKinds, SharedName, UnknownName, UnknownOption, outline
from subsidiarity.cli.opening import open_advisor, rows_of
from subsidiarity.cli.outline_output import FORMATS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.cli.typed_value import short_word
from subsidiarity.reporting.safe import safe


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", help="a decision file, or - for input; it stays as it is")
    parser.add_argument(
        "--set",
        metavar="QUESTION=OPTION",
        action="append",
        required=True,
        help="another answer: one option, a range (OPTION,OPTION) or unknown; may be given again",
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write it (text)")


def run(arguments: argparse.Namespace) -> int:
    """Write the changes in each document of the file that can be used."""
    advisor = open_advisor(arguments)
    changes = None if advisor is None else _changes(advisor, arguments.set)
    if advisor is None or changes is None:
        return UNUSABLE
    rows = rows_of(advisor, arguments.file)
    decisions = [row.recommendation.decision for row in rows if row.recommendation is not None]
    write_outlines([outline(advisor.what_if(decision, changes)) for decision in decisions], arguments.format)
    return UNUSABLE if any(row.is_error for row in rows) else FINE


def _changes(advisor: Advisor, settings: Sequence[str]) -> dict[str, frozenset[str]] | None:
    """The options to try, by question id; None once it has been said what is wrong with the settings."""
    changes: dict[str, frozenset[str]] = {}
    for setting in settings:
        words, equals, answer = (part.strip() for part in setting.partition("="))
        try:
            name = advisor.question_id(words)
            if name in changes:
                _complain(f"`{name}` is set twice", "name each question once; a range is OPTION,OPTION")
                return None
            changes[name] = advisor.options(name, answer)
        except SeveralKinds as kinds:
            _complain(f"the answer to `{kinds.question}` is one kind", "name the one that fits best, or unknown")
            return None
        except SharedName as shared:
            several = f"several options of `{shared.question}`" if shared.question else "several questions"
            _complain(f"{several} are called {_typed(shared.name)}", f"use one of: {', '.join(shared.ids)}")
            return None
        except UnknownOption as option:
            meant = f"a range is written {option.question}={','.join(option.meant)}" if option.meant else option.hint
            missing = f"no option is named for `{option.question}`"
            _complain(f"`{option.question}` has no option {_typed(option.name)}" if option.name else missing, meant)
            return None
        except UnknownName as question:
            if not (words and equals):
                first = advisor.rulebook.questions[0]
                example = f"{first.id}={first.option_ids[0]}"
                _complain(f"{_typed(setting)} sets nothing", f"write QUESTION=OPTION, for instance {example}")
                return None
            _complain(f"no question {_typed(question.name)}", question.hint or "see `subsidiarity questions --ids`")
            return None
    return changes


def _typed(word: str) -> str:
    """A word that was typed, quoted for a sentence; nothing in it is obeyed by a terminal."""
    return safe(short_word(word))


def _complain(what: str, hint: str) -> None:
    talk(f"subsidiarity: {what}{f': {hint}' if hint else ''}")
