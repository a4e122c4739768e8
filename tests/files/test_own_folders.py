"""A person's own files stand where their system's other programs keep theirs."""

from __future__ import annotations

import os

import platformdirs.macos
import platformdirs.unix
import pytest

from subsidiarity.files.own_folders import cache_folder, config_folder, state_folder

XDG = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@pytest.mark.parametrize(
    ("system", "peer"),
    [("linux", platformdirs.unix.Unix), ("freebsd14", platformdirs.unix.Unix), ("darwin", platformdirs.macos.MacOS)],
)
def test_the_places_are_those_of_platformdirs(system, peer, monkeypatch):
    """The library that many programs use."""
    for variable in XDG:
        monkeypatch.delenv(variable, raising=False)
    theirs = peer("subsidiarity")
    ours = [place(system, os.environ) for place in (cache_folder, config_folder, state_folder)]

    assert [theirs.user_cache_dir, theirs.user_config_dir, theirs.user_state_dir] == ours


def test_on_windows_they_are_below_the_local_application_data():
    """As platformdirs has it: the cache in a folder of its own."""
    environment = {"LOCALAPPDATA": "/c/Users/ann/AppData/Local"}
    found = [place("win32", environment) for place in (cache_folder, config_folder, state_folder)]
    local = "/c/Users/ann/AppData/Local/subsidiarity"

    assert [f"{local}/Cache", local, local] == found


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_a_variable_that_names_a_whole_path_comes_first(system):
    """As the XDG specification has it; a part of a path is passed over."""
    found = [config_folder(system, {"XDG_CONFIG_HOME": named, "HOME": "/h"}) for named in ("/own", "own", "")]

    assert "/own/subsidiarity" == found[0]
    assert found[1] == found[2] != "own/subsidiarity"
