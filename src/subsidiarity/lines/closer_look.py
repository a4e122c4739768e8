"""A closer look at a result line by line: what if, another decision beside it, files to write."""

from __future__ import annotations

import os
from collections.abc import Iterator

from subsidiarity.analysis.decision.comparison import what_if
from subsidiarity.lines.conversation import Lines
from subsidiarity.lines.interview_lines import block_lines
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Outline
from subsidiarity.reporting.outlines.what_if import what_if_outline
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.workshop.option_numbers import number_in, options_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.compared import compared_with, others_found
from subsidiarity.workshop.view.minutes import outcome_words
from subsidiarity.workshop.view.written_file import free_name, kinds_for


def what_if_lines(session: Session, typed: str) -> Iterator[str]:
    """Lines on what would change if a question had another answer, both typed by their numbers; nothing is changed."""
    first, _, answer = typed.strip().partition(" ")
    questions = session.rulebook.questions
    number = number_in(first, len(questions))
    chosen = None if number is None else options_in(answer, questions[number - 1])
    if number is None or chosen is None:
        yield words("Type i, the number of a question and an answer to try: i 7 2. o lists the questions.")
        return
    changes = {questions[number - 1].id: frozenset(chosen)}
    yield from outline_lines(what_if_outline(what_if(session.compiled, session.decision, changes)))
    yield words("Nothing is changed by that.")


def compare_lines(session: Session, path: str, typed: str) -> Iterator[str]:
    """Lines with another decision beside this one: typed as the number of one found, or as a file; else those found."""
    found = others_found(session, path)
    if not typed:
        yield from (f"{number}  {safe(each.path)} · {safe_flow(each.title)}" for number, each in enumerate(found, 1))
        yield words("Type c and a number from this list, or the name of another decision file.")
        return
    number = number_in(typed, len(found))
    chosen = None if number is None else found[number - 1]
    name, index = (os.path.expanduser(typed), 0) if chosen is None else (chosen.path, chosen.index)
    compared = compared_with(session, name, index)
    if isinstance(compared, Refusal):
        yield safe(compared.words)
    else:
        yield from outline_lines(compared)


def write_file(session: Session, path: str, typed: str, lines: Lines) -> None:
    """Write one of the kinds of files, typed by its number and perhaps a name; list them where none is typed."""
    first, _, name = typed.strip().partition(" ")
    kinds = kinds_for(session)
    number = number_in(first, len(kinds))
    if number is None:
        lines.say_all(f"{number}  {words(kind.name)}" for number, kind in enumerate(kinds, 1))
        lines.say(words("Type e and a number from this list, and a name for the new file if you like."))
        return
    kind = kinds[number - 1]
    target = os.path.expanduser(name.strip()) or free_name(os.path.splitext(path)[0], kind.ending)
    lines.say(safe(outcome_words(target, kind.write(session, target))))


def outline_lines(outline: Outline) -> Iterator[str]:
    """An outline as lines: its headline, then each section below its heading."""
    yield safe_flow(outline.headline)
    for section in outline.sections:
        yield ""
        yield safe_flow(section.heading)
        yield from block_lines(section.blocks)
