"""The progress of an interview or a workshop, told in one way by every shell: the question's number, a strip, words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from subsidiarity.reporting.diagnostic import diagnostic_sentence
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.workshop.decision_store import FoundDecision
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.standing import result_in_short

Stage = Literal["answered", "coming", "needless"]
"""The stage of a question: answered, coming unless answers make it needless, or needless as things stand."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The stage of each question, in the rulebook's order, and the index of the one that is asked, None for none."""

    stages: tuple[Stage, ...]
    at: int | None

    @property
    def words(self) -> str:
        """The progress in words: '7 answered, up to 15 to come'."""
        answered, coming = self.stages.count("answered"), self.stages.count("coming")
        if not coming:
            return words("{answered} answered, none to come", answered=answered)
        return words("{answered} answered, up to {coming} to come", answered=answered, coming=coming)


def progress_of(session: Session) -> Progress:
    """The progress as the answers stand."""
    order, unasked = session.compiled.order, frozenset(session.unasked)
    waiting = {session.at} if session.waits_for_answer else set[str | None]()
    answered, coming = session.decision.answers.keys() - waiting, unasked | waiting
    stages = tuple[Stage, ...](
        "answered" if question in answered else "coming" if question in coming else "needless" for question in order
    )
    return Progress(stages, None if session.at is None else order.index(session.at))


def question_number(session: Session, *, is_short: bool = False) -> str:
    """The number of the question asked, as on hand-out and ballots: 'Question 3 of 28', '3 of 28'; "" at the result."""
    if session.at is None:
        return ""
    order = session.compiled.order
    at = {"number": order.index(session.at) + 1, "most": len(order)}
    return words("{number} of {most}", **at) if is_short else words("Question {number} of {most}", **at)


def question_whereabouts(session: Session, *, is_short: bool = False) -> tuple[str, ...]:
    """The place of the question asked in the interview: its number and its theme; none at the result."""
    question = session.question
    return () if question is None else (question_number(session, is_short=is_short), capitalised(question.theme))


def how_far(found: FoundDecision) -> str:
    """Words on how far the interview of a decision has got, or why it cannot be opened."""
    recommendation = found.recommendation
    if recommendation is None:
        return words("Cannot be opened. {problem}", problem=diagnostic_sentence(found.diagnostics[0]))
    rulebook, answers = recommendation.rulebook, recommendation.decision.answers
    done = {"answered": len(answers), "total": len(rulebook.questions)}
    unknown = sum(len(answer.options) == len(rulebook.question(name).options) for name, answer in answers.items())
    far = words("{answered} of {total} answered", **done)
    if unknown:
        far = words("{answered} of {total} answered, {unknown} of them “not known yet”", unknown=unknown, **done)
    waiting = words("A vote waits to be revealed. ") if found.has_a_waiting_vote else ""
    return f"{waiting}{far}. {safe_flow(result_in_short(recommendation))}"
