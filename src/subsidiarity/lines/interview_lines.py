"""The interview as lines: whole sentences and numbered lists, without boxes, colours or redrawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.forms.plain import WIDTH
from subsidiarity.reporting.forms.table_lines import stacked_lines
from subsidiarity.reporting.forms.vote_lines import vote_lines
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Block, Grid, Items, Ladder, Paragraph, Votes
from subsidiarity.reporting.safe import safe, safe_flow
from subsidiarity.reporting.wording.grid import compact
from subsidiarity.reporting.wording.ladder import ladder_of
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.reporting.wording.rung import state_word
from subsidiarity.workshop.decision_store import FoundDecision
from subsidiarity.workshop.interview_words import (
    NOT_KNOWN_YET,
    answer_remarks,
    answer_words,
    bearing_words,
    question_title,
)
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.view.progress import how_far, progress_of, question_whereabouts

RANGE = Phrase("A range answers with several: 2-3, or 2,3.")
HELP = (
    Phrase("A number answers with that line: 2."),
    RANGE,
    Phrase("0 says that it is not known yet."),
    Phrase("Enter alone goes to the next question. Nothing is answered by it."),
    Phrase("b goes back. u takes back the last change, U does it again. x clears this answer."),
    Phrase("w says why: why this is asked, or the result with its reasons. l says how the ladder stands."),
    Phrase("n adds a note and what the answer rests on."),
    Phrase("o lists all questions. g 7 goes to question 7 of that list."),
    Phrase("r shows the result so far. y says what others do with something like it."),
    Phrase("i 7 2 says what would change if question 7 had answer 2. Nothing is changed by that."),
    Phrase("c lists other decisions; c FILE lays one beside this one. e lists files to write; e 2 writes one."),
    Phrase("f FILE goes on in another file."),
    Phrase("q leaves."),
)


def help_lines(question: Question | None) -> Iterator[str]:
    """A line for each thing that can be typed; a question of kinds takes no range."""
    for line in HELP:
        if line is not RANGE or question is None or question.ordered:
            yield words(line)


def question_lines(session: Session) -> Iterator[str]:
    """The question that is asked, its options by number, and what was answered."""
    question = session.question
    if question is None:
        return
    yield ""
    asked, theme = question_whereabouts(session)
    yield f"{asked}. {safe_flow(theme)}. {capitalised(progress_of(session).words)}."
    yield safe_flow(question.ask)
    answer = session.answer
    chosen = words(" (voted for, not recorded)") if session.waits_for_answer else words(" (chosen)")
    for number, option in enumerate(question.options, 1):
        is_chosen = answer is not None and option.id in answer.options and not session.is_unknown(question.id)
        yield f"{number}  {safe_flow(option.text)}{chosen if is_chosen else ''}"
    yield f"0  {words(NOT_KNOWN_YET)}{chosen if session.is_unknown(question.id) else ''}"
    yield from map(safe_flow, answer_remarks(answer))


def ladder_lines(session: Session) -> Iterator[str]:
    """The ladder in lines: every level and how it stands, the highest first."""
    yield from _ladder(ladder_of(session.compiled, session.recommendation))


def overview_lines(session: Session) -> Iterator[str]:
    """A line for each question: its number (from 1) and name, its answer and what it bears on."""
    yield words("All questions. g and a number goes to one of them.")
    for number, question in enumerate(session.rulebook.questions, 1):
        answer = session.decision.answers.get(question.id)
        yield f"{number}  {safe_flow(question_title(question))}"
        yield f"   {safe_flow(answer_words(question, answer))} ({bearing_words(session, question)})"


def block_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks of an outline, a sentence a line."""
    for block in blocks:
        match block:
            case Paragraph(text):
                yield safe_flow(text)
            case Items(lead, items):
                if lead:
                    yield f"{safe_flow(lead)}:"
                for item in items:
                    source = f" [{safe_flow(item.source)}]" if item.source else ""
                    yield f"- {' '.join(safe_flow(text) for text in (item.text, *item.details))}{source}"
            case Ladder():
                yield from _ladder(block)
            case Grid():
                yield from block_lines(compact(block))
            case Votes():
                yield from vote_lines(block, WIDTH)
            case _:
                yield from stacked_lines(block, WIDTH)


def found_lines(found: Iterable[FoundDecision]) -> Iterator[str]:
    """A line for each decision of a folder: its number (from 1), and how far its interview has got."""
    for number, decision in enumerate(found, 1):
        yield f"{number}  {safe_flow(decision.title)} ({safe(decision.path)}). {how_far(decision)}"


def _ladder(ladder: Ladder) -> Iterator[str]:
    for rung in ladder.rungs:
        joiner = " " if rung.state == "ruled out" else ". "
        reason = f"{joiner}{safe_flow(rung.reason)}" if rung.reason else ""
        yield f"{safe_flow(rung.name)}: {state_word(rung)}{reason}"
