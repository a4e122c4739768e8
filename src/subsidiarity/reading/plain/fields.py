"""The fields of a plain decision beside its answers: an id, a title, perhaps a description, rulebook and edition."""

from __future__ import annotations

from collections.abc import Mapping

from subsidiarity.model.decision import Answer, Decision
from subsidiarity.model.rulebook import Rulebook
from subsidiarity.model.span import Span
from subsidiarity.reading.answers.answer_spans import AnswerSpansOnRequest, ReadAgain
from subsidiarity.reading.fields import ID
from subsidiarity.reading.limits import MAX_SCALAR

KNOWN = frozenset({"decision", "title", "description", "rulebook", "edition"})


class PlainFields:
    """A maker of decisions from the fields of plain texts, for one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.answered = {"rulebook": rulebook.id, "edition": rulebook.edition}
        """The rulebook and edition that a text may say it answers."""

    def decision(
        self, fields: Mapping[str, object], answers: Mapping[str, Answer], span: Span, read_again: ReadAgain
    ) -> Decision | None:
        """The decision of `KNOWN` fields; None if one of them is not plain, or says another rulebook or edition."""
        name, title, description = fields.get("decision"), fields.get("title"), fields.get("description", "")
        if not (type(name) is str and ID.match(name) and type(title) is str and _is_plain(title)):
            return None
        if type(description) is not str or ("description" in fields and not _is_plain(description)):
            return None
        said = [own if field in fields else "" for field, own in self.answered.items()]
        if any(fields.get(field, "") != own for field, own in zip(self.answered, said, strict=True)):
            return None
        spans = AnswerSpansOnRequest(read_again)
        return Decision(name, title, description, answers, None, span, spans, None, {}, *said)


def _is_plain(value: str) -> bool:
    """Whether a text is one that every notation takes as it stands."""
    return 0 < len(value) <= MAX_SCALAR and value == value.strip()
