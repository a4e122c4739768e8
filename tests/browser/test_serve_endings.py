"""The end of a session in a browser: whatever ends it, the page says why, and what can be done."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from typing import Any

import pytest
from tests.browser.test_pages import HERE, browser, missing
from tests.browser.test_serve import HALL, SERVE, below, command_of, said, server
from tests.cli.running import PATIENCE_SECONDS, beside, surroundings
from tests.files.test_owner import OWN
from tests.workshop.samples import SMALL

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

IN_A_TAB = "another program has this file open to change it, in a tab of a browser (process "
LEAVE_IT = "Leave it in that tab or close the tab, or copy the file and open the copy."
ESCAPE, LEAVE = "\x1b", "\x11"
SAVED = "What was said to be saved is saved; anything else is lost."


def socket_of(address: str) -> str:
    """The address of the connection of a page."""
    return f"{address.replace('http', 'ws', 1)}ws?width=80&height=24"


async def end_of(socket) -> dict[str, Any]:
    """What the page is told at the end, once its connection is closed."""
    told: list[dict[str, Any]] = []
    while not socket.closed:
        message = await asyncio.wait_for(socket.receive(), PATIENCE_SECONDS)
        if message.type == aiohttp.WSMsgType.TEXT and (heard := json.loads(message.data))[0] == "ended":
            told.append(heard[1])
    (only,) = told
    return only


async def refusal(address: str) -> tuple[object, str, object]:
    """The heading, the words and the link on the page of a tab that is opened now and cannot begin."""
    async with aiohttp.ClientSession() as session:
        end = await end_of(await session.ws_connect(socket_of(address)))
    return end["heading"], "\n".join(end["paragraphs"]), end["link"]


@pytest.fixture
def folder(tmp_path):
    """A folder with a decision and a small rulebook."""
    (tmp_path / "hall.yaml").write_text(HALL)
    (tmp_path / "small.txt").write_text(SMALL)
    return tmp_path


async def test_a_file_that_another_tab_has_open_is_named_and_free_when_that_one_ends(folder):
    """Trying again then opens it."""
    with server(folder, "hall.yaml") as address:
        async with aiohttp.ClientSession() as session:
            first = await session.ws_connect(socket_of(address))
            await said(first, b"Saved in")
            heading, words, link = await refusal(address)
            await first.close()
            second = await session.ws_connect(socket_of(address))
            await said(second, b"Saved in")
            await second.close()

    assert ("This session could not begin.", "Try again") == (heading, link)
    assert words.startswith(f"hall.yaml cannot be opened: {IN_A_TAB}")
    assert words.endswith(LEAVE_IT)


async def test_a_tab_that_is_loaded_anew_is_not_refused_by_itself(folder):
    """The session before is waited for, which has the file until it has ended."""
    with server(folder, "hall.yaml") as address:
        async with aiohttp.ClientSession() as session:
            for _ in range(3):
                socket = await session.ws_connect(socket_of(address))
                await said(socket, b"Saved in")
                await socket.close()


async def test_a_file_that_another_program_has_open_is_named(folder):
    """A window of a terminal is no tab."""
    with server(folder, "hall.yaml") as address:
        command = [sys.executable, "-c", OWN, str(folder / "hall.yaml")]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        with beside(command, env=surroundings(), **pipes) as other:
            other.stdout.readline()
            _, words, link = await refusal(address)

    assert words.startswith(
        f"hall.yaml cannot be opened: another program has this file open to change it (process {other.pid} "
    )
    assert "Try again" == link


def without_its_folder(folder):
    shutil.rmtree(folder)


def with_a_fault(folder):
    (folder / "hall.yaml").write_text(HALL.replace("{}", "{gaol: x}"))


def with_a_broken_rulebook(folder):
    (folder / "small.txt").write_text(SMALL.replace("rulebook:", "rulebok:"))


def with_a_pipe_in_its_place(folder):
    (folder / "hall.yaml").unlink()
    os.mkfifo(folder / "hall.yaml")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (with_a_fault, "hall.yaml:3:11: no question `gaol`"),
        (with_a_broken_rulebook, "small.txt:2:1: error SUB021: a rulebook has no field `rulebok`"),
        (with_a_pipe_in_its_place, "hall.yaml cannot be opened: "),
        (without_its_folder, "the folder you are in is not there any more"),
    ],
)
async def test_what_cannot_be_opened_any_more_is_said_on_the_page(tmp_path, change, words):
    """It was fine when the server began."""
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "hall.yaml").write_text(HALL)
    (folder / "small.txt").write_text(SMALL)
    with server(folder, "hall.yaml", "--rulebook", "small.txt") as address:
        change(folder)
        heading, seen, link = await refusal(address)

    assert ("This session could not begin.", "Try again") == (heading, link)
    assert words in seen


async def test_what_is_said_goes_to_the_terminal_too_and_not_into_the_output(folder):
    """Once; standard output holds the address alone."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with beside([*SERVE, "hall.yaml"], cwd=folder, env=surroundings(), **pipes) as process:
        address = process.stdout.readline().strip()
        with_a_fault(folder)
        await refusal(address)
        process.send_signal(signal.SIGTERM)
        rest, talk = process.communicate(timeout=PATIENCE_SECONDS)

    assert ("", 1) == (rest, talk.count("no question `gaol`"))


async def test_one_tab_too_many_says_so(tmp_path):
    """With the number there may be."""
    from subsidiarity.tui.browser.server import MOST_TABS

    with server(tmp_path) as address:
        async with aiohttp.ClientSession() as session:
            sockets = [await session.ws_connect(socket_of(address)) for _ in range(MOST_TABS)]
            seen = await refusal(address)
            for socket in sockets:
                await socket.close()

    words = f"At most {MOST_TABS} can be open at once. Close one, then try again here."
    assert ("Too many tabs are open.", words, "Try again") == seen


async def test_a_machine_that_starts_no_program_is_named(tmp_path):
    """With its own reason."""
    from subsidiarity.tui.browser.server import FacilitatorServer

    served = FacilitatorServer([str(tmp_path / "no-such-program")], 0, "en")
    serving = asyncio.create_task(served._serve())
    seen = await refusal(served.address)
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)

    assert "This session could not begin." == seen[0]
    assert seen[1].startswith("The computer does not allow another program: No such file or directory.")


async def test_an_app_that_is_killed_is_said_to_be_cut_off(folder):
    """What is saved is not known to anybody, so only what was said holds."""
    with server(folder, "hall.yaml") as address:
        async with aiohttp.ClientSession() as session:
            socket = await session.ws_connect(socket_of(address))
            await said(socket, b"Saved in")
            for app in filter(lambda each: "interview" in command_of(each), below(os.getpid())):
                os.kill(int(app), signal.SIGKILL)
            end = await end_of(socket)

    assert ("The session was cut off.", SAVED) == (end["heading"], end["paragraphs"][-1])


async def test_a_session_that_ends_by_a_fault_of_the_server_is_not_said_to_be_cut_off(folder):
    """Such as what no page of ours sends."""
    with server(folder, "hall.yaml") as address:
        async with aiohttp.ClientSession() as session:
            socket = await session.ws_connect(socket_of(address))
            await said(socket, b"Saved in")
            await socket.send_str("no JSON")
            end = await end_of(socket)

    words = ["JSONDecodeError", SAVED]
    assert ("The session ended by a fault of the program, not yours.", words) == (end["heading"], end["paragraphs"])


async def test_whoever_leaves_is_told_what_is_saved(folder):
    """The page says what the app knows of its file."""
    with server(folder, "hall.yaml") as address:
        async with aiohttp.ClientSession() as session:
            socket = await session.ws_connect(socket_of(address))
            await said(socket, b"Saved in")
            await socket.send_json(["stdin", "1"])
            await said(socket, b"(x)")
            await socket.send_json(["stdin", "q"])
            end = await end_of(socket)

    words = ["1 answer saved in hall.yaml. Open that file to go on."]
    assert ("The session has ended.", words, "Begin again") == (end["heading"], end["paragraphs"], end["link"])


async def test_whoever_leaves_is_told_what_is_lost(tmp_path):
    """A save that failed is no secret of the app's."""
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "hall.yaml").write_text(HALL)
    with server(folder, "hall.yaml") as address:
        async with aiohttp.ClientSession() as session:
            socket = await session.ws_connect(socket_of(address))
            await said(socket, b"Saved in")
            shutil.rmtree(folder)
            await socket.send_json(["stdin", "1"])
            await said(socket, b"Not saved")
            await socket.send_json(["stdin", ESCAPE])
            await socket.send_json(["stdin", LEAVE])
            await said(socket, b"Leave?")
            await socket.send_json(["stdin", "y"])
            end = await end_of(socket)

    words = ["NOT SAVED in hall.yaml: its folder is no longer there. Nothing was saved in this sitting."]
    assert ("The session has ended.", words) == (end["heading"], end["paragraphs"])


async def test_a_server_that_is_stopped_says_so_in_its_tabs(folder):
    """Its address will be another one, so there is no link."""
    with beside([*SERVE, "hall.yaml"], cwd=folder, stdout=subprocess.PIPE, text=True, env=surroundings()) as process:
        address = process.stdout.readline().strip()
        async with aiohttp.ClientSession() as session:
            socket = await session.ws_connect(socket_of(address))
            await said(socket, b"Saved in")
            process.send_signal(signal.SIGINT)
            end = await end_of(socket)
        assert 0 == process.wait(PATIENCE_SECONDS)

    assert ("Subsidiarity was stopped where it was started.", "") == (end["heading"], end["link"])
    assert end["paragraphs"][-1].startswith("To go on, start it there again")


async def test_a_server_that_is_stopped_hears_its_tabs_and_waits_for_no_clock(folder, monkeypatch):
    """A browser replies to the end of a tab at once, and leaves it to the server to hang up."""
    from subsidiarity.tui.browser import server as module

    monkeypatch.setattr(module, "_END_SECONDS", 2 * PATIENCE_SECONDS)
    command = [sys.executable, "-m", "subsidiarity", "interview", "--", str(folder / "hall.yaml")]
    served = module.FacilitatorServer(command, 0, "en")
    serving = asyncio.create_task(served._serve())
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(socket_of(served.address), autoclose=False)
        await said(socket, b"Saved in")
        serving.cancel()
        while (await asyncio.wait_for(socket.receive(), PATIENCE_SECONDS)).type != aiohttp.WSMsgType.CLOSE:
            pass
        await socket._writer.close()
        await asyncio.wait_for(asyncio.gather(serving, return_exceptions=True), PATIENCE_SECONDS)

    assert serving.done()


@pytest.mark.long
@pytest.mark.skipif(missing() != "", reason=missing() or "never")
def test_a_second_tab_in_a_browser_says_what_it_waits_for_and_goes_on(folder):
    """Also on a narrow page; once the first tab has ended, its link opens the file, and loading it anew does."""
    with server(folder, "hall.yaml") as address:
        command = ["node", "second_tab.mjs", browser(), address]
        run = subprocess.run(
            command, cwd=HERE, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS, env=surroundings()
        )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)

    assert [IN_A_TAB in found["narrow"], IN_A_TAB in found["wide"], found["tooWide"]] == [True, True, 0]
    assert ["H1", "Try again"] == [found["focus"], found["link"]]
    assert [True, True, []] == [found["goesOn"], found["loadsAnew"], found["complaints"]]
