"""A language that nobody speaks: English with marks, which shows at a glance what cannot be translated yet.

Every phrase of ours comes out in brackets and with accents; whatever comes out without is data, or was forgotten.
"""

from __future__ import annotations

import re
from gettext import NullTranslations

OPENS, CLOSES = "⟦", "⟧"

_ACCENTS = str.maketrans("aceginosuyACEGINOSUY", "åçéğîñöšüýÅÇÉĞÎÑÖŠÜÝ")
_FIELD = re.compile(r"(\{[^{}]*\})")


class Pseudo(NullTranslations):
    """The catalogue of the pseudo-language; it needs no file."""

    def gettext(self, message: str) -> str:
        """The phrase with its marks."""
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The phrase about one thing or several, with its marks."""
        return marked(msgid1 if n == 1 else msgid2)


def marked(text: str) -> str:
    """A text in brackets and with accents; what stands in braces is left as it is."""
    parts = _FIELD.split(text)
    spoken = (part if index % 2 else part.translate(_ACCENTS) for index, part in enumerate(parts))
    return f"{OPENS}{''.join(spoken)}{CLOSES}"
