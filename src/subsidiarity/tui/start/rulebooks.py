"""Screens of the rulebooks that are there: a list of them, and a page that says what one is."""

from __future__ import annotations

import os
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets.option_list import Option

from subsidiarity.api import DEFAULT_RULEBOOK
from subsidiarity.model.diagnostic import Diagnostic, has_errors
from subsidiarity.reporting.diagnostic import diagnostic_line
from subsidiarity.reporting.language import Phrase, words
from subsidiarity.reporting.outlines.rulebook import rulebook_in_short, rulebook_outline
from subsidiarity.tui.bindings import act, act_with_fixed_key
from subsidiarity.tui.dialogs.boxes import ReadingDialog, reading_width
from subsidiarity.tui.key_line import Key
from subsidiarity.tui.list_screen import ListScreen
from subsidiarity.tui.outline_page import PageScreen
from subsidiarity.tui.safe import safe_lines, stacked
from subsidiarity.tui.screen import HELP, QUIT
from subsidiarity.tui.widgets.option_list import Options
from subsidiarity.workshop.rulebook_store import FoundRulebook, found_rulebooks


class RulebooksScreen(ListScreen):
    """The screen of the rulebooks that are shipped, and those of a folder."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *act_with_fixed_key("left,escape", "b", "back", Phrase("back to the start"), "back")
    ]
    KEYS: ClassVar[tuple[Key, ...]] = (
        HELP,
        Key("b", Phrase("back"), "screen.back"),
        Key(Phrase("Enter"), Phrase("read"), "screen.take", 1),
        QUIT,
    )
    MOVES: ClassVar[tuple[tuple[Phrase, Phrase], ...]] = (
        (Phrase("Enter"), Phrase("read what the rulebook is")),
        (Phrase("up, down, PgUp, PgDn"), Phrase("move")),
    )

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._folder = folder
        shipped = os.path.dirname(DEFAULT_RULEBOOK)
        is_ours = os.path.realpath(folder) == os.path.realpath(shipped)
        self._found = (*found_rulebooks(shipped), *(() if is_ours else found_rulebooks(folder)))

    def show(self) -> None:
        """Set an entry for each rulebook."""
        options = self.query_one(Options)
        highlighted = options.highlighted
        where = words("this folder") if self._folder == "." else self._folder
        self.write("#title", words("Rulebooks"))
        self.write("#columns", words("Those that come with the program, and those of {folder}:", folder=where))
        options.set_options(Option(self._prompt(found, options.text_width)) for found in self._found)
        options.highlighted = highlighted or 0
        self.show_status(words("A rulebook holds every question and every rule."), is_alarming=False)

    def _prompt(self, found: FoundRulebook, width: int) -> Content:
        rulebook, in_use = found.rulebook, self.interview.compiled.rulebook
        if rulebook is None:
            first, said = os.path.basename(found.path), words("Cannot be used.")
        else:
            first, said = rulebook.title, rulebook_in_short(rulebook)
        mark = words(" (in use)") if rulebook == in_use else ""
        below = f"{said} · {_place(found.path)}"
        return stacked(
            [
                *(Content.styled(line, "bold") for line in safe_lines(f"{first}{mark}", width)),
                *(Content.styled(line, "$quiet") for line in safe_lines(below, width, "  ", "  ")),
                Content(""),
            ]
        )

    def action_back(self) -> None:
        """Go back to the start."""
        self.app.pop_screen()

    def choose(self, index: int) -> None:
        """Show a page on the rulebook at this index, from 0."""
        found = self._found[index]
        if found.rulebook is None:
            say_errors(self, words("This rulebook cannot be used"), found.diagnostics)
        else:
            self.app.push_screen(RulebookScreen(found))


class RulebookScreen(PageScreen):
    """The screen of what one rulebook is; Enter asks by it from now on."""

    BINDINGS: ClassVar[list[BindingType]] = [act("enter", "use", Phrase("ask by this rulebook from now on"), "use")]
    KEYS: ClassVar[tuple[Key, ...]] = (
        *PageScreen.KEYS[:-1],
        Key(Phrase("Enter"), Phrase("use it"), "screen.use", 1),
        QUIT,
    )

    def __init__(self, found: FoundRulebook) -> None:
        assert found.rulebook is not None, "a rulebook that can be used"
        super().__init__(words("Rulebook"), rulebook_outline(found.rulebook, _place(found.path)))
        self._path = found.path

    def action_use(self) -> None:
        """Ask by this rulebook from now on, and go back to the start; what it breaks of its own word is said there."""
        is_used, diagnostics = self.interview.use(self._path)
        if not is_used:
            say_errors(self, words("This rulebook cannot be used"), diagnostics)
            return
        app = self.app
        app.pop_screen()
        app.pop_screen()
        if has_errors(diagnostics):
            say_errors(app.screen, words("It is in use, and breaks its own word: do not rely on results"), diagnostics)


def say_errors(screen: Screen[Any], title: str, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Show the errors among a file's diagnostics below a title."""
    width = reading_width(screen.size.width)
    errors = [diagnostic for diagnostic in diagnostics if diagnostic.severity == "error"]
    lines = [line for error in errors for line in safe_lines(diagnostic_line(error), width)]
    screen.app.push_screen(ReadingDialog(title, stacked([*map(Content, lines)]), is_alarming=True))


def _place(path: str) -> str:
    """The path of a rulebook, without this machine's folders for those that are shipped."""
    is_shipped = os.path.dirname(path) == os.path.dirname(DEFAULT_RULEBOOK)
    return words("shipped as {name}", name=os.path.basename(path)) if is_shipped else path
