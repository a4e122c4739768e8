"""The findings of an audit that a rulebook accepts: each with its code, what it is about, and why it may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from subsidiarity.model.rulebook import Accepted
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields, expect_entries, expect_items, expect_text
from subsidiarity.reading.tree_nodes import Items, Node, Text

_FIELDS = ("finding", "at", "because")
_CODE = re.compile(r"SUB4\d\d")


def read_accepted(node: Node | None, problems: Problems) -> tuple[Accepted, ...]:
    """The accepted findings in the order written, one for each thing that an entry names."""
    items = expect_items(node, "a list of findings that are accepted", problems)
    found: dict[tuple[str, str], Accepted] = {}
    for item in [] if items is None else items.items:
        entries = expect_entries(item, "a finding (finding, at, because)", problems)
        if entries is None:
            continue
        fields = Fields(entries, _FIELDS, "an accepted finding", problems)
        code, because = _code(fields, problems), fields.text("because", required=True)
        for thing, name in _things(fields, problems):
            if (code, name) in found:
                problems.error("SUB109", thing, f"{code} at `{name}` is accepted twice", "say it once")
            found[code, name] = Accepted(code, name, because, problems.span(thing))
    return tuple(found.values())


def _code(fields: Fields, problems: Problems) -> str:
    code = fields.text("finding", required=True)
    if code and not _CODE.fullmatch(code):
        hint = "write the code as `check` does: SUB4 and two digits"
        problems.error("SUB025", fields.located("finding"), f"`finding` cannot be `{code[:80]}`", hint)
    return code


def _things(fields: Fields, problems: Problems) -> Iterator[tuple[Text, str]]:
    """The nodes and the ids of the things that an entry is about: one, or a list of them."""
    node = fields.node("at", required=True)
    items: Sequence[Node] = node.items if isinstance(node, Items) else [] if node is None else [node]
    if node is not None and not items:
        problems.error("SUB023", node, "expected the id of what is accepted, found nothing", "write it, or delete this")
    for item in items:
        name = expect_text(item, "the id of what is accepted, as `check` names it", problems)
        if name is not None and isinstance(item, Text):
            yield item, name
