"""A screen that is a list to choose from: with Enter, with a key, or with the mouse."""

from __future__ import annotations

from subsidiarity.tui.option_list import Options
from subsidiarity.tui.screen import InterviewScreen


class ListScreen(InterviewScreen):
    """Takes what is marked or clicked in its one `Options`, and lays them out anew for another width."""

    def choose(self, place: int) -> None:
        """Do what choosing the option at this place means."""
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
        self.choose(event.place)

    def action_take(self) -> None:
        """Take the option that is marked."""
        self.query_one(Options).action_select()
