"""A field to type several lines into, apart from that for one: textual's takes long to load."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import TextArea

from subsidiarity.reading.text import clean


class TextField(TextArea):
    """Several lines; Tab leaves it."""

    def __init__(self, text: str, id: str | None = None) -> None:
        super().__init__(clean(text), id=id, tab_behavior="focus")

    async def _on_paste(self, event: Paste) -> None:
        event.text = clean(event.text)
