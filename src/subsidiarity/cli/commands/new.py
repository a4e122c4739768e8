"""`new`: a decision file or a rulebook to begin with."""

from __future__ import annotations

import argparse
import os
import re
import unicodedata

from subsidiarity.cli.opening import open_advisor
from subsidiarity.cli.streams import FINE, UNUSABLE, talk, write_utf8
from subsidiarity.cli.target import Misdirected
from subsidiarity.files.decision_files import SUFFIXES, is_yaml_name
from subsidiarity.files.identity import STREAM
from subsidiarity.files.whole_file import write_whole
from subsidiarity.reporting.decision_file.template import SCHEMA_FILE
from subsidiarity.reporting.safe import safe, safe_path

_NO_ID = re.compile(r"[\W_]+")
_LONGEST_ID = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", help="the file to make (it must not exist), or - to print it")
    parser.add_argument("--starter", action="store_true", help="a small rulebook to change, instead of a decision file")


def run(arguments: argparse.Namespace) -> int:
    """Write the template into a file that does not exist yet, or onto standard output."""
    if arguments.file != STREAM and not is_yaml_name(arguments.file):
        what = "rulebook" if arguments.starter else "decision file"
        raise Misdirected(f"{safe(arguments.file)}: the name of a {what} ends in {' or '.join(SUFFIXES)}")
    if arguments.starter:
        return _begin_rulebook(arguments.file)
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    if arguments.file == STREAM:
        write_utf8(advisor.template("my-decision"))
        return FINE
    text = advisor.template(id_from(arguments.file))
    file = safe_path(arguments.file)
    write_whole(arguments.file, text.encode())
    rules = "" if arguments.rulebook is None else f" --rulebook {safe_path(arguments.rulebook)}"
    talk(f"{file} is ready: fill it in, then run `subsidiarity explain {file}{rules}`")
    if not os.path.exists(os.path.join(os.path.dirname(arguments.file), SCHEMA_FILE)):
        command = f"subsidiarity schema decision{rules} > {SCHEMA_FILE}"
        talk(f"an editor completes and checks it with the schema beside it: {command}")
    return FINE


def _begin_rulebook(path: str) -> int:
    from subsidiarity.reporting.rulebook.starter import STARTER

    if path == STREAM:
        write_utf8(STARTER)
        return FINE
    write_whole(path, STARTER.encode())
    talk(f"{safe_path(path)} is ready: change it, then run `subsidiarity check {safe_path(path)}`")
    return FINE


def id_from(path: str) -> str:
    """A decision's id, made from the name of its file."""
    stem = os.path.splitext(os.path.basename(path))[0]
    slug = _NO_ID.sub("-", unicodedata.normalize("NFC", safe(stem)).lower()).strip("-")
    return slug[:_LONGEST_ID].rstrip("-") or "my-decision"
