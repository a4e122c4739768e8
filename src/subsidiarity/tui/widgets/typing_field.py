"""Fields to type into: a text that nobody changed comes out as it went in, and what a paste loses is said."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Paste
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from subsidiarity.workshop.typed_text import in_one_line, kept_text, paste_words


class Pasted(Message):
    """A message that a text was pasted that is long, or that lost something on its way in, with sentences on it."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self.said = said


class TypingField(Widget):
    """A field to type into, of one line or of several."""

    def hold(self, text: str, shown: Callable[[], str]) -> None:
        """Begin with a text; `shown` is a function that gives what stands in the field now."""
        self._came, self._shown = text, shown
        self._first_shown = shown()

    @property
    def is_changed(self) -> bool:
        """Whether other words stand in the field than at the beginning."""
        return self._shown() != self._first_shown

    @property
    def shown(self) -> str:
        """The text as it stands in the field now."""
        return self._shown()

    def put(self, text: str) -> None:
        """Let another text stand in the field, as if somebody had typed it."""
        raise NotImplementedError

    def put_back(self) -> None:
        """Let the text stand in the field that it began with."""
        self.put(self._first_shown)

    @property
    def typed(self) -> str:
        """The text of the field as it came if nobody changed it, otherwise as it is to be kept."""
        return kept_text(self._shown()) if self.is_changed else self._came

    def say_of_paste(self, text: str, fitting: str) -> None:
        """Say what becomes of a pasted text, `fitting` as it stands in the field, if there is anything to say."""
        if said := paste_words(text, fitting):
            self.post_message(Pasted(said))


class LineField(Input, TypingField):
    """A field of one line, as long as it may be."""

    def __init__(self, text: str, id: str | None = None) -> None:
        super().__init__(in_one_line(text), select_on_focus=False, id=id)
        self.hold(text, lambda: self.value)

    def put(self, text: str) -> None:
        """Let another text stand in the field, as if somebody had typed it."""
        self.value = in_one_line(text)

    def offer(self, text: str) -> None:
        """Begin anew with another text."""
        self.value = in_one_line(text)
        self.hold(text, lambda: self.value)

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text, typed or pasted, or "" for one that is taken away, in the place of another."""
        fitting = in_one_line(text)
        super().replace(fitting, start, end)
        self.say_of_paste(text, fitting)

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()  # textual takes the first line alone
        event.stop()
        self.replace(event.text, *self.selection)
