"""A side file that is read as something else gets one message, and none on its texts: they are not wrong."""

from __future__ import annotations

from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.tree_nodes import Entries, Text

TRANSLATES = "translates"


def is_side_file_instead(root: Entries, wanted: str, hint: str, problems: Problems) -> bool:
    """Whether a document is a side file where something else is `wanted`, which is said where it says so."""
    found = root.entries.get(TRANSLATES)
    if found is None:
        return False
    key, value = found
    rulebook = f" of the rulebook `{value.value[:80]}`" if isinstance(value, Text) and value.value else ""
    problems.error("SUB609", key, f"this is a side file, with texts{rulebook}, and no {wanted}", hint)
    return True
