"""What is added, removed and renamed between two editions."""

from __future__ import annotations

from tests.analysis.written_rulebooks import PLAIN, QUESTIONS, rulebook

from subsidiarity.analysis.editions.name_changes import find_name_changes
from subsidiarity.analysis.editions.renames import find_renames
from subsidiarity.analysis.editions.twins import find_twins
from subsidiarity.model.edition import NameChange

LAW = "  law: {name: law, theme: t, pull: none, ask: Which law?, options: {old: o, new: n}, source: S}\n"


def name_changes(old, new):
    return find_name_changes(find_twins(old, new, find_renames(old, new)))


def test_editions_that_name_the_same_things_have_no_changes():
    """The edition's number is no name."""
    assert () == name_changes(rulebook(), rulebook(edition="2"))


def test_a_question_that_is_new_is_added_with_its_options():
    """The new edition asks about the law."""
    changes = name_changes(rulebook(), rulebook(questions=QUESTIONS + LAW))

    assert (
        NameChange("question", None, "law"),
        NameChange("option", None, "law: old"),
        NameChange("option", None, "law: new"),
    ) == changes


def test_a_branch_that_is_gone_is_removed():
    """The new edition has no branch `stuck`."""
    without = "\n".join(line for line in PLAIN.splitlines() if "stuck" not in line)

    assert (NameChange("branch", "decide/start/stuck", None),) == name_changes(rulebook(), rulebook(without))


def test_a_question_that_asks_the_same_under_another_id_is_renamed():
    """Trust is called confidence; its options go with it."""
    renamed = rulebook(PLAIN.replace("{trust:", "{confidence:"), questions=QUESTIONS.replace("trust:", "confidence:"))

    changes = name_changes(rulebook(), renamed)

    assert NameChange("question", "trust", "confidence") in changes
    assert not [change for change in changes if change.kind == "option"]


def test_an_option_that_says_the_same_under_another_id_is_renamed():
    """Much trust is called plenty."""
    renamed = rulebook(questions=QUESTIONS.replace("much: m", "plenty: m"))

    assert (NameChange("option", "trust: much", "trust: plenty"),) == name_changes(rulebook(), renamed)
    assert {("trust", "much"): "plenty"} == find_renames(rulebook(), renamed).options


def test_two_questions_that_ask_alike_are_not_guessed_at():
    """Two questions of one wording come for one that goes: either could be meant."""
    twins = LAW + LAW.replace("law:", "act:")

    changes = name_changes(
        rulebook(questions=QUESTIONS + LAW.replace("law:", "code:")), rulebook(questions=QUESTIONS + twins)
    )

    assert [("code", None), (None, "law"), (None, "act")] == [
        (change.before, change.after) for change in changes if change.kind == "question"
    ]


def test_a_question_that_says_what_it_was_is_that_question_whatever_it_asks():
    """Trust asks something else under another id, and says so."""
    confidence = "confidence: {was: trust, name: c, theme: t, pull: down, ask: How sure?, options: {none: n, some: x}, "
    old_line = next(line for line in QUESTIONS.splitlines() if "trust:" in line)
    new = rulebook(
        PLAIN.replace("{trust:", "{confidence:"), questions=QUESTIONS.replace(old_line, f"  {confidence}source: S}}")
    )

    assert {"trust": "confidence"} == find_renames(rulebook(), new).questions
    assert (
        NameChange("question", "trust", "confidence"),
        NameChange("option", "confidence: much", None),
    ) == name_changes(rulebook(), new)


def test_what_a_question_says_it_was_goes_before_its_wording():
    """Confidence asks what trust asked, and says that it takes no answers."""
    renamed = QUESTIONS.replace("trust: {", "confidence: {was: [], ")

    assert {} == find_renames(rulebook(), rulebook(PLAIN.replace("trust:", "confidence:"), questions=renamed)).questions


def test_options_say_what_they_were_and_two_may_become_one():
    """Some and much are both plenty now."""
    merged = "{none: n, plenty: {was: [some, much], text: P, short: P, says: P}}"
    new = rulebook(
        PLAIN.replace("{at_most: some}", "{is: none}"),
        questions=QUESTIONS.replace("{none: n, some: s, much: m}", merged),
    )

    assert {("trust", "some"): "plenty", ("trust", "much"): "plenty"} == find_renames(rulebook(), new).options


def test_an_edition_that_still_says_what_a_question_was_differs_from_itself_in_nothing():
    """`was` speaks of an edition before both."""
    both = rulebook(
        PLAIN.replace("{trust:", "{confidence:"), questions=QUESTIONS.replace("trust: {", "confidence: {was: trust, ")
    )

    assert {} == find_renames(both, both).questions
    assert () == name_changes(both, both)


def test_a_question_that_begins_anew_is_another():
    """`was: []` takes no answers, whatever its id."""
    new = rulebook(questions=QUESTIONS.replace("trust: {", "trust: {was: [], "))

    assert (
        NameChange("question", "trust (in the old edition)", None),
        NameChange("question", None, "trust"),
    ) == tuple(change for change in name_changes(rulebook(), new) if change.kind == "question")
