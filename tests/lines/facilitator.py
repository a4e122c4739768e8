"""A workshop line by line in a process of its own, as a facilitator holds it: a line typed, and what is said read."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.running import PATIENCE_SECONDS, beside, surroundings
from tests.lines.hall_network import LOOPBACK, HallNetwork
from tests.workshop.samples import SMALL

CARD = ["", "{people}", "4 March"]


class Facilitator:
    """What a facilitator has typed and heard."""

    def __init__(self, process, path: Path, network: HallNetwork) -> None:
        self.process = process
        self.network = network
        self.path = path
        self.heard = ""
        self.address = ""
        self.code = ""

    def type(self, *lines: str) -> None:
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        self.process.stdin.flush()

    def hear(self, text: str) -> str:
        """All that is said until this is; what was heard is heard once."""
        while text not in self.heard:
            ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE_SECONDS)
            part = os.read(self.process.stdout.fileno(), 65_536) if ready else b""
            assert part, f"never said {text!r}, but: {self.heard}"
            self.heard += part.decode()
        before, _, self.heard = self.heard.partition(text)
        return f"{before}{text}"

    def open_address(self) -> None:
        """Choose the address of this machine alone, or agree to the first one where the network reaches further."""
        listed = self.hear("(this machine alone, to try it out)")
        self.type(*([listed.rpartition("\n")[2].split()[0]] if self.network.is_loopback else ["1", "y"]))
        self.address = f"http://{self.hear('The code at its end').partition('http://')[2].split()[0]}"
        self.hear("j says this again.")

    def open_vote(self) -> None:
        """Open a vote on the phones."""
        self.type("v")
        self.hear("The vote is open on the phones.")
        self.hear("Enter looks again:")

    def kill(self) -> None:
        """End the program without a word."""
        self.process.kill()
        self.process.wait(PATIENCE_SECONDS)

    def leave(self) -> str:
        """All that is said at the end."""
        self.type("q")
        self.process.stdin.close()
        said = f"{self.heard}{self.process.stdout.read().decode()}"
        assert 0 == self.process.wait(PATIENCE_SECONDS), said
        return said


@contextmanager
def facilitating(folder: Path, people: str = "", network: HallNetwork = LOOPBACK) -> Iterator[Facilitator]:
    """A workshop on the hall in this folder, at its end of a network: begun with phones on, or gone on with."""
    (folder / "small.txt").write_text(SMALL)
    path = folder / "hall.yaml"
    is_new = not path.exists()
    command = [*network.at_facilitator, sys.executable, "-m", "subsidiarity", "workshop", "--plain"]
    command += ["--rulebook", "small.txt", path.name]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with beside(command, cwd=folder, env=surroundings(), **pipes) as process:
        held = Facilitator(process, path, network)
        if is_new:
            held.type("Who runs the hall?", "", *(line.format(people=people) for line in CARD), "j")
            held.open_address()
        yield held
