"""The line of keys at the foot of every screen: it shows as many as fit, and never part of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.wrapping import columns_of
from subsidiarity.tui.bindings import keys_for
from subsidiarity.tui.widgets.painted import kept

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the line, its words, the action it runs, and its rank: 0 is shown on every screen.

    A key that goes by a name is a phrase, such as Enter.
    """

    key: str | Phrase
    does: Phrase
    action: str
    rank: int = 0

    @property
    def name(self) -> str:
        """The name of the key as people read it, in the language spoken."""
        return words(self.key) if isinstance(self.key, Phrase) else self.key

    @property
    def words(self) -> str:
        """A word or two on what the key does, in the language spoken."""
        return words(self.does)


class KeyLine(Static):
    """The line of keys in the order given; where there is no room, those of the highest rank are left out first."""

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__(id="keys")
        self.keys = keys
        kept(self)

    def on_resize(self, event: Resize) -> None:
        """Choose again what fits."""
        self._draw(event.size.width)

    def change(self, keys: tuple[Key, ...]) -> None:
        """Show other keys, on a screen on which they change with what is going on."""
        if keys != self.keys:
            self.keys = keys
            self._draw(self.size.width)

    def _draw(self, width: int) -> None:
        room = width - self.styles.padding.width
        keys = keys_in_force(self.keys, self.screen) if self.app._keymap else self.keys
        self.update(Content(_GAP).join([_drawn(key) for key in fitting_keys(keys, room)]))


class ReplyLine(KeyLine):
    """The keys of the replies to a question, none of which is left out: where one line is too short, a line each."""

    def _draw(self, width: int) -> None:
        is_on_one = fitting_keys(self.keys, width - self.styles.padding.width) == self.keys
        self.update(Content(_GAP if is_on_one else "\n").join(map(_drawn, self.keys)))


def keys_in_force(keys: tuple[Key, ...], screen: Screen[Any]) -> tuple[Key, ...]:
    """The keys in force on a screen, as their user has moved them."""
    return tuple(replace(key, key=keys_for(screen, key.action) or key.key) for key in keys)


def fitting_keys(keys: tuple[Key, ...], width: int) -> tuple[Key, ...]:
    """The keys that fit into `width` terminal columns, whole ones only, the lowest ranks first."""
    kept: set[Key] = set()
    room = width + len(_GAP)
    for key in sorted(keys, key=lambda key: key.rank):
        needed = columns_of(f"{key.name} {key.words}{_GAP}")
        if needed > room:
            break
        kept.add(key)
        room -= needed
    return tuple(key for key in keys if key in kept)


def _drawn(key: Key) -> Content:
    """The key and its words, which a mouse may press; all of it is our own text."""
    return Content.from_markup(f"[bold $key]$key[/] [@click={key.action}]$words[/]", key=key.name, words=key.words)
