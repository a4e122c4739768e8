"""Acts of a screen, as its bindings in force have them: for the help, the palette and the keys at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from textual.binding import ActiveBinding, Binding, BindingType
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.act_groups import rank_of

_SIGNS = {"plus": "+", "minus": "-"}
_NAMES = {
    "enter": Phrase("Enter"),
    "space": Phrase("Space"),
    "tab": Phrase("Tab"),
    "escape": Phrase("Esc"),
    "delete": Phrase("Delete"),
    "backspace": Phrase("Backspace"),
    "left": Phrase("left"),
    "right": Phrase("right"),
    "up": Phrase("up"),
    "down": Phrase("down"),
    "pageup": Phrase("PgUp"),
    "pagedown": Phrase("PgDn"),
}


@dataclass(frozen=True)
class _Ours(Binding.Group):
    """A group that marks our own bindings beside those that a widget brings with it, and holds what they do.

    A binding's `description` is text of one language from the moment its class is made, so ours have none.
    """

    does: Phrase = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Act:
    """An act that can be done: the keys for it as people read them, its words, and the action that they run."""

    keys: str
    words: str
    action: str
    id: str | None
    node: DOMNode
    """The screen, widget or app that has the action."""


def act(key: str, action: str, does: Phrase, id: str | None = None, *, priority: bool = False) -> Binding:
    """A binding whose words the help and the palette say; one with an id may be moved to other keys by its user."""
    return Binding(key, action, show=False, id=id, priority=priority, group=_Ours(does=does))


def act_with_fixed_key(fixed: str, key: str, action: str, does: Phrase, id: str) -> tuple[Binding, Binding]:
    """A binding whose keys may be moved, and one with `fixed` keys that stay: arrows, Escape and the like."""
    return act(key, action, does, id), act(fixed, action, does)


def acts_of(screen: Screen[Any]) -> tuple[Act, ...]:
    """The acts of a screen and its app, in their groups, the likelier first; keys with the same words are one act."""
    bound: dict[Phrase, list[tuple[str, ActiveBinding]]] = {}
    for key, active in screen.active_bindings.items():
        does = what_it_does(active.binding)
        if does is not None and active.enabled:
            bound.setdefault(does, []).append((key, active))
    ranked = dict.fromkeys((*_done_on(screen), *bound))
    acts = (_act(does, bound[does]) for does in ranked if does in bound)
    return tuple(sorted(acts, key=lambda act: rank_of(act.action)))


def keys_for(screen: Screen[Any], action: str) -> str:
    """The first key in force for an action, as people read it; "" if there is none."""
    found = [
        (active.binding.id is None, key_label(key))
        for key, active in screen.active_bindings.items()
        if _bare(active.binding.action) == _bare(action) and what_it_does(active.binding) is not None
    ]
    return min(found, key=lambda each: each[0])[1] if found else ""


def key_label(key: str) -> str:
    """The label of a key, by textual's name for it, as people read it."""
    *modifiers, last = key.split("+")
    name = words(_NAMES[last]) if last in _NAMES else _SIGNS.get(last) or key_to_character(last) or last
    if not modifiers and last[:1] == "f" and last[1:].isdigit():
        return last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name.upper() if modifiers else name])


def bindings_of(kind: type[DOMNode]) -> Iterator[Binding]:
    """Our own bindings of a class of screens, those of the most special class first."""
    for base in kind.__mro__:
        yield from (found for found in base.__dict__.get("BINDINGS", ()) if what_it_does(found) is not None)


def what_it_does(binding: BindingType) -> Phrase | None:
    """The phrase that says what a binding does; None for a binding that is not ours."""
    return binding.group.does if isinstance(binding, Binding) and isinstance(binding.group, _Ours) else None


def _done_on(screen: Screen[Any]) -> Iterator[Phrase]:
    for node in (screen, screen.app):
        yield from filter(None, map(what_it_does, bindings_of(type(node))))


def _act(does: Phrase, bound: list[tuple[str, ActiveBinding]]) -> Act:
    ranked = sorted(bound, key=lambda each: each[1].binding.id is None)
    _, first = ranked[0]
    keys = [key_label(key) for key, _ in ranked]
    is_row = len(keys) > 2 and all(key.isdigit() for key in keys)
    said = f"{keys[0]}-{keys[-1]}" if is_row else ", ".join(dict.fromkeys(keys))
    return Act(said, words(does), first.binding.action, first.binding.id, first.node)


def _bare(action: str) -> str:
    return action.removeprefix("screen.")
