"""The minutes of a workshop as an outline: what was recommended and why, and how the group came to its answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from subsidiarity.model.prospect import Prospects
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.tally import Discussion
from subsidiarity.model.workshop import Workshop
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Block, Item, Items, Ladder, Outline, Section, SectionId
from subsidiarity.reporting.outlines.argument import outline_of
from subsidiarity.reporting.outlines.first_page import first_page_of
from subsidiarity.reporting.wording.group.discussed import numbered, votes_of
from subsidiarity.reporting.wording.group.minority import minorities_section
from subsidiarity.reporting.wording.group.minutes import flowing, method_section, workshop_section
from subsidiarity.reporting.wording.group.vote_differences import vote_differences_section
from subsidiarity.reporting.wording.ladder import ladder_of
from subsidiarity.reporting.wording.noun_words import sentence

_ORDER: tuple[SectionId, ...] = (
    "workshop",
    "differences",
    "minorities",
    "talks",
    "parked",
    "open",
    "ladder",
    "roles",
    "both_sides",
    "climbed",
    "stays",
    "no_higher",
    "change",
    "firm",
    "safeguards",
    "today",
    "method",
    "sources",
    "rulebook",
)
"""The order of the sections: how the group came to the result above them, what it left open, then the argument."""


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The proceedings of a workshop, as the minutes report them: the result, and the discussion of each question.

    `not_used` are questions with an answer that bears on nothing any more. The decision has a workshop.
    """

    recommendation: Recommendation
    prospects: Prospects
    discussions: Sequence[Discussion]
    not_used: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one workshop before they have a form; `ladder` has every rung's reason, for a picture."""

    recommendation: Recommendation
    outline: Outline
    ladder: Ladder


def minutes_from(compiled: CompiledRulebook, proceedings: Proceedings) -> Minutes:
    """The minutes of one workshop."""
    recommendation = proceedings.recommendation
    workshop = _workshop(proceedings)
    ladder = ladder_of(compiled, recommendation, compiled.rulebook.headline)
    argument = outline_of(compiled, recommendation, prospects=proceedings.prospects, ladder=ladder)
    own = [
        workshop_section(recommendation.rulebook, workshop),
        vote_differences_section(recommendation.rulebook, proceedings.discussions),
        minorities_section(recommendation.rulebook, proceedings.discussions),
        _talks_section(proceedings, workshop),
        _parked_section(proceedings, workshop),
        method_section(workshop),
    ]
    sections = {section.id: section for section in (*argument.sections, *own) if section is not None}
    outline = replace(
        argument,
        title=_title(workshop, argument.title),
        sections=tuple(sections[name] for name in _ORDER if name in sections),
        page=first_page_of(recommendation, proceedings.prospects),
        below=words("How the group came to it"),
    )
    return Minutes(recommendation, outline, ladder)


def _title(workshop: Workshop, title: str) -> str:
    if workshop.rehearsal is None:
        return words("Minutes: {title}", title=title)
    return words("Minutes of a rehearsal: {title}", title=title)


def _talks_section(proceedings: Proceedings, workshop: Workshop) -> Section:
    """The section on every question on which something was said, in order; those that nobody came to by name."""
    rulebook, answers = proceedings.recommendation.rulebook, proceedings.recommendation.decision.answers
    found = {discussion.question: discussion for discussion in proceedings.discussions}
    blocks: list[Block] = [
        votes_of(
            rulebook,
            found[question.id],
            answers.get(question.id),
            workshop.talk(question.id),
            workshop.rules,
            is_used=question.id not in proceedings.not_used,
        )
        for question in rulebook.questions
        if question.id in found
    ]
    left = tuple(Item(numbered(rulebook, question)) for question in rulebook.questions if question.id not in found)
    if left:
        blocks.append(Items(words("Not answered"), left))
    return Section("talks", words("Question by question"), tuple(blocks))


def _parked_section(proceedings: Proceedings, workshop: Workshop) -> Section | None:
    rulebook = proceedings.recommendation.rulebook
    on_questions = (
        Item(sentence(flowing(point)), (words("Parked at: {question}", question=numbered(rulebook, question)),))
        for question in rulebook.questions
        for point in workshop.talk(question.id).parked
    )
    items = (*(Item(sentence(flowing(point))) for point in workshop.parked), *on_questions)
    return Section("parked", words("Parked, to be taken up later"), (Items("", items),)) if items else None


def _workshop(proceedings: Proceedings) -> Workshop:
    workshop = proceedings.recommendation.decision.workshop
    assert workshop is not None, "only a workshop has minutes"
    return workshop
