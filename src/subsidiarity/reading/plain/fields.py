"""The fields of a plain decision beside its answers: an id, a title, perhaps a description, rulebook and edition."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reading.answers.answer_spans import LateSpans
from subsidiarity.reading.decision import decision_of
from subsidiarity.reading.fields import ID
from subsidiarity.reading.limits import MAX_SCALAR

_NEEDED = ("decision", "title")
KNOWN = frozenset({*_NEEDED, "description", "rulebook", "edition"})


class PlainFields:
    """A maker of decisions from the fields of plain texts, for one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.answered = {"rulebook": rulebook.id, "edition": rulebook.edition}
        """The rulebook and edition that a text may say it answers."""

    def decision(
        self, fields: Mapping[str, object], answers: Mapping[str, Answer], span: Span, answer_spans: LateSpans
    ) -> Decision | None:
        """The decision of `KNOWN` fields; None if one of them is not plain, or says another rulebook or edition."""
        name, title = fields.get("decision"), fields.get("title")
        if type(name) is not str or type(title) is not str or not ID.match(name) or not _is_plain(title):
            return None
        if len(fields) == len(_NEEDED):
            return decision_of(answer_spans, name, title, "", answers, None, span, None, {}, "", "", "")
        description = fields.get("description", "")
        if type(description) is not str or ("description" in fields and not _is_plain(description)):
            return None
        said = {field: own for field, own in self.answered.items() if field in fields}
        if any(fields[field] != own for field, own in said.items()):
            return None
        rulebook, edition = said.get("rulebook", ""), said.get("edition", "")
        return decision_of(answer_spans, name, title, description, answers, None, span, None, {}, rulebook, edition, "")


def _is_plain(value: str) -> bool:
    """Whether a text is one that every notation takes as it stands."""
    return 0 < len(value) <= MAX_SCALAR and value == value.strip()
