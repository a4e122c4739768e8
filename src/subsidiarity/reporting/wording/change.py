"""The smallest changes of an answer sheet in sentences: the fewest steps to each other outcome, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Change, Prospects, SmallestChange, Way
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.noun_words import (
    answer_texts,
    capitalised,
    is_known,
    listed,
    option_shorts,
    outcome_words,
    quoted,
)

_STEP = Phrase("A step is one option weaker or stronger on one answer.")
_STEP_OR_KIND = Phrase("A step is one option weaker or stronger on one answer, or another kind.")
_KIND = Phrase("A step is another kind on one answer.")
_OPEN_ANSWERS = Phrase(
    "Where an answer is a range, it is counted from its nearest option; what is not known yet stays open."
)
_OPEN_KINDS = Phrase("What is not known yet stays open.")


def change_section(rulebook: Rulebook, decision: Decision, prospects: Prospects) -> Section | None:
    """The section on the smallest changes, those of fewest steps first; None where every outcome is still possible."""
    if not prospects.changes:
        return None
    is_full = all(is_known(decision.answers.get(question.id)) for question in rulebook.questions)
    step, about_open = map(words, _reading(rulebook))
    blocks: list[Block] = [Paragraph(step if is_full else f"{step} {about_open}")]
    nearest_first = sorted(prospects.changes, key=lambda change: change.steps)
    told: set[str] = set()
    for steps, changes in groupby(nearest_first, key=lambda change: change.steps):
        items = [item for change in changes for item in _items(rulebook, decision, change, told)]
        blocks.append(Items(plural("{number} step away", "{number} steps away", steps), tuple(items)))
    return Section("change", words("What would change it"), tuple(blocks))


def _reading(rulebook: Rulebook) -> tuple[Phrase, Phrase]:
    """The meaning of a step in this rulebook, and what becomes of open answers."""
    if not any(question.ordered for question in rulebook.questions):
        return _KIND, _OPEN_KINDS
    return (_STEP_OR_KIND if rulebook.has_kinds else _STEP), _OPEN_ANSWERS


def would_be(rulebook: Rulebook, outcome: Outcome, verb: str = "would") -> str:
    """An outcome that is not the case, as the beginning of a sentence: 'It would be town'."""
    if outcome.level is None:
        return words("There would be no level") if verb == "would" else words("There could be no level")
    where = outcome_words(rulebook, outcome)
    if verb == "would":
        return words("It would be {outcome}", outcome=where)
    return words("It could be {outcome}", outcome=where)


def change_sentence(rulebook: Rulebook, decision: Decision, target: Outcome, way: Way) -> str:
    """A way to another outcome in a sentence: 'It would be the council if trust has no part in it'."""
    begins = would_be(rulebook, target, "would" if way.is_certain else "could")
    conditions = listed([_were(rulebook, decision, change) for change in way.changes], words("and"))
    return words("{begins} if {conditions}.", begins=begins, conditions=conditions)


def _items(rulebook: Rulebook, decision: Decision, change: SmallestChange, told: set[str]) -> Iterator[Item]:
    """A point for each way to the outcome, and below it the answers in full that were not `told` before."""
    for place, way in enumerate(change.ways):
        details = [_in_full(rulebook, decision, each) for each in way.changes]
        new = [detail for detail in details if detail not in told]
        told.update(new)
        if change.has_more and place + 1 == len(change.ways):
            new.append(words("There are further ways of as few steps."))
        yield Item(change_sentence(rulebook, decision, change.target, way), tuple(new))


def _were(rulebook: Rulebook, decision: Decision, change: Change) -> str:
    """The answer that it would take, as a clause after 'if'."""
    question = rulebook.question(change.question)
    option = next(option for option in question.options if option.id == change.to)
    if option.says:
        return option.says
    now = option_shorts(question, _chosen(question, decision))
    return words(
        "{question} were {option} rather than {now}",
        question=question.name,
        option=quoted(option.short),
        now=listed(map(quoted, now), words("or")),
    )


def _in_full(rulebook: Rulebook, decision: Decision, change: Change) -> str:
    """A sentence with both answers of a change, the present and the other, as the rulebook words them."""
    question = rulebook.question(change.question)
    text = next(option.text for option in question.options if option.id == change.to)
    now = listed(map(quoted, answer_texts(question, decision.answers.get(question.id))), words("or"))
    return words(
        "{question}: {option} rather than {now}.",
        question=capitalised(question.name),
        option=quoted(text),
        now=now,
    )


def _chosen(question: Question, decision: Decision) -> frozenset[str]:
    return decision.answers.get(question.id, Answer(frozenset(question.option_ids))).options
