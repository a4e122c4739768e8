"""Where decisions come from: which file is read how, and how long ones are cut."""

from __future__ import annotations

import io
import os

import pytest
from tests.workshop.samples import compiled

from subsidiarity.batch import source
from subsidiarity.batch.evaluation import evaluate_files
from subsidiarity.batch.source import PIECES_TOGETHER, Piece, chunks_of, form_of, pieces_of, with_data

COMPILED = compiled()
LINE = '{{"decision": "d{}", "title": "A", "answers": {{}}}}\n'


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.yaml", "yaml"), ("a.yml", "yaml"), ("a.json", "json"), ("a.JSONL", "jsonl"), ("a.ndjson", "jsonl"),
     ("a.csv", "csv"), ("a.tsv", "csv"), ("a.txt", "yaml"), ("-", "yaml"), ("csv", "yaml")],
)  # fmt: skip
def test_the_end_of_a_name_says_how_a_file_is_written(name, form):
    """Anything else is a decision file, as it always was."""
    assert form == form_of(name)


def test_other_names_are_read_as_they_are_said_to_be():
    """Standard input among them; a name that says more is believed."""
    assert ["jsonl", "jsonl", "csv"] == [form_of(name, "jsonl") for name in ("-", "a.txt", "a.csv")]


def test_a_long_file_is_cut_into_pieces_by_lines_and_by_bytes(tmp_path, monkeypatch):
    """The numbers of lines go on, and no line is lost."""
    monkeypatch.setattr(source, "LINES_TOGETHER", 3)
    monkeypatch.setattr(source, "BYTES_TOGETHER", 100)
    file = write(tmp_path, "a.jsonl", "".join(LINE.format(n) for n in range(5)) + LINE.format("x" * 60) * 2)

    numbers = [[number for number, _ in piece.lines] for piece in pieces_of([file], ())]

    assert [[1, 2, 3], [4, 5, 6], [7]] == numbers


def test_whole_files_go_together_and_the_lines_of_long_ones_by_themselves():
    """So that a worker's share is neither tiny nor endless."""
    files = [Piece(f"{n}.yaml") for n in range(5)]
    long = Piece("a.jsonl", "jsonl", lines=((1, b"{}"),))

    assert [2, 2, 1, 1, 1] == [len(chunk) for chunk in chunks_of([*files, long, files[0]], 2)]


def test_the_lines_of_long_files_are_handed_out_a_few_pieces_at_a_time():
    """In order, and never beside whole files."""
    long = [Piece(f"{number}.jsonl", "jsonl", lines=((1, b"{}"),)) for number in range(PIECES_TOGETHER + 1)]

    chunks = list(chunks_of([*long, Piece("a.yaml"), long[0]], 2))

    assert [PIECES_TOGETHER, 1, 1, 1] == [len(chunk) for chunk in chunks]
    assert [*long, Piece("a.yaml"), long[0]] == [piece for chunk in chunks for piece in chunk]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.jsonl", "", "a.jsonl:1 SUB005"),
        ("a.jsonl", "\n \n", "a.jsonl:1 SUB005"),
        ("a.csv", "", "a.csv:1 SUB005"),
        ("a.csv", "id,reach\n", "a.csv:1 SUB005"),
        ("a.csv", "id,reech\nx,town\n", "a.csv:1 SUB301"),
        ("a.json", "", "a.json:1 SUB005"),
        ("a.json", "[]", "a.json:1 SUB005"),
    ],
)
def test_a_file_without_decisions_is_no_success(tmp_path, name, text, expected):
    """One row says so, and no default result comes of it."""
    assert [expected] == evaluated(write(tmp_path, name, text))


def test_what_is_no_file_is_named_whatever_it_is_called(tmp_path):
    """Folders, pipes and nothing at all, as for decision files."""
    (tmp_path / "folder.jsonl").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    found = list(evaluate_files(COMPILED, [str(tmp_path / name) for name in ("folder.jsonl", "pipe.csv", "no.csv")]))

    assert [["SUB001"]] * 3 == [[each.code for each in row.diagnostics] for row in found]


def test_every_form_gives_the_same_decision(tmp_path):
    """What counts is what is written, not how."""
    yaml = "decision: d\ntitle: The hall\nanswers:\n  reach: town\n  trust: [none, helps]\nexpects: town\n"
    answers = '{"reach": "town", "trust": ["none", "helps"]}'
    json = f'{{"decision": "d", "title": "The hall", "answers": {answers}, "expects": "town"}}'
    table = "id;title;reach;trust;expects\nd;The hall;town;none|helps;town\n"
    texts = {"a.yaml": yaml, "b.json": json, "c.jsonl": json, "d.csv": table}
    rows = [row for name, text in texts.items() for row in evaluate_files(COMPILED, [write(tmp_path, name, text)])]

    decisions = [row.recommendation.decision for row in rows if row.recommendation is not None]
    assert [decisions[0]] * 4 == decisions


def test_an_id_is_compared_across_all_forms(tmp_path):
    """The second one is an error that names the first."""
    files = [write(tmp_path, "a.jsonl", LINE.format(1) * 2), write(tmp_path, "b.csv", "id\nD1\n")]

    said = [row.diagnostics[0].message for row in evaluate_files(COMPILED, files) if row.is_error]

    assert ["stands here again; it is first on line 1", "a.jsonl:1"] == [
        said[0].split("` ")[1], said[1].rsplit("/", 1)[1]
    ]  # fmt: skip


def test_a_stream_that_breaks_off_keeps_what_was_read():
    """A disk that fails, a network that goes: the lines before are rows, and the end is said."""

    class Broken(io.BytesIO):
        def readline(self, size=-1):
            line = super().readline(size)
            if not line:
                raise OSError(5, "Input/output error")
            return line

    pieces = list(pieces_of(["a.jsonl"], (), opener=lambda _: (Broken(LINE.format(1).encode()), ())))

    assert [(1, []), (0, ["SUB001"])] == [(len(piece.lines), [each.code for each in piece.faults]) for piece in pieces]


def test_a_piece_can_take_its_bytes_along(tmp_path):
    """For a worker that does not see the file."""
    file = write(tmp_path, "a.yaml", "x")

    assert (b"x", ["SUB001"]) == (
        with_data(Piece(file)).data, [each.code for each in with_data(Piece(f"{file}.none")).faults]
    )  # fmt: skip


def write(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def evaluated(file):
    """Each row's place and first code."""
    return [
        f"{os.path.basename(row.file)}:{row.diagnostics[0].span.line} {row.diagnostics[0].code}"
        for row in evaluate_files(COMPILED, [file])
    ]
