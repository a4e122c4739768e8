"""The list of options: what is marked can be read, and what is changed in place keeps its place."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from subsidiarity.tui.widgets.option_list import Options


class ListApp(App[None]):
    """Nothing but a list, without a border, as ours stand."""

    CSS = "Options, Options:focus { border: none; padding: 0; }"

    def compose(self) -> ComposeResult:
        yield Options(id="options")

    def colours(self, row: int) -> set[str]:
        """The colours that a row's letters are written in."""
        options = self.query_one(Options)
        strip = options.render_lines(options.size.region)[row]
        return {str(each.style.color.name) for each in strip if each.text.strip() and each.style and each.style.color}

    def rows(self) -> list[str]:
        """The rows of the list as they are painted, without the air at their ends."""
        options = self.query_one(Options)
        return [strip.text.rstrip() for strip in options.render_lines(options.size.region)]


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


async def test_an_option_wider_than_the_list_is_wrapped():
    """Most texts come in the lines in which they are shown; this one does not."""
    app = ListApp()
    async with app.run_test(size=(16, 6)) as pilot:
        app.query_one(Options).change([Content("a text of many words"), Content("short")])
        await pilot.pause()

        assert ["a text of many", "words", "short"] == app.rows()[:3]


async def test_a_wide_option_that_is_changed_is_wrapped_anew():
    """Nothing of what it said before is kept."""
    app = ListApp()
    async with app.run_test(size=(16, 6)) as pilot:
        options = app.query_one(Options)
        options.change([Content("a text of many words")])
        await pilot.pause()
        options.change([Content("another of many words")])
        await pilot.pause()

        assert ["another of many", "words"] == app.rows()[:2]


async def test_air_below_a_marked_option_is_not_marked():
    """The bar is as high as the text."""
    app = ListApp()
    async with app.run_test(size=(20, 6)) as pilot:
        options = app.query_one(Options)
        options.change([Content("first\n"), Content("second\n")])
        options.highlighted = 0
        await pilot.pause()
        rows = [next(iter(strip)).style for strip in options.render_lines(options.size.region)]
        bars = [None if style is None else style.bgcolor for style in rows]

        assert bars[0] != bars[1]
        assert bars[1] == bars[3]


async def test_a_list_keeps_the_drawings_of_options_in_sight_alone():
    """Those of a question asked before are let go."""
    app = ListApp()
    async with app.run_test(size=(20, 6)) as pilot:
        options = app.query_one(Options)
        for number in range(5):
            options.change([Content(f"{number} one"), *[Content("more")] * number])
            await pilot.pause()

        assert set(options.options) == set(options._drawn)
