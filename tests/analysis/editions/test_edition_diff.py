"""Which answer sheets two editions place differently, and which branch is the cause."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import every_walk, rulebooks_to_audit, unhurried
from tests.analysis.small_rulebooks import bits_of, decision_of
from tests.analysis.written_rulebooks import LEVELS, PLAIN, QUESTIONS, later_role, rulebook, sheet
from tests.reasoning.plain_walk import ends_of

from subsidiarity.analysis.editions.common_ground import find_common_ground
from subsidiarity.analysis.editions.decision_diff import DecisionDiffs, as_decisions
from subsidiarity.analysis.editions.edition_diff import compare_editions
from subsidiarity.model.condition import Not
from subsidiarity.model.edition import FieldChange, NameChange, SafeguardDiff
from subsidiarity.reasoning.advise import advise
from subsidiarity.reasoning.compiled import compile_rulebook
from subsidiarity.reasoning.expectation import unmet

FAR = "- {id: far, when: {reach: {is: land}}, to: land, because: B, source: S}"
WIDE = "- {id: wide, when: {all: [{reach: {is: town}}, {trust: {at_most: some}}]}, to: town, because: B, source: S}"
OWN = "- {id: own, when: {all: [{reach: {is: land}}, {trust: {is: much}}]}, to: street, because: B, source: S}"
LAW = "  law: {name: law, theme: t, pull: none, ask: Which law?, options: {old: o, new: n}, source: S}\n"
FOLLOWER = """
  start:
    ask: Who pays?
    branches:
      - {id: high, when: {decide: {is: land}}, to: land, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def changes_between(old, new):
    """The headline's changes, as (before, after, number of sheets, what became of which branch)."""
    diff = compare_editions(find_common_ground(old, new))
    return [
        (
            each.before.spelling,
            each.after.spelling,
            each.sheets,
            each.cause and (each.cause.change, each.cause.branch_id),
        )
        for each in diff.roles[0].changes
    ]


def with_branch(branch, before=FAR):
    return PLAIN.replace(before, f"{branch}\n      {before}")


def test_the_same_rules_place_every_sheet_alike():
    """Another number is no difference."""
    diff = compare_editions(find_common_ground(rulebook(), rulebook(edition="2")))

    assert (18, [()], ()) == (diff.every, [role.changes for role in diff.roles], diff.safeguards)


def test_a_branch_that_was_added_is_the_cause():
    """With a reach of the land and much trust the street now keeps what the land had: 2 of 18 sheets."""
    found = changes_between(rulebook(), rulebook(with_branch(OWN)))

    assert [("land", "street", 2, ("added", "decide/start/own"))] == found


def test_a_branch_that_was_removed_is_the_cause():
    """The other way round."""
    found = changes_between(rulebook(with_branch(OWN)), rulebook())

    assert [("street", "land", 2, ("removed", "decide/start/own"))] == found


def test_a_branch_whose_condition_was_narrowed_is_the_cause():
    """Without trust only: 2 sheets with some trust fall to the street, or to no level for the poor."""
    found = changes_between(rulebook(), rulebook(PLAIN.replace("{at_most: some}", "{is: none}")))

    cause = ("condition", "decide/start/wide")
    assert [("town", "no level", 1, cause), ("town", "street", 1, cause)] == found


def test_a_branch_whose_condition_was_widened_is_the_cause():
    """However much trust there is: the two sheets with much of it are lifted to the town."""
    found = changes_between(rulebook(), rulebook(PLAIN.replace("{at_most: some}", "{at_most: much}")))

    cause = ("condition", "decide/start/wide")
    assert [("no level", "town", 1, cause), ("street", "town", 1, cause)] == found


def test_a_branch_that_leads_elsewhere_is_the_cause():
    """What reaches the land goes to the town."""
    found = changes_between(rulebook(), rulebook(PLAIN.replace("to: land", "to: town")))

    assert [("land", "town", 6, ("target", "decide/start/far"))] == found


def test_a_branch_that_moved_before_another_is_the_cause():
    """The branch on trust stood after the one that took its sheets, and now stands before it."""
    after = PLAIN.replace(FAR, f"{FAR}\n      {OWN}")

    assert [("land", "street", 2, ("order", "decide/start/own"))] == changes_between(
        rulebook(after), rulebook(with_branch(OWN))
    )


def test_options_in_another_order_are_the_cause_and_not_the_condition_that_tests_them():
    """Much trust counts as the least now: of the sheets that reach the town, those with much are lifted."""
    reordered = QUESTIONS.replace("{none: n, some: s, much: m}", "{much: m, none: n, some: s}")
    diff = compare_editions(find_common_ground(rulebook(), rulebook(questions=reordered)))

    causes = {change.cause for change in diff.roles[0].changes}
    assert {("scale", "decide/start/wide", "trust")} == {
        each and (each.change, each.branch_id, each.scale) for each in causes
    }
    assert [FieldChange("rules", "question", "trust", "order of options", "none, some, much", "much, none, some")] == [
        *diff.fields
    ]


def test_levels_in_another_order_are_the_cause_and_not_the_condition_that_tests_them():
    """The town stands above the land now, so that a decision of the land is no longer above it."""
    later = later_role("pay", FOLLOWER.replace("{is: land}", "{at_least: land}"))
    street, town, land = LEVELS.split("}, ")
    moved = f"{street}}}, {land}, {town}}}"
    diff = compare_editions(find_common_ground(rulebook(later_roles=later), rulebook(levels=moved, later_roles=later)))

    (pay,) = [role for role in diff.roles if role.role_id == "pay"]
    assert [("street", "land")] == [(each.before.spelling, each.after.spelling) for each in pay.changes]
    causes = {each.cause for each in pay.changes}
    assert {("scale", "pay/start/high", "")} == {each and (each.change, each.branch_id, each.scale) for each in causes}


def test_an_option_of_which_two_became_one_is_left_out():
    """Nobody can say which of the two a sheet meant: those with no trust remain."""
    merged = "{none: n, plenty: {was: [some, much], text: P, short: P, says: P}}"
    new = rulebook(
        PLAIN.replace("{at_most: some}", "{is: none}"),
        questions=QUESTIONS.replace("{none: n, some: s, much: m}", merged),
    )

    assert 6 == find_common_ground(rulebook(), new).every


def test_two_questions_that_became_one_are_answered_alike():
    """Trust takes the answers of faith, too, which the old edition asks beside it: 18 sheets, not 54."""
    faith = "  faith: {name: f, theme: t, pull: none, ask: Faith?, options: {none: n, some: s, much: m}, source: S}\n"
    new = rulebook(questions=QUESTIONS.replace("trust: {", "trust: {was: [trust, faith], "))
    diff = compare_editions(find_common_ground(rulebook(questions=QUESTIONS + faith), new))

    assert (18, ()) == (diff.every, diff.roles[0].changes)
    assert (NameChange("question", "faith", "trust"),) == diff.names


def test_another_start_is_the_cause():
    """The new edition begins at a step of another name."""
    found = changes_between(rulebook(), rulebook(PLAIN.replace("  start:", "  begin:").replace("to: land", "to: town")))

    assert {("start", "decide/begin/far"), ("start", "decide/begin/otherwise")} >= {cause for *_, cause in found}
    assert found


def test_a_later_role_changes_because_of_a_branch_of_the_earlier_one():
    """Who pays follows who decides, and the rules on paying are the same."""
    later = later_role("pay", FOLLOWER)
    diff = compare_editions(
        find_common_ground(rulebook(later_roles=later), rulebook(with_branch(OWN), later_roles=later))
    )

    (pay,) = [role for role in diff.roles if role.role_id == "pay"]
    (change,) = pay.changes
    assert ("land", "street", 2) == (change.before.spelling, change.after.spelling, change.sheets)
    assert change.cause is not None
    assert ("added", "decide/start/own") == (change.cause.change, change.cause.branch_id)


def test_a_question_that_only_one_edition_asks_is_answered_in_common():
    """The law doubles the sheets, and half of those that reach the land change."""
    lawful = "- {id: lawful, when: {all: [{law: {is: new}}, {reach: {is: land}}]}, to: town, because: B, source: S}"
    found = changes_between(rulebook(), rulebook(with_branch(lawful), questions=QUESTIONS + LAW))

    assert [("land", "town", 6, ("added", "decide/start/lawful"))] == found


def test_an_option_that_only_one_edition_has_is_left_out():
    """Sheets with an answer that the old edition does not know cannot be compared: 18 remain."""
    new = rulebook(questions=QUESTIONS.replace("land: l}", "land: l, world: w}"))

    assert 18 == find_common_ground(rulebook(), new).every


def test_a_renamed_question_is_still_the_same_question():
    """Trust is called confidence, and nothing changes."""
    renamed = rulebook(PLAIN.replace("{trust:", "{confidence:"), questions=QUESTIONS.replace("trust:", "confidence:"))

    assert [] == changes_between(rulebook(), renamed)


def test_a_question_that_shares_no_option_is_taken_for_two():
    """The old edition's means and the new one's have nothing in common but their name."""
    new = rulebook(PLAIN.replace("poor", "low"), questions=QUESTIONS.replace("poor: p, rich: r", "low: lo, high: h"))

    assert 3 * 3 * 2 * 2 == find_common_ground(rulebook(), new).every


def test_a_safeguard_that_holds_on_other_sheets_is_counted():
    """For the poor, and then for those without trust as well: 9 sheets, and 3 more."""
    old = "guard: {kind: k, title: T, when: {means: {is: poor}}, advice: A, because: B, source: S}"
    new = old.replace("{means: {is: poor}}", "{any: [{means: {is: poor}}, {trust: {is: none}}]}")

    diff = compare_editions(find_common_ground(rulebook(safeguards=old), rulebook(safeguards=new)))

    assert (SafeguardDiff("guard", 0, 3),) == diff.safeguards


@pytest.mark.parametrize("answers", [{"reach": "land", "trust": "much"}, {"reach": "land", "trust": "none"}], ids=str)
def test_a_decision_changes_exactly_if_its_sheet_does(answers):
    """One with much trust falls to the street because of the added branch; one without stays."""
    old, new = rulebook(), rulebook(with_branch(OWN))
    ground = find_common_ground(old, new)
    decision = decision_of(ground.new, bits_of(sheet(ground.new, **answers)))

    diffs = DecisionDiffs(ground).of(*(advise(compile_rulebook(edition), decision) for edition in (old, new)))

    expected = ["decide/start/own"] if answers["trust"] == "much" else []
    assert expected == [diff.cause.branch_id for diff in diffs if diff.cause is not None]
    assert len(expected) == len(diffs)


def test_a_decision_with_open_answers_changes_when_its_possible_outcomes_do():
    """With trust unknown, the street becomes possible beside the land."""
    old, new = rulebook(), rulebook(with_branch(OWN))
    ground = find_common_ground(old, new)
    decision = decision_of(ground.new, [0b100, 0b111, 0b01])

    (diff,) = DecisionDiffs(ground).of(*(advise(compile_rulebook(edition), decision) for edition in (old, new)))

    assert (["land"], ["street", "land"]) == tuple([end.spelling for end in ends] for ends in (diff.before, diff.after))
    assert diff.cause is not None
    assert "decide/start/own" == diff.cause.branch_id


def test_the_witnesses_of_a_change_evaluate_as_each_edition_says():
    """Written in each edition's own words, with the renamed question under both its names."""
    old = rulebook()
    new = rulebook(
        with_branch(OWN).replace("{trust:", "{confidence:"), questions=QUESTIONS.replace("trust:", "confidence:")
    )
    ground = find_common_ground(old, new)
    (change,) = compare_editions(ground).roles[0].changes

    before, after = as_decisions(ground, change.witness, "case", "A case")

    assert {"reach", "trust", "means"} == set(before.answers)
    assert {"reach", "confidence", "means"} == set(after.answers)
    for edition, decision in ((old, before), (new, after)):
        assert () == unmet(advise(compile_rulebook(edition), decision))
    expected = [each.expects.outcomes[0].spelling for each in (before, after) if each.expects is not None]
    assert ["land", "street"] == expected


@unhurried
@given(rulebooks_to_audit(), st.data())
def test_counts_are_those_of_walking_every_sheet_of_both_editions(one, data):
    """The second edition drops, denies and re-orders branches of the first."""
    new = compile_rulebook(edited(one.rulebook, data.draw))
    diff = compare_editions(find_common_ground(one.rulebook, new.rulebook))

    old_walks, new_walks = every_walk(one), every_walk(new)
    for role in diff.roles:
        ends = {
            options: (ends_of(walks)[role.role_id], ends_of(new_walks[options])[role.role_id])
            for options, walks in old_walks.items()
        }
        assert Counter(pair for pair in ends.values() if pair[0] != pair[1]) == {
            (change.before, change.after): change.sheets for change in role.changes
        }
        for change in role.changes:
            assert ends[change.witness] == (change.before, change.after)
            assert change.cause is not None


def edited(rulebook, draw):
    """The rulebook with some branches gone, some denied, and some steps the other way round."""

    def step(part):
        *stated, last = part.branches
        kept = [branch for branch in stated if draw(st.integers(0, 4))]
        kept = [branch if draw(st.integers(0, 4)) else replace(branch, when=Not(branch.when)) for branch in kept]
        return replace(part, branches=(*(kept if draw(st.booleans()) else reversed(kept)), last))

    def role(part):
        steps = {name: step(inner) for name, inner in part.graph.steps.items()}
        return replace(part, graph=replace(part.graph, steps=steps))

    return replace(rulebook, roles=tuple(map(role, rulebook.roles)))
