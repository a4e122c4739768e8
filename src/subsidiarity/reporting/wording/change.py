"""What would change it: the fewest steps to each other outcome, in sentences, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Change, Prospects, SmallestChange, Way
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.phrase import (
    answer_anchors,
    capitalised,
    counted,
    is_known,
    listed,
    option_name,
    outcome_words,
    question_name,
    quoted,
)

_STEP = "A step is one option weaker or stronger on one answer."
_OPEN_ANSWERS = "Where an answer is a range, it is counted from its nearest option; what is not known yet stays open."


def change_section(rulebook: Rulebook, decision: Decision, prospects: Prospects) -> Section | None:
    """The smallest changes, those of fewest steps first; None where every outcome is still possible."""
    if not prospects.changes:
        return None
    is_full = all(is_known(decision.answers.get(question.id)) for question in rulebook.questions)
    blocks: list[Block] = [Paragraph(_STEP if is_full else f"{_STEP} {_OPEN_ANSWERS}")]
    nearest_first = sorted(prospects.changes, key=lambda change: change.steps)
    told: set[str] = set()
    for steps, changes in groupby(nearest_first, key=lambda change: change.steps):
        items = [item for change in changes for item in _items(rulebook, decision, change, told)]
        blocks.append(Items(f"{counted(steps, 'step')} away", tuple(items)))
    return Section("change", "What would change it", tuple(blocks))


def would_be(rulebook: Rulebook, outcome: Outcome, verb: str = "would") -> str:
    """An outcome that is not the case, as the beginning of a sentence: 'It would be town'."""
    if outcome.level is None:
        return f"There {verb} be no level"
    return f"It {verb} be {outcome_words(rulebook, outcome)}"


def change_sentence(rulebook: Rulebook, decision: Decision, target: Outcome, way: Way) -> str:
    """One way in one sentence: 'It would be town if trust were “none” rather than “helps”'."""
    begins = would_be(rulebook, target, "would" if way.is_certain else "could")
    return f"{begins} if {listed([_were(rulebook, decision, change) for change in way.changes], 'and')}."


def _items(rulebook: Rulebook, decision: Decision, change: SmallestChange, told: set[str]) -> Iterator[Item]:
    """A point for each way, and below it the answers in full that were not `told` before."""
    for place, way in enumerate(change.ways):
        details = [_in_full(rulebook, decision, each) for each in way.changes]
        new = [detail for detail in details if detail not in told]
        told.update(new)
        if change.has_more and place + 1 == len(change.ways):
            new.append("There are further ways of as few steps.")
        yield Item(change_sentence(rulebook, decision, change.target, way), tuple(new))


def _were(rulebook: Rulebook, decision: Decision, change: Change) -> str:
    question = rulebook.question(change.question)
    now = [option_name(option) for option in _chosen(question, decision)]
    was = listed(map(quoted, now), "or")
    return f"{question_name(question.id)} were {quoted(option_name(change.to))} rather than {was}"


def _in_full(rulebook: Rulebook, decision: Decision, change: Change) -> str:
    """Both answers as the rulebook words them."""
    question = rulebook.question(change.question)
    anchor = next(option.anchor for option in question.options if option.id == change.to)
    now = listed(map(quoted, answer_anchors(question, decision.answers.get(question.id))), "or")
    return f"{capitalised(question_name(question.id))}: {quoted(anchor)} rather than {now}."


def _chosen(question: Question, decision: Decision) -> list[str]:
    answer = decision.answers.get(question.id, Answer(frozenset(question.option_ids)))
    return [option for option in question.option_ids if option in answer.options]
