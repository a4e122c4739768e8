"""Who acts in a role, in the words of the rulebook."""

from __future__ import annotations

from dataclasses import replace

from tests.reporting.samples import CONTESTED, OPEN, RULES, SETTLED, recommended

from subsidiarity.model.outcome import Outcome
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.reporting.wording.clause import clause_of, result_clause
from subsidiarity.reporting.wording.headline import headline_of, role_sentence
from subsidiarity.reporting.wording.noun_words import with_levels


def saying(text: str, headline_says: str = "") -> Recommendation:
    """A recommendation whose first two roles have clauses."""
    found = recommended(text)
    decide, pay, *others = found.roles
    decide = replace(decide, role=replace(decide.role, says="{body} should decide"))
    pay = replace(pay, role=replace(pay.role, says="the money should come from {body}"))
    rulebook = replace(found.rulebook, headline_says=headline_says)
    return replace(found, rulebook=rulebook, roles=(decide, pay, *others))


def test_a_role_says_its_clause():
    """A role without one has its question and the answer."""
    found = saying(SETTLED)

    assert ["Town should decide.", "The money should come from land.", "Who checks it? Town."] == [
        role_sentence(found, advice) for advice in found.roles
    ]


def test_how_a_level_acts_is_said_after_what_it_does():
    """As people say it, and not between who acts and the verb."""
    found = saying(SETTLED)
    jointly = Outcome("jointly", "street")

    assert [
        "street should decide, jointly with its neighbours",
        "the money should come from street, jointly with its neighbours",
    ] == [clause_of(found.rulebook, advice.role, jointly) for advice in found.roles[:2]]


def test_other_words_with_a_comma_are_set_off_where_the_clause_goes_on():
    """And not where it ends."""
    says = 'says: "a body, chosen by all, in {body}"'
    found = saying(SETTLED)
    rulebook = recommended(SETTLED, RULES.replace('says: "{body}, jointly with its neighbours"', says)).rulebook
    jointly = Outcome("jointly", "street")

    assert [
        "a body, chosen by all, in street, should decide",
        "the money should come from a body, chosen by all, in street",
    ] == [clause_of(rulebook, advice.role, jointly) for advice in found.roles[:2]]


def test_a_body_that_is_a_list_is_not_set_off():
    """Its commas are its own."""
    found = saying(SETTLED)
    rulebook = recommended(SETTLED, RULES.replace("body: town", 'body: "Ash, Birch and Cedar"')).rulebook

    assert "Ash, Birch and Cedar should decide" == clause_of(rulebook, found.roles[0].role, Outcome("", "town"))


def test_the_headline_joins_the_clauses_that_the_rulebook_names():
    """In its order, and with its words."""
    assert "Town should decide, and the money should come from land." == headline_of(
        saying(SETTLED, "{decide}, and {pay}")
    )


def test_a_headline_is_the_deciding_roles_alone_while_another_is_open():
    """Nothing is said of money that may come from two."""
    assert headline_of(saying(OPEN)) == headline_of(saying(OPEN, "{decide}, and {pay}"))


def test_what_is_contested_is_said_as_a_result():
    """Nobody should decide yet."""
    found = saying(CONTESTED)
    decide, (outcome,) = found.roles[0].role, found.roles[0].possible

    assert ["", "the result is contested between street and town"] == [
        clause_of(found.rulebook, decide, outcome),
        result_clause(found.rulebook, decide, outcome),
    ]


def test_a_level_without_others_beside_it_acts_with_others_at_its_level():
    """Where a manner speaks of them, and the rulebook does not say who they are."""
    found = saying(SETTLED)

    assert "town and others at its level" == with_levels(found.rulebook, "{body} and {bodies}", Outcome("", "town"))


def test_the_name_of_a_body_is_filled_in_as_it_is():
    """Braces in it are letters, even where they spell a gap."""
    found = recommended(SETTLED, RULES.replace("body: town", 'body: "{above} {because} {body}"'))

    assert "{above} {because} {body} should decide." == headline_of(found)
