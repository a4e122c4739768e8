"""The command palette in our own words: what can be done here, found by a word."""

from __future__ import annotations

from textual.command import CommandPalette, SearchIcon

from subsidiarity.reporting.language import words


class Palette(CommandPalette):
    """Textual's palette without its English and its picture, which not every terminal's letters have."""

    def __init__(self) -> None:
        super().__init__(placeholder=words("What do you want to do?"), id="--command-palette")

    def on_mount(self) -> None:
        """Mark the line to type into by a sign that every terminal has."""
        self.query_one(SearchIcon).icon = ">"
