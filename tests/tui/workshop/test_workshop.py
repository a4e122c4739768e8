"""The screens round the votes: card, parked points, overview, result, what-if, rules, files, resume."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.tui.conftest import RULEBOOK, screen_text
from tests.tui.workshop_samples import AGREED, RULES, counts, kept, talk, workshop
from textual.geometry import Region

from subsidiarity.model.workshop import Card
from subsidiarity.tui.dialogs.export import ExportDialog
from subsidiarity.tui.interview.graph_rows import NOT_REACHED, graph_rows
from subsidiarity.tui.key_line import KeyLine
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.tui.workshop.card import CardDialog
from subsidiarity.tui.workshop.overview import WorkshopOverviewScreen
from subsidiarity.tui.workshop.question import WorkshopQuestionScreen

SETTLED = AGREED.replace("{goal: agreed}", "{goal: agreed, reach: land, trust: none, means: unequal}")


def flowing(text: str) -> str:
    """The words on a screen without its frames."""
    return " ".join(text.replace("│", " ").split())


async def test_a_new_workshop_begins_with_what_it_needs(workshop_app):
    """The people, and the day that is offered: two lines, and nothing else is asked first."""
    app = workshop_app("new.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Hall", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CardDialog)
        await pilot.press(*"14", "enter", "enter")
        await pilot.pause()

        assert ("Hall", Card("4 March 2026", people=14)) == (kept("new.yaml").title, workshop("new.yaml").card)
        assert isinstance(app.screen, WorkshopQuestionScreen)


async def test_a_workshop_on_answers_that_were_prepared_begins_so_too(workshop_app):
    """How many people vote is not known from the answers."""
    app = workshop_app("hall.yaml", "decision: hall\ntitle: Hall\nanswers: {goal: agreed}\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"12", "f3")
        await pilot.pause()

        assert Card("4 March 2026", people=12) == workshop().card


async def test_the_rest_of_the_card_is_one_key_away(workshop_app):
    """Who is in the room, and who is missing; the last Enter keeps it."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", "tab", *"14", "tab", *"May", "tab", "tab", *"Clerks", "tab", *"Renters", "tab")
        await pilot.press(*"Its hours", "tab", *"Ours", "tab", *"1", "enter", *"2028", *["enter"] * 3)
        await pilot.pause()

        card = Card("May", "The hall", ("decide",), "Ours", "Clerks", "Renters", 14, "2028")
        assert (card, "Its hours") == (workshop().card, kept().description)


async def test_escape_leaves_the_card_without_keeping_and_loses_nothing(workshop_app):
    """What was typed is there when the card is opened again; F5 puts back what is saved."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a", *"xx", "escape")
        await pilot.pause()
        assert "Who runs the hall?" == app.sitting.session.decision.title
        assert "Not taken. What you typed is there when you open this again." in flowing(screen_text(app))
        await pilot.press("a")
        await pilot.pause()
        assert "Who runs the hall?xx" == app.screen.query_one("#heading").value
        await pilot.press("f5", "f3", "a")
        await pilot.pause()

        assert "Who runs the hall?" == app.screen.query_one("#heading").value
        assert () == app.sitting.drafts.names


async def test_a_number_on_the_card_that_is_none_leaves_it_open_with_all_that_was_typed(workshop_app):
    """Once it is mended, everything is kept."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        people = app.screen.query_one("#people")
        people.value = "many"
        app.screen.query_one("#missing").text = "Renters"
        await pilot.press("f3")
        await pilot.pause()
        assert "How many people vote is a number" in screen_text(app)
        assert Card(place="The hall") == workshop().card
        people.value = "14"
        await pilot.press("f3")
        await pilot.pause()

        assert ("Renters", 14) == (workshop().card.missing, workshop().card.people)


async def test_the_card_says_the_rules_once_they_are_fixed(workshop_app):
    """And no field offers to change them."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("v", *RULES, *counts(1, 1, 9, 0, 0), "b", "a")
        await pilot.pause()

        assert not app.screen.query("#threshold")
        app.screen.query_one("#text").scroll_end(animate=False)
        await pilot.pause()
        assert "Consensus is 75 of 100 votes for one answer, set before the first" in screen_text(app)


async def test_a_point_is_parked_listed_and_taken_up(workshop_app):
    """It is on the question, in the list, and gone after Enter; undo brings it back."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p", *"Parking fees", "enter")
        await pilot.pause()
        assert "Parked, and saved." in screen_text(app)
        assert "1 parked" in screen_text(app)
        await pilot.press("o", "l")
        await pilot.pause()
        assert "Parking fees" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()

        assert () == talk("reach").parked
        said = flowing(screen_text(app))
        assert ("l lists it" in said, "Taken off the list: “Parking fees”. u brings it back." in said) == (False, True)
        await pilot.press("u")
        await pilot.pause()

        said = flowing(screen_text(app))
        assert ("Parking fees",) == talk("reach").parked
        assert "Took back: taking “Parking fees” off the parked points. U does it again." in said
        assert isinstance(app.screen, WorkshopOverviewScreen)


async def test_undo_on_the_overview_takes_back_what_was_done_elsewhere_and_stays(workshop_app):
    """And where one came from is where b goes."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "n", "o", "u")
        await pilot.pause()
        undone = "reach" in kept().answers
        await pilot.press("U")
        await pilot.pause()
        assert isinstance(app.screen, WorkshopOverviewScreen)
        await pilot.press("b")
        await pilot.pause()

        assert (False, True, "trust") == (undone, "reach" in kept().answers, app.sitting.session.at)


@pytest.mark.parametrize("key", ["v", "d", "t"])
@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("r", "That belongs to a question: b goes back to one."),
        ("o", "That belongs to a question: Enter goes to the one that is marked."),
    ],
)
async def test_a_key_of_votes_says_where_there_is_no_question_that_it_belongs_to_one(workshop_app, there, said, key):
    """A key that does nothing makes a newcomer doubt the program."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(there, key)
        await pilot.pause()

        assert said in flowing(screen_text(app))


async def test_t_on_a_question_says_where_the_time_for_talking_runs(workshop_app):
    """It goes on there while one looks at the question."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        before = flowing(screen_text(app))
        await pilot.press("v", *RULES, *counts(1, 4, 9, 0, 0), "r", "t", "b", "t")
        await pilot.pause()
        running = flowing(screen_text(app))
        await pilot.press("v")
        await pilot.pause()

        assert "The time for talking runs beside a vote: v opens it, and t there starts the time." in before
        assert "The time for talking runs: v goes back to it." in running
        assert "Talk: " in screen_text(app)


async def test_a_point_parked_at_the_result_belongs_to_no_question(workshop_app):
    """It stands in the minutes all the same."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "p", *"Bins", "enter")
        await pilot.pause()

        assert ("Bins",) == workshop().parked


async def test_a_minority_view_is_listed_and_taken_back_and_undo_brings_it_back(workshop_app):
    """Saved at once, either way."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("d", "1", "enter", "2", "enter", *"Near", "enter")
        await pilot.press("d", "3", "enter", "enter", *"Far", "enter")
        await pilot.pause()
        assert "The minority view is saved; l takes it back." in flowing(screen_text(app))
        await pilot.press("l")
        await pilot.pause()
        assert "Minority view: 2 people hold to 1" in flowing(screen_text(app))
        await pilot.press("down", "enter")
        await pilot.pause()
        assert ["Near"] == [view.words for view in talk("reach").dissents]
        assert "The minority view is taken back; u brings it back." in flowing(screen_text(app))
        await pilot.press("r")
        await pilot.pause()
        assert "Far" not in app.screen.query_one("#page").children[0].render().plain
        await pilot.press("b", "u")
        await pilot.pause()

        assert ["Near", "Far"] == [view.words for view in talk("reach").dissents]


async def test_a_list_of_minority_views_that_is_empty_says_so(workshop_app):
    """And names the key that records one."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("l")
        await pilot.pause()

        assert "There is no minority view on this question. d records one." in flowing(screen_text(app))


async def test_the_overview_tells_of_votes_minorities_and_parked_points(workshop_app):
    """Each question with how far its group agreed."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("v", *RULES, *counts(0, 5, 9, 0, 0), "r", "d", "1", "enter", "enter", "enter")
        await pilot.press("p", "x", "enter", "b", "o")
        await pilot.pause()

        said = flowing(screen_text(app))
        assert "1 round · agreement" in said
        assert "1 minority view · 1 parked" in said
        assert "1 point is parked: l lists it." in said


async def test_a_question_passed_over_is_remembered(workshop_app):
    """n goes on without an answer, and the minutes say so."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        await pilot.pause()

        assert ("trust", True) == (app.sitting.session.at, talk("reach").is_skipped)


async def test_the_result_says_how_firm_it_is_and_who_was_missing(workshop_app):
    """The argument first; then what the minutes hold. The ladder stands once, at the foot."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(100, 120)) as pilot:
        await pilot.press("r")
        await pilot.pause()

        said = flowing(screen_text(app))
        assert "Land should decide." in said
        assert said.index("The full argument") < said.index("The workshop")
        assert 1 == said.count("▶ ├─●─┤ Land")
        assert "Whether an affected group was missing has not been noted" in said
        assert "How firm" in said or "change" in said


async def test_what_if_follows_every_key_and_touches_nothing(workshop_app):
    """The ladder changes, the file does not; x puts everything back."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r")
        before = Path("hall.yaml").read_bytes()
        await pilot.press("i", "down", "1")
        await pilot.pause()
        assert "! Street should decide." in screen_text(app)
        assert "street (on record: land)" in flowing(screen_text(app))
        await pilot.press("right")
        await pilot.pause()
        assert "! Town should decide." in screen_text(app)
        await pilot.press("w")
        await pilot.pause()
        assert "What is changed" in screen_text(app)
        await pilot.press("b", "x")
        await pilot.pause()
        assert "= Land should decide." in screen_text(app)
        await pilot.press("b")
        await pilot.pause()

        assert (before, "result") == (Path("hall.yaml").read_bytes(), app.current_mode)


async def test_what_if_goes_round_all_options_with_left_and_right(workshop_app):
    """Not known yet is one of them."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r", "i", "down")
        seen = []
        for key in ("right", "right", "right", "right", "left"):
            await pilot.press(key)
            seen.append(set(app.screen._tried.decision.answers["reach"].options))

        assert [{"street", "town", "land"}, {"street"}, {"town"}, {"land"}, {"town"}] == seen


async def test_the_rules_show_the_path_and_open_a_branch(workshop_app):
    """Its words, where it leads, how it stands, its source."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r", "g")
        await pilot.pause()
        assert "▸ It reaches across the land. → land" in flowing(screen_text(app))
        recommendation = app.sitting.session.recommendation
        advice = recommendation.headline
        rows = graph_rows(recommendation, advice)
        place = next(place for place, row in enumerate(rows) if row.branch is advice.walk[-1].taken)
        app.screen.query_one(Options).highlighted = place
        await pilot.press("enter")
        await pilot.pause()

        said = flowing(screen_text(app))
        assert "It reaches across the land. It leads to: land. How it stands: taken. Source: Davies 2006" in said


async def test_the_rules_of_every_role_are_one_key_away(workshop_app):
    """n goes to the next, and round again."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r", "g", "n")
        await pilot.pause()
        assert "Who pays?" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()

        assert "Who takes the decision?" in screen_text(app)


def test_every_branch_of_a_role_has_a_row():
    """Those that were not reached too."""
    from subsidiarity.reasoning.advise import advise
    from subsidiarity.workshop.decision_store import new_decision

    recommendation = advise(RULEBOOK, new_decision("Hall", ""))
    advice = recommendation.headline
    branches = [branch for step in advice.role.graph.steps.values() for branch in step.branches]

    folds = {NOT_REACHED, *(f"{step} {branch.to}" for step in advice.role.graph.steps for branch in branches)}
    rows = graph_rows(recommendation, advice, {*folds, *advice.role.graph.steps})
    shown = [row.branch.id for row in rows if row.branch is not None]

    assert sorted(branch.id for branch in branches) == sorted(shown)


async def test_what_is_off_the_path_is_folded_away_until_asked_for(workshop_app):
    """Enter on a fold, or on its step, opens and closes it."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r", "g", "home")
        await pilot.pause()
        seen = [app.screen.query_one(Options).option_count]
        for _ in range(2):
            await pilot.press("enter")
            await pilot.pause()
            seen.append(app.screen.query_one(Options).option_count)

        assert seen[0] == seen[2] < seen[1]


async def test_files_are_written_and_never_overwritten(workshop_app):
    """A free name is proposed; a name that is taken is refused in words, and the file stays."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "e", "enter", "enter")
        await pilot.pause()
        assert "Minutes: Who runs the hall?" in Path("hall-minutes.html").read_text()
        Path("hall-minutes.html").write_text("mine")
        await pilot.press("home", "enter", *(["backspace"] * 40), *"hall-minutes.html", "enter")
        await pilot.pause()

        assert "Not written to hall-minutes.html" in flowing(screen_text(app))
        assert "mine" == Path("hall-minutes.html").read_text()


async def test_each_kind_of_file_holds_what_it_says(workshop_app):
    """A decision that opens again, a record that is JSON, a hand-out with the questions."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "e")
        for downs in (4, 5, 6, 7):
            await pilot.press("home", *(["down"] * downs), "enter", "enter")
            await pilot.pause()

        assert kept("hall-copy.yaml").answers == kept().answers
        assert "Land should decide." in Path("hall-result.html").read_text()
        assert "land" == json.loads(Path("hall-result.json").read_text())["level"]
        assert "How much does it depend on trust?" in Path("hall-hand-out.html").read_text()


@pytest.mark.parametrize(
    ("downs", "ending", "begins"),
    [(0, "html", b"<!DOCTYPE html>"), (1, "docx", b"PK"), (2, "md", b"# Minutes: Who"), (3, "txt", b"Minutes: Who")],
)
async def test_minutes_are_written_in_each_form(workshop_app, downs, ending, begins):
    """As `minutes` writes them."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("r", "e", *(["down"] * downs), "enter", "enter")
        await pilot.pause()

        assert Path(f"hall-minutes.{ending}").read_bytes().startswith(begins)


async def test_two_decisions_are_compared_on_what_differs(workshop_app):
    """Only the questions that differ are named."""
    app = workshop_app("hall.yaml", SETTLED)
    Path("other.yaml").write_text(SETTLED.replace("reach: land", "reach: street"), encoding="utf-8")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r", "c", *"other.yaml", "enter")
        await pilot.pause()

        said = flowing(screen_text(app))
        assert isinstance(app.screen, PageScreen)
        assert "In one street" in said
        assert "Trust helps" not in said


async def test_a_file_that_cannot_be_compared_is_said_in_words(workshop_app):
    """And the result stays on the screen."""
    app = workshop_app("hall.yaml", SETTLED)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("r", "c", *"none.yaml", "enter")
        await pilot.pause()

        assert "none.yaml" in screen_text(app)
        assert not isinstance(app.screen, PageScreen)


async def test_a_rehearsal_is_refused_where_people_have_answered(workshop_app):
    """Invented votes never mix with what people said."""
    app = workshop_app(None, rehearsal=7)
    Path("hall.yaml").write_text(SETTLED, encoding="utf-8")
    before = Path("hall.yaml").read_bytes()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", *"hall.yaml", "enter")
        await pilot.pause()

        assert "Rehearse in a new file." in flowing(screen_text(app))
        assert before == Path("hall.yaml").read_bytes()


async def test_a_workshop_goes_on_where_it_was_killed(workshop_app):
    """The counts that are in wait to be revealed; nothing is asked again."""
    first = workshop_app("hall.yaml", AGREED)
    async with first.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", *RULES, *counts(1, 4, 9, 0, 0))
    again = workshop_app("hall.yaml")
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "a vote is in" in screen_text(again)
        await pilot.press("v", "r")
        await pilot.pause()

        assert (1, 4, 9) == talk("reach").revealed[0].counts


@pytest.mark.parametrize("keys", [("a",), ("p",), ("d",), ("e",), ("v",)], ids=str)
@pytest.mark.parametrize("size", [(40, 15), (60, 18), (80, 24)])
async def test_a_box_stays_within_the_screen(workshop_app, size, keys):
    """With its keys in sight."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        box, foot = app.screen.query_one("#box"), app.screen.query_one(KeyLine)

        assert Region(0, 0, *size).contains_region(box.region)
        assert box.region.contains_region(foot.region)
        assert 1 == foot.region.height


async def test_every_field_of_the_card_is_reached_at_40_by_15(workshop_app):
    """Tab goes from one to the next, and the one that has the keys is in sight."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        seen = []
        for _ in range(12):
            field = app.focused
            seen.append(field.id)
            assert app.screen.query_one("#text").region.overlaps(field.region)
            await pilot.press("tab")
            await pilot.pause()

        assert 12 == len(set(seen))


async def test_a_file_can_be_written_at_40_by_15(workshop_app):
    """The name and what became of it are in sight."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.press("e", "enter", "enter")
        await pilot.pause()

        assert isinstance(app.screen, ExportDialog)
        assert "Written to" in flowing(screen_text(app))
        assert "Esc close" in screen_text(app)
        assert Path("hall-minutes.html").exists()


async def test_a_file_is_chosen_by_the_number_before_it(workshop_app):
    """The number marks it, Enter goes to its name, and the keys say what Enter does there."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "2")
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        at_name = screen_text(app)
        await pilot.press("enter")
        await pilot.pause()

        assert "Enter go on" in before
        assert "Enter write" in at_name
        assert Path("hall-minutes.docx").exists()
        assert not Path("hall-minutes.html").exists()


async def test_a_day_to_look_again_before_the_meeting_is_remarked_on(workshop_app):
    """Once the card is closed, and the card is kept as it was typed."""
    app = workshop_app("hall.yaml", AGREED)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        app.screen.query_one("#date").value = "4 March 2028"
        app.screen.query_one("#review").value = "March 2027"
        await pilot.press("f3")
        await pilot.pause()

        said = " ".join(screen_text(app).replace("┃", " ").split())
        assert "The day to look again, March 2027, is before the meeting, 4 March 2028." in said
        assert "March 2027" == workshop().card.review
