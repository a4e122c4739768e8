"""The reasons why a role goes no higher: what would lift it, and the answers that stand in the way."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest, Test
from subsidiarity.model.recommendation import Obstacle, Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reasoning.obstacles import nearest_obstacles
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import (
    answer_texts,
    capitalised,
    level_body,
    listed,
    outcome_words,
    quoted,
    sentence,
)


def no_higher_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """The section on the branches that came nearest to lifting the role; None where there are none."""
    obstacles = nearest_obstacles(recommendation, advice)
    if not obstacles:
        return None
    items: dict[str, Item] = {}
    for obstacle in obstacles:
        item = _item(recommendation, obstacle)
        items.setdefault(item.text, item)
    return Section(
        "no_higher", words("Why it goes no higher"), (Items(words("It would go higher if"), tuple(items.values())),)
    )


def missing_tests(obstacle: Obstacle) -> tuple[tuple[Test, bool], ...]:
    """The tests that stopped a branch, each with whether it would have to hold (or to fail) for the branch to hold."""
    polarity = dict(_wanted(obstacle.branch.when, True)) if obstacle.branch.when is not None else {}
    return tuple((test, polarity.get(test, True)) for test in obstacle.stopped_by)


def _item(recommendation: Recommendation, obstacle: Obstacle) -> Item:
    missing = tuple(_missing(recommendation, test, wanted) for test, wanted in missing_tests(obstacle))
    return Item(sentence(obstacle.branch.because), missing, obstacle.branch.source)


def _wanted(condition: Condition, wanted: bool) -> Iterator[tuple[Test, bool]]:
    """The tests of a condition, each with whether it has to hold for the condition to come out as wanted."""
    match condition:
        case Not(part):
            yield from _wanted(part, not wanted)
        case Named(part=part):
            yield from _wanted(part, wanted)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _wanted(part, wanted)
        case _:
            yield condition, wanted


def _missing(recommendation: Recommendation, test: Test, wanted: bool) -> str:
    if isinstance(test, AnswerTest):
        return _missing_answer(recommendation, test, wanted)
    return _missing_outcome(recommendation, test, wanted)


def _missing_answer(recommendation: Recommendation, test: AnswerTest, wanted: bool) -> str:
    question = recommendation.rulebook.question(test.question)
    needed = frozenset(option for option in question.option_ids if (option in test.options) == wanted)
    texts = answer_texts(question, recommendation.decision.answers.get(question.id))
    name = capitalised(question.name)
    takes = _options(question, needed)
    if not texts:
        return words("{question}: not known yet; it would take {options}.", question=name, options=takes)
    return words(
        "{question}: answered {answer}; it would take {options}.",
        question=name,
        answer=listed(map(quoted, texts), words("or")),
        options=takes,
    )


def _options(question: Question, needed: frozenset[str]) -> str:
    """The options needed, in as few words as name them: 'X or more', 'X or less', or each by name."""
    inside = [option.id in needed for option in question.options]
    texts = [quoted(option.text) for option in question.options if option.id in needed]
    if len(texts) > 1 and inside == sorted(inside):
        return words("{option} or more", option=texts[0])
    if len(texts) > 1 and inside == sorted(inside, reverse=True):
        return words("{option} or less", option=texts[-1])
    return listed(texts, words("or"))


def _missing_outcome(recommendation: Recommendation, test: OutcomeTest, wanted: bool) -> str:
    rulebook = recommendation.rulebook
    advice = next(advice for advice in recommendation.roles if advice.role.id == test.role)
    found = words("still open") if advice.outcome is None else outcome_words(rulebook, advice.outcome)
    role, values = sentence(advice.role.ask), _values(rulebook, test)
    if wanted:
        return words("{role} This is {found}; it would have to be {values}.", role=role, found=found, values=values)
    return words(
        "{role} This is {found}; it would have to be other than {values}.", role=role, found=found, values=values
    )


def _values(rulebook: Rulebook, test: OutcomeTest) -> str:
    levels = [level_body(rulebook, level) for level in rulebook.level_ids if level in test.levels]
    manners = [manner.name for manner in rulebook.manners if manner.id in test.manners]
    return listed([*levels, *manners], words("or"))
