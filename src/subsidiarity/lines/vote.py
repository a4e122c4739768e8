"""A workshop's votes line by line: counts as they are typed, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from subsidiarity.lines.text import question_lines
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.model.workshop import Round, Talk
from subsidiarity.reporting.language import plural, words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.consensus import consensus_sentence
from subsidiarity.reporting.wording.talk import answer_sentence, dissent_sentence
from subsidiarity.reporting.wording.vote import (
    agreement_in_short,
    count_lines,
    distance_question,
    split_sentence,
    spread_sentence,
    turnout,
)
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.words import BEARINGS, answer_words


def counts_in(text: str, options: int) -> Round | None:
    """The counts that a line names: one an option, then perhaps not known yet, then perhaps abstained; or None."""
    numbers = re.split(r"[ ,;]+", text.strip())
    if not options <= len(numbers) <= options + 2 or not all(_is_number(number) for number in numbers):
        return None
    counts = [int(number) for number in (*numbers, "0", "0")]
    return Round(tuple(counts[:options]), counts[options], counts[options + 1])


def how_to_count(question: Question) -> str:
    """How to type the counts of a vote."""
    options = len(question.options)
    example = " ".join(("2 5 7 3 4 6 8 9 1" + " 1" * options).split()[:options])
    return words(
        "Type the votes for 1 to {options}, then those for not known yet, then those who abstained; the last two may "
        "be left out. For example: {example} 1 0",
        options=options,
        example=example,
    )


def waiting_line(vote: Round) -> str:
    """What may be said of a vote before it is revealed."""
    return words("{turnout}. Nothing is shown yet.", turnout=turnout(vote))


def workshop_question_lines(session: Session) -> Iterator[str]:
    """The question with its number and options, and how far the talk about it has got."""
    question, workshop = session.question, session.decision.workshop
    if question is None or workshop is None:
        return
    lines = question_lines(session)
    yield from (next(lines), next(lines))
    number = session.compiled.order.index(question.id) + 1
    yield words("Question {number}. {question}", number=number, question=next(lines))
    yield from lines
    talk = workshop.talk(question.id)
    if talk.hidden is not None:
        yield waiting_line(talk.hidden)
    elif talk.rounds:
        left = workshop.rules.most_rounds - len(talk.rounds)
        yield plural("{number} round so far.", "{number} rounds so far.", len(talk.rounds)) + (
            "" if left else words(" No further one.")
        )
    yield from (words("Parked: {point}", point=safe_flow(point)) for point in talk.parked)


def tally_lines(session: Session, tally: Tally) -> Iterator[str]:
    """A vote, revealed: the counts, how they lie, and whether the split changes the result."""
    rulebook = session.compiled.rulebook
    question = rulebook.question(tally.question)
    yield words("Round {number}, {turnout}.", number=tally.number, turnout=turnout(tally.round))
    yield from (safe_flow(line) for line in count_lines(question, tally))
    for sentence in (
        spread_sentence(tally),
        consensus_sentence(tally),
        split_sentence(rulebook, tally),
    ):
        if sentence:
            yield safe_flow(sentence)


def answer_lines(session: Session, discussion: Discussion) -> Iterator[str]:
    """The group's answer as it stands, its minority views, and whether to ask for one."""
    decision, workshop = session.decision, session.decision.workshop
    assert workshop is not None, "only a workshop is talked about"
    rulebook = session.compiled.rulebook
    question = rulebook.question(discussion.question)
    yield safe_flow(answer_sentence(question, decision.answers.get(question.id), discussion, workshop.rules))
    yield from (safe_flow(dissent_sentence(rulebook, question, view)) for view in discussion.dissents)
    if discussion.distance is not None and discussion.distance.is_asked and not discussion.dissents:
        yield distance_question(discussion.distance)


def workshop_overview_lines(session: Session, discussions: tuple[Discussion, ...]) -> Iterator[str]:
    """Every question by number, with its answer, its votes, and what it bears on."""
    workshop = session.decision.workshop
    assert workshop is not None, "only a workshop has an overview of talks"
    found = {discussion.question: discussion for discussion in discussions}
    yield words("All questions. g and a number goes to one of them.")
    for number, question in enumerate(session.compiled.rulebook.questions, 1):
        answer = session.decision.answers.get(question.id)
        yield f"{number}  {safe_flow(question.ask)}"
        remarks = [
            BEARINGS[session.bearing[question.id]],
            *_remarks(found.get(question.id), workshop.talk(question.id)),
        ]
        yield f"   {safe_flow(answer_words(question, answer))} ({'; '.join(remarks)})"
    yield from (words("Parked: {point}", point=safe_flow(point)) for point in workshop.parked)


def _remarks(discussion: Discussion | None, talk: Talk) -> Iterator[str]:
    if discussion is not None and discussion.tallies:
        yield plural("{number} round", "{number} rounds", len(discussion.tallies))
        if agreed := agreement_in_short(discussion.tallies[-1].agreement):
            yield agreed
        if discussion.standing == "voted" and len(discussion.tallies[-1].round.voted) != 1:
            yield words("the options voted for stand")
    if talk.hidden is not None:
        yield words("a vote waits to be revealed")
    if talk.is_skipped:
        yield words("passed over")
    if talk.dissents:
        yield plural("{number} minority view", "{number} minority views", len(talk.dissents))
    if talk.parked:
        yield plural("{number} parked point", "{number} parked points", len(talk.parked))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5
