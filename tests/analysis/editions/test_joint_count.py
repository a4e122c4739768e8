"""Two diagrams walked together."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from tests.analysis.brute_force import unhurried
from tests.analysis.small_rulebooks import compiled_rulebooks, every_sheet
from tests.analysis.written_rulebooks import compiled

from subsidiarity.analysis.editions.joint_count import JointCount
from subsidiarity.reasoning.diagram import walk
from subsidiarity.reasoning.diagram_builder import Tangled


@unhurried
@given(compiled_rulebooks())
def test_pairs_of_leaves_are_counted_as_walking_both_diagrams_does(rulebook):
    """Over all sheets, for the two roles of one rulebook."""
    one, other = (role.diagram for role in rulebook.roles)

    joint = JointCount(one, other, rulebook.sizes)

    counted = Counter((walk(one, options), walk(other, options)) for options in every_sheet(rulebook))
    assert counted == joint.counts()
    for pair in counted:
        options = joint.first(pair)
        assert pair == (walk(one, options), walk(other, options))


def test_a_pair_that_no_sheet_ends_at_has_no_first_sheet():
    """A diagram beside itself never ends at two leaves."""
    rulebook = compiled()
    diagram = rulebook.roles[0].diagram

    with pytest.raises(ValueError, match="no sheet"):
        JointCount(diagram, diagram, rulebook.sizes).first((2, 3))


def test_diagrams_with_too_many_pairs_of_nodes_are_refused():
    """Rather than left to eat the machine."""
    rulebook = compiled()
    diagram = rulebook.roles[0].diagram

    with pytest.raises(Tangled):
        JointCount(diagram, diagram, rulebook.sizes, pair_limit=1).counts()
