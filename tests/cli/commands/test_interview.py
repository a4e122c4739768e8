"""`interview`: handing over to the interface."""

from __future__ import annotations

import pytest
from tests.cli.running import good, subsidiarity


@pytest.mark.parametrize("arguments", [(), ("--plain",), ("interview", "--plain"), ("interview",)], ids=" ".join)
def test_without_a_terminal_it_goes_line_by_line(tmp_path, arguments):
    """No screen is drawn into a pipe, whatever the terminal is said to be."""
    run = subsidiarity(*arguments, "--rulebook", "wells.txt", cwd=good(tmp_path), TERM="xterm-256color")

    assert 0 == run.returncode
    assert "\x1b" not in run.stdout + run.stderr
    assert run.stdout


def test_a_file_is_opened(tmp_path):
    """Its decision goes on."""
    run = subsidiarity("files/c.yaml", "--rulebook", "wells.txt", cwd=good(tmp_path))

    assert 0 == run.returncode
    assert "Who keeps the bucket?" in run.stdout


def test_a_file_that_cannot_be_used_is_said(tmp_path):
    """Exit code 2."""
    (tmp_path / "bad.yaml").write_text("[", encoding="utf-8")

    assert 2 == subsidiarity("interview", "bad.yaml", cwd=tmp_path).returncode
