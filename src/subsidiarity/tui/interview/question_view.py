"""The contents of the question screen: options with their marks, the note, the ladder. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from subsidiarity.model.rulebook import Question
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outline import Rung
from subsidiarity.reporting.wrapping import shortened
from subsidiarity.tui.safe import safe, safe_lines, stacked
from subsidiarity.tui.widgets.ladder import ladder_lines
from subsidiarity.workshop.interview_words import NOT_KNOWN_YET, answer_remarks, gap_remark, standing
from subsidiarity.workshop.session import Session

HINT = Phrase("Enter takes it and goes on. Space makes a range.")
HINT_ON_KINDS = Phrase("Enter takes it and goes on.")


def prompts(session: Session, question: Question, width: int) -> list[Content]:
    """The prompts of a question's options and of not known yet: number, whether it is chosen, text."""
    chosen = chosen_places(session, question)
    texts = [(str(place) if place < 10 else " ", option.text) for place, option in enumerate(question.options, 1)]
    texts.append(("0", words(NOT_KNOWN_YET)))
    return [_prompt(number, text, place in chosen, width) for place, (number, text) in enumerate(texts)]


def spaced(prompts: Sequence[Content], room: int) -> list[Content]:
    """The prompts with an empty line after each, if they fit into `room` lines that way."""
    lines = sum(prompt.plain.count("\n") + 2 for prompt in prompts)
    return list(prompts) if lines > room else [stacked([prompt, Content("")]) for prompt in prompts]


def chosen_places(session: Session, question: Question) -> tuple[int, ...]:
    """The indices (from 0) of the options chosen; the one after the last option is not known yet."""
    answer = session.decision.answers.get(question.id)
    if answer is None:
        return ()
    if session.is_unknown(question.id):
        return (len(question.options),)
    return tuple(place for place, option in enumerate(question.option_ids) if option in answer.options)


def note_content(session: Session, width: int) -> Content:
    """The remarks beside the answer, or a hint while there are none."""
    answer, question = session.answer, session.question
    lines: list[Content] = []
    if answer is not None and question is not None:
        if remark := gap_remark(question, answer):
            lines.append(safe(remark, "$alarm"))
        remarks = answer_remarks(answer)
        lines += [Content.styled(line, "$quiet") for text in remarks for line in _beginning(text, width)]
    hint = HINT if question is None or question.ordered else HINT_ON_KINDS
    return stacked(lines or [safe(words(hint), "$quiet")])


def _beginning(text: str, width: int) -> list[str]:
    """The first two lines of a text, with an ellipsis where more of it follows."""
    first, *rest = safe_lines(text, width)
    return [first, shortened(" ".join(rest[:2]), width)] if rest else [first]


def ladder_pane(session: Session, rungs: Sequence[Rung], width: int, height: int) -> Content:
    """The ladder with words on how open the level is, in a pane of `width` columns and `height` lines."""
    words = safe_lines(standing(session), width)
    lines = ladder_lines(rungs, width, height - len(words) - 1)
    return stacked([*lines, Content(""), *map(Content, words)])


def _prompt(number: str, text: str, is_chosen: bool, width: int) -> Content:
    first = f"{number} {'(x)' if is_chosen else '( )'} "
    lines = safe_lines(text, width, first, " " * len(first))
    return Content.styled("\n".join(lines), "bold") if is_chosen else Content("\n".join(lines))
