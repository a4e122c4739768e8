"""The way of a plain line from its bytes to its record: short, for whoever follows it with a finger."""

from __future__ import annotations

import json
import random
import sys
from itertools import islice
from pathlib import Path

import subsidiarity
from subsidiarity.api import load_advisor

HOUSE = str(Path(subsidiarity.__file__).parent)
MOST_MODULES = 20


def test_a_plain_line_enters_few_modules(tmp_path):
    """The three hundredth of a file, whose answers were met before."""
    advisor, _ = load_advisor()
    assert advisor is not None
    choose = random.Random(3)
    questions = advisor.rulebook.questions
    sheets = [{each.id: choose.choice(each.option_ids) for each in questions} for _ in range(20)]
    lines = [{"decision": f"d{n}", "title": "Who?", "answers": sheets[n % 20]} for n in range(600)]
    (tmp_path / "lines.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    entered: set[str] = set()

    def note(frame, event, _argument):
        if event == "call" and frame.f_code.co_filename.startswith(HOUSE):
            entered.add(frame.f_code.co_filename.removeprefix(HOUSE))

    records = advisor.results([str(tmp_path / "lines.jsonl")])
    assert len(list(islice(records, 299))) == 299
    before = sys.getprofile()
    sys.setprofile(note)
    try:
        rest = list(records)
    finally:
        sys.setprofile(before)

    assert 301 == len(rest)
    assert sorted(entered) == sorted(entered)[:MOST_MODULES]
