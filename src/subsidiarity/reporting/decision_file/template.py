"""A decision file to begin with: every question with its options as comments, nothing answered yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reporting.decision_file.decision import answered_lines
from subsidiarity.reporting.safe import inert, safe_flow
from subsidiarity.reporting.wording.noun_words import answering, capitalised
from subsidiarity.reporting.wrapping import wrapped

SCHEMA_FILE = "decision.schema.json"
"""The name of the schema, which editors that know YAML look for beside the decision file."""
_WIDTH = 100


def render_template(rulebook: Rulebook, decision_id: str) -> str:
    """The text of a decision file in which every answer is `unknown`; it can be evaluated as it is."""
    return inert("\n".join([*_head(rulebook, decision_id), *_answers(rulebook), *_tail(rulebook)]) + "\n")


def _head(rulebook: Rulebook, decision_id: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA_FILE}"
    yield from _comment(f"A decision to be placed by the rulebook {rulebook.id}: {rulebook.title}")
    yield f"decision: {decision_id}"
    yield from answered_lines(rulebook.id, rulebook.edition)
    yield "title: Who should decide this?"
    yield "description: Say in a sentence or two what is to be decided, and for whom."
    yield ""


def _answers(rulebook: Rulebook) -> Iterator[str]:
    first = rulebook.questions[0]
    example = first.option_ids[0]
    ranged = next((question for question in rulebook.questions if question.ordered), None)
    a_range = ""
    if ranged is not None:
        a_range = f", with a range of neighbouring ones (`{ranged.id}: [{', '.join(ranged.option_ids[:2])}]`)"
    yield from _comment(
        f"Answer with one option (`{first.id}: {example}`){a_range}, or leave it unknown. To say what an answer rests "
        "on, write"
    )
    yield f"#   {first.id}: {{answer: {example}, evidence: record, note: What we saw, source: Where it is written}}"
    yield from _comment("Evidence is one of record, report and guess.")
    yield "answers:"
    for theme, questions in groupby(rulebook.questions, key=lambda question: question.theme):
        yield ""
        yield f"  # -- {safe_flow(capitalised(theme))} --"
        for question in questions:
            yield from _question(question)


def _question(question: Question) -> Iterator[str]:
    yield ""
    yield from _comment(question.ask, "  ")
    widest = max(map(len, question.option_ids))
    for option in question.options:
        yield from wrapped(safe_flow(option.text), _WIDTH, f"  #   {option.id:<{widest}}  ", f"  #   {'':<{widest}}  ")
    for remark in (*([question.note] if question.note else []), *answering(question)):
        yield from _comment(remark, "  ")
    yield f"  {question.id}: unknown"


def _tail(rulebook: Rulebook) -> Iterator[str]:
    yield ""
    yield from _comment("To have the result checked each time, say which one you expect.")
    yield f"# expects: {rulebook.level_ids[0]}"


def _comment(text: str, indent: str = "") -> list[str]:
    return wrapped(safe_flow(text), _WIDTH, f"{indent}# ", f"{indent}# ")
