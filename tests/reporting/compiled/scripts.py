"""The scripts of the program, run under node, and random answer sheets to run them on."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from subsidiarity.api import load_advisor, load_advisor_in
from subsidiarity.model.decision import Answer, Decision

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
WEB = ROOT / "src" / "subsidiarity" / "reporting" / "web"
RULEBOOKS = [None, *(str(ROOT / "tests" / "rulebooks" / f"{name}.yaml") for name in ("clinic", "federation", "firm"))]
"""The rulebook that is shipped, and three others."""

SHEETS = pytest.mark.parametrize("number", [100, pytest.param(2_000, marks=pytest.mark.long)])
"""The number of random sheets: some in every run, and a great many in the long one."""


def opened(path, language=None):
    """The advisor of a rulebook's file (None: the one that is shipped), in its own language or another."""
    advisor = load_advisor(path)[0] if language is None else load_advisor_in(language, path)[0]
    assert advisor is not None
    return advisor


needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no node")


def under_node(call, given, *scripts):
    """What a function (JavaScript, as text) of some scripts of the program makes of something, as JSON."""
    command = ["node", HERE / "run.mjs", call, *(WEB / script for script in scripts)]
    run = subprocess.run([*map(str, command)], input=json.dumps(given), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def random_sheets(rulebook, number, seed=1):
    """Random sheets: full ones and partial ones, ranges and what is not known in many shares; options by place."""
    chance = random.Random(seed)
    return [_sheet(rulebook, chance, chance.choice((0, 0.05, 0.1, 0.3, 0.6, 1))) for _ in range(number)]


def _sheet(rulebook, chance, share_open):
    sheet = []
    for question in rulebook.questions:
        places = range(len(question.options))
        kind = chance.random() / share_open if share_open else 1
        several = places if kind < 0.5 else chance.sample(places, chance.randint(1, len(places)))
        sheet.append(sorted(several if kind < 1 else [chance.choice(places)]))
    return sheet


def decision_of(rulebook, sheet):
    """The decision with a sheet's answers."""
    answers = {
        question.id: Answer(frozenset(question.option_ids[place] for place in places))
        for question, places in zip(rulebook.questions, sheet, strict=True)
    }
    return Decision("case", "A case", "", answers)
