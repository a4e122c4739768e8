"""Where commands write to: never over what is read, never over somebody's file unasked, streams as streams."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from tests.cli.running import place, subsidiarity, surroundings
from tests.workshop.samples import HALL, SMALL
from tests.workshop.test_minutes import HELD

from subsidiarity.cli import main

RULES = ("--rulebook", "small.txt")
WRITERS = {
    "evaluate": ("evaluate", "files/a.yaml", *RULES, "--format", "csv"),
    "evaluate a folder": ("evaluate", "files", *RULES, "--format", "jsonl"),
    "evaluate with the rulebook": ("evaluate", "files/b.yaml", "--rulebook", "files/a.yaml", "--format", "csv"),
    "minutes": ("minutes", "files/a.yaml", *RULES, "--format", "text"),
    "hand-out": ("hand-out", "files/a.yaml", *RULES, "--format", "html"),
    "evaluate a table": ("evaluate", "files/a.csv", "--beside", *RULES),
}
NAMES = {
    "its name": "files/{}",
    "a detour": "files/../files/./{}",
    "a link": "link{}",
    "a hard link": "second{}",
    "a folder that is a link": "folder/{}",
}
"""Ways to name the file `files/{}`."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Decisions and a table, each with links to it."""
    table = "decision,title,goal\nx,X,agreed\n"
    place(tmp_path, {"a.yaml": HELD, "b.yaml": HALL.replace("hall", "shop"), "a.csv": table})
    (tmp_path / "small.txt").write_text(SMALL)
    for name in ("a.yaml", "a.csv"):
        (tmp_path / f"link{name}").symlink_to(f"files/{name}")
        os.link(tmp_path / "files" / name, tmp_path / f"second{name}")
    (tmp_path / "folder").symlink_to("files")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("way", NAMES)
@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("replace", [(), ("--replace",)], ids=["", "--replace"])
def test_what_is_read_is_never_written_over(folder, capsys, writer, way, replace):
    """By whatever name it is reached, and whatever is said."""
    name = "a.csv" if writer == "evaluate a table" else "a.yaml"
    before = (folder / "files" / name).read_bytes()
    status = main([*WRITERS[writer], "--output", NAMES[way].format(name), *replace])

    said = capsys.readouterr().err
    assert (2, before) == (status, (folder / "files" / name).read_bytes())
    assert ", and would be written over; name another file" in said


@pytest.mark.parametrize("command", ["explain files/a.yaml", "evaluate -", "check files/a.yaml", "draw files/a.yaml"])
def test_what_is_read_is_never_added_to(folder, command):
    """Where `>>` leads there: a file that grows while it is read has no end."""
    before = (folder / "files" / "a.yaml").read_bytes()
    with open(folder / "files/a.yaml", "ab") as output, open(folder / "files/a.yaml", "rb") as source:
        run = subprocess.run(
            [sys.executable, "-m", "subsidiarity", *command.split(), *RULES],
            cwd=folder, env=surroundings(), stdin=source, stdout=output, stderr=subprocess.PIPE,
            check=False, timeout=60,
        )  # fmt: skip

    assert (2, before) == (run.returncode, (folder / "files" / "a.yaml").read_bytes())
    assert b"are the same file" in run.stderr


@pytest.mark.parametrize("writer", [writer for writer in WRITERS if writer != "evaluate with the rulebook"])
def test_a_file_that_is_there_is_replaced_only_if_that_is_said(folder, capsys, writer):
    """It is somebody's."""
    target = folder / "out.csv"
    target.write_bytes(b"mine")
    refused = main([*WRITERS[writer], "--output", "out.csv"])
    said, kept = capsys.readouterr().err, target.read_bytes()
    main([*WRITERS[writer], "--output", "out.csv", "--replace"])

    assert (2, b"mine") == (refused, kept)
    assert "out.csv exists already, and is left as it is; --replace writes over it" in said
    assert b"mine" != target.read_bytes()


@pytest.mark.parametrize(
    ("command", "known"),
    [
        (("evaluate", "files/b.yaml"), ".txt, .md, .csv, .xlsx, .json, .jsonl, .ndjson, .xml, .sarif"),
        (("minutes", "files/a.yaml"), ".txt, .md, .json, .html, .htm, .docx"),
        (("hand-out",), ".txt, .md, .html, .htm"),
    ],
)
@pytest.mark.parametrize("name", ["out.doc", "out", "out.csv.gz", ".csv"])
def test_an_ending_that_is_not_known_is_refused_with_those_that_are(folder, capsys, command, known, name):
    """A guess would be wrong half of the time."""
    status = main([*command, *RULES, "--output", name])

    assert 2 == status
    assert f"use one of {known}, or say --format" in capsys.readouterr().err
    assert not (folder / name).exists()


@pytest.mark.parametrize("name", ["library.txt", "library", "library.json"])
def test_a_new_decision_file_is_called_so_that_folders_find_it(folder, capsys, name):
    """YAML, by its ending."""
    assert 2 == main(["new", name, *RULES])
    assert "ends in .yaml or .yml" in capsys.readouterr().err
    assert not (folder / name).exists()


STREAMS = {"minutes": "minutes files/a.yaml", "hand-out": "hand-out", "evaluate": "evaluate files/b.yaml --format csv"}


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("command", STREAMS.values(), ids=STREAMS)
def test_standard_output_is_added_to_by_every_name(folder, command, name):
    """What stood in a log before stays before it, and no file is called `-`."""
    log = folder / "log"
    log.write_bytes(b"before\n")
    expected = subsidiarity(*command.split(), *RULES, cwd=folder, binary=True).stdout
    with open(log, "ab") as output:
        run = subprocess.run(
            [sys.executable, "-m", "subsidiarity", *command.split(), *RULES, "--output", name],
            cwd=folder, env=surroundings(), stdout=output, stderr=subprocess.PIPE, check=False, timeout=60,
        )  # fmt: skip

    assert (0, b"before\n" + expected) == (run.returncode, log.read_bytes())
    assert not (folder / "-").exists()


@pytest.mark.parametrize("command", STREAMS.values(), ids=STREAMS)
def test_a_pipe_is_written_to(folder, command):
    """And stays a pipe."""
    os.mkfifo(folder / "pipe")
    with subprocess.Popen(["cat", folder / "pipe"], stdout=subprocess.PIPE) as reader:
        run = subsidiarity(*command.split(), *RULES, "--output", "pipe", cwd=folder)
        heard, _ = reader.communicate(timeout=60)

    assert (0, True) == (run.returncode, (folder / "pipe").is_fifo())
    assert subsidiarity(*command.split(), *RULES, cwd=folder, binary=True).stdout == heard


@pytest.mark.parametrize("command", STREAMS.values(), ids=STREAMS)
def test_a_device_is_written_to(folder, command):
    """The one that forgets takes everything; the one that is always full says so."""
    runs = [
        subsidiarity(*command.split(), *RULES, "--output", device, cwd=folder) for device in ("/dev/null", "/dev/full")
    ]

    assert [0, 2] == [run.returncode for run in runs]
    assert "/dev/full could not be written: No space left on device" in runs[1].stderr
    assert "Traceback" not in runs[1].stderr


@pytest.mark.parametrize(
    "command", ["report files --output -", "check small.txt --witness -", "test files --generate -"]
)
def test_several_files_are_no_stream(folder, capsys, command):
    """A folder is asked for, and none is called `-`."""
    assert 2 == main([*command.split(), *RULES])
    assert "standard output is one: name a folder" in capsys.readouterr().err
    assert not (folder / "-").exists()


def test_a_report_renews_its_own_pages(folder, capsys):
    """A folder that nobody touched is written anew without a word."""
    command = ["report", "files", *RULES, "--output", "pages", "--date", "2026-03-04", "--word"]
    statuses = [main(command), main([*command, "--answered-by", "Ann"])]

    assert statuses[0] == statuses[1]
    assert all("Ann" in path.read_text() for path in (folder / "pages").glob("who-*.html"))


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_a_page_that_somebody_changed_is_left_as_it_is(folder, capsys, ending):
    """Comments in a Word file, a word in a page: unless it is said that they may go."""
    command = ["report", "files/b.yaml", *RULES, "--output", "pages", "--date", "2026-03-04", "--word"]
    main(command)
    (page,) = (folder / "pages").glob(f"who*{ending}")
    edited = edit(page)
    refused = main(command)
    said, kept = capsys.readouterr().err, page.read_bytes()
    main([*command, "--replace"])

    assert (2, edited) == (refused, kept)
    assert f"a file {page.name} that is no report, or that somebody changed; it is left as it is" in said
    assert edited != page.read_bytes()


def edit(page):
    """A person's change, as their program saves it."""
    if page.suffix == ".html":
        page.write_text(page.read_text().replace("town", "Town"))
    else:
        from docx import Document

        document = Document(str(page))
        document.add_paragraph("I do not agree.")
        document.save(str(page))
    return page.read_bytes()


def test_what_a_save_could_not_keep_is_said(folder, capsys):
    """A second name keeps the old content."""
    (folder / "out.csv").write_bytes(b"old")
    os.link(folder / "out.csv", folder / "snapshot.csv")
    main([*WRITERS["evaluate"], "--output", "out.csv", "--replace"])

    assert "out.csv: it had another name (a hard link), which keeps what stood there before" in capsys.readouterr().err
    assert b"old" == (folder / "snapshot.csv").read_bytes()


def test_a_rulebook_may_come_from_standard_input(folder):
    """`-` is the stream wherever a file may stand."""
    run = subsidiarity(
        "evaluate", "files/b.yaml", "--rulebook", "-", cwd=folder, stdin=(folder / "small.txt").read_text()
    )

    assert 0 == run.returncode, run.stderr


def test_standard_input_is_read_once(folder):
    """It cannot be a rulebook and a decision at the same time."""
    run = subsidiarity("evaluate", "-", "--rulebook", "-", cwd=folder, stdin="")

    assert 2 == run.returncode
    assert "standard input can be read only once" in run.stderr
