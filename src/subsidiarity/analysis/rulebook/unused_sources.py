"""The sources that a rulebook lists and nothing in it cites."""

from __future__ import annotations

from subsidiarity.model.rulebook import Rulebook, Source
from subsidiarity.reading.citation import cited


def find_unused_sources(rulebook: Rulebook) -> tuple[Source, ...]:
    """The sources that no question, branch or safeguard cites, in the order written."""
    texts = {question.source for question in rulebook.questions}
    texts |= {safeguard.source for safeguard in rulebook.safeguards}
    for role in rulebook.roles:
        for step in role.graph.steps.values():
            texts |= {reason.source for reason in step.reasons}
    used = {key for text in texts for key, _ in cited(text, rulebook.sources)}
    return tuple(source for source in rulebook.sources.values() if source.id not in used)
