"""Sections on a group's answers: how they lie, which differences matter, and the minority's own view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from subsidiarity.model.group import GroupDifference, GroupView, Matter, MinorityView, VotedOption
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.language import Phrase, plural, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section, Table
from subsidiarity.reporting.wording.noun_words import (
    WHO,
    capitalised,
    listed,
    outcomes_words,
    question_name,
    quoted,
)
from subsidiarity.reporting.wording.reason import reason_items

MATTERS: dict[Matter, Phrase] = {
    "alone": Phrase("These differences change the level"),
    "together": Phrase("These change the level only together with other differences"),
    "never": Phrase("These differences do not change the level"),
}


def group_section(view: GroupView) -> Section:
    """The section on what each of the group's sheets leads to, and its differences, those that matter first."""
    rulebook = view.middle.rulebook
    answered = plural("{number} person answered, each apart.", "{number} people answered, each apart.", len(view.own))
    middle = words("The recommendation above is for the middle answer to each question; nothing is averaged.")
    if rulebook.has_kinds:
        middle = words(
            "The recommendation above is for the middle answer to each question, of kinds the one that most chose; "
            "nothing is averaged."
        )
    blocks: list[Block] = [
        Paragraph(" ".join((answered, middle, words("By their own answers alone they would come to this.")))),
        Table((words("Result"), words("People")), tuple(_own(rulebook, view.own))),
    ]
    for matter, lead in MATTERS.items():
        found = tuple(_difference(rulebook, each) for each in view.differences if each.matters == matter)
        if found:
            blocks.append(Items(words(lead), found))
    return Section("group", words("How the group answered"), tuple(blocks))


def minority_section(view: GroupView) -> Section | None:
    """The section on each minority whose own answers lead elsewhere, with its reasons; None where there is none."""
    blocks = [block for minority in view.minorities for block in _minority(view.middle.rulebook, minority)]
    return Section("minority", words("Minority view"), tuple(blocks)) if blocks else None


def _own(rulebook: Rulebook, own: Sequence[tuple[Outcome, ...]]) -> Iterator[tuple[str, ...]]:
    for possible, people in sorted(Counter(own).items(), key=lambda found: -found[1]):
        said = outcomes_words(rulebook, possible)
        is_open = len(possible) > 1
        yield (words("Still open: {outcomes}", outcomes=said) if is_open else capitalised(said), f"{people}")


def _difference(rulebook: Rulebook, difference: GroupDifference) -> Item:
    question = rulebook.question(difference.question)
    details = [_voted(rulebook, question, option) for option in difference.options]
    also = [words(WHO, role=role.name) for role in difference.roles]
    also += [words("the safeguard {title}", title=quoted(safeguard.title)) for safeguard in difference.safeguards]
    if also:
        details.append(words("It also changes {parts}.", parts=listed(also, words("and"))))
    return Item(question.ask, tuple(details))


def _voted(rulebook: Rulebook, question: Question, voted: VotedOption) -> str:
    text = next(option.text for option in question.options if option.id == voted.option)
    people = [plural("{number} person", "{number} people", voted.people)] if voted.people else []
    if voted.ranging and question.ordered:
        people.append(words("{number} within a range", number=voted.ranging))
    elif voted.ranging:
        people.append(words("{number} among several", number=voted.ranging))
    return words(
        "{text}: {people}; {outcomes}.",
        text=quoted(text),
        people=listed(people, words("and")),
        outcomes=outcomes_words(rulebook, voted.possible),
    )


def _minority(rulebook: Rulebook, minority: MinorityView) -> Iterator[Block]:
    walk = minority.recommendation.headline.walk
    taken = [step.taken for step in walk if step.taken is not None]
    lead = plural(
        "{number} person would have it otherwise: {outcomes}",
        "{number} people would have it otherwise: {outcomes}",
        minority.people,
        outcomes=outcomes_words(rulebook, minority.possible),
    )
    yield Items(lead, reason_items(minority.recommendation, taken))
    if minority.differs_on:
        names = listed((question_name(rulebook, question) for question in minority.differs_on), words("and"))
        yield Paragraph(words("They answer otherwise on {questions}.", questions=names))
