"""`explain`: the whole argument."""

from __future__ import annotations

import json

import pytest
from tests.cli.running import broken, good, subsidiarity, unexpected
from tests.reporting.samples import SETTLED

RULES = ("--rulebook", "wells.txt")


def test_the_first_page_is_all_that_it_says_at_first(tmp_path):
    """The result and its reasons; where the rest is, is said to a person alone."""
    run = subsidiarity("explain", "files/a.yaml", *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert run.stdout.startswith("Who mends the pump?\n===================\n\nTown should decide.\n")
    assert "\nWhy         Other streets would pay for it, and they cannot settle that between them.\n" in run.stdout
    assert "The full argument" not in run.stdout


def test_it_argues_in_full(tmp_path):
    """First page, ladder, reasons, sources."""
    run = subsidiarity("explain", "files/a.yaml", "--full", *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    for words in (
        "\nTown should decide.\n",
        "\nThe full argument\n=================\n",
        "  ● Town    recommended\n",
        "\nWhy it moves up\n",
        "[Reed 2004\n",
    ):
        assert words in run.stdout


def test_three_lines_are_enough_for_some(tmp_path):
    """The title, who decides, and who does the rest."""
    run = subsidiarity("explain", "files/a.yaml", "--brief", *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert "Who mends the pump?\nTown should decide.\nLand pays. Town also checks it.\n" == run.stdout


def test_the_full_argument_is_short_and_has_every_fact_of_the_record_once():
    """Each reason with its source, each safeguard, and what it would take to go higher, below the first page."""
    run = subsidiarity("explain", "decisions/harbour-hall.yaml", "--full")
    (record,) = json.loads(subsidiarity("explain", "decisions/harbour-hall.yaml", "--format", "json").stdout)

    text = " ".join(run.stdout.partition("The full argument")[2].split())
    facts = {f"{title} ({kind})" for title, kind in ((each["title"], each["kind"]) for each in record["safeguards"])}
    facts |= {f"{each['because']} [{each['source']}]" for each in record["reasons"]}
    facts |= {each["because"] for each in record["no_higher"]}
    assert {} == {fact: text.count(fact) for fact in facts if text.count(fact) != 1}
    assert 200 > len(run.stdout.splitlines())


def test_it_argues_in_markdown(tmp_path):
    """The same words."""
    run = subsidiarity("explain", "files/a.yaml", "--format", "markdown", *RULES, cwd=good(tmp_path))

    assert 0 == run.returncode
    assert "\n**Town should decide.**\n" in run.stdout


def test_it_argues_in_json(tmp_path):
    """The record, and the argument in words."""
    run = subsidiarity("explain", "files/a.yaml", "--format", "json", *RULES, cwd=good(tmp_path))

    (record,) = json.loads(run.stdout)
    assert ("town", "Town should decide.") == (record["level"], record["argument"]["headline"])


def test_it_argues_for_another_role(tmp_path):
    """Who pays, and why."""
    run = subsidiarity("explain", "files/a.yaml", "--role", "pay", *RULES, cwd=good(tmp_path))

    assert 0 == run.returncode
    assert "\nWho pays? Land.\n" in run.stdout


def test_a_role_that_does_not_exist_is_said(tmp_path):
    """With the nearest one."""
    run = subsidiarity("explain", "files/a.yaml", "--role", "pays", *RULES, cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "the rulebook has no role `pays`: did you mean `pay`?" in run.stderr


def test_a_broken_document_does_not_hide_the_others(tmp_path):
    """Those that can be used are explained, and the exit code is 2."""
    run = subsidiarity("explain", "-", *RULES, cwd=good(tmp_path), stdin=f"title: x\n---{SETTLED}")

    assert 2 == run.returncode
    assert "Town should decide." in run.stdout
    assert "-:1:1: error SUB022" in run.stderr


@pytest.mark.parametrize(("make", "file", "status"), [(unexpected, "b", 1), (broken, "b", 2), (good, "missing", 2)])
def test_the_exit_code_says_how_it_went(tmp_path, make, file, status):
    """1 where an expectation fails, 2 where nothing can be explained."""
    assert status == subsidiarity("explain", f"files/{file}.yaml", *RULES, cwd=make(tmp_path)).returncode


@pytest.mark.parametrize("name", ["harbour-hall", "housing-numbers", "community-minibus"])
def test_the_worked_decisions_read_as_they_did(name, golden):
    """A settled, a contested and an open one, by the rulebook that is shipped."""
    run = subsidiarity("explain", f"decisions/{name}.yaml", "--full", "--date", "2026-03-04")

    assert 0 == run.returncode
    golden(f"{name}.txt", run.stdout)


def test_a_day_to_look_again_that_is_over_is_remarked_on(tmp_path):
    """To whoever typed it, and beside it in the report; it may be a slip."""
    days = ("--date", "2026-03-04", "--review", "2025-01-02")
    run = subsidiarity("explain", "files/a.yaml", *RULES, "--format", "html", *days, cwd=good(tmp_path))

    assert (
        "subsidiarity: --review 2025-01-02 is before the date of the report, 2026-03-04; it is written as given\n"
        == (run.stderr)
    )
    assert "2 January 2025 (this is before the date of the report)" in run.stdout
