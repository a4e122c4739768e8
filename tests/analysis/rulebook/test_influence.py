"""How often a question makes the difference."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.written_rulebooks import compiled
from tests.reasoning.plain_walk import ends_of

from subsidiarity.analysis.rulebook.influence import measure_influence

ONE_OF_THREE = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def test_every_second_step_of_the_only_question_that_matters_changes_the_outcome():
    """From street to town nothing changes, from town to land the level does: 6 of 12 steps."""
    reach, trust, means = measure_influence(compiled(ONE_OF_THREE))

    assert ("reach", "decide", 6, 12, Fraction(1, 2)) == (
        reach.question_id,
        reach.role_id,
        reach.changing,
        reach.steps,
        reach.share,
    )
    assert [Fraction(0)] * 2 == [trust.share, means.share]


@unhurried
@given(rulebooks_to_audit())
def test_influence_is_that_of_taking_every_step_on_every_sheet(rulebook):
    """The same numbers of steps, and of steps that change the outcome."""
    ends = {options: ends_of(walks) for options, walks in every_walk(rulebook).items()}
    for influence in measure_influence(rulebook):
        place = rulebook.order.index(influence.question_id)
        steps = [
            (ends[options], ends[(*options[:place], options[place] + 1, *options[place + 1 :])])
            for options in ends
            if options[place] + 1 < rulebook.sizes[place]
        ]
        changing = sum(before[influence.role_id] != after[influence.role_id] for before, after in steps)
        assert (changing, len(steps)) == (influence.changing, influence.steps)
