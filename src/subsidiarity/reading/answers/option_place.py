"""The options of a question as whole numbers, as programs keep them: 0 is the first one written."""

from __future__ import annotations

from subsidiarity.model.rulebook import Question


def no_place_words(question: Question, shown: str) -> str:
    """The words on a number that is the place of no option, as it is shown: `7` of four options, or `1.5`."""
    first, last = question.option_ids[0], question.option_ids[-1]
    places = f"places are whole numbers from 0 (`{first}`) to {len(question.options) - 1} (`{last}`)"
    return f"`{question.id}` has no option at place {shown}; {places}"
