"""The minutes of a workshop as an outline: what was recommended and why, and how the group came to its answers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from subsidiarity.model.prospect import Prospects
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.model.workshop import Workshop
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.language import words
from subsidiarity.reporting.outline import Item, Items, Outline, Section, SectionId
from subsidiarity.reporting.outlines.argument import outline_of
from subsidiarity.reporting.wording.answer import rests_on
from subsidiarity.reporting.wording.group.consensus import consensus_sentence
from subsidiarity.reporting.wording.group.minority import minorities_section
from subsidiarity.reporting.wording.group.minutes import flowing, look_again_section, method_section, workshop_section
from subsidiarity.reporting.wording.group.talk import answer_sentence
from subsidiarity.reporting.wording.group.vote import counts_sentence, split_sentence, spread_sentence, turnout
from subsidiarity.reporting.wording.noun_words import capitalised, sentence

_ORDER: tuple[SectionId, ...] = (
    "workshop",
    "ladder",
    "roles",
    "both_sides",
    "climbed",
    "stays",
    "no_higher",
    "differences",
    "minorities",
    "talks",
    "open",
    "parked",
    "change",
    "firm",
    "safeguards",
    "today",
    "look_again",
    "method",
    "sources",
    "rulebook",
)
"""The order of the sections: the result with its reasons, then how the group came to it, then what follows."""


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The proceedings of a workshop, as the minutes report them: the result, and the discussion of each question.

    `not_used` are questions with an answer that bears on nothing any more. The decision has a workshop.
    """

    recommendation: Recommendation
    prospects: Prospects
    discussions: Sequence[Discussion]
    not_used: Collection[str] = ()


def minutes_outline(compiled: CompiledRulebook, proceedings: Proceedings) -> Outline:
    """The outline of the minutes of one workshop."""
    recommendation = proceedings.recommendation
    workshop = _workshop(proceedings)
    argument = outline_of(compiled, recommendation, prospects=proceedings.prospects)
    own = [
        workshop_section(recommendation.rulebook, workshop),
        _differences_section(proceedings),
        minorities_section(recommendation.rulebook, proceedings.discussions),
        _talks_section(proceedings),
        _parked_section(proceedings, workshop),
        look_again_section(workshop),
        method_section(workshop),
    ]
    sections = {section.id: section for section in (*argument.sections, *own) if section is not None}
    return replace(
        argument,
        title=_title(workshop, argument.title),
        sections=tuple(sections[name] for name in _ORDER if name in sections),
    )


def _title(workshop: Workshop, title: str) -> str:
    if workshop.rehearsal is None:
        return words("Minutes: {title}", title=title)
    return words("Minutes of a rehearsal: {title}", title=title)


def _talks_section(proceedings: Proceedings) -> Section:
    """The section on every question on which something was said, in order; those that nobody came to by name."""
    rulebook = proceedings.recommendation.rulebook
    found = {discussion.question: discussion for discussion in proceedings.discussions}
    items = tuple(
        Item(_numbered(number, question), tuple(_said(proceedings, question, found[question.id])))
        for number, question in enumerate(rulebook.questions, 1)
        if question.id in found
    )
    left = [
        Item(_numbered(number, question))
        for number, question in enumerate(rulebook.questions, 1)
        if question.id not in found
    ]
    blocks = [Items("", items)] if items else []
    if left:
        blocks.append(Items(words("Not answered"), tuple(left)))
    return Section("talks", words("Question by question"), tuple(blocks))


def _said(proceedings: Proceedings, question: Question, discussion: Discussion) -> Iterator[str]:
    """Sentences on what happened on one question: rounds, what they show, the answer, and what stands beside it."""
    recommendation = proceedings.recommendation
    workshop = _workshop(proceedings)
    talk = workshop.talk(question.id)
    answer = recommendation.decision.answers.get(question.id)
    named: set[int] = set()
    for tally in discussion.tallies:
        yield " ".join(_round(tally, question, named))
        named.update(tally.round.voted)
    if discussion.tallies:
        yield from filter(None, [split_sentence(recommendation.rulebook, discussion.tallies[-1], is_live=False)])
    if talk.hidden is not None:
        yield words("A vote was taken and not revealed: {turnout}.", turnout=turnout(talk.hidden))
    if answer is None and talk.is_skipped:
        yield words("Passed over.")
    elif answer is not None or discussion.tallies:
        yield answer_sentence(question, answer, discussion, workshop.rules)
    if said := " ".join(rests_on(answer)):
        yield said
    if question.id in proceedings.not_used:
        yield words("This answer is not used: as things stand, nothing depends on it.")
    if discussion.dissents:
        yield words("A minority view is recorded above.")
    yield from (words("Parked: {point}", point=sentence(flowing(point))) for point in talk.parked)


def _round(tally: Tally, question: Question, named: Collection[int]) -> Iterator[str]:
    yield counts_sentence(question, tally, named)
    spread = spread_sentence(tally)
    if spread:
        yield spread
    yield consensus_sentence(tally)


def _differences_section(proceedings: Proceedings) -> Section | None:
    """The section on the questions on which the last votes differ so that this by itself changes the level."""
    rulebook = proceedings.recommendation.rulebook
    items = []
    for discussion in proceedings.discussions:
        tally = discussion.tallies[-1] if discussion.tallies else None
        if tally is not None and tally.split is not None and tally.split.matters == "alone":
            question = rulebook.question(discussion.question)
            counts = counts_sentence(question, tally)
            items.append(Item(question.ask, (counts, split_sentence(rulebook, tally, is_live=False))))
    if not items:
        return None
    return Section("differences", words("Where the votes differ, and it matters"), (Items("", tuple(items)),))


def _parked_section(proceedings: Proceedings, workshop: Workshop) -> Section | None:
    rulebook = proceedings.recommendation.rulebook
    on_questions = (
        Item(sentence(flowing(point)), (words("Parked at: {question}", question=question.ask),))
        for question in rulebook.questions
        for point in workshop.talk(question.id).parked
    )
    items = (*(Item(sentence(flowing(point))) for point in workshop.parked), *on_questions)
    return Section("parked", words("Parked, to be taken up later"), (Items("", items),)) if items else None


def _workshop(proceedings: Proceedings) -> Workshop:
    workshop = proceedings.recommendation.decision.workshop
    assert workshop is not None, "only a workshop has minutes"
    return workshop


def _numbered(number: int, question: Question) -> str:
    return words("{number}. {question}", number=number, question=capitalised(question.ask))
