"""The run of a whole batch: pieces of work judged here or by others, in order, each id once."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from functools import partial

from subsidiarity.batch.evaluation import Evaluator, LatestIds
from subsidiarity.batch.give_up import Patience
from subsidiarity.batch.row_summary import Maker, Task, judge
from subsidiarity.batch.source import MARK, Form, Opener, Piece, chunks_of, pieces_of, with_data
from subsidiarity.batch.stretch import Item, without_twins
from subsidiarity.files.bounded_read import open_stream
from subsidiarity.files.decision_files import decision_files
from subsidiarity.model.annotation import TypeVar
from subsidiarity.reasoning.compiled import CompiledRulebook

FILES_TOGETHER = 128
"""The number of whole files that one worker takes at a time: some twenty milliseconds of work."""

T = TypeVar("T")


def evaluate_pieces(
    compiled: CompiledRulebook,
    task: Task[T],
    pieces: Iterable[Piece],
    jobs: int = 1,
    cluster: str | None = None,
    patience: Patience | None = None,
) -> Generator[Item[T], None, None]:
    """The judged rows of all documents, in order and alike for any number of `jobs` (processes), or on a cluster.

    With several, and where the task lets them be joined, they come in stretches. `cluster` is the address of a
    scheduler; `NoCluster` if it does not answer. `patience` is that of whoever makes the pieces, and need make no more
    of a file that is given up.
    """
    maker = Maker(compiled.rulebook, task)
    borne_with = partial((patience or Patience()).items, maker)
    if cluster is not None:
        from subsidiarity.batch.cluster import Cluster
        from subsidiarity.batch.workers import WorkOrder

        with Cluster(cluster) as crew:
            chunks = chunks_of(map(with_data, pieces), FILES_TOGETHER)
            yield from borne_with(without_twins(maker, WorkOrder(crew, compiled, task).judged(chunks)))
    elif jobs > 1:
        from subsidiarity.batch.processes import Processes
        from subsidiarity.batch.workers import WorkOrder

        with Processes(jobs) as processes:
            chunks = chunks_of(pieces, FILES_TOGETHER)
            yield from borne_with(without_twins(maker, WorkOrder(processes, compiled, task).judged(chunks)))
    else:
        yield from borne_with(judge(Evaluator(compiled), maker, pieces, LatestIds()))


def evaluate_paths(
    compiled: CompiledRulebook, task: Task[T], paths: Sequence[str], otherwise: Form, jobs: int, cluster: str | None
) -> Generator[Item[T], None, None]:
    """The judged rows of files and folders of this machine, and of addresses that `fsspec` knows."""
    opener: Opener = open_stream
    files = decision_files(paths)
    if any(MARK in path for path in paths):
        from subsidiarity.batch.remote import addresses, open_anywhere

        opener, files = open_anywhere, addresses(files)
    questions = [question.id for question in compiled.rulebook.questions]
    patience = Patience()
    pieces = pieces_of(files, questions, otherwise, opener, patience.is_lost)
    return evaluate_pieces(compiled, task, pieces, jobs, cluster, patience)
