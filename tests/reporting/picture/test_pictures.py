"""The pictures: what they show, and that it is all in their words, too."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import fromstring

from tests.reporting.pages import report
from tests.reporting.samples import CONTESTED, OPEN, RULES, SETTLED, advisor, recommended

from subsidiarity.analysis.group.agreement import agreement_on
from subsidiarity.model.group import Spread
from subsidiarity.reporting.picture.ladder import ladder_picture
from subsidiarity.reporting.picture.rule_graph import RuleGraphDrawing
from subsidiarity.reporting.picture.votes import agreement_picture, spread_picture


def agreement_of(question, *texts):
    """How far people agree on one question, from their sheets."""
    view = advisor().group([recommended(text).decision for text in texts])
    return next(each for each in view.agreements if each.spread.question == question)


def kinds(picture, tag):
    """The classes of all elements of one kind."""
    return [node.get("class", "") for node in picture.iter(tag)]


def said(picture):
    """A picture's title and description."""
    return [node.text for node in picture[:2]]


def frame(picture):
    """Its width and height."""
    return [float(value) for value in picture.get("viewBox").split()[2:]]


def test_the_ladder_marks_the_level_and_the_climb():
    """The highest rung first; an arrow from the foot to the level."""
    picture = fromstring(ladder_picture(report(SETTLED).ladder))

    assert ["bar out", "bar chosen", "bar out"] == kinds(picture, "rect")
    assert "climb" in kinds(picture, "line")
    assert ["mark chosen", "step"] == kinds(picture, "circle")


def test_both_sides_of_a_contest_are_marked_alike():
    """Neither is shown as the winner."""
    picture = fromstring(ladder_picture(report(CONTESTED).ladder))

    assert ["bar out", "bar contested", "bar contested"] == kinds(picture, "rect")


def test_an_open_ladder_has_no_arrow():
    """Nobody has climbed yet."""
    picture = fromstring(ladder_picture(report(OPEN).ladder))

    assert ["bar possible", "bar possible", "bar possible"] == kinds(picture, "rect")
    assert "climb" not in kinds(picture, "line")


def test_the_path_is_the_walk():
    """As many thick ways as branches taken, as many marked places as steps passed and an outcome."""
    rulebook, advice = advisor().rulebook, report(SETTLED).advice
    picture = fromstring(RuleGraphDrawing(rulebook, advice.role).picture("path", advice))

    ways = [kind for kind in kinds(picture, "path") if kind.startswith("way")]
    places = kinds(picture, "rect")
    assert (4, 4) == (ways.count("way taken"), len(advice.walk))
    assert (4, 1) == (places.count("step taken"), places.count("outcome taken"))
    assert said(picture)[1].endswith("It ends at: town.")


def test_a_graph_without_a_walk_marks_nothing():
    """The rulebook's own page takes no side."""
    picture = fromstring(RuleGraphDrawing(advisor().rulebook, advisor().rulebook.roles[0]).picture("graph"))

    assert [] == [kind for kind in (*kinds(picture, "path"), *kinds(picture, "rect")) if "taken" in kind]


def test_nothing_is_drawn_outside_the_frame():
    """On the graph of every role."""
    for role in advisor().rulebook.roles:
        picture = fromstring(RuleGraphDrawing(advisor().rulebook, role).picture("graph"))
        width, height = frame(picture)
        for box in picture.iter("rect"):
            left, top = float(box.get("x", "")), float(box.get("y", ""))
            assert left >= 0
            assert top >= 0
            assert left + float(box.get("width", "")) <= width
            assert top + float(box.get("height", "")) <= height


def test_the_numbers_of_edges_stay_apart():
    """Those of a step with little text that three edges leave."""
    branches = "".join(
        f"          - {{id: b{n}, when: {{reach: {{is: {reach}}}}}, to: '{to}', because: So., source: Reed 2004}}\n"
        for n, (reach, to) in enumerate((("street", "street"), ("town", "street, jointly"), ("land", "land")))
    )
    rules = RULES.replace(
        "        ask: Could every street pay?\n        branches:\n",
        f"        ask: Could every street pay?\n        branches:\n{branches}",
    )
    role = advisor(rules).rulebook.role("pay")
    picture = fromstring(RuleGraphDrawing(advisor(rules).rulebook, role).picture("graph"))
    feet = sorted(
        float(node.get("y", "")) for text in picture.iter("text") if "number" in text.get("class", "") for node in text
    )

    assert 3 == len(feet)
    assert [] == [pair for pair in pairwise(feet) if pair[1] - pair[0] < 10]


def test_a_bar_is_as_long_as_its_votes():
    """Three votes are drawn three times as long as one; none has no bar."""
    likely = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: likely")
    agreement = agreement_of("deals", SETTLED, SETTLED, SETTLED, likely)
    picture = fromstring(spread_picture(advisor().rulebook.question("deals"), agreement, "spread"))

    bars = [float(bar.get("width", "")) for bar in picture.iter("rect") if bar.get("class") == "bar"]
    assert [1.0, 3.0] == [round(bar / bars[0], 1) for bar in bars]
    assert (
        "“Likely - none would lose” 1, “Doubtful - one would refuse” 3 and “No, it has failed” 0." in said(picture)[1]
    )


def test_ranges_and_those_who_do_not_know_are_said_apart():
    """They are in no bar."""
    unsure = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: [likely, doubtful]")
    unknown = SETTLED.replace("deals: {answer: doubtful, evidence: guess}", "deals: unknown")
    agreement = agreement_of("deals", SETTLED, unsure, unknown)
    picture = fromstring(spread_picture(advisor().rulebook.question("deals"), agreement, "spread"))

    assert ["axis", "range"] == kinds(picture, "line")
    assert said(picture)[1].endswith("1 person chose several and 1 person did not know.")


def test_the_picture_of_agreement_marks_what_matters():
    """A diamond where a difference can change the level, a dot elsewhere; figures in its words."""
    reach, trust = (advisor().rulebook.question(name) for name in ("reach", "trust"))
    alike, split = agreement_on(Spread("reach", (4, 0, 0))), agreement_on(Spread("trust", (2, 0, 2)))
    picture = fromstring(agreement_picture([(reach, alike, False), (trust, split, True)], "agreement"))

    assert (["dot"], ["dot matters"]) == (kinds(picture, "circle"), kinds(picture, "path"))
    assert "reach 1.00 and trust 0.00. Diamonds mark what can change the level: trust." in said(picture)[1]
