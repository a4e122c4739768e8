"""The advisor: everything that can be asked of a rulebook and of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from subsidiarity.api.printing import Printing
from subsidiarity.model.recommendation import Recommendation

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.analysis.decision.prospects import ProspectsFinder
    from subsidiarity.analysis.group.difference import Differences
    from subsidiarity.analysis.group.vote_tally import Tallies
    from subsidiarity.api.agreement import Sheets
    from subsidiarity.api.migrating import MigratedFile
    from subsidiarity.api.questions import QuestionGroup
    from subsidiarity.api.report_files import Questionnaire, ReportFiles
    from subsidiarity.model.comparison import Comparison, WhatIf
    from subsidiarity.model.decision import Decision
    from subsidiarity.model.group import GroupView, Reliability
    from subsidiarity.model.prospect import Prospects
    from subsidiarity.model.rulebook import Role
    from subsidiarity.model.tally import Discussion
    from subsidiarity.reasoning.row import Row
    from subsidiarity.reporting.imprint import Imprint
    from subsidiarity.reporting.outline import Outline
    from subsidiarity.reporting.outlines.report import Report
    from subsidiarity.reporting.record import Record


class Advisor(Printing):
    """An advisor, which is a rulebook made ready: it reads decisions, says where they belong, and answers for it.

    What is asked of a decision may be asked of the recommendation on it, where that is there already.
    """

    def role(self, role_id: str | None = None) -> Role:
        """The role with an id (None: the headline role); `UnknownName`."""
        from subsidiarity.api.errors import UnknownName

        ids = [role.id for role in self.rulebook.roles]
        wanted = self.rulebook.headline if role_id is None else role_id
        if wanted not in ids:
            raise UnknownName(wanted, ids)
        return self.rulebook.role(wanted)

    def first_page(
        self, decision: Decision | Recommendation, role_id: str | None = None, imprint: Imprint | None = None
    ) -> Outline:
        """The answer on one page, for a decision or for another of its roles; `UnknownName`."""
        from subsidiarity.reporting.outlines.first_page import page_outline

        role = self.role(role_id)
        found = self._found(decision)
        return page_outline(found, self.prospects(found.decision, role.id, has_grids=False), imprint, role_id=role.id)

    def explain(
        self,
        decision: Decision | Recommendation,
        role_id: str | None = None,
        *,
        has_grid: bool = False,
        imprint: Imprint | None = None,
    ) -> Outline:
        """The first page and the whole argument for a decision or another of its roles, and its grid; `UnknownName`."""
        from subsidiarity.reporting.outlines.argument import full_outline

        role = self.role(role_id)
        found = self._found(decision)
        prospects = self.prospects(found.decision, role.id, has_grids=has_grid)
        return full_outline(self.compiled, found, prospects, imprint, role_id=role.id)

    def record(self, row: Row, argument: Outline | None = None) -> Record:
        """The record of one document as data for other programs, with the argument in words if there is one."""
        from subsidiarity.reporting.forms.outline_record import with_argument
        from subsidiarity.reporting.record import record_of

        record = record_of(self.rulebook, row.file, row.recommendation, row.diagnostics)
        return record if argument is None else with_argument(record, argument)

    def report(
        self,
        decision: Decision | Recommendation,
        imprint: Imprint,
        role_id: str | None = None,
        *,
        others: Sequence[Decision] = (),
    ) -> Report:
        """The report on a decision, or on another of its roles; `UnknownName`.

        With `others`, further people's answers to the same decision, the report is on the middle of all sheets.
        """
        from subsidiarity.reporting.outlines.report import report_of

        role = self.role(role_id)
        own = self._found(decision)
        group = self.group((own.decision, *others)) if others else None
        found = own if group is None else group.middle
        prospects = self.prospects(found.decision, role.id)
        voices = self.discussions(found.decision) if group is None else group
        return report_of(self.compiled, found, prospects, imprint, group=voices, role_id=role.id)

    def report_files(
        self, imprint: Imprint, *, has_word: bool = False, questionnaire: Questionnaire | None = None
    ) -> ReportFiles:
        """A maker of the files of a folder of reports, one after another; `has_word` adds Word files to the pages.

        `questionnaire` makes the page that asks, which then stands beside them.
        """
        from subsidiarity.analysis.rulebook.question_reach import question_reaches
        from subsidiarity.api.report_files import ReportFiles

        reaches = question_reaches(self.compiled)
        return ReportFiles(self.rulebook, reaches, imprint, has_word=has_word, questionnaire=questionnaire)

    def discussions(self, decision: Decision) -> tuple[Discussion, ...]:
        """The discussions of a decision's workshop, question by question; none where there was no workshop."""
        return () if decision.workshop is None else self.tallies.discussions(decision)

    def minutes(self, decision: Decision | Recommendation) -> Outline:
        """The minutes of a decision's workshop as an outline; the decision must have a workshop."""
        from subsidiarity.workshop.view.minutes import minutes_of

        found = self._found(decision)
        return minutes_of(self.compiled, found.decision, found, self.tallies)

    def questions(self, decision: Decision | Recommendation | None = None) -> list[QuestionGroup]:
        """The questions by theme, or those that a decision leaves open, the most useful first."""
        from subsidiarity.api.questions import every_question, open_questions

        if decision is None:
            return every_question(self.rulebook)
        return open_questions(self.compiled, self._found(decision))

    def draw(
        self, decision: Decision | Recommendation | None = None, role_id: str | None = None, form: str = "mermaid"
    ) -> str:
        """A role's rule graph as `mermaid` or `dot`, with a decision's path marked if there is one; `UnknownName`."""
        from subsidiarity.api.draw import draw

        return draw(self.rulebook, self.role(role_id), None if decision is None else self._found(decision), form)

    def prospects(self, decision: Decision, role_id: str | None = None, *, has_grids: bool = True) -> Prospects:
        """The prospects of a decision's level, or another role's, with its firmness; KeyError for an unknown role.

        Without `has_grids`, what each single step of an answer would do is left out.
        """
        return self._prospects.of(decision, role_id, has_grids=has_grids)

    def question_id(self, words: str) -> str:
        """The id of the question that some words name, its own or as reports show it; `UnknownName`, `SharedName`."""
        from subsidiarity.api.what_if import question_meant

        return question_meant(self.rulebook, words)

    def options(self, question: str, answer: str) -> frozenset[str]:
        """The options that an answer stands for as it is typed: one, a range with commas, or unknown.

        `UnknownName` for the question, `UnknownOption`, `SharedName`, `SeveralKinds`.
        """
        from subsidiarity.api.what_if import options_meant

        return options_meant(self.rulebook, question, answer)

    def what_if(self, decision: Decision, changes: Mapping[str, frozenset[str]]) -> WhatIf:
        """The what-if of a decision with other answers, options by question id; all must be the rulebook's."""
        from subsidiarity.analysis.decision.comparison import what_if

        return what_if(self.compiled, decision, changes, self.evaluate)

    def compare(self, decisions: Sequence[Decision]) -> Comparison:
        """A comparison of decisions, at least one, with the first of them: what differs, and what that does."""
        from subsidiarity.analysis.decision.comparison import compare

        return compare(self.compiled, decisions, self.evaluate)

    def group(self, sheets: Sequence[Decision]) -> GroupView:
        """A view of people's sheets of one decision, at least one: where they differ, and whether that matters."""
        from subsidiarity.analysis.group.group_view import group_view

        return group_view(self.compiled, sheets, self.evaluate, self._differences)

    def reliabilities(self, units: Sequence[Sequence[Decision]]) -> tuple[Reliability, ...]:
        """The reliability of people across decisions, each with several sheets: on each question and the level."""
        from subsidiarity.analysis.group.reliability import reliabilities

        return reliabilities(self.compiled, units)

    def agreement(self, decisions: Sequence[Sheets]) -> list[Outline]:
        """Outlines of where several people's sheets differ, one for each decision; before several, an overview.

        Each decision has at least two sheets.
        """
        from subsidiarity.api.agreement import agreement_outlines

        views = [self.group([decision for _, decision in sheets]) for sheets in decisions]
        units = [[decision for _, decision in sheets] for sheets in decisions]
        return agreement_outlines(decisions, views, self.reliabilities(units) if len(units) > 1 else ())

    def accepted(self, text: str, recommendation: Recommendation) -> str:
        """A decision file's text that expects what came out; as it was where only branches differ; `CannotAccept`."""
        from subsidiarity.api.new_expectation import accepted

        return accepted(text, recommendation, self.reader)

    def migrated_files(self, files: Iterable[str]) -> Iterator[MigratedFile]:
        """Decision files carried from earlier editions to this one; nothing is written."""
        from subsidiarity.api.migrating import migrated_files

        return migrated_files(self.compiled, files)

    def _found(self, decision: Decision | Recommendation) -> Recommendation:
        """A recommendation that is there already, or the one on a decision."""
        return decision if isinstance(decision, Recommendation) else self.evaluate(decision)

    @cached_property
    def tallies(self) -> Tallies:
        """The tallies, which work out votes under this rulebook."""
        from subsidiarity.analysis.group.vote_tally import Tallies

        return Tallies(self.compiled)

    @cached_property
    def _differences(self) -> Differences:
        from subsidiarity.analysis.group.difference import Differences

        return Differences(self.compiled)

    @cached_property
    def _prospects(self) -> ProspectsFinder:
        from subsidiarity.analysis.decision.prospects import ProspectsFinder

        return ProspectsFinder(self.compiled)
