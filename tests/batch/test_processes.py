"""A pool that the machine does not let work says so; nobody waits for what nobody works on."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import Future

import pytest

from subsidiarity.batch import processes
from subsidiarity.batch.errors import NoWorkers
from subsidiarity.batch.processes import Processes


def refused(error):
    """Something of the machine's that fails so."""

    def fail(*_arguments, **_options):
        raise error

    return fail


def test_a_thread_that_cannot_start_is_said(monkeypatch):
    """As where memory or the number of tasks is limited."""
    said = r"does not let 2 processes work at a time: can't start new thread; try"
    with pytest.raises(NoWorkers, match=said), Processes(2) as crew:  # noqa: PT012 - the pool is left by the error
        executor = crew.executor(is_lone=False)
        monkeypatch.setattr(threading.Thread, "start", refused(RuntimeError("can't start new thread")))
        executor.submit(int)


@pytest.mark.parametrize("error", [OSError(24, "Too many open files"), EOFError("unexpected EOF"), MemoryError()])
def test_a_process_that_cannot_start_is_said(monkeypatch, error):
    """Whichever way the machine refuses it."""
    said = r"does not let 1 processes work at a time: .*; try it without --jobs"
    with pytest.raises(NoWorkers, match=said), Processes(2) as crew:  # noqa: PT012 - the pool is left by the error
        executor = crew.executor(is_lone=True)
        monkeypatch.setattr(executor, "_start_executor_manager_thread", refused(error))
        executor.submit(int)


def test_nobody_waits_for_a_pool_whose_thread_has_died(monkeypatch):
    """The work would never be done."""
    monkeypatch.setattr(processes, "_LOOK_AFTER_SECONDS", 0.01)
    dead = threading.Thread(target=int)
    dead.start()
    dead.join()
    with Processes(2) as crew:
        executor = crew.executor(is_lone=False)
        monkeypatch.setattr(executor, "_executor_manager_thread", dead)

        with pytest.raises(NoWorkers, match="there is not enough memory"):
            crew.result(Future())


def test_work_that_takes_long_is_waited_for(monkeypatch):
    """Somebody works on it."""
    monkeypatch.setattr(processes, "_LOOK_AFTER_SECONDS", 0.01)
    future: Future[str] = Future()
    threading.Timer(0.1, future.set_result, ["done"]).start()
    with Processes(2) as crew:
        assert "done" == crew.result(future)


def test_work_may_itself_run_out_of_time():
    """It is then the work's own error."""
    future: Future[str] = Future()
    future.set_exception(TimeoutError("of the work"))
    with Processes(2) as crew, pytest.raises(TimeoutError, match="of the work"):
        crew.result(future)


def test_a_thread_that_dies_of_the_machine_leaves_no_traceback(monkeypatch):
    """What it means is said by whoever waits; the fault of a program is shown as ever."""
    shown = []
    monkeypatch.setattr(threading, "excepthook", lambda death: shown.append(death.exc_type))
    with Processes(2):
        for error in (MemoryError(), ZeroDivisionError()):
            thread = threading.Thread(target=refused(error))
            thread.start()
            thread.join()

    assert [ZeroDivisionError] == shown


def test_a_signal_waits_until_a_worker_that_begins_is_known(monkeypatch, capfd):
    """Otherwise nobody would end it, and it would complain of what is gone when it looks for its work."""
    forkserver = pytest.importorskip("multiprocessing.popen_forkserver", reason="this system has no such server")
    began = forkserver.Popen._launch
    launched = []

    def signalled(self, process):
        began(self, process)
        launched.append(process)
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)

    monkeypatch.setattr(forkserver.Popen, "_launch", signalled)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it in the background
    try:
        with pytest.raises(KeyboardInterrupt), Processes(2) as crew:
            crew.executor(is_lone=False).submit(int)
    finally:
        signal.signal(signal.SIGINT, before)

    assert [False] == [process.is_alive() for process in launched]
    assert ("", "") == capfd.readouterr()
