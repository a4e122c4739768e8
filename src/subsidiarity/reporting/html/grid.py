"""The plus-minus grid as a table with a mark in every cell: what one step of one answer would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import OFFSETS, KindRow, PlusMinus, StepRow
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.html.page import wide
from subsidiarity.reporting.html_elements import Child, element
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.grid import kinds_that_stay
from subsidiarity.reporting.wording.noun_words import (
    answer_texts,
    capitalised,
    listed,
    outcomes_words,
    question_name,
    quoted,
    sentence,
)

_HEADER = (Phrase("Two weaker"), Phrase("One weaker"), Phrase("One stronger"), Phrase("Two stronger"))
_READING = Phrase(
    "One answer is moved by one or two options, and all others stay as they are. An arrow shows that the result would "
    "move up or down, a diamond that it would change in another way, and a dot that it would stay."
)
_MARKS = {
    "same": "M8 5a3 3 0 1 0 .01 0Z",
    "up": "M8 2L14 9H10V14H6V9H2Z",
    "down": "M8 14L2 7H6V2H10V7H14Z",
    "other": "M8 2L14 8L8 14L2 8Z",
}
"""SVG paths of the marks in a square of 16 units: a dot, arrows up and down, and a diamond for what is neither."""


def grid_elements(recommendation: Recommendation, role_id: str, grids: Sequence[PlusMinus]) -> Iterator[Child]:
    """The grid of one role, then in a line each the other roles that a single step can move."""
    rulebook, decision = recommendation.rulebook, recommendation.decision
    chosen = next(grid for grid in grids if grid.role.id == role_id)
    if chosen.rows or not chosen.kinds:
        yield element("p", words(_READING))
    moving = [row for row in chosen.rows if _moves(chosen, row)]
    still = [question_name(rulebook, row.question) for row in chosen.rows if row not in moving]
    if moving:
        now = outcomes_words(rulebook, chosen.now)
        caption = words("{role} Now: {outcome}.", role=sentence(chosen.role.ask), outcome=now)
        yield wide(caption, _table(rulebook, decision, chosen, moving, caption))
    if still:
        questions = listed(still, words("or"))
        yield element("p", words("No step in these answers changes it by itself: {questions}.", questions=questions))
    yield from _kinds_elements(rulebook, decision, chosen)
    others = [(grid, _one_step(grid)) for grid in grids if grid is not chosen]
    if any(questions for _, questions in others):
        one_answer = words("One answer that would change another part")
        yield element("h3", one_answer if rulebook.has_kinds else words("One step that would change another part"))
        lines = (_other(rulebook, grid, questions) for grid, questions in others if questions)
        yield element("ul", *lines, class_="points")


def _one_step(grid: PlusMinus) -> list[str]:
    """The questions in which one step, weaker or stronger, or another kind changes the role."""
    near = [OFFSETS.index(-1), OFFSETS.index(1)]
    steps = [row.question for row in grid.rows if any(row.cells[place] not in (None, grid.now) for place in near)]
    stay = kinds_that_stay(grid)
    return [*steps, *(row.question for row in grid.kinds if row not in stay)]


def _kinds_elements(rulebook: Rulebook, decision: Decision, grid: PlusMinus) -> Iterator[Child]:
    """The other kinds that change the role, a sentence each, and the questions of kinds that do not."""
    changing = [line for row in grid.kinds for line in _kinds(rulebook, decision, grid, row)]
    if changing:
        about = words("With another kind as the answer, all others as they are, the result would change.")
        yield element("p", about)
        yield element("ul", *(element("li", element("p", line)) for line in changing), class_="points")
    if idle := listed((question_name(rulebook, row.question) for row in kinds_that_stay(grid)), words("or")):
        yield element("p", words("No other kind of {questions} changes it by itself.", questions=idle))


def _kinds(rulebook: Rulebook, decision: Decision, grid: PlusMinus, row: KindRow) -> Iterator[str]:
    question = rulebook.question(row.question)
    now = listed(map(quoted, answer_texts(question, decision.answers.get(row.question))), words("or"))
    texts = {option.id: option.text for option in question.options}
    for option, then in row.others:
        if then != grid.now:
            name, outcome = capitalised(question.name), outcomes_words(rulebook, then)
            yield words(
                "{question}: {other} rather than {now} leads to {outcome}.",
                question=name,
                other=quoted(texts[option]),
                now=now,
                outcome=outcome,
            )


def _other(rulebook: Rulebook, grid: PlusMinus, questions: list[str]) -> Child:
    role, now = capitalised(grid.role.name), outcomes_words(rulebook, grid.now)
    names = listed((question_name(rulebook, question) for question in questions), words("or"))
    if rulebook.has_kinds:
        said = words("{role} (now {now}): another answer to {questions}.", role=role, now=now, questions=names)
    else:
        said = words("{role} (now {now}): one step in {questions}.", role=role, now=now, questions=names)
    return element("li", element("p", said))


def _table(rulebook: Rulebook, decision: Decision, grid: PlusMinus, rows: list[StepRow], caption: str) -> Child:
    head = element("tr", *(element("th", words(name), scope="col") for name in (Phrase("Answer"), *_HEADER)))
    body = (_row(rulebook, decision, grid, row) for row in rows)
    return element("table", element("caption", caption), element("thead", head), element("tbody", *body), class_="grid")


def _row(rulebook: Rulebook, decision: Decision, grid: PlusMinus, row: StepRow) -> Child:
    question = rulebook.question(row.question)
    texts = answer_texts(question, decision.answers.get(row.question))
    answer = listed(texts if len(texts) == 1 else map(quoted, texts), words("or"))
    name = element(
        "th",
        element("p", capitalised(question.name)),
        element("p", answer, class_="note"),
        scope="row",
    )
    return element("tr", name, *(_cell(rulebook, grid, cell) for cell in row.cells))


def _cell(rulebook: Rulebook, grid: PlusMinus, cell: tuple[Outcome, ...] | None) -> Child:
    if cell is None:
        return element("td", words("no such option"), class_="beyond")
    kind = _direction(rulebook, grid.now, cell)
    mark = element("svg", element("path", d=_MARKS[kind]), viewBox="0 0 16 16", aria_hidden="true")
    said = words("stays") if kind == "same" else capitalised(outcomes_words(rulebook, cell))
    return element("td", mark, said, class_=kind)


def _direction(rulebook: Rulebook, now: tuple[Outcome, ...], then: tuple[Outcome, ...]) -> str:
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
