"""The questions of a rulebook, or those that a decision still leaves open, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from subsidiarity.model.rulebook import Option, Pull, Question, Rulebook
from subsidiarity.reporting.json_text import Json
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.reporting.wording.noun_words import answering, capitalised
from subsidiarity.reporting.wrapping import wrapped

_PULLS: dict[Pull, str] = {
    "up": "A stronger answer may move the decision up.",
    "down": "A stronger answer may move the decision down.",
    "either": "This may move the decision, up or down.",
    "none": "This never moves the decision by itself.",
}


def render_questions(groups: Sequence[tuple[str, Sequence[Question]]], width: int, *, with_ids: bool = False) -> str:
    """Questions as text below the heading of their group, each with its options; `width` in terminal columns.

    `with_ids` calls questions and options as decision files do.
    """
    lines: list[str] = []
    for heading, questions in groups:
        lines += ["", safe_flow(heading), "-" * len(safe_flow(heading))]
        for index, question in enumerate(questions):
            lines += [*([""] if index else []), *_question(question, width, with_ids=with_ids)]
    return "\n".join(lines[1:]) + "\n"


def questions_by_theme(rulebook: Rulebook) -> list[tuple[str, list[Question]]]:
    """The themes in the rulebook's order, each with its questions."""
    themes: dict[str, list[Question]] = {}
    for question in rulebook.questions:
        themes.setdefault(capitalised(question.theme), []).append(question)
    return list(themes.items())


def question_record(question: Question) -> dict[str, Json]:
    """The JSON data of one question, for other programs."""
    return {
        "id": question.id,
        "name": question.name,
        "theme": question.theme,
        "pull": question.pull,
        "ask": question.ask,
        "ordered": question.ordered,
        "prepared": question.prepared,
        "options": [_option_record(option) for option in question.options],
        "note": question.note,
        "source": question.source,
    }


def _option_record(option: Option) -> dict[str, Json]:
    return {"id": option.id, "text": option.text, "short": option.short, "says": option.says}


def _question(question: Question, width: int, *, with_ids: bool) -> Iterator[str]:
    name = question.id if with_ids else capitalised(safe_flow(question.name))
    yield from wrapped(f"{name}: {safe_flow(question.ask)}", width, "", "  ")
    marks = question.option_ids if with_ids else [f"{index}." for index in range(1, len(question.options) + 1)]
    widest = max(map(len, marks))
    for mark, option in zip(marks, question.options, strict=True):
        yield from wrapped(safe_flow(option.text), width, f"  {mark:<{widest}}  ", f"  {'':<{widest}}  ")
    remarks = " ".join((*answering(question), _PULLS[question.pull]))
    yield from wrapped(f"{remarks} [{safe_flow(question.source)}]", width, "  ", "  ")
