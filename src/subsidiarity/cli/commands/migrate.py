"""`migrate`: decision files carried from an earlier edition to the one in use, and rulebooks to today's format."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from subsidiarity.api import MigratedFile
from subsidiarity.cli.kept_copy import copy_of, write_with_copy
from subsidiarity.cli.opening import open_advisor, say_passed_over, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, line_width, talk, write
from subsidiarity.files.decision_files import decision_files
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.rulebook.first_format import MARK
from subsidiarity.reporting.safe import safe, safe_flow, safe_path
from subsidiarity.reporting.wording.noun_words import counted, listed
from subsidiarity.reporting.wrapping import wrapped
from subsidiarity.workshop.autosave import BACKUP_SUFFIX

_MOST_LINES = 4
"""The lines that are named at most where fields of one kind were added."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="decision files, rulebooks, or folders; each is changed in place, and kept as it was beside it as .bak",
    )
    parser.add_argument("--check", action="store_true", help="only say what would change (exit code 1 if anything)")
    parser.add_argument("--replace", action="store_true", help="write over a .bak that is there already")


def run(arguments: argparse.Namespace) -> int:
    """Carry each file over by itself; 1 if something stays as a comment, or would change; 2 if a file cannot be."""
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    changed: list[MigratedFile] = []
    unchanged = unusable = 0
    for file in advisor.migrated_files(decision_files(arguments.paths)):
        talk_of(file.diagnostics)
        if file.why:
            talk(f"subsidiarity: {safe_path(file.path)} is left as it is: {safe(file.why)}")
        is_fine = file.is_usable
        if is_fine and file.has_changed:
            is_fine = arguments.check or write_with_copy(
                file.path,
                file.data,
                file.text or "",
                "is not carried over",
                may_replace=arguments.replace,
                most_bytes=file.most_bytes,
            )
            if is_fine:
                changed.append(replace(file, data=b"", text=None))  # there may be thousands
                _say(file, is_checked=arguments.check)
        elif is_fine:
            unchanged += 1
        unusable += not is_fine
    say_passed_over(arguments.paths)
    edition = "" if any(file.is_rulebook for file in changed) else advisor.rulebook.edition
    write(f"{_summary(changed, unchanged, unusable, edition, is_checked=arguments.check)}.\n")
    if changed and not arguments.check:
        write(f"As it was before, each is kept beside it as {BACKUP_SUFFIX}.\n")
    _say_unanswered(advisor.rulebook.questions, [file for file in changed if not file.is_rulebook])
    if unusable or not (changed or unchanged):
        return UNUSABLE
    return FOUND if any(arguments.check or file.left or file.written for file in changed) else FINE


def _say(file: MigratedFile, *, is_checked: bool) -> None:
    what = "a rulebook of the first format," if file.is_rulebook else counted(file.number, "answer")
    carried = f"{what} {'would be ' if is_checked else ''}carried"
    copy = copy_of(file.path)
    kept = "" if is_checked or copy == file.path + BACKUP_SUFFIX else f"; as it was: {safe_path(copy)}"
    write(f"{safe_path(file.path)}: {carried}{kept}\n")
    for each in file.left:
        _write_wrapped(f"line {each.line}: {safe(each.what)} is not carried: {safe(each.why)}")
    for part in file.written:
        _write_wrapped(f"{_lines(part.lines)}{part.what} for now: {part.wanted}")
    if file.written:
        _write_wrapped(
            f"each is marked `{MARK}` where there is room; `subsidiarity check FILE` says what else is worth knowing"
        )
    if file.lost:
        _write_wrapped(f"to answer anew: {', '.join(f'`{safe(question.id)}`' for question in file.lost)}")


def _lines(numbers: Sequence[int]) -> str:
    """The lines on which something stands, the first of them by number: 'lines 3, 7 and 20 more: '."""
    if not numbers:
        return ""
    named = [str(number) for number in numbers[:_MOST_LINES]]
    more = [f"{len(numbers) - _MOST_LINES} more"] if len(numbers) > _MOST_LINES else []
    return f"{'line' if len(numbers) == 1 else 'lines'} {listed([*named, *more], 'and')}: "


def _write_wrapped(text: str) -> None:
    write("\n".join(wrapped(text, line_width(), "  ", "    ")) + "\n")


def _say_unanswered(questions: Sequence[Question], files: Sequence[MigratedFile]) -> None:
    """Say each question that is to be answered with its words, and in how many files.

    It is one that lost its answer or, since it may be new, one that no file speaks of.
    """
    lost = Counter(question.id for file in files for question in file.lost)
    unanswered = Counter(question.id for file in files for question in file.unanswered)
    found = [each for each in questions if files and (lost[each.id] or unanswered[each.id] == len(files))]
    if not found:
        return
    write("\nTo answer, in the order of the questions:\n")
    for question in found:
        number = max(lost[question.id], unanswered[question.id])
        where = "every file" if number == len(files) > 1 else counted(number, "file")
        _write_wrapped(f"`{safe(question.id)}`, in {where}: {safe_flow(question.ask)}")


def _summary(changed: Sequence[MigratedFile], unchanged: int, unusable: int, edition: str, *, is_checked: bool) -> str:
    verb = "to carry over" if is_checked else "carried over"
    to_edition = f" to edition {safe(edition)}" if changed and edition else ""
    parts = [
        f"{counted(len(changed), 'file')} {verb}{to_edition}",
        f"{unchanged} as {'it is' if unchanged == 1 else 'they are'}",
    ]
    left = sum(len(file.left) for file in changed)
    if left:
        places = dict.fromkeys(file.place_of_rest for file in changed if file.left)
        parts.append(f"{counted(left, 'part')} not carried but kept in {listed(places, 'or')}")
    if unusable:
        parts.append(f"{counted(unusable, 'file')} cannot be carried over")
    return ", ".join(parts)
