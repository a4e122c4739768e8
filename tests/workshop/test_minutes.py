"""The minutes: everything that was said and voted, with the level a minority's answer gives, and no vote too small."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from tests.reporting.forms.test_markdown import ACTING
from tests.workshop.samples import compiled, read

from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.workshop.autosave import save_new
from subsidiarity.workshop.view.minutes import minutes_of

RULEBOOK = compiled()

HELD = """\
decision: hall
title: Who runs the hall?
description: It stands empty.
answers:
  goal: agreed
  reach: town
  trust:
    answer: [helps, essential]
    evidence: record
    note: Run by volunteers since 1987
  means: unequal
  lawful: street
workshop:
  format: 1
  rulebook: small
  edition: 3
  threshold: 75
  most_rounds: 3
  rules: fixed
  card:
    date: 4 March 2026
    place: The hall
    goal: The town's; the streets want it open, too
    room: Twelve residents and two councillors
    people: 14
    missing: Those who rent by the week
    review: March 2028
    roles: [decide]
  questions:
    reach:
      agreed: yes
      rounds:
        - {votes: {street: 4, town: 8}, unknown: 1, abstained: 1}
        - {votes: {street: 2, town: 11}, abstained: 1}
      dissent:
        - {options: [street], people: 2, words: The town never comes here}
    trust:
      rounds:
        - {votes: {helps: 6, essential: 7}}
      parked: [Who holds the key?]
    means:
      rounds:
        - {votes: {equal: 2, unequal: 4}, revealed: no}
    holds:
      skipped: yes
  parked: [The roof]
"""


def minutes(text: str = HELD):
    """The outline of a file's one workshop."""
    (decision,) = read(text, RULEBOOK)
    return minutes_of(RULEBOOK, decision)


def section(name: str, text: str = HELD) -> str:
    """One section as plain text, without its heading; the test fails here if there is none."""
    found = minutes(text).section(name)
    assert found is not None
    plain = render_plain(minutes(text), 10_000)
    return plain.split(f"\n{found.heading}\n", maxsplit=1)[1].split("\n\n")[0]


def test_the_minutes_as_text(golden):
    """All of them, as they are read aloud."""
    golden("minutes.txt", render_plain(minutes()))


def test_the_minutes_as_markdown(golden):
    """All of them, as they are sent round."""
    golden("minutes.md", render_markdown(minutes()))


def test_the_card_stands_first():
    """Date, place, people and who was missing."""
    said = section("workshop")

    for line in ("Date: 4 March 2026.", "Place: The hall.", "Missing from the room: Those who rent by the week."):
        assert line in said
    assert "In the room: 14 people: Twelve residents and two councillors." in said


def test_what_was_not_noted_is_said_not_to_be():
    """Nobody takes an empty line for nobody missing."""
    said = section("workshop", HELD.replace("    missing: Those who rent by the week\n", ""))

    assert "Whether an affected group was missing has not been noted. Ask before this is used." in said


def test_the_threshold_is_printed():
    """With when it was set."""
    assert "Consensus is 75 of 100 votes for one answer, set before the first vote." in section("workshop")


def test_every_round_is_there_with_its_counts():
    """The first and the second, abstentions apart."""
    said = section("talks")

    first = "4 for 1, “In one street”; 8 for 2, “Across the town”; 1 for not known yet"
    assert f"Round 1, 13 votes, 1 abstained: {first}." in said
    assert "Round 2, 13 votes, 1 abstained: 2 for 1; 11 for 2. " in said
    assert "The agreement is moderate (0.78, was 0.63)." in said
    assert "A consensus (75 of 100) on 2, by 11 of 13 votes." in said


def test_the_minority_stands_beside_the_reasons_with_its_level():
    """Walked from the group's other answers."""
    said = section("minorities")

    assert "2 people hold to 1, “In one street”. Their words: “The town never comes here.”" in said
    assert "With that answer street should decide; with the group's, street or town stay possible." in said


def test_a_vote_that_was_not_revealed_is_not_told():
    """Only that there was one, and how many voted."""
    said = render_plain(minutes())

    assert "A vote was taken and not revealed: 6 votes." in said
    assert "4 for 2, “Some could not pay”" not in said


def test_where_nobody_agreed_the_options_voted_for_stand():
    """And the result is as open as they leave it."""
    assert "No answer is agreed. The options voted for stand: 2 or 3." in section("talks")
    assert "Still open: contested between street and town; or town." == minutes().headline


def test_an_answer_below_the_threshold_is_said_to_be():
    """Nothing is refused; everybody can read it."""
    said = section("talks", HELD.replace("threshold: 75", "threshold: 90"))

    assert "11 of 13 votes lie within it, fewer than the 90 of 100 set for a consensus." in said


def test_what_was_parked_and_passed_over_is_there():
    """With where it was parked."""
    assert ["  - The roof.", "  - Who holds the key?", "    Parked at: How much does it depend on trust?"] == (
        section("parked").splitlines()[1:]
    )
    assert "6. Who decides today?\n    Passed over." in section("talks")


def test_an_answer_that_is_not_used_is_said_not_to_be():
    """Once the aim is disputed, nothing depends on the reach."""
    said = section("talks", HELD.replace("goal: agreed", "goal: disputed"))

    assert "This answer is not used: as things stand, nothing depends on it." in said


def test_a_rehearsal_cannot_be_taken_for_a_workshop():
    """It says so in its title and in its first line."""
    outline = minutes(HELD.replace("threshold: 75", "threshold: 75\n  rehearsal: 7"))

    assert "Minutes of a rehearsal: Who runs the hall?" == outline.title
    assert "its votes are invented" in render_plain(outline).split("The workshop\n")[1].split("\n")[1]


def test_the_day_to_look_again_is_asked_for():
    """If there is none."""
    assert "Look again by: March 2028." in section("look_again")
    assert "Agree on one" in section("look_again", HELD.replace("    review: March 2028\n", ""))


def test_a_workshop_in_which_nothing_happened_has_minutes():
    """A card, and the questions that were not answered."""
    text = (
        HELD.split("  questions:\n", maxsplit=1)[0].replace("goal: agreed", "").replace("answers:", "answers: {}\nx:")
    )
    outline = minutes(text[: text.index("x:")] + text[text.index("workshop:") :])

    assert [] == [line for line in render_plain(outline).splitlines() if "Round" in line]
    assert outline.section("minorities") is outline.section("parked") is None


@pytest.mark.parametrize("payload", [text for text in ACTING if "\n" not in text])
def test_what_people_typed_does_nothing_in_markdown(payload):
    """Neither in the card nor in a view nor in a parked point."""
    quoted = "'" + payload.replace("'", "''") + "'"
    text = HELD
    for said in ("Those who rent by the week", "The town never comes here"):
        text = text.replace(said, quoted)
    text = text.replace("[The roof]", f"[{quoted}]").replace("[Who holds the key?]", f"[{quoted}]")

    tokens = MarkdownIt("gfm-like").parse(render_markdown(minutes(text)))

    inner = {child.type for token in tokens for child in token.children or ()}
    assert set() == inner & {"link_open", "image", "html_inline", "em_open", "s_open"}
    assert set() == {token.type for token in tokens} & {"html_block", "fence", "blockquote_open"}


def test_minutes_never_take_the_place_of_a_file(tmp_path):
    """Whatever stands there is left as it is."""
    path = tmp_path / "minutes.md"

    assert save_new(str(path), "first\n", (".md",)) is None
    problem = save_new(str(path), "second\n", (".md",))

    assert ("exists", "first\n") == (problem and problem.cause, path.read_text())
