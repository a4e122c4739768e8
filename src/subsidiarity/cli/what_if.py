"""`what-if`: what would change in a decision if some of its answers were others."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence

from subsidiarity.cli.opening import open_advisor, rows_of
from subsidiarity.cli.outlines import FORMATS, write_outlines
from subsidiarity.cli.streams import FINE, UNUSABLE, talk
from subsidiarity.cli.typed_value import shown
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.answer import UNKNOWN
from subsidiarity.reading.problems import did_you_mean
from subsidiarity.reading.spelt_range import spelt_range
from subsidiarity.reporting.safe import safe
from subsidiarity.reporting.what_if import what_if_outline


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments it takes."""
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
    """Say what changes in each document of the file that can be used."""
    advisor = open_advisor(arguments.rulebook)
    changes = None if advisor is None else _changes(advisor.rulebook, arguments.set)
    if advisor is None or changes is None:
        return UNUSABLE
    rows = rows_of(advisor, arguments.file)
    decisions = [row.recommendation.decision for row in rows if row.recommendation is not None]
    write_outlines([what_if_outline(advisor.what_if(decision, changes)) for decision in decisions], arguments.format)
    return UNUSABLE if any(row.is_error for row in rows) else FINE


def _changes(rulebook: Rulebook, settings: Sequence[str]) -> dict[str, frozenset[str]] | None:
    """The options to try for each question; None once it has been said what is wrong."""
    known = {question.id: question.option_ids for question in rulebook.questions}
    changes = {}
    for setting in settings:
        words, equals, answer = (part.strip() for part in setting.partition("="))
        name = _as_an_id(words, known)
        if name not in known and not (words and equals):
            first = rulebook.questions[0]
            example = f"{first.id}={first.option_ids[0]}"
            _complain(f"{safe(shown(setting))} sets nothing", f"write QUESTION=OPTION, for instance {example}")
            return None
        if name not in known:
            _complain(f"no question `{safe(name)}`", did_you_mean(name, known) or "see `subsidiarity questions`")
            return None
        if name in changes:
            _complain(f"`{name}` is set twice", "name each question once; a range is OPTION,OPTION")
            return None
        options = _options(name, known[name], answer)
        if options is None:
            return None
        changes[name] = options
    return changes


def _options(name: str, known: Sequence[str], answer: str) -> frozenset[str] | None:
    if answer == UNKNOWN:
        return frozenset(known)
    chosen = [_as_an_id(word.strip(), known) for word in answer.split(",")]
    for option in chosen:
        if option not in known:
            meant = ",".join(spelt_range(answer, tuple(known)))
            hint = f"a range is written {name}={meant}" if meant else did_you_mean(option, (*known, UNKNOWN))
            said = f"`{name}` has no option `{safe(option)}`" if option else f"no option is named for `{name}`"
            _complain(said, hint)
            return None
    return frozenset(chosen)


def _as_an_id(words: str, known: Collection[str]) -> str:
    """The id that reports show in words: 'some words' is `some_words`."""
    spelled = words.replace(" ", "_")
    return spelled if spelled in known else words


def _complain(what: str, hint: str) -> None:
    talk(f"subsidiarity: {what}{f': {hint}' if hint else ''}")
