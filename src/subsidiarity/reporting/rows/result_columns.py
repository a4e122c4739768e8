"""The cells of a row of a batch by column name, from which CSV, Markdown tables and worksheets choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reasoning.row import Row
from subsidiarity.reporting.rows.row_words import first_error, remark, result_word
from subsidiarity.reporting.safe import safe_path
from subsidiarity.reporting.wording.headline import decision_in_short

BETWEEN = " | "
"""The text between several values of one cell."""

SHORT = ("result", "id", "title", "remark")
"""The names of the columns of a table for people."""

ROLE, ANSWER = "role_", "answer_"


def standard_columns(rulebook: Rulebook) -> tuple[str, ...]:
    """The names of the columns that are written unless others are asked for; each role has one."""
    roles = (f"{ROLE}{role.id}" for role in rulebook.roles)
    return (*_BEFORE, *roles, *_AFTER)


def known_columns(rulebook: Rulebook) -> tuple[str, ...]:
    """The names of all columns: the standard ones, some more, and the answer to each question."""
    answers = (f"{ANSWER}{question.id}" for question in rulebook.questions)
    return (*standard_columns(rulebook), *_ON_REQUEST, *answers)


def cells_in(rulebook: Rulebook, columns: Sequence[str]) -> Callable[[Row], list[str]]:
    """A function from a row to its text in each of these columns, "" where there is nothing to say."""
    same = {"rulebook": rulebook.id, "edition": rulebook.edition}
    always = [(index, _ALWAYS[column]) for index, column in enumerate(columns) if column in _ALWAYS]
    decided = [
        (index, _look(rulebook, column))
        for index, column in enumerate(columns)
        if column not in _ALWAYS and column not in same
    ]
    empty = [same.get(column, "") for column in columns]

    def cells_of(row: Row) -> list[str]:
        cells = empty.copy()
        for index, look in always:
            cells[index] = look(row)
        if row.recommendation is not None:
            for index, see in decided:
                cells[index] = see(row.recommendation)
        return cells

    return cells_of


def _look(rulebook: Rulebook, column: str) -> Callable[[Recommendation], str]:
    """A function from a recommendation to its text in one column."""
    if column.startswith(ROLE):
        index = [role.id for role in rulebook.roles].index(column.removeprefix(ROLE))
        return lambda found: _spelled(found.roles[index].possible)
    if column.startswith(ANSWER):
        return lambda found: _answer(rulebook, found, column.removeprefix(ANSWER))
    return _OF_A_DECISION[column]


def _spelled(outcomes: Sequence[Outcome]) -> str:
    if len(outcomes) == 1:
        return outcomes[0].spelling
    return BETWEEN.join([outcome.spelling for outcome in outcomes])


def _answer(rulebook: Rulebook, found: Recommendation, question: str) -> str:
    answer = found.decision.answers.get(question)
    if answer is None:
        return ""
    ids = rulebook.question(question).option_ids
    if len(answer.options) == len(ids):
        return ""
    return BETWEEN.join(option for option in ids if option in answer.options)


def _yes_or_no(is_so: bool | None) -> str:
    return "" if is_so is None else "yes" if is_so else "no"


def _expected(found: Recommendation) -> str:
    expects = found.decision.expects
    return "" if expects is None else _spelled(expects.outcomes)


def _line_and_column(row: Row) -> tuple[str, str]:
    """The line and column of the decision, or of the first error."""
    if row.recommendation is not None:
        return str(row.recommendation.decision.span.line), ""
    found = next((each.span for each in row.diagnostics if each.severity == "error"), None)
    return ("", "") if found is None else (str(found.line), str(found.column))


def _remark(row: Row) -> str:
    """The remark on a row; on a document that is unusable it begins with its place, for nothing else names it."""
    words = remark(row.recommendation, row.diagnostics)
    if row.recommendation is not None:
        return words
    return f"{':'.join(filter(None, (safe_path(row.file), *_line_and_column(row))))}: {words}"


_ALWAYS: dict[str, Callable[[Row], str]] = {
    "file": lambda row: safe_path(row.file),
    "line": lambda row: _line_and_column(row)[0],
    "result": lambda row: result_word(row.recommendation),
    "error": lambda row: first_error(row.diagnostics) if row.recommendation is None else "",
    "column": lambda row: _line_and_column(row)[1],
    "remark": _remark,
}
_OF_A_DECISION: dict[str, Callable[[Recommendation], str]] = {
    "id": lambda found: found.decision.id,
    "title": lambda found: found.decision.title,
    "level": lambda found: found.level or "",
    "sentence": decision_in_short,
    "possible": lambda found: _spelled(found.headline.possible),
    # Where one outcome is possible no question is open, and to be told so takes a while.
    "open": lambda found: "" if len(found.headline.possible) == 1 else BETWEEN.join(found.open_questions),
    "safeguards": lambda found: BETWEEN.join(each.safeguard.id for each in found.safeguards if each.is_certain),
    "allowed_today": lambda found: _yes_or_no(None if found.within_law is None else found.within_law.is_allowed),
    "level_within_law": lambda found: "" if found.within_law is None else found.within_law.level or "",
    "direction": lambda found: found.direction or "",
    "expects": _expected,
    "unexpected": lambda found: "; ".join(unmet(found)),
    "description": lambda found: found.decision.description,
    "branches": lambda found: BETWEEN.join(step.taken.id for step in found.headline.walk if step.taken is not None),
}

_BEFORE = ("file", "line", "id", "title", "result", "level", "possible", "open")
_AFTER = (
    *("safeguards", "allowed_today", "level_within_law", "direction", "expects", "unexpected"),
    *("error", "column", "rulebook", "edition"),
)
_ON_REQUEST = ("sentence", "remark", "description", "branches")
