"""The reach of each question, on some answer sheet: read off the diagrams, for a reduced one asks no other question."""

from __future__ import annotations

from subsidiarity.analysis.level_diagram import headline
from subsidiarity.model.question_reach import QuestionReach
from subsidiarity.reasoning.compiled import CompiledRulebook, role_of
from subsidiarity.reasoning.diagram import questions_in


def question_reaches(compiled: CompiledRulebook) -> tuple[QuestionReach, ...]:
    """For each question, in the rulebook's order, what its answer can change."""
    own = role_of(compiled, compiled.rulebook.headline)
    level, manner = set(headline(compiled).turns_on), set(own.questions)
    roles = [(each.role, set(each.questions)) for each in compiled.roles if each is not own]
    safeguards = [
        (each.safeguard, set(questions_in(each.diagram))) for each in compiled.safeguards if each.diagram is not None
    ]
    return tuple(
        QuestionReach(
            question=question,
            moves_level=number in level,
            changes_manner=number in manner,
            roles=tuple(role for role, asked in roles if number in asked),
            safeguards=tuple(safeguard for safeguard, asked in safeguards if number in asked),
        )
        for number, question in enumerate(compiled.rulebook.questions)
    )
