"""Points of the argument: a branch's sentence, the answers behind it, and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from subsidiarity.model.condition import All, AnswerTest, AnyOf, Condition, Named, Not, OutcomeTest, Test, tests_of
from subsidiarity.model.decision import Decision
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rule_graph import Reason
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reasoning.obstacles import stopped_by
from subsidiarity.reporting.language import Phrase, is_english, words
from subsidiarity.reporting.outline import Item
from subsidiarity.reporting.wording.noun_words import WHO, alternatives, capitalised, outcome_words, sentence

ANSWERS_BEHIND = Phrase("Answers: {facts}.")
COMMA_OR = Phrase(", or ")


def reason_items(recommendation: Recommendation, branches: Iterable[Reason]) -> tuple[Item, ...]:
    """A point for each branch, each sentence once."""
    by_sentence: dict[str, Item] = {}
    for branch in branches:
        item = reason_item(recommendation, branch)
        by_sentence.setdefault(item.text, item)
    return tuple(by_sentence.values())


def reason_item(recommendation: Recommendation, branch: Reason) -> Item:
    """A branch that held, with the answers that made it hold."""
    facts = facts_behind(recommendation, branch)
    details = (words(ANSWERS_BEHIND, facts="; ".join(facts)),) if facts else ()
    because = because_words(recommendation.rulebook, branch)
    return Item(because, details, branch.source, short=because)


def because_words(rulebook: Rulebook, reason: Reason) -> str:
    """The sentence of a reason, with the bodies that a decision names in place of the rulebook's.

    Only in English: in other languages a name would have to be inflected.
    """
    text = reason.because
    if rulebook.renamed and is_english(rulebook.language):
        names = {before.casefold(): after for before, after in rulebook.renamed}
        known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        text = re.sub(rf"(?<!\w)(?:{known})(?!\w)", lambda found: _named_as(found[0], names), text, flags=re.IGNORECASE)
    return sentence(text)


def _named_as(text: str, names: Mapping[str, str]) -> str:
    name = names[text.casefold()]
    return capitalised(name) if text[:1].isupper() else name


def telling_more(reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons without those that rest on nothing but answers on which the ones before rest: they say less of it."""
    kept: list[Reason] = []
    told: frozenset[str] = frozenset()
    for reason in reasons:
        asked = questions_behind(reason)
        if not kept or not asked or not asked <= told:
            kept.append(reason)
            told |= asked
    return kept


def questions_behind(reason: Reason) -> frozenset[str]:
    """The ids of the questions whose answers a reason's condition looks at."""
    tests = () if reason.when is None else tests_of(reason.when)
    return frozenset(test.question for test in tests if isinstance(test, AnswerTest))


def facts_behind(recommendation: Recommendation, branch: Reason) -> list[str]:
    """The answers that made a branch hold, each as a clause; none for an `otherwise`."""
    tests = () if branch.when is None else _behind(branch.when, True, recommendation)
    facts = (
        answer_fact(recommendation, test.question)
        if isinstance(test, AnswerTest)
        else _outcome_fact(recommendation, test)
        for test in tests
    )
    return list(dict.fromkeys(fact for fact in facts if fact))


def answer_fact(recommendation: Recommendation, question_id: str) -> str:
    """An answer as a clause: 'those who gain or lose live across several council areas'; "" while it is not known yet.

    Of a range it is a clause for each option. Where the rulebook gives no clauses, it is the question's name and the
    answer in short: 'reach (town or land)'.
    """
    question = recommendation.rulebook.question(question_id)
    answer = recommendation.decision.answers.get(question_id)
    if answer is None or len(answer.options) == len(question.options):
        return ""
    chosen = [option for option in question.options if option.id in answer.options]
    if all(option.says for option in chosen):
        return words(COMMA_OR).join(option.says for option in chosen)
    return f"{question.name} ({alternatives([option.short for option in chosen])})"


def _outcome_fact(recommendation: Recommendation, test: OutcomeTest) -> str:
    advice = next(advice for advice in recommendation.roles if advice.role.id == test.role)
    if advice.outcome is None:
        return ""
    return f"{words(WHO, role=advice.role.name)} ({outcome_words(recommendation.rulebook, advice.outcome)})"


def _behind(condition: Condition, wanted: bool, recommendation: Recommendation) -> Iterator[Test]:
    """The tests that make a condition come out as wanted; of alternatives, those that do."""
    match condition:
        case Not(part):
            yield from _behind(part, not wanted, recommendation)
        case Named(part=part):
            yield from _behind(part, wanted, recommendation)
        case All(parts) | AnyOf(parts):
            enough_is_one = isinstance(condition, AnyOf) == wanted
            for part in parts:
                if not enough_is_one or _comes_out(part, wanted, recommendation):
                    yield from _behind(part, wanted, recommendation)
        case _:
            yield condition


def _comes_out(condition: Condition, wanted: bool, recommendation: Recommendation) -> bool:
    decision: Decision = recommendation.decision
    possible = {advice.role.id: advice.possible for advice in recommendation.roles}
    return not stopped_by(condition if wanted else Not(condition), decision, possible)
