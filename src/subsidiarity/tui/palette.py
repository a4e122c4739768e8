"""The command palette in our own words: what can be done here, found by a word."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from functools import partial

from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider, SearchIcon
from textual.widgets.option_list import Option

from subsidiarity.reporting.language import words
from subsidiarity.reporting.wording.noun_words import capitalised
from subsidiarity.reporting.wrapping import columns_of, padded, shortened
from subsidiarity.tui.bindings import Act, acts_of
from subsidiarity.tui.safe import safe
from subsidiarity.tui.screen import MEASURE

_AROUND = 4
"""Terminal columns at both sides of a row of the palette."""
_LEFT_OUT = ("command_palette", "interrupt")
"""The names of acts that have no row: the palette itself, and another way to leave."""
_ENDS = ",;:"
"""Signs that end a part of the words of an act, which can be said without what comes after."""


class Acts(Provider):
    """The acts of the screen below, in our own words: a line each, the likelier first, keys at the right edge."""

    async def discover(self) -> Hits:
        """Every act of the screen, in its order."""
        for act, row in self._rows():
            yield DiscoveryHit(row, self._run(act), act.words)

    async def search(self, query: str) -> Hits:
        """Acts that a few letters name, the best first."""
        matcher = self.matcher(query)
        for act, row in self._rows():
            score = matcher.match(act.words)
            if score > 0:
                yield Hit(score, row, self._run(act), act.words)

    def _rows(self) -> Iterator[tuple[Act, Text]]:
        width, seen = min(self.app.size.width, MEASURE) - _AROUND, set(_LEFT_OUT)
        for act in acts_of(self.screen):
            name = act.action.rpartition(".")[2]
            if name not in seen and "(" not in name:
                seen.add(name)
                keys = act.keys if columns_of(act.keys) * 3 <= width else act.keys.partition(", ")[0]
                said = _in_room(capitalised(act.words), width - columns_of(keys) - 2)
                yield act, Text.assemble(padded(said, width - columns_of(keys)), (keys, "bold"))

    def _run(self, act: Act) -> partial[Coroutine[object, object, bool]]:
        return partial(self.app.run_action, act.action, act.node)


def _in_room(said: str, width: int) -> str:
    """Words in `width` terminal columns: where they are more, as many of their first parts as fit."""
    ends = [index for index, character in enumerate(said) if character in _ENDS]
    fitting = [said[:end] for end in ends if columns_of(said[:end]) <= width]
    return shortened(said if columns_of(said) <= width or not fitting else fitting[-1], width)


class Palette(CommandPalette):
    """Textual's palette with our acts alone, without its English and its picture, which not every terminal has."""

    def __init__(self) -> None:
        super().__init__(providers=[Acts], placeholder=words("What do you want to do?"), id="--command-palette")

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
