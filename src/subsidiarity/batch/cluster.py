"""A cluster that works for a batch: any scheduler of `distributed`, which comes with the extra `cluster`.

The scheduler does the work of a lost worker again by itself; it gives up on work that has killed several.
"""

from __future__ import annotations

from concurrent.futures import Executor, Future
from types import TracebackType
from typing import Any, Self, TypeVar

from distributed import Client
from distributed.comm.addressing import parse_address, parse_host_port
from distributed.scheduler import KilledWorker

from subsidiarity.batch.errors import NoCluster
from subsidiarity.batch.row_summary import Task
from subsidiarity.batch.workers import errand_of
from subsidiarity.reasoning.compiled import CompiledRulebook

SECONDS_TO_ANSWER = 10
_BY_HOST = ("tcp", "tls", "ws", "wss")

T = TypeVar("T")


class Cluster:
    """The workers of a scheduler, over the network."""

    trays = None
    is_death_shared = False

    def __init__(self, address: str) -> None:
        """Join a scheduler; `NoCluster` if none answers, or if it has no workers."""
        try:
            _check(address)
            self._client = Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError) as error:
            raise NoCluster(f"no scheduler answers at {address}: {error}") from None
        self.size = sum(self._client.nthreads().values())
        if not self.size:
            self._client.close()
            raise NoCluster(f"the scheduler at {address} has no workers")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster as it was; work that is not finished is called off."""
        self._client.close()

    def told(self, compiled: CompiledRulebook, task: Task[Any]) -> bytes:
        """The errand for each chunk, as short as can be: it goes over the network every time."""
        return errand_of(compiled.rulebook, task)

    def executor(self, *, is_lone: bool) -> Executor:  # noqa: ARG002 - a task of a cluster always dies alone
        """The executor for all work, alone or not."""
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def result(self, future: Future[T]) -> T:
        """The result of a future; the scheduler sees to it that somebody works on it."""
        return future.result()

    def renew(self, *, is_lone: bool) -> None:
        """Do nothing: the scheduler has replaced the worker."""

    def is_death(self, error: BaseException) -> bool:
        """Whether the scheduler gave up on work that killed its workers, or a worker had no memory left."""
        return isinstance(error, KilledWorker | MemoryError)


def _check(address: str) -> None:
    """Raise ValueError for what is no address: a client that only finds out by itself never lets the program end."""
    scheme, host_and_port = parse_address(address)
    if scheme in _BY_HOST:
        parse_host_port(host_and_port)
