"""The minutes: everything that was said and voted, with the level a minority's answer gives, and no vote too small."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from markdown_it import MarkdownIt
from tests.reporting.forms.test_markdown import ACTING
from tests.workshop.samples import compiled, read

from subsidiarity.analysis.decision.prospects import ProspectsFinder
from subsidiarity.api import render_outlines
from subsidiarity.reasoning.advise import advise
from subsidiarity.reporting.forms.markdown import render_markdown
from subsidiarity.reporting.forms.plain import render_plain
from subsidiarity.reporting.forms.word_pictures import votes_tables
from subsidiarity.reporting.html.votes import votes_elements
from subsidiarity.reporting.outline import Outline, SectionId, VoteRow, Votes
from subsidiarity.reporting.outlines.first_page import page_outline
from subsidiarity.reporting.outlines.minutes import Minutes
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.workshop.autosave import save_new
from subsidiarity.workshop.view.minutes import minutes_data, minutes_of

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


def whole(text: str = HELD) -> Minutes:
    """The minutes of a file's one workshop."""
    (decision,) = read(text, RULEBOOK)
    return minutes_of(RULEBOOK, decision)


def minutes(text: str = HELD) -> Outline:
    """Their outline."""
    return whole(text).outline


def section(name: SectionId, text: str = HELD) -> str:
    """One section as plain text, without its heading; the test fails here if there is none."""
    found = minutes(text).section(name)
    assert found is not None
    return render_plain(Outline("", "", "", (found,)), 10_000).split("---\n", maxsplit=1)[1]


def votes_on(question: str, text: str = HELD) -> Votes:
    """The votes on a question by the words it begins with; the test fails here if there are none."""
    talks = minutes(text).section("talks")
    assert talks is not None
    (found,) = (block for block in talks.blocks if isinstance(block, Votes) and question in block.question)
    return found


def foot_of(text: str) -> str:
    """The foot of the first page."""
    page = minutes(text).page
    assert page is not None
    return page.foot


def test_the_minutes_as_text(golden):
    """All of them, as they are read aloud."""
    golden("minutes.txt", render_plain(minutes()))


def test_the_minutes_as_markdown(golden):
    """All of them, as they are sent round."""
    golden("minutes.md", render_markdown(minutes()))


def test_the_minutes_as_a_page(golden):
    """All of them, as they are printed."""
    golden("minutes.html", minutes_data([whole()], "html").decode())


def test_the_minutes_as_a_word_file(golden):
    """What is written in it, for packing may differ."""
    with zipfile.ZipFile(io.BytesIO(minutes_data([whole()], "docx"))) as file:
        golden("minutes.docx.xml", file.read("word/document.xml").decode().replace("<w:p>", "\n<w:p>"))


def test_the_minutes_as_data(golden):
    """For other programs."""
    golden("minutes.json", render_outlines([minutes()], "json"))


def test_a_word_file_bears_no_date():
    """Neither today's nor that of the library's own document; the card says when people met."""
    with zipfile.ZipFile(io.BytesIO(minutes_data([whole()], "docx"))) as file:
        properties = file.read("docProps/core.xml").decode()

    assert "Minutes: Who runs the hall?" in properties
    assert "dcterms:created" not in properties
    assert "dcterms:modified" not in properties


@pytest.mark.parametrize("form", ["html", "docx", "markdown", "text"])
def test_several_workshops_follow_one_another(form):
    """In one file, in their order."""
    data = minutes_data([whole(), whole(HELD.replace("Who runs the hall?", "Who mends the roof?"))], form)
    said = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode() if form == "docx" else data.decode()

    assert 0 <= said.index("Minutes: Who runs the hall?") < said.index("Minutes: Who mends the roof?")


def test_the_first_page_is_that_of_the_answers():
    """As `explain` has it of the same file."""
    (decision,) = read(HELD, RULEBOOK)
    found = advise(RULEBOOK, decision)

    assert page_outline(found, ProspectsFinder(RULEBOOK).of(decision, has_grids=False)).page == minutes().page
    assert "How the group came to it" in render_plain(minutes())


@pytest.mark.parametrize("fact", [
    "4 March 2026", "The hall.", "The town's; the streets want it open, too", "Twelve residents and two councillors",
    "Those who rent by the week", "March 2028", "Run by volunteers since 1987", "The town never comes here", "The roof",
    "Who holds the key?", "75 of 100 votes", "2 people hold to 1", "6 votes", "Passed over",
])  # fmt: skip
def test_every_fact_of_the_file_is_told_once(fact):
    """Below the first page, which says some of them in short."""
    told = " ".join(render_plain(minutes(), 10_000).split("How the group came to it")[1].split())

    assert 1 == told.count(fact)


def test_the_card_stands_first():
    """Below the first page: date, place, people and who was missing."""
    said = section("workshop")

    for line in ("Date: 4 March 2026.", "Place: The hall.", "Missing from the room: Those who rent by the week."):
        assert line in said
    assert "In the room: 14 people (Twelve residents and two councillors)." in said


def test_what_was_not_noted_is_said_not_to_be():
    """Nobody takes an empty line for nobody missing."""
    said = section("workshop", HELD.replace("    missing: Those who rent by the week\n", ""))

    assert "Whether an affected group was missing has not been noted. Ask before this is used." in said


def test_the_threshold_is_printed():
    """With when it was set."""
    assert "Consensus is 75 of 100 votes for one answer, set before the first vote." in section("workshop")


def test_every_round_is_there_with_its_counts():
    """Every option in words, whether somebody chose it or not, and the group's answer marked."""
    votes = votes_on("Where do those who gain or lose live?")

    assert ("Round 1", "Round 2") == votes.rounds
    assert (
        VoteRow("1. In one street", (4, 2)),
        VoteRow("2. Across the town", (8, 11), is_answer=True),
        VoteRow("3. Across the land", (0, 0)),
        VoteRow("0. Not known yet", (1, 0)),
    ) == votes.rows
    assert (("Abstained", "1", "1"), ("Agreement", "0.63, moderate", "0.78, moderate")) == votes.figures


def test_rules_that_are_not_set_yet_are_said_to_be():
    """Before the first vote they may still be changed."""
    said = "Consensus is 75 of 100 votes for one answer, which may be changed until the first vote."

    assert said in section("workshop", HELD.replace("  rules: fixed\n", ""))


def nine_rounds() -> str:
    """The file with nine rounds on where those live who gain or lose."""
    first = "        - {votes: {street: 4, town: 8}, unknown: 1, abstained: 1}\n"
    return HELD.replace(first, first * 8)


@pytest.mark.parametrize("width", [40, 60, 88])
def test_rounds_that_do_not_fit_stand_below_the_others(width):
    """No line is wider than the page, and no round is left out."""
    text = render_plain(minutes(nine_rounds()), width)

    assert [] == [line for line in text.splitlines() if columns_of(line) > width]
    assert [f"Round {number}" for number in range(1, 10)] == list(dict.fromkeys(re.findall(r"Round \d", text)))
    assert "█ 8" not in text, "bars that have no room to differ are left out"


@pytest.mark.parametrize("form", ["html", "docx"])
def test_more_rounds_than_fit_on_paper_have_tables_of_their_own(form):
    """On a page as in a Word file, no more rounds stand beside each other than their names have room for."""
    votes = votes_on("Where do those who gain or lose live?", nine_rounds())

    tables = [f"{each}" for each in votes_elements(votes)] if form == "html" else list(votes_tables(votes))
    named = [re.findall(r"Round \d", each) for each in re.split("</thead>|</w:tbl>", "".join(tables))]

    assert [f"Round {number}" for number in range(1, 10)] == [name for names in named for name in names]
    assert 3 == max(map(len, named))


def test_the_answer_says_how_many_are_for_it():
    """And whether that is a consensus, once."""
    said = votes_on("Where do those who gain or lose live?").said

    assert "The group's answer: 2, “Across the town”. 11 of 13 votes are for it, enough for a consensus." == said[0]
    assert [] == [line for line in said[1:] if "consensus" in line]


def test_a_consensus_on_another_answer_is_said():
    """Whoever reads the minutes may ask why."""
    said = votes_on("Where do those", HELD.replace("reach: town", "reach: street")).said

    assert "2 of 13 votes are for it, fewer than the 75 of 100 set for a consensus." in said[0]
    assert "A consensus on 2, by 11 of 13 votes." == said[1]


def test_the_differences_that_matter_stand_together():
    """In words, so that nobody has to look up a number; the others are named by theirs."""
    said = section("differences")

    assert "3. How much does it depend on trust?" in said
    assert "With “street” street should decide; with “town” street or town stay possible." in said
    assert "Either way" not in section("talks")


def test_the_minority_stands_beside_the_reasons_with_its_level():
    """Walked from the group's other answers."""
    said = section("minorities")

    assert "2 people hold to 1, “In one street”. Their words: “The town never comes here.”" in said
    assert "With that answer street should decide; with the group's, street or town stay possible." in said


def test_a_vote_that_was_not_revealed_is_not_told():
    """Only that there was one, and how many voted."""
    said = render_plain(minutes())

    assert "A vote was taken and not revealed: 6 votes." in said
    assert "The answer rests on no vote so far: 2, “Some could not pay”." in said
    assert "4 for 2, “Some could not pay”" not in said


def test_where_nobody_agreed_the_options_voted_for_stand():
    """And the result is as open as they leave it."""
    assert "No answer is agreed. The options voted for stand: 2 or 3." in section("talks")
    assert "Still open: contested between street and town; or town." == minutes().headline


def test_an_answer_below_the_threshold_is_said_to_be():
    """Nothing is refused; everybody can read it."""
    said = section("talks", HELD.replace("threshold: 75", "threshold: 90"))

    assert "11 of 13 votes are for it, fewer than the 90 of 100 set for a consensus." in said


def test_what_was_parked_and_passed_over_is_there():
    """With where it was parked."""
    assert ["  - The roof.", "  - Who holds the key?", "    Parked at: 3. How much does it depend on trust?"] == (
        section("parked").splitlines()
    )
    assert ("Passed over.",) == votes_on("Who decides today?").said


def test_an_answer_that_is_not_used_is_said_not_to_be():
    """Once the aim is disputed, nothing depends on the reach."""
    said = section("talks", HELD.replace("goal: agreed", "goal: disputed"))

    assert "This answer is not used: as things stand, nothing depends on it." in said


def test_a_rehearsal_cannot_be_taken_for_a_workshop():
    """It says so in its title and in the first line on the workshop."""
    text = HELD.replace("threshold: 75", "threshold: 75\n  rehearsal: 7")

    assert "Minutes of a rehearsal: Who runs the hall?" == minutes(text).title
    assert "its votes are invented" in section("workshop", text).splitlines()[0]


def test_the_day_to_look_again_is_asked_for():
    """If there is none."""
    undated = HELD.replace("    review: March 2028\n", "")

    assert "Look again by: March 2028." in section("workshop")
    assert "Agree on one" in section("workshop", undated)
    assert ["Look again by March 2028.", ""] == [foot_of(text).partition("edition 3. ")[2] for text in (HELD, undated)]


def test_a_workshop_in_which_nothing_happened_has_minutes():
    """A card, and the questions that were not answered."""
    text = (
        HELD.split("  questions:\n", maxsplit=1)[0].replace("goal: agreed", "").replace("answers:", "answers: {}\nx:")
    )
    outline = minutes(text[: text.index("x:")] + text[text.index("workshop:") :])

    assert [] == [line for line in render_plain(outline).splitlines() if "Round 1" in line]
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

    inner = [child.type for token in tokens for child in token.children or ()]
    assert set() == {*inner} & {"link_open", "image", "html_inline", "s_open"}
    assert 1 == inner.count("em_open")  # the foot of the first page
    assert set() == {token.type for token in tokens} & {"html_block", "fence", "blockquote_open"}


def test_minutes_never_take_the_place_of_a_file(tmp_path):
    """Whatever stands there is left as it is."""
    path = tmp_path / "minutes.md"

    assert save_new(str(path), "first\n", (".md",)) is None
    problem = save_new(str(path), "second\n", (".md",))

    assert ("exists", "first\n") == (problem and problem.cause, path.read_text())
