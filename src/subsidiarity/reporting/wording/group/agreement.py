"""Agreement in tables and words: of a group on each question, and of people across decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.group import FEW_PEOPLE, Agreement, Reliability
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Paragraph, Section, Table
from subsidiarity.reporting.wording.noun_words import capitalised, counted, listed, question_name

LABELS = ((0.8, Phrase("high")), (0.6, Phrase("moderate")), (0.0, Phrase("low")))
"""Names of agreements by the least figure (0 to 1) that has them: our own labels, said wherever they are used."""

_FIGURE = (
    "The figure is 1 when all chose one option and 0 when half stand at each end (Tastle and Wierman 2007). "
    "It treats options as evenly spaced and only describes: no rule reads it. We call 0.8 and more high, 0.6 and more "
    "moderate, less low."
)
_ALPHA = (
    "Alpha is Krippendorff's, for ordered answers: 1 is full agreement, 0 what chance would give, below 0 less "
    "than chance. Ranges, answers not known yet and levels not settled are left out. It is not defined where "
    "nothing varies, and is unsteady on few decisions."
)


def few_sentence(agreements: Iterable[Agreement]) -> str:
    """A sentence on agreements that are of few people only; "" where none is."""
    if not any(each.figure is not None and each.spread.is_of_few for each in agreements):
        return ""
    return f"Where fewer than {FEW_PEOPLE} people answered, one more could change the middle and the figure."


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
        blocks += [Table(("question", "answers", "middle", "agreement"), rows)]
        blocks.append(Paragraph(" ".join(filter(None, [_FIGURE, few_sentence(differing)]))))
    if alike:
        blocks.append(Paragraph(f"All who answered gave the same answer on {listed(alike, 'and')}."))
    if nobody:
        blocks.append(Paragraph(f"Nobody answered on {listed(nobody, 'and')}."))
    return Section("agreement", "How far they agree", tuple(blocks))


def reliability_section(rulebook: Rulebook, found: Sequence[Reliability]) -> Section:
    """The section on agreement across decisions, on the level and then on each question."""
    level_first = sorted((each for each in found if each.decisions), key=lambda each: each.question is not None)
    nothing = [_subject(rulebook, each) for each in found if not each.decisions]
    rows = tuple(
        (
            capitalised(_subject(rulebook, each)),
            f"{each.alike} of {each.decisions}",
            "not defined" if each.alpha is None else f"{each.alpha:.2f}",
        )
        for each in level_first
    )
    blocks: list[Block] = []
    if rows:
        blocks += [Table(("", "all alike", "alpha"), rows), Paragraph(_ALPHA)]
    if nothing:
        blocks.append(Paragraph(f"No decision has two settled answers on {listed(nothing, 'or')}."))
    return Section("reliability", "How far people agree across decisions", tuple(blocks))


def _subject(rulebook: Rulebook, found: Reliability) -> str:
    return "the level" if found.question is None else question_name(rulebook, found.question)


def _row(question: Question, agreement: Agreement) -> tuple[str, ...]:
    figure = agreement.figure
    return (
        capitalised(question.name),
        _answers(question, agreement),
        _middle(question, agreement.middle),
        "" if figure is None else f"{figure:.2f} {agreement_word(figure)}",
    )


def _answers(question: Question, agreement: Agreement) -> str:
    """The counts of people by answer, in words: 'likely 3, doubtful 1, a range 1, not known 2'."""
    spread = agreement.spread
    parts = [f"{option.short} {count}" for option, count in zip(question.options, spread.counts, strict=True) if count]
    if spread.ranges:
        parts.append(counted(len(spread.ranges), "range"))
    if spread.unknown:
        parts.append(f"not known {spread.unknown}")
    return ", ".join(parts)


def _middle(question: Question, middle: tuple[int, int] | None) -> str:
    low, high = middle or (0, len(question.options) - 1)
    names = [question.options[place].short for place in (low, high)]
    return names[0] if low == high else " to ".join(names)
