"""Decisions as people write them, advised on by a small written rulebook."""

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
