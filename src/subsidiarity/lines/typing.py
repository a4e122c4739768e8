"""Texts and numbers typed line by line: if a text cannot be kept as it was typed, that is said before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from subsidiarity.lines.conversation import Lines
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.workshop.form_field import Field
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import Sitting
from subsidiarity.workshop.typed_text import MOST_CHARACTERS, in_one_line, paste_words, too_long

_LAST_WORDS = 60
"""Characters of the end of a text that are read back."""


def ask_text(lines: Lines, prompt: str, *, is_one_line: bool = False) -> str:
    """A text that is asked for, of at most `MOST_CHARACTERS`, without blanks around it; "" for nothing to be kept."""
    return agreed_text(lines, lines.ask(prompt), is_one_line=is_one_line)


def ask_text_over(lines: Lines, prompt: str, before: str, *, is_one_line: bool = False) -> str:
    """A text that is asked for in the place of `before`: Enter alone leaves that as it is, - empties it."""
    said = ask_text(lines, prompt, is_one_line=is_one_line)
    return before if not said else "" if said == "-" else said


def ask_field(lines: Lines, field: Field, judge: Callable[[str, str], Refusal | None]) -> str:
    """The text for a field, which is asked for, with - to empty it; what `judge` refuses is asked for again.

    `judge` gets the name of the field and what was typed.
    """
    prompt = f"{field.asked} ({safe_flow(field.text)})" if field.text else field.asked
    prompt = prompt if prompt.endswith("?") else f"{prompt}:"
    if not field.is_judged:
        return ask_text_over(lines, prompt, field.text, is_one_line=not field.is_long)
    while True:
        said = lines.ask(prompt)
        typed = field.text if not said else "" if said == "-" else said
        refused = judge(field.name, typed)
        if refused is None:
            return typed
        lines.say(safe_flow(refused.words))


def drafted(sitting: Sitting, box: str, fields: tuple[Field, ...], lines: Lines) -> tuple[Field, ...]:
    """The fields of a box with what was half typed in them before, which is said."""
    draft = sitting.draft(box)
    if draft:
        lines.say(words("Some of it was half typed before, and not taken: that stands there now."))
    return tuple(replace(field, text=draft.get(field.name, field.text)) for field in fields)


def agreed_text(lines: Lines, said: str, *, is_one_line: bool = False) -> str:
    """The text to be kept of one that was typed: all of it, or as much as the person agrees to; "" for nothing."""
    while True:
        text, is_cut = _with_paste(lines, said)
        text = in_one_line(text) if is_one_line else text
        reason = _reason(text, is_cut=is_cut)
        if not reason:
            if said := paste_words(text, text):
                lines.say(said)
            return text
        fitting = text[:MOST_CHARACTERS].rstrip()
        lines.say(reason)
        lines.say(
            words(
                "As much as fits has {length} characters and ends: …{end}",
                length=f"{len(fitting):,}",
                end=safe_flow(fitting[-_LAST_WORDS:]),
            )
        )
        said = lines.ask(words("Type it again, shorter. k keeps as much as fits. Enter keeps nothing of it:"))
        if said.lower() == "k":
            return fitting


def _reason(text: str, *, is_cut: bool) -> str:
    """A sentence on why a text cannot be kept as it was typed; "" if it can."""
    refused = too_long(text)
    if refused is not None:
        return refused.words
    if is_cut:
        return words("Your terminal cuts a line that is so long, so the end of this one may be missing.")
    return ""


def _with_paste(lines: Lines, said: str) -> tuple[str, bool]:
    """The line that was typed, with those pasted below it that belong to it, and whether a terminal cut one of them."""
    is_cut = lines.is_cut
    pasted = lines.take_paste(said)
    if not pasted:
        return said, is_cut
    is_any_cut = lines.is_cut
    while True:
        text = "\n".join((said, *pasted)).strip()
        number, length = f"{len(pasted) + 1:,}", f"{len(text):,}"
        lines.say(words("{number} lines came at once, {length} characters.", number=number, length=length))
        asked = words("Enter keeps them as one text, n keeps the first line alone. Or type its next line:")
        reply = lines.ask(asked)
        if not reply:
            return text, is_any_cut
        if reply.lower() == "n":
            lines.give_back(pasted)
            return said, is_cut
        pasted = [*pasted, reply]
