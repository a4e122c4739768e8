"""A condition in words, for people who read a rulebook and not its file."""

from __future__ import annotations

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest, Relation
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.wording.noun_words import level_body, listed, question_name, quoted

_MORE: dict[Relation, str] = {"at_least": " or more", "at_most": " or less"}
_HIGHER: dict[Relation, str] = {"at_least": " or higher", "at_most": " or lower"}


def condition_words(rulebook: Rulebook, condition: Condition | None) -> str:
    """A condition in words: 'reach is “One council area” or more; and ...'; None is the one that always holds."""
    return "none of those above holds" if condition is None else _words(rulebook, condition, is_whole=True)


def _words(rulebook: Rulebook, condition: Condition, *, is_whole: bool = False) -> str:
    match condition:
        case Named(part=part, about=about):
            return about.rstrip(".") or _words(rulebook, part, is_whole=is_whole)
        case All(parts) | AnyOf(parts):
            joiner = "; and " if isinstance(condition, All) else "; or "
            words = joiner.join(_words(rulebook, part) for part in parts)
            return words if is_whole or len(parts) == 1 else f"({words})"
        case Not(AnswerTest() as test):
            return _answer(rulebook, test, "is not")
        case Not(OutcomeTest() as test):
            return _outcome(rulebook, test, "is not")
        case Not(part):
            return f"not {_words(rulebook, part)}"
        case AnswerTest():
            return _answer(rulebook, condition, "is")
        case _:
            return _outcome(rulebook, condition, "is")


def _answer(rulebook: Rulebook, test: AnswerTest, verb: str) -> str:
    texts = {option.id: option.text for option in rulebook.question(test.question).options}
    values = listed((quoted(texts[value]) for value in test.values), "or")
    return f"{question_name(rulebook, test.question)} {verb} {values}{_MORE.get(test.relation, '')}"


def _outcome(rulebook: Rulebook, test: OutcomeTest, verb: str) -> str:
    manners = {manner.word: manner.name for manner in rulebook.manners}

    def named(value: str) -> str:
        return level_body(rulebook, value) if value in rulebook.level_ids else manners.get(value, value)

    values = listed(map(named, test.values), "or")
    return f"who {rulebook.role(test.role).name} {verb} {values}{_HIGHER.get(test.relation, '')}"
