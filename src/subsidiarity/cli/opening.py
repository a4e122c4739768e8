"""The opening of rulebooks and decisions that were typed, with their diagnostics said on the way."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from subsidiarity.api import Advisor, Row, UnknownName, load_advisor, load_advisor_in
from subsidiarity.cli.streams import talk
from subsidiarity.files.bounded_read import STDIN, read_bytes
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.model.noun import dataclass
from subsidiarity.model.recommendation import Recommendation
from subsidiarity.model.rulebook import Role
from subsidiarity.reporting.language import LANGUAGE_VARIABLE, speak_as
from subsidiarity.reporting.safe import safe, safe_path

_MOST_NAMED, _MOST_COLUMNS = 3, 60
"""Files passed over that are named at most, and the terminal columns that each name may take."""
MOST_ARGUED = 200
"""Decisions of one file that get an argument at most: 200 that differ take 1.7 s to explain, 3.7 s as a page."""


def open_advisor(arguments: Namespace, rulebook: str | None = None) -> Advisor | None:
    """The advisor of a rulebook file (None: the one the arguments name, or the one we ship), in the language they name.

    None once it has been said why it cannot be used. Where it can, and still breaks its own word, the command will end
    with 1 if it ends well: `arguments.breaks_its_word`.
    """
    path = arguments.rulebook if rulebook is None else rulebook
    advisor, breaks_its_word = opened(path, getattr(arguments, "language", None))
    if breaks_its_word:
        arguments.breaks_its_word = True
    return advisor


def opened(path: str | None, language: str | None = None) -> tuple[Advisor | None, bool]:
    """The advisor of a rulebook file (None: the one we ship), and whether that breaks its own word.

    Its texts are in a language, None for the rulebook's own. Our words are then in it too, where there is a catalogue.
    None once it has been said why it cannot be used.
    """
    advisor, diagnostics = load_advisor(path) if language is None else _advisor_in(language, path)
    talk_of(diagnostics)
    if advisor is not None and not os.environ.get(LANGUAGE_VARIABLE):
        speak_as(advisor.rulebook.language)
    return advisor, advisor is not None and has_errors(diagnostics)


def _advisor_in(language: str, rulebook: str | None) -> tuple[Advisor | None, tuple[Diagnostic, ...]]:
    """The advisor in a language and its diagnostics; how much of it is translated is said in one line."""
    from subsidiarity.api import NoSuchLanguage

    try:
        advisor, diagnostics, side_file = load_advisor_in(language, rulebook)
    except NoSuchLanguage as unknown:
        talk(f"subsidiarity: the rulebook is not there in `{safe(language)}`: {_languages(unknown.known)}")
        return None, ()
    if advisor is None or side_file is None or side_file.state is None:
        return advisor, diagnostics
    from subsidiarity.reporting.rulebook.translation_state import state_words

    state = side_file.state
    if state.missing or state.stale:
        own = "the others are shown in the rulebook's own"
        talk(f"subsidiarity: {safe_path(side_file.path)}: {state_words(state)}; {own}")
    return advisor, tuple(each for each in diagnostics if each.span.file != side_file.path)


def _languages(known: Sequence[str]) -> str:
    """A sentence on the languages in which a rulebook is, its own first."""
    own, *others = known
    there = f"it is in {own}, and in {', '.join(others)}" if others else f"it is in {own} alone"
    return f"{there}; `subsidiarity translate` begins another"


def rows_of(advisor: Advisor, *paths: str) -> tuple[Row, ...]:
    """A row for each document of some files or folders, each read by itself; their diagnostics are said.

    Of each file, rows are made of the first `MOST_ARGUED` documents.
    """
    rows = tuple(row for path in paths for row in advisor.evaluate_paths([path], MOST_ARGUED))
    for row in rows:
        talk_of(row.diagnostics)
    say_passed_over(paths)
    return rows


def say_passed_over(paths: Sequence[str]) -> None:
    """Say in one line which files in folders among the paths are passed over, if they look as if they were meant."""
    if not any(map(os.path.isdir, paths)):
        return
    from subsidiarity.api import passed_over
    from subsidiarity.reporting.wording.noun_words import counted
    from subsidiarity.reporting.wrapping import shortened

    found = dict.fromkeys(passed_over(paths))
    if found:
        named = ", ".join(f"`{shortened(safe(path), _MOST_COLUMNS)}`" for path in islice(found, _MOST_NAMED))
        more = f" and {len(found) - _MOST_NAMED:,} more" if len(found) > _MOST_NAMED else ""
        talk(
            f"subsidiarity: passed over {counted(len(found), 'file')}: {named}{more}; "
            "a folder stands for its .yaml and .yml files, and any file is read if you name it"
        )


@dataclass(frozen=True, slots=True)
class FirstDecision:
    """The first decision of a file or folder; `number` of its decisions can be used, with `has_errors` some cannot."""

    recommendation: Recommendation | None
    number: int
    has_errors: bool


def first_of(advisor: Advisor, path: str) -> FirstDecision:
    """The first decision of a file or folder, however many there are; the diagnostics of all are said."""
    first: Recommendation | None = None
    number, has_errors = 0, False
    for row in advisor.evaluate_paths([path]):
        talk_of(row.diagnostics)
        first = first or row.recommendation
        number += row.recommendation is not None
        has_errors = has_errors or row.is_error
    return FirstDecision(first, number, has_errors)


def role_named(advisor: Advisor, role_id: str | None) -> Role | None:
    """The role with an id (None: the headline role); None once it has been said that there is no such role."""
    try:
        return advisor.role(role_id)
    except UnknownName as unknown:
        hint = unknown.hint or f"use one of: {', '.join(unknown.known)}"
        talk(f"subsidiarity: the rulebook has no role `{safe(unknown.name)}`: {hint}")
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
