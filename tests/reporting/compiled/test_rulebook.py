"""The compiled rulebook as JSON: by its schema, the same bytes each time, in every language that there is."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from tests.reporting.compiled.scripts import RULEBOOKS, opened

from subsidiarity.api import compiled_text

SCHEMA = json.loads(
    files("subsidiarity.reporting").joinpath("compiled/compiled.schema.json").read_text(encoding="utf-8")
)
PAGE = (Path(__file__).parents[3] / "docs" / "compiled.md").read_text(encoding="utf-8")


def compiled(path):
    """The compiled rulebook of a file, read back."""
    return json.loads(compiled_text(opened(path)))


@pytest.mark.parametrize("path", RULEBOOKS, ids=lambda path: Path(path or "climb").stem)
def test_it_fits_its_schema(path):
    """Every field of it, and no other."""
    found = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(compiled(path)))

    assert [] == found


@pytest.mark.parametrize("path", RULEBOOKS, ids=lambda path: Path(path or "climb").stem)
def test_nodes_lead_to_later_questions_and_no_two_are_alike(path):
    """Each node stands once, after those that it leads to, with a place for each option, and turns on its question."""
    record = compiled(path)
    nodes = record["nodes"]

    assert len(nodes) == len({tuple(node) for node in nodes})
    assert [] == [
        number
        for number, (question, *lands) in enumerate(nodes)
        if len(lands) != len(record["questions"][question]["options"])
        or len(set(lands)) == 1
        or any(land >= number or (land >= 0 and nodes[land][0] <= question) for land in lands)
    ]


def test_every_field_has_a_row_on_its_page():
    """In words from which a program can be written."""
    rows = [row.split("|")[1] for row in PAGE.split("\n## ")[0].splitlines() if row.startswith("| `")]
    named = [name.strip(" `") for row in rows for name in row.split(",")]

    assert list(SCHEMA["properties"]) == named


def test_texts_stand_in_each_language_with_the_meaning_once():
    """The clinic's rulebook has a side file in French."""
    record = json.loads(compiled_text(opened(RULEBOOKS[1]), [opened(RULEBOOKS[1], "fr").rulebook]))
    asked = {tag: texts["questions"]["who_bears"]["ask"] for tag, texts in record["texts"].items()}

    assert {"en-GB": "Who bears the risk?", "fr": "Qui porte le risque ?"} == asked
    assert {**record, "texts": None} == {**compiled(RULEBOOKS[1]), "texts": None}
