"""`translate`: a side file with the texts of a rulebook in another language, made or brought up to date."""

from __future__ import annotations

import argparse
import os

from subsidiarity.api import DEFAULT_RULEBOOK, SideFile, is_language, translated_file
from subsidiarity.api.translating import TranslatedFile
from subsidiarity.cli.kept_copy import copy_of, write_with_copy
from subsidiarity.cli.opening import opened, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write
from subsidiarity.cli.target import STDOUT, Misdirected, write_text
from subsidiarity.files.identity import STREAM, first_same, is_stream, own_descriptor
from subsidiarity.files.whole_file import write_whole
from subsidiarity.reporting.rulebook.translation_state import state_words
from subsidiarity.reporting.safe import safe, safe_path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="the rulebook (default: that of --rulebook, or ours)")
    parser.add_argument(
        "--language", metavar="TAG", required=True, help="the language to translate into: fr, cy, pt-BR"
    )
    parser.add_argument(
        "--output",
        dest="target",
        metavar="FILE",
        help="the file to make or bring up to date (default: beside the rulebook, rules.fr.yaml; - prints it)",
    )
    parser.add_argument("--check", action="store_true", help="only say what there is to do (exit code 1 if anything)")
    parser.add_argument("--replace", action="store_true", help="write over a .bak that is there already")


def run(arguments: argparse.Namespace) -> int:
    """Write the side file, with every text that it had; 1 if --check finds something to do, 2 if it cannot be."""
    rulebook, language = arguments.file or arguments.rulebook or DEFAULT_RULEBOOK, arguments.language
    is_printed = arguments.target is not None and is_stream(arguments.target)
    _expect_files(rulebook, arguments.target)
    if not is_language(language):
        talk(f"subsidiarity: `{safe(language[:80])}` is no language tag: write one such as fr, cy or pt-BR")
        return UNUSABLE
    advisor, arguments.breaks_its_word = opened(rulebook)
    if advisor is None:
        return UNUSABLE
    if language.casefold() == advisor.rulebook.language.casefold():
        talk(f"subsidiarity: {safe_path(rulebook)} is in `{safe(language)}` itself")
        return UNUSABLE
    beside = f"{os.path.splitext(rulebook)[0]}.{language}.yaml"
    path = beside if arguments.target is None or is_printed else arguments.target
    made = translated_file(rulebook, advisor.rulebook, language, path)
    if isinstance(made, SideFile):
        talk_of(made.diagnostics)
        return UNUSABLE
    if arguments.check:
        write(_summary(made))
        return FOUND if made.state.missing or made.state.stale or made.has_changed else FINE
    if is_printed:
        is_output = arguments.target == STREAM or own_descriptor(arguments.target) == STDOUT
        write_text(made.text, None if is_output else arguments.target)
        return FINE
    return _write(made, may_replace=arguments.replace)


def _expect_files(rulebook: str, target: str | None) -> None:
    """Raise `Misdirected` for a rulebook that is no file, or that would be written over."""
    if is_stream(rulebook):
        raise Misdirected("a side file stands beside the file of its rulebook: name that file")
    if target is not None and first_same(target, (rulebook,)) is not None:
        raise Misdirected(f"{safe_path(target)} is the rulebook, and would be written over; name another file")


def _write(made: TranslatedFile, *, may_replace: bool) -> int:
    path = safe_path(made.path)
    kept = ""
    if made.data is None:
        write_whole(made.path, made.text.encode())
    elif made.has_changed:
        if not write_with_copy(made.path, made.data, made.text, "is not brought up to date", may_replace=may_replace):
            return UNUSABLE
        kept = f"; as it was: {safe_path(copy_of(made.path))}"
    done = "is made" if made.data is None else "is brought up to date" if made.has_changed else "is up to date"
    talk(f"{path} {done}{kept}")
    write(_summary(made))
    return FINE


def _summary(made: TranslatedFile) -> str:
    """A line on how much is translated, and one on what has no place any longer."""
    lines = [f"{safe_path(made.path)}: {state_words(made.state)}."]
    left = len(made.translation.left)
    if left:
        what, verb = ("text has", "stands") if left == 1 else ("texts have", "stand")
        lines.append(f"{left:,} {what} no place in the rulebook any longer, and {verb} as comments at the end.")
    return "\n".join(lines) + "\n"
