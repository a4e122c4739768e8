"""The JSON Schema of a workshop's record in a decision file."""

from __future__ import annotations

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.model.workshop import FORMAT, PHONES
from subsidiarity.reading.workshop import MOST
from subsidiarity.reporting.schema.parts import Json, Schema, group, some_of, text, texts, whole_number, word

_YES_OR_NO = ("yes", "no")


def workshop_schema(rulebook: Rulebook) -> Schema:
    """The schema of `workshop`, which the program writes and people may read and mend."""
    questions: dict[str, Json] = {question.id: _talk(question) for question in rulebook.questions}
    fields: dict[str, Schema] = {
        "format": whole_number(1, FORMAT, "The form of this record."),
        "rulebook": text("The rulebook that the group answered."),
        "edition": text("Its edition."),
        "rehearsal": whole_number(0, 10**9, "The votes are invented, by this number."),
        "phones": word(PHONES, "How phones took part: with slips, or whichever asked."),
        "threshold": whole_number(50, 100, "The share of votes, in percent, that settles a question."),
        "most_rounds": whole_number(1, 9, "How often a question is voted on at most."),
        "rules": word(("fixed", "open"), "Whether the rules may still change."),
        "card": _card(rulebook),
        "questions": {"type": "object", "properties": questions, "additionalProperties": False},
        "parked": texts("Points to come back to."),
    }
    return group(fields, ("format", "rulebook", "edition"), "What happened in a workshop.")


def _card(rulebook: Rulebook) -> Schema:
    fields: dict[str, Schema] = {
        "date": text("When the group met."),
        "place": text("Where."),
        "goal": text("What the decision is to achieve."),
        "room": text("Who was in the room, by group and never by name."),
        "missing": text("Which affected group was not in the room."),
        "review": text("When to look again."),
        "people": whole_number(0, MOST, "How many were in the room."),
        "roles": some_of(word(role.id for role in rulebook.roles), "The roles that the group talked about."),
    }
    return group(fields, (), "The decision card.")


def _talk(question: Question) -> Schema:
    votes: dict[str, Json] = {option: whole_number(0, MOST, "Votes.") for option in question.option_ids}
    vote = group(
        {
            "votes": {"type": "object", "properties": votes, "additionalProperties": False},
            "unknown": whole_number(0, MOST, "Votes for: not known yet."),
            "abstained": whole_number(0, MOST, "Who did not vote."),
            "revealed": word(_YES_OR_NO),
        },
        ("votes",),
    )
    dissent = group(
        {
            "options": some_of(word(question.option_ids)),
            "people": whole_number(0, MOST, "How many share this view."),
            "words": text("Why, in their words."),
        },
        ("options",),
    )
    fields: dict[str, Schema] = {
        "agreed": word(_YES_OR_NO),
        "skipped": word(_YES_OR_NO),
        "rounds": {"type": "array", "items": vote},
        "dissent": {"type": "array", "items": dissent},
        "parked": texts("Points to come back to."),
    }
    return group(fields, ())
