"""A decision as the text of a decision file: reading it gives back exactly what was typed.

The file is written for people: answers stand in the rulebook's order, and text is quoted only where YAML, or
another program that reads YAML, would take it for something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from subsidiarity.model.decision import Answer, Decision, Expectation
from subsidiarity.model.rulebook import Question, Rulebook
from subsidiarity.reading.text import clean

UNKNOWN = "unknown"
SAVED_BY = "# Saved by the interview, which keeps every answer and note but no comments like this one."
"""The second line of a file that this module wrote; the first names the rulebook."""

_INDENT = "  "
_TAKEN_FOR_ANOTHER_TYPE = frozenset("y n yes no on off true false null none nan inf".split())
_INNER = frozenset(" -_/.,()!?'&+*;")
"""Characters that plain text may hold after its first one; a comma only outside of a list."""


def render_decisions(decisions: Sequence[Decision], rulebook: Rulebook) -> str:
    """A whole decision file: one document a decision, under a comment that names the rulebook's edition."""
    return _heading(rulebook) + "---\n".join(_document(decision, rulebook) for decision in decisions)


def render_decision(decision: Decision, rulebook: Rulebook) -> str:
    """A decision file that holds one decision."""
    return render_decisions((decision,), rulebook)


def _heading(rulebook: Rulebook) -> str:
    words = f"Answers to the questions of {rulebook.id}, edition {rulebook.edition}: {rulebook.title}"
    return (
        f"# {' '.join(clean(words).split())}\n"
        f"{SAVED_BY}\n"
    )


def _document(decision: Decision, rulebook: Rulebook) -> str:
    lines = [_field("decision", decision.id), _field("title", decision.title)]
    if decision.description.strip():
        lines.append(_field("description", decision.description))
    answers = list(_answers(decision, rulebook))
    lines += ["answers:", *answers] if answers else ["answers: {}"]
    if decision.expects is not None:
        lines += _expectation(decision.expects)
    return "\n".join(lines) + "\n"


def _answers(decision: Decision, rulebook: Rulebook) -> Iterable[str]:
    for question in rulebook.questions:
        answer = decision.answers.get(question.id)
        if answer is not None:
            yield from _answer(question, answer)


def _answer(question: Question, answer: Answer) -> Iterable[str]:
    chosen = _options(question, answer)
    extras = [("evidence", answer.evidence), ("note", answer.note), ("source", answer.source)]
    written = [(name, text) for name, text in extras if text.strip()]
    key = f"{_INDENT}{_plain_or_quoted(question.id)}:"
    if not written:
        yield f"{key} {chosen}"
        return
    yield key
    yield f"{_INDENT * 2}answer: {chosen}"
    for name, text in written:
        yield _field(name, text, _INDENT * 2)


def _options(question: Question, answer: Answer) -> str:
    chosen = [option for option in question.option_ids if option in answer.options]
    if len(chosen) == len(question.option_ids):
        return UNKNOWN
    if len(chosen) == 1:
        return _plain_or_quoted(chosen[0])
    return _list(chosen)


def _expectation(expects: Expectation) -> Iterable[str]:
    spelled = [outcome.spelling for outcome in expects.outcomes]
    outcomes = [_plain_or_quoted(spelled[0]) if len(spelled) == 1 else _list(spelled)] if spelled else []
    if outcomes and not expects.because and not expects.not_because:
        yield f"expects: {outcomes[0]}"
        return
    yield "expects:"
    yield from (f"{_INDENT}level: {outcome}" for outcome in outcomes)
    if expects.because:
        yield f"{_INDENT}because: {_list(expects.because)}"
    if expects.not_because:
        yield f"{_INDENT}not_because: {_list(expects.not_because)}"


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_plain_or_quoted(text, in_list=True) for text in texts)}]"


def _field(name: str, text: str, indent: str = "") -> str:
    text = clean(text)
    if "\n" in text and _fits_a_block(text):
        chomping = "" if text.endswith("\n") else "-"
        body = text.removesuffix("\n").split("\n")
        lines = (f"{indent}{_INDENT}{line}" if line else "" for line in body)
        return "\n".join([f"{indent}{name}: |{chomping}", *lines])
    return f"{indent}{name}: {_plain_or_quoted(text)}"


def _fits_a_block(text: str) -> bool:
    """Whether a literal block keeps the text: YAML must find its indent, and its end, without a hint."""
    lines = text.removesuffix("\n").split("\n")
    starts_and_ends_with_words = bool(lines[0].strip()) and bool(lines[-1].strip())
    return starts_and_ends_with_words and not lines[0][0].isspace() and "\t" not in text


def _plain_or_quoted(text: str, *, in_list: bool = False) -> str:
    text = clean(text)
    if _is_plain(text) and not (in_list and "," in text):
        return text
    if re.search(r"[\n\t]", text):
        return _double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _is_plain(text: str) -> bool:
    """Whether every YAML reader takes the bare text for this very text."""
    if not text or not _is_word_character(text[0]) or text[0].isdigit() or text[-1] in " :":
        return False
    if text.lower() in _TAKEN_FOR_ANOTHER_TYPE:
        return False
    return all(_is_word_character(character) or character in _INNER for character in text)


def _is_word_character(character: str) -> bool:
    return character == "_" or unicodedata.category(character)[0] in "LMN"


def _double_quoted(text: str) -> str:
    for character, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(character, escape)
    return f'"{text}"'
