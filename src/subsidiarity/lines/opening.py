"""The way to a sitting line by line: to a decision of a folder, of a file, or a new one."""

from __future__ import annotations

import os

from subsidiarity.files.identity import STREAM
from subsidiarity.lines.conversation import Leave, Lines
from subsidiarity.lines.interview_lines import found_lines
from subsidiarity.lines.typing import ask_text
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.diagnostic import diagnostic_sentence
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.workshop.decision_store import (
    backup_of,
    found_decisions,
    free_path,
    index_of_waiting,
    is_of_the_whole,
    new_decision,
    open_file,
    refused_file,
    refused_name,
)
from subsidiarity.workshop.interview_words import comments_notice
from subsidiarity.workshop.option_numbers import number_in
from subsidiarity.workshop.saving_words import save_status
from subsidiarity.workshop.sitting import Sitting, loses_comments, resume, start


def choose(path: str | None, compiled: CompiledRulebook, lines: Lines) -> Sitting | None:
    """The sitting for a file, a file to be made, or a folder (None: this one); None if it cannot be opened."""
    rulebook = compiled.rulebook
    title, name, edition = safe_flow(rulebook.title), safe(rulebook.id), safe(rulebook.edition)
    lines.say(words("{title} (rulebook {name}, edition {edition})", title=title, name=name, edition=edition))
    if path is None or os.path.isdir(path):
        return _from_folder(path or ".", compiled, lines)
    if path != STREAM and not os.path.lexists(path):
        refused = refused_name(path)
        if refused is not None:
            lines.say(safe(refused.words))
            return None
        return _new(path, ".", compiled, lines)
    return _open(path, None, compiled, lines)


def _from_folder(folder: str, compiled: CompiledRulebook, lines: Lines) -> Sitting | None:
    found = found_decisions(folder, compiled)
    if not found:
        return _new(None, folder, compiled, lines)
    lines.say(words("Decisions in this folder, the one last changed first:"))
    lines.say_all(found_lines(found))
    waiting = index_of_waiting(found)
    asked = words("Number to go on with one, n for a new one, q to leave:")
    if waiting is not None:
        asked = words("Enter for {number}, whose vote waits. {asked}", number=waiting + 1, asked=asked)
    while True:
        choice = lines.ask(asked).lower()
        if not choice and waiting is not None:
            return _open(found[waiting].path, found[waiting].index, compiled, lines)
        if choice == "q":
            raise Leave
        if choice == "n":
            return _new(None, folder, compiled, lines)
        number = number_in(choice, len(found))
        if number is None:
            lines.say(words("Type one of the numbers, n or q."))
        elif found[number - 1].recommendation is None:
            lines.say(words("That one cannot be opened."))
        else:
            return _open(found[number - 1].path, found[number - 1].index, compiled, lines)


def _open(path: str, index: int | None, compiled: CompiledRulebook, lines: Lines) -> Sitting | None:
    opened, diagnostics = open_file(path, compiled)
    if opened is None:
        _say_why(path, diagnostics, lines)
        if (backup := backup_of(path, compiled)) is not None:
            lines.say(safe(words("A copy from before can be opened: {path}", path=backup)))
        return None
    count = len(opened.decisions)
    if index is None and count > 1:
        lines.say(words("This file holds several decisions:"))
        lines.say_all(f"{number}  {safe_flow(decision.title)}" for number, decision in enumerate(opened.decisions, 1))
        number = None
        while number is None:
            number = lines.ask_number(words("Number of the decision:"), count)
        index = number - 1
    if loses_comments(opened, compiled):
        lines.say(safe(comments_notice(path)))
    sitting = resume(opened, index or 0, compiled)
    lines.say(safe_flow(sitting.session.decision.title))
    return sitting


def _say_why(path: str, diagnostics: tuple[Diagnostic, ...], lines: Lines) -> None:
    """Say why a file cannot be opened, with a line for each fault in its text."""
    errors = [each for each in diagnostics if each.severity == "error"]
    if not errors or is_of_the_whole(errors):
        lines.say(safe_flow(refused_file(path, diagnostics).words))
        return
    lines.say(words("This file cannot be opened."))
    lines.say_all(map(diagnostic_sentence, errors))


def _new(path: str | None, folder: str, compiled: CompiledRulebook, lines: Lines) -> Sitting:
    title = ""
    while not title:
        title = ask_text(lines, words("What is to be decided? (one line, or q to leave)"), is_one_line=True)
    if title.lower() == "q":
        raise Leave
    decision = new_decision(title, ask_text(lines, words("More about it, if you like (one line, or Enter):")))
    sitting = start(path or free_path(folder, decision), decision, compiled)
    lines.say(safe(save_status(sitting)))
    return sitting
