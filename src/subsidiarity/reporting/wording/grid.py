"""The plus-minus grid: questions down, steps across, and in each cell what it would become; kinds have a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.prospect import OFFSETS, KindRow, PlusMinus, StepRow
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Paragraph, Section, Table
from subsidiarity.reporting.wording.brief import brief_answer, brief_outcomes
from subsidiarity.reporting.wording.noun_words import capitalised, listed, outcomes_words, question_name, sentence

NOW = OFFSETS.index(1)
"""The index of the column that holds the answer as it is, from 0."""
_KINDS_HEADER = (Phrase("question"), Phrase("now"), Phrase("another kind"), Phrase("then"))
_BELOW, _ABOVE = "[", "]"
_READING = Phrase(
    "One answer moved, all others as they are. -1 is one option weaker, +1 one stronger; [ and ] are the ends of "
    "the scale, and an empty cell changes nothing."
)
_READING_KINDS = Phrase("Where an answer is a kind, each other kind that changes something has a line of its own.")


def grid_section(rulebook: Rulebook, decision: Decision, grids: Sequence[PlusMinus]) -> Section:
    """A table for every role that some step or other kind moves; the questions that move none are named below it."""
    has_steps, has_kinds = any(grid.rows for grid in grids), any(grid.kinds for grid in grids)
    readings = [_READING] * (has_steps or not has_kinds) + [_READING_KINDS] * has_kinds
    blocks: list[Block] = [Paragraph(" ".join(map(words, readings)))]
    for grid in grids:
        moving = [row for row in grid.rows if _moves(grid, row)]
        still = listed(
            (question_name(rulebook, row.question) for row in grid.rows if not _moves(grid, row)), words("or")
        )
        now = outcomes_words(rulebook, grid.now)
        blocks.append(Paragraph(words("{role} Now {outcome}.", role=sentence(grid.role.ask), outcome=now)))
        if moving:
            blocks.append(Table(_header(), tuple(_row(rulebook, decision, grid, row) for row in moving)))
        kinds = [line for row in grid.kinds for line in _kinds(rulebook, decision, grid, row)]
        if kinds:
            blocks.append(Table(tuple(map(words, _KINDS_HEADER)), tuple(kinds)))
        if still:
            blocks.append(Paragraph(words("No step of {questions} changes this.", questions=still)))
        if idle := listed((question_name(rulebook, row.question) for row in kinds_that_stay(grid)), words("or")):
            blocks.append(Paragraph(words("No other kind of {questions} changes this.", questions=idle)))
    if not has_kinds:
        heading = words("One answer, one or two steps")
    elif has_steps:
        heading = words("One answer, one or two steps or another kind")
    else:
        heading = words("One answer, another kind")
    return Section("grid", heading, tuple(blocks))


def kinds_that_stay(grid: PlusMinus) -> list[KindRow]:
    """The questions of kinds in which no other kind changes the role."""
    return [row for row in grid.kinds if all(then == grid.now for _, then in row.others)]


def _kinds(rulebook: Rulebook, decision: Decision, grid: PlusMinus, row: KindRow) -> Iterator[tuple[str, ...]]:
    question = rulebook.question(row.question)
    now = brief_answer(question, decision.answers[row.question].options)
    for option, then in row.others:
        if then != grid.now:
            other = brief_answer(question, frozenset({option}))
            yield capitalised(question.name), now, other, brief_outcomes(rulebook, then)


def _moves(grid: PlusMinus, row: StepRow) -> bool:
    return any(cell not in (None, grid.now) for cell in row.cells)


def _header() -> tuple[str, ...]:
    offsets = [f"{offset:+}" for offset in OFFSETS]
    return (words("question"), *offsets[:NOW], words("now"), *offsets[NOW:])


def _row(rulebook: Rulebook, decision: Decision, grid: PlusMinus, row: StepRow) -> tuple[str, ...]:
    cells = ["" if cell in (None, grid.now) else brief_outcomes(rulebook, cell or ()) for cell in row.cells]
    # An end is marked once, in the cell next to the last option.
    if row.cells[NOW - 1] is None:
        cells[NOW - 1] = _BELOW
    elif row.cells[0] is None:
        cells[0] = _BELOW
    if row.cells[NOW] is None:
        cells[NOW] = _ABOVE
    elif row.cells[-1] is None:
        cells[-1] = _ABOVE
    question = rulebook.question(row.question)
    now = brief_answer(question, decision.answers[row.question].options)
    return (capitalised(question.name), *cells[:NOW], now, *cells[NOW:])
