"""The JSON Schema of side files: the keys of a rulebook's texts, each with its source text, and no rule."""

from __future__ import annotations

from collections.abc import Iterable

from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.translation import SourceText
from subsidiarity.reporting.schema.parts import DRAFT, LANGUAGE_TAG, TEXT, Schema, group, text

_TYPED: Schema = {"description": "The translation; empty until it is written.", "type": ["string", "number", "null"]}


def translation_schema(rulebook: Rulebook, sources: Iterable[SourceText]) -> Schema:
    """The schema of a side file of a rulebook with these texts, which an editor shows and completes."""
    fields: dict[str, Schema] = {
        "translates": {"description": "The rulebook's id.", **TEXT, "const": rulebook.id},
        "edition": text(f"The edition of the rulebook whose texts these are: {rulebook.edition}."),
        "language": {"description": "The language of the translations (BCP 47).", **LANGUAGE_TAG},
    }
    needed = tuple(fields)
    nested: dict[str, object] = {}
    for source in sources:
        inner = nested
        for part in source.key[:-1]:
            found = inner.setdefault(part, {})
            assert isinstance(found, dict), "no text has texts below it"
            inner = found
        inner[source.key[-1]] = source.text
    fields |= {name: _shape(below) for name, below in nested.items()}
    return {
        "$schema": DRAFT,
        "$id": "urn:subsidiarity:translation",
        "title": f"A side file: the texts of the rulebook {rulebook.id} in another language",
        **group(fields, needed),
    }


def _shape(below: object) -> Schema:
    """The schema of a text, or of the group of texts below a key."""
    if isinstance(below, dict):
        return group({name: _shape(inner) for name, inner in below.items()}, ())
    leaf: dict[str, Schema] = {
        "of": text("The source text that is translated."),
        "text": dict(_TYPED),
        "was": text("An earlier source text, which is what `text` still translates; delete it when done."),
    }
    return group(leaf, ("of",), str(below))
