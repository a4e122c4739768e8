"""The list of options: what is marked can be read, and what is changed in place keeps its place."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from subsidiarity.tui.widgets.option_list import Options


class ListApp(App[None]):
    """Nothing but a list."""

    def compose(self) -> ComposeResult:
        yield Options(id="options")

    def colours(self, row: int) -> set[str]:
        """The colours that a row's letters are written in."""
        strip = self.query_one(Options).render_line(row)
        return {str(each.style.color.name) for each in strip if each.text.strip() and each.style and each.style.color}


async def test_a_marked_option_loses_the_colours_that_were_chosen_for_another_background():
    """Grey on the page's dark can be read, and not on the bar that marks a row."""
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        options = app.query_one(Options)
        options.change([Content.styled("first", "#808080"), Content.styled("second", "#808080")])
        options.highlighted = 1
        await pilot.pause()

        assert "#808080" in app.colours(0)
        assert "#808080" not in app.colours(1)


async def test_options_that_take_the_same_room_are_changed_in_place():
    """The mark stays where it was, and nothing is laid out anew."""
    app = ListApp()
    async with app.run_test(size=(40, 10)):
        options = app.query_one(Options)
        options.change([Content("1 ( ) one"), Content("2 ( ) two")])
        options.highlighted = 1
        before = options.options

        options.change([Content("1 ( ) one"), Content("2 (x) two")])

        assert options.highlighted == 1
        assert options.options == before
        assert str(options.options[1].prompt) == "2 (x) two"


async def test_options_that_take_more_lines_are_set_anew():
    """A longer text has its room."""
    app = ListApp()
    async with app.run_test(size=(40, 10)) as pilot:
        options = app.query_one(Options)
        options.change([Content("one")])

        options.change([Content("one\nand more")])

        await pilot.pause()

        assert options.virtual_size.height == 2
