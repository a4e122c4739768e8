"""The twins of two editions: the things that both have, by what they are called or what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from subsidiarity.analysis.editions.contents import Thing, contents_of, said_by
from subsidiarity.analysis.editions.renames import Renames, same_elsewhere
from subsidiarity.analysis.editions.translation import in_new_words
from subsidiarity.model.edition import Kind
from subsidiarity.model.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Twins:
    """Two editions laid side by side: `old` as it is written, `translated` into the words of the `new` one.

    `before` and `after` are the contents of the translated and of the new one. `ids` gives, for each kind, the new
    whole id of each old thing that the new edition has; old ids in the new edition's words.
    """

    old: Rulebook
    translated: Rulebook
    new: Rulebook
    renames: Renames
    before: Mapping[Kind, Mapping[str, Thing]]
    after: Mapping[Kind, Mapping[str, Thing]]
    ids: Mapping[Kind, Mapping[str, str]]


def find_twins(old: Rulebook, new: Rulebook, renames: Renames) -> Twins:
    """The twins of two editions with these renames."""
    translated = in_new_words(old, renames)
    before, after = contents_of(translated), contents_of(new)
    ids: dict[Kind, Mapping[str, str]] = {}
    for kind, things in before.items():
        # An id of levels, questions and options is translated already, by what the new edition says they were.
        renamed = {} if kind in ("level", "question", "option") else _renamed(kind, things, after[kind])
        ids[kind] = {one: renamed.get(one, one) for one in things if one in renamed or one in after[kind]}
    return Twins(old, translated, new, renames, before, after, ids)


def _renamed(kind: Kind, before: Mapping[str, Thing], after: Mapping[str, Thing]) -> dict[str, str]:
    said = ({one: said_by(kind, thing) for one, thing in things.items()} for things in (before, after))
    return same_elsewhere(*said)
