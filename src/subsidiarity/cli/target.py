"""The target that a command writes to: its options, the form that a name asks for, and what is never replaced."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from subsidiarity.cli.streams import talk, write_bytes, write_utf8
from subsidiarity.files.attributes import Trait
from subsidiarity.files.identity import STREAM, first_same, is_stream, own_descriptor
from subsidiarity.files.write_failure import NotWritten
from subsidiarity.reporting.safe import safe, safe_path, utf8

_INPUTS = ("paths", "file", "files", "old", "new", "precedents")
"""The names of the arguments that name what is read, beside `rulebook`."""
_STDIN, STDOUT = 0, 1


class Misdirected(Exception):
    """An error in where something is to be written; its text says why, and what to do."""


def add_output(parser: argparse.ArgumentParser, what: str = "write to this file, whole or not at all") -> None:
    """Offer `--output FILE`, and the word that lets it take the place of a file that is there."""
    parser.add_argument("--output", metavar="FILE", help=f"{what} (- is standard output)")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there already")


def settle_target(arguments: argparse.Namespace) -> None:
    """Make `output` None where it means standard output; `Misdirected` if what is written would be what is read."""
    if sum(name == STREAM for name in (getattr(arguments, "rulebook", None), *_named(arguments))) > 1:
        raise Misdirected("standard input can be read only once, as the rulebook or as decisions")
    target: str | None = getattr(arguments, "output", None)
    written: list[str | int] = [STDOUT]
    if target is not None:
        if target == STREAM or own_descriptor(target) == STDOUT:
            arguments.output = None
        else:
            written.append(target)
    for each in written:
        source = first_same(each, _inputs(arguments))
        if source is not None:
            name = "standard output" if each == STDOUT else safe(str(each))
            read = "what is read" if source == _STDIN else safe(str(source))
            same = f"{name} is read here" if name == read else f"{name} and {read} are the same file"
            raise Misdirected(f"{same}, and would be written over; name another file")


def form_named(path: str | None, forms: Mapping[str, str], otherwise: str, *, has_format: bool = True) -> str:
    """The form that the end of a file's name asks for; `otherwise` for streams. `Misdirected` if no form is known.

    `has_format` says whether the command knows `--format`.
    """
    if path is None or is_stream(path):
        return otherwise
    ending = os.path.splitext(path)[1].lower()
    if ending not in forms:
        known, how = ", ".join(forms), ", or say --format" if has_format else ""
        said = f"ends in {safe(ending)}" if ending else "has no ending"
        raise Misdirected(f"{safe(path)} {said}, which is no form known here: use one of {known}{how}")
    return forms[ending]


@contextmanager
def opened_target(path: str | None, *, may_replace: bool = False) -> Iterator[Callable[[bytes], None]]:
    """A function that writes bytes to a file, a stream, or standard output (None); `NotWritten` if one fails."""
    if path is None:
        yield write_bytes
    elif is_stream(path):
        from subsidiarity.files.stream import stream

        with stream(path) as add:
            yield add
    else:
        from subsidiarity.files.whole_file import whole_file

        with whole_file(path, may_replace) as file:
            yield file.write
        say_lost(path, file.lost)


def write_text(text: str, path: str | None, *, may_replace: bool = False) -> None:
    """Write text as UTF-8 to standard output (None), or to a file or stream, which is said then; `NotWritten`."""
    if path is None:
        write_utf8(text)
        return
    write_data(utf8(text), path, may_replace=may_replace)


def write_data(data: bytes, path: str | None, *, may_replace: bool = False) -> None:
    """Write bytes to standard output (None), or to a file or stream, which is said then; `NotWritten`."""
    with opened_target(path, may_replace=may_replace) as put:
        put(data)
    if path is not None:
        talk(f"{safe_path(path)} is written")


def write_new_files(folder: str, texts: Mapping[str, str]) -> bool:
    """Write each text under its name in a folder, which is made if need be; False once it was said what is not written.

    A file that holds the very same text already is as good as written.
    """
    from subsidiarity.files.whole_file import write_whole

    make_folder(folder)
    is_fine = True
    for name, text in texts.items():
        path = os.path.join(folder, name)
        try:
            write_whole(path, text.encode())
        except NotWritten as failed:
            if failed.cause != "exists":
                raise
            if not _holds(path, text):
                talk(f"subsidiarity: {safe(path)} exists already and holds something else; it is left as it is")
                is_fine = False
    return is_fine


def make_folder(path: str) -> None:
    """Make a folder, if none is there; `NotWritten`."""
    from subsidiarity.files.write_failure import not_written

    if path == STREAM:
        raise Misdirected("these are several files, and standard output is one: name a folder")
    try:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        raise NotWritten(path, "other", "what stands there is no folder") from None
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None


def failure_words(failed: NotWritten, *, may_replace: bool) -> str:
    """A sentence on why a file was not written, and what can be done; `may_replace` if the command knows --replace."""
    path = safe(failed.path)
    if failed.cause == "exists":
        how = "; --replace writes over it" if may_replace else ""
        return f"{path} exists already, and is left as it is{how}"
    if failed.cause == "unconfirmed":
        return f"{path} is written, but the disk did not confirm it: {safe(failed.reason)}"
    return f"{path} could not be written: {safe(failed.reason)}"


def say_lost(path: str, lost: Sequence[Trait]) -> None:
    """Say which traits a file that was replaced had and has no longer."""
    if lost:
        from subsidiarity.reporting.wording.lost_traits import lost_words

        talk(f"{safe_path(path)}: {lost_words(lost)}")


def _inputs(arguments: argparse.Namespace) -> Iterator[str | int]:
    """The files that a command reads: those named, those in folders named, and the one behind standard input."""
    from subsidiarity.files.decision_files import decision_files

    rulebook: str | None = getattr(arguments, "rulebook", None)
    for path in (*_named(arguments), *filter(None, [rulebook])):
        if path == STREAM:
            yield _STDIN
        else:
            yield from decision_files((path,))


def _named(arguments: argparse.Namespace) -> Iterator[str]:
    """The paths of files and folders named to be read, but for the rulebook."""
    for argument in _INPUTS:
        named: Iterable[str] | str | None = getattr(arguments, argument, None)
        yield from (named,) if isinstance(named, str) else named or ()


def _holds(path: str, text: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == text.encode()
    except OSError:
        return False
