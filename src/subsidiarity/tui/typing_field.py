"""A field to type a line into: what is pasted loses the characters that a file is refused for before it is shown."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input

from subsidiarity.reading.text import clean


class LineField(Input):
    """One line."""

    def __init__(self, text: str, max_length: int, id: str | None = None) -> None:
        super().__init__(clean(text), select_on_focus=False, max_length=max_length, id=id)

    def _on_paste(self, event: Paste) -> None:
        event.text = clean(event.text)
