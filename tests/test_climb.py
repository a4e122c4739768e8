"""Promises of the climb about every answer sheet, read off its diagrams and never sampled."""

from __future__ import annotations

import re

import pytest

from subsidiarity.analysis.rulebook.unused_sources import find_unused_sources
from subsidiarity.analysis.sheet_sets import SheetSets
from subsidiarity.api import load_advisor
from subsidiarity.model.diagram import FIRST_OUTCOME
from subsidiarity.reasoning.compiled import role_of
from subsidiarity.reasoning.diagram import questions_in
from subsidiarity.reasoning.diagram_builder import FALSE, TRUE, DiagramBuilder
from subsidiarity.reasoning.step_order import last_first

LIMIT = 10_000_000
SECTIONS = """
    the case for localism; the limitations of localism; can localism operate at scale?; barriers to localism;
    examples of localism in practice; evidence from other countries; the case for prevention; the potential savings;
    the barriers to change; tackling the barriers; examples of good practice on early action; lessons from across the UK
"""


def climb():
    """The rulebook that is shipped, compiled."""
    advisor, _ = load_advisor()
    assert advisor is not None
    return advisor.compiled


COMPILED = climb()
DECIDE = role_of(COMPILED, "decide")
BRANCHES = [
    (role, branch.branch.id)
    for role in COMPILED.roles
    for step in role.steps.values()
    for branch in step.branches
    if branch.diagram is not None
]


def answering(sets, **options):
    """The sheets that answer each question with one of some options."""
    found = TRUE
    for question, wanted in options.items():
        place = COMPILED.order.index(question)
        some = FALSE
        for option in wanted:
            some = sets.either(some, sets.having(place, COMPILED.rulebook.question(question).option_ids.index(option)))
        found = sets.both(found, some)
    return found


def counter_example(sets, sheets):
    """The answers of a sheet of a set by question, or None if the set is empty."""
    options = sets.first(sheets)
    if options is None:
        return None
    return {
        question.id: question.option_ids[option]
        for question, option in zip(COMPILED.rulebook.questions, options, strict=True)
    }


def reasons(rulebook):
    """Every branch and every support of a rulebook."""
    steps = [step for role in rulebook.roles for step in role.graph.steps.values()]
    return [reason for step in steps for reason in step.reasons]


def test_todays_law_and_todays_holder_never_change_who_should_decide():
    """No walk of the deciding role asks either question."""
    asked = {COMPILED.order[place] for place in questions_in(DECIDE.diagram)}

    assert set() == asked & {"held_now", "lawful_from"}


def test_a_rule_on_a_basic_right_that_must_bind_all_is_national():
    """On no sheet with these three answers is it anything else."""
    sets = SheetSets(COMPILED, LIMIT)
    sheets = answering(sets, matter=["rule"], worst_harm=["rights"], common_standard=["uniform"])
    elsewhere = [outcome for outcome in COMPILED.outcomes if outcome.spelling != "national"]

    assert counter_example(sets, sets.both(sheets, sets.ending(DECIDE, elsewhere))) is None


@pytest.mark.parametrize("level", COMPILED.rulebook.level_ids[:-1])
def test_the_whole_decision_never_stays_where_a_group_was_shut_out_and_need_not_be_heard(level):
    """With something to lose and a hearing only further up, no outcome of this one level is left."""
    levels = COMPILED.rulebook.level_ids
    above = levels[levels.index(level) + 1 :]
    sets = SheetSets(COMPILED, LIMIT)
    sheets = answering(sets, exclusion=["on_record"], worst_harm=["entitlement", "rights"], protected_from=above)
    whole = [outcome for outcome in COMPILED.outcomes if (outcome.level, outcome.contender) == (level, None)]

    assert counter_example(sets, sets.both(sheets, sets.ending(DECIDE, whole))) is None


CLAIMS = {
    r"(?<!Where )\b[Tt]here is no regional body": {"region_body": ["none"]},
    r"there is a body to do so|region both have": {"region_body": ["joint", "elected"]},
    r"group has been shut out": {"exclusion": ["on_record"]},
    r"single case": {"matter": ["case"]},
    r"In this emergency": {"urgency": ["emergency"]},
    r"is one system": {"network": ["council", "councils", "country"]},
    r"[Nn]othing (there|in the neighbourhood) is ready": {"capacity": ["nothing"]},
    r"cannot exist without": {"ownership": ["cannot_exist"]},
    r"not depend on who knows": {"relationships": ["none", "helps"], "ownership": ["works", "lower_uptake"]},
    r"could be harmed": {"effect_on_others": ["harmful"]},
    r"would bear a cost": {"effect_on_others": ["costly", "harmful"]},
    r"takes more people than a neighbourhood": {"people_needed": ["council", "millions", "country"]},
    r"[Ii]t takes (more people than one|several) council area": {"people_needed": ["millions", "country"]},
    r"has to cover everybody": {"people_needed": ["country"]},
    r"council area has enough people": {"people_needed": ["thousands", "council"]},
    r"poorest places could not pay": {"unequal_means": ["below_minimum"]},
    r"Nobody else saves": {"who_saves": ["nobody_else"]},
    r"Other bodies in the area will save": {"who_saves": ["local_others"]},
}
"""What a reason says outright of an answer, and the options of which it is true."""


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_reason_is_true_of_every_sheet_on_which_it_holds(claim):
    """Also where an earlier branch decides, for it is said then, too."""
    sets = SheetSets(COMPILED, LIMIT)
    untrue = sets.without(TRUE, answering(sets, **CLAIMS[claim]))

    assert [] == [name for name, sheets in saying(sets, claim) if counter_example(sets, sets.both(sheets, untrue))]


DECIDERS = {
    r"The (neighbourhood|neighbourhoods) decide": ("neighbourhood", None),
    r"The council decides": ("local", None),
    r"The region decides": ("regional", None),
    r"The nation (decides|is one of two)": ("national", None),
    r"(Two levels|both) have a good claim": (None, "contested"),
}
"""What a reason of another role says outright of who decides: a level that has a part in it, or how."""


@pytest.mark.parametrize("claim", DECIDERS)
def test_a_reason_says_that_a_level_decides_only_where_it_does(claim):
    """Of the roles beside the one that decides, which look at its outcome."""
    level, manner = DECIDERS[claim]
    sets = SheetSets(COMPILED, LIMIT)
    others = [each for each in COMPILED.outcomes if level not in (each.level, each.contender) and each.manner != manner]
    elsewhere = sets.ending(DECIDE, others)
    found = saying(sets, claim, but="decide")

    assert [] == [name for name, sheets in found if counter_example(sets, sets.both(sheets, elsewhere))]


def saying(sets, claim, but=None):
    """The branches of all roles (but one) whose reason makes a claim, each with the sheets on which it may be said."""
    for step in (step for role in COMPILED.roles if role.role.id != but for step in role.steps.values()):
        left = TRUE
        for branch in step.branches:
            sheets = left if branch.diagram is None else sets.holding(branch)
            left = sets.without(left, sheets)
            if re.search(claim, branch.branch.because):
                yield branch.branch.id, sheets


def test_every_branch_changes_an_outcome_of_its_role_on_some_sheet():
    """Without it the role's diagram is another; what can change nothing is a reason, and stands under `support`."""
    builder = DiagramBuilder(COMPILED.order, COMPILED.sizes, LIMIT, DECIDE.diagram.nodes)
    idle = [branch for role, branch in BRANCHES if root_of(role, builder, branch) == role.diagram.root]

    assert [] == idle


def test_a_role_built_again_with_every_branch_is_the_role():
    """Else the test above would compare with something else."""
    builder = DiagramBuilder(COMPILED.order, COMPILED.sizes, LIMIT, DECIDE.diagram.nodes)

    assert [role.diagram.root for role in COMPILED.roles] == [root_of(role, builder, None) for role in COMPILED.roles]


def root_of(role, builder, left_out):
    """The place at which a role's diagram begins once a branch is left out, in a builder with the role's nodes."""
    places: dict[str, int] = {}
    for step in last_first(role.role):
        place = FALSE
        for branch in reversed(role.steps[step.id].branches):
            if branch.branch.id != left_out:
                to = branch.branch.to
                target = places[to] if isinstance(to, str) else ~(FIRST_OUTCOME + COMPILED.outcomes.index(to))
                place = builder.choose(TRUE if branch.diagram is None else branch.diagram.root, target, place)
        places[step.id] = place
    return places[role.role.graph.start]


def test_every_source_is_cited():
    """None stands in the list for its own sake."""
    assert () == find_unused_sources(COMPILED.rulebook)


def test_no_quote_has_more_than_twenty_five_words():
    """A quote shows a source and does not copy it."""
    lengths = {source.id: len(source.quote.split()) for source in COMPILED.rulebook.sources.values()}

    assert {} == {source: length for source, length in lengths.items() if length > 25}


def test_nothing_is_quoted_from_the_founding_text():
    """Its sections are named, and its words are its own."""
    assert COMPILED.rulebook.sources["A Better Way"].quote == ""


@pytest.mark.parametrize("section", [" ".join(section.split()) for section in SECTIONS.split(";")])
def test_every_section_of_the_founding_text_is_carried(section):
    """A question, a branch or a safeguard names it in brackets."""
    rulebook = COMPILED.rulebook
    texts = [each.source for each in (*rulebook.questions, *rulebook.safeguards, *reasons(rulebook))]

    assert section in {found for text in texts for found in re.findall(r"A Better Way \(([^)]*)\)", text)}
