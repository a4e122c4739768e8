"""A condition in words, for people who read a rulebook and not its file."""

from __future__ import annotations

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest, Relation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wording.noun_words import WHO, level_body, listed, question_name, quoted

_MORE: dict[Relation, Phrase] = {"at_least": Phrase("{values} or more"), "at_most": Phrase("{values} or less")}
_HIGHER: dict[Relation, Phrase] = {"at_least": Phrase("{values} or higher"), "at_most": Phrase("{values} or lower")}
_IS, _IS_NOT = Phrase("{what} is {values}"), Phrase("{what} is not {values}")


def condition_words(rulebook: Rulebook, condition: Condition | None) -> str:
    """A condition in words: 'reach is “One council area” or more; and ...'; None is the one that always holds."""
    if condition is None:
        return words("none of those above holds")
    return _condition(rulebook, condition, is_whole=True)


def _condition(rulebook: Rulebook, condition: Condition, *, is_whole: bool = False) -> str:
    match condition:
        case Named(part=part, about=about):
            return about.rstrip(".") or _condition(rulebook, part, is_whole=is_whole)
        case All(parts) | AnyOf(parts):
            joiner = words("; and ") if isinstance(condition, All) else words("; or ")
            said = joiner.join(_condition(rulebook, part) for part in parts)
            return said if is_whole or len(parts) == 1 else f"({said})"
        case Not(AnswerTest() as test):
            return _answer(rulebook, test, _IS_NOT)
        case Not(OutcomeTest() as test):
            return _outcome(rulebook, test, _IS_NOT)
        case Not(part):
            return words("not {condition}", condition=_condition(rulebook, part))
        case AnswerTest():
            return _answer(rulebook, condition, _IS)
        case _:
            return _outcome(rulebook, condition, _IS)


def _answer(rulebook: Rulebook, test: AnswerTest, phrase: Phrase) -> str:
    texts = {option.id: option.text for option in rulebook.question(test.question).options}
    values = listed((quoted(texts[value]) for value in test.values), words("or"))
    if test.relation in _MORE:
        values = words(_MORE[test.relation], values=values)
    return words(phrase, what=question_name(rulebook, test.question), values=values)


def _outcome(rulebook: Rulebook, test: OutcomeTest, phrase: Phrase) -> str:
    manners = {manner.word: manner.name for manner in rulebook.manners}

    def named(value: str) -> str:
        return level_body(rulebook, value) if value in rulebook.level_ids else manners.get(value, value)

    values = listed(map(named, test.values), words("or"))
    if test.relation in _HIGHER:
        values = words(_HIGHER[test.relation], values=values)
    return words(phrase, what=words(WHO, role=rulebook.role(test.role).name), values=values)
