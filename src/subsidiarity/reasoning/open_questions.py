"""The questions whose answer can still change something: where a role belongs, or what is said beside its level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.condition import AnswerTest, tests_of
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.recommendation import RoleAdvice, SafeguardAdvice
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.remainder import Remainder

SHEETS_REMEMBERED = 1_000
"""The number of sheets whose questions one diagram keeps; then it begins anew, for hostile sheets are all different."""


class OpenQuestions:
    """A finder of the open questions of one rulebook, for sheet after sheet; questions are given in its order."""

    def __init__(self, compiled: CompiledRulebook, beside: Sequence[int], sheets: int | None = None) -> None:
        """Begin with the questions `beside` (indices from 0), which shape what is said beside the level.

        A diagram keeps the questions of `sheets` sheets at most.
        """
        self._compiled = compiled
        self._beside = beside
        self._remembered = sheets or SHEETS_REMEMBERED
        self._safeguards = {each.safeguard.id: each for each in compiled.safeguards}
        self._tested: dict[str, tuple[int, ...]] = {}
        self._remainders: dict[int, tuple[Remainder, dict[tuple[int, ...], tuple[int, ...]]]] = {}

    def of_role(self, role: int, sheet: Sequence[int]) -> tuple[str, ...]:
        """The questions that can still change where a role (an index from 0) belongs."""
        return self._names(self._turning(self._compiled.roles[role].diagram, sheet))

    def shaping(
        self,
        sheet: Sequence[int],
        roles: Iterable[RoleAdvice],
        safeguards: Iterable[SafeguardAdvice],
        headline: RoleAdvice,
    ) -> tuple[str, ...]:
        """The questions that can change something else than the headline: a role, a safeguard, the law, the direction.

        Besides the questions of roles, only one that a safeguard names itself can change whether that holds.
        """
        order = self._compiled.order
        found = {order.index(question) for advice in roles for question in advice.open_questions}
        for advice in safeguards:
            if not advice.is_certain:
                diagram = self._safeguards[advice.safeguard.id].diagram
                assert diagram is not None, "what always holds is certain"
                if any(q not in found and _is_open(sheet[q]) for q in self._named(advice)):
                    found.update(self._turning(diagram, sheet))
        found.update(question for question in self._beside if _is_open(sheet[question]))
        return tuple([name for name in self._names(sorted(found)) if name not in headline.open_questions])

    def _named(self, advice: SafeguardAdvice) -> tuple[int, ...]:
        """The questions that a safeguard names itself."""
        found = self._tested.get(advice.safeguard.id)
        if found is None:
            assert advice.safeguard.when is not None, "what always holds is certain"
            tests = tests_of(advice.safeguard.when)
            found = tuple({self._compiled.order.index(test.question) for test in tests if isinstance(test, AnswerTest)})
            self._tested[advice.safeguard.id] = found
        return found

    def _turning(self, diagram: Diagram, sheet: Sequence[int]) -> tuple[int, ...]:
        """The questions that can still change where a diagram ends, remembered by the answers that it turns on."""
        entry = self._remainders.get(diagram.root)
        if entry is None:
            entry = self._remainders[diagram.root] = Remainder(diagram), {}
        remainder, known = entry
        key = tuple([sheet[question] for question in remainder.questions])
        found = known.get(key)
        if found is None:
            if len(known) >= self._remembered:
                known.clear()
            found = known[key] = remainder.of(sheet)[1]
        return found

    def _names(self, questions: Iterable[int]) -> tuple[str, ...]:
        return tuple([self._compiled.order[question] for question in questions])


def _is_open(answer: int) -> bool:
    return bool(answer & (answer - 1))
