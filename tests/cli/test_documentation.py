"""The pages on the command line and the record name everything there is."""

from __future__ import annotations

import argparse
import json
import re
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from subsidiarity.cli.arguments import COMMANDS

DOCS = Path(__file__).parents[2] / "docs"
COMMAND_LINE = (DOCS / "command-line.md").read_text(encoding="utf-8")
RECORD = (DOCS / "record.md").read_text(encoding="utf-8")


def test_every_command_has_a_section():
    """In the order in which help lists them."""
    sections = re.findall(r"^## (.+)$", COMMAND_LINE, re.MULTILINE)

    assert list(COMMANDS) == [section for section in sections if section in COMMANDS]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_named_in_its_section(command):
    """Whoever reads the page knows what there is."""
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"subsidiarity.cli.commands.{command.replace('-', '_')}").add_arguments(parser)
    section = COMMAND_LINE.split(f"\n## {command}\n")[1].split("\n## ")[0]

    options = [option for action in parser._actions for option in action.option_strings]
    assert [] == [option for option in options if option not in section]


def test_every_field_of_the_record_has_a_row():
    """In the order in which they are written."""
    schema = json.loads(files("subsidiarity.reporting").joinpath("record.schema.json").read_text(encoding="utf-8"))
    rows = re.findall(r"^\| `(\w+)` \|", RECORD.split("\n## ")[0], re.MULTILINE)

    assert list(schema["properties"]) == rows
