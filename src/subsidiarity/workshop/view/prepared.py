"""The questions that somebody answers before a meeting: read out together, and the room may change them."""

from __future__ import annotations

from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import NO_TALK
from subsidiarity.reporting.language import words
from subsidiarity.workshop.interview_words import answer_remarks, answer_words, question_title
from subsidiarity.workshop.session import Session


def prepared_questions(session: Session) -> tuple[Question, ...]:
    """The questions with an answer from before the meeting, which the room has not changed or voted on since."""
    return tuple(question for question in session.rulebook.questions if is_prepared(session, question))


def is_prepared(session: Session, question: Question) -> bool:
    """Whether the answer to a question is from before the meeting."""
    workshop = session.decision.workshop
    talk = NO_TALK if workshop is None else workshop.talk(question.id)
    return question.prepared and question.id in session.decision.answers and not (talk.rounds or talk.is_agreed)


def prepared_rows(session: Session) -> tuple[tuple[str, str], ...]:
    """A row for each of them: its number among all and its name, and below that its answer and what it rests on."""
    order = session.compiled.order
    return tuple(
        (
            f"{order.index(question.id) + 1}  {question_title(question)}",
            ". ".join(_said(question, session)),
        )
        for question in prepared_questions(session)
    )


def read_out_words() -> str:
    """A sentence on what to do with the list."""
    return words("Answered beforehand. Read them out; the room may change any of them.")


def nothing_prepared(session: Session) -> str:
    """A sentence on why there is nothing to read out."""
    if any(question.prepared for question in session.rulebook.questions):
        return words("No answer was given beforehand, or the room has given its own since.")
    return words("This rulebook has no question that is answered beforehand.")


def _said(question: Question, session: Session) -> tuple[str, ...]:
    answer = session.decision.answers[question.id]
    return (answer_words(question, answer), *(remark.rstrip(".") for remark in answer_remarks(answer)))
