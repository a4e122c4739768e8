"""The differences of a group that matter: what each option chosen would do, the other answers as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.analysis.group.agreement import is_unanimous
from subsidiarity.analysis.level_diagram import levelled
from subsidiarity.model.diagram import Diagram
from subsidiarity.model.group import GroupDifference, Matter, Spread, VotedOption
from subsidiarity.model.rulebook import Role, Safeguard
from subsidiarity.reasoning.answer_leads import Leads
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reasoning.remainder import Remainder

Sheet = Sequence[int]
"""A sheet: a set of options (bit i: option i) for each question."""


class Differences:
    """A finder of the differences that matter under one rulebook; made once, asked after every vote."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self.compiled = compiled
        roles = {role.role.id: levelled(compiled, role) for role in compiled.roles}
        self.headline = roles.pop(compiled.rulebook.headline)
        self.others = tuple(roles.values())
        self.remainder = Remainder(self.headline.diagram)
        self.indices = {question: index for index, question in enumerate(compiled.order)}
        self._around: _Around | None = None

    def find(self, sheet: Sheet, spreads: Sequence[Spread]) -> tuple[GroupDifference, ...]:
        """The differences, one for each question on which people chose different options, and whether it matters.

        `sheet` holds the group's answers for now. A difference matters alone when the options chosen leave different
        levels possible, all else as on that sheet; it matters together with others when it still
        decides somewhere among the options chosen for all questions; else it never matters.
        """
        if self._around is None or self._around.sheet != list(sheet):
            self._around = _Around(self, sheet)  # round after round lies around the same sheet
        return self._around.found(spreads)


class _Around:
    """The effects of single other answers than those of one sheet, each worked out when it is first asked."""

    def __init__(self, differences: Differences, sheet: Sheet) -> None:
        self.sheet = list(sheet)
        self._differences = differences
        self._leads: dict[str, Leads] = {}
        self._found: dict[tuple[int, tuple[int, ...]], tuple[tuple[Role, ...], tuple[Safeguard, ...]]] = {}

    def found(self, spreads: Sequence[Spread]) -> tuple[GroupDifference, ...]:
        indices = self._differences.indices
        disputed = [spread for spread in spreads if len(spread.voted) > 1]
        wide = list(self.sheet)
        for spread in disputed:
            wide[indices[spread.question]] |= sum(1 << option for option in spread.voted)
        deciding = self._differences.remainder.of(wide)[1] if disputed else ()
        return tuple(self._difference(spread, indices[spread.question], deciding) for spread in disputed)

    def _difference(self, spread: Spread, question: int, deciding: Sequence[int]) -> GroupDifference:
        voted = tuple(sorted(spread.voted))
        headline = self._differences.headline
        leads = self._around("", headline.diagram)
        possible = [tuple(headline.outcomes[leaf] for leaf in leads.if_answered(question, each)) for each in voted]
        matters: Matter = "together" if question in deciding else "never"
        if not is_unanimous(possible):
            matters = "alone"
        options = tuple(
            VotedOption(
                headline.option(question, option),
                spread.counts[option],
                outcomes,
                sum(option in chosen for chosen in spread.ranges),
            )
            for option, outcomes in zip(voted, possible, strict=True)
        )
        if (question, voted) not in self._found:
            self._found[question, voted] = self._roles(question, voted), self._safeguards(question, voted)
        return GroupDifference(spread.question, matters, options, *self._found[question, voted])

    def _roles(self, question: int, voted: Iterable[int]) -> tuple[Role, ...]:
        return tuple(
            role.role
            for role in self._differences.others
            if self._differs(f"role {role.role.id}", role.diagram, question, voted)
        )

    def _safeguards(self, question: int, voted: Iterable[int]) -> tuple[Safeguard, ...]:
        return tuple(
            each.safeguard
            for each in self._differences.compiled.safeguards
            if each.diagram is not None and self._differs(each.safeguard.id, each.diagram, question, voted)
        )

    def _differs(self, name: str, diagram: Diagram, question: int, voted: Iterable[int]) -> bool:
        """Whether the options voted for leave different leaves of a diagram possible."""
        leads = self._around(name, diagram)
        return leads.asks(question) and not is_unanimous([tuple(leads.if_answered(question, each)) for each in voted])

    def _around(self, name: str, diagram: Diagram) -> Leads:
        if name not in self._leads:
            self._leads[name] = Leads(diagram, self.sheet)
        return self._leads[name]
