"""An example of an interview that plays itself: by any rulebook, with answers that lead to a level soon."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import words
from subsidiarity.workshop.decision_store import new_decision
from subsidiarity.workshop.session import Session, begin
from subsidiarity.workshop.view.standing import standing_of

_MOST_QUESTIONS = 8
"""Questions after which the example ends, whether or not the level is settled."""


def example_of(compiled: CompiledRulebook) -> Iterator[Session]:
    """The states of the example: each question with its answer; at the end the result."""
    session = begin(compiled, new_decision(words("An example"), ""))
    for _ in range(_MOST_QUESTIONS):
        question = session.question
        if question is None or session.is_settled:
            break
        answered = min((session.choose([option]) for option in question.option_ids), key=_how_far)
        yield answered
        session = answered.go_on()
    yield session.show_result()


def _how_far(session: Session) -> tuple[bool, int]:
    """The distance of a state from a level that is settled; one that is settled without a level is the farthest."""
    is_dead_end = session.is_settled and not standing_of(session).has_level
    return is_dead_end, len(session.recommendation.open_questions)
