"""The steps of a rule graph in an order in which each can be worked out: after all those it leads to."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from tests.analysis.small_rulebooks import compiled_rulebooks
from tests.analysis.written_rulebooks import rulebook
from tests.reasoning.written_decisions import ids

from subsidiarity.reasoning.step_order import last_first


def test_a_step_comes_after_all_those_it_leads_to():
    """The start comes last, and a step that two lead to comes once, before both."""
    steps = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: end, because: B, source: S}
      - {id: wide, when: {reach: {is: town}}, to: middle, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
  middle:
    ask: And here?
    branches:
      - {id: poor, when: {means: {is: poor}}, to: end, because: B, source: S}
    otherwise: {to: town, because: B, source: S}
  end:
    ask: And there?
    otherwise: {to: land, because: B, source: S}
"""
    order = last_first(rulebook(steps).roles[0])

    assert ["end", "middle", "start"] == ids(order)


def test_a_step_that_nothing_leads_to_is_left_out():
    """Nobody ever comes there, nor where it leads."""
    steps = """
  start:
    ask: Where?
    otherwise: {to: street, because: B, source: S}
  lonely:
    ask: And here?
    otherwise: {to: beyond, because: B, source: S}
  beyond:
    ask: And there?
    otherwise: {to: land, because: B, source: S}
"""
    order = last_first(rulebook(steps).roles[0])

    assert ["start"] == ids(order)


def test_a_role_may_start_at_any_of_its_steps():
    """At the second one written; the first then leads there in vain."""
    steps = """
  first:
    ask: Where?
    otherwise: {to: second, because: B, source: S}
  second:
    ask: And here?
    otherwise: {to: street, because: B, source: S}
"""
    role = rulebook(steps).roles[0]
    order = last_first(replace(role, graph=replace(role.graph, start="second")))

    assert ["second"] == ids(order)


def test_otherwise_leads_on_as_a_branch_does():
    """The last branch of a step, too, names a step."""
    steps = """
  start:
    ask: Where?
    otherwise: {to: next, because: B, source: S}
  next:
    ask: And here?
    otherwise: {to: street, because: B, source: S}
"""
    order = last_first(rulebook(steps).roles[0])

    assert ["next", "start"] == ids(order)


def test_a_thousand_steps_in_a_row_are_ordered():
    """Depth costs no stack."""
    steps = "".join(
        f"  s{place}:\n    ask: a\n    otherwise: {{to: s{place + 1}, because: B, source: S}}\n"
        for place in range(1_000)
    )
    order = last_first(
        rulebook(f"{steps}  s1000:\n    ask: a\n    otherwise: {{to: land, because: B, source: S}}").roles[0]
    )

    assert [f"s{place}" for place in range(1_000, -1, -1)] == ids(order)


@given(compiled_rulebooks())
def test_any_order_holds_what_the_start_leads_to_each_step_once_and_late_enough(rules):
    """Followed from the start along every branch."""
    for role in rules.rulebook.roles:
        met = {role.graph.start}
        waiting = [role.graph.start]
        while waiting:
            new = {branch.to for branch in role.graph.steps[waiting.pop()].branches if isinstance(branch.to, str)} - met
            met |= new
            waiting += new
        order = [step.id for step in last_first(role)]

        assert (met, len(met)) == (set(order), len(order))
        for place, step in enumerate(order):
            targets = {branch.to for branch in role.graph.steps[step].branches if isinstance(branch.to, str)}
            assert targets <= set(order[:place])
