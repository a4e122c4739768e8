"""The tally of a vote: how it lies, whether the group agrees, and whether the split changes the result."""

from __future__ import annotations

from subsidiarity.model.annotation import Literal
from subsidiarity.model.group import Agreement, GroupDifference
from subsidiarity.model.noun import dataclass
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.workshop import LEAST_TURNOUT, Dissent, Round

Standing = Literal["open", "spoken", "voted", "agreed"]
"""The standing of an answer. open: no answer; spoken: answered without a vote; voted: the options voted for stand, as a
set; agreed: the group answered after its vote."""


@dataclass(frozen=True, slots=True)
class Consensus:
    """The consensus of a vote, if any: one answer that holds the share of votes that was set before the first vote.

    `held_by` is the narrowest run of neighbouring options that holds it, as its lowest and highest index;
    None where no run of options does, because too many do not know yet. `people` of `votes` stand behind it.
    `is_met` when that run is one option, or when "not known yet" holds the share by itself (`is_unknown`).
    """

    threshold: int
    votes: int
    people: int
    held_by: tuple[int, int] | None
    is_met: bool
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """The tally of one revealed round. Options are given by index, from 0.

    `range` are the weakest and strongest option chosen, `quartiles` those between which the middle half lies:
    only from eight people on. Kinds have neither. `change` has for each option how many more chose it than in the
    round before, and `figure_before` that round's agreement; both None in a first round. `split` is None where all who
    chose an option chose the same. `people` is how many the card says are in the room, 0 where it does not say.
    """

    question: str
    number: int
    """The number of the round, from 1."""
    round: Round
    agreement: Agreement
    range: tuple[int, int] | None
    quartiles: tuple[int, int] | None
    change: tuple[int, ...] | None
    figure_before: float | None
    consensus: Consensus
    split: GroupDifference | None
    people: int = 0

    @property
    def present(self) -> int:
        """The number of people in the room, as far as known: those on the card, or those who took part if more."""
        return max(self.people, self.round.took_part)

    @property
    def is_of_the_room(self) -> bool:
        """Whether enough of those present voted for the vote to speak for the room."""
        return 100 * self.round.votes >= LEAST_TURNOUT * self.present


@dataclass(frozen=True, slots=True)
class Distance:
    """How many voted two or more options away from an answer, or for another kind; `inside` of `votes` chose it.

    `is_asked` when it is time to ask: record a minority view?
    """

    far: int
    inside: int
    votes: int
    is_asked: bool
    ordered: bool = True


@dataclass(frozen=True, slots=True)
class DissentView:
    """A minority view, and where its answer to this one question leads, by level, all else as the group has it."""

    question: str
    dissent: Dissent
    possible: tuple[Outcome, ...]
    group: tuple[Outcome, ...]

    @property
    def differs(self) -> bool:
        """Whether the minority's answer would change the levels possible."""
        return self.possible != self.group


@dataclass(frozen=True, slots=True)
class Discussion:
    """The discussion of one question in a workshop, for the screen and for the minutes."""

    question: str
    standing: Standing
    tallies: tuple[Tally, ...]
    distance: Distance | None
    """The distance of the last revealed round from the answer; None without either."""
    dissents: tuple[DissentView, ...]
