"""The source of decisions: files one by one, or the lines and rows of long files, cut into pieces of work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from subsidiarity.files.bounded_read import MAX_BYTES, STDIN, broken_off, open_stream, read_bytes, within_limit
from subsidiarity.model.annotation import TYPE_CHECKING, BinaryIO, Literal, get_args
from subsidiarity.model.diagnostic import Diagnostic
from subsidiarity.model.noun import dataclass
from subsidiarity.model.span import Span

if TYPE_CHECKING:
    from subsidiarity.reading.tables.csv_decisions import CsvHeader

Form = Literal["yaml", "json", "jsonl", "csv"]
"""The form of a file of decisions: YAML or JSON, one a line of JSON lines, or one a row of CSV."""

FORMS: tuple[Form, ...] = get_args(Form)
MARK = "://"
"""The sign that tells an address from a path."""
LINES_TOGETHER, BYTES_TOGETHER = 128, 524_288
"""The number of lines or rows of a long file that make one piece, and the bytes after which it is cut sooner."""
PIECES_TOGETHER = 2
"""The number of such pieces that one worker takes at a time: with fewer, handing them out shows."""

_SUFFIXES: dict[str, Form] = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv"}

Opener = Callable[[str], tuple[BinaryIO | None, tuple[Diagnostic, ...]]]
Numbered = tuple[int, bytes]
"""A line or row: the number of its first line, from 1, and its bytes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of work that is read and judged in one go.

    It is a whole file (`data` None: whoever judges it reads it), or `lines` of a long one, with the columns of
    a table. With `faults` there is nothing to judge: the file could not be opened, or not be read on. `remarks` on a
    whole table go with its first row.
    """

    file: str
    form: Form = "yaml"
    data: bytes | None = None
    lines: tuple[Numbered, ...] = ()
    header: CsvHeader | None = None
    faults: tuple[Diagnostic, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def span(self) -> Span:
        """The span of the piece's beginning."""
        return Span(self.file, self.lines[0][0] if self.lines else 1, 1)

    def singly(self) -> tuple[Piece, ...]:
        """The work of this piece in the smallest pieces."""
        remarks = (self.remarks, *[()] * len(self.lines))
        return tuple(
            Piece(self.file, self.form, lines=(line,), header=self.header, remarks=said)
            for line, said in zip(self.lines, remarks, strict=False)
        ) or (self,)


def form_of(path: str, otherwise: Form = "yaml") -> Form:
    """The form of a file by the end of its name; `otherwise` for standard input and for other names."""
    return _SUFFIXES.get(path[path.rfind(".") :].lower(), otherwise)


def pieces_of(
    files: Iterable[str],
    questions: Collection[str],
    otherwise: Form = "yaml",
    opener: Opener = open_stream,
    is_lost: Callable[[str], bool] = lambda _file: False,
) -> Iterator[Piece]:
    """The pieces of files, in order; `questions` are those that a table may have columns for.

    A long file is read no further once `is_lost` says that there is no use in it.
    """
    for file in files:
        form = form_of(file, otherwise)
        if form in ("jsonl", "csv"):
            for piece in _pieces_of_stream(file, form, opener, questions):
                yield piece
                if is_lost(file):
                    break
        elif file == STDIN or MARK in file:
            data, faults = read_bytes(file) if file == STDIN else _whole(file, opener)
            yield Piece(file, form, data, faults=faults)
        else:
            yield Piece(file, form)


def with_data(piece: Piece) -> Piece:
    """The piece with the bytes of its file, for whoever cannot read it."""
    if piece.data is not None or piece.lines or piece.faults:
        return piece
    data, faults = read_bytes(piece.file)
    return Piece(piece.file, piece.form, data, faults=faults)


def chunks_of(pieces: Iterable[Piece], files_together: int) -> Iterator[tuple[Piece, ...]]:
    """The pieces gathered into chunks: so many whole files together, or PIECES_TOGETHER of the lines of long ones."""
    gathered: list[Piece] = []
    for piece in pieces:
        if gathered and bool(piece.lines) != bool(gathered[-1].lines):
            yield tuple(gathered)
            gathered = []
        gathered.append(piece)
        if len(gathered) == (PIECES_TOGETHER if piece.lines else files_together):
            yield tuple(gathered)
            gathered = []
    if gathered:
        yield tuple(gathered)


def _whole(address: str, opener: Opener) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    stream, faults = opener(address)
    if stream is None:
        return None, faults
    with stream:
        try:
            return within_limit(stream.read(MAX_BYTES + 1), address)
        except (OSError, ValueError) as error:
            return None, (broken_off(address, error),)


def _pieces_of_stream(file: str, form: Form, opener: Opener, questions: Collection[str]) -> Iterator[Piece]:
    stream, faults = opener(file)
    if stream is None:
        yield Piece(file, form, faults=faults)
        return
    try:
        yield from _rows_of(file, stream, questions) if form == "csv" else _lines_of(file, stream)
    except (OSError, ValueError) as error:
        yield Piece(file, form, faults=(broken_off(file, error),))
    finally:
        if file != STDIN:
            stream.close()


def _lines_of(file: str, stream: BinaryIO) -> Iterator[Piece]:
    from subsidiarity.reading.stream_lines import filled_lines

    is_empty = True
    for together in _gathered(filled_lines(stream)):
        is_empty = False
        yield Piece(file, "jsonl", lines=together)
    if is_empty:
        yield _empty(file, "jsonl", "the file has no content")


def _rows_of(file: str, stream: BinaryIO, questions: Collection[str]) -> Iterator[Piece]:
    from subsidiarity.reading.tables.csv_decisions import csv_rows, read_csv_header

    rows = csv_rows(stream)
    first = next(rows, None)
    if first is None:
        yield _empty(file, "csv", "the file has no content")
        return
    header, found = read_csv_header(first, file, questions)
    if header is None:
        yield Piece(file, "csv", faults=found)
        return
    is_empty = True
    for together in _gathered(rows):
        yield Piece(file, "csv", lines=together, header=header, remarks=found if is_empty else ())
        is_empty = False
    if is_empty:
        yield _empty(file, "csv", "the table has no rows")


def _empty(file: str, form: Form, what: str) -> Piece:
    fault = Diagnostic("SUB005", "error", what, Span(file, 1, 1), "write a decision, or delete the file")
    return Piece(file, form, faults=(fault,))


def _gathered(lines: Iterable[Numbered]) -> Iterator[tuple[Numbered, ...]]:
    gathered: list[Numbered] = []
    size = 0
    try:
        for line in lines:
            gathered.append(line)
            size += len(line[1])
            if len(gathered) == LINES_TOGETHER or size > BYTES_TOGETHER:
                yield tuple(gathered)
                gathered, size = [], 0
    except (OSError, ValueError):  # what was read before a stream breaks off is judged
        if gathered:
            yield tuple(gathered)
        raise
    if gathered:
        yield tuple(gathered)
