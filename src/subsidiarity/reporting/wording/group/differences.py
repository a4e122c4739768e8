"""Sections on a group's answers: how they lie, which differences matter, and the minority's own view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from subsidiarity.model.group import GroupDifference, GroupView, Matter, MinorityView, VotedOption
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph, Section, Table
from subsidiarity.reporting.wording.noun_words import (
    capitalised,
    counted,
    listed,
    outcomes_words,
    question_name,
    quoted,
    sentence,
)
from subsidiarity.reporting.wording.reason import reason_items

MATTERS: dict[Matter, str] = {
    "alone": "These differences change the level",
    "together": "These change the level only together with other differences",
    "never": "These differences do not change the level",
}


def group_section(view: GroupView) -> Section:
    """The section on what each of the group's sheets leads to, and its differences, those that matter first."""
    rulebook = view.middle.rulebook
    kinds = ", of kinds the one that most chose" if rulebook.has_kinds else ""
    blocks: list[Block] = [
        Paragraph(
            f"{counted(len(view.own), 'person', 'people')} answered, each apart. The recommendation above is for the "
            f"middle answer to each question{kinds}; nothing is averaged. By their own answers alone they would come "
            "to this."
        ),
        Table(("Result", "People"), tuple(_own(rulebook, view.own))),
    ]
    for matter, lead in MATTERS.items():
        found = tuple(_difference(rulebook, each) for each in view.differences if each.matters == matter)
        if found:
            blocks.append(Items(lead, found))
    return Section("group", "How the group answered", tuple(blocks))


def minority_section(view: GroupView) -> Section | None:
    """The section on each minority whose own answers lead elsewhere, with its reasons; None where there is none."""
    blocks = [block for minority in view.minorities for block in _minority(view.middle.rulebook, minority)]
    return Section("minority", "Minority view", tuple(blocks)) if blocks else None


def _own(rulebook: Rulebook, own: Sequence[tuple[Outcome, ...]]) -> Iterator[tuple[str, ...]]:
    for possible, people in sorted(Counter(own).items(), key=lambda found: -found[1]):
        words = outcomes_words(rulebook, possible)
        yield (capitalised(words) if len(possible) == 1 else f"Still open: {words}", f"{people}")


def _difference(rulebook: Rulebook, difference: GroupDifference) -> Item:
    question = rulebook.question(difference.question)
    details = [_voted(rulebook, question, option) for option in difference.options]
    also = [f"who {role.name}" for role in difference.roles]
    also += [f"the safeguard {quoted(safeguard.title)}" for safeguard in difference.safeguards]
    if also:
        details.append(f"It also changes {listed(also, 'and')}.")
    return Item(question.ask, tuple(details))


def _voted(rulebook: Rulebook, question: Question, voted: VotedOption) -> str:
    text = next(option.text for option in question.options if option.id == voted.option)
    people = [counted(voted.people, "person", "people")] if voted.people else []
    among = "within a range" if question.ordered else "among several"
    people += [f"{voted.ranging} {among}"] if voted.ranging else []
    return f"{quoted(text)}: {listed(people, 'and')}; {outcomes_words(rulebook, voted.possible)}."


def _minority(rulebook: Rulebook, minority: MinorityView) -> Iterator[Block]:
    walk = minority.recommendation.headline.walk
    taken = [step.taken for step in walk if step.taken is not None]
    people = counted(minority.people, "person", "people")
    where = outcomes_words(rulebook, minority.possible)
    yield Items(f"{people} would have it otherwise: {where}", reason_items(minority.recommendation, taken))
    if minority.differs_on:
        names = listed((question_name(rulebook, question) for question in minority.differs_on), "and")
        yield Paragraph(sentence(f"They answer otherwise on {names}"))
