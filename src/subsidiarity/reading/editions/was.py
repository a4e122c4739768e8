"""The field `was` of a question or an option: the ids of earlier editions whose answers it takes.

A thing without the field takes what its own id said; one that has it takes what it names and nothing else, so that an
empty list begins anew. Several questions may take what answered one; of the options of a question, one does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidiarity.model.rulebook import Option, Question
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_id, expect_items
from subsidiarity.reading.tree_nodes import Entries, Node, Text

_WAS = "was"


def read_was(fields: Fields) -> tuple[str, ...] | None:
    """The ids under `was`, one or a list of them; None where the field is left out."""
    node = fields.node(_WAS)
    if node is None:
        return None
    ids: dict[str, None] = {}
    for each in _nodes(node, fields.problems):
        word = expect_id(each, "an id of an earlier edition", fields.problems)
        if word in ids:
            fields.problems.error("SUB119", each, f"the id `{word}` stands here twice", "name each id once")
        elif word is not None:
            ids[word] = None
    return tuple(ids)


def takers(things: Sequence[Question] | Sequence[Option]) -> Mapping[str, tuple[str, ...]]:
    """The present ids of what takes each earlier one; a thing that does not say what it was has its own."""
    found: dict[str, tuple[str, ...]] = {}
    for thing in things:
        for earlier in earlier_ids(thing):
            found[earlier] = (*found.get(earlier, ()), thing.id)
    return found


def earlier_ids(thing: Question | Option) -> tuple[str, ...]:
    """The ids of earlier editions whose answers a thing takes."""
    return (thing.id,) if thing.was is None else thing.was


def say_claimed_twice(
    what: str, node: Node | None, things: Sequence[Question] | Sequence[Option], problems: Problems, *, may_share: bool
) -> None:
    """Say of each id of an earlier edition that two questions, or two options of one, would take.

    `node` holds the things by id; a thing without `was` takes its own id. Those that `may_share` do so if each says it.
    """
    own = {thing.id for thing in things if thing.was is None}
    taken = {name: name for name in own}
    for thing in things:
        for earlier in thing.was or ():
            other = taken.setdefault(earlier, thing.id)
            if other != thing.id:
                message = f"the {what}s `{other}` and `{thing.id}` would both take what answered `{earlier}`"
                is_said = other != earlier or other not in own
                if is_said and may_share:
                    continue
                hint = "name it in one of them" if is_said else f"say what `{other}` was, too; `was: []` is nothing"
                problems.error("SUB119", _naming_node(node, thing.id, earlier), message, hint)


def _nodes(node: Node, problems: Problems) -> Sequence[Node]:
    """The nodes of the ids: that of a text, or those of a list."""
    if isinstance(node, Text):
        return (node,)
    items = expect_items(node, "an id or a list of ids", problems)
    return () if items is None else items.items


def _naming_node(node: Node | None, thing: str, earlier: str) -> Node:
    """The node in which a thing names an id of an earlier edition."""
    assert isinstance(node, Entries), "the thing was read from it"
    inner = node.entries[thing][1]
    assert isinstance(inner, Entries), "its field `was` was read"
    found = inner.entries[_WAS][1]
    named = [found] if isinstance(found, Text) else getattr(found, "items", [])
    return next((each for each in named if isinstance(each, Text) and each.value == earlier), found)
