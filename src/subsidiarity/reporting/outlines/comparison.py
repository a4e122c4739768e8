"""Decisions side by side as an outline: only the answers that differ, and what each of them does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.comparison import AnswerDifference, Comparison, Mark
from subsidiarity.model.decision import Answer
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Outline, Paragraph, Section, Table
from subsidiarity.reporting.wording.brief import brief_answer, brief_outcomes
from subsidiarity.reporting.wording.clause import result_clause
from subsidiarity.reporting.wording.noun_words import (
    WHO,
    capitalised,
    listed,
    outcomes_words,
    question_name,
    quoted_answer,
    sentence,
)

_READING: dict[Mark, Phrase] = {
    "<": Phrase("< is a weaker answer"),
    ">": Phrase("> is a stronger one"),
    "~": Phrase("~ is a wider or narrower range"),
    "*": Phrase("* is another kind, or one beside none"),
}


def comparison_outline(found: Comparison, names: Sequence[str]) -> Outline:
    """The outline of decisions compared with the first of them; `names` tell them apart, in order."""
    first = found.recommendations[0]
    sections = [_side_by_side(found, names)]
    if found.differences:
        sections.append(_effects(found, names))
    different = plural("{number} question", "{number} questions", len(found.differences))
    alike = len(first.rulebook.questions) - len(found.differences)
    return Outline(
        title=words("{names} compared", names=listed(names, words("and"))),
        description="",
        headline=words("{questions} answered differently, {alike} alike.", questions=different, alike=alike),
        sections=tuple(sections),
    )


def _side_by_side(found: Comparison, names: Sequence[str]) -> Section:
    rulebooks = [recommendation.rulebook for recommendation in found.recommendations]
    rulebook = rulebooks[0]
    advice = zip(*(recommendation.roles for recommendation in found.recommendations), strict=True)
    roles = tuple(
        (words(WHO, role=each[0].role.name), *(map(brief_outcomes, rulebooks, (one.possible for one in each))))
        for each in advice
    )
    blocks: list[Block] = [Table(("", *names), roles)]
    if found.differences:
        used = {mark for difference in found.differences for mark in difference.marks}
        reading = [words(phrase) for mark, phrase in _READING.items() if mark in used]
        rows = tuple(_row(rulebook, difference) for difference in found.differences)
        lead = words("Beside {name}, {marks}.", name=names[0], marks=listed(reading, words("and")))
        blocks += [Paragraph(lead), Table((words("question"), *names), rows)]
    return Section("differences", words("Side by side"), tuple(blocks))


def _row(rulebook: Rulebook, difference: AnswerDifference) -> tuple[str, ...]:
    question = rulebook.question(difference.question)
    first, *others = (brief_answer(question, options) for options in difference.answers)
    marked = (f"{mark} {answer}" for mark, answer in zip(difference.marks, others, strict=True))
    return (capitalised(question.name), first, *marked)


def _effects(found: Comparison, names: Sequence[str]) -> Section:
    blocks = [block for index in range(len(names) - 1) for block in _effect(found, names, index)]
    return Section("effects", words("What each difference does by itself"), tuple(blocks))


def _effect(found: Comparison, names: Sequence[str], index: int) -> Iterator[Block]:
    rulebook = found.recommendations[0].rulebook
    first, other = names[0], names[index + 1]
    different = [difference for difference in found.differences if difference.marks[index] != "="]
    telling = [difference for difference in different if difference.alone[index]]
    silent = [question_name(rulebook, difference.question) for difference in different if not difference.alone[index]]
    if telling:
        items = tuple(_item(rulebook, difference, index) for difference in telling)
        yield Items(words("If {name} had one answer of {other}", name=first, other=other), items)
    if silent:
        questions = listed(silent, words("or"))
        yield Paragraph(
            words("By itself, the answer of {name} on {questions} changes no role.", name=other, questions=questions)
        )
    if found.together[index] and len(found.together[index][0]) > 1:
        (outcome,) = found.recommendations[index + 1].headline.possible
        yield Paragraph(_enough(rulebook, other, found.together[index], outcome))
    if not different:
        yield Paragraph(words("{name} has the same answers as {other}.", name=other, other=first))


def _item(rulebook: Rulebook, difference: AnswerDifference, index: int) -> Item:
    question = rulebook.question(difference.question)
    answer = quoted_answer(question, Answer(difference.answers[index + 1]))
    shifts = tuple(
        words(
            "Who {role}: {after}, instead of {before}.",
            role=shift.role.name,
            after=outcomes_words(rulebook, shift.after),
            before=outcomes_words(rulebook, shift.before),
        )
        for shift in difference.alone[index]
    )
    return Item(f"{capitalised(question.name)}: {answer}", shifts)


def _enough(rulebook: Rulebook, name: str, together: Sequence[Sequence[str]], outcome: Outcome) -> str:
    """A sentence on which answers of a decision carry the first one to its outcome."""
    ways = [listed((question_name(rulebook, each) for each in questions), words("and")) for questions in together]
    others = "".join(words("; so would those on {questions}", questions=way) for way in ways[1:])
    enough = words(
        "Together, the answers of {name} on {questions} would be enough{others}.",
        name=name,
        questions=ways[0],
        others=others,
    )
    return f"{enough} {sentence(result_clause(rulebook, rulebook.role(rulebook.headline), outcome))}"
