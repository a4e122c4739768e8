"""What all tests share: how a run is laid out and left, and files of expected output, renewed by a named option."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from tests import left_behind

# How busy the machine is decides nothing: an example may take its time.
hypothesis.settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("unhurried")

MOST_WORKERS = 8
"""Each takes half a gigabyte of memory and some seconds to begin."""
ENDINGS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Give folders of tests to a worker for each processor, unless the command says how many; files stay in one."""
    is_worker = hasattr(config, "workerinput")
    if is_worker or not config.pluginmanager.hasplugin("xdist") or config.option.numprocesses is not None:
        return
    if all(os.path.isdir(name) for name in config.args):
        config.option.numprocesses, config.option.maxprocesses = "logical", MOST_WORKERS
        config.option.dist = "worksteal"


_OWN = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep rulebooks, keys, the tour's mark and temporary files in folders of this run's own."""
    config.stash[_OWN] = own = Path(tempfile.mkdtemp(prefix="tests-"))
    for name in ("cache", "config", "state"):
        os.environ[f"XDG_{name.upper()}_HOME"] = str(own / name)
    seen = own / "state" / "subsidiarity"
    seen.mkdir(mode=0o700, parents=True)
    (seen / "tour-was-shown").touch()
    (own / "tmp").mkdir()
    os.environ["TMPDIR"] = str(own / "tmp")  # for the programs that tests start; ours stands fast by now


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(config.stash[_OWN], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def nothing_is_left_behind(pytestconfig: pytest.Config) -> Iterator[None]:
    """Fail the run if a process, thread or temporary file of a program of its tests is there when they are over."""
    own = pytestconfig.stash[_OWN]
    mark = f"XDG_CACHE_HOME={own / 'cache'}"
    before = threading.enumerate()
    yield
    processes = left_behind.once_over(lambda: left_behind.processes(mark))
    for process in processes:
        left_behind.end(process)
    threads = left_behind.once_over(lambda: left_behind.threads(before))

    assert ({}, [], []) == (processes, threads, sorted(os.listdir(own / "tmp")))


@pytest.fixture(autouse=True)
def no_process_outlives_its_test() -> Iterator[None]:
    """Fail a test that has not ended a process it began, and end that."""
    before = left_behind.children()
    yield
    workers = left_behind.workers()
    for worker in workers:
        worker.kill()
        worker.join()
    left = left_behind.commands(left_behind.children() - before)
    for process in left:
        left_behind.end(process)

    assert ({}, []) == (left, workers)


@pytest.fixture(scope="session", autouse=True)
def signals_are_heeded() -> Iterator[None]:
    """Let the programs that tests start heed signals, even below `nohup`.

    A signal that is ignored stays ignored in a program that is started; one that is caught is back at its default.
    """
    ignored = [number for number in ENDINGS if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, lambda *_: None)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--renew-golden`, which writes expected output anew; read the difference before you commit it."""
    parser.addoption("--renew-golden", action="store_true", help="write the files of expected output anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """A check that a text is, byte for byte, the file of this name in the folder `golden` beside the test."""
    folder = request.path.parent / "golden"

    def check(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--renew-golden"):
            folder.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert file.read_bytes() == text.encode(), f"{file.name} differs: pytest --renew-golden writes it anew"

    return check
