"""Words beside a workshop's question, the same in every shell: rounds, minority views, parked points, turnout."""

from __future__ import annotations

from collections.abc import Iterator

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.model.workshop import Round, Talk
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.wording.group.consensus import card_remark, consensus_sentence
from subsidiarity.reporting.wording.group.talk import dissent_sentence
from subsidiarity.reporting.wording.group.vote import (
    agreement_in_short,
    distance_question,
    split_sentence,
    spread_sentence,
    turnout,
)
from subsidiarity.workshop.interview_words import answer_words, bearing_words
from subsidiarity.workshop.session import Session


def opening_notices(session: Session) -> Iterator[str]:
    """Notices for a group before anything else: that votes are invented, that it began with another edition."""
    rulebook, workshop = session.rulebook, session.decision.workshop
    if workshop is None:
        return
    if workshop.rehearsal is not None:
        yield words("This is a rehearsal: its votes are invented.")
    if workshop.edition != rulebook.edition:
        yield words(
            "This workshop began with edition {theirs} of the questions, and this is edition {ours}: read them again.",
            theirs=workshop.edition,
            ours=rulebook.edition,
        )


def question_remarks(session: Session, question: Question, discussion: Discussion | None) -> tuple[str, ...]:
    """Remarks on a question in a list of all: its answer, what became of it in the room, what it bears on."""
    answer, workshop = session.decision.answers.get(question.id), session.decision.workshop
    assert workshop is not None, "only a workshop is talked about"
    talk = workshop.talk(question.id)
    return (
        answer_words(question, answer),
        *talk_remarks(talk, discussion, is_answered=answer is not None),
        bearing_words(session, question),
    )


def talk_remarks(talk: Talk, discussion: Discussion | None = None, *, is_answered: bool) -> Iterator[str]:
    """Remarks on what became of a question in the room; on how far the group agreed only with a `discussion`."""
    if talk.revealed:
        yield plural("{number} round", "{number} rounds", len(talk.revealed))
    if discussion is not None and discussion.tallies:
        if agreed := agreement_in_short(discussion.tallies[-1].agreement):
            yield agreed
        last = discussion.tallies[-1]
        is_ordered = last.agreement.spread.ordered
        if discussion.standing == "voted" and len(last.round.standing(ordered=is_ordered)) != 1:
            yield words("the options voted for stand") if is_ordered else words("several kinds are tied")
    if talk.hidden is not None:
        yield words("a vote is in")
    if talk.is_skipped and not is_answered:
        yield words("passed over")
    if talk.dissents:
        yield plural("{number} minority view", "{number} minority views", len(talk.dissents))
    if talk.parked:
        yield plural("{number} parked point", "{number} parked points", len(talk.parked))


def turnout_sentences(vote: Round, people: int) -> Iterator[str]:
    """Sentences on a vote before it is revealed: how many voted, and whether the card says as many.

    `people` is the number on the card, 0 where there is none.
    """
    yield words("{turnout}.", turnout=turnout(vote))
    if remark := card_remark(vote, people):
        yield remark


def question_number(session: Session, question: Question) -> int:
    """The number, from 1, under which a question is asked in the room."""
    return session.compiled.order.index(question.id) + 1


def tally_sentences(rulebook: Rulebook, tally: Tally) -> Iterator[str]:
    """Sentences on a revealed vote: whether the group agrees, whether the split changes the result, how it lies."""
    yield from filter(None, (consensus_sentence(tally), split_sentence(rulebook, tally), spread_sentence(tally)))


def minority_rows(session: Session, discussion: Discussion) -> tuple[str, ...]:
    """The minority views on one question, a sentence or more each, in the order in which they were recorded."""
    rulebook = session.rulebook
    question = rulebook.question(discussion.question)
    return tuple(dissent_sentence(rulebook, question, view) for view in discussion.dissents)


def minority_question(discussion: Discussion) -> str:
    """A sentence that asks whether a minority view is to be recorded; "" while there is no reason to ask."""
    distance = discussion.distance
    return distance_question(distance) if distance is not None and distance.is_asked and not discussion.dissents else ""
