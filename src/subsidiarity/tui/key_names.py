"""The names of keys, as a person writes them and as textual calls them."""

from __future__ import annotations

from textual.keys import _character_to_key, key_to_character

KEYS_THAT_STAY = frozenset(
    (
        *(str(digit) for digit in range(10)),
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "j", "k"),
        *("enter", "escape", "space", "tab", "backspace", "delete"),
        *("ctrl+c", "ctrl+q", "ctrl+p", "ctrl+z", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"),
    )
)
"""Keys that nobody can move: they choose, move, type or leave everywhere, or look like such a key to a terminal."""

_NAMED = frozenset((*(f"f{number}" for number in range(1, 13)), "insert"))
_BY_NAME = {"esc": "escape", "return": "enter", "del": "delete", "page_up": "pageup", "page_down": "pagedown"}


def key_named(text: str) -> str | None:
    """Textual's name for a key that somebody wrote; None if there is none."""
    name = text.strip()
    if len(name) == 1:
        return _character_to_key(name) if name.isprintable() and not name.isspace() else None
    name = name.casefold().replace(" ", "")
    name = _BY_NAME.get(name, name)
    modifier, plus, last = name.rpartition("+")
    if plus and modifier == "ctrl" and len(last) == 1 and last.isascii() and last.isalpha():
        return name
    is_known = name in _NAMED or name in KEYS_THAT_STAY or key_to_character(name) is not None
    return name if not plus and is_known else None
