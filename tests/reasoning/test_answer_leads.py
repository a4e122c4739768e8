"""Where single answers lead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import unhurried
from tests.analysis.small_rulebooks import compiled_rulebooks, sheets

from subsidiarity.reasoning.answer_leads import Leads
from subsidiarity.reasoning.diagram import still_possible


@unhurried
@given(compiled_rulebooks(), st.data())
def test_each_answer_leads_where_asking_for_it_alone_says(rulebook, data):
    """Every option of every question, whether or not the sheet allows it."""
    diagram = rulebook.roles[1].diagram
    sheet = data.draw(sheets(rulebook))

    leads = Leads(diagram, sheet)

    assert sorted(still_possible(diagram, sheet)) == leads.leaves()
    for question, size in enumerate(rulebook.sizes):
        for option in range(size):
            answered = [*sheet[:question], 1 << option, *sheet[question + 1 :]]
            assert sorted(still_possible(diagram, answered)) == leads.if_answered(question, option)


@unhurried
@given(compiled_rulebooks(), st.data())
def test_a_question_that_no_walk_meets_is_not_asked(rulebook, data):
    """A walk meets a question where a node of it can be reached."""
    diagram = rulebook.roles[0].diagram
    sheet = data.draw(sheets(rulebook))

    leads = Leads(diagram, sheet)

    assert met(diagram, sheet) == {question for question in range(len(sheet)) if leads.asks(question)}


def met(diagram, sheet):
    waiting, found = [diagram.root], set()
    while waiting:
        place = waiting.pop()
        if place >= 0:
            question, *lands = diagram.nodes[place]
            found.add(question)
            waiting += [land for option, land in enumerate(lands) if sheet[question] >> option & 1]
    return found
