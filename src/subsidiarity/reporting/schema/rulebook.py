"""The JSON Schema of rulebook files: their shape and their closed lists of words; ids are left to the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from subsidiarity.model.annotation import get_args
from subsidiarity.model.rulebook import Checked, Pull
from subsidiarity.reading.manner import MAX_MANNERS, SPANS
from subsidiarity.reading.question import MAX_OPTIONS, MAX_QUESTIONS
from subsidiarity.reading.rulebook import MAX_LEVELS
from subsidiarity.reading.rules.condition import CONNECTIVES
from subsidiarity.reading.rules.relation import RELATIONS
from subsidiarity.reading.rules.rule_graph import PULLS
from subsidiarity.reporting.schema.parts import (
    DRAFT,
    LANGUAGE_TAG,
    TEXT,
    Json,
    Schema,
    by_id,
    group,
    id_of,
    some_of,
    text,
    texts,
    word,
)

_CONDITION: Schema = {"$ref": "#/$defs/condition"}
_BRANCH: dict[str, Schema] = {
    "to": text(
        "A step of the same graph (STEP; STEP, above), or an outcome: "
        "LEVEL; LEVEL, MANNER; MANNER, LEVEL or LEVEL; MANNER."
    ),
    "because": text("A sentence that can be said aloud."),
    "source": text("What it rests on: keys of `sources`, with `;` between."),
}
_TRUTH = ("true", "false")

_BY_LEVEL: Schema = {
    "description": "A sentence that can be said aloud; in a step for each level, one for all or one by level.",
    "oneOf": [{**TEXT}, {"type": "object", "additionalProperties": {**TEXT}, "minProperties": 1}],
}


def rulebook_schema() -> Schema:
    """The schema of a rulebook file."""
    fields: dict[str, Schema] = {
        "rulebook": id_of("The rulebook's id."),
        "edition": text("Raised when a result changes."),
        "language": {"description": "The language of its texts (BCP 47): en-GB if left out.", **LANGUAGE_TAG},
        "title": text("What it is called."),
        "headline": text("The role whose level is the recommended level."),
        "headline_says": text("How the headline joins the roles' clauses: {decide}, and {pay}."),
        "law": text("The question whose options are the levels: the lowest that may decide today."),
        "holder": text("The question whose options are the levels, and others: who decides today."),
        "limits": texts("Sentences printed with every result."),
        "tested": texts("Sentences on what was tested on what, printed on the rulebook's page."),
        "levels": by_id(_level(), "The rungs, the lowest first.", MAX_LEVELS, least=2),
        "manners": {
            "description": "How levels act; the first of one level is spelled by the level alone.",
            "type": "object",
            "additionalProperties": _manner(),
            "maxProperties": MAX_MANNERS,
        },
        "questions": by_id(_question(), "In the order of the interview.", MAX_QUESTIONS),
        "conditions": by_id(_named(), "Conditions by name; one may use those above it."),
        "roles": by_id(_role(), "A rule graph each; a later one may test what an earlier one came to."),
        "safeguards": by_id(_safeguard(), "Advice that comes with a result."),
        "sources": {"description": "By their short citation.", "type": "object", "additionalProperties": _source()},
        "accepted": {"description": "Findings of `check` that may stand.", "type": "array", "items": _accepted()},
    }
    needed = ("rulebook", "edition", "title", "headline", "levels", "questions", "roles", "sources")
    return {
        "$schema": DRAFT,
        "$id": "urn:subsidiarity:rulebook",
        "title": "A rulebook: levels, questions, rule graphs, safeguards and sources",
        **group(fields, needed),
        "$defs": {"condition": _condition(), "test": _test()},
    }


def _level() -> Schema:
    fields: dict[str, Schema] = {
        "name": text("As a table or a ladder shows it."),
        "body": text("Who acts there, as it stands within a sentence."),
        "bodies": text("Those beside it with whom it may act jointly, as they stand within a sentence."),
        "about": text("What it is."),
    }
    return group(fields, ("name", "body", "about"))


def _manner() -> Schema:
    fields: dict[str, Schema] = {
        "levels": word(SPANS, "How many levels it spans; one, if nothing is said."),
        "says": text("An outcome within a sentence, with {level} and, of two, {above}."),
        "short": text("The same in a cell of a table."),
        "name": text("The manner itself within a sentence: acting alone."),
        "name_above": text("Of a manner of two levels, the upper one's part."),
        "headline": text("The whole sentence where it is the recommendation, with {because} for the reason."),
        "answer": text("The whole sentence that answers a role's question."),
    }
    return group(fields, ("says",))


def _question() -> Schema:
    about = "Anchored statements by their ids; the weakest first, or kinds."
    options = by_id(_option(), about, MAX_OPTIONS, least=2)
    fields: dict[str, Schema] = {
        "name": text("A noun phrase that stands within a sentence: trust between people."),
        "theme": text("The part of the conversation it belongs to."),
        "pull": word(get_args(Pull), "Which way a stronger answer may move a level; either: no direction is claimed."),
        "ask": text("The question, as it is asked."),
        "options": options,
        "note": text("A sentence that helps to answer."),
        "ordered": word(_TRUTH, "false: the options are kinds, none stronger than another. It is true if left out."),
        "prepared": word(_TRUTH, "true: it is answered before a meeting, which may change the answer."),
        "source": _BRANCH["source"],
        "was": _was("question"),
    }
    return group(fields, ("name", "theme", "pull", "ask", "options", "source"))


def _option() -> Schema:
    fields: dict[str, Schema] = {
        "text": text("The statement, as it is read while answering."),
        "short": text("A few words that stand for it beside the question's name."),
        "says": text("A clause that stands after: if, because, you said that."),
        "was": _was("option"),
    }
    about = "The statement alone, or its three wordings."
    return {"description": about, "anyOf": [{**TEXT}, group(fields, ("text", "short", "says"))]}


def _was(what: str) -> Schema:
    each = id_of(f"The id of the {what} in an earlier edition.")
    about = f"The {what}s of earlier editions whose answers it takes; left out: the one of its own id."
    return {"description": about, "anyOf": [each, {"type": "array", "items": each, "uniqueItems": True}]}


def _role() -> Schema:
    fields: dict[str, Schema] = {
        "name": text("A verb phrase that follows a level: decides."),
        "ask": text("What this graph places, as a question."),
        "says": text("A settled outcome as a clause, with {body} for who acts: {body} should decide."),
        "start": text("The first step."),
        "steps": by_id(_step(), "Places in the graph."),
    }
    return group(fields, ("name", "ask", "start", "steps"))


def _step() -> Schema:
    """A step of its own, or one for each of several levels, whose texts and branches may differ by level."""
    branch = {"id": id_of("Its id, unique in the step."), "when": _CONDITION, **_BRANCH, "at": _levels("it is for")}
    branch["because"] = _BY_LEVEL
    last = {name: branch[name] for name in _BRANCH}
    reason = {name: shape for name, shape in branch.items() if name != "to"}
    branch["pull"] = word((*PULLS, "none"), "Which way it speaks, where it leads no way.")
    reason["pull"] = word(PULLS, "Which way it speaks; without it, the way that is taken.")
    fields: dict[str, Schema] = {
        "for_each_level": _levels("that the step is written for, each as `here`, with `above` and `below`"),
        "ask": _BY_LEVEL,
        "branches": _listed(branch, ("when", *_BRANCH), "The first that holds wins."),
        "otherwise": group(last, _BRANCH, "Where all other answers lead."),
        "support": _listed(reason, ("when", "because", "source"), "Further reasons, which never decide."),
    }
    return group(fields, ("ask", "otherwise"))


def _listed(fields: Mapping[str, Schema], needed: Iterable[str], about: str) -> Schema:
    return {"description": about, "type": "array", "items": group(fields, needed)}


def _levels(what: str) -> Schema:
    return some_of({**TEXT}, f"Levels {what}.")


def _safeguard() -> Schema:
    fields: dict[str, Schema] = {
        "kind": text("What kind of advice it is."),
        "title": text("A few words."),
        "when": _CONDITION,
        "first": word(_TRUTH, "Whether its title is said before the headline."),
        "not_with": texts("Outcomes of the headline role beside which it may never stand."),
        "advice": text("What to do, in plain sentences."),
        "because": text("Why, in one sentence."),
        "source": _BRANCH["source"],
    }
    return group(fields, ("kind", "title", "advice", "because", "source"))


def _source() -> Schema:
    fields: dict[str, Schema] = {
        "author": text("Who wrote it."),
        "year": text("When."),
        "title": text("What it is called."),
        "link": text("Where it can be read."),
        "checked": word(get_args(Checked), "How far it was read."),
        "claim": text("What it is cited for."),
        "seen": text("What of it was read, and where."),
        "quote": text("Some words of its own, from what was read."),
        "not_seen": text("What of it was not read."),
    }
    return group(fields, ("author", "year", "title", "checked"))


def _accepted() -> Schema:
    fields: dict[str, Schema] = {
        "finding": {"description": "Its code.", "type": "string", "pattern": "^SUB4[0-9]{2}$"},
        "at": {"description": "The id of what it is about, or several ids.", "anyOf": [{**TEXT}, some_of({**TEXT})]},
        "because": text("Why it may stand."),
    }
    return group(fields, ("finding", "at", "because"))


def _named() -> Schema:
    fields: dict[str, Schema] = {
        "when": _CONDITION,
        "about": text("For readers, a clause that goes on after 'when'."),
    }
    return group(fields, ("when",))


def _condition() -> Schema:
    several: Schema = {"type": "array", "items": _CONDITION, "minItems": 1}
    shapes: dict[str, Json] = {name: _CONDITION if name == "not" else several for name in CONNECTIVES}
    about = "The name of a condition; all, any or not of conditions; or a question, or an earlier role, with one test."
    shape: Schema = {"type": "object", "minProperties": 1, "maxProperties": 1}
    spelled: Schema = {**shape, "properties": shapes, "additionalProperties": {"$ref": "#/$defs/test"}}
    return {"description": about, "oneOf": [text("The name of a condition."), spelled]}


def _test() -> Schema:
    options: Schema = {"type": "array", "items": {**TEXT}, "minItems": 1}
    values: dict[str, Schema] = {name: options if name == "in" else {**TEXT} for name in RELATIONS}
    tests: dict[str, Schema] = {
        name: {"anyOf": [value, {"description": "By level.", "type": "object", "additionalProperties": value}]}
        for name, value in values.items()
    }
    return group(tests, (), "One test.") | {"minProperties": 1, "maxProperties": 1}
