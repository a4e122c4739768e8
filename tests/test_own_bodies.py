"""The bodies that a decision names stand wherever a reader would see the rulebook's."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.nonsense_ids import shipped
from tests.test_no_ids import arguments, beside_one_another, decisions, reports, without

from subsidiarity.api import Advisor, render_outlines
from subsidiarity.lines.run import run_interview, run_workshop
from subsidiarity.model.condition import AnswerTest
from subsidiarity.model.decision import Decision
from subsidiarity.model.rule_graph import Support
from subsidiarity.reporting.decision_file.decision import render_decision
from subsidiarity.reporting.wording.headline import headline_of
from subsidiarity.reporting.wording.reason import because_words

WORKS, HALL = (
    decisions(Path(__file__).parent.parent / "decisions" / f"{name}.yaml")[0]
    for name in ("river-flood-works", "harbour-hall")
)
OURS = {
    "neighbourhood": "the [old] parish",
    "local": "the borough of Tarnholm",
    "regional": "the combined authority",
    "national": "the realm",
}


@cache
def of_these_bodies() -> Advisor:
    """The advisor of the shipped rulebook with these names for its bodies, which no decision needs to give."""
    return Advisor(shipped().rulebook.naming(OURS))


def naming(decision: Decision) -> Decision:
    """A decision that gives these names itself."""
    return replace(decision, bodies=OURS)


def test_the_headline_names_the_decisions_body():
    """In place of the region."""
    found = headline_of(shipped().evaluate(naming(WORKS)))

    assert found.startswith("The combined authority should decide, within a minimum set by the realm;")


def test_reasons_name_the_decisions_bodies():
    """In place of the rulebook's, wherever that acts; words that only begin alike stay."""
    text = " ".join(render_outlines([shipped().explain(naming(HALL))], "text").split())
    rulebook = shipped().rulebook.naming(OURS)
    reason = Support(
        "decide/x/y",
        AnswerTest("reach", "is", ("local",), frozenset({"local"})),
        "The nation pays, and the nationals do not.",
        "",
    )

    assert "Those affected could remove the people deciding in the [old] parish." in text
    assert "The realm pays, and the nationals do not." == because_words(rulebook, reason)


def test_reasons_in_another_language_keep_the_rulebooks_bodies():
    """A name would have to be inflected."""
    rulebook = replace(shipped().rulebook, language="fr").naming({"local": "le conseil"})
    reason = Support("decide/x/y", AnswerTest("reach", "is", ("local",), frozenset({"local"})), "Of the council.", "")

    assert "Of the council." == because_words(rulebook, reason)


def test_an_argument_reads_as_if_the_rulebook_named_them():
    """Settled or open, for every role."""
    for decision in (WORKS, HALL, without(WORKS, 3)):
        assert list(arguments(of_these_bodies(), decision)) == list(arguments(shipped(), naming(decision)))


def test_a_report_reads_as_if_the_rulebook_named_them():
    """A page with its drawings, a Word file and the grid."""
    for decision in (WORKS, HALL):
        assert list(reports(of_these_bodies(), decision)) == list(reports(shipped(), naming(decision)))


def test_the_drawing_reads_as_if_the_rulebook_named_them():
    """With its path."""
    assert of_these_bodies().draw(WORKS) == shipped().draw(naming(WORKS))


def test_decisions_beside_one_another_keep_their_bodies():
    """In a what-if, a comparison, and a folder of reports; the rulebook's own page keeps the rulebook's."""
    ours = beside_one_another(shipped(), [naming(WORKS), naming(HALL), HALL])

    assert "the combined authority, instead of" in ours or "he combined authority should decide" in ours
    assert "the region" in ours


def test_an_interview_and_a_workshop_read_as_if_the_rulebook_named_them(tmp_path):
    """Line by line, with votes and minutes."""
    said = conversation(shipped(), naming(WORKS), tmp_path / "works.yaml")

    assert "Why the combined authority" in said
    assert conversation(of_these_bodies(), WORKS, tmp_path / "works.yaml") == said


def conversation(advisor: Advisor, decision: Decision, path: Path) -> str:
    """An interview on a decision, then a workshop on it with a vote and minutes, line by line."""
    sink = io.StringIO()
    path.write_text(render_decision(decision, advisor.rulebook), encoding="utf-8")
    asked = ["g 1", "?", "2", "g 9", "w", "1 2", "u", "o", "r", "q", "q"]
    run_interview(str(path), advisor.compiled, io.StringIO("".join(f"{line}\n" for line in asked)), sink)
    held = ["", "13", "4 March", "g 1", "v 5 5 3 0", "", "d", "2", "3", "It is ours.", "o", "r", "m", "q", "q"]
    path.write_text(render_decision(without(decision, 20), advisor.rulebook), encoding="utf-8")
    run_workshop(str(path), advisor.compiled, io.StringIO("".join(f"{line}\n" for line in held)), sink)
    return sink.getvalue()


def test_they_change_no_result():
    """Nothing tests them."""
    ours, theirs = shipped().evaluate(naming(WORKS)), shipped().evaluate(WORKS)

    assert [each.possible for each in theirs.roles] == [each.possible for each in ours.roles]


def test_they_are_kept_where_a_decision_is_written():
    """As every save and export does it."""
    text = render_decision(naming(WORKS), shipped().rulebook)

    ((again,), found) = shipped().read(text.encode(), "works.yaml")

    assert (OURS, ()) == (dict(again.bodies), found)
