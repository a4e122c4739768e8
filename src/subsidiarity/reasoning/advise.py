"""The recommendation for a decision: the leaves of the rulebook's diagrams that its answer sheet can reach.

One adviser serves one decision and thousands. A sheet with one option for each question takes one way through each
diagram, and all that is said of it is said at once. Of any other sheet, the levels and safeguards are; why, and what is
still open, is worked out when somebody looks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.decision import Decision
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.noun import dataclass, unfinished
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation, RoleAdvice, SafeguardAdvice
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.law_and_direction import Beside, BesideTheLevel
from subsidiarity.reasoning.open_questions import OpenQuestions
from subsidiarity.reasoning.reachable_leaves import Reach
from subsidiarity.reasoning.walker import Walker, safeguard_bundles

if TYPE_CHECKING:
    from subsidiarity.reasoning.many_sheets import SideBySide

MANY_OPEN = 16
"""The number of open sheets from which they go through the diagrams together: one by one takes four times as long."""

SHEETS_REMEMBERED = 256
"""The number of open sheets whose advice is kept: those on which next to nothing is known are many, and alike."""

_open_role, _open_recommendation = unfinished(RoleAdvice), unfinished(Recommendation)


def sheet_of(compiled: CompiledRulebook, decision: Decision) -> list[int]:
    """The decision's answers, one a question, each a set of options as bits; not known yet is every option."""
    answers = decision.answers
    sheet = list(compiled.full)
    for index, question in enumerate(compiled.order):
        answer = answers.get(question)
        if answer is not None:
            bits = compiled.bits[index]
            sheet[index] = sum(map(bits.__getitem__, answer.options))
    return sheet


def advise(compiled: CompiledRulebook, decision: Decision) -> Recommendation:
    """The recommendation for a decision; whoever asks about many makes an `Adviser`."""
    return Adviser(compiled).advise(decision)


class Adviser:
    """An adviser on the decisions of one rulebook, which remembers what comes again and again."""

    def __init__(
        self, compiled: CompiledRulebook, sheets: int | None = None, kind: type[Recommendation] = Recommendation
    ) -> None:
        """Make recommendations of a `kind`, and remember `sheets` open sheets at most: decisions come back to few."""
        self._made = kind
        self._open = _open_recommendation if kind is Recommendation else unfinished(kind)
        self._compiled = compiled
        self._remembered = sheets or SHEETS_REMEMBERED
        self._walkers = [Walker(role, compiled.sets) for role in compiled.roles]
        self._safeguards = safeguard_bundles([each.safeguard for each in compiled.safeguards], compiled.sets)
        self._outcomes = [Reach(role.diagram.nodes, role.diagram.root, _one_outcome) for role in compiled.roles]
        self._headline = [role.role.id for role in compiled.roles].index(compiled.rulebook.headline)
        self._beside = BesideTheLevel(compiled)
        self._open_questions = OpenQuestions(compiled, self._beside.questions, sheets)
        self._readings = {
            question: (index, _Reading(bits))
            for index, (question, bits) in enumerate(zip(compiled.order, compiled.bits, strict=True))
        }
        self._nothing = list(compiled.full), [int(size == 1) for size in compiled.sizes]
        self._known_outcomes: dict[int, tuple[Outcome, ...]] = {}
        self._open_sheets: dict[tuple[int, ...], _OpenSheet] = {}

    def advise(self, decision: Decision) -> Recommendation:
        """The recommendation for a decision, whatever is known of it."""
        return self._advice(decision, *self._read(decision))

    def advise_all(self, decisions: Sequence[Decision]) -> list[Recommendation]:
        """The recommendation for each decision, those that leave something open side by side."""
        rows = [(decision, *self._read(decision)) for decision in decisions]
        open_ones = [sheet for _, sheet, slots in rows if 0 in slots]
        if len(open_ones) < MANY_OPEN:
            return [self._advice(*row) for row in rows]
        possible, attached = self._side_by_side.of(open_ones)
        found = zip(zip(*possible, strict=True), attached, strict=True)
        return [
            self._still_open(decision, self._made_of(sheet, *next(found)))
            if 0 in slots
            else self._settled(decision, slots)
            for decision, sheet, slots in rows
        ]

    @cached_property
    def _side_by_side(self) -> SideBySide:
        from subsidiarity.reasoning.many_sheets import SideBySide

        return SideBySide(self._compiled)

    def _read(self, decision: Decision) -> tuple[list[int], list[int]]:
        """The answers as bits, as `sheet_of` has them, and the slot of each in a node, from 1, or 0 if it is open."""
        sheet, slots = self._nothing[0].copy(), self._nothing[1].copy()
        reading_of = self._readings.get
        for question, answer in decision.answers.items():
            reading = reading_of(question)
            if reading is not None:
                index, known = reading
                sheet[index], slots[index] = known[answer.options]
        return sheet, slots

    def _advice(self, decision: Decision, sheet: list[int], slots: list[int]) -> Recommendation:
        if 0 not in slots:
            return self._settled(decision, slots)
        found = self._open_sheets.get(tuple(sheet))
        if found is None:
            possible = [reach.of(sheet)[1] for reach in self._outcomes]
            attached = tuple([advice for bundle in self._safeguards for advice in bundle.attached(sheet)])
            found = self._remember(sheet, possible, attached)
        return self._still_open(decision, found)

    def _settled(self, decision: Decision, slots: Sequence[int]) -> Recommendation:
        roles = tuple([walker.settled(slots) for walker in self._walkers])
        safeguards: list[SafeguardAdvice] = []
        for bundle in self._safeguards:
            safeguards += bundle.settled(slots)
        beside = self._beside.settled(slots, roles[self._headline].possible[0])
        rulebook = self._compiled.rulebook
        if decision.bodies:
            rulebook = rulebook.naming(decision.bodies)
        return self._made(decision, rulebook, roles, tuple(safeguards), (), (), *beside)

    def _still_open(self, decision: Decision, found: _OpenSheet) -> Recommendation:
        rulebook = self._compiled.rulebook.naming(decision.bodies)
        return self._open(found.late, decision, rulebook, found.roles, found.safeguards, *found.beside)

    def _made_of(self, sheet: list[int], possible: Sequence[int], attached: Sequence[SafeguardAdvice]) -> _OpenSheet:
        """The advice on an open sheet, remembered where it was met before."""
        return self._open_sheets.get(tuple(sheet)) or self._remember(sheet, possible, tuple(attached))

    def _remember(self, sheet: list[int], possible: Sequence[int], attached: tuple[SafeguardAdvice, ...]) -> _OpenSheet:
        roles = tuple([self._role(index, outcomes, sheet) for index, outcomes in enumerate(possible)])
        headline = roles[self._headline]
        beside = self._beside.of(sheet, headline.outcome)
        if len(self._open_sheets) >= self._remembered:
            self._open_sheets.clear()
        found = _OpenSheet(sheet, roles, attached, headline, beside, self._open_questions)
        self._open_sheets[tuple(sheet)] = found
        return found

    def _role(self, index: int, possible: int, sheet: list[int]) -> RoleAdvice:
        """The advice on one role (an index from 0), with its possible outcomes as bits."""
        outcomes = self._known_outcomes.get(possible)
        if outcomes is None:
            outcomes = tuple([each for number, each in enumerate(self._compiled.outcomes) if possible >> number & 1])
            self._known_outcomes[possible] = outcomes
        is_settled = len(outcomes) == 1

        def late(name: str) -> object:
            if name == "walk":
                return self._walkers[index].walk(sheet)
            return () if is_settled else self._open_questions.of_role(index, sheet)

        return _open_role(late, self._compiled.roles[index].role, outcomes)


class _Reading(dict[frozenset[str], tuple[int, int]]):
    """The answers to one question by the ids of their options: as bits, and as a slot in a node, from 1.

    They are made when they are first met; an answer of several options has slot 0.
    """

    def __init__(self, bits: Mapping[str, int]) -> None:
        super().__init__()
        self._bits = bits

    def __missing__(self, options: frozenset[str]) -> tuple[int, int]:
        chosen = sum([self._bits[option] for option in options])
        found = self[options] = chosen, 0 if chosen & (chosen - 1) else chosen.bit_length()
        return found


@dataclass(slots=True)
class _OpenSheet:
    """The advice on a sheet that leaves something open, for every decision that has it."""

    sheet: list[int]
    roles: tuple[RoleAdvice, ...]
    safeguards: tuple[SafeguardAdvice, ...]
    headline: RoleAdvice
    beside: Beside
    open_questions: OpenQuestions
    shaping: tuple[str, ...] | None = None

    def late(self, name: str) -> object:
        """The value of a recommendation's late field, made once for all decisions that have this sheet."""
        if name == "open_questions":
            return self.headline.open_questions
        if self.shaping is None:
            self.shaping = self.open_questions.shaping(self.sheet, self.roles, self.safeguards, self.headline)
        return self.shaping


def _one_outcome(leaf: int) -> int:
    """The set (as bits) of the one outcome that a role's leaf stands for."""
    return 1 << leaf - FIRST_OUTCOME
