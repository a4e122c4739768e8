"""The first sheet on which two diagrams part."""

from __future__ import annotations

import operator

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import unhurried
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, every_sheet, sheets

from subsidiarity.analysis.editions.parting_sheets import Parting
from subsidiarity.reasoning.diagram import walk


@unhurried
@given(compiled_rulebooks(), st.data())
def test_it_is_the_first_of_all_sheets_that_part(rulebook, data):
    """Sheet after sheet is asked of the same two roles, and each answer is that of walking every sheet in order."""
    one, other = (role.diagram for role in rulebook.roles)
    parting = Parting(one, other, rulebook.sizes, operator.ne)
    asked = data.draw(st.lists(sheets(rulebook), min_size=1, max_size=4))

    found = [parting.first(answers) for answers in asked]

    apart = [options for options in every_sheet(rulebook) if walk(one, options) != walk(other, options)]
    assert [min((o for o in apart if allows(answers, o)), default=None) for answers in asked] == found
