"""A decision file with what one decision expects replaced, and every other character as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from subsidiarity.model.decision import Decision
from subsidiarity.model.outcome import Outcome
from subsidiarity.reading.decision import DecisionReader
from subsidiarity.reading.tree import read_documents
from subsidiarity.reading.tree_nodes import Document, Entries, Items, Node, Text

_COMMENT = re.compile(r"\s+#.*\Z", re.DOTALL)
_QUOTED = {"'": re.compile(r"'(?:[^'\n]|'')*'"), '"': re.compile(r'"(?:[^"\\\n]|\\.)*"')}
_LIST = re.compile(r"\[[^\[\]{}'\"\n]*(?:'(?:[^'\n]|'')*'[^\[\]{}'\"\n]*)*\]")


class CannotAccept(Exception):
    """An expectation that cannot be changed in its file without risk; the message says why."""


def with_expectation(text: str, decision_id: str, outcomes: Sequence[Outcome], reader: DecisionReader) -> str:
    """The text of the file with these outcomes expected of one decision; `CannotAccept` if that is not safe.

    Only the outcomes are changed, never the branches that are named. The new text is read again, and
    must hold the same decisions but for the one expectation.
    """
    node = _outcomes_node(read_documents(text.encode(), "")[0], decision_id)
    begin, end = _extent(text, node)
    changed = text[:begin] + _spelled(outcomes) + text[end:]
    if _but_for(decision_id, changed, reader) != _but_for(decision_id, text, reader):
        raise CannotAccept("its value cannot be told apart from what stands around it")
    expects = next(decision.expects for decision in _decisions(changed, reader) if decision.id == decision_id)
    if expects is None or expects.outcomes != tuple(outcomes):
        raise CannotAccept("the new value would be read as something else")
    return changed


def _outcomes_node(documents: Sequence[Document], decision_id: str) -> Node:
    for document in documents:
        root = document.root
        entries = root.entries if isinstance(root, Entries) else {}
        if not {"decision", "expects"} <= entries.keys() or not _names(entries["decision"][1], decision_id):
            continue
        expects = entries["expects"][1]
        if not isinstance(expects, Entries):
            return expects
        if "level" not in expects.entries:
            raise CannotAccept("it expects branches and no level")
        return expects.entries["level"][1]
    raise CannotAccept("its document was not found again")


def _names(node: Node, decision_id: str) -> bool:
    return isinstance(node, Text) and node.value == decision_id


def _extent(text: str, node: Node) -> tuple[int, int]:
    """The indices in the text at which a value begins and ends; `CannotAccept` if it takes more than one line."""
    if isinstance(node, Entries):
        raise CannotAccept("its value is not on one line")
    lines = text.splitlines(keepends=True)
    begin = sum(map(len, lines[: node.line - 1])) + node.column - 1
    line = lines[node.line - 1][node.column - 1 :].rstrip("\r\n")
    if isinstance(node, Items):
        found = _LIST.match(line)
        if found is None:
            raise CannotAccept("its list is not written on one line")
        return begin, begin + found.end()
    if node.is_plain:
        written = _COMMENT.sub("", line).rstrip()
        if written != node.value:
            raise CannotAccept("its value is not alone on one line")
        return begin, begin + len(written)
    found = _QUOTED[line[0]].match(line) if line[:1] in _QUOTED else None
    if found is None:
        raise CannotAccept("its value is not on one line")
    return begin, begin + found.end()


def _spelled(outcomes: Sequence[Outcome]) -> str:
    spelled = [outcome.spelling for outcome in outcomes]
    if len(spelled) == 1:
        return spelled[0]
    quoted = [f"'{text}'" if "," in text else text for text in spelled]
    return f"[{', '.join(quoted)}]"


def _decisions(text: str, reader: DecisionReader) -> tuple[Decision, ...]:
    return reader.read(text.encode(), "")[0]


def _but_for(decision_id: str, text: str, reader: DecisionReader) -> list[tuple[object, ...]]:
    """Everything that reading a text finds, without the outcomes that one decision expects."""
    found: list[tuple[object, ...]] = []
    for decision in _decisions(text, reader):
        expects = decision.expects
        outcomes = None if expects is None or decision.id == decision_id else expects.outcomes
        named = None if expects is None else (expects.because, expects.not_because)
        found.append((decision.id, decision.title, decision.description, decision.answers, outcomes, named))
    return found
