"""The language of a rulebook or of a side file, as a tag that browsers and word processors know (BCP 47)."""

from __future__ import annotations

import re

from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.fields import Fields

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*\Z")
"""The pattern of a language, then perhaps a script, a region and variants."""


def is_language(tag: str) -> bool:
    """Whether a word has the form of a language tag: 'fr', 'cy-GB', 'sr-Latn-RS'."""
    return _TAG.match(tag) is not None


def read_language(fields: Fields, problems: Problems, default: str = "") -> str:
    """The field `language`, required unless there is a `default`; "" or the default where it is wrong."""
    tag = fields.text("language", required=not default)
    if tag and not is_language(tag):
        hint = "write a tag such as en, fr, cy or pt-BR: the language, then a region if it matters"
        problems.error("SUB607", fields.located("language"), f"`{tag[:80]}` is no language tag", hint)
        return default
    return tag or default
