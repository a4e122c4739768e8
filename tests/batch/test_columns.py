"""Columns say of each row what a single evaluation says of it alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, every_sheet
from tests.reasoning.plain_walk import end_of

from subsidiarity.api import load_advisor
from subsidiarity.batch.columns import codes as codes_module
from subsidiarity.batch.columns.codes import NOT_KNOWN, OPEN, CodeAdvice
from subsidiarity.model.decision import Answer, Decision
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.expectation import held_branches


@pytest.fixture(scope="module")
def compiled():
    """The rulebook we ship."""
    advisor, _ = load_advisor()
    assert advisor is not None
    return advisor.compiled


def random_codes(compiled, rows, share_unknown, seed):
    """A column a question: random options, some not known yet."""
    random = np.random.default_rng(seed)
    codes = [random.integers(0, size, rows, dtype=np.uint8) for size in compiled.sizes]
    for column in codes:
        column[random.random(rows) < share_unknown] = NOT_KNOWN
    return codes


def decision_of_row(compiled, codes, row):
    answers = {
        question.id: Answer(frozenset([question.option_ids[column[row]]]))
        for question, column in zip(compiled.rulebook.questions, codes, strict=True)
        if column[row] != NOT_KNOWN
    }
    return Decision(f"row {row}", "", "", answers)


def alone(compiled, decision):
    """A single evaluation: outcomes possible for each role, branches that hold, safeguards that certainly do."""
    advice = advise(compiled, decision)
    return (
        [{compiled.outcomes.index(outcome) for outcome in role.possible} for role in advice.roles],
        held_branches(advice),
        {each.safeguard.id for each in advice.safeguards if each.is_certain},
    )


def in_columns(compiled, columns, codes):
    """What `alone` says, for every row of the columns; and that the codes of outcomes agree with the possible ones."""
    roles, safeguards = columns.evaluate(codes)
    for row in range(len(codes[0])):
        possible = [set(members(role.possible, row)) for role in roles]
        assert [next(iter(each)) if len(each) == 1 else OPEN for each in possible] == [r.outcomes[row] for r in roles]
        held = {
            ids[bit] for role, ids in zip(roles, columns.branch_ids, strict=True) for bit in members(role.held, row)
        }
        yield possible, held, {compiled.safeguards[bit].safeguard.id for bit in members(safeguards, row)}


def members(words, row):
    return [64 * place + bit for place, word in enumerate(words) for bit in range(64) if int(word[row]) >> bit & 1]


@pytest.mark.parametrize(
    ("rows", "share_unknown"),
    [(1_000, 0.0), (400, 0.03), (300, 0.3), (50, 0.9), pytest.param(10_000, 0.0, marks=pytest.mark.long)],
)
def test_columns_say_what_each_decision_would_get_alone(compiled, rows, share_unknown):
    """Outcomes, reasons and safeguards of random sheets, full and open, in the rulebook we ship."""
    codes = random_codes(compiled, rows, share_unknown, seed=rows)
    expected = (alone(compiled, decision_of_row(compiled, codes, row)) for row in range(rows))

    found = in_columns(compiled, CodeAdvice(compiled), codes)

    assert [] == [row for row, (one, other) in enumerate(zip(expected, found, strict=True)) if one != other]


@given(st.data())
def test_any_small_rulebook_is_evaluated_alike(data):
    """Conditions nested and denied, one role looking at another, rows with unknowns among full ones."""
    compiled = data.draw(compiled_rulebooks())
    answer = [st.sampled_from([*range(size), NOT_KNOWN]) for size in compiled.sizes]
    rows = data.draw(st.lists(st.tuples(*answer), min_size=1, max_size=20))
    codes = list(np.array(rows, dtype=np.uint8).T)
    expected = [alone(compiled, decision_of_row(compiled, codes, row)) for row in range(len(rows))]

    assert expected == list(in_columns(compiled, CodeAdvice(compiled), codes))


@given(compiled_rulebooks(), st.booleans())
def test_both_ways_end_where_the_plain_walk_ends(compiled, with_tables):
    """Every full sheet of a small rulebook, by planes and by block tables."""
    sheets = every_sheet(compiled)
    codes = list(np.array(sheets, dtype=np.uint8).T)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codes_module, "BREAK_EVEN_ROWS", 0 if with_tables else len(sheets) + 1)
        for place, role in enumerate(compiled.roles):
            expected = [compiled.outcomes.index(end_of(compiled.rulebook, sheet, role.role.id)) for sheet in sheets]

            assert expected == CodeAdvice(compiled).outcomes(codes, place).tolist()


def test_tables_and_planes_agree_across_chunks(compiled, monkeypatch):
    """Chunks with unknowns go by planes, full ones by tables; the seams do not show."""
    codes = random_codes(compiled, 5_000, 0.0, seed=1)
    for column in codes:
        column[2_000:2_010] = NOT_KNOWN
    by_planes = [CodeAdvice(compiled).outcomes(codes, role) for role in range(len(compiled.roles))]
    monkeypatch.setattr(codes_module, "BREAK_EVEN_ROWS", 0)
    monkeypatch.setattr(codes_module, "TABLE_ROWS", 700)

    by_tables = [CodeAdvice(compiled).outcomes(codes, role) for role in range(len(compiled.roles))]

    assert [each.tolist() for each in by_planes] == [each.tolist() for each in by_tables]
    assert OPEN in by_tables[0][2_000:2_010]


def test_no_rows_are_no_results(compiled):
    """A batch may be empty."""
    codes = [np.empty(0, np.uint8) for _ in compiled.order]

    roles, safeguards = CodeAdvice(compiled).evaluate(codes)

    assert [(0,)] * len(roles) == [role.outcomes.shape for role in roles]
    assert (1, 0) == safeguards.shape
