"""A file that is read as something else gets one message, and none on its texts: they are not wrong."""

from __future__ import annotations

from subsidiarity.reading.diagnostics import Problems
from subsidiarity.reading.tree_nodes import Entries, Text

TRANSLATES, PRECEDENTS = "translates", "precedents"
"""The fields that only a side file has, and only a file of precedents."""

_OF_DECISIONS, _OF_RULEBOOKS = frozenset(("decision", "answers")), frozenset(("levels", "questions", "roles"))
"""Fields of which a decision has one at least, and a rulebook; neither has one of the other's."""


def is_no_rulebook(root: Entries, problems: Problems) -> bool:
    """Whether a document is of another kind where a rulebook is wanted, which is said once."""
    return (
        _is_side_file(root, "rulebook", "name the rulebook beside it, and the language with --language", problems)
        or _holds_precedents(root, "rulebook", problems)
        or _is_other(
            *(root, _OF_DECISIONS, _OF_RULEBOOKS, "this is a decision, and no rulebook"),
            *("name decisions as they are, and a rulebook with --rulebook", problems),
        )
    )


def is_no_decision(root: Entries, problems: Problems) -> bool:
    """Whether a document is of another kind where a decision is wanted, which is said once."""
    return (
        _is_side_file(root, "decision", "leave it out; `subsidiarity check` reads it", problems)
        or _holds_precedents(root, "decision", problems)
        or _is_other(
            *(root, _OF_RULEBOOKS, _OF_DECISIONS, "this is a rulebook, and no decision"),
            *("name it with --rulebook; `subsidiarity check` reads it", problems),
        )
    )


def _is_side_file(root: Entries, wanted: str, hint: str, problems: Problems) -> bool:
    found = root.entries.get(TRANSLATES)
    if found is None:
        return False
    key, value = found
    rulebook = f" of the rulebook `{value.value[:80]}`" if isinstance(value, Text) and value.value else ""
    problems.error("SUB609", key, f"this is a side file, with texts{rulebook}, and no {wanted}", hint)
    return True


def _holds_precedents(root: Entries, wanted: str, problems: Problems) -> bool:
    found = root.entries.get(PRECEDENTS)
    if found is None:
        return False
    hint = "name it with --precedents; `subsidiarity check` reads it"
    problems.error("SUB625", found[0], f"this is a file of precedents, and no {wanted}", hint)
    return True


def _is_other(
    root: Entries, own: frozenset[str], wanted: frozenset[str], message: str, hint: str, problems: Problems
) -> bool:
    if own.isdisjoint(root.entries) or not wanted.isdisjoint(root.entries):
        return False
    problems.error("SUB121", next(iter(root.entries.values()))[0], message, hint)
    return True
