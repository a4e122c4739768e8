"""The reasons why a role goes no higher: what would lift it, and the answers that stand in the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest, Test
from subsidiarity.model.recommendation import Obstacle, Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.obstacles import nearest_obstacles
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Item, Items, Section
from subsidiarity.reporting.wording.noun_words import (
    OR,
    capitalised,
    level_body,
    listed,
    outcome_words,
    question_name,
    quoted,
    sentence,
)
from subsidiarity.reporting.wording.reason import because_words

NO_HIGHER = Phrase("Why it goes no higher")
WOULD_LIFT = Phrase("These reasons would lift it, and do not hold")
NO_ANSWER_SAYS = Phrase("No answer says that {clauses}.")
OR_THAT = Phrase(", or that ")
ANSWER_WOULD_BE = Phrase("{question} is {answer}")
NOT_KNOWN_YET = Phrase("{question}: not known yet.")
FOUND_OPEN = Phrase("still open")
WOULD_HAVE_TO_BE = Phrase("{role} This is {found}; it would have to be {values}.")
WOULD_HAVE_TO_BE_OTHER = Phrase("{role} This is {found}; it would have to be other than {values}.")


def no_higher_section(recommendation: Recommendation, advice: RoleAdvice) -> Section | None:
    """The section on the branches that came nearest to lifting the role; None where there are none."""
    obstacles = nearest_obstacles(recommendation, advice)
    if not obstacles:
        return None
    items: dict[str, Item] = {}
    for obstacle in obstacles:
        item = _item(recommendation, obstacle)
        items.setdefault(item.text, item)
    lead = words(WOULD_LIFT)
    return Section("no_higher", words(NO_HIGHER), (Items(lead, tuple(items.values())),))


def lifting_clauses(recommendation: Recommendation, obstacle: Obstacle) -> list[tuple[str, str]]:
    """The answers that an obstacle lacks, each with its question's id: 'one system covers several council areas'.

    A question is left out where it may yet have that answer, and where none is claimed to speak for a higher level.
    """
    found = (
        (test.question, _needed_answer(recommendation, test, wanted, is_lifting=True))
        for test, wanted in _missing_tests(recommendation, obstacle)
        if isinstance(test, AnswerTest)
    )
    return [(question, clause) for question, clause in found if clause]


def _missing_tests(recommendation: Recommendation, obstacle: Obstacle) -> Iterator[tuple[Test, bool]]:
    """The tests that stopped a branch, each with whether it would have to hold (or to fail) for the branch to hold."""
    wanted = set() if obstacle.branch.when is None else set(_wanted(obstacle.branch.when, True))
    for test in obstacle.stopped_by:
        # A test may be asked for both ways, in two parts of a condition: it stops by the way in which it fails.
        yield test, (test, True) in wanted and ((test, False) not in wanted or not _holds(recommendation, test))


def _holds(recommendation: Recommendation, test: Test) -> bool:
    """Whether a test holds for certain."""
    if isinstance(test, AnswerTest):
        answer = recommendation.decision.answers.get(test.question)
        return answer is not None and answer.options <= test.options
    advice = next(advice for advice in recommendation.roles if advice.role.id == test.role)
    return all(each.level in test.levels or each.manner in test.manners for each in advice.possible)


def _item(recommendation: Recommendation, obstacle: Obstacle) -> Item:
    tests = list(_missing_tests(recommendation, obstacle))
    needed = [_needed_answer(recommendation, test, wanted) for test, wanted in tests if isinstance(test, AnswerTest)]
    clauses = [clause for clause in needed if clause]
    unsaid = [no_answer_says(clauses)] if clauses else []
    others = [
        _missing_outcome(recommendation, test, wanted)
        if isinstance(test, OutcomeTest)
        else _unknown(recommendation, test)
        for test, wanted in tests
        if isinstance(test, OutcomeTest) or not _needed_answer(recommendation, test, wanted)
    ]
    return Item(because_words(recommendation.rulebook, obstacle.branch), (*unsaid, *others), obstacle.branch.source)


def no_answer_says(clauses: Iterable[str]) -> str:
    """A sentence on what it would take: 'No answer says that one system covers the council area.'."""
    return words(NO_ANSWER_SAYS, clauses=words(OR_THAT).join(clauses))


def _unknown(recommendation: Recommendation, test: AnswerTest) -> str:
    return words(NOT_KNOWN_YET, question=capitalised(question_name(recommendation.rulebook, test.question)))


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


def _needed_answer(recommendation: Recommendation, test: AnswerTest, wanted: bool, *, is_lifting: bool = False) -> str:
    """The answer nearest to the one given that a test would need, as a clause; "" where it may yet be the answer.

    With `is_lifting`, also where the question does not claim that such an answer speaks for a higher level.
    """
    question = recommendation.rulebook.question(test.question)
    answer = recommendation.decision.answers.get(question.id)
    needed = [index for index, option in enumerate(question.options) if (option.id in test.options) == wanted]
    chosen = [index for index, option in enumerate(question.options) if answer and option.id in answer.options]
    if not chosen or not needed or not set(chosen).isdisjoint(needed):
        return ""
    nearest = min(needed, key=lambda index: min(abs(index - other) for other in chosen))
    if is_lifting and question.ordered and question.pull != ("up" if nearest > max(chosen) else "down"):
        return ""
    option = question.options[nearest]
    return option.says or words(ANSWER_WOULD_BE, question=question.name, answer=quoted(option.text))


def _missing_outcome(recommendation: Recommendation, test: OutcomeTest, wanted: bool) -> str:
    rulebook = recommendation.rulebook
    advice = next(advice for advice in recommendation.roles if advice.role.id == test.role)
    found = words(FOUND_OPEN) if advice.outcome is None else outcome_words(rulebook, advice.outcome)
    role, values = sentence(advice.role.ask), _values(rulebook, test)
    said = WOULD_HAVE_TO_BE if wanted else WOULD_HAVE_TO_BE_OTHER
    return words(said, role=role, found=found, values=values)


def _values(rulebook: Rulebook, test: OutcomeTest) -> str:
    levels = [level_body(rulebook, level) for level in rulebook.level_ids if level in test.levels]
    manners = [manner.name for manner in rulebook.manners if manner.id in test.manners]
    return listed([*levels, *manners], words(OR))
