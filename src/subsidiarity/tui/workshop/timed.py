"""The time for talking on a screen: large where there is room, so that all can see it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Digits

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act
from subsidiarity.tui.workshop.countdown import Countdown
from subsidiarity.tui.workshop.screen import WorkshopScreen


class TimedScreen(WorkshopScreen):
    """A screen on which a time for talking runs, in large digits where they fit, and in words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        act("t", "timer", Phrase("start the time for talking, or stop it"), "timer"),
        act("plus,equals_sign", "more_time", Phrase("one more minute"), "more_time"),
    ]

    def __init__(self, countdown: Countdown | None = None) -> None:
        super().__init__()
        self._countdown = countdown or Countdown()

    def clock(self) -> Digits:
        """The large digits."""
        return Digits(id="clock")

    def on_mount(self) -> None:
        """Look once a second how much time is left."""
        self.set_interval(1, self.show_time)

    def show_time(self) -> None:
        """Show the time that is left, in large digits where there is room."""
        if self.is_current:
            clock = self.query_one("#clock", Digits)
            clock.set_class(self._countdown.is_running, "-running")
            clock.update(self._countdown.shown)

    def time_words(self) -> tuple[str, ...]:
        """Words on the time that is left for talking; none while no time runs."""
        if not self._countdown.is_running:
            return ()
        is_over = self._countdown.left <= 0
        return (words("Time is up") if is_over else words("Talk: {left}", left=self._countdown.shown),)

    def action_timer(self) -> None:
        """Start the time for talking, or stop it."""
        if self._countdown.is_running:
            self._countdown.stop()
        else:
            self._countdown.start()
        self.show_time()

    def action_more_time(self) -> None:
        """Give the talk a minute more."""
        self._countdown.add_minute()
        self.show_time()
