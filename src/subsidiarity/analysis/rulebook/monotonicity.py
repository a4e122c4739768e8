"""The proof of monotonicity: a stronger answer never moves a level against its question's declared pull."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import combinations

from subsidiarity.analysis.full_sheet import Options, outcome_of
from subsidiarity.analysis.sheet_sets import PAIR_LIMIT
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook, role_of
from subsidiarity.reasoning.diagram import lands_of
from subsidiarity.reasoning.diagram_builder import Tangled
from subsidiarity.reasoning.outcome_order import height_of

Nodes = Sequence[tuple[int, ...]]
Exceeds = Callable[[int, int], bool]
Way = tuple[int, int] | None
Pair = tuple[int, int]
"""Two places in one diagram."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A contradiction: two full answer sheets alike but for one answer, whose outcomes go against the question's pull.

    `weaker` and `stronger` give one option's index (from 0) a question, in the rulebook's order.
    """

    question: Question
    weaker_option: str
    stronger_option: str
    weaker: Options
    stronger: Options
    weaker_outcome: Outcome
    stronger_outcome: Outcome


def find_contradictions(
    compiled: CompiledRulebook, role_id: str, pair_limit: int = PAIR_LIMIT
) -> tuple[Contradiction, ...]:
    """The contradictions, one for each question and pair of its options that has any; KeyError for an unknown role.

    With pull up, a stronger answer never leads to a lower outcome; with pull down, never to a higher
    one; with pull none, to neither. Pull either claims no direction, so nothing goes against it.
    An outcome stands as high as its level, whatever its manner, and one between two levels stands
    higher than the lower of them; no level is neither lower nor higher than any other. All pairs of
    options are compared, not neighbours only, for a change by way of no level would otherwise hide
    one. Exact, on the diagram; `Tangled` if more than `pair_limit` pairs of its nodes must be compared.
    """
    return tuple(_contradictions(compiled, role_of(compiled, role_id), pair_limit))


def find_unproved(compiled: CompiledRulebook, pair_limit: int = PAIR_LIMIT) -> tuple[str, ...]:
    """The ids of questions whose pull the headline role contradicts; of all, where proving it passes `pair_limit`."""
    try:
        found = find_contradictions(compiled, compiled.rulebook.headline, pair_limit)
    except Tangled:
        return compiled.order
    return tuple(dict.fromkeys(each.question.id for each in found))


def _contradictions(compiled: CompiledRulebook, role: CompiledRole, pair_limit: int) -> Iterator[Contradiction]:
    nodes = role.diagram.nodes
    exceeds = _comparison(compiled, nodes, pair_limit)
    ways = _ways(nodes, role.diagram.root)
    found: set[tuple[int, int, int]] = set()
    for place in sorted(ways, key=lambda place: nodes[place][0]):
        number, *lands = nodes[place]
        question = compiled.rulebook.questions[number]
        for weaker, stronger in combinations(range(len(lands)), 2):
            if (number, weaker, stronger) in found:
                continue
            pair = (lands[weaker], lands[stronger])
            for higher, lower in _forbidden(question, *pair):
                if exceeds(higher, lower):
                    found.add((number, weaker, stronger))
                    rest = {**_answers_to(nodes, ways, place), **_apart(compiled, nodes, exceeds, (higher, lower))}
                    yield _contradiction(compiled, role, question, rest, (number, weaker, stronger))
                    break


def _forbidden(question: Question, weaker: int, stronger: int) -> tuple[tuple[int, int], ...]:
    """Pairs of places of which the first may nowhere end higher than the second."""
    if question.pull == "either":
        return ()
    if question.pull == "up":
        return ((weaker, stronger),)
    if question.pull == "down":
        return ((stronger, weaker),)
    return ((weaker, stronger), (stronger, weaker))


def _contradiction(
    compiled: CompiledRulebook,
    role: CompiledRole,
    question: Question,
    rest: dict[int, int],
    step: tuple[int, int, int],
) -> Contradiction:
    number, weaker, stronger = step
    sheets, outcomes = [], []
    for option in (weaker, stronger):
        options = tuple({**rest, number: option}.get(index, 0) for index in range(len(compiled.order)))
        sheets.append(options)
        outcomes.append(outcome_of(compiled, role, options))
    ids = question.option_ids
    return Contradiction(question, ids[weaker], ids[stronger], sheets[0], sheets[1], outcomes[0], outcomes[1])


def _ways(nodes: Nodes, root: int) -> dict[int, Way]:
    """For each node below the root, the way to it: from an early node, by a weak answer; None for the root."""
    ways: dict[int, Way] = {root: None} if root >= 0 else {}
    waiting = [(nodes[place][0], place) for place in ways]
    while waiting:
        _, place = heappop(waiting)
        for option, land in enumerate(nodes[place][1:]):
            if land >= 0 and land not in ways:
                ways[land] = (place, option)
                heappush(waiting, (nodes[land][0], land))
    return ways


def _answers_to(nodes: Nodes, ways: dict[int, Way], place: int) -> dict[int, int]:
    """The answers (question to option, by index from 0) that lead from the root to a node."""
    answers = {}
    way = ways[place]
    while way is not None:
        place, option = way
        answers[nodes[place][0]] = option
        way = ways[place]
    return answers


def _comparison(compiled: CompiledRulebook, nodes: Nodes, pair_limit: int) -> Exceeds:
    """A function that says whether some sheet ends higher from one place than from another."""
    known: dict[tuple[int, int], bool] = {}
    heights = [height_of(outcome, compiled.rulebook.level_ids) for outcome in compiled.outcomes]

    def exceeds(one: int, other: int) -> bool:
        if one == other:
            return False
        if one < 0 and other < 0:
            higher, lower = heights[~one - FIRST_OUTCOME], heights[~other - FIRST_OUTCOME]
            return higher is not None and lower is not None and higher > lower
        pair = (one, other)
        if pair not in known:
            found = any(exceeds(*sides) for sides in _sides(compiled, nodes, pair)[1])
            if len(known) >= pair_limit:
                raise Tangled([(min(nodes[place][0] for place in pair if place >= 0),)])
            known[pair] = found
        return known[pair]

    return exceeds


def _sides(compiled: CompiledRulebook, nodes: Nodes, pair: Pair) -> tuple[int, list[Pair]]:
    """The first question (an index from 0) that either of two places asks, and both after each of its options."""
    question = min(nodes[place][0] for place in pair if place >= 0)
    ones, others = (lands_of(nodes, place, question, compiled.sizes[question]) for place in pair)
    return question, list(zip(ones, others, strict=True))


def _apart(compiled: CompiledRulebook, nodes: Nodes, exceeds: Exceeds, pair: Pair) -> dict[int, int]:
    """The answers (question to option, by index from 0) by which the first place ends higher than the second."""
    answers = {}
    while max(pair) >= 0:
        question, sides = _sides(compiled, nodes, pair)
        answers[question], pair = next((option, side) for option, side in enumerate(sides) if exceeds(*side))
    return answers
