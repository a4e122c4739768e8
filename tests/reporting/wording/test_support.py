"""Support in words: on the side of the branch that is taken, in arguments, in records and on the rulebook's page."""

from __future__ import annotations

import pytest
from tests.reasoning.written_decisions import advised

from subsidiarity.reporting.html.rulebook import render_rulebook_page
from subsidiarity.reporting.picture.drawing import drawing_of
from subsidiarity.reporting.picture.rule_graph import graph_pictures
from subsidiarity.reporting.record import reasons_of
from subsidiarity.reporting.wording.climb import rung_arguments

STEPS = """
  start:
    ask: Above the street?
    branches:
      - {id: far, when: {reach: {is: land}}, to: land, because: Far., source: S}
      - {id: deal, when: {trust: {is: some}}, to: "street, jointly", because: They agree., source: S}
    otherwise: {to: street, because: Near., source: S}
    support: [{id: poor, when: {means: {is: poor}}, because: They are poor., source: S}]
"""


@pytest.mark.parametrize(
    ("answers", "up", "down"),
    [
        ("{reach: land, trust: none, means: poor}", ["Far.", "They are poor."], []),
        ("{reach: street, trust: some, means: poor}", [], ["They agree.", "They are poor."]),
        ("{reach: street, trust: none, means: rich}", [], ["Near."]),
    ],
)
def test_support_speaks_for_the_way_that_is_taken(answers, up, down):
    """Up, or for staying, as neighbours acting jointly do."""
    (argument,) = rung_arguments(advised(STEPS, answers).headline)

    assert (up, down) == ([each.because for each in argument.up], [each.because for each in argument.down])


def test_records_list_support_as_supporting():
    """With its id, its sentence and its source."""
    advice = advised(STEPS, "{reach: land, trust: none, means: poor}").headline

    assert [("taken", "decide/start/far"), ("supporting", "decide/start/poor")] == [
        (entry["part"], entry["branch"]) for entry in reasons_of(advice, advice.walk[0]) if isinstance(entry, dict)
    ]


def test_the_rulebook_s_page_tells_of_support_and_its_picture_does_not():
    """It is no way that one could go."""
    rulebook = advised(STEPS, "{}").rulebook
    page = render_rulebook_page(rulebook, ())
    drawn = "".join(map(str, graph_pictures(drawing_of(rulebook, rulebook.roles[0]), "graph", "decides")))

    assert "<td>No way on: one more reason for the way taken.</td><td><p>They are poor.</p>" in page.replace("\n", "")
    assert 3 == drawn.count('class="tip"')
