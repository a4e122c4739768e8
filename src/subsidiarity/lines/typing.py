"""Texts and numbers that are typed line by line: what would not be kept as it was typed is said before it is kept."""

from __future__ import annotations

from subsidiarity.lines.stream import Lines
from subsidiarity.reporting.language import words
from subsidiarity.reporting.safe import safe_flow
from subsidiarity.workshop.typed_number import number_in
from subsidiarity.workshop.typed_text import MOST_CHARACTERS, in_one_line, paste_words, too_long

_LAST_WORDS = 60
"""Characters that are read back of the end of a text."""


def ask_text(lines: Lines, prompt: str, *, is_one_line: bool = False) -> str:
    """A text of at most `MOST_CHARACTERS`, without blanks around it; "" where nothing is to be kept."""
    return agreed(lines, lines.ask(prompt), is_one_line=is_one_line)


def ask_text_over(lines: Lines, prompt: str, before: str, *, is_one_line: bool = False) -> str:
    """A text in the place of another: Enter alone leaves that one as it is, - empties it."""
    said = ask_text(lines, prompt, is_one_line=is_one_line)
    return before if not said else "" if said == "-" else said


def ask_number_over(lines: Lines, prompt: str, before: int, most: int) -> int:
    """A number from 1 to `most` in the place of another: Enter alone leaves that one as it is, - makes it 0."""
    while True:
        said = lines.ask(prompt)
        if not said:
            return before
        number = 0 if said == "-" else number_in(said, most)
        if number is not None:
            return number
        lines.say(words("Type a number from 1 to {most}, or Enter.", most=most))


def agreed(lines: Lines, said: str, *, is_one_line: bool = False) -> str:
    """What is to be kept of a text that was typed: all of it, or as much as the person agrees to; "" for nothing."""
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
    """Why a text cannot be kept as it was typed; "" if it can."""
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
