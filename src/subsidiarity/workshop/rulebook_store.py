"""Rulebook files as a person finds them: those in a folder, each read, none compiled."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.files.decision_files import is_yaml_name
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reading.rulebook import read_rulebook

MOST_FOUND = 50
"""Files of one folder that are looked into at most."""

_HOLDS_A_RULEBOOK = re.compile(rb"(?:^|\r)(?:\xef\xbb\xbf)?[\"']?rulebook[\"']?[ \t]*:", re.MULTILINE)
_HOLDS_ANSWERS = re.compile(rb"(?:^|\r)(?:\xef\xbb\xbf)?[\"']?(?:decision|answers)[\"']?[ \t]*:", re.MULTILINE)
"""Decision files name their rulebook, too."""


@dataclass(frozen=True, slots=True)
class FoundRulebook:
    """A file that was found with a rulebook; without one that was read it cannot be used, and diagnostics say why."""

    path: str
    rulebook: Rulebook | None
    diagnostics: tuple[Diagnostic, ...]


def found_rulebooks(folder: str) -> tuple[FoundRulebook, ...]:
    """The rulebooks in a folder's own files, by name; other YAML files are left out."""
    try:
        names = sorted(name for name in os.listdir(folder) if is_yaml_name(name) and not name.startswith("."))
    except OSError:
        return ()
    found = (_found(os.path.normpath(os.path.join(folder, name))) for name in names[:MOST_FOUND])
    return tuple(each for each in found if each is not None)


def _found(path: str) -> FoundRulebook | None:
    data, _ = read_bytes(path)
    if data is None or not _HOLDS_A_RULEBOOK.search(data) or _HOLDS_ANSWERS.search(data):
        return None
    rulebook, diagnostics = read_rulebook(data, path)
    return FoundRulebook(path, rulebook, diagnostics)
