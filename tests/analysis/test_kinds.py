"""Questions of kinds: every kind is one step from every other, and the order in which they are written is nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.small_rulebooks import compiled_rulebooks, decision_of, full_sheets, sheets
from tests.analysis.written_rulebooks import compiled

from subsidiarity.analysis.decision.comparison import compare
from subsidiarity.analysis.decision.plus_minus import plus_minus
from subsidiarity.analysis.decision.robustness import firmness
from subsidiarity.analysis.decision.smallest_change import smallest_changes
from subsidiarity.analysis.group.group_view import group_view
from subsidiarity.analysis.group.reliability import reliabilities
from subsidiarity.analysis.level_diagram import headline
from subsidiarity.analysis.rulebook.audit import find_findings
from subsidiarity.analysis.rulebook.boundary import find_boundary_pairs
from subsidiarity.analysis.rulebook.influence import measure_influence
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.prospect import KindRow
from subsidiarity.reasoning.compiled import compile_rulebook

STREET, TOWN, LAND = (Outcome("", level) for level in ("street", "town", "land"))
MATTER = """
  matter:
    name: matter
    theme: t
    ordered: false
    pull: PULL
    ask: What is to be decided?
    options: {rule: r, share: s, service: v, case: c}
    source: S
"""
RULES_ARE_THE_LANDS = """
  start:
    ask: Where?
    branches:
      - {id: rule, when: {matter: {is: rule}}, to: land, because: B, source: S}
      - {id: service, when: {matter: {is: service}}, to: town, because: B, source: S}
    otherwise: {to: street, because: B, source: S}
"""


def matters(steps=RULES_ARE_THE_LANDS, pull="either"):
    """One question of four kinds, of which two have a level of their own."""
    return compiled(steps, questions=MATTER.replace("PULL", pull))


def as_kinds(small, order):
    """A rulebook whose questions ask for kinds, each one's written in the order of some random numbers."""
    questions = []
    for place, question in enumerate(small.rulebook.questions):
        places = sorted(range(len(question.options)), key=order[4 * place : 4 * place + 4].__getitem__)
        options = tuple(question.options[each] for each in places)
        questions.append(replace(question, options=options, ordered=False))
    return compile_rulebook(replace(small.rulebook, questions=tuple(questions)))


def sheet_of(small, other, sheet):
    """A sheet of one rulebook with the same kinds chosen, as the places of another that writes them otherwise."""
    chosen = decision_of(small, sheet).answers
    return [
        sum(bit for option, bit in bits.items() if option in chosen[question].options)
        for question, bits in zip(other.order, other.bits, strict=True)
    ]


kinds_twice = st.tuples(compiled_rulebooks(), st.permutations(range(16)), st.permutations(range(16)), st.data())


def drawn(choice, count, answers=sheets):
    """A rulebook of kinds, the same one with its kinds in another order, and some sheets of each."""
    small, one_order, other_order, data = choice
    one, other = as_kinds(small, one_order), as_kinds(small, other_order)
    chosen = [data.draw(answers(one)) for _ in range(count)]
    return one, other, chosen, [sheet_of(one, other, sheet) for sheet in chosen]


def changes_of(rulebook, sheet):
    return {
        (change.target, change.steps, frozenset((frozenset(way.changes), way.is_certain) for way in change.ways))
        for change in smallest_changes(headline(rulebook), sheet, most=10_000)
    }


def test_every_other_kind_is_one_step_away():
    """From a single case, the last one written, to a rule, the first one, is one step."""
    found = smallest_changes(headline(matters()), [0b1000])

    assert [(TOWN, 1), (LAND, 1)] == [(change.target, change.steps) for change in found]


def test_firmness_counts_every_other_kind_within_one_step():
    """A case is the street's; of the three other kinds a share is the street's, too."""
    found = firmness(headline(matters()), [0b1000])

    assert found is not None
    assert [(1, 1, 3), (2, 1, 3)] == [(kept.steps, kept.kept, kept.sheets) for kept in found.within]


def test_the_grid_names_each_other_kind():
    """Kinds have no weaker and no stronger one."""
    rulebook = matters()
    grid = plus_minus(rulebook, rulebook.roles[0], [0b0100])

    assert () == grid.rows
    assert (KindRow("matter", (("rule", (LAND,)), ("share", (STREET,)), ("case", (STREET,)))),) == grid.kinds


def test_influence_compares_every_pair_of_kinds():
    """Of the six pairs of kinds, only a share and a case have the same level."""
    (found,) = measure_influence(matters())

    assert Fraction(5, 6) == found.share


def test_boundary_pairs_cross_between_any_two_kinds():
    """A rule stands beside a share, and a case may stand beside either."""
    assert () == find_boundary_pairs(matters()).uncovered


def test_another_kind_is_marked_as_neither_weaker_nor_stronger():
    """Not even where it is written after the other."""
    rulebook = matters()
    (found,) = compare(rulebook, [decision_of(rulebook, [0b0001]), decision_of(rulebook, [0b1000])]).differences

    assert ("*",) == found.marks


def test_either_claims_no_direction_so_nothing_goes_against_it():
    """The levels of the kinds go up and down in the order written."""
    assert [] == [found.code for found in find_findings(matters()) if found.code == "SUB401"]


def test_kinds_that_move_the_level_may_not_claim_that_they_never_do():
    """`none` is a claim of its own, and here it is false."""
    (found, *_) = find_findings(matters(pull="none"))

    assert ("SUB401", "error") == (found.code, found.severity)
    assert (
        "`matter` pulls none, yet from `rule` to `share` the role `decide` goes from land to street; "
        "so it is between 4 other pairs of its options"
    ) == found.message


def test_either_that_never_moves_the_level_is_found():
    """It makes people expect that the answer counts."""
    reach = "  reach: {name: reach, theme: t, pull: up, ask: How far?, options: {street: s, town: t}, source: S}\n"
    steps = RULES_ARE_THE_LANDS.replace("matter: {is: rule}", "reach: {is: town}").replace(
        "matter: {is: service}", "reach: {is: town}"
    )
    later = "  pay:\n    name: n\n    ask: a\n    start: start\n    steps:\n" + RULES_ARE_THE_LANDS.replace(
        "\n", "\n    "
    )
    found = find_findings(compiled(steps, questions=reach + MATTER.replace("PULL", "either"), later_roles=later))

    assert ["`matter` declares `pull: either`, yet never moves the recommended level"] == [
        each.message for each in found if each.code == "SUB411"
    ]


@pytest.mark.parametrize(
    ("votes", "answer"),
    [
        ([0b0001, 0b1000, 0b1000], {"case"}),
        ([0b0001, 0b1000], {"rule", "case"}),
        ([0b0001, 0b0001, 0b1111], {"rule"}),
        ([0b1111], {"rule", "share", "service", "case"}),
    ],
    ids=["most chosen", "tied", "not known by one", "not known by all"],
)
def test_a_groups_answer_is_the_kind_that_most_chose(votes, answer):
    """Those that are tied stay open, and nothing between them is added."""
    rulebook = matters()
    view = group_view(rulebook, [decision_of(rulebook, [vote]) for vote in votes])

    assert answer == view.middle.decision.answers["matter"].options


@given(kinds_twice)
def test_steps_do_not_depend_on_the_order_in_which_kinds_are_written(choice):
    """Neither the smallest changes nor how firm a result is."""
    one, other, (sheet,), (same,) = drawn(choice, 1)

    assert changes_of(one, sheet) == changes_of(other, same)
    assert firmness(headline(one), sheet, 3) == firmness(headline(other), same, 3)


@given(kinds_twice)
def test_the_grid_and_influence_do_not_depend_on_the_order_in_which_kinds_are_written(choice):
    """Each other kind leads to the same outcomes, and moves a role as often."""
    one, other, (sheet,), (same,) = drawn(choice, 1)
    grids = [plus_minus(rulebook, rulebook.roles[0], chosen) for rulebook, chosen in ((one, sheet), (other, same))]

    first, second = [{(row.question, frozenset(row.others)) for row in grid.kinds} for grid in grids]

    assert first == second
    assert measure_influence(one) == measure_influence(other)


@given(kinds_twice)
def test_what_a_group_comes_to_does_not_depend_on_the_order_in_which_kinds_are_written(choice):
    """Its answers, its figures and its outcome."""
    one, other, chosen, same = drawn(choice, 5)
    views = [
        group_view(rulebook, [decision_of(rulebook, sheet) for sheet in each])
        for rulebook, each in ((one, chosen), (other, same))
    ]

    first, second = [
        (
            {question: answer.options for question, answer in view.middle.decision.answers.items()},
            [(each.figure, each.near, each.far) for each in view.agreements],
            view.middle.headline.possible,
            view.own,
        )
        for view in views
    ]

    assert first == second


@given(kinds_twice)
def test_alpha_does_not_depend_on_the_order_in_which_kinds_are_written(choice):
    """Six sheets of three decisions agree as far, however their kinds stand."""
    one, other, chosen, same = drawn(choice, 6, full_sheets)
    found = [
        reliabilities(rulebook, [[decision_of(rulebook, sheet) for sheet in each[at : at + 2]] for at in (0, 2, 4)])
        for rulebook, each in ((one, chosen), (other, same))
    ]

    assert found[0] == found[1]
