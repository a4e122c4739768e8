"""The texts in the tree of a rulebook that people read: where each stands, and another put in its place.

Whatever is none of them is a rule, an id or a citation, and no translation touches it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from subsidiarity.model.gap import filled, gaps_in
from subsidiarity.model.noun import dataclass
from subsidiarity.model.translation import Key, SourceText
from subsidiarity.reading.limits import MAX_KEY
from subsidiarity.reading.tree_nodes import Entries, Items, Node, Text

_ROOT = ("title", "headline_says")
_FIELDS = {
    "levels": ("name", "body", "bodies", "about"),
    "manners": ("name", "name_above", "says", "short", "headline", "answer"),
    "questions": ("name", "ask", "note"),
    "conditions": ("about",),
    "roles": ("name", "ask", "says"),
    "safeguards": ("title", "advice", "because"),
    "sources": ("title", "claim", "seen", "not_seen"),
}
"""The fields of the things in each part that hold a text."""
_SHARED = {"themes": ("questions", "theme"), "kinds": ("safeguards", "kind")}
"""Parts of a side file for words that several things share: the part and the field in which these name them."""
OTHERWISE = "otherwise"
BECAUSE = "because"

_Spot = tuple[Entries | Items, str | int]
"""A place for a value: a mapping and a key of it, or a list and an index."""


@dataclass(frozen=True, slots=True)
class TextSpot:
    """A text of a rulebook with the spots in its tree where it stands: several for a word that things share."""

    key: Key
    text: str
    spots: tuple[_Spot, ...]

    @property
    def source(self) -> SourceText:
        """The text without its spots."""
        has_words = any(map(str.isalpha, filled(self.text, dict.fromkeys(gaps_in(self.text), ""))))
        return SourceText(self.key, self.text, is_needed=has_words and self.key[0] != "sources")

    def put(self, text: str) -> None:
        """Let another text stand in the place of this one; what is said of it still names the line of this one."""
        for holder, at in self.spots:
            if isinstance(holder, Items):
                assert isinstance(at, int), "lists have indices"
                holder.items[at] = _like(holder.items[at], text)
            else:
                name = str(at)
                key, node = holder.entries.get(name) or (Text(name, holder.line, holder.column, True), holder)
                holder.entries[name] = key, _like(node, text)


def text_spots(root: Entries) -> tuple[TextSpot, ...]:
    """The texts of a rulebook's tree, in the order in which the rulebook's parts are read; of a sound rulebook, all."""
    return tuple(_texts(root))


def _texts(root: Entries) -> Iterator[TextSpot]:
    yield from _fields(root, (), _ROOT)
    for name in ("limits", "tested"):
        listed = _value(root, name)
        for number, node in enumerate(listed.items if isinstance(listed, Items) else (), 1):
            if isinstance(node, Text) and isinstance(listed, Items):
                yield TextSpot((name, str(number)), node.value, ((listed, number - 1),))
    for part, names in _FIELDS.items():
        for shared in (each for each, (holder, _) in _SHARED.items() if holder == part):
            yield from _shared(root, shared)
        for thing, entries in _things(root, part):
            if part == "manners" and "name" not in entries.entries:
                yield TextSpot((part, thing, "name"), thing.replace("_", " "), ((entries, "name"),))
            yield from _fields(entries, (part, thing), names)
            if part == "questions":
                yield from _options(entries, (part, thing, "options"))
            elif part == "roles":
                for step, inner in _things(entries, "steps"):
                    yield from _step(inner, (part, thing, "steps", step))


def _shared(root: Entries, name: str) -> Iterator[TextSpot]:
    part, field = _SHARED[name]
    spots: dict[str, list[_Spot]] = {}
    for _, entries in _things(root, part):
        node = _value(entries, field)
        if isinstance(node, Text) and len(node.value) <= MAX_KEY:  # the word is a key of the side file
            spots.setdefault(node.value, []).append((entries, field))
    for word, found in spots.items():
        yield TextSpot((name, word), word, tuple(found))


def _options(question: Entries, prefix: Key) -> Iterator[TextSpot]:
    options = _value(question, "options")
    for name, (_, node) in options.entries.items() if isinstance(options, Entries) else ():
        if isinstance(node, Entries):
            yield from _fields(node, (*prefix, name), ("text", "short", "says"))
        elif isinstance(node, Text) and isinstance(options, Entries):
            yield TextSpot((*prefix, name), node.value, ((options, name),))


def _step(step: Entries, prefix: Key) -> Iterator[TextSpot]:
    yield from _fields(step, prefix, ("ask",))
    yield from _branches(_value(step, "branches"), (*prefix, "branches"), "{}")
    otherwise = _value(step, OTHERWISE)
    if isinstance(otherwise, Entries):
        yield from _text(otherwise, BECAUSE, (*prefix, OTHERWISE))
    yield from _branches(_value(step, "support"), (*prefix, "support"), "support_{}")


def _branches(branches: Node | None, prefix: Key, unnamed: str) -> Iterator[TextSpot]:
    """The reasons of branches, by id or number; branches of one id, each `at` levels of its own, by the first level."""
    listed = [each for each in (branches.items if isinstance(branches, Items) else ()) if isinstance(each, Entries)]
    names = [_id(branch, unnamed.format(number)) for number, branch in enumerate(listed, 1)]
    for name, branch in zip(names, listed, strict=True):
        key = (*prefix, name)
        at = _value(branch, "at")
        levels = [each.value for each in at.items if isinstance(each, Text)] if isinstance(at, Items) else []
        is_one_text = isinstance(_value(branch, BECAUSE), Text)
        by_level = is_one_text and levels and names.count(name) > 1
        yield from _text(branch, BECAUSE, (*key, levels[0]) if by_level else key)


def _id(branch: Entries, number: str) -> str:
    node = _value(branch, "id")
    return node.value if isinstance(node, Text) else number


def _fields(entries: Entries, prefix: Key, names: tuple[str, ...]) -> Iterator[TextSpot]:
    for name in names:
        yield from _text(entries, name, (*prefix, name))


def _text(entries: Entries, name: str, key: Key) -> Iterator[TextSpot]:
    """The text of a field, or its texts by level."""
    node = _value(entries, name)
    if isinstance(node, Text):
        yield TextSpot(key, node.value, ((entries, name),))
    elif isinstance(node, Entries):
        for level, (_, inner) in node.entries.items():
            if isinstance(inner, Text):
                yield TextSpot((*key, level), inner.value, ((node, level),))


def _things(entries: Entries, part: str) -> Iterator[tuple[str, Entries]]:
    node = _value(entries, part)
    for name, (_, inner) in node.entries.items() if isinstance(node, Entries) else ():
        if isinstance(inner, Entries):
            yield name, inner


def _value(entries: Entries, name: str) -> Node | None:
    found = entries.entries.get(name)
    return None if found is None else found[1]


def _like(node: Node, text: str) -> Text:
    return Text(text, node.line, node.column, False)


def with_texts(root: Entries, texts: Mapping[Key, str]) -> None:
    """Put texts into a rulebook's tree by their keys; keys that it does not have are left out."""
    for spot in text_spots(root):
        if spot.key in texts:
            spot.put(texts[spot.key])
