"""The ranking of open questions: first the one whose answer should leave the least uncertainty about the level."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.analysis.decision.probability import settling
from subsidiarity.analysis.decision.ways_to_leaves import Ways
from subsidiarity.analysis.level_diagram import Levelled
from subsidiarity.model.noun import replace
from subsidiarity.model.prospect import Settling
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.remainder import possible_and_open


def ranked_questions(levelled: Levelled, sheet: Sequence[int]) -> tuple[Settling, ...]:
    """The questions that can still change the outcome by level, ranked; every option still open is equally likely."""
    if len(still_possible(levelled.diagram, sheet)) == 1:  # most decisions are settled, and this is soon seen
        return ()
    _, still_open = possible_and_open(levelled.diagram, sheet)
    weights = [
        [chosen >> option & 1 for option in range(size)] for chosen, size in zip(sheet, levelled.sizes, strict=False)
    ]
    return settling(replace(levelled, turns_on=still_open), weights, Ways(levelled.diagram, weights))
