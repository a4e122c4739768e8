"""The difference of two editions in words."""

from __future__ import annotations

import pytest
from tests.reporting.samples import RULES, advisor

from subsidiarity.model.edition import (
    Cause,
    DecisionDiff,
    EditionDiff,
    FieldChange,
    NameChange,
    OutcomeChange,
    RoleDiff,
    SafeguardDiff,
)
from subsidiarity.model.outcome import Outcome
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reporting.rulebook.edition_diff import (
    cause_words,
    decisions_line,
    editions_line,
    render_decision_diff,
    render_edition_diff,
)

OLD, NEW = Branch("decide/s/old", None, "x", "", ""), Branch("decide/s/new", None, "x", "", "")
TOWN, LAND = Outcome("", "town"), Outcome("", "land")


@pytest.mark.parametrize(
    ("change", "branch", "words"),
    [
        ("added", NEW, "decide/s/new was added, and decides before decide/s/old"),
        ("removed", OLD, "decide/s/old was removed; now decide/s/new decides"),
        ("condition", OLD, "the condition of decide/s/old changed; now decide/s/new decides"),
        ("condition", NEW, "the condition of decide/s/new changed; before, decide/s/old decided"),
        ("target", OLD, "decide/s/old leads elsewhere"),
        ("order", NEW, "decide/s/new was moved before decide/s/old"),
        ("start", NEW, "the walk begins at another step: decide/s/new decides there, not decide/s/old"),
    ],
)
def test_a_cause_says_what_became_of_its_branch(change, branch, words):
    """In one line."""
    assert words == cause_words(Cause(change, branch.id, OLD, NEW))


def test_a_difference_gives_names_counts_shares_and_causes():
    """The whole of it, what changes results first."""
    change = OutcomeChange(TOWN, LAND, 1, (0,), Cause("target", OLD.id, OLD, NEW))
    diff = EditionDiff(
        every=4,
        names=(NameChange("level", None, "shire"), NameChange("branch", "b", None), NameChange("role", "a", "c")),
        roles=(RoleDiff("decide", (change,)),),
        safeguards=(SafeguardDiff("floor", 0, 2),),
        fields=(
            FieldChange("words", "role", "decide", "ask", "Who?", "Who\nis it?"),
            FieldChange("metadata", "rulebook", "", "language", "", "en"),
        ),
    )

    assert (
        "\n"
        "decide: 1 of 4 answer sheets change (25.0%)\n"
        "  1   25.0%  town -> land\n"
        "      one of them because decide/s/old leads elsewhere\n"
        "\n"
        "Safeguards\n"
        "  floor: no longer holds on 0.0%, newly holds on 50.0%\n"
        "\n"
        "Names\n"
        "  level added: shire\n"
        "  branch removed: b\n"
        "  role renamed: a -> c\n"
        "\n"
        "Words\n"
        "  role decide: ask\n"
        "    - Who?\n"
        "    + Who is it?\n"
        "\n"
        "Everything else\n"
        "  rulebook: language\n"
        "    - (nothing)\n"
        "    + en\n"
    ) == render_edition_diff(diff)


def test_the_heading_names_both_editions():
    """By rulebook and edition."""
    old, new = (advisor(rules).rulebook for rules in (RULES, RULES.replace("edition: 7", "edition: 8")))

    assert "From wells, edition 7 to wells, edition 8" == editions_line(old, new)


def test_a_change_of_order_names_what_was_ordered_and_the_branch_that_tests_it():
    """The branch itself is as it was."""
    scales = "the options of trust", "the levels"
    causes = [Cause("scale", OLD.id, OLD, NEW, scale) for scale in ("trust", "")]

    assert [
        f"{scale}, which decide/s/old tests, stand in another order; now decide/s/new decides" for scale in scales
    ] == [*map(cause_words, causes)]


def test_a_decision_that_changes_is_shown_with_its_cause():
    """What nobody can compare says so, and so does an answer that one edition does not know."""
    diffs = [
        DecisionDiff("decide", (TOWN,), (TOWN, LAND), Cause("target", OLD.id, OLD, NEW)),
        DecisionDiff("pay", (TOWN,), (LAND,), None),
    ]

    assert (
        "a.yaml:1:1: Who?\n"
        "  trust: only one edition knows this answer; to the other it is not known yet\n"
        "  decide: town -> town or land\n"
        "    decide/s/old leads elsewhere\n"
        "  pay: town -> land\n"
        "    an answer that only one edition knows\n"
    ) == render_decision_diff("a.yaml:1:1", "Who?", diffs, ["trust"])


def test_the_decisions_are_counted():
    """With those that one edition cannot read."""
    assert "1 of 3 decisions changes" == decisions_line(1, 3, 0)
    assert "0 of 1 decision change; 1 document that cannot be compared" == decisions_line(0, 1, 1)
