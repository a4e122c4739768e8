"""The answers on which a result turns, in words: how many single changes keep it, and which do not."""

from __future__ import annotations

from subsidiarity.model.decision import Answer, Evidence
from subsidiarity.model.prospect import Prospects, SingleChange
from subsidiarity.model.recommendation import Recommendation, RoleAdvice
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, Plural, numbered, words
from subsidiarity.reporting.outline import PageRow, Point
from subsidiarity.reporting.wording.change import change_sentence
from subsidiarity.reporting.wording.clause import result_clause
from subsidiarity.reporting.wording.noun_words import is_known, outcomes_words, quoted, sentence

_MOST = 3
"""Answers that are named at most: a reader keeps two or three in mind."""
HOW_FIRM = Phrase("How firm")
TURNS_ON = Plural("It turns on {number} answer:", "It turns on {number} answers:")
TURNS_ON_AMONG = Phrase("It turns on {number} answers, among them:")
ALL_KEEP = Plural("The one single change keeps it.", "All {number} single changes keep it.")
NONE_KEEPS = Phrase("No single change keeps it.")
SOME_KEEP = Plural(
    "{number} of {singles} single changes keeps it.",
    "{number} of {singles} single changes keep it.",
)
NOT_COUNTED = Plural(
    "{number} answer that is still open is not counted.",
    "{number} answers that are still open are not counted.",
)
IF_THEN = Phrase("if {condition}, {result}")
ANSWER_IS = Phrase("the answer on {question} is {option}")
RESULT_OPEN = Phrase("the result is open: {outcomes}")
NEAREST = Plural(
    "The nearest other result is {number} step away. {sentence}",
    "The nearest other result is {number} steps away. {sentence}",
)
NOTES: dict[Evidence, Phrase] = {
    "": Phrase("no evidence noted"),
    "guess": Phrase("a guess"),
    "report": Phrase("reported"),
    "record": Phrase("on record"),
}
"""Words on how well an answer is known, the least well first."""


def firm_row(recommendation: Recommendation, advice: RoleAdvice, prospects: Prospects) -> PageRow | None:
    """The row on how firm a settled result is, and on the answers that it turns on, the least well known first."""
    firmness, singles = prospects.firmness, prospects.singles
    if firmness is None or not singles:
        return None
    found = turning_on(recommendation, prospects)
    kept = _count(len(singles) - sum(map(len, found)), len(singles))
    counts = " ".join(filter(None, (kept, _uncounted(recommendation, prospects))))
    label = words(HOW_FIRM)
    if not found:
        return PageRow(label, f"{counts} {_nearest(recommendation, advice, prospects)}".strip())
    number = len(found)
    turns_on = numbered(TURNS_ON, number)
    some = words(TURNS_ON_AMONG, number=number)
    points = tuple(_point(recommendation, advice, changes) for changes in found[:_MOST])
    text = turns_on if number == len(points) else some
    return PageRow(label, f"{counts} {text}", points, short=f"{counts} {some if number > 1 else turns_on}")


def _count(kept: int, singles: int) -> str:
    if kept == singles:
        return numbered(ALL_KEEP, singles)
    if not kept:
        return words(NONE_KEEPS)
    return numbered(SOME_KEEP, kept, singles=singles)


def unknown_count(recommendation: Recommendation, prospects: Prospects) -> int:
    """The number of answers that a settled result could turn on and that are not known."""
    answers = recommendation.decision.answers
    questions = () if prospects.firmness is None else prospects.firmness.questions
    return sum(not is_known(answers.get(question)) for question in questions)


def _uncounted(recommendation: Recommendation, prospects: Prospects) -> str:
    """A sentence on the answers that are not counted; "" where every one is known."""
    unknown = unknown_count(recommendation, prospects)
    return numbered(NOT_COUNTED, unknown) if unknown else ""


def turning_on(recommendation: Recommendation, prospects: Prospects) -> list[list[SingleChange]]:
    """The changes that move a settled result, a list a question, the least well known answer first."""
    firmness = prospects.firmness
    by_question: dict[str, list[SingleChange]] = {}
    for change in prospects.singles:
        if firmness is not None and change.possible != (firmness.outcome,):
            by_question.setdefault(change.question, []).append(change)
    evidence = list(NOTES)
    return sorted(by_question.values(), key=lambda found: evidence.index(_answer(recommendation, found[0]).evidence))


def how_known(recommendation: Recommendation, change: SingleChange) -> str:
    """How well the answer is known that a change moves: 'a guess'."""
    return words(NOTES[_answer(recommendation, change).evidence])


def _point(recommendation: Recommendation, advice: RoleAdvice, changes: list[SingleChange]) -> Point:
    change = changes[0]
    question = recommendation.rulebook.question(change.question)
    text = words(IF_THEN, condition=_condition(question, change), result=_result(recommendation, advice, change))
    return Point(sentence(text), how_known(recommendation, change))


def _answer(recommendation: Recommendation, change: SingleChange) -> Answer:
    return recommendation.decision.answers[change.question]


def _condition(question: Question, change: SingleChange) -> str:
    option = next(option for option in question.options if option.id == change.to)
    if option.says:
        return option.says
    return words(ANSWER_IS, question=question.name, option=quoted(option.short))


def _result(recommendation: Recommendation, advice: RoleAdvice, change: SingleChange) -> str:
    rulebook = recommendation.rulebook
    if len(change.possible) == 1:
        return result_clause(rulebook, advice.role, change.in_full or change.possible[0])
    return words(RESULT_OPEN, outcomes=outcomes_words(rulebook, change.possible))


def _nearest(recommendation: Recommendation, advice: RoleAdvice, prospects: Prospects) -> str:
    """A sentence on the fewest changes that would move a result which no single one moves; "" where none does."""
    if not prospects.changes:
        return ""
    nearest = min(prospects.changes, key=lambda change: (change.steps, len(change.ways[0].changes)))
    rulebook, decision = recommendation.rulebook, recommendation.decision
    said = change_sentence(rulebook, advice.role, decision, nearest.target, nearest.ways[0])
    return numbered(NEAREST, nearest.steps, sentence=said)
