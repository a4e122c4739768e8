"""A text that a person types or pastes: kept whole, or refused in words, and never cut."""

from __future__ import annotations

import re

from subsidiarity.reading.decoded_text import FORBIDDEN, clean
from subsidiarity.reading.limits import MAX_SCALAR
from subsidiarity.reporting.language import plural, words
from subsidiarity.workshop.refusal import Refusal

MOST_CHARACTERS = MAX_SCALAR
"""Characters that a text may have at most, for a file with a longer one could not be opened again."""

_AT_A_GLANCE = 200
"""Characters of a text that can be seen in a field at once."""
_MOST = f"{MOST_CHARACTERS:,}"
_BREAKS = re.compile(r"[\n\t]+")


def kept_text(text: str, before: str = "") -> str:
    """A text as it is kept: without blanks around it and hidden characters, but untouched if it is still `before`."""
    return before if text == before else clean(text).strip()


def too_long(*texts: str) -> Refusal | None:
    """A refusal of the first of these texts that has more than `MOST_CHARACTERS`; None if none has."""
    over = next((len(text) for text in texts if len(text) > MOST_CHARACTERS), None)
    if over is None:
        return None
    return Refusal(
        words("This text has {length} characters, and {most} is the most.", length=f"{over:,}", most=_MOST),
        words("Nothing is kept until it is {over} shorter.", over=f"{over - MOST_CHARACTERS:,}"),
    )


def in_one_line(text: str) -> str:
    """A pasted text for a field of one line: no hidden characters, a space for line ends and tabs between words."""
    return _BREAKS.sub(" ", clean(text).strip("\n"))


def paste_words(text: str, fitting: str) -> str:
    """Sentences on a pasted text that stands in a field as `fitting`; "" where what it lost can be seen at a glance."""
    said = [hidden_words(text)]
    breaks = len(_BREAKS.findall(clean(text).strip("\n"))) - len(_BREAKS.findall(fitting.strip("\n")))
    if breaks:
        said.append(
            plural("{number} line end or tab became a space.", "{number} line ends or tabs became spaces.", breaks)
        )
    if len(fitting) > _AT_A_GLANCE or any(said):
        length = f"{len(fitting):,}"
        said.append(plural("{length} character is kept.", "{length} characters are kept.", len(fitting), length=length))
    return " ".join(filter(None, said))


def hidden_words(text: str) -> str:
    """A sentence on the hidden characters that a text loses because no file may hold them; "" if it has none."""
    hidden = len(re.findall(FORBIDDEN, text.replace("\r", "")))
    if not hidden:
        return ""
    return plural("{number} hidden character is left out.", "{number} hidden characters are left out.", hidden)
