"""The words that say which rows of a batch are wanted."""

from __future__ import annotations

import pytest
from tests.reporting.samples import advisor, rows

from subsidiarity.batch.filter import NotAFilter, read_filter

RULEBOOK = advisor().rulebook


def wanted(*texts):
    """The ids, or files, of the sample rows for which a filter holds."""
    chosen = read_filter(texts, RULEBOOK)
    return [named(row) for row in rows() if chosen.holds(row)]


def named(row):
    return row.file if row.recommendation is None else row.recommendation.decision.id


EVERY = [named(row) for row in rows()]


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("error", lambda row: row.is_error),
        ("not error", lambda row: not row.is_error),
        ("unexpected", lambda row: row.is_unexpected),
        ("warning", lambda row: any(found.severity == "warning" for found in row.diagnostics)),
        ("open", lambda row: has(row) and row.recommendation.headline.outcome is None),
        ("level=town", lambda row: has(row) and row.recommendation.level == "town"),
        ("level=town|land", lambda row: has(row) and row.recommendation.level in ("town", "land")),
        ("level!=town", lambda row: not has(row) or row.recommendation.level != "town"),
        ("not level!=town", lambda row: has(row) and row.recommendation.level == "town"),
        ("outcome = street,  jointly", lambda row: has(row) and spelled(row) == "street, jointly"),
        ("outcome=no level", lambda row: has(row) and spelled(row) == "no level"),
        ("possible=land", lambda row: has(row) and "land" in possible(row)),
        ("decide=town", lambda row: has(row) and spelled(row) == "town"),
        ("open=trust", lambda row: has(row) and "trust" in open_questions(row)),
        ("code=SUB301", lambda row: any(found.code == "SUB301" for found in row.diagnostics)),
        ("id=pump", lambda row: named(row) == "pump"),
        ("branch=decide/framing/disputed", lambda row: has(row) and "decide/framing/disputed" in taken(row)),
    ],
)  # fmt: skip
def test_a_term_holds_for_what_it_says(text, is_so):
    """Of the sample rows some are wanted, and some are not."""
    expected = [named(row) for row in rows() if is_so(row)]

    assert expected == wanted(text)
    assert len(expected) < len(EVERY)


def test_all_terms_must_hold():
    """Whether they stand together or apart."""
    together = wanted("not error and level=town")

    assert together == wanted("not error", "level=town")
    assert set(together) == set(wanted("not error")) & set(wanted("level=town"))
    assert EVERY == wanted()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("errors", "no test `errors`: did you mean `error`?"),
        ("levle=town", "no test `levle`: did you mean `level`?"),
        ("level=twon", "`level` is never `twon`: did you mean `town`?"),
        ("level=town|", "`level` is never ``"),
        ("level==town", "`level` is never `=town`"),
        ("", "a test is missing: use one of: error, open, unexpected"),
        ("level", "no test `level`"),
        ("error or open", "no test `error or open`"),
        ("direction=up", "`direction` is never `up`"),
        ("open=no_such_question", "`open` is never `no_such_question`"),
    ],
)
def test_what_nobody_knows_is_refused_with_the_nearest_word(text, said):
    """A misspelt filter must not be taken for one that nothing fits."""
    with pytest.raises(NotAFilter) as refused:
        read_filter([text], RULEBOOK)

    assert said in str(refused.value)


def has(row):
    return row.recommendation is not None


def spelled(row):
    outcome = row.recommendation.headline.outcome
    return None if outcome is None else outcome.spelling


def possible(row):
    return [outcome.spelling for outcome in row.recommendation.headline.possible]


def open_questions(row):
    return (*row.recommendation.open_questions, *row.recommendation.shaping_questions)


def taken(row):
    return [step.taken.id for advice in row.recommendation.roles for step in advice.walk if step.taken is not None]
