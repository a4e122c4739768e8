"""A group's answers to one decision: how they lie, where they differ, and whether that matters. Counts, no names."""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import Outlook
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role, Safeguard

FEW_PEOPLE = 5
"""The number of people who chose an option below which figures are said to be of few: one of four is the quarter that a
consensus of 75 in a hundred hangs on."""
Matter = Literal["alone", "together", "never"]
"""The case in which a difference changes the level: alone, with the rest at the group's middle; together, only if other
differences come out otherwise too; or never."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The spread of a group's answers to one question over its options, which are given by index, from 0.

    `counts` has the number of people who chose each option; `ranges` the sets chosen by those who chose
    several; `unknown` is the number of people who do not know yet, kept apart from both. Options that are not `ordered`
    are kinds.
    """

    question: str
    counts: tuple[int, ...]
    ranges: tuple[frozenset[int], ...] = ()
    unknown: int = 0
    ordered: bool = True

    @property
    def people(self) -> int:
        """The number of people who chose one option or several."""
        return sum(self.counts) + len(self.ranges)

    @property
    def is_of_few(self) -> bool:
        """Whether so few chose an option that one person more could turn any figure on them."""
        return self.people < FEW_PEOPLE

    @property
    def voted(self) -> frozenset[int]:
        """The options (indices from 0) that somebody chose, alone or in a range."""
        return frozenset(place for place, count in enumerate(self.counts) if count).union(*self.ranges)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of a group on one question.

    `middle` has the indices (from 0) of the options in which the median lies, several neighbouring ones where it falls
    between two options or in a range; of kinds, those that most people chose. Nobody's middle is (). `figure` is Tastle
    and Wierman's, 1 when all chose one option, 0 when half stand at each end; of kinds, Gibbs and Poston's, 0 when as
    many chose each kind; None without single options. `near` people (a number) chose an option within one step of the
    middle, `far` people one that lies two or more steps away; of kinds, one in the middle and another one.
    """

    spread: Spread
    middle: tuple[int, ...]
    figure: float | None
    near: int
    far: int


@dataclass(frozen=True, slots=True)
class VotedOption:
    """An option that somebody chose: by how many people, by how many within a range, and what it leaves possible.

    What is possible is so by level, with the rest at the group's middle.
    """

    option: str
    people: int
    possible: tuple[Outcome, ...]
    ranging: int = 0


@dataclass(frozen=True, slots=True)
class GroupDifference:
    """A question on which people chose different options, and whether that changes the level.

    `roles` are the other roles whose level it changes, and `safeguards` those it calls for or calls
    off, with the rest at the group's middle.
    """

    question: str
    matters: Matter
    options: tuple[VotedOption, ...]
    roles: tuple[Role, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()


@dataclass(frozen=True, slots=True)
class MinorityView:
    """The people whose own sheets leave the same levels possible, and not those of the group's middle.

    `recommendation` is on the middle of their own sheets; `differs_on` has the questions on which that is not
    the group's.
    """

    people: int
    possible: tuple[Outcome, ...]
    recommendation: Recommendation
    differs_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group's answers to one decision: each sheet's own outcome, the middle sheet's, and the differences.

    `outlook` takes each question's answers as a distribution: a range counts in equal parts for its
    options, whoever does not know is left out, and where nobody knows every option is equally likely.
    """

    own: tuple[tuple[Outcome, ...], ...]
    """The outcomes possible, by level, for each sheet in the order given."""
    middle: Recommendation
    agreements: tuple[Agreement, ...]
    differences: tuple[GroupDifference, ...]
    minorities: tuple[MinorityView, ...]
    outlook: Outlook

    def __repr__(self) -> str:
        mattering = sum(each.matters != "never" for each in self.differences)
        differing = f"they differ on {len(self.differences)} questions, and {mattering} of these matter"
        return f"<GroupView of {len(self.own)} sheets on {self.middle.decision.id}: {differing}>"


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far people agree across decisions: Krippendorff's alpha, ordinal or, for kinds, nominal (not `ordered`).

    `question` is None for agreement on the level. `decisions` counts those with at least two answers, `alike`
    those on which all of these are the same. `alpha` is None where all answers to all decisions are the same,
    so that agreement cannot be told from chance.
    """

    question: str | None
    decisions: int
    alike: int
    alpha: float | None
    ordered: bool = True
