"""The reach of each question of a rulebook: the level, how the level acts, other roles, safeguards."""

from __future__ import annotations

from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Question, Role, Safeguard


@dataclass(frozen=True, slots=True)
class QuestionReach:
    """The reach of a question: all that its answer can change on some sheet; `roles` without the headline's."""

    question: Question
    moves_level: bool
    changes_manner: bool
    """Whether it can change how the headline's level acts, or between which levels it is open."""
    roles: tuple[Role, ...]
    safeguards: tuple[Safeguard, ...]
