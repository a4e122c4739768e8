"""The stage: what every phone in the room shows at a moment, the same for all, and nothing of a hidden vote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from subsidiarity.analysis.group.vote_tally import Tallies
from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.group.consensus import consensus_sentence
from subsidiarity.reporting.wording.group.vote import split_sentence, spread_sentence, turnout
from subsidiarity.reporting.wording.headline import headline_of
from subsidiarity.workshop.ballot.choice import ABSTAIN, UNKNOWN
from subsidiarity.workshop.ballot.kept_room import KeptRound
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import question_number

Kind = Literal["waiting", "vote", "shown", "result"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage: before a vote, a vote, its outcome, or the result.

    `options` are values and texts to choose from, `counts` texts and how many chose them, `verdict` what comes before
    them. `round_id` is the round that a vote, or a line after it, belongs to.
    """

    kind: Kind
    title: str
    language: str
    heading: str = ""
    round_id: str = ""
    options: tuple[tuple[str, str], ...] = ()
    verdict: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    sentences: tuple[str, ...] = ()


def stage_of(session: Session, tallies: Tallies, kept: KeptRound | None, closed_id: str) -> Stage:
    """The stage of a session while a round is open, or not; `closed_id` is the last round that closed here ("": none).

    A closed round is shown at its own question alone, and only once it is revealed.
    """
    empty = Stage("waiting", session.decision.title, session.rulebook.language)
    if kept is not None:
        question = session.rulebook.question(kept.question)
        asked = replace(empty, heading=_asked(session, question))
        return replace(asked, kind="vote", round_id=kept.id, options=choices(question)) if kept.total is None else asked
    question_asked = session.question
    if question_asked is None:
        return replace(empty, kind="result", heading=headline_of(session.recommendation))
    asked = replace(empty, heading=_asked(session, question_asked))
    discussion = tallies.discussion(session.decision, question_asked.id)
    workshop = session.decision.workshop
    is_hidden = workshop is not None and workshop.talk(question_asked.id).hidden is not None
    if not discussion.tallies or is_hidden:
        return asked
    tally = discussion.tallies[-1]
    texts = (f"{number}. {option.text}" for number, option in enumerate(question_asked.options, 1))
    counts = (*zip(texts, tally.round.counts, strict=True), (f"0. {words(NOT_KNOWN_YET)}", tally.round.unknown))
    about = words("Round {number}, {turnout}.", number=tally.number, turnout=turnout(tally.round))
    verdict = tuple(filter(None, (consensus_sentence(tally), split_sentence(session.rulebook, tally))))
    sentences = tuple(filter(None, (about, spread_sentence(tally, has_figure=False))))
    return replace(asked, kind="shown", round_id=closed_id, verdict=verdict, counts=counts, sentences=sentences)


def choices(question: Question) -> tuple[tuple[str, str], ...]:
    """The choices of a vote on a question, each its value and its text, in the order in which they are shown."""
    numbered = ((f"{number}", f"{number}. {option.text}") for number, option in enumerate(question.options, 1))
    return (*numbered, (UNKNOWN, f"0. {words(NOT_KNOWN_YET)}"), (ABSTAIN, words("I abstain")))


def _asked(session: Session, question: Question) -> str:
    return words("Question {number}. {question}", number=question_number(session, question), question=question.ask)
