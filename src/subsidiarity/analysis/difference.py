"""Whether a group's differences matter: what each option chosen would do, the other answers as they are."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.analysis.agreement import is_unanimous
from subsidiarity.analysis.levelled import Levelled, levelled
from subsidiarity.model.group import GroupDifference, Matter, Spread, VotedOption
from subsidiarity.model.rulebook import Role, Safeguard
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.diagram import still_possible
from subsidiarity.reasoning.remainder import possible_and_open

Sheet = Sequence[int]
"""A set of options (bit i: option i) for each question."""


class Differences:
    """Finds the differences that matter under one rulebook; made once, asked after every vote."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        roles = {role.role.id: levelled(compiled, role) for role in compiled.roles}
        self._headline = roles.pop(compiled.rulebook.headline)
        self._others = tuple(roles.values())

    def find(self, sheet: Sheet, spreads: Sequence[Spread]) -> tuple[GroupDifference, ...]:
        """For each question on which people chose different options, whether that changes the level.

        `sheet` holds the group's answers for now. A difference matters alone when the options chosen leave different
        levels possible, all else as on that sheet; it matters together with others when it still
        decides somewhere among the options chosen for all questions; else it never matters.
        """
        places = {question: place for place, question in enumerate(self._compiled.order)}
        disputed = [spread for spread in spreads if len(spread.voted) > 1]
        wide = list(sheet)
        for spread in disputed:
            wide[places[spread.question]] |= sum(1 << option for option in spread.voted)
        _, deciding = possible_and_open(self._headline.diagram, wide)
        return tuple(self._difference(sheet, spread, places[spread.question], deciding) for spread in disputed)

    def _difference(self, sheet: Sheet, spread: Spread, question: int, deciding: Sequence[int]) -> GroupDifference:
        voted = sorted(spread.voted)
        variants = [[*sheet[:question], 1 << option, *sheet[question + 1 :]] for option in voted]
        possible = [self._headline.possible(variant) for variant in variants]
        matters: Matter = "together" if question in deciding else "never"
        if not is_unanimous(possible):
            matters = "alone"
        options = tuple(
            VotedOption(
                self._headline.option(question, option),
                spread.counts[option],
                outcomes,
                sum(option in chosen for chosen in spread.ranges),
            )
            for option, outcomes in zip(voted, possible, strict=True)
        )
        return GroupDifference(spread.question, matters, options, self._roles(variants), self._safeguards(variants))

    def _roles(self, variants: Sequence[Sheet]) -> tuple[Role, ...]:
        def differs(role: Levelled) -> bool:
            return not is_unanimous([role.possible(variant) for variant in variants])

        return tuple(role.role for role in self._others if differs(role))

    def _safeguards(self, variants: Sequence[Sheet]) -> tuple[Safeguard, ...]:
        return tuple(
            safeguard.safeguard
            for safeguard in self._compiled.safeguards
            if safeguard.diagram is not None
            and not is_unanimous([frozenset(still_possible(safeguard.diagram, variant)) for variant in variants])
        )
