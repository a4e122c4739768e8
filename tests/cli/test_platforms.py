"""What differs from system to system, tried by saying which one it is."""

from __future__ import annotations

import argparse
import io
import select

import pytest

from subsidiarity.cli.commands.serve import _command
from subsidiarity.cli.streams import _plain_form
from subsidiarity.tui.closed_terminal import _has_gone


class Stream(io.StringIO):
    """A stream that is a terminal, or is none."""

    def __init__(self, *, is_terminal):
        super().__init__()
        self.isatty = lambda: is_terminal  # type: ignore[method-assign]


def test_the_app_is_started_without_a_shell():
    """A space in a name is no end of it, on any system."""
    arguments = argparse.Namespace(alone=True, rulebook=None, language="fr", file="my hall's.yaml")

    assert ["interview", "--language=fr", "--", "my hall's.yaml"] == _command(arguments)[3:]


@pytest.mark.parametrize(
    ("is_windows", "is_terminal", "asked", "form"),
    [
        (True, False, None, {"encoding": "utf-8", "newline": "\n"}),
        (True, True, None, {}),
        (True, False, "cp1252", {}),
        (False, False, None, {}),
    ],
)
def test_files_and_pipes_are_utf_8_where_windows_would_write_something_else(
    monkeypatch, is_windows, is_terminal, asked, form
):
    """A terminal keeps its own, and so does whoever asks for one."""
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    if asked is not None:
        monkeypatch.setenv("PYTHONIOENCODING", asked)

    assert form == _plain_form(Stream(is_terminal=is_terminal), is_windows=is_windows)


@pytest.mark.parametrize(
    ("event", "is_gone"),
    [(select.POLLHUP, True), (select.POLLERR, True), (select.POLLHUP | select.POLLIN, True), (select.POLLNVAL, False)],
)
def test_only_a_hang_up_or_an_error_is_a_terminal_that_has_gone(event, is_gone):
    """That macOS cannot watch a terminal at all is neither."""
    assert is_gone == _has_gone([(0, event)])
