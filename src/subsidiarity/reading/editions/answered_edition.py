"""The rulebook and the edition whose questions a document says it answers, compared with those in use.

A file that answers another rulebook gets one message, and none on its answers: they are not wrong. So does a file of
another edition of which something cannot be read here.
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.tree_nodes import Entries, Node, Text

MADE_BY_EDITIONS = ("SUB301", "SUB302", "SUB309", "SUB315", "SUB104", "SUB110")
"""Codes of what another edition explains: no such question, option, branch, level or manner, or a range of kinds."""
OTHER_EDITION = "SUB323"
_NOT_LISTED, _OTHER_RULEBOOK = "SUB013", "SUB326"
_MOST_SHOWN = 80


def says_another_rulebook(root: Entries, rulebook: Rulebook, problems: Problems) -> bool:
    """Whether a document answers another rulebook than this one, which is said where the document says so."""
    for entries in _saying(root):
        said = _text(entries, "rulebook")
        if said is not None and said.value != rulebook.id:
            edition = _text(entries, "edition")
            of_edition = "" if edition is None else f", edition {edition.value[:_MOST_SHOWN]}"
            message = (
                f"these are answers to the rulebook {said.value[:_MOST_SHOWN]}{of_edition}; "
                f"this is {rulebook.id}, edition {rulebook.edition}"
            )
            problems.error(_OTHER_RULEBOOK, said, message, "name that rulebook's file with --rulebook")
            return True
    return False


def with_edition_said(
    root: Node, rulebook: Rulebook, file: str, diagnostics: tuple[Diagnostic, ...]
) -> tuple[Diagnostic, ...]:
    """The diagnostics of a document, with one message for all that comes of its answering another edition."""
    said = _other_edition(root, rulebook)
    if said is None or any(each.code == _OTHER_RULEBOOK for each in diagnostics):
        return diagnostics
    explained = [each for each in diagnostics if each.code in MADE_BY_EDITIONS]
    others = [each for each in diagnostics if each.code not in MADE_BY_EDITIONS]
    if all(each.code == _NOT_LISTED for each in others):
        others = []
    found = _of_edition(said, rulebook, file, explained)
    return tuple(sorted((*others, found), key=lambda each: (each.span.line, each.span.column)))


def _other_edition(root: Node, rulebook: Rulebook) -> Text | None:
    """The edition that a document, or else its workshop, says it answers, if that is another one; None otherwise."""
    found = [said_edition(entries) for entries in (_saying(root) if isinstance(root, Entries) else ())]
    return next((said for said in found if said is not None and said.value != rulebook.edition), None)


def said_edition(entries: Entries) -> Text | None:
    """The edition that a document, or a workshop, says it answers, with its span; None where it says none."""
    return _text(entries, "edition")


def _of_edition(said: Text, rulebook: Rulebook, file: str, explained: Sequence[Diagnostic]) -> Diagnostic:
    message = f"these are answers to edition {said.value[:_MOST_SHOWN]}, and this is edition {rulebook.edition}"
    span = Span(file, said.line, said.column)
    if not explained:
        hint = (
            "questions may have changed: read them again, then let `subsidiarity migrate` name this edition in the file"
        )
        return Diagnostic(OTHER_EDITION, "warning", message, span, hint)
    first = explained[0]
    more = f", and {len(explained) - 1:,} more" if len(explained) > 1 else ""
    message = f"{message}: {first.message} (line {first.span.line}{more})"
    return Diagnostic(
        OTHER_EDITION, "error", message, span, "`subsidiarity migrate` carries the file over to this edition"
    )


def _saying(root: Entries) -> tuple[Entries, ...]:
    """The groups of lines that may say a rulebook and an edition: the document, and its workshop."""
    found = root.entries.get("workshop")
    return (root,) if found is None or not isinstance(found[1], Entries) else (root, found[1])


def _text(entries: Entries, name: str) -> Text | None:
    """A field's text with its span; None where it is left out, empty or no text."""
    found = entries.entries.get(name)
    return found[1] if found is not None and isinstance(found[1], Text) and found[1].value.strip() else None
