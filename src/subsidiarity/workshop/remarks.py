"""Remarks of a group beside its answers: minority views, parked points, questions passed over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from subsidiarity.model.workshop import Dissent, Workshop
from subsidiarity.reporting.language import words
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.typed_text import kept_text, too_long
from subsidiarity.workshop.voting import MOST_VOTES, asked_talk, hidden_refusal, options_of, with_talk

MOST_PARKED = 100
"""Points that may be parked in one workshop at most."""
MOST_DISSENTS = 10
"""Minority views that one question may have at most."""


def park(session: Session, point: str) -> Session | Refusal:
    """Put a point aside for later, on the question asked or, at the result, on none."""
    said = kept_text(point)
    workshop = session.decision.workshop
    if workshop is None:
        raise ValueError("only a workshop parks points")
    if not said:
        return Refusal(words("There is nothing to park."), words("Say the point in a few words."))
    if (refused := too_long(said)) is not None:
        return refused
    if len(workshop.parked) + sum(len(talk.parked) for talk in workshop.talks.values()) >= MOST_PARKED:
        return Refusal(words("{most} points are parked already.", most=MOST_PARKED), words("Take one up first."))
    if session.at is None:
        return session.change(replace(session.decision, workshop=replace(workshop, parked=(*workshop.parked, said))))
    talk = workshop.talk(session.at)
    return with_talk(session, replace(talk, parked=(*talk.parked, said)), workshop)


def take_up(session: Session, index: int) -> Session | Refusal:
    """Take a parked point of the question asked (or of none, at the result) off the list; `index` from 0."""
    workshop = session.decision.workshop
    if workshop is None:
        raise ValueError("only a workshop parks points")
    parked = workshop.parked if session.at is None else workshop.talk(session.at).parked
    if not 0 <= index < len(parked):
        return Refusal(words("There is no such parked point."))
    left = (*parked[:index], *parked[index + 1 :])
    if session.at is None:
        return session.change(replace(session.decision, workshop=replace(workshop, parked=left)))
    return with_talk(session, replace(workshop.talk(session.at), parked=left), workshop)


def dissent(session: Session, options: Iterable[str], people: int = 0, said: str = "") -> Session | Refusal:
    """Record a minority view on the question asked: the options it holds to, how many (0: not counted), what they say.

    ValueError for no option, or one that the question does not have.
    """
    question, workshop, talk = asked_talk(session)
    chosen = options_of(question, options)
    if (refused := hidden_refusal(talk)) is not None:
        return refused
    if not 0 <= people <= MOST_VOTES:
        return Refusal(words("The number of people is a whole number from 0 to {most}.", most=MOST_VOTES))
    if (refused := crowd_refusal(workshop, people)) is not None:
        return refused
    if len(talk.dissents) >= MOST_DISSENTS:
        return Refusal(words("This question has {most} minority views already.", most=MOST_DISSENTS))
    in_words = kept_text(said)
    if (refused := too_long(in_words)) is not None:
        return refused
    view = Dissent(chosen, people, in_words)
    return with_talk(session, replace(talk, dissents=(*talk.dissents, view)), workshop)


def crowd_refusal(workshop: Workshop, people: int) -> Refusal | None:
    """A refusal of a minority that is larger than the room; None if it may be as large, or nobody knows."""
    if 0 < workshop.card.people < people:
        return Refusal(words("The card says that {number} people vote.", number=workshop.card.people))
    return None


def drop_dissent(session: Session, index: int) -> Session | Refusal:
    """Take a minority view back, at the wish of those who hold it; `index` from 0."""
    _, workshop, talk = asked_talk(session)
    if not 0 <= index < len(talk.dissents):
        return Refusal(words("There is no such minority view."))
    left = (*talk.dissents[:index], *talk.dissents[index + 1 :])
    return with_talk(session, replace(talk, dissents=left), workshop)


def skip(session: Session) -> Session:
    """Pass over the question asked, and go to the next; the minutes say so unless it is answered later."""
    _, workshop, talk = asked_talk(session)
    skipped = with_talk(session, replace(talk, is_skipped=True), workshop) if session.answer is None else session
    return skipped.forward()
