"""Editions of a rulebook, two side by side: what differs, and what that does to decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from subsidiarity.analysis.editions.carried_decision import carried_back, carried_forward
from subsidiarity.analysis.editions.common_ground import CommonGround, find_common_ground
from subsidiarity.analysis.editions.decision_diff import DecisionDiffs, as_decisions
from subsidiarity.analysis.editions.edition_diff import compare_editions
from subsidiarity.api.advisor import Advisor
from subsidiarity.api.errors import TooTangled
from subsidiarity.api.given.kinds import ADVISOR, takes
from subsidiarity.api.loading import tangled_diagnostic
from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.edition import DecisionDiff
from subsidiarity.model.noun import dataclass
from subsidiarity.reasoning.diagram_builder import Tangled
from subsidiarity.reasoning.row import Row
from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook
from subsidiarity.reporting.decision_file.made_decisions import render_made_decisions
from subsidiarity.reporting.rulebook.edition_diff import change_title, editions_line, render_edition_diff


@dataclass(frozen=True, slots=True)
class Placed:
    """A document as both editions evaluate it; `diffs` None where neither of them can read it, as the rows say.

    `decision` is as it was read, and `lost` are its questions whose answer only one of the editions knows.
    """

    before: Row
    after: Row
    decision: Decision | None = None
    diffs: tuple[DecisionDiff, ...] | None = None
    lost: tuple[str, ...] = ()


class Editions:
    """Two editions over what they have in common; `diff` holds all differences."""

    def __init__(self, old: Advisor, new: Advisor, ground: CommonGround) -> None:
        self._old, self._new = old, new
        self._ground = ground
        self.diff = compare_editions(ground)

    def __repr__(self) -> str:
        return f"<Editions: {self.heading()}>"

    def heading(self) -> str:
        """A line that names both editions."""
        return editions_line(self._ground.before, self._ground.after)

    def render(self) -> str:
        """The differences of the editions as text, the heading left out."""
        return render_edition_diff(self.diff)

    def place(self, paths: Sequence[str]) -> Iterator[Placed]:
        """The documents of files and folders, read by the edition that they answer and evaluated by both, in order."""
        comparison = DecisionDiffs(self._ground)
        typed = read_bytes(STDIN)[0] if STDIN in paths else None  # it can be read but once
        for before, after in _paired(_rows(self._old, paths, typed), _rows(self._new, paths, typed)):
            yield self._placed(before, after, comparison)

    def _placed(self, before: Row, after: Row, comparison: DecisionDiffs) -> Placed:
        old, new = before.recommendation, after.recommendation
        if new is not None and (old is None or self._answers_the_new(new.decision)):
            decision, carried = new.decision, carried_back(self._ground, new.decision)
            old = self._old.evaluate(carried.decision)
        elif old is not None:
            decision, carried = old.decision, carried_forward(self._ground, old.decision)
            new = self._new.evaluate(carried.decision)
        else:
            return Placed(before, after)
        return Placed(before, after, decision, comparison.of(old, new), carried.lost)

    def _answers_the_new(self, decision: Decision) -> bool:
        """Whether a decision says that it answers the new edition; one that says nothing answers the old one."""
        return decision.edition == self._ground.after.edition != self._ground.before.edition

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


def _rows(advisor: Advisor, paths: Sequence[str], typed: bytes | None) -> Iterator[Row]:
    """A row for each decision of files and folders, in order; `typed` is what standard input gave."""
    for is_typed, group in groupby(paths, lambda path: path == STDIN):
        if not is_typed or typed is None:
            yield from advisor.evaluate_paths(list(group))
            continue
        for decision, diagnostics in advisor.reader.read_each(typed, STDIN, {}):
            yield Row(STDIN, None if decision is None else advisor.evaluate(decision), diagnostics)


def _paired(olds: Iterable[Row], news: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """The rows of each document by both editions; one that refuses a whole table has a single row for all of it."""
    by_file = (groupby(rows, lambda row: row.file) for rows in (olds, news))
    for (file, before), (_, after) in zip(*by_file, strict=True):
        yield from zip_longest(before, after, fillvalue=Row(file, None))


@takes(old=ADVISOR, new=ADVISOR)
def diff_rulebooks(old: Advisor, new: Advisor) -> tuple[Editions | None, tuple[Diagnostic, ...]]:
    """The two editions side by side, or None and the faults of their common ground; `TooTangled`."""
    try:
        return Editions(old, new, find_common_ground(old.rulebook, new.rulebook)), ()
    except TangledRulebook as tangled:
        return None, (tangled_diagnostic(tangled),)
    except Tangled:
        raise TooTangled from None
