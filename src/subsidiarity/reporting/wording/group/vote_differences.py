"""The differences that a workshop's last votes left, and whether the level hangs on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section
from subsidiarity.reporting.wording.group.discussed import numbered
from subsidiarity.reporting.wording.group.vote import is_far_from_settled, split_sentence
from subsidiarity.reporting.wording.noun_words import listed


def vote_differences_section(rulebook: Rulebook, discussions: Iterable[Discussion]) -> Section | None:
    """The section on the questions on which the last votes differ: those that change the level, then the others."""
    split = [last for each in discussions if each.tallies and (last := each.tallies[-1]).split is not None]
    mattering = [tally for tally in split if is_mattering(rulebook, tally)]
    items = (
        Item(numbered(rulebook, rulebook.question(tally.question)), (split_sentence(rulebook, tally, is_live=False),))
        for tally in mattering
    )
    lead = plural("This changes the level", "These change the level", len(mattering))
    blocks: list[Block] = [Items(lead, tuple(items))] if mattering else []
    others = " ".join(_others(rulebook, [tally for tally in split if tally not in mattering]))
    if others:
        blocks.append(Paragraph(others))
    return (
        Section("differences", words("Where the votes differ, and whether it matters"), tuple(blocks))
        if blocks
        else None
    )


def is_mattering(rulebook: Rulebook, tally: Tally) -> bool:
    """Whether the split of a vote changes the level by itself, all else as the group answered so far."""
    split = tally.split
    return split is not None and split.matters == "alone" and not is_far_from_settled(rulebook, split)


def _others(rulebook: Rulebook, tallies: Sequence[Tally]) -> Iterator[str]:
    """A sentence for each case of the differences that do not change the level by themselves."""
    open_yet, together, same = (
        [tally for tally in tallies if tally.split is not None and tally.split.matters == matters]
        for matters in ("alone", "together", "never")
    )
    if open_yet:
        yield words(
            "Whether the votes on {questions} matter for the level depends on other answers: so far the same levels "
            "stay possible either way.",
            questions=_questions(rulebook, open_yet),
        )
    if together:
        yield words(
            "Whether the votes on {questions} change the level depends on questions that are still open.",
            questions=_questions(rulebook, together),
        )
    if same and all(tally.split is not None and len(tally.split.options[0].possible) == 1 for tally in same):
        yield words("Whoever is right on {questions}, the level is the same.", questions=_questions(rulebook, same))
    elif same:
        yield words(
            "Whoever is right on {questions}, the same levels stay possible.", questions=_questions(rulebook, same)
        )


def _questions(rulebook: Rulebook, tallies: Sequence[Tally]) -> str:
    """The questions of these votes by number: 'question 3', 'questions 1, 2 and 7'."""
    ids = [question.id for question in rulebook.questions]
    numbers = listed(
        (f"{number}" for number in sorted(ids.index(tally.question) + 1 for tally in tallies)), words("and")
    )
    return plural("question {numbers}", "questions {numbers}", len(tallies), numbers=numbers)
