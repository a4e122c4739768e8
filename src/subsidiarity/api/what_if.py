"""Other answers for a decision, as people type them."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.api.errors import SeveralKinds, UnknownName, UnknownOption
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.answers.answer import UNKNOWN
from subsidiarity.reading.answers.spelt_range import spelt_range


def question_meant(rulebook: Rulebook, words: str) -> str:
    """The id of the question that some words name, by its id or as reports call it; `UnknownName`."""
    known = {question.id: question.name for question in rulebook.questions}
    name = _meant(words, known)
    if name not in known:
        raise UnknownName(name, tuple(known))
    return name


def options_meant(rulebook: Rulebook, question: str, answer: str) -> frozenset[str]:
    """The ids of options that an answer names: one, a range with commas, unknown.

    `UnknownName`, `UnknownOption`; `SeveralKinds` for a range of a question of kinds.
    """
    asked = rulebook.question(question_meant(rulebook, question))
    known = {option.id: option.short for option in asked.options}
    if answer == UNKNOWN:
        return frozenset(known)
    whole = _meant(answer.strip(), known)  # a comma may be part of what reports call an option
    chosen = [whole] if whole in known else [_meant(word.strip(), known) for word in answer.split(",")]
    for option in chosen:
        if option not in known:
            meant = spelt_range(answer, tuple(known))
            if meant and not asked.ordered:
                raise SeveralKinds(asked.id)
            raise UnknownOption(option, (*known, UNKNOWN), question, meant)
    if len(set(chosen)) > 1 and not asked.ordered:
        raise SeveralKinds(asked.id)
    return frozenset(chosen)


def _meant(words: str, known: Mapping[str, str]) -> str:
    """The id that the words are, or whose name they are in capitals or not; the words themselves if there is none."""
    if words in known:
        return words
    return next((id_ for id_, name in known.items() if name.casefold() == words.casefold()), words)
