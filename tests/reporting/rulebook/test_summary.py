"""A rulebook in numbers."""

from __future__ import annotations

from tests.reporting.samples import advisor

from subsidiarity.reporting.rulebook.summary import render_summary


def test_a_rulebook_is_summed_up_in_numbers():
    """Its parts, and each role's steps, branches and diagram."""
    assert """\
wells, edition 7: 3 levels, 5 manners, 7 questions, 3 roles, 2 safeguards, 3 sources
  decide  4 steps, 12 branches, 6 diagram nodes
  pay     1 step, 2 branches, 1 diagram node
  check   1 step, 2 branches, 4 diagram nodes
""" == render_summary(advisor().compiled)
