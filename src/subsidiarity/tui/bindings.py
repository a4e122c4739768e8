"""What can be done on a screen, as its bindings in force say it: for the help, the palette and the keys at the foot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textual.binding import ActiveBinding, Binding, BindingType
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen

from subsidiarity.reporting.language import later, words

_OURS = Binding.Group("subsidiarity")
"""Tells our own bindings, whose words stand in the help, from those that a widget brings with it."""

_NAMES = {
    "enter": later("Enter"),
    "space": later("Space"),
    "escape": later("Esc"),
    "delete": later("Delete"),
    "backspace": later("Backspace"),
    "left": later("left"),
    "right": later("right"),
    "up": later("up"),
    "down": later("down"),
    "pageup": later("PgUp"),
    "pagedown": later("PgDn"),
    "plus": "+",
    "minus": "-",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done: the keys for it as people read them, its words, and the action that they run."""

    keys: str
    words: str
    action: str
    id: str | None
    node: DOMNode
    """Where the action is."""


def act(key: str, action: str, description: str, id: str | None = None, *, priority: bool = False) -> Binding:
    """A binding whose words the help and the palette say; one with an id may be moved to other keys by its user."""
    return Binding(key, action, description, show=False, id=id, priority=priority, group=_OURS)


def also(fixed: str, key: str, action: str, description: str, id: str) -> tuple[Binding, Binding]:
    """The same with keys beside it that stay whatever its user says: arrows, Escape and the like."""
    return act(key, action, description, id), act(fixed, action, description)


def acts_of(screen: Screen[Any]) -> tuple[Act, ...]:
    """What can be done here, that of this very screen first; several keys with the same words count as one."""
    bound: dict[str, list[tuple[str, ActiveBinding]]] = {}
    for key, active in screen.active_bindings.items():
        if active.binding.group == _OURS and active.enabled:
            bound.setdefault(active.binding.description, []).append((key, active))
    ranked = list(dict.fromkeys((*_described(screen), *bound)))
    return tuple(_act(bound[description]) for description in ranked if description in bound)


def keys_for(screen: Screen[Any], action: str) -> str:
    """The first key in force for an action, as people read it; "" if there is none."""
    found = [
        (active.binding.id is None, shown(key))
        for key, active in screen.active_bindings.items()
        if _bare(active.binding.action) == _bare(action) and active.binding.group == _OURS
    ]
    return min(found, key=lambda each: each[0])[1] if found else ""


def shown(key: str) -> str:
    """A key as people read it."""
    *modifiers, last = key.split("+")
    name = words(_NAMES[last]) if last in _NAMES else key_to_character(last) or last
    if not modifiers and last[:1] == "f" and last[1:].isdigit():
        return last.upper()
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name.upper() if modifiers else name])


def bindings_of(kind: type[DOMNode]) -> Iterator[Binding]:
    """Our own bindings of a class of screens, those of the most special class first."""
    for base in kind.__mro__:
        yield from (found for found in base.__dict__.get("BINDINGS", ()) if _is_ours(found))


def _described(screen: Screen[Any]) -> Iterator[str]:
    for node in (screen, screen.app):
        yield from (binding.description for binding in bindings_of(type(node)))


def _is_ours(found: BindingType) -> bool:
    return isinstance(found, Binding) and found.group == _OURS


def _act(bound: list[tuple[str, ActiveBinding]]) -> Act:
    ranked = sorted(bound, key=lambda each: each[1].binding.id is None)
    _, first = ranked[0]
    keys = [shown(key) for key, _ in ranked]
    is_row = len(keys) > 2 and all(key.isdigit() for key in keys)
    said = f"{keys[0]}-{keys[-1]}" if is_row else ", ".join(dict.fromkeys(keys))
    return Act(said, words(first.binding.description), first.binding.action, first.binding.id, first.node)


def _bare(action: str) -> str:
    return action.removeprefix("screen.")
