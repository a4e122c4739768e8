"""The contents of the question screen: options with their marks, and the note. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import words
from subsidiarity.reporting.wrapping import shortened
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.widgets.big_digits import DIGIT_ROWS, DIGIT_WIDTH, big_number
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET, answer_remarks, gap_remark
from subsidiarity.workshop.session import Session

NOT_CHOSEN = "( )"


def chosen_mark(*, is_recorded: bool) -> str:
    """The mark of an option that is part of the answer, or was voted for while no answer is recorded."""
    return "(x)" if is_recorded else "(·)"


def prompts(session: Session, question: Question, width: int) -> list[Content]:
    """The prompts of a question's options and of not known yet: number, whether it is chosen, text."""
    chosen = chosen_indices(session, question)
    texts = _numbered(question)
    mark = chosen_mark(is_recorded=not session.waits_for_answer)
    return [_prompt(number, text, mark if index in chosen else "", width) for index, (number, text) in enumerate(texts)]


def large(session: Session, question: Question, width: int, room: int) -> list[Content]:
    """The prompts with numbers as large as a room can read, if they fit into `room` lines; none otherwise."""
    chosen = chosen_indices(session, question)
    texts = _numbered(question)
    mark = chosen_mark(is_recorded=not session.waits_for_answer)
    drawn = [
        large_prompt(number, text, mark if index in chosen else NOT_CHOSEN, width, is_bold=index in chosen)
        for index, (number, text) in enumerate(texts)
    ]
    return drawn if sum(prompt.plain.count("\n") + 1 for prompt in drawn) <= room else []


def spaced(prompts: Sequence[Content], room: int) -> list[Content]:
    """The prompts with an empty line after each, if they fit into `room` lines that way."""
    lines = sum(prompt.plain.count("\n") + 2 for prompt in prompts)
    return list(prompts) if lines > room else [prompt.append("\n") for prompt in prompts]


def chosen_indices(session: Session, question: Question) -> tuple[int, ...]:
    """The indices (from 0) of the options chosen; the one after the last option is not known yet."""
    answer = session.decision.answers.get(question.id)
    if answer is None:
        return ()
    if session.is_unknown(question.id):
        return (len(question.options),)
    return tuple(index for index, option in enumerate(question.option_ids) if option in answer.options)


def note_content(session: Session, width: int) -> Content | None:
    """The remarks beside the answer; None while there are none."""
    answer, question = session.answer, session.question
    if answer is None or question is None:
        return None
    remark = gap_remark(question, answer)
    lines = [safe(remark, "$talk")] if remark else []
    if session.waits_for_answer:
        said = words("{mark} The room voted for this; no answer is recorded yet.", mark=chosen_mark(is_recorded=False))
        lines += [Content.styled(line, "$talk") for line in safe_lines(said, width)]
    lines += [Content.styled(line, "$quiet") for text in answer_remarks(answer) for line in _beginning(text, width)]
    return stacked(lines) if lines else None


def _beginning(text: str, width: int) -> list[str]:
    """The first two lines of a text, with an ellipsis where more of it follows."""
    first, *rest = safe_lines(text, width)
    return [first, shortened(" ".join(rest[:2]), width)] if rest else [first]


def _numbered(question: Question) -> list[tuple[str, str]]:
    """The number and the text of each option, and of not known yet; only a digit is a number that can be pressed."""
    texts = [(str(number) if number < 10 else " ", option.text) for number, option in enumerate(question.options, 1)]
    return [*texts, ("0", words(NOT_KNOWN_YET))]


def large_prompt(number: str, text: str, mark: str, width: int, *, is_bold: bool = False) -> Content:
    """A prompt with a number as large as a room can read, and beside it a mark and the text; air below it."""
    digit, mark = big_number(number), f"{mark} "
    lines = safe_lines(text, width - DIGIT_WIDTH - 1 - len(mark))
    above = max(0, DIGIT_ROWS - len(lines)) // 2
    texts = [*[""] * above, *lines]
    rows = []
    for row in range(max(DIGIT_ROWS, len(texts))):
        head = digit[row] if row < DIGIT_ROWS else " " * DIGIT_WIDTH
        said = texts[row] if row < len(texts) else ""
        rows.append(f"{head} {mark if row == above else ' ' * len(mark)}{said}")
    content = Content("\n".join([*rows, ""]))
    return content.stylize("bold") if is_bold else content


def _prompt(number: str, text: str, chosen: str, width: int) -> Content:
    first = f"{number} {chosen or NOT_CHOSEN} "
    lines = safe_lines(text, width, first, " " * len(first))
    return Content.styled("\n".join(lines), "bold") if chosen else Content("\n".join(lines))
