"""A minority view as it is typed: the fields that every shell asks for, and the session with it recorded."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import words
from subsidiarity.workshop.form_field import Field
from subsidiarity.workshop.option_numbers import number_in, options_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.remarks import crowd_refusal, dissent
from subsidiarity.workshop.session import Session
from subsidiarity.workshop.voting import MOST_VOTES, asked_talk


def minority_fields(question: Question, said: str = "") -> tuple[Field, ...]:
    """The form of a minority view: the answer held to, how many hold it, and their words, `said` until changed."""
    held = words("Which answer do they hold to? A number")
    if question.ordered:
        held = words("Which answer do they hold to? A number, or a range such as 2-3")
    return (
        Field("held", held, is_judged=True),
        Field("people", words("How many people? Nothing if nobody counted"), is_judged=True),
        Field("words", words("In their words"), said),
    )


def minority_refusal(session: Session, name: str, typed: str) -> Refusal | None:
    """A refusal of what was typed into the field of this name; None if it can be taken."""
    question, workshop, _ = asked_talk(session)
    if name == "held" and options_in(typed, question) is None:
        said = words("Which answer they hold to is a number from 1 to {most}.", most=len(question.options))
        if question.ordered:
            said = words(
                "Which answer they hold to is a number from 1 to {most}, or a range.", most=len(question.options)
            )
        return Refusal(said, words("0 is not known yet."))
    if name == "people":
        people = _people_in(typed)
        if people is None:
            return Refusal(words("How many people is a number from 1 to {most}, or nothing.", most=MOST_VOTES))
        return crowd_refusal(workshop, people)
    return None


def with_minority(session: Session, typed: Mapping[str, str]) -> Session | Refusal:
    """The session with a minority view on the question asked, a text by the name of each field; or a refusal."""
    question, _, _ = asked_talk(session)
    refused = (minority_refusal(session, name, typed[name]) for name in ("held", "people"))
    if (refusal := next(filter(None, refused), None)) is not None:
        return refusal
    return dissent(session, options_in(typed["held"], question) or (), _people_in(typed["people"]) or 0, typed["words"])


def _people_in(typed: str) -> int | None:
    return number_in(typed, MOST_VOTES) if typed.strip("0") else 0
