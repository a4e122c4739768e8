"""A screen that is a list to choose from: with Enter, with a key, or with the mouse."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from subsidiarity.tui.screen import InterviewScreen
from subsidiarity.tui.widgets.option_list import Options


class ListScreen(InterviewScreen):
    """A screen that takes what is marked or clicked in its one `Options`, and lays them out anew for another width."""

    def compose(self) -> ComposeResult:
        """The header, a line above the list, the list, the foot."""
        yield from self.header()
        yield Static(id="columns", markup=False)
        yield Options(id="options")
        yield from self.foot()

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self.query_one(Options).focus()

    def choose(self, index: int) -> None:
        """Do what choosing the option at this index, from 0, means on the screen."""
        raise NotImplementedError

    def on_options_resized(self) -> None:
        """Lay out the list for the new width."""
        if self.is_current:
            self.show()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Take the option that Enter was pressed on."""
        self.choose(event.option_index)

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Take the option that was clicked."""
        self.choose(event.index)

    def action_take(self) -> None:
        """Take the option that is marked."""
        self.query_one(Options).action_select()
