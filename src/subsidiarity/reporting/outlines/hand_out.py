"""The hand-out that a facilitator prints: every question with its options, and slips of paper to vote on."""

from __future__ import annotations

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.workshop import FEWEST_VOTES
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Outline, Paragraph, Section
from subsidiarity.reporting.rulebook.question_list import questions_by_theme
from subsidiarity.reporting.wording.noun_words import answering, sentence

SLIPS = 8
"""Ballots on a page; each is cut off by itself."""


def hand_out_outline(
    rulebook: Rulebook, decision: Decision | None = None, slips: int = SLIPS, page: str = ""
) -> Outline:
    """The outline of a rulebook's questions, for one decision if it is named, and of `slips` ballots.

    `page` is where the page that asks can be found; "" where there is none.
    """
    lines = (*how_it_goes(rulebook), *((page_line(page),) if page else ()))
    ballots = tuple(Paragraph(line) for _ in range(slips) for line in (ballot_line(rulebook), _CUT))
    return Outline(
        title=rulebook.title if decision is None else decision.title,
        description="" if decision is None else decision.description,
        headline=words("The questions, and a ballot"),
        sections=(
            Section("how", words("How it goes"), (Items("", tuple(map(Item, lines))),)),
            Section("questions", words("The questions"), tuple(_themes(rulebook))),
            Section("rulebook", words("About this advice"), (Items("", tuple(map(Item, imprint_lines(rulebook)))),)),
            Section("ballot", words("Ballots"), (Paragraph(about_ballots()), *ballots)),
        ),
    )


def how_it_goes(rulebook: Rulebook) -> tuple[str, ...]:
    """The paragraphs that people should know before they vote."""
    return (
        words("Answer about the decision itself, not about who makes it today."),
        _how_options_run(rulebook),
        words('"Not known yet" is a fair answer. It is not the middle.'),
        words(
            "We vote without looking at each other, then see how the votes lie, talk, and vote once more. Nobody has "
            "to give a reason."
        ),
        words(
            "Only counts are kept, no names. Fewer than {fewest} votes are not kept. If all vote alike, all know how "
            "each voted.",
            fewest=FEWEST_VOTES,
        ),
        words("Whoever sees it otherwise may have a minority view written down, in their own words."),
        words("What leads away from the question is parked, and taken up later."),
    )


def _how_options_run(rulebook: Rulebook) -> str:
    if not rulebook.has_kinds:
        return words("Choose what fits best. Options run from the weakest to the strongest; there is no right one.")
    if any(question.ordered for question in rulebook.questions):
        return words(
            "Choose what fits best. Options run from the weakest to the strongest, unless a question asks for a kind; "
            "there is no right one."
        )
    return words("Choose what fits best. There is no right one.")


def page_line(page: str) -> str:
    """A sentence on where the page that asks can be found."""
    return words("Whoever wants to answer alone opens this page in any browser: {page}", page=page)


def about_ballots() -> str:
    """A sentence on how to use the ballots."""
    return words(
        "Cut along the lines. One slip for each person, question and round, so that nobody's answers can be put "
        "together."
    )


def ballot_line(rulebook: Rulebook) -> str:
    """A ballot on one line, with as many boxes as the longest question has options."""
    boxes = " ".join(f"[ ] {number}" for number in range(1, most_options(rulebook) + 1))
    return words(
        "Question ____ of {most} Round ____ {boxes} [ ] 0 not known yet [ ] I abstain",
        most=len(rulebook.questions),
        boxes=boxes,
    )


def most_options(rulebook: Rulebook) -> int:
    """The number of options of the question that has most."""
    return max(len(question.options) for question in rulebook.questions)


def numbered_options(question: Question) -> tuple[str, ...]:
    """The options of a question by number (from 1), and last the one that every question has: not known yet."""
    options = (
        words("{option}. {text}", option=number, text=option.text) for number, option in enumerate(question.options, 1)
    )
    return (*options, words("0. Not known yet"))


def imprint_lines(rulebook: Rulebook) -> tuple[str, ...]:
    """Sentences on which rulebook asks, and what it does not claim."""
    asked = words(
        "Questions of the rulebook {rulebook}, edition {edition}.", rulebook=rulebook.id, edition=rulebook.edition
    )
    return (asked, *map(sentence, rulebook.limits))


_CUT = "- " * 36


def _themes(rulebook: Rulebook) -> list[Items]:
    numbers = {question.id: number for number, question in enumerate(rulebook.questions, 1)}
    return [
        Items(theme, tuple(_question(numbers[question.id], question) for question in questions))
        for theme, questions in questions_by_theme(rulebook)
    ]


def _question(number: int, question: Question) -> Item:
    asked = words("{number}. {question}", number=number, question=question.ask)
    return Item(asked, (*numbered_options(question), *answering(question)))
