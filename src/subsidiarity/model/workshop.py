"""The workshop of a group, question by question: counts, words and choices. No names, no order, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from subsidiarity.model.noun import dataclass, field

FORMAT = 1
"""The format in which a file keeps a workshop; a change that an older program cannot follow takes the next number."""
FEWEST_VOTES = 3
"""The number of votes below which nothing of a round is kept or shown: fewer would tell who voted for what."""
LEAST_TURNOUT = 50
"""The people of a hundred in the room who must vote for the vote to speak for all: where more were silent than voted,
they could turn whatever it says."""
THRESHOLD = 75
"""The votes of a hundred that make a consensus, unless the group sets another number."""
MOST_ROUNDS = 3
"""The number of rounds on one question, unless the group sets another."""

Phones = Literal["none", "slips", "anybody"]
"""How phones took part in votes: not at all, each with the code of a printed slip, or whichever asked."""
PHONES: tuple[Phones, ...] = ("none", "slips", "anybody")
"""The ways in which phones take part, the surest first: by the last one, a person with two phones could vote twice."""


@dataclass(frozen=True, slots=True)
class Card:
    """The decision card, as people typed it; its title and what is decided are the decision's own.

    `roles` are ids of the rulebook; `people` is how many are in the room, 0 while nobody said.
    """

    date: str = ""
    place: str = ""
    roles: tuple[str, ...] = ()
    goal: str = ""
    """The goal: whose it is, and whether the levels agree on it."""
    room: str = ""
    missing: str = ""
    people: int = 0
    review: str = ""
    """The date on which to look again, as it was typed."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that the group agreed on before its first vote; fixed from then on.

    `threshold` is in votes of a hundred, from 50 to 100.
    """

    threshold: int = THRESHOLD
    most_rounds: int = MOST_ROUNDS
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Round:
    """A round, one blind vote on one question: how many people chose each option, weakest first.

    Until it is revealed, nothing may show more of it than `votes`.
    """

    counts: tuple[int, ...]
    unknown: int = 0
    """The number of people who voted: not known yet."""
    abstained: int = 0
    is_revealed: bool = False

    @property
    def votes(self) -> int:
        """The number of votes, for an option or for not known yet; whoever abstained did not vote."""
        return sum(self.counts) + self.unknown

    @property
    def took_part(self) -> int:
        """The number of people who voted or abstained."""
        return self.votes + self.abstained

    @property
    def voted(self) -> tuple[int, ...]:
        """The indices (from 0) of the options that somebody chose."""
        return tuple(index for index, count in enumerate(self.counts) if count)

    def standing(self, *, ordered: bool) -> tuple[int, ...]:
        """The places of the options that stand as the answer: all that somebody chose; of kinds, those most chosen."""
        most = max(self.counts, default=0)
        return self.voted if ordered else tuple(index for index in self.voted if self.counts[index] == most)


@dataclass(frozen=True, slots=True)
class Dissent:
    """A minority view on one question: the options it holds to, how many hold it (0: not counted), and its words."""

    options: frozenset[str]
    people: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """The talk on one question: all that happened beside its answer, which is the decision's own.

    `is_agreed` when the group said that the answer is its own; otherwise the options voted for stand.
    """

    rounds: tuple[Round, ...] = ()
    is_agreed: bool = False
    is_skipped: bool = False
    dissents: tuple[Dissent, ...] = ()
    parked: tuple[str, ...] = ()

    @property
    def revealed(self) -> tuple[Round, ...]:
        """The rounds that may be shown, in order."""
        return tuple(each for each in self.rounds if each.is_revealed)

    @property
    def hidden(self) -> Round | None:
        """The vote that is in and not revealed yet; None if there is none."""
        return self.rounds[-1] if self.rounds and not self.rounds[-1].is_revealed else None

    @property
    def waits_for_answer(self) -> bool:
        """Whether the last vote was revealed and the group has recorded no answer since."""
        return bool(self.revealed) and not self.is_agreed


NO_TALK = Talk()


@dataclass(frozen=True, slots=True)
class Workshop:
    """A decision's workshop; the answers, with their evidence and notes, are the decision's.

    `rulebook` and `edition` say what was asked. `rehearsal` is the number that invented votes come from, None when
    people vote. `parked` are points that belong to no question.
    """

    rulebook: str
    edition: str
    card: Card = Card()
    rules: Rules = Rules()
    talks: Mapping[str, Talk] = field(default_factory=dict)
    """The talk on each question, by question id; a question that nothing happened on is left out."""
    parked: tuple[str, ...] = ()
    rehearsal: int | None = None
    phones: Phones = "none"

    @property
    def with_hidden_vote(self) -> frozenset[str]:
        """The ids of the questions on which a vote is in and not revealed."""
        return frozenset(question for question, talk in self.talks.items() if talk.hidden is not None)

    def talk(self, question: str) -> Talk:
        """The talk on a question; an empty one where nothing happened."""
        return self.talks.get(question, NO_TALK)
