"""What each branch adds: take it away and measure again."""

from __future__ import annotations

from dataclasses import replace

from comparison import Study
from measures import exact, weighted_kappa

from subsidiarity.api import Advisor
from subsidiarity.model.rulebook import Rulebook


def grounds(rulebook: Rulebook) -> dict[tuple[str, str], str]:
    """The source of each stated branch of the headline role, by step and name, once for all the levels it is for."""
    steps = rulebook.role(rulebook.headline).graph.steps.values()
    stated = [branch for step in steps for branch in step.branches if branch.when is not None]
    return {ground_of(branch.id): branch.source for branch in stated}


def ground_of(branch: str) -> tuple[str, str]:
    """The step and the name of a branch, from its id."""
    _, step, name = branch.split("/")
    return step.partition("-")[0], name


def without(rulebook: Rulebook, ground: tuple[str, str]) -> Rulebook:
    """The headline role alone, with one branch taken away at every level."""
    role = rulebook.role(rulebook.headline)
    steps = {
        name: replace(step, branches=tuple(b for b in step.branches if b.when is None or ground_of(b.id) != ground))
        for name, step in role.graph.steps.items()
    }
    alone = replace(role, graph=replace(role.graph, steps=steps))
    return replace(rulebook, roles=(alone,), safeguards=(), headline_says="")


def ablation(studies: dict[str, Study]) -> list[str]:
    """The table of what changes when a branch goes, and lists of those that change no level, or nothing, here."""
    rulebook = studies["functions"].rulebook
    lines = [
        "| taken away | functions: exact | kappa | judgements: exact | kappa | levels changed | its sources |",
        "|---|---:|---:|---:|---:|---:|---|",
        f"| nothing | {' | '.join(_plain(study) for study in studies.values())} | 0 | |",
    ]
    quiet: dict[bool, list[str]] = {True: [], False: []}
    for ground, source in grounds(rulebook).items():
        advisor = Advisor(without(rulebook, ground))
        others = {name: Study(advisor, name) for name in studies}
        pairs = [pair for name in studies for pair in zip(studies[name].rated, others[name].rated, strict=True)]
        levels = sum(one.level != other.level for one, other in pairs)
        name = f"`{'/'.join(ground)}`"
        if levels:
            cells = " | ".join(_changed(study, others[name]) for name, study in studies.items())
            lines.append(f"| {name} | {cells} | {levels} | {source} |")
        else:
            quiet[any(one.outcome != other.outcome for one, other in pairs)].append(name)
    silent = "These change no outcome here, though each does on some sheet. They stay because a source asks for them"
    return [
        *lines,
        "",
        f"Taken away, these change an outcome here and no level: {', '.join(quiet[True]) or 'none'}.",
        "",
        f"{silent}: {', '.join(quiet[False]) or 'none'}.",
    ]


def _plain(study: Study) -> str:
    return " | ".join(f"{study.mean(measure):.3f}" for measure in (exact, weighted_kappa))


def _changed(before: Study, after: Study) -> str:
    figures = [(before.mean(measure), after.mean(measure)) for measure in (exact, weighted_kappa)]
    return " | ".join(f"{new:.3f} ({new - old:+.3f})" for old, new in figures)
