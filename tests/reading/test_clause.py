"""The clauses of roles, and the headline that joins them, are read with their gaps."""

from __future__ import annotations

import pytest
from tests.reading.samples import at_mark, rulebook, said_of_rulebook

ROLE = """\
roles:
  decide:
    name: decides
    ask: Who decides on the benches?
    says: SAYS
    start: above_street
    steps:
      above_street:
        ask: Is it necessary to move above the street?
        otherwise: {to: street, because: Those who sit on them can decide., source: Oates 1972}
"""


def test_a_role_has_a_clause():
    """With a gap for who acts."""
    found = rulebook(ROLE.replace("SAYS", '"{body} should decide"'))

    assert "{body} should decide" == found.role("decide").says


def test_a_headline_may_join_the_clauses_of_roles():
    """Each by its id."""
    found = rulebook('headline_says: "so {decide}"\n' + ROLE.replace("SAYS", '"{body} should decide"'))

    assert "so {decide}" == found.headline_says


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('§"it should"', "SUB115 `says` has `{body}` once, and here it stands 0 times"),
        ('§"{body} and {body}"', "SUB115 `says` has `{body}` once, and here it stands 2 times"),
        ('§""', "SUB023 expected `says` as text, found nothing"),
    ],
)
def test_a_clause_has_one_gap(says, message):
    """Or nobody would know who acts."""
    text, expected = at_mark(ROLE.replace("SAYS", says), message)

    assert [expected] == said_of_rulebook(text)


def test_a_clause_has_no_other_gap():
    """As none would be filled."""
    text, expected = at_mark(ROLE.replace("SAYS", '§"{body} or {boddy}"'), "SUB115 nothing fills the gap `{boddy}`")

    assert [expected] == said_of_rulebook(text)


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('§"{decides}"', "SUB111 no role `decides`"),
        ('§"{decide}{x}{x}"', "SUB111 no role `x`"),
        ('§"[{decide}"', "SUB115 a part in brackets ends where it begins again, or never"),
        ('§"{decide}[, and [it]]"', "SUB115 a part in brackets ends where it begins again, or never"),
        ('§"{decide:bodies}"', "SUB111 no role `decide:bodies`"),
        ('§"somebody should[, and {decide}]"', "SUB111 `headline_says` may leave out `decide`, which is the headline"),
        ('§"somebody should"', "SUB111 `headline_says` may leave out `decide`, which is the headline"),
    ],
)
def test_a_headline_joins_roles_that_have_a_clause(says, message):
    """The headline's own among them."""
    text, expected = at_mark(f"headline_says: {says}\n", message)

    assert [expected] == said_of_rulebook(text + ROLE.replace("SAYS", '"{body} should decide"'))


def test_a_headline_that_joins_a_role_without_a_clause_says_what_is_missing():
    """The role is there; its words are not."""
    text, expected = at_mark('headline_says: §"{decide}"\n', "SUB111 the role `decide` has no `says`")

    assert [expected] == said_of_rulebook(text + ROLE.replace("    says: SAYS\n", ""))


def test_a_headline_may_name_the_outcome_of_a_role_without_a_clause():
    """It has the outcome's own words."""
    assert [] == said_of_rulebook('headline_says: "It is for {decide:body}"\n' + ROLE.replace("    says: SAYS\n", ""))
