"""What answers leave of a diagram."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import unhurried
from tests.analysis.small_rulebooks import allows, compiled_rulebooks, every_sheet, sheets

from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.diagram import walk
from subsidiarity.reasoning.remainder import Remainder


@unhurried
@given(compiled_rulebooks(), st.data())
def test_leaves_and_open_questions_are_those_of_walking_every_sheet(rulebook, data):
    """A question is open where two sheets that the answers allow differ in it alone and end apart."""
    diagrams = [role.diagram for role in rulebook.roles]
    answers = data.draw(sheets(rulebook))

    found = [Remainder(diagram).of(answers) for diagram in diagrams]

    assert [by_walking(rulebook, diagram, answers) for diagram in diagrams] == found


@unhurried
@given(compiled_rulebooks(), st.data())
def test_one_that_is_asked_often_answers_alike(rulebook, data):
    """Nothing of one sheet is left when the next is asked about."""
    diagram = rulebook.roles[0].diagram
    asked = data.draw(st.lists(sheets(rulebook), min_size=2, max_size=5))
    often = Remainder(diagram)

    assert [Remainder(diagram).of(answers) for answers in asked] == [often.of(answers) for answers in asked]


def test_a_leaf_alone_is_all_that_is_left_of_it():
    """Whatever is answered."""
    assert ({3}, ()) == Remainder(Diagram(("one", "two"), (), ~3)).of([1, 3])


def by_walking(rulebook, diagram, answers):
    leaves = {options: walk(diagram, options) for options in every_sheet(rulebook) if allows(answers, options)}
    open_questions = {
        question
        for options, leaf in leaves.items()
        for question in range(len(options))
        for option in range(rulebook.sizes[question])
        if leaves.get((*options[:question], option, *options[question + 1 :]), leaf) != leaf
    }
    return set(leaves.values()), tuple(sorted(open_questions))
