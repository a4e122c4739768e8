"""One step of an answer: how often it changes the deciding role's level, and how soon the level is settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from cases import SETS, answers, cases, decision

from subsidiarity.analysis.decision.option_steps import neighbours
from subsidiarity.analysis.rulebook.influence import measure_influence
from subsidiarity.model.diagram import FIRST_OUTCOME, Diagram
from subsidiarity.model.outcome import Outcome
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook, role_of
from subsidiarity.reasoning.diagram import questions_in, still_possible
from subsidiarity.reasoning.diagram_builder import DiagramBuilder

LIMIT = 10_000_000
Joined = Callable[[Outcome], object]


def lower_level(outcome: Outcome) -> object:
    """The level of an outcome, of one between two the lower."""
    return outcome.level


def both_levels(outcome: Outcome) -> object:
    """The level or the two levels of an outcome."""
    return outcome.level, outcome.contender


def joined(compiled: CompiledRulebook, joining: Joined) -> Diagram:
    """The deciding role's diagram with one leaf for all outcomes that are joined: the number of the lowest of them."""
    role = role_of(compiled, compiled.rulebook.headline)
    kinds = [joining(outcome) for outcome in compiled.outcomes]
    leaves = {~(FIRST_OUTCOME + place): ~(FIRST_OUTCOME + kinds.index(kind)) for place, kind in enumerate(kinds)}
    builder = DiagramBuilder(compiled.order, compiled.sizes, LIMIT, role.diagram.nodes)
    return builder.diagram(builder.relabel(role.diagram.root, leaves))


def shares(compiled: CompiledRulebook, joining: Joined = lower_level) -> dict[str, float]:
    """Each question's share of all one-step changes of the deciding role's level, over every full sheet: exact."""
    role, diagram = role_of(compiled, compiled.rulebook.headline), joined(compiled, joining)
    one = CompiledRole(role.role, diagram, role.steps, questions_in(diagram))
    found = {each.question_id: each.changing for each in measure_influence(replace(compiled, roles=(one,)))}
    return _parts(found)


def shares_near_cases(compiled: CompiledRulebook) -> dict[str, float]:
    """Each question's share of the changes of level that one step from a reading of a case makes.

    The level is the lowest still possible; answers not known are not moved.
    """
    diagram = joined(compiled, lower_level)
    found = dict.fromkeys(compiled.order, 0)
    for sheet in sheets(compiled):
        before = min(still_possible(diagram, sheet))
        for place, other in moved(compiled, sheet):
            found[compiled.order[place]] += min(still_possible(diagram, other)) != before
    return _parts(found)


def sheets(compiled: CompiledRulebook, names: Sequence[str] = SETS) -> list[list[int]]:
    """Every reading of every case of some sets, as bits."""
    known = {key: case.title for name in names for key, case in cases(name).items()}
    return [
        sheet_of(compiled, decision(title, reading[key], compiled.rulebook))
        for reading in answers()
        for key, title in known.items()
    ]


def moved(compiled: CompiledRulebook, sheet: Sequence[int]) -> list[tuple[int, list[int]]]:
    """The sheets that are one step from a sheet (as bits), each with the question (an index from 0) that moved."""
    found = []
    for place, question in enumerate(compiled.rulebook.questions):
        for pair in neighbours(question):
            for one, other in (pair, pair[::-1]):
                if sheet[place] == 1 << one:
                    found.append((place, [*sheet[:place], 1 << other, *sheet[place + 1 :]]))
    return found


def asked(diagram: Diagram, sheet: Sequence[int]) -> int:
    """The number of questions asked until nothing more can change, each time the next that can; a sheet is bits."""
    places, number = {diagram.root}, 0
    while nodes := [diagram.nodes[place] for place in places if place >= 0]:
        question = min(node[0] for node in nodes)
        number += 1
        here = {place for place in places if place >= 0 and diagram.nodes[place][0] == question}
        lands = {
            land
            for place in here
            for option, land in enumerate(diagram.nodes[place][1:])
            if sheet[question] >> option & 1
        }
        places = places - here | lands
    return number


def influence(compiled: CompiledRulebook) -> list[str]:
    """The table of each question's share, those that never change a level left out."""
    everywhere, near = shares(compiled), shares_near_cases(compiled)
    lines = ["| question | its theme | on every sheet | one step from a case |", "|---|---|---:|---:|"]
    for question in sorted(compiled.rulebook.questions, key=lambda each: -everywhere[each.id]):
        if everywhere[question.id]:
            figures = f"{everywhere[question.id]:.3f} | {near[question.id]:.3f}"
            lines.append(f"| `{question.id}` | {question.theme} | {figures} |")
    return lines


def interview(compiled: CompiledRulebook) -> str:
    """A sentence on how soon the level of the functions is settled."""
    diagram = joined(compiled, lower_level)
    lengths = [asked(diagram, sheet) for sheet in sheets(compiled, ("functions",))]
    return (
        f"Asked in the rulebook's order, the level of the functions is settled after {sum(lengths) / len(lengths):.1f} "
        f"questions on average, and {max(lengths)} at most."
    )


def _parts(found: Mapping[str, int]) -> dict[str, float]:
    total = sum(found.values())
    return {name: number / total for name, number in found.items()}
