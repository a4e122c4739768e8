"""The gaps in a rulebook's sentences: words in braces, '{body} should decide', in whose place others stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

BODY = "body"
"""The gap of a role's clause, for the words of an outcome: a body, and how it acts."""
GAP_OF_BODY = f":{BODY}"
"""How the gap of a headline ends that stands for the words of a role's outcome, not for its clause."""
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
"""A part of a headline in brackets, which is said only where it says something more."""
_GAP = re.compile(r"\{([^{}]*)\}")


def gaps_in(text: str) -> list[str]:
    """The words of the gaps of a text, in order: 'body' for '{body} should decide'."""
    return _GAP.findall(text)


def filled(text: str, said: Mapping[str, str]) -> str:
    """A text with what is said in the place of each gap, by its word; one that has nothing stays as it is written."""
    return _GAP.sub(lambda gap: said.get(gap[1], gap[0]), text)
