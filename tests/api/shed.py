"""A rulebook of two questions and two levels, and a decision by it."""

from __future__ import annotations

from pathlib import Path

from subsidiarity.api import Advisor, load_advisor
from subsidiarity.model.decision import Decision

RULES = """
rulebook: shed
edition: 1
title: Who looks after the shed?
headline: decide
levels:
  house: {name: House, body: house, about: One house}
  street: {name: Street, body: street, about: All the houses}
questions:
  use:
    name: use
    theme: spillovers
    pull: up
    ask: Who uses it?
    options:
      one: {text: One house, short: one, says: one house uses it}
      some: {text: Some houses, short: some, says: some houses use it}
      all: {text: All houses, short: all, says: all houses use it}
    source: Marsh 1998
  trust:
    name: trust
    theme: ownership
    pull: down
    ask: How much does it depend on trust?
    options:
      none: {text: Not at all, short: none, says: trust has no part in it}
      helps: {text: Trust helps, short: helps, says: trust helps}
    source: Marsh 1998
roles:
  decide:
    name: decides
    ask: Who takes the decision?
    start: above_house
    steps:
      above_house:
        ask: Must it leave the house?
        branches:
          - id: shared
            when: {all: [{use: {at_least: some}}, {trust: {is: none}}]}
            to: street
            because: Others use it, and trust has no part in it.
            source: Marsh 1998
        otherwise: {to: house, because: The house can do it., source: Marsh 1998}
  pay:
    name: pays
    ask: Who pays?
    start: means
    steps:
      means:
        ask: Do all use it?
        branches:
          - {id: all, when: {use: {is: all}}, to: street, because: All use it., source: Marsh 1998}
        otherwise: {to: house, because: Not all use it., source: Marsh 1998}
sources:
  Marsh 1998: {author: A. Marsh, year: 1998, title: Sheds and neighbours, checked: original}
"""

ROOF = """
decision: roof
title: Who mends the roof?
answers: {use: some, trust: none}
expects: street
"""


def advisor_of(folder: Path, rules: str = RULES) -> Advisor:
    """The advisor of a rulebook, from a file."""
    file = folder / "rules.yaml"
    file.write_text(rules)
    advisor, diagnostics = load_advisor(str(file))
    assert advisor is not None, diagnostics
    return advisor


def decision_of(advisor: Advisor, text: str = ROOF) -> Decision:
    """The one decision of a text."""
    (decision,), diagnostics = advisor.read(text.encode(), "roof.yaml")
    assert not diagnostics
    return decision
