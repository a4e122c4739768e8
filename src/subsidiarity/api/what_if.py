"""Other answers for a decision, as people type them."""

from __future__ import annotations

from collections.abc import Collection

from subsidiarity.api.errors import SeveralKinds, UnknownName, UnknownOption
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.answer import UNKNOWN
from subsidiarity.reading.spelt_range import spelt_range


def question_meant(rulebook: Rulebook, words: str) -> str:
    """The id of the question that some words name; `UnknownName`."""
    known = [question.id for question in rulebook.questions]
    name = _as_an_id(words, known)
    if name not in known:
        raise UnknownName(name, known)
    return name


def options_meant(rulebook: Rulebook, question: str, answer: str) -> frozenset[str]:
    """The options that an answer stands for: one, a range with commas, or unknown.

    `UnknownName`, `UnknownOption`; `SeveralKinds` for a range of a question of kinds.
    """
    asked = rulebook.question(question_meant(rulebook, question))
    known = asked.option_ids
    if answer == UNKNOWN:
        return frozenset(known)
    chosen = [_as_an_id(word.strip(), known) for word in answer.split(",")]
    for option in chosen:
        if option not in known:
            meant = spelt_range(answer, tuple(known))
            if meant and not asked.ordered:
                raise SeveralKinds(asked.id)
            raise UnknownOption(option, (*known, UNKNOWN), question, meant)
    if len(set(chosen)) > 1 and not asked.ordered:
        raise SeveralKinds(asked.id)
    return frozenset(chosen)


def _as_an_id(words: str, known: Collection[str]) -> str:
    """The id that reports show in words: 'some words' is `some_words`."""
    spelled = words.replace(" ", "_")
    return spelled if spelled in known else words
