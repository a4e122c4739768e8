"""The verdict of a vote: the consensus that waits to be recorded, and words on what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.group.talk import answer_quoted
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.voting import agree


def to_record(session: Session, discussion: Discussion) -> tuple[str, ...]:
    """The options of a consensus of the room that nobody has recorded yet; () if there is none.

    After the group took another answer, or where too few of the room voted, there is none.
    """
    if discussion.standing != "voted" or not discussion.tallies:
        return ()
    tally = discussion.tallies[-1]
    found, options = tally.consensus, session.rulebook.question(discussion.question).option_ids
    if not found.is_met or not tally.is_of_the_room:
        return ()
    return options if found.held_by is None else (options[found.held_by[0]],)


def recorded(session: Session, discussion: Discussion, undo: str) -> tuple[Session | Refusal, str]:
    """The session with a consensus recorded and at the next question, and a sentence on that; `undo` is the key."""
    changed = agree(session, to_record(session, discussion))
    if isinstance(changed, Refusal):
        return changed, ""
    question, found = session.rulebook.question(discussion.question), discussion.tallies[-1].consensus
    number = session.compiled.order.index(question.id) + 1
    said = words(
        "Recorded for question {number}: {answer}, by {people} of {votes}. {undo} takes it back.",
        number=number,
        answer=answer_quoted(question, changed.decision.answers[question.id]),
        people=found.people,
        votes=found.votes,
        undo=undo,
    )
    return changed.go_on(), said


def record_words(tally: Tally, enter: str, minority: str) -> Iterator[str]:
    """Sentences on how a consensus is recorded, and what those can do who voted otherwise; the keys are named."""
    yield words("{enter} records it and goes on.", enter=enter)
    others = tally.consensus.votes - tally.consensus.people
    if others:
        yield plural(
            "{number} person voted otherwise: {minority} writes down why.",
            "{number} people voted otherwise: {minority} writes down why.",
            others,
            minority=minority,
        )
