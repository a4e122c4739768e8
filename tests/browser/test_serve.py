"""The workshop in a browser: it paints, keys reach it, it is saved, and nothing comes from elsewhere.

The tests in a browser need what the tests of pages need; the others need nothing but the extra `serve`.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.browser.test_pages import HERE, browser, missing
from tests.cli.running import PATIENCE_SECONDS, beside, surroundings

pytest.importorskip("textual_serve")

SERVE = [sys.executable, "-m", "subsidiarity", "serve", "--port", "0", "--alone"]
KEYS = ["=Saved in hall.yaml", "1", "=(x)"]
HALL = "decision: hall\ntitle: Hall\nanswers: {}\n"


@contextlib.contextmanager
def server(folder, *paths):
    """The address of a server of some files; it ends in order when it is told to."""
    with beside([*SERVE, *paths], cwd=folder, stdout=subprocess.PIPE, text=True, env=surroundings()) as process:
        yield process.stdout.readline().strip()
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) in (0, 143)


@pytest.fixture
def served(tmp_path):
    """The address of a server that goes on with a decision."""
    (tmp_path / "hall.yaml").write_text(HALL)
    with server(tmp_path, "hall.yaml") as address:
        yield address


def asked(address: str, **headers: str) -> tuple[int, dict[str, str], str]:
    """What the server answers to a request with these headers."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc, timeout=PATIENCE_SECONDS)
    connection.request("GET", place.path, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, dict(answer.getheaders()), text


@pytest.mark.skipif(missing() != "", reason=missing() or "never")
def test_a_decision_is_answered_in_a_browser(served, tmp_path):
    """From the first paint to the end: keys reach the app without a click, and the answer is in the file."""
    command = ["node", "serve.mjs", browser(), served, str(tmp_path / "seen.png"), *KEYS]
    run = subprocess.run(
        command, cwd=HERE, capture_output=True, text=True, check=False, timeout=300, env=surroundings()
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)

    assert [] == found["complaints"]
    assert {urlsplit(served).netloc} == {urlsplit(url).netloc for url in (*found["requests"], *found["sockets"])}
    assert found["height"] > 500
    assert found["fonts"] >= 1
    assert (True, False) == (found["asksWhileOpen"], found["asksAtTheEnd"])
    ended = "The session has ended. 1 answer saved in hall.yaml. Open that file to go on. Begin again"
    assert ended == " ".join(found["ended"].split())
    assert "matter: rule" in (tmp_path / "hall.yaml").read_text()


def test_it_listens_to_this_machine_alone(served):
    """On the loopback address, whatever the machine's name is."""
    assert "127.0.0.1" == urlsplit(served).hostname


def test_the_page_names_nothing_elsewhere(served):
    """And forbids the browser to ask for anything but its own."""
    status, headers, text = asked(served)

    assert (200, "default-src 'none'") == (status, headers["Content-Security-Policy"].partition(";")[0])
    assert "//" not in text.replace(f"ws://{urlsplit(served).netloc}", "")


def test_the_page_says_only_what_it_knows(served):
    """Of a connection that goes without a word, it knows nothing more."""
    _, _, text = asked(served)

    assert "The connection to the program has ended." in text
    assert "What was said to be saved is saved; anything else is lost." in text


def test_the_page_says_which_language_the_app_is_in(served):
    """Its own few words are English."""
    _, _, text = asked(served)

    assert '<html lang="en">' in text
    assert '<main id="terminal" lang="en-GB"' in text


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}], ids=str)
@pytest.mark.parametrize("place", ["", "ws"])
def test_other_pages_cannot_reach_it(served, headers, place):
    """Neither by another name for this machine, nor from a page of somebody else's."""
    assert 403 == asked(f"{served}{place}", **headers)[0]


def test_its_address_cannot_be_guessed(served):
    """Another user of this machine who knows the port alone gets nothing."""
    port = urlsplit(served).port

    assert [404, 404] == [asked(f"http://127.0.0.1:{port}{path}")[0] for path in ("/", "/ws")]
    assert len(urlsplit(served).path) > 20


def test_no_list_of_files_is_shown(served):
    """Nor anything outside the page's own folder."""
    assert [403, 404] == [asked(f"{served}static/{path}")[0] for path in ("", "%2e%2e/server.py")]


def test_a_port_that_is_taken_is_named(served, tmp_path):
    """With exit code 2 and another way."""
    port = f"{urlsplit(served).port}"
    command = [*SERVE[:4], "--port", port]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=surroundings())

    assert (2, "") == (run.returncode, run.stdout)
    assert f"subsidiarity: port {port} cannot be used: " in run.stderr


def test_a_file_with_a_fault_is_refused_where_the_command_was_typed(tmp_path):
    """With its place, before anything is served."""
    (tmp_path / "hall.yaml").write_text("decision: hall\ntitle: Hall\nanswers: {gaol: x}\n")
    command = [*SERVE, "hall.yaml"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=surroundings())

    assert (2, "") == (run.returncode, run.stdout)
    assert "hall.yaml:3:11: error SUB301" in run.stderr


def test_without_the_extra_it_says_what_to_install(tmp_path):
    """In one line."""
    hidden = (
        "import sys; sys.modules['textual_serve'] = None; from subsidiarity.cli import main; sys.exit(main(['serve']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", hidden], cwd=tmp_path, capture_output=True, text=True, check=False, env=dict(os.environ)
    )

    assert (2, "") == (run.returncode, run.stdout)
    assert "pip install 'subsidiarity[serve]'" in run.stderr


async def answered_tab(session, address):
    """The connection of a tab whose first question is answered; no reply to its end is sent, which may be late."""
    socket = await session.ws_connect(f"{address.replace('http', 'ws', 1)}ws?width=80&height=24", autoclose=False)
    await said(socket, b"Saved in")
    await socket.send_json(["stdin", "1"])
    await said(socket, b"(x)")
    return socket


async def test_an_app_ends_when_its_server_is_killed(tmp_path):
    """Nothing stays behind that could hold the file; what was answered is in it."""
    import aiohttp

    (tmp_path / "hall.yaml").write_text(HALL)
    command = [*SERVE, "hall.yaml"]
    with beside(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True, env=surroundings()) as server:
        address = server.stdout.readline().strip()
        async with aiohttp.ClientSession() as session:
            socket = await answered_tab(session, address)
            apps = below(server.pid)
            assert not socket.closed
            server.kill()
            server.wait(PATIENCE_SECONDS)

        assert apps
        async with asyncio.timeout(PATIENCE_SECONDS):
            while any(Path(f"/proc/{app}/cmdline").exists() for app in apps):
                await asyncio.sleep(0.1)
    assert "matter: rule" in (tmp_path / "hall.yaml").read_text()


async def test_a_killed_app_ends_its_tab(served):
    """The page does not go on looking alive: its connection is closed, and so it says that the session has ended."""
    import aiohttp

    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(f"{served.replace('http', 'ws', 1)}ws?width=80&height=24")
        await said(socket, b"Saved in")
        for app in filter(lambda each: "interview" in command_of(each), below(os.getpid())):
            os.kill(int(app), signal.SIGKILL)
        while not socket.closed:
            await asyncio.wait_for(socket.receive(), PATIENCE_SECONDS)

        assert socket.closed


async def test_the_end_is_told_to_open_tabs_and_their_apps(tmp_path):
    """On Ctrl+C the connection is closed in order, the apps end with what was answered, and so does the program."""
    import aiohttp

    (tmp_path / "hall.yaml").write_text(HALL)
    with beside([*SERVE, "hall.yaml"], cwd=tmp_path, stdout=subprocess.PIPE, text=True, env=surroundings()) as server:
        address = server.stdout.readline().strip()
        async with aiohttp.ClientSession() as session:
            socket = await answered_tab(session, address)
            apps = below(server.pid)
            server.send_signal(signal.SIGINT)
            last = await asyncio.wait_for(socket.receive(), PATIENCE_SECONDS)
            while last.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT):
                last = await asyncio.wait_for(socket.receive(), PATIENCE_SECONDS)
        assert 0 == server.wait(PATIENCE_SECONDS)

    assert aiohttp.WSMsgType.CLOSE == last.type
    assert (1000, [False] * len(apps)) == (last.data, [Path(f"/proc/{app}/cmdline").exists() for app in apps])
    assert "matter: rule" in (tmp_path / "hall.yaml").read_text()


@pytest.mark.parametrize("size", ["width=999999999&height=999999999", "width=-1&height=x", "width=&height=²"])
async def test_a_browser_gets_no_terminal_that_nobody_could_see(served, size):
    """However large it asks for one, in the address or later."""
    import aiohttp

    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(f"{served.replace('http', 'ws', 1)}ws?{size}")
        await said(socket, b"Saved in")
        await socket.send_json(["resize", {"width": 10**9, "height": "x"}])
        await socket.send_json(["stdin", "1"])
        await said(socket, b"(x)")
        await socket.close()


async def test_tabs_are_bounded(tmp_path):
    """Each is a process of its own; one too many is refused, and the others go on."""
    import aiohttp

    from subsidiarity.tui.browser.server import MOST_TABS

    with server(tmp_path) as served:  # of no file: it would belong to one of them
        async with aiohttp.ClientSession() as session:
            address = f"{served.replace('http', 'ws', 1)}ws?width=80&height=24"
            sockets = [await session.ws_connect(address) for _ in range(MOST_TABS + 1)]
            await asyncio.wait_for(sockets[-1].receive(), PATIENCE_SECONDS)  # the words on why
            refused = await asyncio.wait_for(sockets[-1].receive(), PATIENCE_SECONDS)
            await asyncio.gather(*[said(socket, b"New decision") for socket in sockets[:-1]])
            for socket in sockets:
                await socket.close()

    assert (aiohttp.WSMsgType.CLOSE, 1013) == (refused.type, refused.data)


async def said(socket, text: bytes) -> None:
    """Read until the app has said this."""
    received = b""
    while text not in received:
        message = await asyncio.wait_for(socket.receive(), PATIENCE_SECONDS)
        assert not socket.closed, f"closed with {socket.close_code} after {received[-200:]!r}"
        received += message.data if isinstance(message.data, bytes) else b""


def command_of(process: str) -> str:
    """What a process runs."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def below(process: int) -> list[str]:
    """The processes that a process has started, and those that they have."""
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", f"{process}"], capture_output=True, text=True, check=False)
    children = listed.stdout.split()
    return [each for child in children for each in (child, *below(int(child)))]
