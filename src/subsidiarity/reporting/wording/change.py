"""The smallest changes of an answer sheet in sentences: the fewest steps to each other outcome, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Change, Prospects, SmallestChange, Way
from subsidiarity.model.rulebook import Option, Question, Role, Rulebook
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.clause import result_clause
from subsidiarity.reporting.wording.noun_words import (
    answer_texts,
    capitalised,
    is_known,
    listed,
    option_shorts,
    quoted,
)

_STEP = Phrase("A step is one option weaker or stronger on one answer.")
_STEP_OR_KIND = Phrase("A step is one option weaker or stronger on one answer, or another kind.")
_KIND = Phrase("A step is another kind on one answer.")
_OPEN_ANSWERS = Phrase(
    "Where an answer is a range, it is counted from its nearest option; what is not known yet stays open."
)
_OPEN_KINDS = Phrase("What is not known yet stays open.")


def change_section(rulebook: Rulebook, role: Role, decision: Decision, prospects: Prospects) -> Section | None:
    """The section on a role's smallest changes, the nearest first; None where every outcome is still possible."""
    if not prospects.changes:
        return None
    is_full = all(is_known(decision.answers.get(question.id)) for question in rulebook.questions)
    step, about_open = map(words, _reading(rulebook))
    blocks: list[Block] = [Paragraph(step if is_full else f"{step} {about_open}")]
    nearest_first = sorted(prospects.changes, key=lambda change: change.steps)
    told: set[str] = set()
    for steps, changes in groupby(nearest_first, key=lambda change: change.steps):
        items = [item for change in changes for item in _items(rulebook, role, decision, change, told)]
        blocks.append(Items(plural("{number} step away", "{number} steps away", steps), tuple(items)))
    return Section("change", words("What would change it"), tuple(blocks))


def _reading(rulebook: Rulebook) -> tuple[Phrase, Phrase]:
    """The meaning of a step in this rulebook, and what becomes of open answers."""
    if not any(question.ordered for question in rulebook.questions):
        return _KIND, _OPEN_KINDS
    return (_STEP_OR_KIND if rulebook.has_kinds else _STEP), _OPEN_ANSWERS


def change_sentence(rulebook: Rulebook, role: Role, decision: Decision, target: Outcome, way: Way) -> str:
    """A way to another outcome in a sentence: 'If trust has no part in it, the council should decide.'."""
    *others, last = (_is(rulebook, decision, change) for change in way.changes)
    conditions = words(", and if ").join([words(", if ").join(others), last] if others else [last])
    result = result_clause(rulebook, role, target, is_certain=way.is_certain)
    return words("If {conditions}, {result}.", conditions=conditions, result=result)


def _items(
    rulebook: Rulebook, role: Role, decision: Decision, change: SmallestChange, told: set[str]
) -> Iterator[Item]:
    """A point for each way to the outcome, and below it the answers in full that were not `told` before."""
    for place, way in enumerate(change.ways):
        details = [_in_full(rulebook, decision, each) for each in way.changes if not _is_in_full(rulebook, each)]
        new = [detail for detail in details if detail not in told]
        told.update(new)
        if change.has_more and place + 1 == len(change.ways):
            new.append(words("There are further ways of as few steps."))
        yield Item(change_sentence(rulebook, role, decision, change.target, way), tuple(new))


def _is_in_full(rulebook: Rulebook, change: Change) -> bool:
    """Whether a way's sentence quotes both answers as the rulebook words them."""
    options = rulebook.question(change.question).options
    return not _to(rulebook, change).says and all(option.short == option.text for option in options)


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
        "the answer on {question} is {option} rather than {now}",
        question=question.name,
        option=quoted(option.short),
        now=listed(map(quoted, now), words("or")),
    )


def _in_full(rulebook: Rulebook, decision: Decision, change: Change) -> str:
    """A sentence with both answers of a change, the present and the other, as the rulebook words them."""
    question = rulebook.question(change.question)
    now = listed(map(quoted, answer_texts(question, decision.answers.get(question.id))), words("or"))
    return words(
        "{question}: {option} rather than {now}.",
        question=capitalised(question.name),
        option=quoted(_to(rulebook, change).text),
        now=now,
    )


def _chosen(question: Question, decision: Decision) -> frozenset[str]:
    return decision.answers.get(question.id, Answer(frozenset(question.option_ids))).options
