"""The gaps in a rulebook's sentences: words in braces, '{body} should decide', in whose place others stand.

Two braces, '{{' and '}}', stand for one that is no gap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

BODY = "body"
"""The gap of a role's clause, for the words of an outcome: a body, and how it acts."""
GAP_OF_BODY = f":{BODY}"
"""How the gap of a headline ends that stands for the words of a role's outcome, not for its clause."""
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
"""A part of a headline in brackets, which is said only where it says something more."""
_GAP = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def gaps_in(text: str) -> list[str]:
    """The words of the gaps of a text, in order: 'body' for '{body} should decide'."""
    return [found[1] for found in _GAP.finditer(text) if found[1] is not None]


def filled(text: str, said: Mapping[str, str]) -> str:
    """A text with what is said in the place of each gap, by its word; one that has nothing stays as it is written."""
    return _GAP.sub(lambda gap: gap[0][0] if gap[1] is None else said.get(gap[1], gap[0]), text)


def parted(text: str, word: str) -> tuple[str, str]:
    """The text before the first gap of this word, and after it; all of it, and nothing, where there is no such gap."""
    for gap in _GAP.finditer(text):
        if gap[1] == word:
            return filled(text[: gap.start()], {}), filled(text[gap.end() :], {})
    return filled(text, {}), ""
