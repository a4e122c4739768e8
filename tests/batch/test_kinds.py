"""Columns of answers to a question of kinds: one kind a cell."""

from __future__ import annotations

import pyarrow as pa
from tests.workshop.kinds import KINDS

from subsidiarity.batch.columns.answers import WRONG, read_answers
from subsidiarity.batch.columns.codes import NOT_KNOWN
from subsidiarity.reading.answers.answer import ONE_KIND

MATTER = KINDS.rulebook.question("matter")


def test_one_kind_or_none_is_read():
    """A word twice is still one kind."""
    found = read_answers(pa.array(["rule", "unknown", "case|case", None]), MATTER)

    assert None is found.problems
    assert [0, NOT_KNOWN, 2, NOT_KNOWN] == [
        code if code < 3 or code == NOT_KNOWN else found.sets[code - 3].bit_length() - 1
        for code in found.codes.tolist()
    ]


def test_several_kinds_in_a_cell_are_refused_in_words():
    """Whether they stand there as several, or as people say it."""
    found = read_answers(pa.array(["rule|case", "rule or case"]), MATTER)

    assert found.problems is not None
    assert [WRONG, WRONG] == found.codes.tolist()
    assert [
        f"`matter` is not ordered, so its answer is one kind, not rule, case; {ONE_KIND}",
        f"`matter` has no option `rule or case`; {ONE_KIND}",
    ] == found.problems.to_pylist()
