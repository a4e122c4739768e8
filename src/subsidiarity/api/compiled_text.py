"""The compiled rulebook as text for other programs, in every language in which it is there."""

from __future__ import annotations

from collections.abc import Sequence

from subsidiarity.api.advisor import Advisor
from subsidiarity.api.loading import DEFAULT_RULEBOOK
from subsidiarity.api.translating import side_file_paths
from subsidiarity.files.bounded_read import STDIN
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.reporting.compiled.rulebook import compiled_record
from subsidiarity.reporting.compiled.text import render_compiled


def compiled_text(advisor: Advisor, others: Sequence[Rulebook] = ()) -> str:
    """The compiled rulebook as JSON, with the texts of the same rulebook in other languages."""
    return render_compiled(compiled_record(advisor.compiled, others))


def other_languages(path: str | None = None) -> tuple[str, ...]:
    """The languages in which side files translate a rulebook's file (None: the one that is shipped)."""
    return () if path == STDIN else tuple(side_file_paths(DEFAULT_RULEBOOK if path is None else path))
