"""The present ids of the questions and options of earlier editions, as a rulebook says them with `was`."""

from __future__ import annotations

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reading.editions.was import takers


class EarlierIds:
    """The questions and options of one edition by the ids that they had, and have."""

    def __init__(self, rulebook: Rulebook) -> None:
        by_id = {question.id: question for question in rulebook.questions}
        self._questions = {
            earlier: tuple(by_id[name] for name in names) for earlier, names in takers(rulebook.questions).items()
        }
        self._options = {
            question.id: {earlier: name for earlier, (name, *_) in takers(question.options).items()}
            for question in rulebook.questions
        }

    def questions(self, earlier: str) -> tuple[Question, ...]:
        """The questions that take what answered an earlier one, in the rulebook's order."""
        return self._questions.get(earlier, ())

    def option(self, question: Question, earlier: str) -> str | None:
        """The id of a question's option that stands for an earlier one; None if there is none."""
        return self._options[question.id].get(earlier)
