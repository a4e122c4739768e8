"""A field to type several lines into, in a module apart, because textual's takes long to load."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from subsidiarity.reading.decoded_text import clean
from subsidiarity.tui.widgets.typing_field import LineField, TypingField


class TextField(TextArea, TypingField):
    """A field of several lines; Tab leaves it."""

    def __init__(self, text: str, id: str | None = None) -> None:
        super().__init__(clean(text), id=id, tab_behavior="focus")
        self.hold(text, lambda: self.text)

    def put(self, text: str) -> None:
        """Let another text stand in the field, as if somebody had typed it."""
        self.text = clean(text)

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Put a text, typed or pasted, in the place of another."""
        fitting = clean(insert)
        result = super().replace(fitting, start, end, maintain_selection_offset=maintain_selection_offset)
        self.say_of_paste(insert, fitting)
        return result


def field_for(text: str, id: str, *, is_long: bool) -> TypingField:
    """A field for a text: of several lines if it `is_long`, or has several lines or tabs; otherwise of one line."""
    return TextField(text, id) if is_long or "\n" in text or "\t" in text else LineField(text, id)
