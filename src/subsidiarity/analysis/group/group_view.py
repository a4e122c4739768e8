"""The view of a group's sheets of one decision: the middle sheet, each one's own level, the differences that matter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidiarity.analysis.decision.probability import outlook
from subsidiarity.analysis.group.agreement import agreement_on, middle_of, weights_of
from subsidiarity.analysis.group.difference import Differences
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.group import GroupView, MinorityView, Spread
from subsidiarity.model.noun import replace
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.advise import Adviser, sheet_of
from subsidiarity.reasoning.compiled import CompiledRulebook

Advise = Callable[[Decision], Recommendation]
Sheet = Sequence[int]
"""A sheet: a set of options (bit i: option i) for each question."""


def group_view(
    compiled: CompiledRulebook,
    decisions: Sequence[Decision],
    advise: Advise | None = None,
    differences: Differences | None = None,
) -> GroupView:
    """The view of a group on one decision, from at least one sheet.

    `advise`, which gives a recommendation for a decision, and `differences` are made here unless they stand already.
    """
    advise = advise or Adviser(compiled).advise
    differences = differences or Differences(compiled)
    sheets = [sheet_of(compiled, decision) for decision in decisions]
    spreads = spreads_of(compiled, sheets)
    middle = middle_sheet(compiled, spreads)
    levelled = differences.headline
    own = tuple(levelled.possible(sheet) for sheet in sheets)
    possible = levelled.possible(middle)
    elsewhere: dict[tuple[Outcome, ...], list[Sheet]] = {}
    for sheet, outcomes in zip(sheets, own, strict=True):
        if not set(outcomes) & set(possible):
            elsewhere.setdefault(outcomes, []).append(sheet)
    largest_first = sorted(elsewhere.items(), key=lambda found: -len(found[1]))
    return GroupView(
        own=own,
        middle=advise(_answered(compiled, decisions[0], middle)),
        agreements=tuple(agreement_on(spread) for spread in spreads),
        differences=differences.find(middle, spreads),
        minorities=tuple(
            _minority(compiled, decisions[0], middle, outcomes, theirs, advise) for outcomes, theirs in largest_first
        ),
        outlook=outlook(levelled, [weights_of(spread) for spread in spreads]),
    )


def spreads_of(compiled: CompiledRulebook, sheets: Sequence[Sheet]) -> tuple[Spread, ...]:
    """The spread of the sheets' answers, for each question in the rulebook's order."""
    spreads = []
    for question, size in enumerate(compiled.sizes):
        asked = compiled.rulebook.questions[question]
        answers = [sheet[question] for sheet in sheets]
        given = [answer for answer in answers if answer != compiled.full[question]]
        ranges = [_indices(answer, size) for answer in given if answer & (answer - 1)]
        counts = tuple(given.count(1 << option) for option in range(size))
        sorted_ranges = tuple(sorted(ranges, key=sorted))
        spreads.append(Spread(asked.id, counts, sorted_ranges, len(answers) - len(given), asked.ordered))
    return tuple(spreads)


def middle_sheet(compiled: CompiledRulebook, spreads: Sequence[Spread]) -> list[int]:
    """The group's middle answer to each question: an option, several, or not known yet where nobody answered."""
    sheet = list(compiled.full)
    for spread in spreads:
        middle = middle_of(spread)
        if middle:
            sheet[compiled.order.index(spread.question)] = sum(1 << option for option in middle)
    return sheet


def _minority(
    compiled: CompiledRulebook,
    decision: Decision,
    middle: Sheet,
    possible: tuple[Outcome, ...],
    sheets: Sequence[Sheet],
    advise: Advise,
) -> MinorityView:
    theirs = middle_sheet(compiled, spreads_of(compiled, sheets))
    differs_on = tuple(
        question for question, one, other in zip(compiled.order, middle, theirs, strict=True) if one != other
    )
    return MinorityView(len(sheets), possible, advise(_answered(compiled, decision, theirs)), differs_on)


def _answered(compiled: CompiledRulebook, decision: Decision, sheet: Sheet) -> Decision:
    """The decision with a sheet's answers instead of its own."""
    answers = {
        question: Answer(frozenset(option for option, bit in bits.items() if chosen & bit))
        for question, bits, chosen in zip(compiled.order, compiled.bits, sheet, strict=True)
    }
    return replace(decision, answers=answers, expects=None)


def _indices(answer: int, size: int) -> frozenset[int]:
    return frozenset(option for option in range(size) if answer >> option & 1)
