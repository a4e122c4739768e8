"""An interview or a workshop on the screen: it opens what a path names, and says at the end what is saved."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from subsidiarity.files.identity import STREAM
from subsidiarity.files.owner import TAB_VARIABLE
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.reasoning.compiled import CompiledRulebook
from subsidiarity.reporting.diagnostic import diagnostic_line
from subsidiarity.reporting.safe import inert, safe
from subsidiarity.tui.app import InterviewApp
from subsidiarity.tui.closed_terminal import listening_for_hang_up
from subsidiarity.tui.opened_app import app_for, workshop_app_for
from subsidiarity.tui.own_files import OwnSettings, is_first_run, keys_file, theme_chosen
from subsidiarity.tui.screen import Opening
from subsidiarity.workshop.convening import convene
from subsidiarity.workshop.decision_store import decisions_of, found_decisions, open_file, refused_file, refused_name
from subsidiarity.workshop.exit_code import UNREADABLE
from subsidiarity.workshop.interview_words import comments_notice
from subsidiarity.workshop.saving_words import farewell
from subsidiarity.workshop.sitting import loses_comments, resume

if TYPE_CHECKING:
    from subsidiarity.workshop.ballot.network import LoopNetwork


def run_screen(path: str | None, compiled: CompiledRulebook, network: Callable[[], LoopNetwork] | None = None) -> int:
    """Hold an interview on the screen and return the exit code; a file with a fault is refused before it begins.

    `network` brings phones to a workshop; None where there are none.
    """
    opening = opening_for(path, compiled)
    if opening is None:
        return UNREADABLE
    return hold(app_for(compiled, opening), network)


def run_workshop_screen(
    path: str | None,
    compiled: CompiledRulebook,
    rehearsal: int | None = None,
    network: Callable[[], LoopNetwork] | None = None,
) -> int:
    """Hold a workshop on the screen and return the exit code; what cannot be opened is refused before it begins."""
    opening = opening_for(path, compiled)
    if opening is None:
        return UNREADABLE
    if opening.sitting is not None:
        refused = convene(opening.sitting, rehearsal)
        if refused is not None:
            complain(refused.words)
            return UNREADABLE
    return hold(workshop_app_for(compiled, opening, rehearsal), network)


def own_files() -> OwnSettings:
    """The settings of the person at this machine."""
    path = keys_file()
    if not os.path.lexists(path):
        return OwnSettings(is_first_run=is_first_run(), theme=theme_chosen(), is_kept=True)
    from subsidiarity.tui.own_keys import read_keys  # loads every screen, to find keys that are given twice

    return OwnSettings(*read_keys(path), is_first_run=is_first_run(), theme=theme_chosen(), is_kept=True)


def hold(app: InterviewApp, network: Callable[[], LoopNetwork] | None = None) -> int:
    """Run the app to its end, say what is saved, and return the exit code."""
    app.own = own_files()
    app.network = network
    try:
        with listening_for_hang_up():
            app.run()
    finally:
        _say_goodbye(app)
    if app.sitting is not None and app.sitting.problem is not None:
        return app.return_code or UNREADABLE
    return app.return_code or 0


def opening_for(path: str | None, compiled: CompiledRulebook) -> Opening | None:
    """The opening of the app for a file, a file to be made, or a folder; None for a file with a fault."""
    if path is None or os.path.isdir(path):
        folder = path or "."
        return Opening(folder=folder, found=found_decisions(folder, compiled))
    if path != STREAM and not os.path.lexists(path):
        refused = refused_name(path)
        if refused is not None:
            complain(refused.words)
            return None
        return Opening(folder=os.path.dirname(path) or ".", new_path=path)
    opened, diagnostics = open_file(path, compiled)
    if opened is None:
        complain(*_why_refused(path, diagnostics))
        return None
    if len(opened.decisions) > 1:
        return Opening(folder=path, found=decisions_of(opened, compiled))
    notice = comments_notice(path) if loses_comments(opened, compiled) else ""
    return Opening(resume(opened, 0, compiled), notice=notice)


def _why_refused(path: str, diagnostics: Sequence[Diagnostic]) -> Iterable[str]:
    """Lines on why a file is not opened; in a browser, whoever reads them did not type a command."""
    if os.environ.get(TAB_VARIABLE):
        return (refused_file(path, diagnostics).words,)
    return map(diagnostic_line, diagnostics)


def complain(*lines: str) -> None:
    """Say on standard error why nothing is opened, a line each."""
    sys.stderr.write(inert("".join(f"{safe(line)}\n" for line in lines)))


def _say_goodbye(app: InterviewApp) -> None:
    """Say on the restored screen what is saved, and where."""
    if app.sitting is None:
        return
    said = [safe(line) for line in (*app.last_words, farewell(app.sitting))]
    with contextlib.suppress(OSError, ValueError):  # after a hang-up there is nobody to say it to
        if app.is_web:
            _tell_page(app, "\n".join(said))
        else:
            sys.stdout.write(inert("".join(f"{line}\n" for line in said)))
            sys.stdout.flush()


def _tell_page(app: InterviewApp, said: str) -> None:
    """Say it to the server of the page, which shows it where the app was."""
    from textual.drivers.web_driver import WebDriver  # a terminal has another one

    if isinstance(app._driver, WebDriver):
        app._driver.write_meta({"type": "farewell", "said": said})
