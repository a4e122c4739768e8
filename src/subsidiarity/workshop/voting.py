"""A vote on the question that is asked: counts in, reveal, and the group's answer.

The session's decision has a workshop (`convened` gives it one). Every function gives another session, or says why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from subsidiarity.model.decision import Answer
from subsidiarity.model.rulebook import Question
from subsidiarity.model.workshop import FEWEST_VOTES, PHONES, Phones, Round, Talk, Workshop
from subsidiarity.reporting.language import plural, words
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.session import Session

MOST_VOTES = 9_999
"""Votes that one count of a ballot may have at most: more is a slip of the finger."""


def cast(
    session: Session, counts: Sequence[int], unknown: int = 0, abstained: int = 0, phones: Phones = "none"
) -> Session | Refusal:
    """The session with a vote's counts in, one an option in their order; nothing of them is shown until `reveal`.

    Counts put in again before the reveal take the place of the first ones. `phones` is how phones took part. Refused,
    and nothing kept: fewer than three votes, a round too many, counts that are none.
    """
    question, workshop, talk = asked_talk(session)
    if len(counts) != len(question.options):
        return Refusal(
            words(
                "This question has {options} options, and {counts} counts were given.",
                options=len(question.options),
                counts=len(counts),
            )
        )
    vote = Round(tuple(counts), unknown, abstained)
    if (unfit := counts_refusal(vote)) is not None:
        return unfit
    if not vote.votes:
        return Refusal(words("Nobody voted, so there is nothing to keep."), words("Type the counts of those who did."))
    if vote.votes < FEWEST_VOTES:
        return Refusal(
            words(
                "Fewer than {fewest} voted, so the counts are not kept: they would show who voted for what.",
                fewest=FEWEST_VOTES,
            ),
            words("Talk it through, and take the group's answer without a vote."),
        )
    if (refused := round_refusal(session)) is not None:
        return refused
    rounds = talk.revealed
    fixed = replace(workshop, rules=replace(workshop.rules, is_fixed=True), phones=_loosest(workshop.phones, phones))
    return with_talk(session, replace(talk, rounds=(*rounds, vote), is_skipped=False), fixed)


def reveal(session: Session) -> Session | Refusal:
    """The session with its vote revealed; until the group agrees on an answer, the options voted for are the answer."""
    question, workshop, talk = asked_talk(session)
    vote = talk.hidden
    if vote is None:
        return Refusal(words("No vote is waiting to be revealed."), words("Put the counts in first."))
    shown = replace(talk, rounds=(*talk.revealed, replace(vote, is_revealed=True)), is_agreed=False)
    standing = vote.standing(ordered=question.ordered) or range(len(question.options))
    options = frozenset(question.option_ids[index] for index in standing)
    return with_talk(session, shown, workshop, options)


def withdraw(session: Session) -> Session | Refusal:
    """The session without the vote that is in and not revealed; refused if there is none."""
    _, workshop, talk = asked_talk(session)
    if talk.hidden is None:
        return Refusal(words("No vote is waiting to be revealed."))
    return with_talk(session, replace(talk, rounds=talk.revealed), workshop)


def agree(session: Session, options: Iterable[str]) -> Session | Refusal:
    """The session with these options as the group's own answer: one, a range, or all for not known yet.

    ValueError for no option, or one that the question does not have.
    """
    question, workshop, talk = asked_talk(session)
    chosen = options_of(question, options)
    if (refused := hidden_refusal(talk)) is not None:
        return refused
    return with_talk(session, replace(talk, is_agreed=True, is_skipped=False), workshop, chosen)


def counts_refusal(vote: Round) -> Refusal | None:
    """A refusal of counts that no room could have; None if they may be put in."""
    if all(0 <= count <= MOST_VOTES for count in (*vote.counts, vote.unknown, vote.abstained)):
        return None
    return Refusal(words("A count is a whole number from 0 to {most}.", most=MOST_VOTES))


def round_refusal(session: Session) -> Refusal | None:
    """A refusal of a further round on the question asked; None if there may be one."""
    _, workshop, talk = asked_talk(session)
    rounds = len(talk.revealed)
    if rounds < workshop.rules.most_rounds:
        return None
    return Refusal(
        plural("This question has had its round.", "This question has had its {number} rounds.", rounds),
        words("Take the group's answer, or let the options voted for stand."),
    )


def hidden_refusal(talk: Talk) -> Refusal | None:
    """A refusal because a vote waits to be revealed, which comes before anything else on its question; or None."""
    if talk.hidden is None:
        return None
    return Refusal(words("A vote is in and has not been revealed."), words("Reveal it, or throw it away."))


def options_of(question: Question, options: Iterable[str]) -> frozenset[str]:
    """The options as a set; ValueError for none, or one that the question does not have."""
    chosen = frozenset(options)
    if not chosen or not chosen <= set(question.option_ids):
        raise ValueError(f"these are no options of {question.id}: {sorted(chosen)}")
    return chosen


def asked_talk(session: Session) -> tuple[Question, Workshop, Talk]:
    """The question asked, the workshop and the talk on that question; ValueError without a question or a workshop."""
    question, workshop = session.question, session.decision.workshop
    if question is None or workshop is None:
        raise ValueError("no question of a workshop is asked")
    return question, workshop, workshop.talk(question.id)


def with_talk(session: Session, talk: Talk, workshop: Workshop, options: frozenset[str] | None = None) -> Session:
    """The session with another talk on the question asked and, with `options`, another answer, as one change."""
    assert session.at is not None, "a talk belongs to a question"
    talks = {**workshop.talks, session.at: talk}
    if talk == Talk():
        del talks[session.at]
    decision = replace(session.decision, workshop=replace(workshop, talks=talks))
    if options is not None:
        answer = replace(session.answer or Answer(options), options=options)
        decision = replace(decision, answers={**decision.answers, session.at: answer})
    return session.change(decision)


def _loosest(*ways: Phones) -> Phones:
    """The way of these in which it is least sure that nobody voted twice."""
    return max(ways, key=PHONES.index)
