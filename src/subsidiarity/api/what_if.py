"""Other answers for a decision, as people type them."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.api.errors import SeveralKinds, SharedName, UnknownName, UnknownOption, Unusable
from subsidiarity.api.given.expected import text_given
from subsidiarity.api.given.plain_value import plain_answer
from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.answers.answer import UNKNOWN
from subsidiarity.reading.answers.spelt_range import spelt_range


def question_meant(rulebook: Rulebook, words: str) -> str:
    """The id of the question that some words name, by its id or as reports call it; `UnknownName`, `SharedName`."""
    known = {question.id: question.name for question in rulebook.questions}
    name = _meant(words, known)
    if name not in known:
        raise UnknownName(name, tuple(known), "question")
    return name


def options_given(rulebook: Rulebook, words: object, answer: object) -> tuple[str, frozenset[str]]:
    """The id of a question that some words name, and the options that an answer stands for.

    The answer is text as it is typed, the place of an option as a whole number, several of these, what a dict of
    answers may hold, or None (not known yet). Errors as for `options_meant`, and `Unusable`, `WrongKind`.
    """
    question = rulebook.question(question_meant(rulebook, text_given("question", words)))
    plain = plain_answer(question, answer)
    chosen = plain.get("answer") if isinstance(plain, dict) else plain
    if chosen == [] or isinstance(chosen, dict):
        raise Unusable([f"`{question.id}` has no answer here; write `{UNKNOWN}` if that is meant"])
    if chosen is None:
        return question.id, frozenset(question.option_ids)
    parts = [text_given(question.id, part) for part in chosen] if isinstance(chosen, list) else [chosen]
    found = [options_meant(rulebook, question.id, text_given(question.id, part)) for part in parts]
    options = frozenset().union(*found)
    if 1 < len(options) < len(question.options) and not question.ordered:
        raise SeveralKinds(question.id)
    return question.id, options


def strange_option(rulebook: Rulebook, decision: Decision) -> UnknownOption | None:
    """The error on the first answer of a decision with an option that its question does not have; None without one."""
    for question in rulebook.questions:
        answer = decision.answers.get(question.id)
        for option in () if answer is None else sorted(map(str, answer.options)):
            if option not in question.option_ids:
                return UnknownOption(option, question.option_ids, question.id)
    return None


def options_meant(rulebook: Rulebook, question: str, answer: str) -> frozenset[str]:
    """The ids of options that an answer names: one, a range with commas, unknown.

    `UnknownName`, `UnknownOption`, `SharedName`; `SeveralKinds` for a range of a question of kinds.
    """
    asked = rulebook.question(question_meant(rulebook, question))
    known = {option.id: option.short for option in asked.options}
    if answer == UNKNOWN:
        return frozenset(known)
    chosen = _parted(answer, known, asked.id)
    for option in chosen:
        if option not in known:
            meant = spelt_range(answer, tuple(known))
            if meant and not asked.ordered:
                raise SeveralKinds(asked.id)
            raise UnknownOption(option, (*known, UNKNOWN), question, meant)
    if len(set(chosen)) > 1 and not asked.ordered:
        raise SeveralKinds(asked.id)
    return frozenset(chosen)


def _parted(answer: str, known: Mapping[str, str], question: str) -> list[str]:
    """The options with commas between, ids where they are known; the longest name counts, for it may hold a comma."""
    parts = answer.split(",")
    longest = 1 + max(name.count(",") for name in known.values())
    found: list[str] = []
    begin = 0
    while begin < len(parts):
        ends = range(min(begin + longest, len(parts)), begin, -1)
        tries = ((_meant(",".join(parts[begin:end]).strip(), known, question), end) for end in ends)
        option, begin = next((each for each in tries if each[0] in known), (parts[begin].strip(), begin + 1))
        found.append(option)
    return found


def _meant(words: str, known: Mapping[str, str], question: str = "") -> str:
    """The id that the words are, or whose name they are in capitals or not; the words themselves if there is none."""
    if words in known:
        return words
    named = [id_ for id_, name in known.items() if name.casefold() == words.casefold()]
    if len(named) > 1:
        raise SharedName(words, named, question)
    return named[0] if named else words
