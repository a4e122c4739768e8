"""The words of a text that may say what it is about, each with its stem: a small measure for English, and no more."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{3,}")
_PASSED_OVER = frozenset(
    (
        "about above after against all also and any are away back because been before being below beside between "
        "both but can cannot could did does doing done down each either else even every few for from get give "
        "given gives goes had has have having help helps her here him his how into its just keep kept less like "
        "made make makes many may might more most much must near need needs neither new nobody none not nothing "
        "now off old one only onto open opens other others our out over own per put puts rather same say says set "
        "share shared shares sharing she should since some somebody such take taken than that the their them then "
        "there these they thing things this those through till too two under until upon use used uses very want "
        "wants was way ways well were what when where whether which while who whole whom whose why will with "
        "within without would yet you your"
    ).split()
)
"""English words that say nothing of what a text is about."""


def word_stems(text: str) -> dict[str, str]:
    """The words of a text by their stem, in its order, in small letters; those that say nothing are passed over."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.casefold()):
        if word not in _PASSED_OVER:
            found.setdefault(_stem(word), word)
    return found


def _stem(word: str) -> str:
    """A word without the ending of an English plural: `library` and `libraries`, `bus` and `buses` are alike."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")) or (word.endswith("uses") and word[-5:-4] not in "ao"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
