"""Comparing: other answers, other decisions and other people's answers, beside those of a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from subsidiarity.api.errors import Unusable
from subsidiarity.api.given.expected import one_of, several_of, text_given
from subsidiarity.api.given.kinds import SHEETS, several, takes
from subsidiarity.api.printing import Printing
from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.recommendation import Recommendation

if TYPE_CHECKING:
    # Evaluating never meets these, and making their classes takes time.
    from subsidiarity.analysis.group.difference import Differences
    from subsidiarity.api.agreement import NamedSheets
    from subsidiarity.api.given.source import Given
    from subsidiarity.api.shown.found import ShownComparison, ShownGroup, ShownWhatIf
    from subsidiarity.api.shown.outline import ShownOutline
    from subsidiarity.model.decision import Decision
    from subsidiarity.model.group import Reliability
    from subsidiarity.model.rulebook import Question, Role


class Comparing(Printing):
    """The part of an advisor that says what other answers would do, whoever gives them."""

    def role(self, role_id: str | None = None) -> Role:
        """The role with an id (None: the headline role); `UnknownName`."""
        from subsidiarity.api.errors import UnknownName

        ids = [role.id for role in self.rulebook.roles]
        wanted = self.rulebook.headline if role_id is None else text_given("role_id", role_id)
        if wanted not in ids:
            raise UnknownName(wanted, ids, "role")
        return self.rulebook.role(wanted)

    def reason(self, branch_id: str) -> str:
        """The sentence of a reason by its id, as columns of results name it; `UnknownName`."""
        from subsidiarity.api.errors import UnknownName

        sentences = self._sentences
        if text_given("branch_id", branch_id) not in sentences:
            raise UnknownName(branch_id, tuple(sentences), "reason")
        return sentences[branch_id]

    def question(self, words: str) -> Question:
        """The question that some words name, with its options; `UnknownName`, `SharedName`."""
        return self.rulebook.question(self.question_id(words))

    def question_id(self, words: str) -> str:
        """The id of the question that some words name, its own or as reports show it; `UnknownName`, `SharedName`."""
        from subsidiarity.api.what_if import question_meant

        return question_meant(self.rulebook, text_given("question", words))

    def options(self, question: str, answer: str) -> frozenset[str]:
        """The options that an answer stands for as it is typed: one, a range with commas, or unknown.

        `UnknownName` for the question, `UnknownOption`, `SharedName`, `SeveralKinds`.
        """
        from subsidiarity.api.what_if import options_meant

        return options_meant(self.rulebook, text_given("question", question), text_given("answer", answer))

    def what_if(self, decision: Given, changes: Mapping[str, object]) -> ShownWhatIf:
        """The what-if of a decision with other answers, by question: as `options` takes one, or as a dict has it.

        `UnknownName` for a question, `UnknownOption`, `SharedName`, `SeveralKinds`, `Unusable`, `WrongKind`.
        """
        from subsidiarity.analysis.decision.comparison import what_if
        from subsidiarity.api.shown.found import ShownWhatIf
        from subsidiarity.api.shown.shown import shown
        from subsidiarity.api.what_if import options_given

        asked = self.decision_from(decision)
        tried = one_of("changes", changes, Mapping, "a dict of answers by question")
        options = dict(options_given(self.rulebook, name, answer) for name, answer in tried.items())
        return shown(ShownWhatIf, what_if(self.compiled, asked, options, self.evaluate))

    def compare(self, decisions: object) -> ShownComparison:
        """A comparison of decisions, at least one, with the first of them: what differs, and what that does.

        They are given as `decisions_from` takes them.
        """
        from subsidiarity.analysis.decision.comparison import compare
        from subsidiarity.api.shown.found import ShownComparison
        from subsidiarity.api.shown.shown import shown

        return shown(ShownComparison, compare(self.compiled, self._some(decisions), self.evaluate))

    def group(self, sheets: object) -> ShownGroup:
        """A view of people's sheets of one decision, at least one: where they differ, and whether that matters.

        They are given as `decisions_from` takes them.
        """
        from subsidiarity.analysis.group.group_view import group_view
        from subsidiarity.api.shown.found import ShownGroup
        from subsidiarity.api.shown.shown import shown

        return shown(ShownGroup, group_view(self.compiled, self._some(sheets), self.evaluate, self._differences))

    def reliabilities(self, units: Sequence[Sequence[Decision]]) -> tuple[Reliability, ...]:
        """The reliability of people across decisions, each with several sheets: on each question and the level."""
        from subsidiarity.analysis.group.reliability import reliabilities

        return reliabilities(
            self.compiled,
            [self._some(sheets) for sheets in several_of("units", units, object, "the sheets of a decision")],
        )

    @takes(decisions=several(SHEETS, "lists of sheets"))
    def agreement(self, decisions: Sequence[NamedSheets]) -> list[ShownOutline]:
        """Outlines of where several people's sheets differ, one for each decision; before several, an overview.

        Each decision has at least two sheets.
        """
        from subsidiarity.api.agreement import agreement_outlines

        views = [self.group([decision for _, decision in sheets]) for sheets in decisions]
        units = [[decision for _, decision in sheets] for sheets in decisions]
        found = agreement_outlines(decisions, views, self.reliabilities(units) if len(units) > 1 else ())
        return [self._shown(outline) for outline in found]

    def _some(self, given: object) -> list[Decision]:
        """The decisions that are given, at least one; `Unusable`, `WrongKind`."""
        found = self.decisions_from(given)
        if not found:
            raise Unusable(["there is no decision here, and at least one is wanted"])
        return found

    def _found(self, decision: Given) -> Recommendation:
        """A recommendation that is there already, or the one on a decision."""
        return decision if isinstance(decision, Recommendation) else self.evaluate(decision)

    @cached_property
    def _sentences(self) -> dict[str, str]:
        """The sentence of each branch and of its support, by its id."""
        steps = (step for role in self.rulebook.roles for step in role.graph.steps.values())
        return {branch.id: branch.because for step in steps for branch in step.reasons}

    @cached_property
    def _differences(self) -> Differences:
        from subsidiarity.analysis.group.difference import Differences

        return Differences(self.compiled)
