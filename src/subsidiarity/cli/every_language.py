"""A rulebook opened in every language in which it is there, for what is written once for all readers."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.api import Advisor, other_languages, questionnaire_page
from subsidiarity.cli.opening import open_advisor
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


def open_every_language(named: str | None, rulebook: str | None, language: str | None = None) -> EveryLanguage | None:
    """The rulebook that is named as an argument or by `--rulebook`, in all its languages; `language` is shown first.

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
    shown = advisor.rulebook.language
    with as_spoken():
        for tag in other_languages(path):
            translated = open_advisor(path, tag)
            if translated is None:
                return None
            others.append(translated.rulebook)
        if language is not None:
            wanted = open_advisor(path, language)
            if wanted is None:
                return None
            shown = wanted.rulebook.language
    return EveryLanguage(advisor, tuple(others), shown)
