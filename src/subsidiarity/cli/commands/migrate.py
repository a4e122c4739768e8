"""`migrate`: decision files carried from an earlier edition of the rulebook to the one in use."""

from __future__ import annotations

import argparse
import os

from subsidiarity.api import MigratedFile
from subsidiarity.cli.opening import open_advisor, say_passed_over, talk_of
from subsidiarity.cli.streams import FINE, FOUND, UNUSABLE, talk, write
from subsidiarity.cli.target import say_lost
from subsidiarity.files.bounded_read import read_bytes
from subsidiarity.files.decision_files import decision_files
from subsidiarity.reporting.safe import safe, safe_flow, safe_path
from subsidiarity.reporting.wording.noun_words import counted
from subsidiarity.workshop.autosave import BACKUP_SUFFIX, Autosave


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="decision files, or folders of them; each is changed in place, and kept as it was beside it as .bak",
    )
    parser.add_argument("--check", action="store_true", help="only say what would change (exit code 1 if anything)")
    parser.add_argument("--replace", action="store_true", help="write over a .bak that is there already")


def run(arguments: argparse.Namespace) -> int:
    """Carry each file over by itself; 1 if something stays as a comment, or would change; 2 if a file cannot be."""
    advisor = open_advisor(arguments)
    if advisor is None:
        return UNUSABLE
    edition = advisor.rulebook.edition
    changed = unchanged = unusable = left = 0
    for file in advisor.migrated_files(decision_files(arguments.paths)):
        talk_of(file.diagnostics)
        if file.is_rulebook:
            talk(f"subsidiarity: {safe_path(file.path)} is a rulebook; only decision files are carried over")
            continue
        if file.why:
            talk(f"subsidiarity: {safe_path(file.path)} is left as it is: {safe(file.why)}")
        is_fine = file.is_usable
        if is_fine and file.has_changed:
            is_fine = arguments.check or _write(file, may_replace=arguments.replace)
            if is_fine:
                changed += 1
                left += len(file.left)
                _say(file, edition, is_checked=arguments.check)
        elif is_fine:
            unchanged += 1
        unusable += not is_fine
    say_passed_over(arguments.paths)
    write(f"{_summary(changed, unchanged, unusable, left, is_checked=arguments.check)}.\n")
    if unusable or not (changed or unchanged):
        return UNUSABLE
    return FOUND if left or (arguments.check and changed) else FINE


def _write(file: MigratedFile, *, may_replace: bool) -> bool:
    """Whether the file was written, with a copy from before beside it; False once it was said why not."""
    path, copy = safe_path(file.path), _copy_of(file.path)
    is_replaceable = os.path.islink(copy) or os.path.isfile(copy)
    if is_replaceable and not may_replace and read_bytes(copy)[0] != file.data:
        talk(f"subsidiarity: {path} is left as it is, for {safe_path(copy)} exists; --replace writes over that")
        return False
    save = Autosave(file.path, file.data)
    try:
        problem = save.save(file.text or "")
    finally:
        save.let_go()
    if problem is not None:
        what = "may be lost at a power cut" if problem.cause == "unconfirmed" else "is not carried over"
        talk(f"subsidiarity: {path} {what}: {safe_flow(problem.message)}")
        return False
    say_lost(file.path, save.lost)
    return True


def _copy_of(path: str) -> str:
    """The path under which a file is kept as it was: beside the file itself, if the path is a link."""
    return (os.path.realpath(path) if os.path.islink(path) else path) + BACKUP_SUFFIX


def _say(file: MigratedFile, edition: str, *, is_checked: bool) -> None:
    kept = "" if is_checked else f"; as it was: {safe_path(_copy_of(file.path))}"
    write(f"{safe_path(file.path)}: {'would be' if is_checked else 'is'} carried to edition {safe(edition)}{kept}\n")
    for each in file.left:
        stays = "would stay" if is_checked else "stays"
        write(f"  line {each.line}: {safe(each.what)} {stays} as a comment: {safe(each.why)}\n")


def _summary(changed: int, unchanged: int, unusable: int, left: int, *, is_checked: bool) -> str:
    verb = "to carry over" if is_checked else "carried over"
    parts = [f"{counted(changed, 'file')} {verb}", f"{unchanged} as {'it is' if unchanged == 1 else 'they are'}"]
    if left:
        parts.append(f"{counted(left, 'part')} {'stays' if left == 1 else 'stay'} as a comment")
    if unusable:
        parts.append(f"{counted(unusable, 'file')} cannot be carried over")
    return ", ".join(parts)
