"""The advisor: everything that can be asked of a rulebook and of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from subsidiarity.api.comparing import Comparing
from subsidiarity.api.errors import UnknownName, Unusable
from subsidiarity.api.given.expected import one_of, paths_given, text_given
from subsidiarity.api.given.kinds import IMPRINT, OUTLINE, ROW, optional, takes
from subsidiarity.api.given.source import Given
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.row import Row

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.analysis.decision.precedents import NearestFunctions
    from subsidiarity.analysis.decision.prospects import ProspectsFinder
    from subsidiarity.analysis.group.vote_tally import Tallies
    from subsidiarity.api.migrating import MigratedFile
    from subsidiarity.api.questions import QuestionGroup
    from subsidiarity.api.report_files import Questionnaire, ReportFiles
    from subsidiarity.api.shown.found import ShownOutline
    from subsidiarity.model.precedent import Elsewhere
    from subsidiarity.model.prospect import Prospects
    from subsidiarity.model.tally import Discussion
    from subsidiarity.reporting.imprint import Imprint
    from subsidiarity.reporting.outline import Outline
    from subsidiarity.reporting.outlines.minutes import Minutes
    from subsidiarity.reporting.outlines.report import Report
    from subsidiarity.reporting.record import Record


class Advisor(Comparing):
    """An advisor, which is a rulebook made ready: it reads decisions, says where they belong, and answers for it.

    What is asked of a decision may be asked of the recommendation on it, where that is there already.
    """

    @takes(imprint=optional(IMPRINT))
    def first_page(self, decision: Given, role_id: str | None = None, imprint: Imprint | None = None) -> ShownOutline:
        """The answer on one page, for a decision or for another of its roles; `UnknownName`."""
        from subsidiarity.reporting.outlines.first_page import page_outline

        role = self.role(role_id)
        found = self._found(decision)
        prospects = self.prospects(found.decision, role.id, has_grids=False)
        return self._shown(page_outline(found, prospects, imprint, role_id=role.id))

    @takes(imprint=optional(IMPRINT))
    def explain(
        self,
        decision: Given,
        role_id: str | None = None,
        *,
        has_grid: bool = False,
        imprint: Imprint | None = None,
    ) -> ShownOutline:
        """The first page and the whole argument for a decision or another of its roles, and its grid; `UnknownName`."""
        from subsidiarity.reporting.outlines.argument import full_outline

        role = self.role(role_id)
        found = self._found(decision)
        prospects = self.prospects(found.decision, role.id, has_grids=has_grid)
        return self._shown(full_outline(self.compiled, found, prospects, imprint, role_id=role.id))

    @takes(row=ROW, argument=optional(OUTLINE))
    def record(self, row: Row, argument: Outline | None = None) -> Record:
        """The record of one document as data for other programs, with the argument in words if there is one."""
        from subsidiarity.reporting.forms.outline_record import with_argument
        from subsidiarity.reporting.record import record_of

        record = record_of(self.rulebook, row.file, row.recommendation, row.diagnostics)
        return record if argument is None else with_argument(record, argument)

    @takes(imprint=IMPRINT)
    def report(
        self,
        decision: Given,
        imprint: Imprint,
        role_id: str | None = None,
        *,
        others: Sequence[Given] = (),
    ) -> Report:
        """The report on a decision, or on another of its roles; `UnknownName`.

        With `others`, further people's answers to the same decision, the report is on the middle of all sheets.
        """
        from subsidiarity.reporting.outlines.report import report_of

        role = self.role(role_id)
        own = self._found(decision)
        group = self.group([own.decision, *self.decisions_from(others)]) if others else None
        found = own if group is None else group.middle
        prospects = self.prospects(found.decision, role.id)
        voices = self.discussions(found.decision) if group is None else group
        return report_of(self.compiled, found, prospects, imprint, group=voices, role_id=role.id)

    @takes(imprint=IMPRINT)
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

    def discussions(self, decision: Given) -> tuple[Discussion, ...]:
        """The discussions of a decision's workshop, question by question; none where there was no workshop."""
        asked = self.decision_from(decision)
        return () if asked.workshop is None else self.tallies.discussions(asked)

    def minutes(self, decision: Given) -> ShownOutline:
        """The minutes of a decision's workshop as an outline; `Unusable` for a decision without a workshop."""
        return self._shown(self._minutes(decision).outline)

    def minutes_file(self, decisions: object, form: str) -> bytes:
        """The bytes of a file with the minutes of workshops: a page (`html`), a Word file (`docx`), or text.

        `decisions` are one or several, as `decisions_from` takes them. `Unusable`, `UnknownName`.
        """
        from subsidiarity.workshop.view.minutes import MINUTES_ENDINGS, minutes_data

        forms = tuple(dict.fromkeys(MINUTES_ENDINGS.values()))
        if text_given("form", form) not in forms:
            raise UnknownName(form, forms, "form")
        found = [self._minutes(each) for each in self.decisions_from(decisions)]
        if not found:
            raise Unusable(["there is no decision, so there are no minutes"])
        return minutes_data(found, form)

    def _minutes(self, decision: Given) -> Minutes:
        from subsidiarity.workshop.view.minutes import minutes_of

        found = self._found(decision)
        if found.decision.workshop is None:
            raise Unusable([f"`{found.decision.id}` was not answered in a workshop, so there are no minutes of it"])
        return minutes_of(self.compiled, found.decision, found, self.tallies)

    def elsewhere(self, decision: Given) -> Elsewhere:
        """The public functions, among those that are shipped, that are near to a decision by the words of its title."""
        return self._functions.near_by_words(self.decision_from(decision))

    def questions(self, decision: Given | None = None) -> list[QuestionGroup]:
        """The questions by theme, or those that a decision leaves open, the most useful first."""
        from subsidiarity.api.questions import every_question, open_questions

        if decision is None:
            return every_question(self.rulebook)
        return open_questions(self.compiled, self._found(decision))

    def draw(self, decision: Given | None = None, role_id: str | None = None, form: str = "mermaid") -> str:
        """A role's rule graph, or a decision's path through it, as `mermaid`, `dot` or `text`; `UnknownName`."""
        from subsidiarity.api.draw import draw

        found = None if decision is None else self._found(decision)
        return draw(self.rulebook, self.role(role_id), found, text_given("form", form))

    def prospects(self, decision: Given, role_id: str | None = None, *, has_grids: bool = True) -> Prospects:
        """The prospects of a decision's level, or another role's, with its firmness; `UnknownName`.

        Without `has_grids`, what each single step of an answer would do is left out.
        """
        return self._prospects.of(self.decision_from(decision), self.role(role_id).id, has_grids=has_grids)

    def accepted(self, text: str, recommendation: Recommendation) -> str:
        """A decision file's text that expects what came out; as it was where only branches differ; `CannotAccept`."""
        from subsidiarity.api.new_expectation import accepted

        found = one_of("recommendation", recommendation, Recommendation, "a recommendation, as evaluate gives it")
        return accepted(text_given("text", text), found, self.reader)

    def migrated_files(self, files: Iterable[str]) -> Iterator[MigratedFile]:
        """Decision files carried from earlier editions to this one; nothing is written."""
        from subsidiarity.api.migrating import migrated_files

        return migrated_files(self.compiled, paths_given("files", files))

    @cached_property
    def tallies(self) -> Tallies:
        """The tallies, which work out votes under this rulebook."""
        from subsidiarity.analysis.group.vote_tally import Tallies

        return Tallies(self.compiled)

    @cached_property
    def _functions(self) -> NearestFunctions:
        from subsidiarity.api.precedents import nearest_functions

        return nearest_functions(self.rulebook)

    @cached_property
    def _prospects(self) -> ProspectsFinder:
        from subsidiarity.analysis.decision.prospects import ProspectsFinder

        return ProspectsFinder(self.compiled)
