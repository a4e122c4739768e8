"""The fields of a mapping, taken one at a time by type; whatever is wrong becomes a diagnostic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from subsidiarity.reading.diagnostics import Located, Problems, compose, near_hint
from subsidiarity.reading.limits import MAX_KEY
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

ID = re.compile(r"[^\W_][\w.:-]{0,63}\Z")
ID_FORM = "an id is a letter or digit, then up to 63 letters, digits, _ . : or -"


def name_of(node: Node) -> str:
    """The kind of a node, in a reader's words."""
    if isinstance(node, Text):
        return "text" if node.value else "nothing"
    return "a list" if isinstance(node, Items) else "a group of `key: value` lines"


def expect_entries(node: Node | None, what: str, problems: Problems) -> Entries | None:
    """The node as a mapping, None if it is none; `what` completes 'expected ...'."""
    if node is None or isinstance(node, Entries):
        return node
    problems.error("SUB020", node, f"expected {what}, found {name_of(node)}", "write `key: value` lines below it")
    return None


def expect_items(node: Node | None, what: str, problems: Problems) -> Items | None:
    """The node as a list, None if it is none; `what` completes 'expected ...'."""
    if node is None or isinstance(node, Items):
        return node
    is_word = isinstance(node, Text) and ID.match(node.value)
    hint = f"write `[{node.value}]`" if is_word and isinstance(node, Text) else "write one `- item` a line, or [a, b]"
    problems.error("SUB020", node, f"expected {what}, found {name_of(node)}", hint)
    return None


def expect_text(node: Node, what: str, problems: Problems, hint: str = "write it, or leave the line out") -> str | None:
    """The node as text that is not empty, None if it is none; `what` completes 'expected ...'.

    The `hint` is for one that is empty.
    """
    if not isinstance(node, Text):
        problems.error("SUB020", node, f"expected {what}, found {name_of(node)}", "write it on one line, in quotes")
        return None
    if not node.value.strip():
        problems.error("SUB023", node, f"expected {what}, found nothing", hint)
        return None
    return node.value


def expect_id(node: Node, what: str, problems: Problems) -> str | None:
    """The node as an id, None if it is none; `what` completes 'expected ...'."""
    value = expect_text(node, what, problems)
    if value is not None and not ID.match(value):
        problems.error("SUB024", node, f"`{value[:80]}` cannot be used as {what}", _hint_on_id(value))
        return None
    return value


def _hint_on_id(value: str) -> str:
    """A hint on the spelling of an id; a letter with its accent as a character of its own looks right, and is none."""
    if len(value) > MAX_KEY:
        return ID_FORM
    composed = unicodedata.normalize("NFC", value)
    if composed != value and ID.match(composed):
        return compose(composed)
    has_marks = any(unicodedata.category(character).startswith("M") for character in composed)
    return f"{ID_FORM}; a sign above, below or beside a letter is none of them" if has_marks else ID_FORM


class Fields:
    """The fields of one mapping: each is taken once, and those nobody knows are reported."""

    def __init__(self, entries: Entries, known: Iterable[str], what: str, problems: Problems) -> None:
        self.at = entries
        self.problems = problems
        self.what = what
        self._entries = entries.entries
        names = tuple(known)
        self._unknown = [name for name in self._entries if name not in names]
        for name in self._unknown:
            problems.unknown("SUB021", self._entries[name][0], f"{what} has no field", name, names)

    def node(self, name: str, *, required: bool = False) -> Node | None:
        """The value of a field, or None where it is left out."""
        found = self._entries.get(name)
        if found is None:
            if required and not self.is_misspelt(name):
                self.problems.error("SUB022", self.at, f"{self.what} needs the field `{name}`", f"add `{name}: ...`")
            return None
        return found[1]

    def is_misspelt(self, name: str) -> bool:
        """Whether a field that is left out seems to stand under a name that nobody knows, which was said."""
        return any(near_hint(unknown, (name,)) for unknown in self._unknown)

    def text(self, name: str, *, required: bool = False) -> str:
        """A field's text; "" where it is left out or wrong."""
        node = self.node(name, required=required)
        if node is None:
            return ""
        hint = "write it" if required else "write it, or leave the line out"
        return expect_text(node, f"`{name}` as text", self.problems, hint) or ""

    def id(self, name: str) -> str:
        """A required id; "" where it is left out or wrong."""
        node = self.node(name, required=True)
        return "" if node is None else expect_id(node, f"`{name}`", self.problems) or ""

    def word(self, name: str, words: tuple[str, ...], default: str, *, required: bool = False) -> str:
        """A field's word, one of a closed list; `default` where it is left out or wrong."""
        node = self.node(name, required=required)
        if node is None:
            return default
        value = expect_text(node, f"`{name}` as one word", self.problems)
        if value is None or value in words:
            return value or default
        self.problems.unknown("SUB025", node, f"`{name}` cannot be", value, words)
        return default

    def truth(self, name: str, *, default: bool) -> bool:
        """Whether a field says true; `default` where it is left out or wrong."""
        return self.word(name, ("true", "false"), str(default).lower()) == "true"

    def located(self, name: str) -> Located:
        """The node of a field's value, to say where it stands, or the mapping's if it is left out."""
        found = self._entries.get(name)
        return self.at if found is None else found[1]
