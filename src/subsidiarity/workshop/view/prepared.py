"""The questions that somebody answers before a meeting: read out together, and the room may change them."""

from __future__ import annotations

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import words
from subsidiarity.workshop.interview_words import answer_remarks, answer_words, question_title
from subsidiarity.workshop.session import Session


def prepared_questions(session: Session) -> tuple[Question, ...]:
    """The questions that the rulebook says are answered beforehand, in its order."""
    return tuple(question for question in session.rulebook.questions if question.prepared)


def is_prepared(session: Session) -> bool:
    """Whether somebody has answered one of them, so that there is something to read out."""
    return any(question.id in session.decision.answers for question in prepared_questions(session))


def prepared_rows(session: Session) -> tuple[tuple[str, str], ...]:
    """A row for each of them: its number among all and its name, and below that its answer and what it rests on."""
    order, answers = session.compiled.order, session.decision.answers
    return tuple(
        (
            f"{order.index(question.id) + 1}  {question_title(question)}",
            ". ".join(_said(question, session)) if question.id in answers else answer_words(question, None),
        )
        for question in prepared_questions(session)
    )


def read_out_words() -> str:
    """A sentence on what to do with the list."""
    return words("Answered beforehand. Read them out; the room may change any of them.")


def _said(question: Question, session: Session) -> tuple[str, ...]:
    answer = session.decision.answers[question.id]
    return (answer_words(question, answer), *(remark.rstrip(".") for remark in answer_remarks(answer)))
