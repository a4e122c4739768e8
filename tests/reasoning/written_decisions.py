"""Decisions as people write them, advised on by a small written rulebook, and the steps of one that many tests ask."""

from __future__ import annotations

from tests.analysis.written_rulebooks import QUESTIONS, compiled

from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reasoning.advise import advise

LAWFUL = {
    "head": "law: lawful\nholder: held",
    "questions": f"""{QUESTIONS}
  lawful: {{name: lawful, theme: t, pull: none, ask: Where?, options: {{street: s, town: t, land: l}}, source: S}}
  held: {{name: held, theme: t, pull: none, ask: Who?, options: {{nobody: n, street: s, town: t, land: l}}, source: S}}
""",
}
"""The parts of a rulebook that asks what the law allows and who decides today."""

THREE_WAYS = """
  start:
    ask: Where?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}
      - {id: wide, when: {all: [{reach: {is: town}}, {trust: {is: none}}]}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
"""The reach settles the land and the street; trust matters in the town alone, and means (poor, rich) never."""

#                reach  trust  means
STREET_AND_TOWN = [0b011, 0b111, 0b11]
TOWN = [0b010, 0b111, 0b11]
TOWN_OR_LAND = [0b110, 0b110, 0b11]
LAND = [0b100, 0b111, 0b11]
NOTHING_KNOWN = [0b111, 0b111, 0b11]

PAY = """
  means:
    ask: Who pays?
    branches:
      - {id: poor, when: {means: {is: poor}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""
"""A later role, which means alone settle."""


def decision(compiled_rulebook, answers, expects=None):
    """A decision with these answers, and what it expects, as they stand in a file."""
    text = f"decision: case\ntitle: A case\nanswers: {answers}\n"
    text += "" if expects is None else f"expects: {expects}\n"
    (read,), diagnostics = DecisionReader(compiled_rulebook.rulebook).read(text.encode(), "case.yaml")
    assert diagnostics == ()
    return read


def advised(steps, answers, expects=None, **parts):
    """The recommendation of a rulebook with these steps for these answers."""
    rules = compiled(steps, **parts)
    return advise(rules, decision(rules, answers, expects))


def condition(rulebook, branch_id):
    """The condition of a branch, by its id: `role/step/branch`."""
    role, step, _ = branch_id.split("/")
    branches = {branch.id: branch for branch in rulebook.role(role).graph.steps[step].branches}
    return branches[branch_id].when


def ids(things):
    """The own names of branches, safeguards or steps, without the role and step that they stand in."""
    return [thing.id.split("/")[-1] for thing in things]


def spelled(outcomes):
    """Outcomes as rulebooks spell them."""
    return [outcome.spelling for outcome in outcomes]
