"""What the diagram answers: building it, audits, what-if; and the same question put to every sheet in turn."""

from __future__ import annotations

import time
from itertools import islice, product
from math import prod

from benchmarks.rulebooks import made_rulebook
from benchmarks.rules import headline, questions_asked
from benchmarks.sheets import decision_of, random_sheets
from benchmarks.timing import medians

from subsidiarity.analysis.decision.plus_minus import plus_minus
from subsidiarity.analysis.decision.smallest_change import smallest_changes
from subsidiarity.analysis.level_diagram import levelled
from subsidiarity.analysis.rulebook.audit import find_findings
from subsidiarity.api import Advisor
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.diagram import count, node_count, walk
from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook

QUESTIONS, RULES = 20, 60
ROUNDS = 5
SHEETS_ENUMERATED = 50_000
CHECK, GRID = "full check (every finding)", "plus-minus grid, all roles"


def times(rulebook: Rulebook) -> dict[str, float]:
    """Seconds of the processor for each analysis of a rulebook."""
    compiled = compile_rulebook(rulebook)
    (sheet,) = random_sheets(compiled, 1)
    answers = sheet_of(compiled, decision_of(compiled, sheet))
    jobs = {
        "building the diagrams": lambda: compile_rulebook(rulebook),
        CHECK: lambda: find_findings(compiled),
        GRID: lambda: [plus_minus(compiled, role, answers) for role in compiled.roles],
        "smallest change to every level": lambda: smallest_changes(levelled(compiled, headline(compiled)), answers),
    }
    return {name: seconds.processor for name, seconds in medians(jobs, ROUNDS).items()}


def size(rulebook: Rulebook) -> str:
    compiled = compile_rulebook(rulebook)
    rules = sum(len(step.branches) for role in rulebook.roles for step in role.graph.steps.values())
    nodes = sum(node_count(role.diagram) for role in compiled.roles)
    return f"{len(rulebook.questions)} questions, {len(rulebook.roles)} roles, {rules} branches, {nodes} nodes"


def large() -> Rulebook:
    return made_rulebook(QUESTIONS, RULES, seed=0)


def tangled() -> tuple[float, tuple[str, ...]]:
    """Seconds until a rulebook that tangles everything is refused, and the questions it is told to blame."""
    rulebook = made_rulebook(QUESTIONS, RULES, seed=0, is_tangled=True)
    began = time.process_time()
    try:
        compile_rulebook(rulebook)
    except TangledRulebook as refused:
        return time.process_time() - began, refused.questions
    return time.process_time() - began, ()


def proof(advisor: Advisor) -> tuple[float, float, int]:
    """Seconds to count the sheets of every outcome by the diagram, and by walking each sheet; and how many they are.

    The walks are measured on the first of them and taken to cost the same each.
    """
    compiled = advisor.compiled
    asked = questions_asked(compiled)
    diagram = headline(compiled).diagram
    by_diagram = medians({"count": lambda: count(diagram, compiled.sizes)}, ROUNDS)["count"].processor
    began = time.process_time()
    sheet = [0] * len(compiled.order)
    for options in islice(product(*(range(compiled.sizes[question]) for question in asked)), SHEETS_ENUMERATED):
        for question, option in zip(asked, options, strict=True):
            sheet[question] = option
        walk(diagram, sheet)
    each = (time.process_time() - began) / SHEETS_ENUMERATED
    sheets = prod(compiled.sizes[question] for question in asked)
    return by_diagram, each * sheets, sheets
