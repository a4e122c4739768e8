"""Splits that matter by now on questions that the room has left: which they are, and how to go back to one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.group.vote_differences import is_mattering
from subsidiarity.reporting.wording.noun_words import listed
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.prepared import is_prepared

if TYPE_CHECKING:
    # Loaded only once there is a vote, so that the first screen is painted soon.
    from subsidiarity.analysis.group.vote_tally import Tallies


def late_splits(session: Session, tallies: Tallies) -> tuple[str, ...]:
    """The ids of the questions whose last vote was split, and whose split matters as the answers are now.

    An answer that the group recorded over a split ends it, unless only answers given later made that split matter.
    """
    return tuple(question.id for question in session.rulebook.questions if _is_late(session, question, tallies))


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
    tally = tallies.discussion(session.decision, question.id).tallies[-1]
    if tally.consensus.is_met or not is_mattering(session.rulebook, tally):
        return False
    if not workshop.talk(question.id).is_agreed:
        return True
    known = {each.id for each in _known_before(session, question)}
    answers = {asked: answer for asked, answer in session.decision.answers.items() if asked in known}
    before = tallies.discussion(replace(session.decision, answers=answers), question.id)
    return not is_mattering(session.rulebook, before.tallies[-1])


def _known_before(session: Session, question: Question) -> Iterator[Question]:
    """The questions whose answers stand when one is voted on: those before it, and those answered beforehand."""
    is_before = True
    for each in session.rulebook.questions:
        if is_before or is_prepared(session, each):
            yield each
        is_before = is_before and each.id != question.id
