"""One owner of a file at a time: held while it lives, free once it is gone, however it went."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from tests.cli.running import surroundings

from subsidiarity.files import owner as owner_module
from subsidiarity.files.owner import Owned, Owner, find_owner, mark_of

OWN = """
import sys
from subsidiarity.files.owner import Owner
owner = Owner(sys.argv[1])
print("mine", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path):
    """Another program that owns hall.yaml, until its standard input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", OWN, str(tmp_path / "hall.yaml")], env=surroundings(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            assert "mine\n" == process.stdout.readline()
            yield process
        finally:
            process.kill()


def test_a_file_that_another_program_owns_is_refused(tmp_path, other):
    """By its number, through a link, and before the file exists."""
    (tmp_path / "link.yaml").symlink_to("hall.yaml")
    for name in ("hall.yaml", "link.yaml"):
        found = find_owner(str(tmp_path / name))
        with pytest.raises(Owned) as refused:
            Owner(str(tmp_path / name))

        assert found is not None
        assert f"{other.pid} " in found.owner
        assert found.owner == refused.value.owner


def test_a_file_beside_it_is_free(tmp_path, other):
    """Another name is another file."""
    assert find_owner(str(tmp_path / "shop.yaml")) is None

    Owner(str(tmp_path / "shop.yaml"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, None], ids=str)
def test_nobody_dead_owns_anything(tmp_path, other, number):
    """Killed, ended or done: the file is free, and nothing is left beside it in the end."""
    path = str(tmp_path / "hall.yaml")
    if number is None:
        other.communicate("")
    else:
        other.send_signal(number)
        other.wait()
    owner = Owner(path)
    is_marked = os.path.exists(mark_of(path))
    owner.let_go()

    assert is_marked
    assert [] == os.listdir(tmp_path)


def test_a_program_that_sleeps_owns_all_the_same(tmp_path, other):
    """No clock is asked."""
    other.send_signal(signal.SIGSTOP)
    found = find_owner(str(tmp_path / "hall.yaml"))
    other.send_signal(signal.SIGCONT)

    assert found is not None


def test_an_owner_that_nobody_knows_any_more_has_let_go(tmp_path):
    """Its mark is gone with it."""
    owner = Owner(str(tmp_path / "hall.yaml"))
    del owner

    assert [] == os.listdir(tmp_path)


def test_a_program_does_not_stand_in_its_own_way(tmp_path):
    """The same file opened again in one program is no other's."""
    owner = Owner(str(tmp_path / "hall.yaml"))
    again = Owner(str(tmp_path / "hall.yaml"))

    assert find_owner(str(tmp_path / "hall.yaml")) is None
    again.let_go()
    owner.let_go()
    assert [] == os.listdir(tmp_path)


def test_where_nothing_can_be_held_nobody_owns(tmp_path):
    """A folder that is not there: saving says so."""
    Owner(str(tmp_path / "no" / "hall.yaml"))

    assert find_owner(str(tmp_path / "no" / "hall.yaml")) is None


def test_a_mark_that_a_killed_program_left_is_nobodys(tmp_path, other):
    """It is there, and nobody holds it."""
    path = str(tmp_path / "hall.yaml")
    other.kill()
    other.wait()

    assert os.path.exists(mark_of(path))
    assert find_owner(path) is None


def test_a_mark_names_its_owner_and_nobody_before(tmp_path):
    """Whoever was killed had a longer name."""
    path = str(tmp_path / "hall.yaml")
    with open(mark_of(path), "w", encoding="ascii") as mark:
        mark.write("123456789 a-machine-with-a-very-long-name-indeed")
    owner = Owner(path)
    with open(mark_of(path), encoding="ascii") as mark:
        written = mark.read()
    owner.let_go()

    assert f"{os.getpid()} {os.uname().nodename[:64]}" == written


def test_a_file_of_the_longest_name_is_owned_as_well(tmp_path):
    """Its mark has a shorter one."""
    owner = Owner(str(tmp_path / ("x" * 255)))
    marks = os.listdir(tmp_path)
    owner.let_go()

    assert 1 == len(marks)


def test_a_mark_that_is_taken_away_while_it_is_opened_is_made_anew(tmp_path, monkeypatch):
    """The owner before let go between the two calls."""
    path = str(tmp_path / "hall.yaml")
    held: list[int] = []

    def hold(descriptor):
        if not held:
            os.unlink(mark_of(path))
        held.append(descriptor)
        return True

    monkeypatch.setattr(owner_module, "hold", hold)
    owner = Owner(path)
    is_marked = os.path.exists(mark_of(path))
    owner.let_go()

    assert (2, True) == (len(held), is_marked)


def test_the_mark_of_another_is_left_where_it_is(tmp_path):
    """Somebody took ours away by hand, and another program made its own."""
    path = str(tmp_path / "hall.yaml")
    owner = Owner(path)
    os.rename(mark_of(path), tmp_path / "away")
    with open(mark_of(path), "w", encoding="ascii") as mark:
        mark.write("another")
    owner.let_go()

    assert os.path.exists(mark_of(path))
