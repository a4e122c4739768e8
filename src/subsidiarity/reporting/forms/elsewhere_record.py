"""The functions near to a decision and their precedents, for other programs."""

from __future__ import annotations

from subsidiarity.model.annotation import TYPE_CHECKING
from subsidiarity.model.decision import Decision
from subsidiarity.model.precedent import Elsewhere, NearFunction

if TYPE_CHECKING:
    from subsidiarity.reporting.json_text import Json  # `explain` meets none, and loading it takes time


def elsewhere_record(decision: Decision, found: Elsewhere) -> dict[str, Json]:
    """The functions near to a decision as the data of a JSON object, each with its precedents and their sources."""
    nearest: list[Json] = [_function(near) for near in found.nearest]
    return {"decision": decision.id, "functions": found.number, "nearest": nearest}


def _function(near: NearFunction) -> Json:
    likeness: Json = None
    if near.likeness is not None:
        likeness = {"compared": near.likeness.compared, "same": near.likeness.same, "steps": near.likeness.steps}
    precedents: list[Json] = []
    for each in near.function.precedents:
        source = near.file.sources[each.source]
        precedents.append(
            {
                "system": each.system,
                "level": each.level,
                "called": each.called,
                "says": each.says,
                "at": each.at,
                "because": each.because,
                "note": each.note,
                "source": {
                    "id": source.id,
                    "title": source.title,
                    "link": source.link,
                    "licence": source.licence,
                    "read": source.read,
                },
            }
        )
    return {
        "file": near.file.id,
        "rulebook": near.file.rulebook,
        "edition": near.file.edition,
        "function": near.function.id,
        "title": near.function.title,
        "words": list(near.words),
        "answers": likeness,
        "precedents": precedents,
    }
