"""The plus-minus grid in words: of the role argued for a table, of the others the answers that can move them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import OFFSETS, KindRow, PlusMinus, StepRow
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import (
    Block,
    CellKind,
    Grid,
    GridCell,
    GridRow,
    Item,
    Items,
    Paragraph,
    Section,
    Table,
)
from subsidiarity.reporting.wording.brief import brief_answer, brief_outcomes
from subsidiarity.reporting.wording.noun_words import (
    answer_texts,
    capitalised,
    listed,
    outcomes_words,
    question_name,
    quoted,
    quoted_answer,
    sentence,
)

_NOW = OFFSETS.index(1)
"""The index of the column that holds the answer as it is, from 0."""


def grid_section(rulebook: Rulebook, decision: Decision, grids: Sequence[PlusMinus], role_id: str) -> Section:
    """A grid of one role, the questions that do not move it, and in a line each the other roles that a step moves."""
    has_steps, has_kinds = any(grid.rows for grid in grids), any(grid.kinds for grid in grids)
    chosen = next(grid for grid in grids if grid.role.id == role_id)
    blocks: list[Block] = []
    if chosen.rows or not chosen.kinds:
        blocks.append(Paragraph(words("One answer is moved by one or two options, and all others stay as they are.")))
    moving = [row for row in chosen.rows if _moves(chosen, row)]
    caption = words("{role} Now: {outcomes}.", role=sentence(chosen.role.ask), outcomes=_now(rulebook, chosen))
    rows = tuple(_row(rulebook, decision, chosen, row) for row in moving)
    blocks.append(Grid(caption, _header(), rows) if rows else Paragraph(caption))
    if still := _names(rulebook, [row.question for row in chosen.rows if row not in moving]):
        blocks.append(Paragraph(words("No step in these answers changes it by itself: {questions}.", questions=still)))
    blocks += _kind_blocks(rulebook, decision, chosen)
    others = [_other(rulebook, grid, moved) for grid in grids if grid is not chosen and (moved := _one_step(grid))]
    if others:
        another = words("One answer that would change another part")
        lead = another if rulebook.has_kinds else words("One step that would change another part")
        blocks.append(Items(lead, tuple(others)))
    parts = [words("one or two steps")] * (has_steps or not has_kinds) + [words("another kind")] * has_kinds
    return Section("grid", words("One answer, {changes}", changes=listed(parts, words("or"))), tuple(blocks))


def compact(grid: Grid) -> tuple[Paragraph, Table]:
    """A grid as a table with few words in its cells, and how to read that."""
    offsets = [f"{offset:+}" for offset in OFFSETS]
    header = (words("question"), *offsets[:_NOW], words("now"), *offsets[_NOW:])
    rows = (
        (row.name, *(cell.brief for cell in row.cells[:_NOW]), row.brief, *(cell.brief for cell in row.cells[_NOW:]))
        for row in grid.rows
    )
    reading = words(
        "{caption} -1 is one option weaker, +1 one stronger. An empty cell changes nothing, and a dash is beyond the "
        "end of the scale.",
        caption=grid.caption,
    )
    return Paragraph(reading), Table(header, tuple(rows))


def _now(rulebook: Rulebook, grid: PlusMinus) -> str:
    return outcomes_words(rulebook, grid.now)


def _names(rulebook: Rulebook, questions: Sequence[str]) -> str:
    return listed((question_name(rulebook, question) for question in questions), words("or"))


def _header() -> tuple[str, ...]:
    """The columns of a grid: the answer, then what each of `OFFSETS` is."""
    return (words("Answer"), words("Two weaker"), words("One weaker"), words("One stronger"), words("Two stronger"))


def _row(rulebook: Rulebook, decision: Decision, grid: PlusMinus, row: StepRow) -> GridRow:
    question = rulebook.question(row.question)
    texts = answer_texts(question, decision.answers.get(row.question))
    answer = listed(texts if len(texts) == 1 else map(quoted, texts), words("or"))
    now = brief_answer(question, decision.answers[row.question].options)
    return GridRow(capitalised(question.name), answer, now, tuple(_cell(rulebook, grid, cell) for cell in row.cells))


def _cell(rulebook: Rulebook, grid: PlusMinus, cell: tuple[Outcome, ...] | None) -> GridCell:
    if cell is None:
        return GridCell("beyond", words("no such option"), "-")
    kind = _direction(rulebook, grid.now, cell)
    if kind == "same":
        return GridCell(kind, words("stays"), "")
    return GridCell(kind, capitalised(outcomes_words(rulebook, cell)), brief_outcomes(rulebook, cell))


def _direction(rulebook: Rulebook, now: tuple[Outcome, ...], then: tuple[Outcome, ...]) -> CellKind:
    if now == then:
        return "same"
    before, after = _span(rulebook, now), _span(rulebook, then)
    if before is None or after is None or before == after:
        return "other"
    if after[0] >= before[0] and after[1] >= before[1]:
        return "up"
    return "down" if after[0] <= before[0] and after[1] <= before[1] else "other"


def _span(rulebook: Rulebook, outcomes: tuple[Outcome, ...]) -> tuple[int, int] | None:
    """The ranks (from 0) of the lowest and the highest level of these outcomes; None if one of them has no level."""
    levels = [level for outcome in outcomes for level in (outcome.level, outcome.contender) if level is not None]
    if any(outcome.level is None for outcome in outcomes):
        return None
    ranks = [rulebook.level_ids.index(level) for level in levels]
    return min(ranks), max(ranks)


def _moves(grid: PlusMinus, row: StepRow) -> bool:
    return any(cell not in (None, grid.now) for cell in row.cells)


def _kind_blocks(rulebook: Rulebook, decision: Decision, grid: PlusMinus) -> Iterator[Block]:
    """The other kinds that change the role, a sentence each, and the questions of kinds that do not."""
    changing = tuple(Item(line) for row in grid.kinds for line in _kinds(rulebook, decision, grid, row))
    if changing:
        said = words("With another kind as the answer, all others as they are, the result would change")
        yield Items(said, changing)
    if idle := _names(rulebook, [row.question for row in _kinds_that_stay(grid)]):
        yield Paragraph(words("No other kind of {questions} changes it by itself.", questions=idle))


def _kinds(rulebook: Rulebook, decision: Decision, grid: PlusMinus, row: KindRow) -> Iterator[str]:
    question = rulebook.question(row.question)
    now = quoted_answer(question, decision.answers.get(row.question))
    texts = {option.id: option.text for option in question.options}
    for option, then in row.others:
        if then != grid.now:
            yield words(
                "{question}: {option} rather than {now} leads to {outcome}.",
                question=capitalised(question.name),
                option=quoted(texts[option]),
                now=now,
                outcome=outcomes_words(rulebook, then),
            )


def _kinds_that_stay(grid: PlusMinus) -> list[KindRow]:
    """The questions of kinds in which no other kind changes the role."""
    return [row for row in grid.kinds if all(then == grid.now for _, then in row.others)]


def _one_step(grid: PlusMinus) -> list[str]:
    """The questions in which one step, weaker or stronger, or another kind changes the role."""
    near = [OFFSETS.index(-1), OFFSETS.index(1)]
    steps = [row.question for row in grid.rows if any(row.cells[index] not in (None, grid.now) for index in near)]
    stay = _kinds_that_stay(grid)
    return [*steps, *(row.question for row in grid.kinds if row not in stay)]


def _other(rulebook: Rulebook, grid: PlusMinus, questions: Sequence[str]) -> Item:
    """The point of another role: 'Pays (now the nation): one step in reach or means.'."""
    gaps = {
        "role": capitalised(grid.role.name),
        "outcomes": _now(rulebook, grid),
        "questions": _names(rulebook, questions),
    }
    if rulebook.has_kinds:
        return Item(words("{role} (now {outcomes}): another answer to {questions}.", **gaps))
    return Item(words("{role} (now {outcomes}): one step in {questions}.", **gaps))
