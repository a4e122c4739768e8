"""Checks of a rulebook: how long its interviews are, what its questions do, and decisions that show findings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from subsidiarity.api.errors import TooTangled, UnknownName
from subsidiarity.api.given.expected import one_of
from subsidiarity.api.given.kinds import TEXT, several, takes
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.finding import Finding
from subsidiarity.model.measures import Influence, InterviewLength, Passages
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    from subsidiarity.reporting.rows.problem import Problem

FORMS = ("text", "json", "sarif")
"""The forms in which problems are written; of `text`, the shell decides what is shown."""


@dataclass(frozen=True, slots=True)
class Interviews:
    """The lengths of interviews in questions, by role, and the steps and questions that all of them pass."""

    lengths: tuple[InterviewLength, ...]
    passages: tuple[Passages, ...]


def interviews(compiled: CompiledRulebook) -> Interviews:
    """The lengths of a rulebook's interviews, and the steps and questions that are always passed."""
    from subsidiarity.analysis.rulebook.interview_length import measure_interviews
    from subsidiarity.analysis.rulebook.shape import find_passages  # loads networkx, for this only

    return Interviews(measure_interviews(compiled), find_passages(compiled))


def influence(compiled: CompiledRulebook) -> tuple[Influence, ...]:
    """The influence of each question on each role: how often it changes the outcome; `TooTangled`."""
    from subsidiarity.analysis.rulebook.influence import measure_influence
    from subsidiarity.reasoning.diagram_builder import Tangled

    try:
        return measure_influence(compiled)
    except Tangled as tangled:
        raise TooTangled([compiled.order[index] for index in tangled.questions]) from None


def witness_files(rulebook: Rulebook, findings: Iterable[Finding]) -> dict[str, str]:
    """The texts of decision files by name, one for each finding that decisions can show."""
    from subsidiarity.reporting.decision_file.made_decisions import render_made_decisions
    from subsidiarity.reporting.diagnostic import spot_of

    texts = {}
    for finding in findings:
        if finding.witnesses:
            why = (f"{finding.code} ({finding.severity}), {spot_of(finding.span)}:", finding.message)
            name = "-".join(finding.witnesses[0].id.split("-")[:2])
            texts[f"{name}.yaml"] = render_made_decisions(finding.witnesses, rulebook, why)
    return texts


def _problem(name: str, value: object) -> object:
    return one_of(name, value, (Diagnostic, Finding, Row), "a diagnostic, a finding or a row")


@takes(found=several(_problem, "diagnostics, findings or rows"), form=TEXT)
def render_problems(found: Iterable[Diagnostic | Finding | Row], form: str) -> str:
    """The text of problems as `json` or `sarif`, else `UnknownName`: of diagnostics, findings and rows of decisions."""
    from subsidiarity.reporting.rows.problem import problem_of, problems_of

    problems: list[Problem] = []
    for each in found:
        problems += problems_of(each.recommendation, each.diagnostics) if isinstance(each, Row) else [problem_of(each)]
    if form == "json":
        from subsidiarity.reporting.rows.problem_list import render_problem_list

        return render_problem_list(problems)
    if form != "sarif":
        raise UnknownName(form, FORMS, "form")
    from subsidiarity.reporting.rows.sarif import render_sarif

    return "".join(render_sarif(problems))
