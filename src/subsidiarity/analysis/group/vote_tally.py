"""The tally of a vote, and whether its split changes the result: made once for a rulebook, asked after every vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.analysis.group.agreement import agreement_on
from subsidiarity.analysis.group.difference import Differences
from subsidiarity.model.decision import Decision
from subsidiarity.model.group import Spread
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Consensus, Discussion, DissentView, Distance, Standing, Tally
from subsidiarity.model.workshop import Round, Talk
from subsidiarity.reasoning.advise import sheet_of
from subsidiarity.reasoning.compiled import CompiledRulebook

QUARTILES_FROM = 8
"""The number of people who chose an option from which the middle half is said; below it, the range."""
FAR_PEOPLE = 2
FAR_SHARE = 20
"""The people, or votes of a hundred, two or more options away from which a minority view is asked for."""


class Tallies:
    """A counter of votes under one rulebook."""

    def __init__(self, compiled: CompiledRulebook) -> None:
        self._compiled = compiled
        self._differences = Differences(compiled)
        self._headline = self._differences.headline

    def discussion(self, decision: Decision, question_id: str) -> Discussion:
        """The discussion of one question; the other answers are those that the decision has now."""
        question = self._compiled.rulebook.question(question_id)
        talk = _talk(decision, question_id)
        tallies = tuple(self._tallies(decision, question, talk))
        answer = decision.answers.get(question_id)
        distance = None
        if answer is not None and tallies:
            distance = distance_from(tallies[-1].round, _indices(question, answer.options), ordered=question.ordered)
        return Discussion(
            question_id, standing(decision, question), tallies, distance, self._dissents(decision, question, talk)
        )

    def discussions(self, decision: Decision) -> tuple[Discussion, ...]:
        """The discussion of every question that has votes, talk or an answer, in the rulebook's order."""
        talks = {} if decision.workshop is None else decision.workshop.talks
        return tuple(
            self.discussion(decision, question)
            for question in self._compiled.order
            if question in talks or question in decision.answers
        )

    def _tallies(self, decision: Decision, question: Question, talk: Talk) -> Iterator[Tally]:
        sheet = sheet_of(self._compiled, decision)
        workshop = decision.workshop
        threshold, people = (0, 0) if workshop is None else (workshop.rules.threshold, workshop.card.people)
        before: Tally | None = None
        for number, vote in enumerate(talk.revealed, 1):
            spread = Spread(question.id, vote.counts, unknown=vote.unknown, ordered=question.ordered)
            found = self._differences.find(sheet, (spread,))
            earlier = None if before is None else before.round.counts
            before = Tally(
                question=question.id,
                number=number,
                round=vote,
                agreement=agreement_on(spread),
                range=(vote.voted[0], vote.voted[-1]) if vote.voted and question.ordered else None,
                quartiles=quartiles(vote.counts) if question.ordered else None,
                change=None if earlier is None else tuple(map(int.__sub__, vote.counts, earlier)),
                figure_before=None if before is None else before.agreement.figure,
                consensus=consensus(vote, threshold, ordered=question.ordered),
                split=found[0] if found else None,
                people=people,
            )
            yield before

    def _dissents(self, decision: Decision, question: Question, talk: Talk) -> tuple[DissentView, ...]:
        if not talk.dissents:
            return ()
        sheet = sheet_of(self._compiled, decision)
        index = self._compiled.order.index(question.id)
        group = self._headline.possible(sheet)
        views = []
        for each in talk.dissents:
            theirs = sum(1 << option for option in _indices(question, each.options))
            walked = [*sheet[:index], theirs, *sheet[index + 1 :]]
            views.append(DissentView(question.id, each, self._headline.possible(walked), group))
        return tuple(views)


def standing(decision: Decision, question: Question) -> Standing:
    """The standing of the answer to a question."""
    answer = decision.answers.get(question.id)
    if answer is None:
        return "open"
    talk = _talk(decision, question.id)
    if not talk.revealed:
        return "spoken"
    voted = talk.revealed[-1].standing(ordered=question.ordered) or range(len(question.options))
    stands = _indices(question, answer.options) == frozenset(voted)
    return "voted" if stands and not talk.is_agreed else "agreed"


def quartiles(counts: Sequence[int]) -> tuple[int, int] | None:
    """The options (indices from 0) between which the middle half lies; None for fewer than eight people.

    The lower quartile is the weakest option of which it holds that a quarter of the people chose it or a weaker
    one; for the upper, three quarters.
    """
    people = sum(counts)
    if people < QUARTILES_FROM:
        return None
    return _reaching(counts, people, 1), _reaching(counts, people, 3)


def consensus(vote: Round, threshold: int, *, ordered: bool = True) -> Consensus:
    """Whether one answer holds at least `threshold` of a hundred votes; of runs as narrow, the one that most chose.

    Kinds have no runs, and of two that hold half each neither is the answer.
    """
    if 100 * vote.unknown >= threshold * vote.votes:
        return Consensus(threshold, vote.votes, vote.unknown, None, is_met=True, is_unknown=True)
    counts = vote.counts
    widest = len(counts) if ordered else 1
    if not ordered and len(vote.standing(ordered=False)) > 1:
        return Consensus(threshold, vote.votes, max(counts), None, is_met=False)
    for width in range(1, widest + 1):
        runs = [(sum(counts[low : low + width]), -low) for low in range(len(counts) - width + 1)]
        people, low = max(runs)
        if 100 * people >= threshold * vote.votes:
            return Consensus(threshold, vote.votes, people, (-low, -low + width - 1), is_met=width == 1)
    return Consensus(threshold, vote.votes, sum(counts), None, is_met=False)


def distance_from(vote: Round, answer: frozenset[int], *, ordered: bool = True) -> Distance:
    """How far a vote lies from an answer (places); those who voted not known yet lie nowhere.

    Of kinds, every other one is far.
    """
    low, high = min(answer), max(answer)
    near = frozenset(range(low - 1, high + 2)) if ordered else answer
    far = sum(count for index, count in enumerate(vote.counts) if index not in near)
    inside = sum(count for index, count in enumerate(vote.counts) if index in answer)
    is_asked = far >= FAR_PEOPLE or (far > 0 and 100 * far >= FAR_SHARE * vote.votes)
    return Distance(far, inside, vote.votes, is_asked, ordered)


def _reaching(counts: Sequence[int], people: int, quarters: int) -> int:
    seen = 0
    for index, count in enumerate(counts):
        seen += count
        if 4 * seen >= quarters * people:
            return index
    raise AssertionError("all people are seen at the last option")


def _talk(decision: Decision, question_id: str) -> Talk:
    return Talk() if decision.workshop is None else decision.workshop.talk(question_id)


def _indices(question: Question, options: frozenset[str]) -> frozenset[int]:
    return frozenset(index for index, option in enumerate(question.option_ids) if option in options)
