"""Published assignments of public functions to levels, and judgements of who should decide, each with its source."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.annotation import Literal
from subsidiarity.model.noun import dataclass

Says = Literal["does", "should"]
"""Whether a source says who does decide, or who should."""
Read = Literal["text", "memory"]
"""The way a source was read: as a text that somebody saw, or from memory, which nobody has looked up."""
Sheet = Mapping[str, frozenset[str]]
"""The options of one reader's answers, by question id; a question that is not in it was not answered."""


@dataclass(frozen=True, slots=True)
class PrecedentSource:
    """A text that says who decides; `licence` is that of the text, as far as it is known ("not checked")."""

    id: str
    title: str
    licence: str
    read: Read
    link: str = ""
    """Its web address, of http or https; "" where there is none."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """A published assignment: in a system, a source puts the function at a level."""

    system: str
    """The country, region or theory that the source speaks of: 'Denmark', 'Greater Manchester'."""
    level: str
    """The id of a level of the rulebook that the file names."""
    says: Says
    source: str
    """The id of a source of the file."""
    called: str = ""
    """The source's own words for the level: 'district council'; "" where they were not noted."""
    at: str = ""
    """The place in the source."""
    because: str = ""
    """The source's reasons in short; "" where it gives none."""
    note: str = ""
    """A caution on how the level was put: 'places together'."""


@dataclass(frozen=True, slots=True)
class PublicFunction:
    """A public function or a decision that others have placed; `sheets` are answers that were given for it."""

    late = ("sheets", "precedents")

    id: str
    title: str
    description: str
    sheets: tuple[Sheet, ...]
    precedents: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True)
class Precedents:
    """A file of precedents: its levels and answers are those of one rulebook and one edition of it."""

    late = ("sources",)

    id: str
    title: str
    licence: str
    """The licence of the file itself."""
    rulebook: str
    edition: str
    sources: Mapping[str, PrecedentSource]
    functions: tuple[PublicFunction, ...]


@dataclass(frozen=True, slots=True)
class PrecedentsByWord:
    """A file of precedents, and for each stem of a word the indices of the functions that have it, from 0."""

    file: Precedents
    having: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A comparison of two sheets: how many questions both answer, and on how many of these they agree.

    `steps` are the steps between nearest options over all of them; two kinds are one step apart.
    """

    compared: int
    same: int
    steps: int


@dataclass(frozen=True, slots=True)
class NearFunction:
    """A function near to a decision: by its answers (None: not near by them), by words that both have, or by both."""

    function: PublicFunction
    file: Precedents
    likeness: Likeness | None
    words: tuple[str, ...]
    """Words that the decision has, too, as the function writes them: each stands in the title of one of the two."""
    bodies: Mapping[str, str]
    """The bodies of the rulebook in use by level; empty where the levels of its precedents are no levels of that."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The functions nearest to a decision, the nearest first; `number` of functions were looked at."""

    nearest: tuple[NearFunction, ...]
    number: int
