"""The witnesses of findings: full answer sheets as decisions that, when evaluated, show what a finding claims."""

from __future__ import annotations

from collections import Counter

from subsidiarity.analysis.full_sheet import Options, deciding_branches, outcome_of
from subsidiarity.model.decision import Answer, Decision, Expectation
from subsidiarity.reasoning.compiled import CompiledRulebook, role_of


class Witnesses:
    """A maker of the witnesses of one rulebook; each has an id of its own: its code and a number."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        self._made: Counter[str] = Counter()
        self._headline = role_of(compiled, compiled.rulebook.headline)
        self._answers = tuple(
            tuple(Answer(frozenset((option.id,))) for option in question.options)
            for question in compiled.rulebook.questions
        )

    def one(
        self, code: str, options: Options, title: str, because: tuple[str, ...] = (), not_because: tuple[str, ...] = ()
    ) -> Decision:
        """A witness that expects the headline's outcome and these branches."""
        self._made[code] += 1
        return self.named(f"{code.lower()}-{self._made[code]}", options, title, because, not_because)

    def pair(
        self, code: str, sheets: tuple[Options, Options], titles: tuple[str, ...], role: str
    ) -> tuple[Decision, Decision]:
        """Two decisions, of the weaker and of the stronger answer, that expect the branch deciding each one's role."""
        self._made[code] += 1
        identity = f"{code.lower()}-{self._made[code]}"
        compiled_role = role_of(self._compiled, role)
        weaker, stronger = (
            self.named(f"{identity}-{side}", options, title, (deciding_branches(compiled_role, options)[-1].id,))
            for side, options, title in zip(("weaker", "stronger"), sheets, titles, strict=True)
        )
        return weaker, stronger

    def named(
        self,
        identity: str,
        options: Options,
        title: str,
        because: tuple[str, ...] = (),
        not_because: tuple[str, ...] = (),
    ) -> Decision:
        """A witness under an id of the caller's choice."""
        answers = {
            question: known[option]
            for question, known, option in zip(self._compiled.order, self._answers, options, strict=True)
        }
        outcome = outcome_of(self._compiled, self._headline, options)
        return Decision(identity, title, "", answers, Expectation((outcome,), because, not_because))
