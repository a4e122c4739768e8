"""The template that `new` writes."""

from __future__ import annotations

from tests.reporting.samples import RULES, advisor

from subsidiarity.api import load_advisor
from subsidiarity.reporting.decision_file.template import render_template


def test_a_template_is_a_decision_with_nothing_answered():
    """It reads without a complaint, and leaves everything open."""
    (decision,), diagnostics = advisor().read(render_template(advisor().rulebook, "well").encode(), "well.yaml")

    assert () == diagnostics
    assert "well" == decision.id
    assert set(advisor().compiled.outcomes) >= set(advisor().evaluate(decision).headline.possible)
    assert None is advisor().evaluate(decision).headline.outcome


def test_the_shipped_rulebook_has_a_template_too():
    """Every question of the climb stands in it once."""
    shipped, _ = load_advisor()
    assert shipped is not None
    (decision,), diagnostics = shipped.read(render_template(shipped.rulebook, "x").encode(), "x.yaml")

    assert () == diagnostics
    assert [question.id for question in shipped.rulebook.questions] == list(decision.answers)


def test_words_of_a_rulebook_stay_comments():
    """A line end in a question does not end its comment."""
    rules = RULES.replace("ask: Where do those who gain or lose live?", 'ask: "Where?\\nexpects: land"')
    (decision,), _ = advisor(rules).read(render_template(advisor(rules).rulebook, "well").encode(), "well.yaml")

    assert None is decision.expects


def test_the_template_reads_as_it_did(golden):
    """Letter for letter."""
    golden("template.yaml", render_template(advisor().rulebook, "well"))
