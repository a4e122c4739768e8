"""A rulebook is read once and then found again; nothing that was kept can lie, run or get in the way."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from binascii import crc32

import pytest
from tests.reporting.samples import RULES

from subsidiarity.api import load_advisor
from subsidiarity.model.rule_graph import Branch
from subsidiarity.reading import kept_rulebook as keeping
from subsidiarity.reading.kept_rulebook import MAKERS, Kept, find_kept, keep
from subsidiarity.reading.rulebook import read_rulebook
from subsidiarity.reasoning.leaf_sets import build_sets
from subsidiarity.reasoning.rulebook_diagrams import build_diagrams

DATA = RULES.encode()


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache folder of this test's own; nothing is in it yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "subsidiarity"


def made():
    """A rulebook as it is kept."""
    rulebook, diagnostics = read_rulebook(DATA, "wells.yaml")
    assert rulebook is not None
    diagrams = build_diagrams(rulebook)
    return Kept(rulebook, diagnostics, diagrams, build_sets(rulebook, diagrams))


def the_file(cache):
    """The one file that is kept."""
    (file,) = cache.iterdir()
    return file


class Trap:
    """What would run if anything could."""

    def __reduce__(self):
        return os.mkdir, ("trapped",)


def test_what_was_kept_is_found_as_it_was():
    """Every noun equals the one that was read."""
    keep(DATA, "wells.yaml", made())

    assert made() == find_kept(DATA, "wells.yaml")


def test_conditions_stay_packed_until_somebody_looks():
    """Of a hundred conditions one decision needs a few."""
    keep(DATA, "wells.yaml", made())
    found = find_kept(DATA, "wells.yaml")
    assert found is not None
    before, branch = (next(iter(kept.rulebook.roles[0].graph.steps.values())).branches[0] for kept in (made(), found))

    with pytest.raises(AttributeError):
        vars(Branch)["when"].__get__(branch)

    assert before.when == branch.when == vars(Branch)["when"].__get__(branch)


@pytest.mark.parametrize(("data", "file"), [(DATA + b"\n", "wells.yaml"), (DATA, "other.yaml")])
def test_other_bytes_and_another_name_find_nothing(data, file):
    """Positions name the file, so its name counts."""
    keep(DATA, "wells.yaml", made())

    assert find_kept(data, file) is None


def test_another_release_finds_nothing(monkeypatch):
    """What it would make of the file may be something else."""
    keep(DATA, "wells.yaml", made())
    monkeypatch.setattr(keeping, "__version__", "99")
    keeping._program.cache_clear()

    assert find_kept(DATA, "wells.yaml") is None

    keeping._program.cache_clear()


FOLDERS_OF_A_READING = """
import os, sys
from subsidiarity.api import load_advisor
from subsidiarity.api.precedents import shipped_precedents
advisor, _ = load_advisor(sys.argv[1])
shipped_precedents(advisor.rulebook)
home = os.path.dirname(sys.modules["subsidiarity"].__file__)
for name, module in sorted(sys.modules.items()):
    if name.startswith("subsidiarity."):
        print(os.path.relpath(os.path.dirname(module.__file__), home).replace(os.sep, "/"))
"""


def test_an_edit_of_any_code_that_reads_or_proves_a_rulebook_is_noticed(tmp_path):
    """Every folder is looked at from which a rulebook that was not kept needs something."""
    file = tmp_path / "wells.yaml"
    file.write_bytes(DATA)
    command = [sys.executable, "-c", FOLDERS_OF_A_READING, str(file)]
    folders = set(subprocess.run(command, capture_output=True, check=True, text=True).stdout.split())
    layers = ("model", "reading", "reasoning", "analysis")

    assert set(MAKERS) == {folder for folder in folders if folder.partition("/")[0] in layers}


def test_a_file_of_the_same_name_that_was_made_of_something_else_is_not_used(cache):
    """A check sum may meet another; the bytes may not."""
    keep(DATA, "wells.yaml", made())
    made_of, found = pickle.loads(the_file(cache).read_bytes()[4:])
    put(cache, pickle.dumps(((*made_of[:2], b"other"), found)))

    assert find_kept(DATA, "wells.yaml") is None


def put(cache, text):
    """Put something in the place of what was kept, with the checksum that it would have."""
    the_file(cache).write_bytes(crc32(text).to_bytes(4) + text)


@pytest.mark.parametrize("text", [b"", b"\x80", b"not a pickle", b"\x80\x05."])
def test_a_torn_file_is_read_anew_and_mended(cache, text, tmp_path):
    """A full disk or a killed process leaves no lasting harm."""
    file = tmp_path / "wells.yaml"
    file.write_bytes(DATA)
    load_advisor(str(file))
    the_file(cache).write_bytes(text)

    advisor, _ = load_advisor(str(file))

    assert advisor is not None
    assert "wells" == advisor.rulebook.id
    assert find_kept(DATA, str(file)) is not None


@pytest.mark.parametrize("number", range(40))
def test_of_a_damaged_file_nothing_is_used(cache, number):
    """One bit is enough, wherever it is: reasons and names of levels would change under a digest that is right."""
    keep(DATA, "wells.yaml", made())
    text = bytearray(the_file(cache).read_bytes())
    place = number * (len(text) - 1) // 39
    text[place] ^= 1 << number % 8
    the_file(cache).write_bytes(text)

    assert find_kept(DATA, "wells.yaml") is None


def test_nothing_in_the_folder_can_run(cache, tmp_path, monkeypatch):
    """A file that others slipped in makes nouns of the model or nothing."""
    monkeypatch.chdir(tmp_path)
    keep(DATA, "wells.yaml", made())
    put(cache, pickle.dumps(Trap()))

    assert find_kept(DATA, "wells.yaml") is None
    assert not (tmp_path / "trapped").exists()


@pytest.mark.parametrize("name", [
    ("os", "system"), ("subsidiarity.api", "load_advisor"), ("subsidiarity.model.noun", "_compiled_init"),
    ("subsidiarity.model.noun", "exec"), ("subsidiarity.model.span", "os.system"), ("builtins", "eval"),
])  # fmt: skip
def test_only_nouns_are_made(cache, name):
    """Functions, modules and what is elsewhere are refused by name."""
    keep(DATA, "wells.yaml", made())
    module, what = (part.encode() for part in name)
    put(cache, b"\x80\x04c" + module + b"\n" + what + b"\n.")

    assert find_kept(DATA, "wells.yaml") is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="this system has no modes")
def test_a_folder_where_others_write_is_not_used(cache):
    """Nothing is read there, and nothing written."""
    cache.mkdir()
    cache.chmod(0o777)

    keep(DATA, "wells.yaml", made())

    assert [] == list(cache.iterdir())


def test_where_nothing_can_be_kept_nothing_is(cache):
    """A file stands where the folder would be."""
    cache.write_text("")

    keep(DATA, "wells.yaml", made())

    assert find_kept(DATA, "wells.yaml") is None


def test_of_many_rulebooks_the_latest_are_kept(cache):
    """The folder does not grow for ever."""
    one = made()
    for number in range(12):
        keep(DATA, f"{number}.yaml", one)

    assert 8 == len(list(cache.iterdir()))
    assert one == find_kept(DATA, "11.yaml")


def test_a_rulebook_with_faults_is_not_kept(cache, tmp_path):
    """What has to be mended is read anew each time."""
    file = tmp_path / "wells.yaml"
    file.write_text("rulebook: wells\n")

    assert load_advisor(str(file))[0] is None
    assert not cache.exists()


def test_a_kept_rulebook_says_again_what_was_worth_saying(tmp_path):
    """Notes about the rulebook come every time."""
    file = tmp_path / "wells.yaml"
    file.write_bytes(DATA)

    first, second = load_advisor(str(file)), load_advisor(str(file))

    assert first[1] == second[1]
    assert first[0] is not None
    assert second[0] is not None
    assert first[0].compiled.roles[0].diagram == second[0].compiled.roles[0].diagram
