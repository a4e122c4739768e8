"""A decision as the text of a decision file: reading it gives back exactly what was typed.

The file is written for people: answers stand in the rulebook's order, and text is quoted only where YAML, or
another program that reads YAML, would take it for something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from subsidiarity.model.decision import Answer, Decision, Expectation
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reading.decoded_text import clean
from subsidiarity.reporting.decision_file.yaml_text import INDENT, field, flow_list, scalar

UNKNOWN = "unknown"
SAVED_BY = "# Saved by the interview, which keeps every answer and note but no comments like this one."
"""The second line of a decision file that the interview saved; the first names the rulebook's edition."""


def render_decisions(decisions: Sequence[Decision], rulebook: Rulebook) -> str:
    """A whole decision file: one document a decision, under a comment that names the rulebook."""
    return _heading(rulebook) + "---\n".join(_document(decision, rulebook) for decision in decisions)


def render_decision(decision: Decision, rulebook: Rulebook) -> str:
    """The text of a decision file that holds one decision."""
    return render_decisions((decision,), rulebook)


def _heading(rulebook: Rulebook) -> str:
    words = f"Answers to the questions of {rulebook.id}: {rulebook.title}"
    return f"# {' '.join(clean(words).split())}\n{SAVED_BY}\n"


def _document(decision: Decision, rulebook: Rulebook) -> str:
    lines = [field("decision", decision.id)]
    lines += answered_lines(decision.rulebook or rulebook.id, decision.edition or rulebook.edition)
    lines.append(field("title", decision.title))
    if decision.description.strip():
        lines.append(field("description", decision.description))
    if decision.bodies:
        lines += ["bodies:", *(field(level, body, INDENT) for level, body in decision.bodies.items())]
    answers = list(_answers(decision, rulebook))
    lines += ["answers:", *answers] if answers else ["answers: {}"]
    if decision.not_carried.strip():
        lines.append(field("not_carried", decision.not_carried))
    if decision.expects is not None:
        lines += _expectation(decision.expects)
    if decision.workshop is not None:
        from subsidiarity.reporting.decision_file.workshop import workshop_lines  # most decisions come from no workshop

        lines += workshop_lines(decision.workshop, rulebook)
    return "\n".join(lines) + "\n"


def answered_lines(rulebook: str, edition: str) -> list[str]:
    """The lines that say which rulebook and which edition are answered."""
    return [field("rulebook", rulebook), field("edition", edition)]


def _answers(decision: Decision, rulebook: Rulebook) -> Iterable[str]:
    for question in rulebook.questions:
        answer = decision.answers.get(question.id)
        if answer is not None:
            yield from _answer(question, answer)


def _answer(question: Question, answer: Answer) -> Iterable[str]:
    chosen = _options(question, answer)
    extras = [("evidence", answer.evidence), ("note", answer.note), ("source", answer.source)]
    written = [(name, text) for name, text in extras if text.strip()]
    key = f"{INDENT}{scalar(question.id)}:"
    if not written:
        yield f"{key} {chosen}"
        return
    yield key
    yield f"{INDENT * 2}answer: {chosen}"
    for name, text in written:
        yield field(name, text, INDENT * 2)


def _options(question: Question, answer: Answer) -> str:
    options = question.option_ids
    chosen = [option for option in options if option in answer.options]
    if len(chosen) == len(options):
        return UNKNOWN
    if len(chosen) == 1:
        return scalar(chosen[0])
    return flow_list(chosen)


def _expectation(expects: Expectation) -> Iterable[str]:
    spelled = [outcome.spelling for outcome in expects.outcomes]
    outcomes = [scalar(spelled[0]) if len(spelled) == 1 else flow_list(spelled)] if spelled else []
    if outcomes and not expects.because and not expects.not_because:
        yield f"expects: {outcomes[0]}"
        return
    yield "expects:"
    yield from (f"{INDENT}level: {outcome}" for outcome in outcomes)
    if expects.because:
        yield f"{INDENT}because: {flow_list(expects.because)}"
    if expects.not_because:
        yield f"{INDENT}not_because: {flow_list(expects.not_because)}"
