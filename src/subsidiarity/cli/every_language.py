"""A rulebook opened in every language in which it is there, for what is written once for all readers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from subsidiarity.api import Advisor, other_languages, questionnaire_page
from subsidiarity.cli.opening import opened
from subsidiarity.cli.streams import talk
from subsidiarity.model.decision import Decision
from subsidiarity.model.noun import dataclass
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.language import as_spoken


@dataclass(frozen=True, slots=True)
class EveryLanguage:
    """The advisor of a rulebook, the rulebook in its `others` languages, and the language that is `shown` first."""

    advisor: Advisor
    others: tuple[Rulebook, ...]
    shown: str

    def questionnaire(self, decisions: Mapping[str, Decision]) -> str:
        """The page that asks, which may begin with the answers of these decisions, by name."""
        return questionnaire_page(self.advisor, self.others, decisions, self.shown)


def open_every_language(arguments: Namespace, named: str | None) -> EveryLanguage | None:
    """The rulebook that is named, or the one of the arguments, in all its languages; theirs is shown first.

    None once it has been said why one of them cannot be used.
    """
    if named is not None and arguments.rulebook is not None:
        talk("subsidiarity: two rulebooks are named, one of them by --rulebook; name one")
        return None
    path, language = arguments.rulebook if named is None else named, getattr(arguments, "language", None)
    advisor, breaks_its_word = opened(path)
    if advisor is None:
        return None
    arguments.breaks_its_word = breaks_its_word
    others: list[Rulebook] = []
    shown = advisor.rulebook.language
    with as_spoken():
        for tag in other_languages(path):
            translated, _ = opened(path, tag)
            if translated is None:
                return None
            others.append(translated.rulebook)
        if language is not None:
            wanted, _ = opened(path, language)
            if wanted is None:
                return None
            shown = wanted.rulebook.language
    return EveryLanguage(advisor, tuple(others), shown)
