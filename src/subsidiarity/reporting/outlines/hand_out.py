"""The hand-out that a facilitator prints: every question with its options, and slips of paper to vote on."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.workshop import FEWEST_VOTES
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Outline, Paragraph, Section
from subsidiarity.reporting.rulebook.question_list import questions_by_theme
from subsidiarity.reporting.wording.noun_words import answering, sentence
from subsidiarity.reporting.wording.source import ABOUT

SLIPS = 8
"""Ballots on a page; each is cut off by itself."""


_SPARE_OF = 10
"""The copies of which one is to spare."""
_LEAST_SPARE = 2


def hand_out_outline(
    rulebook: Rulebook,
    decision: Decision | None = None,
    slips: int = SLIPS,
    page: str = "",
    people: int = 0,
    codes: Sequence[str] = (),
) -> Outline:
    """The outline of a rulebook's questions, for one decision if it is named, and of `slips` ballots.

    `page` is where the page that asks can be found; "" where there is none. `people` is how many the room has, for
    whom copies are counted; 0 for the number on the card of the decision's workshop, if it names one.
    `codes` let phones vote, one a slip.
    """
    copies = copies_lines(rulebook, people or people_on_card(decision), slips)
    lines = (*how_it_goes(rulebook), *((page_line(page),) if page else ()))
    ballots = tuple(Paragraph(line) for _ in range(slips) for line in (ballot_line(rulebook), _CUT))
    for_phones = tuple(Paragraph(line) for code in codes for line in (phone_slip_line(code), _CUT))
    phones = Section("slips", words("Slips for phones"), (Paragraph(about_phone_slips()), *for_phones))
    return Outline(
        title=rulebook.title if decision is None else decision.title,
        description="" if decision is None else decision.description,
        headline=words("The questions, and a ballot"),
        sections=(
            Section("how", words("How it goes"), (Items("", tuple(map(Item, lines))),)),
            Section("questions", words("The questions"), tuple(_themes(rulebook))),
            Section("rulebook", words(ABOUT), (Items("", tuple(map(Item, imprint_lines(rulebook)))),)),
            *([Section("copies", words("Copies to print"), (Items("", tuple(map(Item, copies))),))] if copies else []),
            Section("ballot", words("Ballots"), (Paragraph(about_ballots()), *ballots)),
            *((phones,) if codes else ()),
        ),
    )


def people_on_card(decision: Decision | None) -> int:
    """The number of people on the card of a decision's workshop; 0 where there is none."""
    return 0 if decision is None or decision.workshop is None else decision.workshop.card.people


def copies_lines(rulebook: Rulebook, people: int, slips: int) -> tuple[str, ...]:
    """Sentences on how many copies a room of so many people needs, with `slips` ballots on a page; none for 0."""
    if not people:
        return ()
    number = len(rulebook.questions)
    sheets = people + max(_LEAST_SPARE, -(-people // _SPARE_OF))
    pages = -(-number * sheets // slips)
    return (
        words(
            "For a room of {people}: {sheets} hand-outs, and {sheets} slips for each round of votes. That is one for "
            "each person, and one in {every} to spare, at least {least}.",
            people=people,
            sheets=sheets,
            every=_SPARE_OF,
            least=_LEAST_SPARE,
        ),
        words(
            "One round on each of the {number} questions takes {all} slips: print the ballots {pages} times, for a "
            "page has {slips}. Each further round on a question takes {sheets} more.",
            number=number,
            all=f"{number * sheets:,}",
            pages=pages,
            slips=slips,
            sheets=sheets,
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


def about_phone_slips() -> str:
    """A sentence on how to use the slips for phones."""
    return words(
        "Cut along the lines, and let each person draw one, so that nobody knows who has which. Whoever has a slip has "
        "its vote. Printing slips again makes these worthless."
    )


def phone_slip_line(code: str, *, has_picture: bool = False) -> str:
    """A slip for a phone on one line, beside a picture for cameras if it has one."""
    if has_picture:
        return words(
            "To vote on a phone: point its camera here. If nothing opens, open the address on the screen, and type "
            "this code there: {code}",
            code=code,
        )
    return words("To vote on a phone: open the address on the screen, and type this code there: {code}", code=code)


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
