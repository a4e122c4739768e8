"""The differences that two editions make to the same decisions: which change, and which branch is the cause."""

from __future__ import annotations

from subsidiarity.analysis.editions.cause import find_cause
from subsidiarity.analysis.editions.common_ground import CommonGround
from subsidiarity.analysis.editions.edition_diff import roles_in_both
from subsidiarity.analysis.editions.parting_sheets import Parting
from subsidiarity.analysis.editions.translation import outcome_in_new_words
from subsidiarity.analysis.full_sheet import Options, outcome_of
from subsidiarity.model.decision import Answer, Decision, Expectation
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.edition import Cause, DecisionDiff
from subsidiarity.model.noun import replace
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reasoning.compiled import CompiledRole, CompiledRulebook, role_of


class DecisionDiffs:
    """The differences that two editions make to decision after decision."""

    def __init__(self, ground: CommonGround) -> None:
        self._ground = ground
        self._roles = roles_in_both(ground)
        self._partings: dict[str, Parting] = {}

    def of(self, old: Recommendation, new: Recommendation) -> tuple[DecisionDiff, ...]:
        """The roles that two editions place differently for one decision, read and evaluated by each of them."""
        answers = _answers_in_common(self._ground, old.decision, new.decision)
        before = {advice.role.id: advice.possible for advice in old.roles}
        after = {advice.role.id: advice.possible for advice in new.roles}
        diffs = []
        for old_role, new_role in self._roles:
            outcomes = tuple(
                outcome_in_new_words(outcome, self._ground.renames) for outcome in before[old_role.role.id]
            )
            if set(outcomes) != set(after[new_role.role.id]):
                cause = None if answers is None else self._cause(old_role, new_role, answers)
                diffs.append(DecisionDiff(new_role.role.id, outcomes, after[new_role.role.id], cause))
        return tuple(diffs)

    def _cause(self, old: CompiledRole, new: CompiledRole, answers: list[int]) -> Cause | None:
        """The cause on the first sheet that the answers leave possible and that the editions place differently."""
        if new.role.id not in self._partings:
            before, after = self._ground.old.outcomes, self._ground.new.outcomes

            def are_apart(one: int, other: int) -> bool:
                return before[one - FIRST_OUTCOME] != after[other - FIRST_OUTCOME]

            self._partings[new.role.id] = Parting(old.diagram, new.diagram, self._ground.new.sizes, are_apart)
        sheet = self._partings[new.role.id].first(answers)
        return None if sheet is None else find_cause(self._ground, old.role.id, new.role.id, sheet)


def as_decisions(ground: CommonGround, options: Options, identity: str, title: str) -> tuple[Decision, Decision]:
    """A sheet of the common ground as a decision for each edition, each expecting what that edition's headline says."""
    chosen = {
        question.id: question.options[option].id
        for question, option in zip(ground.new.rulebook.questions, options, strict=True)
    }
    names = ground.renames
    before = {}
    for question in ground.before.questions:
        common = chosen[names.question(question.id)]
        before[question.id] = next(
            option for option in question.option_ids if names.option(question.id, option) == common
        )
    after = {question.id: chosen[question.id] for question in ground.after.questions}
    levels = {renamed: level for level, renamed in names.levels.items()}
    expected = _headline_outcome(ground.old, options)
    back = replace(
        expected,
        level=expected.level and levels.get(expected.level, expected.level),
        contender=expected.contender and levels.get(expected.contender, expected.contender),
    )
    return (
        _decision(f"{identity}-before", title, before, back),
        _decision(f"{identity}-after", title, after, _headline_outcome(ground.new, options)),
    )


def _decision(identity: str, title: str, answers: dict[str, str], outcome: Outcome) -> Decision:
    given = {question: Answer(frozenset((option,))) for question, option in answers.items()}
    return Decision(identity, title, "", given, Expectation((outcome,)))


def _headline_outcome(compiled: CompiledRulebook, options: Options) -> Outcome:
    return outcome_of(compiled, role_of(compiled, compiled.rulebook.headline), options)


def _answers_in_common(ground: CommonGround, old: Decision, new: Decision) -> list[int] | None:
    """The answers as bits over the common ground; None if one of them lies outside of it."""
    names = ground.renames
    given = {}
    for question, answer in old.answers.items():
        options = frozenset(names.option(question, option) for option in answer.options)
        given[names.question(question)] = options
    given.update({question: answer.options for question, answer in new.answers.items()})
    sheet = []
    for question, bits, full in zip(ground.new.order, ground.new.bits, ground.new.full, strict=True):
        chosen = sum(bit for option, bit in bits.items() if option in given.get(question, bits))
        if not chosen:
            return None
        sheet.append(chosen & full)
    return sheet
