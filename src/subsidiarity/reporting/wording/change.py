"""The smallest changes of an answer sheet in sentences: the fewest steps to each other outcome, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Change, Prospects, SmallestChange, Way
from subsidiarity.model.rulebook import Option, Question, Role, Rulebook
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.clause import result_clause
from subsidiarity.reporting.wording.noun_words import (
    OR,
    is_known,
    listed,
    option_shorts,
    outcome_words,
    quoted,
)

NEAR = 2
"""Steps of answers up to which another result is near enough to be worth a reader's time."""

_MOST_FAR = 2
"""Results further away that are named at most."""
IF_SO = Phrase("If {conditions}, {result}.")
COMMA_IF, AND_IF = Phrase(", if "), Phrase(", and if ")
ANSWER_IS_RATHER = Phrase("the answer on {question} is {option} rather than {now}")
_STEP = Phrase("A step moves one answer to the next weaker or stronger option.")
_STEP_OR_KIND = Phrase("A step moves one answer to the next weaker or stronger option, or to another kind.")
_KIND = Phrase("A step moves one answer to another kind.")
_OPEN_ANSWERS = Phrase(
    "Where an answer is a range, it is counted from its nearest option; what is not known yet stays open."
)
_OPEN_KINDS = Phrase("What is not known yet stays open.")


def change_section(rulebook: Rulebook, role: Role, decision: Decision, prospects: Prospects) -> Section | None:
    """The section on a role's smallest changes, the nearest first; None where every outcome is still possible.

    Results that are further away than `NEAR` steps, and than the nearest one, are named and no more.
    """
    if not prospects.changes:
        return None
    is_full = all(is_known(decision.answers.get(question.id)) for question in rulebook.questions)
    step, about_open = map(words, _reading(rulebook))
    blocks: list[Block] = [Paragraph(step if is_full else f"{step} {about_open}")]
    nearest_first = sorted(prospects.changes, key=lambda change: change.steps)
    last = max(NEAR, nearest_first[0].steps)
    near = [change for change in nearest_first if change.steps <= last]
    for steps, changes in groupby(near, key=lambda change: change.steps):
        items = [item for change in changes for item in _items(rulebook, role, decision, change)]
        blocks.append(Items(plural("{number} step away", "{number} steps away", steps), tuple(items)))
    if far := nearest_first[len(near) :]:
        blocks.append(Paragraph(_far(rulebook, far)))
    return Section("change", words("What would change it"), tuple(blocks))


def _far(rulebook: Rulebook, changes: Sequence[SmallestChange]) -> str:
    """A sentence on results far away: 'Further away: the nation (3 steps); the region (4 steps).'."""
    named = [f"{outcome_words(rulebook, change.target)} ({_steps(change.steps)})" for change in changes]
    more = len(named) - _MOST_FAR
    others = [plural("{number} other result", "{number} other results", more)] if more > 0 else []
    return words("Further away: {results}.", results="; ".join((*named[:_MOST_FAR], *others)))


def _steps(number: int) -> str:
    return plural("{number} step", "{number} steps", number)


def _reading(rulebook: Rulebook) -> tuple[Phrase, Phrase]:
    """The meaning of a step in this rulebook, and what becomes of open answers."""
    if not any(question.ordered for question in rulebook.questions):
        return _KIND, _OPEN_KINDS
    return (_STEP_OR_KIND if rulebook.has_kinds else _STEP), _OPEN_ANSWERS


def change_sentence(rulebook: Rulebook, role: Role, decision: Decision, target: Outcome, way: Way) -> str:
    """A way to another outcome in a sentence: 'If trust has no part in it, the council should decide.'."""
    *others, last = (_is(rulebook, decision, change) for change in way.changes)
    conditions = words(AND_IF).join([words(COMMA_IF).join(others), last] if others else [last])
    result = result_clause(rulebook, role, way.in_full or target, is_certain=way.is_certain)
    return words(IF_SO, conditions=conditions, result=result)


def _items(rulebook: Rulebook, role: Role, decision: Decision, change: SmallestChange) -> Iterator[Item]:
    """A point for each way to the outcome."""
    for index, way in enumerate(change.ways):
        is_last = index + 1 == len(change.ways)
        more = (words("Other changes of as few steps would do the same."),) if change.has_more and is_last else ()
        yield Item(change_sentence(rulebook, role, decision, change.target, way), more)


def _to(rulebook: Rulebook, change: Change) -> Option:
    return next(option for option in rulebook.question(change.question).options if option.id == change.to)


def _is(rulebook: Rulebook, decision: Decision, change: Change) -> str:
    """The answer that it would take, as a clause after 'if'."""
    question = rulebook.question(change.question)
    option = _to(rulebook, change)
    if option.says:
        return option.says
    now = option_shorts(question, _chosen(question, decision))
    return words(
        ANSWER_IS_RATHER,
        question=question.name,
        option=quoted(option.short),
        now=listed(map(quoted, now), words(OR)),
    )


def _chosen(question: Question, decision: Decision) -> frozenset[str]:
    return decision.answers.get(question.id, Answer(frozenset(question.option_ids))).options
