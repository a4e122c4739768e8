"""Agreement in tables and words: of a group on each question, and of people across decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.group import FEW_PEOPLE, Agreement, Reliability
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Block, Paragraph, Section, Table
from subsidiarity.reporting.wording.noun_words import capitalised, listed, question_name

LABELS = ((0.8, Phrase("high")), (0.6, Phrase("moderate")), (0.0, Phrase("low")))
"""Names of agreements by the least figure (0 to 1) that has them: our own labels, said wherever they are used."""

_FIGURE = Phrase(
    "The figure is 1 when all chose one option and 0 when half stand at each end (Tastle and Wierman 2007). "
    "It treats options as evenly spaced and only describes: no rule reads it."
)
_FIGURE_OF_KINDS = Phrase(
    "On kinds, the figure is 1 when all chose one and 0 when as many chose each (Gibbs and Poston 1975), and no rule "
    "reads it."
)
_CALLED = Phrase("We call 0.8 and more high, 0.6 and more moderate, less low.")
_ALPHA = Phrase(
    "Alpha is Krippendorff's, for {what}: 1 is full agreement, 0 what chance would give, below 0 less "
    "than chance. Ranges, answers not known yet and levels not settled are left out. It is not defined where "
    "nothing varies, and is unsteady on few decisions."
)


def few_sentence(agreements: Iterable[Agreement]) -> str:
    """The remark on a figure of few people; "" where none is."""
    of_few = [each for each in agreements if each.figure is not None and each.spread.is_of_few]
    if not of_few:
        return ""
    if any(each.spread.ordered for each in of_few):
        return words(
            "Where fewer than {people} people answered, one more could change the middle and the figure.",
            people=FEW_PEOPLE,
        )
    return words(
        "Where fewer than {people} people answered, one more could change which kind most chose and the figure.",
        people=FEW_PEOPLE,
    )


def agreement_word(figure: float) -> str:
    """The name of an agreement of this figure (0 to 1): 'high', 'moderate' or 'low'."""
    return next(words(word) for least, word in LABELS if round(figure, 2) >= least)


def agreement_section(rulebook: Rulebook, agreements: Sequence[Agreement]) -> Section:
    """The section with a row for each question on which not all chose the same; the others are named below."""
    differing = [each for each in agreements if len(each.spread.voted) > 1]
    alike = [question_name(rulebook, each.spread.question) for each in agreements if len(each.spread.voted) == 1]
    nobody = [question_name(rulebook, each.spread.question) for each in agreements if not each.spread.voted]
    blocks: list[Block] = []
    if differing:
        rows = tuple(_row(rulebook.question(each.spread.question), each) for each in differing)
        are_ordered = {each.spread.ordered for each in differing}
        named = ((words("middle"), True), (words("most chosen"), False))
        middle = listed((name for name, ordered in named if ordered in are_ordered), words("or"))
        figures = [_FIGURE] * (True in are_ordered) + [_FIGURE_OF_KINDS] * (False in are_ordered)
        blocks += [Table((words("question"), words("answers"), middle, words("agreement")), rows)]
        blocks.append(Paragraph(" ".join(filter(None, [*map(words, (*figures, _CALLED)), few_sentence(differing)]))))
    if alike:
        questions = listed(alike, words("and"))
        blocks.append(Paragraph(words("All who answered gave the same answer on {questions}.", questions=questions)))
    if nobody:
        blocks.append(Paragraph(words("Nobody answered on {questions}.", questions=listed(nobody, words("and")))))
    return Section("agreement", words("How far they agree"), tuple(blocks))


def reliability_section(rulebook: Rulebook, found: Sequence[Reliability]) -> Section:
    """The section on agreement across decisions, on the level and then on each question."""
    level_first = sorted((each for each in found if each.decisions), key=lambda each: each.question is not None)
    nothing = [_subject(rulebook, each) for each in found if not each.decisions]
    rows = tuple(
        (
            capitalised(_subject(rulebook, each)),
            words("{alike} of {all}", alike=each.alike, all=each.decisions),
            words("not defined") if each.alpha is None else f"{each.alpha:.2f}",
        )
        for each in level_first
    )
    blocks: list[Block] = []
    if rows:
        has_kinds = not all(each.ordered for each in level_first)
        what = words("ordered answers")
        if has_kinds:
            what = words("ordered answers, or kinds where a question asks for one")
        blocks += [Table(("", words("all alike"), words("alpha")), rows), Paragraph(words(_ALPHA, what=what))]
    if nothing:
        questions = listed(nothing, words("or"))
        blocks.append(Paragraph(words("No decision has two settled answers on {questions}.", questions=questions)))
    return Section("reliability", words("How far people agree across decisions"), tuple(blocks))


def _subject(rulebook: Rulebook, found: Reliability) -> str:
    return words("the level") if found.question is None else question_name(rulebook, found.question)


def _row(question: Question, agreement: Agreement) -> tuple[str, ...]:
    figure = agreement.figure
    return (
        capitalised(question.name),
        _answers(question, agreement),
        _middle(question, agreement),
        "" if figure is None else f"{figure:.2f} {agreement_word(figure)}",
    )


def _answers(question: Question, agreement: Agreement) -> str:
    """The counts of people by answer, in words: 'likely 3, doubtful 1, a range 1, not known 2'."""
    spread = agreement.spread
    parts = [f"{option.short} {count}" for option, count in zip(question.options, spread.counts, strict=True) if count]
    if spread.ranges and not spread.ordered:
        parts.append(words("several {number}", number=len(spread.ranges)))
    elif spread.ranges:
        parts.append(plural("{number} range", "{number} ranges", len(spread.ranges)))
    if spread.unknown:
        parts.append(words("not known {number}", number=spread.unknown))
    return ", ".join(parts)


def _middle(question: Question, agreement: Agreement) -> str:
    names = [question.options[index].short for index in agreement.middle]
    if not question.ordered or len(names) < 2:
        return listed(names, words("or"))
    return words("{low} to {high}", low=names[0], high=names[-1])
