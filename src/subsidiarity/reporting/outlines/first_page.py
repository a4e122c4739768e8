"""The answer on one page: who decides and who does the rest, why, how firm that is, and what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.condition import AnswerTest, tests_of
from subsidiarity.model.prospect import Prospects
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rule_graph import Reason
from subsidiarity.reasoning.expectation import unmet
from subsidiarity.reasoning.obstacles import nearest_obstacles
from subsidiarity.reporting.imprint import Imprint, day_in_words, review_words
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import FirstPage, Point, Row
from subsidiarity.reporting.wording.climb import RungArgument, is_left, rung_arguments
from subsidiarity.reporting.wording.group.people import evidence_words, missing_from_room
from subsidiarity.reporting.wording.noun_words import level_body, listed, option_shorts, sentence
from subsidiarity.reporting.wording.open_question import most_useful_first
from subsidiarity.reporting.wording.other_roles import other_roles_words
from subsidiarity.reporting.wording.single_change import firm_row
from subsidiarity.reporting.wording.today import law_words

_MOST_REASONS = 2
_MOST_TITLES = 3
_MOST_QUESTIONS = 3


def first_page_of(
    recommendation: Recommendation,
    prospects: Prospects,
    imprint: Imprint | None = None,
    *,
    role_id: str | None = None,
    elsewhere: Sequence[str] = (),
) -> FirstPage:
    """The first page on the headline role, or another; `elsewhere` are sentences on what others do.

    The prospects are those of that role.
    """
    wanted = role_id or recommendation.rulebook.headline
    advice = next(advice for advice in recommendation.roles if advice.role.id == wanted)
    is_headline = advice is recommendation.headline
    rows = [
        _open_row(recommendation, advice, prospects),
        *_why_rows(recommendation, advice),
        firm_row(recommendation, advice, prospects),
        _first_row(recommendation) if is_headline else None,
        _row(words("The law"), law_words(recommendation)) if is_headline else None,
        _row(words("Elsewhere"), " ".join(elsewhere)),
        Row(words("Evidence"), f"{evidence_words(recommendation)} {_missing_words(recommendation, imprint)}"),
        _row(words("Expected"), " ".join(map(sentence, unmet(recommendation)))) if is_headline else None,
    ]
    others = other_roles_words(recommendation) if is_headline else ""
    return FirstPage(others, tuple(row for row in rows if row is not None), _foot(recommendation, imprint))


def _row(label: str, text: str) -> Row | None:
    return Row(label, text) if text else None


def _open_row(recommendation: Recommendation, advice: RoleAdvice, prospects: Prospects) -> Row | None:
    """The row on what would settle an open result, most useful first; None where it is settled."""
    if advice.outcome is not None or not advice.open_questions:
        return None
    ranked = most_useful_first(advice.open_questions, [each.question for each in prospects.settling])
    asked = tuple(Point(recommendation.rulebook.question(question).ask) for question in ranked[:_MOST_QUESTIONS])
    said = plural("{number} answer can still move it:", "{number} answers can still move it:", len(ranked))
    most = words("{number} answers can still move it; the most useful ones first:", number=len(ranked))
    return Row(words("To settle it"), most if len(ranked) > _MOST_QUESTIONS else said, asked)


def _why_rows(recommendation: Recommendation, advice: RoleAdvice) -> Iterable[Row | None]:
    rungs = rung_arguments(advice)
    outcome = advice.outcome
    if not rungs or (outcome is not None and outcome.level is None):
        return ()
    left = [rung for rung in rungs if is_left(advice, rung)]
    below = left[-1] if left else None
    if outcome is None:
        return (_reasons_row(words("Not lower"), below.up if below else ()),)
    last = rungs[-1] if rungs[-1] not in left else None
    if outcome.contender is not None and last is not None:
        return _two_sides(recommendation, advice, below, last)
    higher, facts_of = _not_higher(recommendation, advice)
    own = _own_reasons(last, facts_of)
    up = below.up if below else ()
    if not own:
        own, up = up[:1], up[1:]
    if not own and last is not None:
        own = last.down[:1]
    return (
        _reasons_row(words("Why"), own),
        _reasons_row(words("Not lower"), up) or _pulled_back(recommendation, below),
        _row(words("Not higher"), higher),
    )


def _two_sides(
    recommendation: Recommendation, advice: RoleAdvice, below: RungArgument | None, last: RungArgument
) -> Iterable[Row | None]:
    """The rows on an outcome between two levels: why it is one, and the case for each."""
    taken = advice.walk[-1].taken
    why = () if taken is None else (taken,)
    return (
        _reasons_row(words("Why"), why),
        _reasons_row(words("For higher"), _without(last.up, why)),
        _reasons_row(words("For lower"), _without(last.down, why)),
        _reasons_row(words("Not lower"), below.up if below else (), 1),
    )


def _without(reasons: Sequence[Reason], others: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason not in others)


def _own_reasons(last: RungArgument | None, said: frozenset[str]) -> tuple[Reason, ...]:
    """The reasons for staying on the last rung, without one that rests on nothing but the questions `said` elsewhere."""
    if last is None:
        return ()
    held = tuple(reason for reason in (*last.passed, *last.down) if reason.when is not None)
    return tuple(reason for reason in held if not (asked := _questions(reason)) or not asked <= said)


def _questions(reason: Reason) -> frozenset[str]:
    tests = () if reason.when is None else tests_of(reason.when)
    return frozenset(test.question for test in tests if isinstance(test, AnswerTest))


def _reasons_row(label: str, reasons: Sequence[Reason], most: int = _MOST_REASONS) -> Row | None:
    return _row(label, " ".join(list(dict.fromkeys(sentence(reason.because) for reason in reasons))[:most]))


def _pulled_back(recommendation: Recommendation, below: RungArgument | None) -> Row | None:
    """The row on what spoke for the level below and was outweighed; None where nothing did."""
    if below is None or below.level is None or not below.down:
        return None
    level = level_body(recommendation.rulebook, below.level)
    text = words("What speaks for {level} is outweighed: {reason}", level=level, reason=sentence(below.down[0].because))
    return Row(words("Not lower"), text)


def _not_higher(recommendation: Recommendation, advice: RoleAdvice) -> tuple[str, frozenset[str]]:
    """The answers that stand in the way of a higher level, as a sentence, and their questions."""
    tests = [test for found in nearest_obstacles(recommendation, advice) for test in found.stopped_by]
    asked = [test.question for test in tests if isinstance(test, AnswerTest)]
    said = [(question, fact) for question in dict.fromkeys(asked) if (fact := _fact(recommendation, question))]
    kept = said[:_MOST_REASONS]
    return _joined([fact for _, fact in kept]), frozenset(question for question, _ in kept)


def _joined(facts: list[str]) -> str:
    return sentence(listed(facts, words("and"))) if facts else ""


def _fact(recommendation: Recommendation, question_id: str) -> str:
    """An answer as a clause: 'nearly all who gain or lose live in one council area'; "" while it is not known yet."""
    question = recommendation.rulebook.question(question_id)
    answer = recommendation.decision.answers.get(question_id)
    if answer is None or len(answer.options) == len(question.options):
        return ""
    said = [option.says for option in question.options if option.id in answer.options and option.says]
    if len(said) == len(answer.options):
        return listed(said, words("or"))
    shorts = listed(option_shorts(question, answer.options), words("or"))
    return words("{question} is {answer}", question=question.name, answer=shorts)


def _first_row(recommendation: Recommendation) -> Row | None:
    """The row on the safeguards to see to first: those that this decision calls for, then those that every one does."""
    held = [each.safeguard for each in recommendation.safeguards if each.is_certain and not each.safeguard.first]
    titles = [sentence(each.title) for each in sorted(held, key=lambda safeguard: safeguard.when is None)]
    return _row(words("Do first"), " ".join(titles[:_MOST_TITLES]))


def _missing_words(recommendation: Recommendation, imprint: Imprint | None) -> str:
    missing = missing_from_room(recommendation, imprint)
    return words("Missing: {missing}", missing=sentence(missing)) if missing else words("Who was missing is not noted.")


def _foot(recommendation: Recommendation, imprint: Imprint | None) -> str:
    rulebook = recommendation.rulebook
    said = [sentence(limit) for limit in rulebook.limits[:1]]
    said.append(words("Rulebook {rulebook}, edition {edition}.", rulebook=rulebook.id, edition=rulebook.edition))
    if imprint is not None:
        again = review_words(imprint, recommendation.decision.workshop, rulebook.language)
        said.append(words("Dated {day}.", day=day_in_words(imprint.dated, rulebook.language)))
        said.append(words("Look again by {day}.", day=again.rstrip(".")))
    return " ".join(said)
