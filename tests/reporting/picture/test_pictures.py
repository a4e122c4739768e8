"""The pictures: what they show, and that it is all in their words, too."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from tests.reporting.pages import report
from tests.reporting.samples import CONTESTED, OPEN, SETTLED, advisor, recommended

from subsidiarity.analysis.group.agreement import agreement_on
from subsidiarity.model.group import Spread
from subsidiarity.reporting.picture.drawing import drawing_of
from subsidiarity.reporting.picture.ladder import ladder_picture
from subsidiarity.reporting.picture.path_drawing import path_of
from subsidiarity.reporting.picture.rule_graph import graph_pictures, path_picture
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


def path(text, name="path"):
    """The picture of a decision's path."""
    found = recommended(text)
    return fromstring(path_picture(path_of(found, found.headline), name, found.headline.role.name))


def lines_of(picture, class_):
    """The words of every text of a class, its lines joined."""
    return [" ".join(line.text for line in text) for text in picture.iter("text") if text.get("class") == class_]


def test_the_path_is_the_walk():
    """As many thick ways as branches taken, as many marked places as steps passed and an outcome."""
    picture = path(SETTLED)

    places = kinds(picture, "rect")
    assert (4, 4) == (kinds(picture, "path").count("way taken"), len(report(SETTLED).advice.walk))
    assert (4, 1) == (places.count("step taken"), places.count("outcome taken"))
    assert said(picture)[1].endswith("It ends at: Town.")


def test_the_arrows_of_a_path_say_why():
    """The highest first, in whole sentences, with no number in their place."""
    assert [
        "People trust the town more than the land.",
        "The town would do it no worse.",
        "Other streets would pay for it, and they cannot settle that between them.",
        "They want the same thing.",
    ] == lines_of(path(SETTLED), "because taken")


def test_branches_not_taken_are_folded_away():
    """A box beside each step says how many there are."""
    assert "3 other branches: 1 held too" in lines_of(path(SETTLED), "folded")
    assert kinds(path(SETTLED), "rect").count("folded") == 4


def test_an_open_path_shows_where_it_may_go_on():
    """With a reason for each, none of them thick."""
    picture = path(OPEN)

    assert len(lines_of(picture, "because")) > 1
    assert [] == [kind for kind in kinds(picture, "rect") if kind == "outcome taken"]


def graph(rulebook, role):
    """The pictures of a role's rule graph."""
    return [fromstring(each) for each in graph_pictures(drawing_of(rulebook, role), "graph", role.name)]


def test_a_graph_without_a_walk_marks_nothing():
    """The rulebook's own page takes no side."""
    pictures = graph(advisor().rulebook, advisor().rulebook.roles[0])

    found = [kind for picture in pictures for tag in ("path", "rect") for kind in kinds(picture, tag)]
    assert [] == [kind for kind in found if "taken" in kind]


def test_every_step_of_a_graph_has_a_picture_with_its_reasons():
    """The highest first; the step itself stands at the foot."""
    pictures = graph(advisor().rulebook, advisor().rulebook.roles[0])

    assert "Is the aim shared?" == lines_of(pictures[-1], "step")[-1]
    assert ["They want the same thing.", "They do not want the same thing, so no level can be right yet."] == lines_of(
        pictures[-1], "because"
    )


def test_nothing_is_drawn_outside_the_frame():
    """On the graph of every role, and on paths."""
    rulebook = advisor().rulebook
    for picture in (*(each for role in rulebook.roles for each in graph(rulebook, role)), path(SETTLED), path(OPEN)):
        width, height = frame(picture)
        for box in picture.iter("rect"):
            left, top = float(box.get("x", "")), float(box.get("y", ""))
            assert left >= 0
            assert top >= 0
            assert left + float(box.get("width", "")) <= width
            assert top + float(box.get("height", "")) <= height


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
