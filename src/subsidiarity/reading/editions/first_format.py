"""The first format of rulebooks, known by its shape: no level says its body, no question its name.

In it the program worded what rulebooks word themselves now. `migrate` writes these words into such a file.
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.tree_nodes import Entries, Node, Text


def say_first_format(root: Entries, problems: Problems) -> bool:
    """Whether a document is a rulebook in the first format, which is said once, where it names itself."""
    if not is_first_format(root):
        return False
    key = root.entries["rulebook"][0] if "rulebook" in root.entries else root
    message = "this rulebook is in the first format: its levels have no `body`, and its questions no `name`"
    problems.error("SUB120", key, message, "`subsidiarity migrate FILE` carries it over to the format of today")
    return True


def is_first_format(root: Entries) -> bool:
    """Whether a document has the shape of a rulebook in the first format."""
    levels, questions = things(root, "levels"), things(root, "questions")
    if not levels or not questions:
        return False
    has_words = any({"body", "bodies"} & level.entries.keys() for _, level in levels)
    return not has_words and not any("name" in question.entries or _has_wordings(question) for _, question in questions)


def things(root: Entries, part: str) -> Sequence[tuple[Text, Entries]]:
    """The things under a part that are groups of lines, each with its key."""
    found = root.entries.get(part)
    entries = found[1].entries if found is not None and isinstance(found[1], Entries) else {}
    return [(key, value) for key, value in entries.values() if isinstance(value, Entries)]


def _has_wordings(question: Entries) -> bool:
    """Whether an option of a question is more than its text."""
    found: Node | None = question.entries["options"][1] if "options" in question.entries else None
    options = found.entries.values() if isinstance(found, Entries) else ()
    return any(isinstance(value, Entries) for _, value in options)
