"""The parts of a screen paint themselves as textual would."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from subsidiarity.tui.widgets.part import Part

WAYS = {
    "left": "",
    "right": "#part, #static { text-align: right; text-wrap: nowrap; text-overflow: ellipsis; }",
    "padded": "#part, #static { padding: 1 2 0 1; height: 5; }",
    "in the middle": "#part, #static { text-align: center; }",
    "with a border": "#part, #static { border: solid red; }",
    "coloured": "#part, #static { background: blue; color: yellow; text-style: bold; }",
}
TEXTS = {
    "plain": Content("one line"),
    "styled": Content.assemble(("who decides", "bold"), " and ", ("why", "#808080"), "\nand a second line"),
    "none": Content(""),
    "wide letters": Content("議会 decides"),
    "wider than the screen": Content("a line that is a good deal longer than thirty columns of a terminal"),
    "higher than the part": Content("\n".join("abcdefgh")),
}


class PartApp(App[None]):
    """A part above a widget of textual's with the same text in the same size."""

    def __init__(self, css: str, text: Content) -> None:
        super().__init__()
        self._text = text
        self.stylesheet.add_source(f"#part, #static {{ height: 4; }} {css}")

    def compose(self) -> ComposeResult:
        yield Part("part")
        yield Static(self._text, id="static", markup=False)


def cells(widget: Static) -> list[list[tuple[str, object, object, object]]]:
    """Each letter with its colours, row by row; the colour of air's letters is not seen."""
    return [
        [
            (letter, letter.strip() and each.style.color, each.style.bgcolor, bool(letter.strip() and each.style.bold))
            for each in strip
            if each.style is not None
            for letter in each.text
        ]
        for strip in widget.render_lines(widget.outer_size.region)
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("text", TEXTS)
async def test_a_part_is_painted_as_textual_paints_it(way, text):
    """Every letter in its colours, whether it paints itself or leaves it to textual."""
    app = PartApp(WAYS[way], TEXTS[text])
    async with app.run_test(size=(30, 20)) as pilot:
        part = app.query_one(Part)
        part.update(TEXTS[text])
        await pilot.pause()

        assert cells(app.query_one("#static", Static)) == cells(part)


async def test_a_part_is_painted_anew_when_its_text_or_its_colours_change():
    """What was painted before is shown no longer."""
    app = PartApp(".other { background: green; }", Content(""))
    async with app.run_test(size=(30, 20)) as pilot:
        part = app.query_one(Part)
        part.update(Content("before"))
        await pilot.pause()
        before = cells(part)
        part.update(Content("after"))
        await pilot.pause()
        renamed = cells(part)
        part.add_class("other")
        await pilot.pause()

        assert "before" == "".join(letter for letter, *_ in before[0]).strip()
        assert "after" == "".join(letter for letter, *_ in renamed[0]).strip()
        assert renamed[0][0][2] != cells(part)[0][0][2]
