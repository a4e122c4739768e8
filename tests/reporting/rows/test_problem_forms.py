"""Problems for code hosts: SARIF, and GitHub's workflow commands; nothing in a text acts there."""

from __future__ import annotations

import json
import re

import pytest
from tests.reporting.samples import rows

from subsidiarity.model.span import Span
from subsidiarity.reporting.rows.github import github_line
from subsidiarity.reporting.rows.problem import Problem, problems_of
from subsidiarity.reporting.rows.sarif import render_sarif

HOSTILE = "a%0A::error::x\n::stop-commands::y\r\x1b[31m, b: c=\u202e <b> [x](y)"


def problems():
    return [problem for row in rows() for problem in problems_of(row.recommendation, row.diagnostics)]


def test_errors_expectations_and_open_decisions_are_problems():
    """What is as its file expects is none."""
    found = problems()

    assert {"error", "note"} <= {problem.severity for problem in found}
    assert {"SUB301", "unexpected", "open"} <= {problem.code for problem in found}
    assert not any("pump" in problem.message for problem in found)


def test_an_unmet_expectation_stands_where_it_is_written():
    """At `expects`, not at the top of the file."""
    (found,) = [problem for problem in problems() if problem.code == "unexpected"]

    assert "ditch: expected town, got street, jointly" == found.message
    assert found.span.line > 2


def test_a_workflow_command_names_file_line_and_column():
    """GitHub shows it beside that line."""
    problem = Problem("error", "SUB301", "no question `x`", Span("a, b.yaml", 4, 2), "did you mean `y`?")

    assert "::error file=a%2C b.yaml,line=4,col=2,title=SUB301::no question `x` (did you mean `y`?)\n" == github_line(
        problem
    )


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_a_text_neither_ends_a_command_nor_begins_one(severity):
    """One problem is one line, and its properties are those we gave."""
    line = github_line(Problem(severity, "SUB001", HOSTILE, Span(HOSTILE, 1, 1)))

    assert 1 == line.count("\n")
    command = re.fullmatch(r"::(error|warning|notice) ([^:\n]*)::(.*)\n", line)
    assert command is not None
    assert ["file", "line", "col", "title"] == [part.split("=")[0] for part in command[2].split(",")]
    assert "\x1b" not in line
    assert "%250A" in line


def test_sarif_is_one_run_with_a_result_a_problem():
    """Every result's rule is described, and its place is a URI with a line and a column."""
    log = json.loads("".join(render_sarif(problems())))
    (run,) = log["runs"]

    assert ("2.1.0", len(problems())) == (log["version"], len(run["results"]))
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    for result, problem in zip(run["results"], problems(), strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert (problem.span.line, problem.span.column) == tuple(place["region"].values())
        assert problem.span.file == place["artifactLocation"]["uri"]
        assert result["level"] in ("error", "warning", "note")


def test_a_path_in_sarif_is_a_uri():
    """Spaces and other letters are escaped, bytes that are no text keep their values, a whole path has a scheme."""
    files = ["a b/é.yaml", "/a/b.yaml", "a\udcff.yaml", "a?b#c.yaml", HOSTILE]
    log = json.loads("".join(render_sarif([Problem("error", "SUB001", "x", Span(file, 1, 1)) for file in files])))

    uris = [
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["runs"][0]["results"]
    ]
    assert ["a%20b/%C3%A9.yaml", "file:///a/b.yaml", "a%FF.yaml", "a%3Fb%23c.yaml"] == uris[:4]
    assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", uris[4])


def test_text_in_sarif_does_not_act_on_a_terminal():
    """The log is text for programs, and people look at it all the same."""
    text = "".join(render_sarif([Problem("error", "SUB001", HOSTILE, Span("a.yaml", 1, 1))]))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "::stop-commands::y" in json.loads(text)["runs"][0]["results"][0]["message"]["text"]


def test_nothing_wrong_is_an_empty_run():
    """And still a whole log."""
    log = json.loads("".join(render_sarif([])))

    assert [] == log["runs"][0]["results"]
