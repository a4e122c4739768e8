"""What each branch adds: take it away and measure again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from comparison import Study
from measures import exact, weighted_kappa

from subsidiarity.api import Advisor
from subsidiarity.model.rule_graph import Branch
from subsidiarity.model.rulebook import Rulebook


def without(rulebook: Rulebook, removed: Collection[str]) -> Rulebook:
    """The rulebook with some branches (their ids) of the headline role taken away; `otherwise` always stays."""
    roles = []
    for role in rulebook.roles:
        if role.id != rulebook.headline:
            continue
        steps = {
            name: replace(step, branches=tuple(b for b in step.branches if b.when is None or b.id not in removed))
            for name, step in role.graph.steps.items()
        }
        roles.append(replace(role, graph=replace(role.graph, steps=steps)))
    return replace(rulebook, roles=tuple(roles), safeguards=())


def ablation(study: Study) -> list[str]:
    """The table of what changes when branches go, and the list of those that change nothing here."""
    role = study.rulebook.role(study.rulebook.headline)
    branches = {b.id: b for step in role.graph.steps.values() for b in step.branches if b.when is not None}
    grounds = dict.fromkeys(name.rpartition("/")[2] for name in branches)
    removals = {
        f"`{ground}` at every rung": tuple(name for name in branches if name.endswith(f"/{ground}"))
        for ground in grounds
    }
    silent_grounds = []
    lines = []
    for name, removed in removals.items():
        row = _row(study, name, removed, branches)
        if row:
            lines.append(row)
        else:
            silent_grounds.append(name.partition(" ")[0])
    singles = (_row(study, f"`{name}` only", (name,), branches) for name in branches)
    lines += [row for row in singles if row]
    return [
        f"Everything in place: exact {study.mean(exact):.3f}, kappa {study.mean(weighted_kappa):.3f}.",
        "",
        "| taken away | exact | kappa | its sources |",
        "|---|---:|---:|---|",
        *lines,
        "",
        "Taken away at every rung, these change no level on this list. They stay because a source asks for them, and",
        f"because they give the reasons: {', '.join(silent_grounds)}.",
        "",
        f"Of the {len(branches)} branches taken away one at a time, those not in the table change nothing.",
    ]


def _row(study: Study, name: str, removed: Collection[str], branches: Mapping[str, Branch]) -> str:
    """A line of the table, or "" if every level stays."""
    other = Study(Advisor(without(study.rulebook, removed)))
    if [one.level for one in other.rated] == [one.level for one in study.rated]:
        return ""
    cells = []
    for measure in (exact, weighted_kappa):
        before, after = study.mean(measure), other.mean(measure)
        cells.append(f"{after:.3f} ({after - before:+.3f})")
    sources = "; ".join(dict.fromkeys(branches[branch].source for branch in removed))
    return f"| {name} | {' | '.join(cells)} | {sources} |"
