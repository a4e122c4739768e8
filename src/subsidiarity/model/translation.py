"""A translation of a rulebook's texts: each text by its key, with the source text that it translates."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.noun import dataclass, field
from subsidiarity.model.span import NOWHERE, Span

Key = tuple[str, ...]
"""The way to a text from a rulebook's root, by parts, ids and fields: ('questions', 'reach', 'ask')."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text of a rulebook, in the rulebook's own language."""

    key: Key
    text: str
    is_needed: bool = True
    """Whether readers would miss its translation; titles of sources may stay as published, gaps have no words."""


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """A text in another language, beside the source text that it translates."""

    key: Key
    of: str
    """The source text, as it was when somebody translated it or was last asked to."""
    text: str
    """The translation; "" where nobody has written it yet."""
    was: str = ""
    """An earlier source text, which is what `text` still translates; "" where that is `of`."""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Translation:
    """A side file of a rulebook: texts in one language, and no rule."""

    rulebook: str
    edition: str
    language: str
    """The language as a BCP 47 tag: 'fr', 'cy-GB'."""
    texts: tuple[TranslatedText, ...]
    """The texts of keys that the rulebook has, in the order written."""
    left: tuple[TranslatedText, ...] = ()
    """The texts of keys that the rulebook does not have (any longer)."""
    comments: Mapping[Key, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """The comments above each key, or beside it, each from its # on; those below the last key under ()."""


@dataclass(frozen=True, slots=True)
class TranslationState:
    """How much of a rulebook a translation covers; what is missing or stale stands in the rulebook's own language."""

    language: str
    needed: int
    """The number of texts that readers meet."""
    missing: tuple[SourceText, ...]
    """The texts that nobody has translated, in the order of the rulebook."""
    stale: tuple[TranslatedText, ...]
    """The texts whose source text has changed since they were translated."""

    @property
    def translated(self) -> int:
        """The number of texts that readers meet in the other language."""
        return self.needed - len(self.missing) - len(self.stale)
