"""The command palette in our own words: what can be done here, found by a word."""

from __future__ import annotations

from textual.command import CommandList, CommandPalette, SearchIcon
from textual.widgets.option_list import Option

from subsidiarity.reporting.language import words
from subsidiarity.tui.safe import safe


class Palette(CommandPalette):
    """Textual's palette without its English and its picture, which not every terminal's letters have."""

    def __init__(self) -> None:
        super().__init__(placeholder=words("What do you want to do?"), id="--command-palette")

    def on_mount(self) -> None:
        """Mark the line to type into by a sign that every terminal has."""
        self.query_one(SearchIcon).icon = ">"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say after a moment, as textual does but in our own words, that nothing was found."""
        self._stop_no_matches_countdown()

        def say() -> None:
            self._list_visible = bool(search_value)
            if search_value:
                said = safe(words("Nothing here goes by that word"))
                self.query_one(CommandList).add_option(Option(said, disabled=True, id=self._NO_MATCHES))

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)
