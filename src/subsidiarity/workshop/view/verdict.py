"""The verdict of a vote: the consensus that waits to be recorded, and words on what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.group.talk import answer_quoted
from subsidiarity.reporting.wording.noun_words import capitalised, quoted
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


def recorded(
    session: Session, discussion: Discussion, undo: str, chosen: frozenset[str] = frozenset()
) -> tuple[Session | Refusal, str]:
    """The session with the answer `chosen`, or else its consensus, recorded and at the next question; and a sentence.

    `undo` is the key that takes it back.
    """
    waiting = frozenset(to_record(session, discussion))
    changed = agree(session, chosen or waiting)
    if isinstance(changed, Refusal):
        return changed, ""
    question, found = session.rulebook.question(discussion.question), discussion.tallies[-1].consensus
    number = session.compiled.order.index(question.id) + 1
    answer = answer_in_line(question, changed.decision.answers[question.id])
    if waiting and chosen in (frozenset(), waiting):
        answer = words("{answer}, by {people} of {votes}", answer=answer, people=found.people, votes=found.votes)
    elif before := replaced_answer(session, chosen):
        answer = words("{answer}, instead of {before}", answer=answer, before=before)
    said = words(
        "Recorded for question {number}: {answer}. {undo} takes it back.", number=number, answer=answer, undo=undo
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


def was_words(session: Session, undo: str, coming: frozenset[str] = frozenset()) -> str:
    """A sentence on the room's answer in `session` once it is gone or `coming` takes its place; `undo` is the key."""
    before = replaced_answer(session, coming)
    return words("The room's answer was {before}. {undo} brings it back.", before=before, undo=undo) if before else ""


def replaced_answer(session: Session, coming: frozenset[str]) -> str:
    """The room's answer that `coming` would take the place of, in words; "" where it is the same, or there is none."""
    return "" if session.answer is not None and session.answer.options == coming else room_answer(session)


def doubt_words(session: Session, discussion: Discussion, chosen: frozenset[str]) -> str:
    """A sentence to be said before another answer than the room's vote is taken; "" where there is no doubt.

    The vote agreed on an answer that is recorded, or on one that waits to be.
    """
    answer, question = session.answer, session.question
    if question is None or not discussion.tallies:
        return ""
    if (waiting := frozenset(to_record(session, discussion))) and waiting != chosen:
        found, voted = discussion.tallies[-1].consensus, answer_in_line(question, Answer(waiting))
        return words("{people} of {votes} voted for {answer}.", people=found.people, votes=found.votes, answer=voted)
    before = "" if answer is None else replaced_answer(session, chosen)
    return words("The room's answer is {before}.", before=before) if before else ""


def choice_words(
    session: Session, discussion: Discussion, chosen: frozenset[str], enter: str, leave: str
) -> Iterator[str]:
    """Sentences on an answer that was chosen after a vote and is not recorded yet; the keys are named."""
    question = session.rulebook.question(discussion.question)
    answer, waiting = capitalised(answer_in_line(question, Answer(chosen))), frozenset(to_record(session, discussion))
    if waiting and waiting != chosen:
        yield doubt_words(session, discussion, chosen)
        yield words("{answer} is chosen instead, not recorded yet.", answer=answer)
    elif before := replaced_answer(session, chosen):
        yield words("{answer} is chosen in the place of {before}.", answer=answer, before=before)
    else:
        yield words("{answer} is chosen, not recorded yet.", answer=answer)
    yield words("{enter} records it, {leave} leaves it.", enter=enter, leave=leave)


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
