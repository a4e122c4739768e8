"""The interview's words around the rulebook's own: answers, evidence, why a question is asked."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.condition import AnswerTest, Condition, tests_of
from subsidiarity.model.decision import Answer
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rule_graph import Reason, Support
from subsidiarity.model.rulebook import Question, Role, Rulebook
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Item, Items, Paragraph
from subsidiarity.reporting.wording.answer import EVIDENCE_CHOICES
from subsidiarity.reporting.wording.noun_words import (
    answering,
    capitalised,
    listed,
    option_shorts,
    outcome_words,
    sentence,
)
from subsidiarity.reporting.wording.reason import because_words
from subsidiarity.reporting.wording.source import sources_section
from subsidiarity.workshop.autosave import BACKUP_SUFFIX
from subsidiarity.workshop.question_effect import Bearing
from subsidiarity.workshop.session import Session

NOT_KNOWN_YET = Phrase("Not known yet")
NO_ANSWER = Phrase("no answer yet")

BEARINGS: dict[Bearing, Phrase] = {
    "level": Phrase("the level"),
    "beside": Phrase("roles, safeguards"),
    "nothing": Phrase("not used"),
}


def comments_notice(path: str) -> str:
    """A sentence on what becomes of the comments that somebody wrote into a file by hand."""
    return words(
        "Comments in this file are not kept when it is saved; the file as it is now is kept as {backup}.",
        backup=path + BACKUP_SUFFIX,
    )


def question_title(question: Question) -> str:
    """A question's name at the head of a row."""
    return capitalised(question.name)


def answer_words(question: Question, answer: Answer | None) -> str:
    """An answer in the fewest words that stand for its options beside the question's name."""
    if answer is None:
        return words(NO_ANSWER)
    if len(answer.options) == len(question.options):
        return words(NOT_KNOWN_YET)
    return words("; or ").join(option_shorts(question, answer.options))


def bearing_words(session: Session, question: Question) -> str:
    """A word or two on what a question bears on as things stand."""
    return words(BEARINGS[session.bearing[question.id]])


def answer_remarks(answer: Answer | None) -> Iterator[str]:
    """Sentences on an answer: the evidence that it rests on, its note, its source."""
    if answer is None:
        return
    if answer.evidence:
        yield words("Evidence: {evidence}", evidence=words(EVIDENCE_CHOICES[answer.evidence]))
    if answer.note:
        yield words("Note: {note}", note=answer.note)
    if answer.source:
        yield words("Source: {source}", source=answer.source)


def gap_remark(question: Question, answer: Answer | None) -> str:
    """A remark on an answer whose range leaves out an option in its middle; "" otherwise."""
    if answer is None or not question.ordered:
        return ""
    numbers = [number for number, option in enumerate(question.option_ids, 1) if option in answer.options]
    missing = [str(number) for number in range(numbers[0], numbers[-1]) if number not in numbers]
    return words("This range leaves out {options}.", options=listed(missing, words("and"))) if missing else ""


def why_asked(session: Session, question: Question) -> tuple[Block, ...]:
    """Blocks on why a question is asked: its note, what it can change, what it rests on, and what hangs on it."""
    rulebook = session.rulebook
    opening = [*([sentence(question.note)] if question.note else []), *answering(question)]
    opening += [_can_change(session, question), words("Source: {source}", source=question.source)]
    blocks: list[Block] = [Paragraph(text) for text in opening]
    for role in rulebook.roles:
        items = tuple(_hanging(session.recommendation, role, question.id))
        if items:
            blocks.append(Items(words("{role} On this question hangs whether", role=sentence(role.ask)), items))
    safeguards = tuple(
        Item(sentence(safeguard.title), (sentence(safeguard.because),), safeguard.source)
        for safeguard in rulebook.safeguards
        if safeguard.when is not None and _asks(safeguard.when, question.id)
    )
    if safeguards:
        blocks.append(Items(words("Safeguards that hang on it"), safeguards))
    sources = sources_section(session.recommendation, (question.source,))
    return (*blocks, *(() if sources is None else sources.blocks))


def _can_change(session: Session, question: Question) -> str:
    """A sentence on what an answer to a question can change, as things stand."""
    rulebook, recommendation = session.rulebook, session.recommendation
    if question.id == rulebook.law:
        return words("It never changes the level: what today's law allows is shown beside the result.")
    if question.id == rulebook.holder:
        return words("It never changes the level: it says whether the decision would move, and which way.")
    if question.id in recommendation.open_questions:
        return words("It can still change the level.")
    match session.bearing[question.id]:
        case "level":
            return words("It has had its part in the level. As things stand, another answer may or may not change it.")
        case "beside":
            return words("It does not change the level. It shapes the other roles and the safeguards.")
        case _:
            return words("As things stand, no answer to this question changes anything.")


def _hanging(recommendation: Recommendation, role: Role, question: str) -> Iterator[Item]:
    """Points on the branches of a role that ask this question; those that hold, or may still hold, come first."""
    advice = next(advice for advice in recommendation.roles if advice.role.id == role.id)
    said: dict[str, str] = {}
    for step in advice.walk:
        said.update({branch.id: words("Still open. ") for branch in step.undecided})
        said.update({branch.id: words("This holds. ") for branch in step.held})
    hanging = [
        branch
        for step in role.graph.steps.values()
        for branch in step.reasons
        if branch.when is not None and _asks(branch.when, question)
    ]
    for branch in sorted(hanging, key=lambda branch: branch.id not in said):
        leads = f"{said.get(branch.id, '')}{leads_words(recommendation.rulebook, role, branch)}"
        yield Item(because_words(recommendation.rulebook, branch), (leads,), branch.source)


def leads_words(rulebook: Rulebook, role: Role, branch: Reason) -> str:
    """A sentence on where a branch of a role leads: to an outcome, on to a step, or nowhere."""
    if isinstance(branch, Support):
        return words("It leads nowhere: it is one more reason for the way that is taken.")
    if isinstance(branch.to, Outcome):
        return words("It leads to: {outcome}.", outcome=outcome_words(rulebook, branch.to))
    return words("It leads on to: {step}", step=role.graph.steps[branch.to].ask)


def _asks(condition: Condition, question: str) -> bool:
    return any(isinstance(test, AnswerTest) and test.question == question for test in tests_of(condition))
