"""`what-if`: what other answers would do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.running import broken, good, subsidiarity

RULES = ("--rulebook", "wells.txt")
DECISIONS = Path(__file__).parents[3] / "decisions"


def test_it_says_what_would_change(tmp_path):
    """With another answer, the pump would stay in the street."""
    run = subsidiarity("what-if", "files/a.yaml", "--set", "deals=likely", *RULES, cwd=good(tmp_path))

    assert (0, "") == (run.returncode, run.stderr)
    assert "\nStreet should decide, jointly with its neighbours, instead of town.\n" in run.stdout


def test_what_explain_says_would_change_it_does(tmp_path):
    """The change that `explain` names, asked of `what-if`, comes out as it said."""
    told = subsidiarity("explain", "files/a.yaml", "--full", *RULES, cwd=good(tmp_path))
    tried = subsidiarity("what-if", "files/a.yaml", "--set", "reach=land", "--set", "deals=never", *RULES, cwd=tmp_path)

    words = " ".join(told.stdout.split())
    assert (
        "If those who gain or lose live across the land, and if neighbours have failed to settle it, land should"
        in words
    )
    assert "\nLand should decide, instead of town.\n" in tried.stdout


def test_it_leaves_the_file_as_it_is(tmp_path):
    """Asking changes nothing."""
    before = (good(tmp_path) / "files" / "a.yaml").read_bytes()

    subsidiarity("what-if", "files/a.yaml", "--set", "deals=likely", *RULES, cwd=tmp_path)

    assert before == (tmp_path / "files" / "a.yaml").read_bytes()


def test_an_answer_may_be_a_range_or_unknown(tmp_path):
    """Then more than one result is possible."""
    run = subsidiarity(
        "what-if", "files/a.yaml", "--set", "deals=likely,doubtful", "--set", "trust=unknown", *RULES,
        cwd=good(tmp_path),
    )  # fmt: skip

    assert 0 == run.returncode
    assert "The result is open (" in run.stdout


@pytest.mark.parametrize("typed", ["likely or doubtful", "likely|doubtful", "[likely, doubtful]", "likly, doubtful"])
def test_a_range_spelled_otherwise_is_spelled_right_in_the_hint(tmp_path, typed):
    """As it can be typed again."""
    run = subsidiarity("what-if", "files/a.yaml", "--set", f"deals={typed}", *RULES, cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert run.stderr.endswith(": a range is written deals=likely,doubtful\n")


def test_it_writes_the_outline_for_programs(tmp_path):
    """A list, one entry a decision."""
    run = subsidiarity(
        "what-if", "files/a.yaml", "--set", "deals=likely", "--format", "json", *RULES, cwd=good(tmp_path)
    )

    (found,) = json.loads(run.stdout)
    assert "Street should decide, jointly with its neighbours, instead of town." == found["headline"]


def test_names_may_be_typed_as_reports_show_them():
    """Reports say 'strong' of 'the need for local ownership' where the rulebook has ids; a comma divides no name."""
    run = subsidiarity(
        "what-if", DECISIONS / "harbour-hall.yaml",
        "--set", "How many people it takes=up to a million",
        "--set", "the effect on people elsewhere=noticed, no loss",
        "--set", "the need for local ownership=absolute,strong",
    )  # fmt: skip

    assert (0, "") == (run.returncode, run.stderr)
    assert "How many people it takes: “Tens or hundreds of thousands”" in run.stdout


SHARED = """rulebook: shared
edition: 1
title: Shared names
headline: decide
levels:
  low: {name: Low, body: the low one, about: The lower one.}
  high: {name: High, body: the high one, about: The higher one.}
questions:
  first:
    name: how far
    theme: size
    pull: up
    ask: How far does it reach?
    options:
      near: {text: "Near, or very near", short: "near, or very near", says: it is near}
      away: {text: Away, short: away, says: it is away}
      gone: {text: Gone, short: Away, says: it is gone}
    source: Report
  second:
    name: How far
    theme: size
    pull: up
    ask: How far does it cost?
    options:
      little: {text: Little, short: little, says: it costs little}
      much: {text: Much, short: much, says: it costs much}
    source: Report
roles:
  decide:
    name: decides
    ask: Who decides?
    start: only
    steps:
      only:
        ask: Is it away?
        branches:
          - {id: far, when: {first: {is: gone}}, to: high, because: It is gone., source: Report}
          - {id: dear, when: {second: {is: much}}, to: high, because: It costs much., source: Report}
        otherwise: {to: low, because: It is near., source: Report}
sources:
  Report: {author: Council, year: 2020, title: Report, checked: original}
"""


def shared(folder: Path, setting: str):
    """The command by a rulebook in which two questions, and two options of one, go by the same name."""
    (folder / "shared.txt").write_text(SHARED, encoding="utf-8")
    (folder / "pond.yaml").write_text("decision: pond\ntitle: Pond\nanswers: {second: little}\n", encoding="utf-8")
    return subsidiarity("what-if", "pond.yaml", "--set", setting, "--rulebook", "shared.txt", cwd=folder)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("how far=near", "several questions are called `how far`: use one of: first, second"),
        ("first=AWAY", "several options of `first` are called `AWAY`: use one of: away, gone"),
        ("first=near,AWAY", "several options of `first` are called `AWAY`: use one of: away, gone"),
    ],
)
def test_a_name_that_several_share_is_no_guess(tmp_path, setting, said):
    """An answer to the wrong question would look like an answer to the right one."""
    run = shared(tmp_path, setting)

    assert (2, "") == (run.returncode, run.stdout)
    assert said in run.stderr


@pytest.mark.parametrize("typed", ["near, or very near", "near, or very near,away", "away,NEAR, or very near"])
def test_a_comma_in_a_name_divides_nothing_in_a_range(tmp_path, typed):
    """The longest name counts; `away` is an id, which counts before the name that two options share."""
    run = shared(tmp_path, f"first={typed}")

    assert (0, "") == (run.returncode, run.stderr)
    assert "“Near, or very near”" in run.stdout


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (["deals=likely,unknown"], "`deals` has no option `unknown`: it is an answer by itself"),
        ([f"{'a' * 500}=x"], f"no question `{'a' * 80}`"),
        ([f"deals={'a' * 500}"], f"`deals` has no option `{'a' * 80}`"),
        (["deels=likely"], "no question `deels`: did you mean `deals`?"),
        (["deals=likly"], "`deals` has no option `likly`: did you mean `likely`?"),
        (["deals"], "no option is named for `deals`: use one of: likely, doubtful, never, unknown"),
        (["deals=likely", "deals=never"], "`deals` is set twice: name each question once; a range is OPTION,OPTION"),
        (["\x1b[31m=x"], "no question `\\x1b[31m`"),
    ],
)
def test_a_setting_that_makes_no_sense_is_said(tmp_path, settings, said):
    """With the nearest word there is, and nothing on standard output."""
    options = [part for setting in settings for part in ("--set", setting)]
    run = subsidiarity("what-if", "files/a.yaml", *options, *RULES, cwd=good(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert said in run.stderr


def test_a_file_that_cannot_be_used_is_said(tmp_path):
    """With its place."""
    run = subsidiarity("what-if", "files/b.yaml", "--set", "deals=likely", *RULES, cwd=broken(tmp_path))

    assert (2, "") == (run.returncode, run.stdout)
    assert "files/b.yaml:" in run.stderr
