"""Decision after decision: what rests on the same few tests is worked out once and then looked up.

Where the walks lead, and which safeguards are certain, follows from what the rulebook's tests come to on a sheet: they
hold, fail or are open. So each is kept by the bits of the tests it rests on, and made by the plain functions
when it is not there. Only what those tests leave open is asked of the diagrams.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import (
    Recommendation,
    RoleAdvice,
    SafeguardAdvice,
    VisitedStep,
)
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reasoning import advice_tables
from subsidiarity.reasoning.advice_tables import OpenSafeguard, RoleTable, Sheet, role_tables, safeguard_tables
from subsidiarity.reasoning.beside import BesideTheLevel
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.facts import Facts
from subsidiarity.reasoning.placing import placing_of


class RepeatedAdvice:
    """Advises as `advise` does, and several times as fast once it has seen some hundreds of decisions."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        self._facts = Facts(placing_of(compiled.rulebook, compiled.outcomes))
        self._roles = role_tables(compiled, self._facts)
        self._safeguards = safeguard_tables(compiled.safeguards, self._facts)
        self._unknown = [self._facts.at(place, full) for place, full in enumerate(compiled.full)]
        self._nothing_known = sum(self._unknown)
        self._readings: dict[str, tuple[int, dict[frozenset[str], tuple[int, int]]]] = {
            question: (place, {}) for place, question in enumerate(compiled.order)
        }
        self._headline = [role.role.id for role in compiled.roles].index(compiled.rulebook.headline)
        self._beside = BesideTheLevel(compiled)

    def advise(self, decision: Decision) -> Recommendation:
        """The recommendation for a decision, whatever is known of it."""
        sheet, roles, attached, shaping = self._gathered(decision)
        safeguards = [each if isinstance(each, SafeguardAdvice) else each.advice(sheet) for each in attached]
        headline = roles[self._headline]
        within_law, direction = self._beside.of(sheet, headline.outcome)
        return Recommendation(
            decision,
            self._compiled.rulebook,
            roles,
            tuple([each for each in safeguards if each is not None]),
            headline.open_questions,
            shaping,
            within_law,
            direction,
        )

    def reasons(self, decision: Decision) -> tuple[tuple[RoleAdvice, ...], tuple[str, ...]]:
        """What is said of each role, and the questions that can change something else than the headline, in order."""
        _, roles, _, shaping = self._gathered(decision)
        return roles, shaping

    def _gathered(
        self, decision: Decision
    ) -> tuple[Sheet, tuple[RoleAdvice, ...], list[SafeguardAdvice | OpenSafeguard], tuple[str, ...]]:
        """The sheet, what is said of each role, the safeguards that hold or are open, and the shaping questions."""
        sheet, facts = self._read(decision)
        roles: list[RoleAdvice] = []
        shaping: set[int] = set()
        for table in self._roles:
            found = table.known.get(facts & table.mask)
            advice, outcomes = found if found is not None else self._role(table, sheet, facts, shaping)
            roles.append(advice)
            sheet.append(outcomes)
            facts |= self._outcome_facts(table, outcomes)
        safeguards: list[SafeguardAdvice | OpenSafeguard] = []
        for bundle in self._safeguards:
            attached = bundle.known.get(facts & bundle.mask)
            settled, some_open = attached if attached is not None else bundle.attached(facts, sheet)
            safeguards += some_open or settled
            for each in some_open:
                if isinstance(each, OpenSafeguard):
                    shaping.update(each.turns_on(sheet, shaping))
        return sheet, tuple(roles), safeguards, self._shaping(shaping, sheet, roles[self._headline].open_questions)

    def still_open(self, role: int, sheet: Sheet) -> tuple[str, ...]:
        """The questions that can still change where a role (given by its place) belongs, in order."""
        return self._names(self._roles[role].open.left(sheet)[1])

    def _names(self, questions: Iterable[int]) -> tuple[str, ...]:
        order = self._compiled.order
        return tuple([order[question] for question in questions])

    def _read(self, decision: Decision) -> tuple[Sheet, int]:
        """The options chosen, as bits, and what the tests of answers come to."""
        sheet = list(self._compiled.full)
        facts = self._nothing_known
        readings = self._readings
        for question, answer in decision.answers.items():
            reading = readings.get(question)
            if reading is not None:
                place, known = reading
                found = known.get(answer.options)
                if found is None:
                    found = known[answer.options] = self._reading(place, answer.options)
                sheet[place], change = found
                facts += change
        return sheet, facts

    def _reading(self, place: int, options: frozenset[str]) -> tuple[int, int]:
        """An answer's bits, and how it changes what tests come to while nothing is known."""
        bits = self._compiled.bits[place]
        chosen = sum(bits[option] for option in options)
        return chosen, self._facts.at(place, chosen) - self._unknown[place]

    def _role(self, table: RoleTable, sheet: Sheet, facts: int, shaping: set[int]) -> tuple[RoleAdvice, int]:
        """A role's advice and its possible outcomes as bits; the questions that are open for it go into `shaping`."""
        role = table.role
        walk: list[VisitedStep] = []
        taken: Branch | None = None
        target: str | Outcome | None = role.role.graph.start
        while isinstance(target, str):
            walk.append(table.steps[target].visit(facts, sheet))
            taken = walk[-1].taken
            target = None if taken is None else taken.to
        if taken is not None and target is not None:
            made = RoleAdvice(role.role, (target,), tuple(walk), ()), 1 << table.numbers[taken.id]
            if len(table.known) < advice_tables.ROOM:
                table.known[facts & table.mask] = made
            return made
        leaves, turns_on = table.open.left(sheet)
        shaping.update(turns_on)
        numbers = sorted(leaf - FIRST_OUTCOME for leaf in leaves)
        possible = tuple([self._compiled.outcomes[number] for number in numbers])
        advice = RoleAdvice(role.role, possible, tuple(walk), self._names(turns_on))
        return advice, sum([1 << number for number in numbers])

    def _outcome_facts(self, table: RoleTable, outcomes: int) -> int:
        """What the tests of a role come to."""
        found = table.readings.get(outcomes)
        if found is None:
            found = table.readings[outcomes] = self._facts.at(table.place, outcomes)
        return found

    def _shaping(self, shaping: set[int], sheet: Sheet, open_questions: Sequence[str]) -> tuple[str, ...]:
        """The questions that can change something else than the headline, in order."""
        for place in self._beside.places:
            if sheet[place] & (sheet[place] - 1):
                shaping.add(place)
        return tuple([name for name in self._names(sorted(shaping)) if name not in open_questions])
