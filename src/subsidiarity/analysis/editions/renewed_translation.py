"""A translation brought up to date with its rulebook: nothing that a translator wrote is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.translation import SourceText, TranslatedText, Translation, TranslationState
from subsidiarity.reading.translation.side_file import is_stale, same_text


def renewed(
    rulebook: Rulebook, sources: Sequence[SourceText], language: str, old: Translation | None = None
) -> Translation:
    """The translation with a text for each of the rulebook's, in its order, from an old one if there is one.

    A text whose source text moved to another key goes with it. One whose source text changed stays, with what it
    translates as `was`. One that has no place any more is among those `left`.
    """
    written = {} if old is None else {each.key: each for each in old.texts if each.text}
    spare = [] if old is None else [*old.left]
    places = {source.key: source.text for source in sources}
    spare += [each for each in written.values() if not _is_for(each, places[each.key])]
    texts = []
    for source in sources:
        own = written.get(source.key)
        if own is not None and _is_for(own, source.text):
            texts.append(replace(own, was="" if same_text(own.was, source.text) else own.was, of=source.text))
            continue
        moved = next((each for each in spare if same_text(each.was or each.of, source.text)), None)
        if moved is not None:
            spare.remove(moved)
            texts.append(TranslatedText(source.key, source.text, moved.text))
        else:
            texts.append(TranslatedText(source.key, source.text, ""))
    for number, each in enumerate(texts):
        earlier = written.get(each.key)
        if earlier is not None and earlier in spare and not each.text:
            spare.remove(earlier)
            texts[number] = replace(each, text=earlier.text, was=earlier.was or earlier.of)
    comments = {} if old is None else old.comments
    return Translation(rulebook.id, rulebook.edition, language, tuple(texts), tuple(spare), comments)


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


def _is_for(text: TranslatedText, source: str) -> bool:
    """Whether a text stays with this source text: it was written for it, or is marked as stale beside it already."""
    return same_text(text.of, source) or same_text(text.was, source)
