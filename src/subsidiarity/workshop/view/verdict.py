"""The verdict of a vote: the consensus that waits to be recorded, and words on what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.group.talk import answer_quoted
from subsidiarity.reporting.wording.noun_words import quoted
from subsidiarity.reporting.wrapping import shortened
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.voting import agree

_AT_MOST = 48
"""Terminal columns of an option's text in a sentence on the line below."""


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
        answer=answer_in_line(question, changed.decision.answers[question.id]),
        people=found.people,
        votes=found.votes,
        undo=undo,
    )
    return changed.go_on(), said


def answer_in_line(question: Question, answer: Answer) -> str:
    """An answer by number and text, as it stands on the screen, in a few words; several options by number alone."""
    indices = [index for index, option in enumerate(question.option_ids) if option in answer.options]
    if len(indices) != 1:
        return answer_quoted(question, answer, is_short=True)
    text = shortened(" ".join(question.options[indices[0]].text.split()), _AT_MOST)
    return words("{option}, {text}", option=indices[0] + 1, text=quoted(text))


def room_answer(session: Session) -> str:
    """The answer that the room recorded on the question asked, with its votes; "" where it recorded none."""
    question, answer, workshop = session.question, session.answer, session.decision.workshop
    if question is None or answer is None or workshop is None or not workshop.talk(question.id).is_agreed:
        return ""
    said, talk = answer_in_line(question, answer), workshop.talk(question.id)
    if not talk.revealed:
        return said
    vote = talk.revealed[-1]
    people = sum(
        count for option, count in zip(question.option_ids, vote.counts, strict=True) if option in answer.options
    )
    people = vote.unknown if session.is_unknown(question.id) else people
    if 100 * people < workshop.rules.threshold * vote.votes:
        return said
    return words("{answer}, by {people} of {votes}", answer=said, people=people, votes=vote.votes)


def taken_words(session: Session, changed: Session | Refusal, undo: str) -> str:
    """A sentence on the answer that the group gave over a vote; "" without one, where the screen shows it at once."""
    question, workshop = session.question, session.decision.workshop
    if question is None or workshop is None or not workshop.talk(question.id).revealed:
        return ""
    if isinstance(changed, Refusal) or changed.decision == session.decision:
        return ""
    said = answer_in_line(question, changed.decision.answers[question.id])
    return words("Recorded: {answer}. {undo} takes it back.", answer=said, undo=undo)


def was_words(session: Session, undo: str, coming: frozenset[str] = frozenset()) -> str:
    """A sentence on the room's answer in `session` once it is gone or `coming` takes its place; `undo` is the key."""
    is_the_same = session.answer is not None and session.answer.options == coming
    before = "" if is_the_same else room_answer(session)
    return words("The room's answer was {before}. {undo} brings it back.", before=before, undo=undo) if before else ""


def doubt_words(session: Session, discussion: Discussion, chosen: frozenset[str]) -> str:
    """A sentence that asks before another answer than the room's vote is taken; "" where there is no doubt.

    The vote agreed on an answer that is recorded, or on one that waits to be.
    """
    answer, question = session.answer, session.question
    if question is None or not discussion.tallies:
        return ""
    if (waiting := frozenset(to_record(session, discussion))) and waiting != chosen:
        found, voted = discussion.tallies[-1].consensus, answer_in_line(question, Answer(waiting))
        return words(
            "{people} of {votes} voted for {answer}. The same number again takes another answer.",
            people=found.people,
            votes=found.votes,
            answer=voted,
        )
    before = "" if answer is None or answer.options == chosen else room_answer(session)
    return words("The room's answer is {before}. The same number again changes it.", before=before) if before else ""


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
