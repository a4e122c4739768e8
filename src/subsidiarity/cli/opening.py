"""From what was typed to an advisor and decisions, with everything that is wrong said on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from subsidiarity.api import Advisor, load_advisor
from subsidiarity.batch.evaluation import Row
from subsidiarity.cli.streams import talk
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role, Rulebook
from subsidiarity.reading.file import STDIN, read_bytes
from subsidiarity.reporting.safe import safe

MOST_ARGUED = 200
"""Decisions of one file for which a whole argument is made at a time: it takes some ten milliseconds for each."""


def open_advisor(rulebook: str | None) -> Advisor | None:
    """The advisor of a rulebook file (None: the one we ship); None once it has been said why it cannot be used."""
    try:
        advisor, diagnostics = load_advisor(rulebook)
    except RuntimeError as error:  # PyYAML without its C parser
        talk(f"subsidiarity: {error}")
        return None
    talk_of(diagnostics)
    return advisor


def rows_of(advisor: Advisor, path: str) -> tuple[Row, ...]:
    """A row for each document of a file or folder, as far as `MOST_ARGUED` go; what is wrong in them is said."""
    rows = tuple(advisor.evaluate_paths([path], MOST_ARGUED))
    for row in rows:
        talk_of(row.diagnostics)
    return rows


@dataclass(frozen=True, slots=True)
class First:
    """The first decision of a file or folder; `number` of them can be used, and with `has_errors` others cannot."""

    recommendation: Recommendation | None
    number: int
    has_errors: bool


def first_of(advisor: Advisor, path: str) -> First:
    """The first decision of a file or folder, however many there are; what is wrong in any is said."""
    first: Recommendation | None = None
    number, has_errors = 0, False
    for row in advisor.evaluate_paths([path]):
        talk_of(row.diagnostics)
        first = first or row.recommendation
        number += row.recommendation is not None
        has_errors = has_errors or row.is_error
    return First(first, number, has_errors)


def role_named(rulebook: Rulebook, role_id: str | None) -> Role | None:
    """The role of this id, or the headline role if none is named; None once it has been said that there is none."""
    ids = tuple(role.id for role in rulebook.roles)
    wanted = rulebook.headline if role_id is None else role_id
    if wanted in ids:
        return rulebook.role(wanted)
    from subsidiarity.reading.problems import did_you_mean

    hint = did_you_mean(wanted, ids) or f"use one of: {', '.join(ids)}"
    talk(f"subsidiarity: the rulebook has no role `{safe(wanted)}`: {hint}")
    return None


def talk_of(diagnostics: Iterable[Diagnostic]) -> None:
    """Say each diagnostic with the line it stands on."""
    found = tuple(diagnostics)
    for text in rendered(found) if found else ():
        talk(text.rstrip("\n"))


def rendered(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """Each diagnostic as text, with an excerpt where its file can be read again."""
    from subsidiarity.reporting.diagnostic import render_diagnostic

    sources = {file: source_text(file) for file in {found.span.file for found in diagnostics}}
    return [render_diagnostic(found, sources[found.span.file]) for found in diagnostics]


@lru_cache(maxsize=1)  # what is wrong in a file comes row by row
def source_text(file: str) -> str | None:
    """The text of a file for excerpts; None where it cannot be read (again)."""
    if file in ("", STDIN):
        return None
    data, _ = read_bytes(file)
    if data is None:
        return None
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
