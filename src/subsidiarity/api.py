"""The use cases that the shells and other programs call."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from subsidiarity.batch.evaluation import Row, evaluate_files
from subsidiarity.batch.files import decision_files
from subsidiarity.batch.judged import Judged, Making, Task
from subsidiarity.batch.run import evaluate_paths
from subsidiarity.batch.source import Form
from subsidiarity.files.bounded import read_bytes
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.kept import Kept, find_kept, keep
from subsidiarity.reasoning.advise import Adviser
from subsidiarity.reasoning.compiled import CompiledRulebook, compile_rulebook

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.analysis.difference import Differences
    from subsidiarity.analysis.tally import Tallies
    from subsidiarity.batch.columns.files import TableSummary
    from subsidiarity.batch.columns.table import Table, TableAdvice
    from subsidiarity.batch.filter import Filter
    from subsidiarity.model.comparison import Comparison, WhatIf
    from subsidiarity.model.diagram import RulebookDiagrams, RulebookSets
    from subsidiarity.model.finding import Finding
    from subsidiarity.model.group import GroupView, Reliability
    from subsidiarity.model.prospect import Prospects
    from subsidiarity.model.tally import Discussion
    from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook

T = TypeVar("T")

DEFAULT_RULEBOOK = os.path.join(os.path.dirname(__file__), "rulebooks", "climb.yaml")


class Advisor:
    """A rulebook made ready: reads decisions and says where they belong."""

    def __init__(
        self, rulebook: Rulebook, diagrams: RulebookDiagrams | None = None, sets: RulebookSets | None = None
    ) -> None:
        """Compile a rulebook, with its diagrams where they stand; `TangledRulebook` if they would grow too large."""
        self.compiled: CompiledRulebook = compile_rulebook(rulebook, diagrams, sets)
        self.rulebook = rulebook
        self.reader = DecisionReader(rulebook)

    def read(self, data: bytes, file: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions in a file's bytes, and everything that is wrong in it."""
        return self.reader.read(data, file)

    def read_file(self, path: str) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
        """The decisions of one file (`-` is standard input)."""
        data, diagnostics = read_bytes(path)
        return ((), diagnostics) if data is None else self.read(data, path)

    def evaluate(self, decision: Decision) -> Recommendation:
        """Where one decision belongs, and why."""
        return self._adviser.advise(decision)

    def prospects(self, decision: Decision, role_id: str | None = None, *, has_grids: bool = True) -> Prospects:
        """What would change a decision's level, or another role's, and how firm it is; KeyError for an unknown role.

        What each single step of an answer would do is left out without `has_grids`.
        """
        from subsidiarity.analysis.prospects import prospects_of

        return prospects_of(self.compiled, decision, role_id, has_grids=has_grids)

    def what_if(self, decision: Decision, changes: Mapping[str, frozenset[str]]) -> WhatIf:
        """What would become of a decision with these options, by question, for answers; all must be the rulebook's."""
        from subsidiarity.analysis.comparison import what_if

        return what_if(self.compiled, decision, changes, self.evaluate)

    def compare(self, decisions: Sequence[Decision]) -> Comparison:
        """Decisions beside the first of them, at least one: what differs, and what each difference does."""
        from subsidiarity.analysis.comparison import compare

        return compare(self.compiled, decisions, self.evaluate)

    def group(self, sheets: Sequence[Decision]) -> GroupView:
        """Several people's answers to one decision, at least one: where they differ, and whether that matters."""
        from subsidiarity.analysis.group import group_view

        return group_view(self.compiled, sheets, self.evaluate, self._differences)

    def discussions(self, decision: Decision) -> tuple[Discussion, ...]:
        """What was said in a decision's workshop, question by question; nothing where there was none."""
        return () if decision.workshop is None else self.tallies.discussions(decision)

    def reliabilities(self, units: Sequence[Sequence[Decision]]) -> tuple[Reliability, ...]:
        """How far people agree across decisions, each with several sheets: on each question, and on the level."""
        from subsidiarity.analysis.reliability import reliabilities

        return reliabilities(self.compiled, units)

    def findings(self) -> tuple[Finding, ...]:
        """What an audit says about the rulebook, the gravest first, with decisions that show it."""
        from subsidiarity.analysis.audit import find_findings

        return find_findings(self.compiled)

    def evaluate_table(self, table: Table, *, reasons: bool = True) -> Table:
        """A pyarrow table with its results beside, a row a decision and a column a question; `UnusableTable`.

        It is pure on each of the table's batches. It needs the extra `columns`.
        """
        return self._tables.evaluate_table(table, reasons=reasons)

    def evaluate_table_file(
        self, source: str, target: str, *, reasons: bool = True, may_replace: bool = False
    ) -> TableSummary:
        """The same from file to file, a batch at a time, the target whole or not at all."""
        from subsidiarity.batch.columns.files import evaluate_file

        return evaluate_file(self._tables, source, target, reasons=reasons, may_replace=may_replace)

    @cached_property
    def _tables(self) -> TableAdvice:
        from subsidiarity.batch.columns.table import TableAdvice

        return TableAdvice(self.compiled)

    @cached_property
    def tallies(self) -> Tallies:
        """What counts votes under this rulebook."""
        from subsidiarity.analysis.tally import Tallies

        return Tallies(self.compiled)

    @cached_property
    def _differences(self) -> Differences:
        from subsidiarity.analysis.difference import Differences

        return Differences(self.compiled)

    @cached_property
    def _adviser(self) -> Adviser:
        return Adviser(self.compiled)

    def evaluate_batch(
        self,
        paths: Sequence[str],
        make: Making[T],
        *,
        wanted: Filter | None = None,
        otherwise: Form = "yaml",
        jobs: int = 1,
        cluster: str | None = None,
    ) -> Generator[Judged[T], None, None]:
        """What `make` makes of each row that is wanted (None: all), in order, and what else a batch needs to know.

        `otherwise` says how files of other names are written. The rows are the same for any number of `jobs`
        (processes) and on a cluster (the address of its scheduler); `make` must then be a function that pickles.
        """
        return evaluate_paths(self.compiled, Task(wanted, make), paths, otherwise, jobs, cluster)

    def evaluate_paths(self, paths: Sequence[str], most: int | None = None) -> Iterator[Row]:
        """A row for each decision in files and folders, in order; nothing in one file stops another.

        Of a file that holds more than `most` decisions, an error stands in the place of the others.
        """
        files = decision_files(paths)
        if most is None:
            return evaluate_files(self.compiled, files)
        from subsidiarity.batch.first_decisions import FirstDecisions

        first = FirstDecisions(most)
        return first.rows(evaluate_files(self.compiled, files, first.is_counted))


def load_advisor(path: str | None = None) -> tuple[Advisor | None, tuple[Diagnostic, ...]]:
    """The advisor of a rulebook file, or of the rulebook that is shipped; None if it cannot be used."""
    file = DEFAULT_RULEBOOK if path is None else path
    data, diagnostics = read_bytes(file)
    if data is None:
        return None, diagnostics
    kept = find_kept(data, file)
    if kept is not None:
        return Advisor(kept.rulebook, kept.diagrams, kept.sets), kept.diagnostics
    return _read_anew(data, file)


def audit_rulebook(
    path: str | None = None,
) -> tuple[Advisor | None, tuple[Diagnostic, ...], tuple[Finding, ...]]:
    """The advisor of a rulebook with what is wrong in its text and what an audit finds; each thing is said once."""
    advisor, diagnostics = load_advisor(path)
    if advisor is None:
        return None, diagnostics, ()
    findings = advisor.findings()
    found = {(finding.code, finding.span) for finding in findings}
    return advisor, tuple(each for each in diagnostics if (each.code, each.span) not in found), findings


def _read_anew(data: bytes, file: str) -> tuple[Advisor | None, tuple[Diagnostic, ...]]:
    from subsidiarity.analysis.audit import find_quick_findings
    from subsidiarity.reading.rulebook import read_rulebook
    from subsidiarity.reasoning.rulebook_diagrams import TangledRulebook, build_diagrams

    rulebook, diagnostics = read_rulebook(data, file)
    if rulebook is None:
        return None, diagnostics
    try:
        diagrams = build_diagrams(rulebook)
    except TangledRulebook as tangled:
        return None, (*diagnostics, tangled_diagnostic(tangled))
    advisor = Advisor(rulebook, diagrams)
    found = find_quick_findings(advisor.compiled)
    warnings = [Diagnostic(each.code, "warning", each.message, each.span, each.hint) for each in found]
    diagnostics = (*diagnostics, *warnings)
    keep(data, file, Kept(rulebook, diagnostics, diagrams, advisor.compiled.sets))
    return advisor, diagnostics


def tangled_diagnostic(tangled: TangledRulebook) -> Diagnostic:
    """What to say of a rulebook whose diagrams would grow too large."""
    questions = ", ".join(f"`{question}`" for question in tangled.questions)
    message = f"{tangled.what} tangles these questions: {questions}"
    hint = "let fewer questions decide together: split a branch, or move one of them to a role of its own"
    return Diagnostic("SUB204", "error", message, tangled.span, hint)
