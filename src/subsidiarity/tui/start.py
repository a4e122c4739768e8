"""The start screen: begin a decision, open one, or go on with one that is found in the folder."""

from __future__ import annotations

import os
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.tui.dialogs import Line, Reading, reading_width
from subsidiarity.tui.keys import Key
from subsidiarity.tui.option_list import Options
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT, InterviewScreen
from subsidiarity.workshop.decision_store import (
    FoundDecision,
    decisions_of,
    found_decisions,
    free_path,
    new_decision,
    open_file,
)
from subsidiarity.workshop.plain_text import diagnostic_line, how_far
from subsidiarity.workshop.sitting import loses_comments, resume, start
from subsidiarity.workshop.words import comments_notice

_ENTRIES = (("n", "New decision"), ("o", "Open a file or a folder"))


class StartScreen(InterviewScreen):
    """A list of what one can begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", show=False, id="new"),
        Binding("o", "open", show=False, id="open"),
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("n", "new", "screen.new"),
        Key("o", "open", "screen.open"),
        Key("Enter", "take", "screen.take", 1),
        QUIT,
    )
    HELP_LINES: ClassVar[tuple[tuple[str, str], ...]] = (
        ("up, down", "move"),
        ("Enter", "take what is marked"),
        ("n", "begin a new decision"),
        ("o", "open a decision file, or look into another folder"),
        ("F2", "other colours"),
        ("q", "leave"),
    )

    def __init__(self) -> None:
        super().__init__()
        self._folder = "."
        self._found: tuple[FoundDecision, ...] = ()

    def compose(self) -> ComposeResult:
        """The header, the list, the foot."""
        yield from self.header()
        yield Static(id="columns", markup=False)
        yield Options(id="options")
        yield from self.foot()

    def on_mount(self) -> None:
        """The list has the keys; a file that does not exist yet asks for its title at once."""
        opening = self.interview.opening
        self._folder, self._found = opening.folder, opening.found
        self.query_one(Options).focus()
        if opening.new_path is not None:
            self.action_new()

    def show(self) -> None:
        """Set an entry for each thing one can begin with."""
        rulebook = self.interview.compiled.rulebook
        options = self.query_one(Options)
        self.write("#title", rulebook.title)
        self.write("#place", f"{rulebook.id}, edition {rulebook.edition}")
        where = "this folder" if self._folder == "." else self._folder
        self.write("#columns", f"Begin, or go on with a decision of {where}:" if self._found else "Begin here:")
        highlighted = options.highlighted
        options.set_options(Option(prompt) for prompt in self._prompts(options.text_width))
        options.highlighted = highlighted or 0
        self.show_status("It advises; it does not decide. Every answer is saved as it is given.", is_alarming=False)

    def _prompts(self, width: int) -> list[Content]:
        entries = [Content.styled(f"{key}  {words}", "bold") for key, words in _ENTRIES]
        for found in self._found:
            title = [Content(line) for line in safe_lines(found.title, width, "   ", "   ")]
            far = [Content.styled(line, "$quiet") for line in safe_lines(_how_far(found), width, "   ", "   ")]
            entries.append(stacked([Content(""), *title, *far]))
        return entries

    def on_options_resized(self) -> None:
        """Lay out the entries for the new width."""
        if self.is_current:
            self.show()

    def on_option_list_option_selected(self, event: Options.OptionSelected) -> None:
        """Take the entry that Enter was pressed on."""
        self._take(event.option_index)

    def on_options_pointed(self, event: Options.Pointed) -> None:
        """Take the entry that was clicked."""
        self._take(event.place)

    def action_take(self) -> None:
        """Take the entry that is marked."""
        self.query_one(Options).action_select()

    def action_new(self) -> None:
        """Ask for the title of a new decision."""
        fields = (("What is to be decided?", ""), ("More about it, if you like", ""))
        self.app.push_screen(Line("New decision", fields), self._after_new)

    def action_open(self) -> None:
        """Ask for the name of a file or a folder."""
        fields = (("Name of a decision file, or of a folder", ""),)
        self.app.push_screen(Line("Open", fields), self._after_open)

    def _take(self, place: int) -> None:
        if place < len(_ENTRIES):
            (self.action_new, self.action_open)[place]()
            return
        found = self._found[place - len(_ENTRIES)]
        if found.recommendation is None:
            self._refuse(found.diagnostics)
        else:
            self._open(found.path, found.place)

    def _after_new(self, lines: tuple[str, ...] | None) -> None:
        if lines is None or not lines[0].strip():
            return
        decision = new_decision(lines[0], lines[1])
        path = self.interview.opening.new_path or free_path(self._folder, decision)
        self.interview.begin(start(path, decision, self.interview.compiled))

    def _after_open(self, lines: tuple[str, ...] | None) -> None:
        path = "" if lines is None else os.path.expanduser(lines[0].strip())
        if os.path.isdir(path):
            self._folder, self._found = path, found_decisions(path, self.interview.compiled)
            self.query_one(Options).highlighted = None
            self.show()
        elif path:
            self._open(path, None)

    def _open(self, path: str, place: int | None) -> None:
        compiled = self.interview.compiled
        opened, diagnostics = open_file(path, compiled)
        if opened is None:
            self._refuse(diagnostics)
        elif place is None and len(opened.decisions) > 1:
            self._found = decisions_of(opened, compiled)
            self._folder = path
            self.show()
        else:
            notice = comments_notice(path) if loses_comments(opened, compiled) else ""
            self.interview.begin(resume(opened, place or 0, compiled), notice)

    def _refuse(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        width = reading_width(self.size.width)
        errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity == "error"]
        lines = [line for error in errors for line in safe_lines(diagnostic_line(error), width)]
        self.app.push_screen(Reading("This file cannot be opened", stacked([*map(Content, lines)]), is_alarming=True))


def _how_far(found: FoundDecision) -> str:
    return f"{found.path} · {how_far(found)}"
