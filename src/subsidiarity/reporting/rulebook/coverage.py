"""Coverage as text for people: how many branches and outcomes some decisions show, and which they do not."""

from __future__ import annotations

from itertools import groupby

from subsidiarity.model.coverage import Coverage
from subsidiarity.reporting.rulebook.measures import percent
from subsidiarity.reporting.safe import safe


def render_coverage(coverage: Coverage) -> str:
    """The coverage as text: two counts, and below each what is not covered, step by step and role by role."""
    share = percent(coverage.share)
    lines = [f"Branches that decide: {coverage.covered_branches} of {len(coverage.branches)} ({share})"]
    uncovered = [branch.branch.id for branch in coverage.branches if not branch.deciding]
    for step, names in groupby(uncovered, key=lambda name: name.rpartition("/")[0]):
        lines.append(f"  {safe(step)}: none for {safe(', '.join(name.rpartition('/')[2] for name in names))}")
    lines.append(f"Outcomes that come out: {coverage.covered_outcomes} of {len(coverage.outcomes)}")
    unreached = [(each.role_id, each.outcome.spelling) for each in coverage.outcomes if not each.decisions]
    for role, pairs in groupby(unreached, key=lambda pair: pair[0]):
        lines.append(f"  {safe(role)}: never {safe('; '.join(spelling for _, spelling in pairs))}")
    return "\n".join(lines) + "\n"
