"""A rulebook opened in every language in which it is there, for what is written once for all readers."""

from __future__ import annotations

from subsidiarity.api import Advisor, other_languages
from subsidiarity.cli.opening import open_advisor
from subsidiarity.cli.streams import talk
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import as_spoken


def open_every_language(named: str | None, rulebook: str | None) -> tuple[Advisor, tuple[Rulebook, ...]] | None:
    """The advisor of a rulebook, named as an argument or by `--rulebook`, and the rulebook in its other languages.

    None once it has been said why one of them cannot be used.
    """
    if named is not None and rulebook is not None:
        talk("subsidiarity: two rulebooks are named, one of them by --rulebook; name one")
        return None
    path = rulebook if named is None else named
    advisor = open_advisor(path)
    if advisor is None:
        return None
    others: list[Rulebook] = []
    for language in other_languages(path):
        with as_spoken():
            translated = open_advisor(path, language)
        if translated is None:
            return None
        others.append(translated.rulebook)
    return advisor, tuple(others)
