"""The present ids of the questions and options of earlier editions, as a rulebook says them with `was`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidiarity.model.rulebook import Option, Question, Rulebook


class EarlierIds:
    """The questions and options of one edition by the ids that they had, and have."""

    def __init__(self, rulebook: Rulebook) -> None:
        by_id = {question.id: question for question in rulebook.questions}
        self._questions = {earlier: by_id[name] for earlier, name in _by_earlier(rulebook.questions).items()}
        self._options = {question.id: _by_earlier(question.options) for question in rulebook.questions}

    def question(self, earlier: str) -> Question | None:
        """The question that takes what answered an earlier one; None if there is none."""
        return self._questions.get(earlier)

    def option(self, question: Question, earlier: str) -> str | None:
        """The id of a question's option that stands for an earlier one; None if there is none."""
        return self._options[question.id].get(earlier)


def _by_earlier(things: Sequence[Question] | Sequence[Option]) -> Mapping[str, str]:
    """Present ids by earlier ones; a thing that does not say what it was has its own."""
    return {earlier: thing.id for thing in things for earlier in ((thing.id,) if thing.was is None else thing.was)}
