"""Where single answers lead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.brute_force import unhurried
from tests.analysis.small_rulebooks import compiled_rulebooks, sheets

from subsidiarity.model.diagram import Diagram
from subsidiarity.reasoning.answer_leads import Leads
from subsidiarity.reasoning.diagram import still_possible

#         question, then where its options lead: question 0 settles leaf 2, or asks question 2, and never question 1
DIAGRAM = Diagram(("reach", "trust", "means"), ((2, ~0, ~1), (0, ~2, 0, 0)), 1)
NOTHING_KNOWN = [0b111, 0b111, 0b11]


def test_one_answer_leaves_what_its_option_leads_to_and_what_never_asks_it():
    """Means lead to leaf 0 or 1, and are not asked where leaf 2 is."""
    leads = Leads(DIAGRAM, NOTHING_KNOWN)

    assert [(0, 2), (1, 2)] == [leads.if_answered(2, option) for option in (0, 1)]
    assert [(2,), (0, 1), (0, 1)] == [leads.if_answered(0, option) for option in (0, 1, 2)]


def test_all_the_walks_count_that_never_ask_a_question():
    """Reach may settle it in two ways, at leaves 2 and 3."""
    leads = Leads(Diagram(("reach", "trust", "means"), ((2, ~0, ~1), (0, ~2, ~3, 0)), 1), NOTHING_KNOWN)

    assert [(0, 2, 3), (1, 2, 3)] == [leads.if_answered(2, option) for option in (0, 1)]


def test_an_answer_to_a_question_that_is_not_asked_changes_nothing():
    """Trust is asked nowhere, the means not once reach has settled it."""
    leads, settled = Leads(DIAGRAM, NOTHING_KNOWN), Leads(DIAGRAM, [0b001, 0b111, 0b11])

    assert [True, False, True] == [leads.asks(question) for question in range(3)]
    assert [True, False, False] == [settled.asks(question) for question in range(3)]
    assert ((0, 1, 2), (2,)) == (leads.if_answered(1, 0), settled.if_answered(2, 1))


def test_another_answer_than_the_sheets_own_leads_where_it_would_lead():
    """The sheet says that reach is of the first option; were it of the second, the means would be asked."""
    leads = Leads(DIAGRAM, [0b001, 0b111, 0b10])

    assert ((2,), (1,)) == (leads.leaves(), leads.if_answered(0, 1))


@unhurried
@given(compiled_rulebooks(), st.data())
def test_each_answer_leads_where_asking_for_it_alone_says(rulebook, data):
    """Every option of every question, whether or not the sheet allows it, and the question left open."""
    diagram = rulebook.roles[1].diagram
    sheet = data.draw(sheets(rulebook))

    leads = Leads(diagram, sheet)

    assert tuple(sorted(still_possible(diagram, sheet))) == leads.leaves()
    for question, size in enumerate(rulebook.sizes):
        for option in range(size):
            answered = [*sheet[:question], 1 << option, *sheet[question + 1 :]]
            assert tuple(sorted(still_possible(diagram, answered))) == leads.if_answered(question, option)
        freed = [*sheet[:question], (1 << size) - 1, *sheet[question + 1 :]]
        assert tuple(sorted(still_possible(diagram, freed))) == leads.if_open(question)


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
