"""The question screen, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.conftest import RULEBOOK, screen_text
from tests.workshop.samples import HALL, read

from subsidiarity.tui.dialogs.boxes import ChoiceDialog, LineDialog, ReadingDialog
from subsidiarity.tui.interview.note import NoteDialog
from subsidiarity.tui.widgets.option_list import Options

EMPTY = "decision: hall\ntitle: Who runs the hall?\nanswers: {}\n"
AGREED = EMPTY.replace("{}", "{goal: agreed}")


def answers(path: str = "hall.yaml") -> dict[str, set[str]]:
    """The options in a file by question."""
    (decision,) = read(Path(path).read_text(encoding="utf-8"), RULEBOOK)
    return {question: set(answer.options) for question, answer in decision.answers.items()}


async def test_a_digit_answers_and_stays(interview):
    """The ladder and the file follow at once; Enter is what goes on."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2")

        assert ("reach", {"goal": {"agreed"}, "reach": {"town"}}) == (app.sitting.session.at, answers())
        assert "2 (x) Across the town" in screen_text(app)
        assert "├─○─┤ Land" in screen_text(app)


async def test_what_a_key_changes_is_painted_as_soon_as_the_key_is_done(interview):
    """No part has to have its turn first, and no timer is waited for."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.run_action("choose(1)", app.screen)
        shown = [strip.text for strip in app.screen._compositor.render_strips()]

        assert not app.screen._dirty_widgets
        assert any("2 (x) Across the town" in row for row in shown)


async def test_enter_takes_the_marked_option_and_goes_on(interview):
    """Arrows and Enter are enough for the whole interview."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter", "down", "down", "enter")

        assert ("trust", {"goal": {"agreed"}, "reach": {"town"}}) == (app.sitting.session.at, answers())


async def test_enter_without_a_marked_option_answers_nothing(interview):
    """Nobody answers by pressing Enter once too often."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")

        assert {} == answers()
        assert "Choose with a digit or the arrows." in screen_text(app)


async def test_digit_and_enter_go_on_with_that_answer(interview):
    """The way most people will take."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "2", "enter")

        assert ("trust", {"goal": {"agreed"}, "reach": {"town"}}) == (app.sitting.session.at, answers())


async def test_space_makes_a_range_and_enter_keeps_it(interview):
    """Both options stay in the answer, whichever of them is marked."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "down", "space", "enter")

        assert ("trust", {"street", "town"}) == (app.sitting.session.at, answers()["reach"])


async def test_space_takes_an_option_out_of_a_range(interview):
    """The last one out leaves no answer."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "down", "space", "up", "space")
        assert {"town"} == answers()["reach"]
        await pilot.press("down", "space")

        assert "reach" not in answers()


async def test_a_range_with_a_gap_is_remarked_on(interview):
    """It may be meant, and it may be a slip."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "down", "down", "space")

        assert "This range leaves out 2." in screen_text(app)


async def test_zero_says_not_known_yet(interview):
    """Every option is then possible, and none is assumed."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0")

        assert {"street", "town", "land"} == answers()["reach"]
        assert "0 (x) Not known yet" in screen_text(app)


async def test_back_and_next_change_nothing(interview):
    """b and n, left and right."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        seen = []
        for key in ("b", "n", "left", "right", "n", "b"):
            await pilot.press(key)
            seen.append(app.sitting.session.at)

        assert ["goal", "reach", "goal", "reach", "trust", "reach"] == seen
        assert {"goal": {"agreed"}} == answers()


async def test_coming_back_marks_the_answer(interview):
    """The first chosen option is the marked one."""
    app = interview("hall.yaml", EMPTY.replace("{}", "{goal: agreed, reach: land}"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")

        assert ("reach", 2) == (app.sitting.session.at, app.screen.query_one(Options).highlighted)


async def test_undo_goes_back_across_questions(interview):
    """The last change first, then the one before."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "2", "enter", "u")
        assert ("reach", {"goal": {"agreed"}}) == (app.sitting.session.at, answers())
        await pilot.press("u", "u")

        assert ("goal", {}) == (app.sitting.session.at, answers())
        assert "There is nothing to undo." in screen_text(app)


@pytest.mark.parametrize("key", ["U", "ctrl+r"])
async def test_undo_says_what_it_took_back_and_redo_brings_it_back(interview, key):
    """The whole sentence is on the screen, where the foot says other things otherwise."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "2", "u")
        await pilot.pause()
        assert "Took back: the answer to question 2: 2, “Across the town”. U does it again." in screen_text(app)
        await pilot.press(key)
        await pilot.pause()

        assert {"goal": {"agreed"}, "reach": {"town"}} == answers()
        assert "Done again: the answer to question 2: 2, “Across the town”. u takes it back." in screen_text(app)


async def test_clear_forgets_the_answer(interview):
    """As if it had not been asked."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "delete")

        assert {} == answers()


async def test_a_note_is_typed_and_kept(interview):
    """Letters and digits are text there, and the question's keys again afterwards."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "m", *"no 2b", "tab", *"May", "tab", "2", "enter")

        answer = app.sitting.session.answer
        assert ("no 2b", "May", "report") == (answer.note, answer.source, answer.evidence)
        assert "Note: no 2b" in screen_text(app)
        await pilot.press("2")
        assert {"town"} == answers()["reach"]


async def test_a_note_is_given_up_by_escape(interview):
    """What stood there before stays, and what was typed is there when somebody comes back."""
    app = interview("hall.yaml", HALL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b", "m", *"more", "escape")

        assert "Run by volunteers since 1987" == app.sitting.session.answer.note


async def test_a_note_of_several_lines_is_kept_as_typed(interview):
    """Enter in the note is a new line."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", *"a:", "enter", *"# b", "f3")

        (decision,) = read(Path("hall.yaml").read_text(), RULEBOOK)
        assert "a:\n# b" == decision.answers["reach"].note


async def test_why_shows_what_hangs_on_the_question(interview):
    """The branches, their sources, and how far each has been checked."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("w")

        assert isinstance(app.screen, ReadingDialog)
        said = screen_text(app)
        assert "It can still change the level." in said
        assert "It reaches beyond one street." in said
        assert "Read in a secondary text, not in the original:" in said
        await pilot.press("escape")
        assert app.screen.is_current
        assert not isinstance(app.screen, ReadingDialog)


async def test_the_moment_when_it_is_settled_is_said_once(interview):
    """In place: the ladder lights, the verdict says it, nothing covers them; it is news until the next answer."""
    app = interview("hall.yaml", AGREED)
    news = "r shows the result: the level is settled."
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await pilot.pause()
        settled = screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        still = screen_text(app)
        await pilot.press("1")
        await pilot.pause()

        assert [True, True, True] == [
            words in settled for words in ("✔ Street should decide.", "▶ ├─●─┤ Street  recommended", news)
        ]
        assert [True, False] == [news in shown for shown in (still, screen_text(app))]
        assert ["QuestionScreen"] == [type(screen).__name__ for screen in app.screen_stack]


async def test_from_settled_to_the_result(interview):
    """r shows what is recommended, b leads back to the questions."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "r")
        assert "result" == app.current_mode
        assert "Street should decide." in screen_text(app)
        await pilot.press("b")

        assert ("question", "reach") == (app.current_mode, app.sitting.session.at)


async def test_a_disputed_goal_has_no_level(interview):
    """And the reason in the rulebook's words."""
    app = interview("hall.yaml", EMPTY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter", "r")

        assert "No level can be recommended. They do not want the same thing." in screen_text(app)


async def test_the_last_answer_leads_to_the_result(interview):
    """Where nothing is left to ask."""
    app = interview("hall.yaml", EMPTY.replace("{}", "{goal: agreed, reach: street, means: equal, lawful: street}"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "enter")

        assert "result" == app.current_mode


async def test_a_click_answers_and_stays(interview):
    """The mouse chooses as a digit does."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(Options, offset=(5, 2))

        assert ("reach", {"town"}) == (app.sitting.session.at, answers()["reach"])


async def test_every_key_can_be_pressed_with_the_mouse(interview):
    """The words at the foot are links to what the key does."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#keys", offset=(1 + len("? help  1-9 choose  Enter go on  b "), 0))

        assert "goal" == app.sitting.session.at


async def test_a_save_that_fails_is_said_and_the_interview_goes_on(interview):
    """Another program changed the file: nothing of it is lost, and f goes on in another file."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        Path("hall.yaml").write_text("theirs")
        await pilot.press("1")
        assert isinstance(app.screen, ReadingDialog)
        await pilot.press("escape")
        assert "NOT SAVED in hall.yaml: another program changed this file" in screen_text(app)
        await pilot.press("f")
        assert isinstance(app.screen, LineDialog)
        await pilot.press(*"mine.yaml", "enter")

        assert "Saved in mine.yaml" in screen_text(app)
        assert ("theirs", {"street"}) == (Path("hall.yaml").read_text(), answers("mine.yaml")["reach"])


async def test_leaving_asks_when_something_is_not_saved(interview):
    """Otherwise it just leaves."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        Path("hall.yaml").write_text("theirs")
        await pilot.press("1", "escape", "q")
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("n")
        assert app.is_running
        await pilot.press("q", "y")


async def test_ctrl_c_asks(interview):
    """It is pressed by mistake where it copies elsewhere."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+c")

        assert isinstance(app.screen, ChoiceDialog)
        assert "Saved in hall.yaml" in screen_text(app)


async def test_letters_in_the_note_do_not_leave(interview):
    """q is a letter like any other there."""
    app = interview("hall.yaml", AGREED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "q", "b")

        assert isinstance(app.screen, NoteDialog)
