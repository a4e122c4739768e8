"""The audit of a rulebook by itself: whether it holds, and what some decisions show of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from subsidiarity.api.evaluating import Evaluating
from subsidiarity.api.given.expected import each_of
from subsidiarity.api.given.kinds import action, optional, takes
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.recommendation import Recommendation

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.api.boundary_files import BoundaryFiles
    from subsidiarity.api.check import Interviews
    from subsidiarity.api.testing import Tested
    from subsidiarity.model.coverage import Coverage
    from subsidiarity.model.finding import Finding
    from subsidiarity.model.measures import Completeness, Influence
    from subsidiarity.reasoning.row import Row


class Auditing(Evaluating):
    """The part of an advisor that says what is wrong, or worth knowing, in its rulebook."""

    def findings(self) -> tuple[Finding, ...]:
        """The findings of an audit of the rulebook, the gravest first, with decisions that show them."""
        from subsidiarity.analysis.rulebook.audit import find_findings

        return find_findings(self.compiled)

    def witness_files(self, findings: Iterable[Finding]) -> dict[str, str]:
        """The texts of decision files by name, one for each finding that decisions can show."""
        from subsidiarity.api.check import witness_files
        from subsidiarity.model.finding import Finding

        found = each_of("findings", findings, Finding, "a finding, as findings() gives them")
        return witness_files(self.rulebook, found)

    def summary(self) -> str:
        """A text on what the rulebook is made of, in numbers."""
        from subsidiarity.reporting.rulebook.summary import render_summary

        return render_summary(self.compiled)

    def completeness(self) -> tuple[Completeness, ...]:
        """The proof for each role that every answer sheet has an outcome, or the lack of it."""
        from subsidiarity.analysis.rulebook.completeness import prove_completeness

        return prove_completeness(self.compiled)

    def interviews(self) -> Interviews:
        """The length of interviews in questions, by role, and the steps and questions that they always pass."""
        from subsidiarity.api.check import interviews

        return interviews(self.compiled)

    def influence(self) -> tuple[Influence, ...]:
        """The influence of each question on each role: how often it changes the outcome; `TooTangled`."""
        from subsidiarity.api.check import influence

        return influence(self.compiled)

    def coverage(self, recommendations: Iterable[Recommendation]) -> Coverage:
        """The coverage of some decisions: which branches and outcomes they show, and which they do not."""
        from subsidiarity.analysis.rulebook.coverage import measure_coverage

        found = each_of("recommendations", recommendations, Recommendation, "a recommendation, as evaluate gives it")
        return measure_coverage(self.compiled, found)

    @takes(say=optional(action))
    def test(
        self, paths: Sequence[str], say: Callable[[Row], None] | None = None, *, has_cases: bool = False
    ) -> Tested:
        """The test of decisions in files and folders against what these expect; `say` is called with each row.

        `has_cases` keeps a case for each row, which JUnit needs.
        """
        from subsidiarity.api.testing import put_to_the_test

        return put_to_the_test(self.compiled, self.evaluate_paths(paths), say, has_cases=has_cases)

    def boundary_files(self) -> BoundaryFiles:
        """Decision files with a pair on either side of each boundary between levels; `TooTangled`."""
        from subsidiarity.api.boundary_files import boundary_files

        return boundary_files(self.compiled)
