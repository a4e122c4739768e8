"""What rulebooks are found in a folder."""

from __future__ import annotations

import os

import pytest
from docs._pages import filled_up

from subsidiarity.workshop.rulebook_store import found_rulebooks

BENCHES = filled_up("").encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.yaml", BENCHES),
        ("A.YAML", BENCHES),
        ("a.Yml", BENCHES),
        ("a.yaml", b"\xef\xbb\xbf" + BENCHES),
        ("a.yaml", b"# ours\r" + BENCHES.replace(b"\n", b"\r")),
    ],
    ids=["as it is", "in capitals", "in some", "with a byte order mark", "with CR"],
)
def test_a_rulebook_is_found_however_its_file_is_stored(tmp_path, name, data):
    """And can be used."""
    (tmp_path / name).write_bytes(data)

    assert [(name, True)] == [
        (os.path.basename(found.path), found.rulebook is not None) for found in found_rulebooks(str(tmp_path))
    ]


def test_other_files_are_left_out(tmp_path):
    """Decisions, and YAML of other programs."""
    (tmp_path / "a.yaml").write_text("decision: a\n")
    (tmp_path / "b.txt").write_bytes(BENCHES)

    assert () == found_rulebooks(str(tmp_path))
