"""Phones in a real browser, as a test holds them: commands to `phones.mjs`, and a browser that sleeps."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.browser.test_pages import HERE, browser
from tests.cli.running import PATIENCE_SECONDS, beside, surroundings


class Phones:
    """Phones in one browser, by their index."""

    def __init__(self, process) -> None:
        self.process = process

    def __getattr__(self, name: str):
        def command(*given):
            self.process.stdin.write(json.dumps([name, *given]) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline() or '{"fault": "the browser has ended"}')
            assert "fault" not in answer, (name, given, answer)
            return answer["is"]

        return command

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """The whole browser stopped, as a phone in a pocket is, while the block runs."""
        stopped = descendants(self.process.pid)
        try:
            for each in stopped:
                os.kill(each, signal.SIGSTOP)
            yield
        finally:
            for each in stopped:
                os.kill(each, signal.SIGCONT)


@contextmanager
def phones(at: Sequence[str] = ()) -> Iterator[Phones]:
    """A browser with no phone in it yet; `at` are the words that run it at its end of a network."""
    command = [*at, "node", "phones.mjs", browser()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with beside(command, cwd=HERE, env=surroundings(), **pipes) as process:
        yield Phones(process)
        process.stdin.close()
        process.wait(PATIENCE_SECONDS)


def descendants(process: int) -> list[int]:
    """The processes that a process has begun, and those that they have."""
    found = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *descendants(child)]
    return found
