"""The options meant by one text, as people type a range, and how each notation spells them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from subsidiarity.reading.tree_nodes import Notation

_MOST_READ = 120
"""The most characters of a text that is looked at."""
_NEAR = 0.75
_AROUND = str.maketrans(dict.fromkeys("[](){}\"'`?!", " "))
_LEAD = re.compile(r"(?:from|between|either|both)\s+")
_BETWEEN = re.compile("(?:[\\s,;/|+&\u2026\u2013\u2014\u2192>-]|[.]{2}|\\b(?:or|and|to|until)\\b)+")
_CLEARLY_BETWEEN = re.compile(
    "(\\s*(?:[,;/|+&\u2026]|[.]{2,})\\s*|\\s(?:[\u2013\u2014\u2192]|-+>?|or|and|to|until)\\s)"
)
_AND_ALL_BETWEEN = re.compile(r"from|between|[.]{2}|to|until|[\u2026\u2013\u2014\u2192-]")
"""The pattern of words and signs that mean every option from one to the other."""
_SIGNS: dict[Notation, tuple[str, str, str]] = {
    "yaml": ("[", ", ", "]"),
    "json": ('["', '", "', '"]'),
    "csv": ("", "|", ""),
}

Named = tuple[list[str], list[str]]
"""The options in the order typed, and the texts typed before, between and behind them."""


def range_hint(text: str, options: Sequence[str], notation: Notation) -> str:
    """A hint that spells several options as a range; "" if the text does not name several."""
    meant = spelt_range(text, tuple(options))
    begin, between, end = _SIGNS[notation]
    return f"a range is written `{begin}{between.join(meant)}{end}`" if meant else ""


def apart_hint(text: str, options: Sequence[str], notation: Notation) -> str:
    """A hint that parts the options in one item of a list; "" if the item does not name several."""
    meant = spelt_range(text, tuple(options))
    begin, between, end = (sign.strip("[]") for sign in _SIGNS[notation])
    return f"write each option by itself: `{begin}{between.join(meant)}{end}`" if meant else ""


@lru_cache(maxsize=1_000)  # a table says the same in many rows
def spelt_range(text: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """The options, two or more, that are meant by a text such as `local or regional`; () if it is none such."""
    words = text[:_MOST_READ].translate(_AROUND).strip().casefold()
    if len(text) > _MOST_READ or not _BETWEEN.search(words):
        return ()
    names = {name: option for option in options for name in (option.casefold(), option.casefold().replace("_", " "))}
    found, between = _typed(words, names) or _nearly_typed(words, names) or ([], [])
    if len(set(found)) < 2:
        return ()
    if any(map(_AND_ALL_BETWEEN.search, between)):
        indices = sorted(map(options.index, found))
        return options[indices[0] : indices[-1] + 1]
    return tuple(dict.fromkeys(found))


def _typed(words: str, names: Mapping[str, str]) -> Named | None:
    """The options that a text names letter for letter, with only partings between; None if there is more."""
    longest_first = sorted(names, key=len, reverse=True)
    lead = _LEAD.match(words)
    offset = 0 if lead is None else lead.end()
    found, between = [], [words[:offset]]
    while offset < len(words):
        name = next((each for each in longest_first if _stands(each, words, offset)), None)
        if name is None:
            return None
        found.append(names[name])
        offset += len(name)
        parting = _BETWEEN.match(words, offset)
        if parting is None:
            return (found, between) if offset == len(words) else None
        between.append(parting[0])
        offset = parting.end()
    return found, between


def _stands(name: str, words: str, offset: int) -> bool:
    """Whether a name stands at an offset (from 0), and not as the beginning of a longer word."""
    return words.startswith(name, offset) and re.match(r"\w", words[offset + len(name) :]) is None


def _nearly_typed(words: str, names: Mapping[str, str]) -> Named | None:
    """The options that a text names but for misspellings, between signs and words that can only part options."""
    lead = _LEAD.match(words)
    before = "" if lead is None else lead[0]
    parts = _CLEARLY_BETWEEN.split(words.removeprefix(before))
    if not 3 <= len(parts) <= 2 * len(names):  # one, or more than there are, with what stands between
        return None
    import difflib  # only needed once something is wrong; it costs start-up time

    found: list[str] = []
    for part in filter(None, parts[::2]):
        near = difflib.get_close_matches(part, names, n=1, cutoff=_NEAR)
        if not near:
            return None
        found.append(names[near[0]])
    return found, [before, *parts[1::2]]
