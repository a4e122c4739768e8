"""The single changes of an answer sheet: each known answer moved by one step, and the levels that are then possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.analysis.decision.option_steps import steps_away
from subsidiarity.analysis.level_diagram import Levelled
from subsidiarity.model.prospect import SingleChange
from subsidiarity.reasoning.answer_leads import Leads


def single_changes(levelled: Levelled, sheet: Sequence[int]) -> tuple[SingleChange, ...]:
    """For each known answer that the level can turn on, every option one step away; ranges are left as they are."""
    return tuple(_changes(levelled, sheet))


def _changes(levelled: Levelled, sheet: Sequence[int]) -> Iterator[SingleChange]:
    leads = Leads(levelled.diagram, sheet)
    for index in levelled.turns_on:
        question, chosen = levelled.rulebook.questions[index], sheet[index]
        if chosen.bit_count() != 1:
            continue
        for option, steps in enumerate(steps_away(chosen, len(question.options), ordered=question.ordered)):
            if steps == 1:
                possible = tuple(levelled.outcomes[leaf] for leaf in leads.if_answered(index, option))
                yield SingleChange(question.id, question.options[option].id, possible)
