"""Votes of a workshop line by line: counts as they are typed, and lines about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from subsidiarity.lines.interview_lines import question_lines
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion, Tally
from subsidiarity.model.workshop import Round, Rules, Workshop
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.group.consensus import consensus_sentence
from subsidiarity.reporting.wording.group.talk import answer_sentence, dissent_sentence
from subsidiarity.reporting.wording.group.vote import count_lines, split_sentence, spread_sentence, turnout
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.workshop.interview_words import question_title
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.talk_words import minority_question, question_remarks, talk_remarks, turnout_sentences
from subsidiarity.workshop.view.prepared import nothing_prepared, prepared_rows, read_out_words
from subsidiarity.workshop.view.verdict import record_words


def counts_in(text: str, options: int) -> Round | None:
    """The counts that a line names: one an option, then perhaps not known yet, then perhaps abstained; or None."""
    numbers = re.split(r"[ ,;]+", text.strip())
    if not options <= len(numbers) <= options + 2 or not all(_is_number(number) for number in numbers):
        return None
    counts = [int(number) for number in (*numbers, "0", "0")]
    return Round(tuple(counts[:options]), counts[options], counts[options + 1])


def how_to_count(question: Question) -> str:
    """A sentence on how to type the counts of a vote."""
    options = len(question.options)
    example = " ".join(("2 5 7 3 4 6 8 9 1" + " 1" * options).split()[:options])
    return words(
        "Type the votes for 1 to {options}, then those for not known yet, then those who abstained; the last two may "
        "be left out. For example: {example} 1 0",
        options=options,
        example=example,
    )


def waiting_line(vote: Round, workshop: Workshop) -> str:
    """A line on a vote before it is revealed: its turnout."""
    return " ".join((*turnout_sentences(vote, workshop.card.people), words("Nothing is shown yet.")))


def workshop_question_lines(session: Session) -> Iterator[str]:
    """Lines on the question asked: its number and options, and how far the talk about it has got."""
    question, workshop = session.question, session.decision.workshop
    if question is None or workshop is None:
        return
    yield from question_lines(session)
    talk = workshop.talk(question.id)
    if talk.hidden is not None:
        yield waiting_line(talk.hidden, workshop)
    elif remarks := "; ".join(talk_remarks(talk, is_answered=session.answer is not None)):
        yield f"{capitalised(remarks)}."
    if talk.hidden is None and len(talk.rounds) >= workshop.rules.most_rounds:
        yield words("There is no further round.")
    yield from (words("Parked: {point}", point=safe_flow(point)) for point in talk.parked)


def prepared_lines(session: Session) -> Iterator[str]:
    """Lines on the questions that are answered beforehand, to be read out."""
    rows = prepared_rows(session)
    if not rows:
        yield nothing_prepared(session)
        return
    yield read_out_words()
    for title, below in rows:
        yield safe_flow(title)
        yield f"   {safe_flow(below)}"
    yield words("g and a number goes to one of them.")


def tally_lines(session: Session, tally: Tally) -> Iterator[str]:
    """Lines on a revealed vote: the consensus, whether the split matters, the counts, and how they lie."""
    rulebook = session.rulebook
    question = rulebook.question(tally.question)
    yield words("Round {number}, {turnout}.", number=tally.number, turnout=turnout(tally.round))
    yield from filter(None, map(safe_flow, (consensus_sentence(tally), split_sentence(rulebook, tally))))
    yield from (safe_flow(line) for line in count_lines(question, tally))
    yield from filter(None, [safe_flow(spread_sentence(tally, has_figure=False))])


def consensus_lines(discussion: Discussion, rules: Rules) -> Iterator[str]:
    """Lines on how a consensus is recorded, and what else can be done."""
    yield from record_words(discussion.tallies[-1], words("Enter"), "d")
    if len(discussion.tallies) < rules.most_rounds:
        yield words("A number is another answer. v votes again.")


def answer_lines(session: Session, discussion: Discussion) -> Iterator[str]:
    """Lines on the group's answer as it stands, its minority views, and whether to ask for one."""
    decision, workshop = session.decision, session.decision.workshop
    assert workshop is not None, "only a workshop is talked about"
    rulebook = session.rulebook
    question = rulebook.question(discussion.question)
    yield safe_flow(answer_sentence(question, decision.answers.get(question.id), discussion, workshop.rules))
    yield from (safe_flow(dissent_sentence(rulebook, question, view)) for view in discussion.dissents)
    if asked := minority_question(discussion):
        yield asked


def workshop_overview_lines(session: Session, discussions: tuple[Discussion, ...]) -> Iterator[str]:
    """A line for each question: its number (from 1), its answer, its votes, and what it bears on."""
    workshop = session.decision.workshop
    assert workshop is not None, "only a workshop has an overview of talks"
    found = {discussion.question: discussion for discussion in discussions}
    yield words("All questions. g and a number goes to one of them.")
    for number, question in enumerate(session.rulebook.questions, 1):
        yield f"{number}  {safe_flow(question_title(question))}"
        answer, *remarks = question_remarks(session, question, found.get(question.id))
        yield f"   {safe_flow(answer)} ({'; '.join(remarks)})"
    yield from (words("Parked: {point}", point=safe_flow(point)) for point in workshop.parked)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5
