"""The JSON Schema of decision files for one rulebook: its questions, options, outcomes and branches are named in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from subsidiarity.model.annotation import get_args
from subsidiarity.model.decision import Evidence
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reading.answers.answer import UNKNOWN
from subsidiarity.reporting.schema.parts import DRAFT, Json, Schema, group, id_of, some_of, text, word
from subsidiarity.reporting.schema.workshop import workshop_schema

_OUTCOMES: Schema = {"$ref": "#/$defs/outcome"}
_BRANCHES: Schema = {"type": "array", "items": {"$ref": "#/$defs/branch"}}


def decision_schema(rulebook: Rulebook) -> Schema:
    """The schema of one document of a decision file."""
    questions = {question.id: _answer(question) for question in rulebook.questions}
    fields: dict[str, Schema] = {
        "decision": id_of("The decision's id: a letter or digit, then up to 63 letters, digits, _ . : or -"),
        "rulebook": word((rulebook.id,), "The rulebook whose questions are answered."),
        "edition": word((rulebook.edition,), "Its edition."),
        "title": text("Who should decide what? One line."),
        "description": text("What is to be decided, and for whom."),
        "bodies": {
            "description": "Names for those who act at the levels, shown in place of the rulebook's; never tested.",
            "type": "object",
            "properties": {level.id: text(f"In place of {level.body}.") for level in rulebook.levels},
            "additionalProperties": False,
            "minProperties": 1,
        },
        "answers": {
            "description": "An answer to each question; one left out is not known yet.",
            "type": ["object", "null"],
            "properties": dict(questions),
            "additionalProperties": False,
        },
        "expects": _expects(),
        "workshop": workshop_schema(rulebook),
        "not_carried": text("What could not be carried from an earlier edition; `subsidiarity migrate` writes it."),
    }
    return {
        "$schema": DRAFT,
        "$id": f"urn:subsidiarity:decision:{rulebook.id}:{'.'.join(rulebook.edition.split())}",
        "title": f"A decision to be placed by the rulebook {rulebook.id}, edition {rulebook.edition}",
        **group(fields, ("decision", "title", "answers")),
        "$defs": {"outcome": word(_outcomes(rulebook)), "branch": word(_branches(rulebook))},
    }


def _answer(question: Question) -> Schema:
    texts: list[Json] = [*(option.text for option in question.options), "Not known yet"]
    option = word(question.option_ids)
    one = word((*question.option_ids, UNKNOWN)) | {"enumDescriptions": texts}
    several = "A range of neighbouring options." if question.ordered else "Only kinds that are tied in a vote."
    plain: list[Json] = [one, some_of(option, several)]
    noted = group(
        {
            "answer": {"anyOf": plain},
            "evidence": word((each for each in get_args(Evidence) if each), "What the answer rests on."),
            "note": text("What we saw."),
            "source": text("Where it is written."),
        },
        (),
    )
    options = "\n".join(f"- {option.id}: {option.text}" for option in question.options)
    return {"title": question.ask, "description": f"{question.ask}\n\n{options}", "anyOf": [*plain, noted]}


def _expects() -> Schema:
    outcomes: list[Json] = [_OUTCOMES, some_of(_OUTCOMES, "All outcomes still possible.")]
    detailed = group({"level": {"anyOf": outcomes}, "because": _BRANCHES, "not_because": _BRANCHES}, ())
    about = "What is to come out; `subsidiarity test` says when it does not."
    return {"description": about, "anyOf": [*outcomes, detailed | {"minProperties": 1}]}


def _outcomes(rulebook: Rulebook) -> Iterator[str]:
    by_levels = [[manner.id for manner in rulebook.manners if manner.levels == number] for number in range(3)]
    for level in rulebook.level_ids:
        yield from (Outcome(manner, level).spelling for manner in by_levels[1])
    for manner in by_levels[2]:
        yield from (Outcome(manner, lower, upper).spelling for lower, upper in combinations(rulebook.level_ids, 2))
    yield from by_levels[0]


def _branches(rulebook: Rulebook) -> Iterator[str]:
    for role in rulebook.roles:
        for step in role.graph.steps.values():
            yield from (branch.id for branch in step.reasons)
