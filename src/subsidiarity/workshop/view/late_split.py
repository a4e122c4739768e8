"""Splits that matter by now on questions that the room has left: which they are, and how to go back to one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import NO_TALK
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.group.vote_differences import is_mattering
from subsidiarity.reporting.wording.noun_words import listed
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting

if TYPE_CHECKING:
    # Loaded only once there is a vote, so that the first screen is painted soon.
    from subsidiarity.analysis.group.vote_tally import Tallies


def late_splits(session: Session, tallies: Tallies) -> tuple[str, ...]:
    """The ids of the questions whose last vote was split, and whose split matters as the answers are now.

    An answer that the group recorded over a split ends it, unless answers given later in this sitting made that split
    matter.
    """
    return tuple(question.id for question in session.rulebook.questions if _is_late(session, question, tallies))


def splits_to_name(sitting: Sitting, late: tuple[str, ...]) -> tuple[str, ...]:
    """The `late` splits to go back to: not the one on the question asked, nor one that the room has gone back to.

    One over which no answer is recorded is named until there is one.
    """
    workshop, asked = sitting.session.decision.workshop, sitting.session.at
    sitting.gone_back_to &= {*late}
    if asked in late and asked is not None:
        sitting.gone_back_to.add(asked)
    return tuple(
        question
        for question in late
        if question != asked
        and (question not in sitting.gone_back_to or workshop is None or not workshop.talk(question).is_agreed)
    )


def has_votes(session: Session) -> bool:
    """Whether any vote is revealed, so that there may be a split."""
    workshop = session.decision.workshop
    return workshop is not None and any(talk.revealed for talk in workshop.talks.values())


def late_split_words(session: Session, splits: Collection[str], way_back: Callable[[int], str]) -> str:
    """A sentence on splits that matter by now, question by question; "" without any.

    `way_back` gives words on how to go to the question of a number.
    """
    numbers = [number for number, question in enumerate(session.compiled.order, 1) if question in splits]
    if not numbers:
        return ""
    named = listed(map(str, numbers), words("and"))
    return plural(
        "The split on question {numbers} matters now: {way_back}.",
        "The splits on questions {numbers} matter now: {way_back}.",
        len(numbers),
        numbers=named,
        way_back=way_back(numbers[0]),
    )


def late_split_in_short(session: Session, splits: Collection[str], way_back: Callable[[int], str]) -> str:
    """A sentence in few words on the first of the splits that matter by now; "" without any.

    `way_back` as in `late_split_words`.
    """
    numbers = [number for number, question in enumerate(session.compiled.order, 1) if question in splits]
    if not numbers:
        return ""
    return words("Question {number}'s split matters now: {way_back}.", number=numbers[0], way_back=way_back(numbers[0]))


def _is_late(session: Session, question: Question, tallies: Tallies) -> bool:
    workshop = session.decision.workshop
    if workshop is None or not workshop.talk(question.id).revealed:
        return False
    if not _is_split_mattering(session, session.decision, question, tallies):
        return False
    if not workshop.talk(question.id).is_agreed:
        return True
    then = _decision_when_recorded(session, question.id)
    return then is not None and not _is_split_mattering(session, then, question, tallies)


def _is_split_mattering(session: Session, decision: Decision, question: Question, tallies: Tallies) -> bool:
    tally = tallies.discussion(decision, question.id).tallies[-1]
    return not tally.consensus.is_met and is_mattering(session.rulebook, tally)


def _decision_when_recorded(session: Session, question: str) -> Decision | None:
    """The decision as it was once its answer to a question was recorded; None if that was before this sitting."""
    states = [*(decision for decision, _ in session.past), session.decision]
    now = _recorded(session.decision, question)
    after = None
    for decision in reversed(states):
        if _recorded(decision, question) != now:
            return after
        after = decision
    return None


def _recorded(decision: Decision, question: str) -> object:
    """The answer to a question and the votes on it, as far as they say whether the room has recorded an answer."""
    talk = NO_TALK if decision.workshop is None else decision.workshop.talk(question)
    return decision.answers.get(question), talk.rounds, talk.is_agreed
