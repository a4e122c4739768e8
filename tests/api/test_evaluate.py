"""Results of many decisions in a form by its name, without a command; and what is loaded for one."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from tests.api.shed import ROOF, RULES, advisor_of

import subsidiarity.api
from subsidiarity.api import NotAFilter, UnknownName

DOOR = "decision: door\ntitle: Who paints the door?\nanswers: {use: one, trust: helps}\n"

ONE = """
import sys
from subsidiarity.api import load_advisor
advisor, _ = load_advisor(sys.argv[1])
(decision,), _ = advisor.read_file(sys.argv[2])
print(advisor.evaluate(decision).level)
rooms = ("subsidiarity.analysis.", "subsidiarity.reporting.", "subsidiarity.workshop.")
heavy = ("numpy", "networkx", "rich", "textual")
print(sorted(name for name in sys.modules if name in heavy or name.startswith(rooms)))
"""


def test_every_public_name_is_there():
    """Those that are loaded when they are asked for, too."""
    assert [] == [name for name in subsidiarity.api.__all__ if getattr(subsidiarity.api, name, None) is None]


def test_no_other_name_is_there():
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'advice'"):
        _ = subsidiarity.api.advice  # type: ignore[attr-defined]


def test_results_are_lines_of_json(tmp_path):
    """One for each decision, in order."""
    (tmp_path / "many.yaml").write_text(f"{ROOF}---\n{DOOR}")
    pieces = advisor_of(tmp_path).results([str(tmp_path / "many.yaml")])
    records = [json.loads(line) for line in "".join(map(str, pieces)).splitlines()]

    assert [("roof", "street"), ("door", "house")] == [(record["id"], record["level"]) for record in records]


def test_results_have_columns_and_filters(tmp_path):
    """As the command has them."""
    (tmp_path / "many.yaml").write_text(f"{ROOF}---\n{DOOR}")
    advisor = advisor_of(tmp_path)
    pieces = advisor.results([str(tmp_path / "many.yaml")], "csv", columns=["id", "level"], wanted=["level=house"])

    assert ['"id","level"', '"door","house"'] == "".join(map(str, pieces)).splitlines()


def test_what_nobody_knows_is_refused(tmp_path):
    """A form, a column, a filter."""
    advisor = advisor_of(tmp_path)
    with pytest.raises(UnknownName, match="pdf"):
        advisor.results([], "pdf")
    with pytest.raises(UnknownName, match="levle"):
        advisor.results([], "csv", columns=["levle"])
    with pytest.raises(NotAFilter):
        advisor.results([], wanted=["levle=house"])


def test_one_decision_loads_no_words_and_nothing_heavy(tmp_path):
    """The rest is loaded by whoever asks for it."""
    (tmp_path / "rules.yaml").write_text(RULES)
    (tmp_path / "roof.yaml").write_text(ROOF)
    command = [sys.executable, "-c", ONE, str(tmp_path / "rules.yaml"), str(tmp_path / "roof.yaml")]
    subprocess.run(command, capture_output=True, check=True)  # reads the rulebook anew, and keeps it
    run = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "street\n[]\n" == run.stdout
