"""A file that is read as something else gets one message, and none on its texts: they are not wrong."""

from __future__ import annotations

from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.tree_nodes import Entries, Text

TRANSLATES, PRECEDENTS = "translates", "precedents"
"""The fields that only a side file has, and only a file of precedents."""


def is_side_file_instead(root: Entries, wanted: str, hint: str, problems: Problems) -> bool:
    """Whether a document is a side file where something else is `wanted`, which is said where it says so."""
    found = root.entries.get(TRANSLATES)
    if found is None:
        return False
    key, value = found
    rulebook = f" of the rulebook `{value.value[:80]}`" if isinstance(value, Text) and value.value else ""
    problems.error("SUB609", key, f"this is a side file, with texts{rulebook}, and no {wanted}", hint)
    return True


def is_precedents_instead(root: Entries, wanted: str, problems: Problems) -> bool:
    """Whether a document holds precedents where something else is `wanted`, which is said where it says so."""
    found = root.entries.get(PRECEDENTS)
    if found is None:
        return False
    hint = "name it with --precedents; `subsidiarity check` reads it"
    problems.error("SUB625", found[0], f"this is a file of precedents, and no {wanted}", hint)
    return True
