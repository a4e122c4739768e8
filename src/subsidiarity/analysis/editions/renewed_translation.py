"""A translation brought up to date with its rulebook: nothing that a translator wrote is lost."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.noun import replace
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.translation import SourceText, TranslatedText, Translation, TranslationState
from subsidiarity.reading.translation.side_file import is_stale, plain_text, same_text


def renewed(
    rulebook: Rulebook, sources: Sequence[SourceText], language: str, old: Translation | None = None
) -> Translation:
    """The translation with a text for each of the rulebook's, in its order, from an old one if there is one.

    A text whose source text moved to another key goes with it. One whose source text changed stays, with what it
    translates as `was`. One that has no place any more is among those `left`.
    """
    written = {} if old is None else {each.key: each for each in old.texts if each.text}
    texts_now = {source.key: source.text for source in sources}
    spare = _Spare([each for each in written.values() if not _is_for(each, texts_now[each.key])])
    for each in () if old is None else old.left:
        spare.add(each)
    texts = []
    for source in sources:
        own = written.get(source.key)
        if own is not None and _is_for(own, source.text):
            texts.append(replace(own, was="" if same_text(own.was, source.text) else own.was, of=source.text))
        else:
            moved = spare.taken_for(source.text)
            texts.append(TranslatedText(source.key, source.text, "" if moved is None else moved.text))
    for number, each in enumerate(texts):
        earlier = written.get(each.key)
        if earlier is not None and not each.text and spare.remove(earlier):
            texts[number] = replace(each, text=earlier.text, was=earlier.was or earlier.of)
    comments = {} if old is None else old.comments
    return Translation(rulebook.id, rulebook.edition, language, tuple(texts), spare.left, comments)


def translation_state(translation: Translation, sources: Sequence[SourceText]) -> TranslationState:
    """How much of a rulebook with these texts a translation covers."""
    written = {each.key: each for each in translation.texts if each.text}
    missing = tuple(source for source in sources if source.is_needed and source.key not in written)
    stale = tuple(
        written[source.key]
        for source in sources
        if source.key in written and is_stale(written[source.key], source.text)
    )
    return TranslationState(translation.language, sum(source.is_needed for source in sources), missing, stale)


class _Spare:
    """The texts that no longer stand where they were written, by what they translate."""

    def __init__(self, texts: Sequence[TranslatedText]) -> None:
        self._texts: dict[str, list[TranslatedText]] = {}
        for each in texts:
            self.add(each)

    def add(self, text: TranslatedText) -> None:
        self._texts.setdefault(_translated(text), []).append(text)

    def taken_for(self, source: str) -> TranslatedText | None:
        """The first text that translates a source text, which is then spare no longer; None if there is none."""
        found = self._texts.get(plain_text(source))
        return found.pop(0) if found else None

    def remove(self, text: TranslatedText) -> bool:
        """Whether a text was still spare; it is no longer."""
        found = self._texts.get(_translated(text), [])
        is_there = text in found
        if is_there:
            found.remove(text)
        return is_there

    @property
    def left(self) -> tuple[TranslatedText, ...]:
        """The texts that are still spare."""
        return tuple(each for found in self._texts.values() for each in found)


def _translated(text: TranslatedText) -> str:
    return plain_text(text.was or text.of)


def _is_for(text: TranslatedText, source: str) -> bool:
    """Whether a text stays with this source text: it was written for it, or is marked as stale beside it already."""
    return same_text(text.of, source) or same_text(text.was, source)
