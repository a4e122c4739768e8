"""Words on a change: what it did, as it is said when it is taken back, or done again."""

from __future__ import annotations

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import Talk, Workshop
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import quoted
from subsidiarity.reporting.wrapping import shortened
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.verdict import answer_in_line

_AT_MOST = 32
"""Terminal columns of a text that a person typed or chose, so that a change fits on a line."""


def taken_back(session: Session, key: str) -> tuple[Session, str]:
    """The session without its last change, and a sentence on that; `key` is what is pressed to do it again."""
    coming = session.undo()
    if coming is session:
        return session, words("There is nothing to undo.")
    change = change_words(session, coming.decision, session.decision)
    return coming, words("Took back: {change}. {key} does it again.", change=change, key=key)


def done_again(session: Session, key: str) -> tuple[Session, str]:
    """The session with the change that was taken back last, and a sentence on that; `key` takes it back again."""
    coming = session.redo()
    if coming is session:
        return session, words("There is nothing to do again.")
    change = change_words(session, session.decision, coming.decision)
    return coming, words("Done again: {change}. {key} takes it back.", change=change, key=key)


def change_words(session: Session, before: Decision, after: Decision) -> str:
    """The change from one state of a decision to another: 'the answer to question 4, “Yes”'."""
    rulebook = session.rulebook
    for number, question in enumerate(rulebook.questions, 1):
        said = _talk_change(question, number, before, after) or _answer_change(question, number, before, after)
        if said:
            return said
    return _workshop_change(before, after)


def _answer_change(question: Question, number: int, before: Decision, after: Decision) -> str:
    old, new = before.answers.get(question.id), after.answers.get(question.id)
    is_as_agreed = _talk(before, question).is_agreed == _talk(after, question).is_agreed
    if old == new and is_as_agreed:
        return ""
    if new is None:
        return words("clearing the answer to question {number}", number=number)
    if old is not None and old.options == new.options and is_as_agreed:
        return words("the note on question {number}", number=number)
    return words("the answer to question {number}: {answer}", number=number, answer=answer_in_line(question, new))


def _talk_change(question: Question, number: int, before: Decision, after: Decision) -> str:
    """The change in the talk on one question (`number` from 1); "" where that is as it was, but for its answer."""
    old, new = _talk(before, question), _talk(after, question)
    if (old.rounds, old.dissents, old.parked) == (new.rounds, new.dissents, new.parked):
        is_skip = new.is_skipped and not old.is_skipped and question.id not in after.answers
        return words("passing over question {number}", number=number) if is_skip else ""
    if len(old.revealed) < len(new.revealed):
        return words("revealing the vote on question {number}", number=number)
    if new.hidden is not None:
        return words("the counts of the vote on question {number}", number=number)
    if old.hidden is not None:
        return words("throwing away the vote on question {number}", number=number)
    if len(old.dissents) < len(new.dissents):
        return words("the minority view on question {number}", number=number)
    if len(old.dissents) > len(new.dissents):
        return words("taking back a minority view on question {number}", number=number)
    return _parking(old.parked, new.parked)


def _parking(old: tuple[str, ...], new: tuple[str, ...]) -> str:
    if len(old) < len(new):
        return words("parking {point}", point=point_in_short(new[-1]))
    gone = next((point for point, left in zip(old, (*new, ""), strict=False) if point != left), "")
    return words("taking {point} off the parked points", point=point_in_short(gone))


def _workshop_change(before: Decision, after: Decision) -> str:
    old, new = before.workshop, after.workshop
    if old is not None and new is not None and old.parked != new.parked:
        return _parking(old.parked, new.parked)
    if _card(old) != _card(new) or (before.title, before.description) != (after.title, after.description):
        return words("what was written on the decision card")
    return words("what makes a consensus")


def _card(workshop: Workshop | None) -> object:
    return None if workshop is None else workshop.card


def _talk(decision: Decision, question: Question) -> Talk:
    return Talk() if decision.workshop is None else decision.workshop.talk(question.id)


def point_in_short(text: str) -> str:
    """The beginning of a text that a person typed, quoted, as it is named in a sentence on one line."""
    return quoted(shortened(" ".join(text.split()), _AT_MOST))
