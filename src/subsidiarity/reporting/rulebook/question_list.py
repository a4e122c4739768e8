"""The questions of a rulebook, or those that a decision still leaves open, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.rulebook import Pull, Question, Rulebook
from subsidiarity.reporting.record import Json
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.phrase import answering, capitalised
from subsidiarity.reporting.wrapping import wrapped

_PULLS: dict[Pull, str] = {
    "up": "A stronger answer may move the decision up.",
    "down": "A stronger answer may move the decision down.",
    "either": "This may move the decision, up or down.",
    "none": "This never moves the decision by itself.",
}


def render_questions(groups: Sequence[tuple[str, Sequence[Question]]], width: int) -> str:
    """Questions below the heading of their group, each with its options in the order written."""
    lines: list[str] = []
    for heading, questions in groups:
        lines += ["", safe_flow(heading), "-" * len(safe_flow(heading))]
        for place, question in enumerate(questions):
            lines += [*([""] if place else []), *_question(question, width)]
    return "\n".join(lines[1:]) + "\n"


def questions_by_theme(rulebook: Rulebook) -> list[tuple[str, list[Question]]]:
    """Every question, in the rulebook's order, under its theme."""
    themes: dict[str, list[Question]] = {}
    for question in rulebook.questions:
        themes.setdefault(capitalised(question.theme), []).append(question)
    return list(themes.items())


def question_record(question: Question) -> dict[str, Json]:
    """One question for other programs."""
    return {
        "id": question.id,
        "theme": question.theme,
        "pull": question.pull,
        "ask": question.ask,
        "ordered": question.ordered,
        "prepared": question.prepared,
        "options": [{"id": option.id, "anchor": option.anchor} for option in question.options],
        "note": question.note,
        "source": question.source,
    }


def _question(question: Question, width: int) -> Iterator[str]:
    yield from wrapped(f"{question.id}: {safe_flow(question.ask)}", width, "", "  ")
    widest = max(map(len, question.option_ids))
    for option in question.options:
        yield from wrapped(safe_flow(option.anchor), width, f"  {option.id:<{widest}}  ", f"  {'':<{widest}}  ")
    remarks = " ".join((*answering(question), _PULLS[question.pull]))
    yield from wrapped(f"{remarks} [{safe_flow(question.source)}]", width, "  ", "  ")
