"""The start screen: begin a decision or a workshop, open one, go on with one that is found, rehearse, print, read."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reporting.diagnostic import diagnostic_line
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.tui.bindings import act, keys_for
from subsidiarity.tui.dialogs.boxes import LineDialog
from subsidiarity.tui.key_line import Key, KeyLine
from subsidiarity.tui.list_screen import ListScreen
from subsidiarity.tui.screen import HELP, QUIT, Opening
from subsidiarity.tui.start.start_view import ENTRIES, entry_keys, entry_prompt, first_row, found_prompt
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.workshop.decision_store import (
    FoundDecision,
    decisions_of,
    folders_beside,
    found_decisions,
    free_path,
    is_of_the_whole,
    new_decision,
    open_file,
    refused_file,
)
from subsidiarity.workshop.interview_words import comments_notice
from subsidiarity.workshop.option_numbers import number_in
from subsidiarity.workshop.refusal import Refusal
from subsidiarity.workshop.sitting import loses_comments, resume, start

if TYPE_CHECKING:
    from subsidiarity.tui.dialogs.files import Picked

_REHEARSAL = "7"
"""The number to invent votes from that is offered first."""
_MOST_NUMBERS = 999_999_999


class StartScreen(ListScreen):
    """The screen with a list of what one can begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        act("1", "new", Phrase("begin a new decision, on your own"), "new"),
        act("2", "gather", Phrase("begin a workshop: a group votes"), "gather"),
        act("3", "open", Phrase("open a decision file, or look into another folder"), "open"),
        act("4", "rehearse", Phrase("rehearse a workshop with invented votes"), "rehearse"),
        act("5", "hand_out", Phrase("write the hand-out: the questions, and ballots to cut apart"), "hand_out"),
        act("6", "rulebooks", Phrase("the rulebooks: what they ask, claim and rest on"), "rulebooks"),
        act("7", "app.tour", Phrase("see how it goes, on an example")),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key(entry_keys(), Phrase("begin"), "screen.help", 2),
        Key(Phrase("Enter"), Phrase("take"), "screen.take", 1),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("take what is marked")),
        (Phrase("up, down, PgUp, PgDn"), Phrase("move")),
    )

    def __init__(self) -> None:
        super().__init__()
        self._folder = "."
        self._found: tuple[FoundDecision, ...] = ()
        self._opening: Opening | None = None

    def on_mount(self) -> None:
        """Ask at once for the title of a decision whose file does not exist yet."""
        if self.interview.opening.new_path is not None:
            self.action_new()

    def on_screen_resume(self) -> None:
        """List what is there now: a decision that was just left is among it."""
        if self.interview.opening is not self._opening:
            self._opening = self.interview.opening
            self._list(self._opening.folder, self._opening.found)
        super().on_screen_resume()

    @property
    def _entries(self) -> tuple[str, ...]:
        """The actions that can be begun; `new` is not among them where a group votes on any new decision."""
        return tuple(each for each in ENTRIES if each != "new" or self.interview.gathering is None)

    def show(self) -> None:
        """Set an entry for each thing one can begin with."""
        rulebook = self.interview.compiled.rulebook
        options = self.query_one(Options)
        self.write("#title", rulebook.title)
        self.write("#place", words("{rulebook}, edition {edition}", rulebook=rulebook.id, edition=rulebook.edition))
        where = words("this folder") if self._folder == "." else self._folder
        found = words("Begin, or go on with a decision of {folder}:", folder=where)
        self.write("#columns", found if self._found else words("Begin here:"))
        highlighted = options.highlighted
        options.set_options(Option(prompt) for prompt in self._prompts(options.text_width))
        options.highlighted = first_row(len(self._entries), self._found) if highlighted is None else highlighted
        keys = entry_keys(len(ENTRIES) - len(self._entries))
        foot = (replace(each, key=keys) if each.key == entry_keys() else each for each in self.KEYS)
        self.query_one(KeyLine).change(tuple(foot))
        said = self.interview.opening.notice or words("It advises; it does not decide. It says if a save fails.")
        self.show_status(said, is_alarming=False, is_resting=True)

    def _prompts(self, width: int) -> list[Content]:
        entries = [entry_prompt(entry, keys_for(self, entry), width) for entry in self._entries]
        return [*entries, *(found_prompt(found, width) for found in self._found)]

    def action_new(self) -> None:
        """Ask for the title of a new decision."""
        title = words("New decision") if self.interview.gathering is None else words("New workshop")
        self.app.push_screen(LineDialog(title, _asked_of_a_decision()), self._after_new)

    def action_gather(self) -> None:
        """Ask for the title of a decision that a group votes on."""
        self.app.push_screen(LineDialog(words("New workshop"), _asked_of_a_decision()), self._after_gather)

    def action_open(self) -> None:
        """Ask for the name of a file or a folder."""
        from subsidiarity.tui.dialogs.files import FilesDialog  # the first screen has no need of it

        asked = words("Name of a decision file, or of a folder")
        box = FilesDialog(words("Open"), asked, self._found, folders_beside(self._home), judge=self._judged)
        self.app.push_screen(box, self._after_open)

    def action_rehearse(self) -> None:
        """Ask what to rehearse."""
        fields = (
            (words("What would be decided?"), words("A rehearsal")),
            (words("A number: the same one invents the same votes"), _REHEARSAL),
        )
        box = LineDialog(words("Rehearse with invented votes"), fields, judge=lambda lines: _seed(lines[1]))
        self.app.push_screen(box, self._after_rehearse)

    def action_hand_out(self) -> None:
        """Ask where to write the hand-out."""
        from subsidiarity.workshop.view.written_file import free_name  # loads what writes files

        asked = words("Name of the new file: .html to print, .md or .txt")
        name = free_name(os.path.normpath(os.path.join(self._home, "hand-out")), ".html")
        self.app.push_screen(LineDialog(words("Hand-out"), ((asked, name),)), self._after_hand_out)

    def action_rulebooks(self) -> None:
        """Show what rulebooks there are."""
        from subsidiarity.tui.start.rulebooks import RulebooksScreen  # most interviews never ask

        self.app.push_screen(RulebooksScreen(self._home))

    @property
    def _home(self) -> str:
        """The folder that new files go to, which is that of a file whose decisions are listed."""
        return self._folder if os.path.isdir(self._folder) else os.path.dirname(self._folder) or "."

    def choose(self, index: int) -> None:
        """Take the entry at this index, from 0."""
        entries = self._entries
        if index < len(entries):
            self.app.call_later(self.app.run_action, entries[index], self)
            return
        found = self._found[index - len(entries)]
        if found.recommendation is None:
            self._refuse(found.path, found.diagnostics)
        else:
            self._open(found.path, found.index)

    def _after_new(self, lines: tuple[str, ...] | None) -> None:
        if lines is None or not lines[0]:
            return
        decision = new_decision(lines[0], lines[1])
        path = self.interview.opening.new_path or free_path(self._home, decision)
        self.interview.begin(start(path, decision, self.interview.compiled))

    def _after_gather(self, lines: tuple[str, ...] | None) -> None:
        if lines is not None and lines[0]:
            if self.interview.gathering is None:
                self.interview.gather()
            self._after_new(lines)

    def _after_rehearse(self, lines: tuple[str, ...] | None) -> None:
        if lines is None or not lines[0]:
            return
        seed = _seed(lines[1])
        if not isinstance(seed, Refusal):
            self.interview.gather(seed)
            self._after_new((lines[0], ""))

    def _after_hand_out(self, lines: tuple[str, ...] | None) -> None:
        path = "" if lines is None else os.path.expanduser(lines[0])
        if path:
            from subsidiarity.workshop.autosave import save_new
            from subsidiarity.workshop.view.minutes import outcome_words
            from subsidiarity.workshop.view.written_file import HAND_OUT_ENDINGS, hand_out_text

            text = hand_out_text(path, self.interview.compiled.rulebook)
            self.interview.read(words("Hand-out"), outcome_words(path, save_new(path, text, HAND_OUT_ENDINGS)))

    def _judged(self, path: str) -> Refusal | None:
        if os.path.isdir(path):
            return None
        _, diagnostics = open_file(path, self.interview.compiled)
        return refused_file(path, diagnostics) if is_of_the_whole(diagnostics) else None

    def _after_open(self, picked: Picked | None) -> None:
        if picked is None:
            return
        if os.path.isdir(picked.path):
            self._list(picked.path, found_decisions(picked.path, self.interview.compiled))
            self.show()
        else:
            self._open(picked.path, picked.index)

    def _open(self, path: str, index: int | None) -> None:
        compiled = self.interview.compiled
        opened, diagnostics = open_file(path, compiled)
        if opened is None:
            self._refuse(path, diagnostics)
        elif index is None and len(opened.decisions) > 1:
            self._list(path, decisions_of(opened, compiled))
            self.show()
        else:
            notice = comments_notice(path) if loses_comments(opened, compiled) else ""
            self.interview.begin(resume(opened, index or 0, compiled), notice)

    def _list(self, folder: str, found: tuple[FoundDecision, ...]) -> None:
        self._folder, self._found = folder, found
        self.query_one(Options).highlighted = None

    def _refuse(self, path: str, diagnostics: tuple[Diagnostic, ...]) -> None:
        errors = [each for each in diagnostics if each.severity == "error"]
        said = [refused_file(path, errors).words] if is_of_the_whole(errors) else map(diagnostic_line, errors)
        self.interview.read(words("This file cannot be opened"), *said, is_alarming=True)


def _seed(typed: str) -> int | Refusal:
    """The number that votes are invented from, or a refusal of what was typed."""
    number = number_in(typed, _MOST_NUMBERS)
    if number is None:
        return Refusal(words("A rehearsal needs a whole number from 1 to {most}.", most=_MOST_NUMBERS))
    return number


def _asked_of_a_decision() -> tuple[tuple[str, str], ...]:
    return (words("What is to be decided?"), ""), (words("More about it, if you like"), "")
