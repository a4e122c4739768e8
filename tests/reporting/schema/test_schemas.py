"""The JSON Schemas of decision files and rulebooks, held to what the readers accept and refuse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.reading.test_workshop import FILE as WORKSHOP
from tests.reading.test_workshop import RULEBOOK as HALL
from tests.reading.test_workshop import read as read_workshop_file
from tests.reading.translation import samples as wells
from tests.reporting.samples import CONTESTED, JOINT, OPEN, RULES, SETTLED, advisor

from subsidiarity.api import DEFAULT_RULEBOOK, load_advisor
from subsidiarity.reading import decision as decision_reader
from subsidiarity.reading import rulebook as rulebook_reader
from subsidiarity.reading import workshop as workshop_reader
from subsidiarity.reading.answers import answer as answer_reader
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.schema.decision import decision_schema
from subsidiarity.reporting.schema.parts import word
from subsidiarity.reporting.schema.rulebook import rulebook_schema
from subsidiarity.reporting.schema.translation import translation_schema

ROOT = Path(__file__).parents[3]
DECISIONS = sorted((ROOT / "decisions").glob("*.yaml"))
DECISION: Any = decision_schema(advisor().rulebook)
RULEBOOK: Any = rulebook_schema()
HEAD = "decision: pump\ntitle: Who mends the pump?\n"


@pytest.fixture(scope="module")
def shipped():
    """The schema of decisions for the rulebook we ship."""
    found, _ = load_advisor()
    assert found is not None
    return decision_schema(found.rulebook)


def faults(schema, text, loader=yaml.CBaseLoader):
    """What a schema has against each document of a text."""
    check = jsonschema.Draft202012Validator(schema)
    return [error.message for document in yaml.load_all(text, loader) for error in check.iter_errors(document)]


@pytest.mark.parametrize("schema", [DECISION, RULEBOOK], ids=["decision", "rulebook"])
def test_each_is_a_schema(schema):
    """By the schema of schemas."""
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.CSafeLoader], ids=["text", "typed"])
@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_every_worked_decision_fits(shipped, path, loader):
    """Read as text, as our reader does, and with the types that an editor gives plain words."""
    assert [] == faults(shipped, path.read_text(encoding="utf-8"), loader)


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.CSafeLoader], ids=["text", "typed"])
def test_the_shipped_rulebook_fits(loader):
    """Its editions and years are numbers to an editor."""
    assert [] == faults(RULEBOOK, Path(DEFAULT_RULEBOOK).read_text(encoding="utf-8"), loader)


@pytest.mark.parametrize("text", [SETTLED, OPEN, JOINT, CONTESTED])
def test_good_decisions_fit(text):
    """Settled, open, joint and contested."""
    assert ([], ()) == (faults(DECISION, text), advisor().read(text.encode(), "f.yaml")[1])


@pytest.mark.parametrize(
    "bad",
    [
        "title: A\nanswers: {}\n",
        "decision: a b\ntitle: A\nanswers: {}\n",
        f"decision: {'a' * 65}\ntitle: A\nanswers: {{}}\n",
        "decision: _a\ntitle: A\nanswers: {}\n",
        "decision: a/b\ntitle: A\nanswers: {}\n",
        "decision: a\ntitle: ''\nanswers: {}\n",
        "decision: a\ntitle: A\n",
        f"{HEAD}answers: []\n",
        f"{HEAD}answers: {{raech: town}}\n",
        f"{HEAD}answers: {{reach: twon}}\n",
        f"{HEAD}answers: {{reach: []}}\n",
        f"{HEAD}answers: {{reach: [unknown]}}\n",
        f"{HEAD}answers: {{reach: {{answer: twon}}}}\n",
        f"{HEAD}answers: {{reach: {{answer: town, evidence: rumour}}}}\n",
        f"{HEAD}answers: {{reach: {{answer: town, why: x}}}}\n",
        f"{HEAD}answers: {{}}\nexpects: village\n",
        f"{HEAD}answers: {{}}\nexpects: contested, town or street\n",
        f"{HEAD}answers: {{}}\nexpects: {{}}\n",
        f"{HEAD}answers: {{}}\nexpects: {{because: [decide/nowhere/1]}}\n",
        f"{HEAD}answers: {{}}\nanswer: {{}}\n",
        f"{HEAD}answers: {{}}\nworkshop: {{format: 2, rulebook: wells, edition: '1'}}\n",
        f"{HEAD}answers: {{}}\nworkshop: {{format: 1, rulebook: wells}}\n",
        f"{HEAD}answers: {{}}\nworkshop: {{format: 1, rulebook: w, edition: 1, threshold: 101}}\n",
        f"{HEAD}answers: {{}}\nworkshop: {{format: 1, rulebook: w, edition: 1, questions: {{reach: 1}}}}\n",
        "just words\n",
    ],
)
def test_bad_decisions_do_not_fit(bad):
    """Whatever the reader refuses in the shape of a file, an editor marks as well."""
    _, diagnostics = advisor().read(bad.encode(), "f.yaml")

    assert any(found.severity == "error" for found in diagnostics)
    assert [] != faults(DECISION, bad, yaml.CSafeLoader)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("rulebook: wells", "rulebook: the wells"),
        ("headline: decide", "headlines: decide"),
        ("pull: up", "pull: upwards"),
        ("otherwise:", "or_else:"),
        ("because:", "why:"),
        ("checked: original", "checked: partly"),
        ("at_least:", "above:"),
    ],
)
def test_bad_rulebooks_do_not_fit(good, bad):
    """The same for what rulebooks are made of."""
    assert good in RULES
    broken = RULES.replace(good, bad, 1)

    assert ([], True) == (faults(RULEBOOK, RULES), read_rulebook(broken.encode(), "r.yaml")[0] is None)
    assert [] != faults(RULEBOOK, broken)


def test_the_schemas_know_the_fields_that_the_readers_know():
    """No more and no fewer, so that a new field comes to editors, too."""
    workshop = DECISION["properties"]["workshop"]["properties"]
    question = next(iter(workshop["questions"]["properties"].values()))["properties"]
    noted = next(iter(DECISION["properties"]["answers"]["properties"].values()))["anyOf"][-1]["properties"]

    assert {
        "decision": decision_reader.FIELDS,
        "answer": answer_reader._FIELDS,
        "expected": decision_reader._EXPECTED,
        "workshop": workshop_reader._FIELDS,
        "card": workshop_reader._CARD,
        "talk": workshop_reader._TALK,
        "round": workshop_reader._ROUND,
        "dissent": workshop_reader._DISSENT,
        "rulebook": (*rulebook_reader._FIELDS, *rulebook_reader._PARTS),
    } == {
        "decision": tuple(DECISION["properties"]),
        "answer": tuple(noted),
        "expected": tuple(DECISION["properties"]["expects"]["anyOf"][-1]["properties"]),
        "workshop": tuple(workshop),
        "card": tuple(workshop["card"]["properties"]),
        "talk": tuple(question),
        "round": tuple(question["rounds"]["items"]["properties"]),
        "dissent": tuple(question["dissent"]["items"]["properties"]),
        "rulebook": tuple(RULEBOOK["properties"]),
    }


def test_words_that_an_editor_takes_for_something_else_are_allowed_as_that():
    """A rulebook may call its options `no`, `1` or `2.5`."""
    assert ["no", "1", "2.5", "on", False, 1, 2.5, True] == word(["no", "1", "2.5", "on"])["enum"]


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.CSafeLoader], ids=["text", "typed"])
def test_a_workshop_as_it_is_saved_fits(loader):
    """Rounds, a minority view, parked points and the card."""
    (decision,), diagnostics = read_workshop_file(WORKSHOP)

    assert ((), True) == (diagnostics, decision.workshop is not None)
    assert [] == faults(decision_schema(HALL), render_decision(decision, HALL), loader)


@pytest.mark.parametrize("loader", [yaml.CBaseLoader, yaml.CSafeLoader], ids=["text", "typed"])
def test_a_side_file_fits_and_a_rule_in_it_does_not(loader):
    """Nor does a text without its source text; one that is still empty does."""
    schema = translation_schema(wells.rulebook(), wells.sources())
    sound = f"{wells.HEAD}title:\n  of: Who looks after the wells?\n  text:\n"

    jsonschema.Draft202012Validator.check_schema(schema)
    assert [] == faults(schema, sound, loader)
    assert [1, 1, 1] == [
        len(faults(schema, text, loader))
        for text in (
            f"{sound}headline: decide\n",
            f"{wells.HEAD}title: {{text: Qui ?}}\n",
            f"{sound}questions: {{reach: {{pull: up}}}}\n",
        )
    ]
