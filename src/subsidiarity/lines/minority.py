"""Minority views line by line: to record one, to take one back."""

from __future__ import annotations

from functools import partial

from subsidiarity.lines.conversation import Lines
from subsidiarity.lines.typing import ask_field, drafted
from subsidiarity.model.rulebook import Question
from subsidiarity.model.tally import Discussion
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.workshop.minority import minority_fields, minority_refusal, with_minority
from subsidiarity.workshop.option_numbers import number_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import drop_dissent
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.talk_words import minority_rows


def ask_minority(sitting: Sitting, question: Question, lines: Lines, said: str = "") -> Session | Refusal:
    """Ask for a minority view; an answer that is none ends it, so that Enter alone records nothing.

    `said` are its words, unless others are typed; a view that was half typed before goes on where there are none.
    """
    fields = minority_fields(question, said)
    held, *others = fields if said else drafted(sitting, "minority", fields, lines)
    typed = {held.name: lines.ask(f"{held.asked} ({held.text}):" if held.text else f"{held.asked}:") or held.text}
    refused = minority_refusal(sitting.session, held.name, typed[held.name])
    if refused is not None:
        return Refusal(refused.words, words("Nothing is kept."))
    for field in others:
        sitting.keep_draft("minority", typed)
        typed[field.name] = ask_field(lines, field, partial(minority_refusal, sitting.session))
    sitting.take_draft("minority")
    return with_minority(sitting.session, typed)


def ask_take_back(session: Session, discussion: Discussion, typed: str, lines: Lines) -> Session | Refusal:
    """The session without a minority view, by its number (from 1), which is asked for unless typed; Enter keeps all."""
    rows = minority_rows(session, discussion)
    if not rows:
        return Refusal(words("There is no minority view on this question."))
    if not typed:
        lines.say_all(f"{number}  {safe_flow(row)}" for number, row in enumerate(rows, 1))
        typed = lines.ask(words("Which one is taken back? (number, or Enter for none)"))
    number = number_in(typed, len(rows))
    return Refusal(words("Nothing is taken back.")) if number is None else drop_dissent(session, number - 1)
