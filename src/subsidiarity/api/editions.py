"""Editions of a rulebook, two side by side: what differs, and what that does to decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.analysis.editions.common_ground import CommonGround, find_common_ground
from subsidiarity.analysis.editions.decision_diff import DecisionDiffs, as_decisions
from subsidiarity.analysis.editions.edition_diff import compare_editions
from subsidiarity.api.advisor import Advisor
from subsidiarity.api.errors import TooTangled
from subsidiarity.api.loading import tangled_diagnostic
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.edition import DecisionDiff
from subsidiarity.model.noun import dataclass
from subsidiarity.reasoning.diagram_builder import Tangled
from subsidiarity.reasoning.row import Row
from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook
from subsidiarity.reporting.decision_file.made_decisions import render_made_decisions
from subsidiarity.reporting.rulebook.edition_diff import change_title, render_edition_diff


@dataclass(frozen=True, slots=True)
class Placed:
    """A document as both editions read and evaluate it; `diffs` None where either of them cannot use it."""

    before: Row
    after: Row
    diffs: tuple[DecisionDiff, ...] | None


class Editions:
    """Two editions over what they have in common; `diff` holds all differences."""

    def __init__(self, old: Advisor, new: Advisor, ground: CommonGround) -> None:
        self._old, self._new = old, new
        self._ground = ground
        self.diff = compare_editions(ground)

    def render(self) -> str:
        """The differences of the editions as text."""
        return render_edition_diff(self._ground.before, self._ground.after, self.diff)

    def place(self, paths: Sequence[str]) -> Iterator[Placed]:
        """The documents of files and folders, evaluated by both editions, in order."""
        comparison = DecisionDiffs(self._ground)
        for before, after in zip(self._old.evaluate_paths(paths), self._new.evaluate_paths(paths), strict=True):
            if before.recommendation is None or after.recommendation is None:
                yield Placed(before, after, None)
            else:
                yield Placed(before, after, comparison.of(before.recommendation, after.recommendation))

    def witness_files(self) -> dict[str, str]:
        """The texts of decision files by name, two for each change: by the old edition, and by the new one."""
        ground = self._ground
        texts = {}
        for role in self.diff.roles:
            for number, change in enumerate(role.changes, 1):
                title = change_title(role.role_id, change)
                decisions = as_decisions(ground, change.witness, f"{role.role_id[:40]}-{number}", title)
                for edition, decision in zip((ground.before, ground.after), decisions, strict=True):
                    texts[f"{decision.id}.yaml"] = render_made_decisions([decision], edition, [title])
        return texts


def diff_rulebooks(old: Advisor, new: Advisor) -> tuple[Editions | None, tuple[Diagnostic, ...]]:
    """The two editions side by side, or None and the faults of their common ground; `TooTangled`."""
    try:
        return Editions(old, new, find_common_ground(old.rulebook, new.rulebook)), ()
    except TangledRulebook as tangled:
        return None, (tangled_diagnostic(tangled),)
    except Tangled:
        raise TooTangled from None
