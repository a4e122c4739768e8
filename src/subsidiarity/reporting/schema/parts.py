"""The parts that both schemas are made of: texts, words of a closed list, groups of fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from subsidiarity.reading.limits import MAX_SCALAR

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Schema = dict[str, Json]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ID = r"^[^\s!-/:-@\[-`{-~][^\s!-,/;-@\[-^`{-~]{0,63}$"
"""An id, in the few signs that all dialects of patterns share; beyond ASCII it lets through more than the reader."""
TEXT: Schema = {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": MAX_SCALAR, "pattern": r"\S"}
"""Text that is not empty; an editor takes a plain 1972 for a number, and the reader for text."""

LANGUAGE_TAG: Schema = {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
"""A language, and perhaps a script, a region and variants, as the reader knows them a little better."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?\Z", re.ASCII)
_YES, _NO = ("yes", "true", "on"), ("no", "false", "off")


def text(about: str) -> Schema:
    """The schema of a text; `about` says what it is for."""
    return {"description": about, **TEXT}


def texts(about: str) -> Schema:
    """The schema of a list of texts."""
    return {"description": about, "type": "array", "items": {**TEXT}}


def id_of(about: str) -> Schema:
    """The schema of an id."""
    return {"description": about, "type": ["string", "number", "boolean"], "pattern": ID}


def word(known: Iterable[str], about: str = "") -> Schema:
    """The schema of one of a closed list of words, with what an editor may take each of them for."""
    words = tuple(known)
    typed: list[Json] = list(words)
    for each in words:
        other = _typed(each)
        if other is not None and not any(other is value for value in typed):
            typed.append(other)
    return ({"description": about} if about else {}) | {"enum": typed}


def some_of(item: Schema, about: str = "") -> Schema:
    """The schema of a list of at least one item."""
    described: Schema = {"description": about} if about else {}
    return described | {"type": "array", "items": item, "minItems": 1, "uniqueItems": True}


def whole_number(least: int, most: int, about: str) -> Schema:
    """The schema of a whole number from `least` to `most`, both allowed."""
    return {
        "description": about,
        "type": ["integer", "string"],
        "minimum": least,
        "maximum": most,
        "pattern": "^[0-9]{1,10}$",
    }


def group(fields: Mapping[str, Schema], required: Iterable[str], about: str = "") -> Schema:
    """The schema of a group of named fields, beside which no other may stand."""
    described: Schema = {"description": about} if about else {}
    shape: Schema = {"type": "object", "properties": dict(fields), "additionalProperties": False}
    needed: list[Json] = list(required)
    return described | shape | ({"required": needed} if needed else {})


def by_id(value: Schema, about: str, most: int | None = None, least: int = 0) -> Schema:
    """The schema of values by their ids, `least` to `most` of them (None: any number)."""
    shape: Schema = {"description": about, "type": "object", "propertyNames": {"pattern": ID}}
    limits = {"minProperties": least} if least else {}
    return {**shape, "additionalProperties": value, **limits, **({} if most is None else {"maxProperties": most})}


def _typed(each: str) -> bool | int | float | None:
    """The value that a common reader of YAML takes a plain word for; None if it takes it for text."""
    if each.casefold() in (*_YES, *_NO):
        return each.casefold() in _YES
    if _NUMBER.match(each):
        return float(each) if "." in each else int(each)
    return None
